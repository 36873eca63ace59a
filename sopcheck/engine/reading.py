"""One SOP made ready to look at: its fields' states and its interpreted words, each computed once.

Every check gets a Reading. Nothing here judges; what cannot be read is None or "tak-terbaca".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sopcheck.engine.bases import EMPTY, WHOLLY_LOST, Bases, judge_of
from sopcheck.engine.block import Block, block_of
from sopcheck.engine.check import Context
from sopcheck.engine.control_flow import Control
from sopcheck.engine.dates import FIELDS as DATES
from sopcheck.engine.dates import Dates, printed_dates, read_together
from sopcheck.engine.document_flow import Flow
from sopcheck.engine.fields import Fields, State
from sopcheck.engine.lazy import lazy
from sopcheck.engine.marks import Marks
from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table
from sopcheck.engine.times import Times
from sopcheck.engine.totals import Added, added_up
from sopcheck.engine.wording import Wording
from sopcheck.language.abbreviations import abbreviations_in, renamed
from sopcheck.language.document_owners import without_owner
from sopcheck.language.headings import canonical_column
from sopcheck.language.text import CACHE, is_blank
from sopcheck.model.locators import step_labels
from sopcheck.model.sop import Langkah
from sopcheck.model.values import Duration, PartialDate

COLUMN_KEYS = ("nomor", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan")
"""The columns of the step table in the standard form."""

EXPLAINING = ("nama", "keterkaitan", "pencatatan_pendataan", "peralatan_perlengkapan", "kualifikasi_pelaksana")
"""Fields of the identity block that may explain an abbreviation."""

ALL_COLUMNS: Mapping[str, State] = dict.fromkeys(COLUMN_KEYS, "ada")


class Reading(Fields):
    """An SOP with its shared facts."""

    @lazy
    def block(self) -> Block:
        """The words of the identity block gone through once (engine/block.py)."""
        return block_of(self.printed)

    # -- dates -------------------------------------------------------------------------------------------

    @lazy
    def dates(self) -> Dates:
        """The dates of the identity block (engine/dates.py)."""
        return read_together(printed_dates(self.printed), self.unread and self.unread.intersection(DATES))

    @property
    def valid_from(self) -> PartialDate | None:
        """When this edition came into force, as far as it can be read."""
        return self.dates.valid_from

    # -- legal bases -------------------------------------------------------------------------------------

    _held: Bases = EMPTY
    _held_in: Context | None = None

    def bases(self, context: Context) -> Bases:
        """The legal bases held against the registry on the day of the check (engine/bases.py), once per reading."""
        if self._held_in is not context:
            self._held, self._held_in = self._hold(context), context
        return self._held

    def _hold(self, context: Context) -> Bases:
        printed = self.readable("dasar_hukum")
        if not printed:
            return WHOLLY_LOST if self.state("dasar_hukum") == "tak-terbaca" else EMPTY
        return judge_of(context.law, context.as_of).bases(printed)

    # -- the step table ----------------------------------------------------------------------------------

    @lazy
    def table(self) -> Table:
        """The step table gone through once (engine/table.py): what most rules ask first."""
        return Table(self.sop, self.unread, self.whole)

    @property
    def steps(self) -> Sequence[Step]:
        """The rows of the step table, first to last."""
        return self.table.steps

    @lazy
    def columns(self) -> Mapping[str, State]:
        """Of each column of the standard form: "ada", "tidak-ada" or "tak-terbaca" (not: is it filled)."""
        rows: tuple[Langkah, ...] = self.sop.langkah or ()
        if rows and _has_all_columns(rows[0]):
            return ALL_COLUMNS
        headings = self.sop.kolom
        named = {canonical_column(words) for words in headings if words} if headings else None
        lost_heading = headings is not None and None in headings
        found: dict[str, State] = {}
        first = rows[0] if rows else None
        for column in COLUMN_KEYS:
            if (
                getattr(first, column, None) is not None
                or (named and column in named)
                or any(getattr(row, column) is not None for row in rows)
            ):
                found[column] = "ada"
            elif not self.whole or lost_heading or "kolom" in self.unread or "langkah" in self.unread:
                found[column] = "tak-terbaca"
            else:
                found[column] = "tidak-ada"
        if self.sop.pelaksana is not None:
            found["pelaksana"] = "ada"
        return found

    @lazy
    def actors(self) -> tuple[tuple[str, str], ...]:
        """(locator, words) of the actor columns whose heading could be read."""
        return tuple(self.items("pelaksana")) if self.unread else actor_columns(self.sop.pelaksana or ())

    @property
    def column_names(self) -> tuple[str, ...]:
        """The words of the actor columns whose heading could be read."""
        return column_names(self.actors)

    @lazy
    def total(self) -> Duration | None:
        """The stated total time, if the form states one that could be read; a bare number is in the column's unit."""
        from sopcheck.language.durations import parse_duration

        words = self.sop.total_waktu
        unit = self.sop.satuan_waktu
        return parse_duration(words, unit) if words and not self.is_unread("total_waktu") else None

    def label(self, step: Step) -> str:
        """How a row is called: "Langkah 3"."""
        return self.labels[step.position - 1]

    @lazy
    def labels(self) -> tuple[str, ...]:
        """How each row is called ("Langkah 3")."""
        return step_labels(self.numbers)

    @lazy
    def numbers(self) -> tuple[str | None, ...]:
        """The printed numbers of the rows."""
        return self.table.printed.nomor

    @lazy
    def added(self) -> Added:
        """The sum of the Waktu column, and which steps are not in it (engine/totals.py)."""
        apart = self.table.apart
        steps = [step for step in self.steps if step.position not in apart] if apart else self.steps
        return added_up(steps, self.whole)

    @lazy
    def times(self) -> Times:
        """The Waktu column gone through once: shortest and longest step, units, what was not read (engine/times.py)."""
        return Times(self.table)

    @lazy
    def flow(self) -> Flow:
        """Which row yields, needs and names which paper, gone through once (engine/document_flow.py)."""
        return Flow(self.table)

    @lazy
    def abbreviations(self) -> Mapping[str, tuple[str, ...]]:
        """Abbreviation → the words it stands for, both in normal form, as the SOP itself explains them."""
        found = {short: full for cells in self.table.cells for short, full in cells.explained}
        for field in EXPLAINING:
            found.update(_explained(self.printed[field] or ()))
        return found

    def other_names(self, name: str) -> Iterable[str]:
        """A paper's name with the SOP's own abbreviations written out or in, and without whose it is."""
        base, owner = without_owner(name)
        others = (*renamed(name, self.abbreviations),) if self.abbreviations else ()
        return (base, *others) if owner else others

    @lazy
    def control(self) -> Control:
        """Which row leads to which, by symbols and arrows (engine/control_flow.py)."""
        return Control(self.table)

    @lazy
    def wording(self) -> Wording:
        """The words of the step table gone through once: how Kegiatan begin, doers, old terms (engine/wording.py)."""
        return Wording(self.table)

    @lazy
    def marks(self) -> Marks:
        """The actor marks gone through once: columns used, rows without mark, rows not known (engine/marks.py)."""
        return Marks(self.table)


def _has_all_columns(row: Langkah) -> bool:
    return (
        row.nomor is not None
        and row.kegiatan is not None
        and row.pelaksana is not None
        and row.kelengkapan is not None
        and row.waktu is not None
        and row.output is not None
        and row.keterangan is not None
    )


@lru_cache(CACHE)
def column_names(columns: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The words of (locator, words)."""
    return tuple([words for _, words in columns])


@lru_cache(CACHE)
def actor_columns(headings: tuple[str | None, ...]) -> tuple[tuple[str, str], ...]:
    """(locator, words) of the headings that are there and not blank."""
    return tuple((f"pelaksana.{n}", words) for n, words in enumerate(headings, 1) if words and not is_blank(words))


@lru_cache(CACHE)
def _explained(field: str | tuple[str | None, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The abbreviations that a field of the identity block explains."""
    items = (field,) if isinstance(field, str) else field
    return tuple(pair for words in items if words for pair in abbreviations_in(words))
