"""How long a kind of work plausibly takes: rules/law/plausible_time.csv, a decision table that an auditor may edit.

A row names work (active verbs, "kelas:mencatat", or "semua"), what it is done to (first words, or "semua"), a floor and
a ceiling ("-" for none). For a verb and its object exactly one row holds: the one that names the verb rather than its
class or "semua", and among these the one that names the object.

>>> load_plausible().row("olah", "data").floor.words
'10 menit'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sopcheck.engine.limits import ANY, ANY_WORK, Limit, work_in_words
from sopcheck.engine.times import rough
from sopcheck.errors import RuleError, did_you_mean
from sopcheck.home import data_file
from sopcheck.language.activity import Activity
from sopcheck.language.documents import parse_document
from sopcheck.language.durations import parse_duration
from sopcheck.language.verbs import active_forms, active_root, base_root, normal_form, roots_of_class, verb_classes
from sopcheck.law.tables import Row as Cells
from sopcheck.law.tables import rows
from sopcheck.model.findings import GRADES

PLAUSIBLE = "rules/law/plausible_time.csv"
COLUMNS = "kerja objek paling_singkat paling_lama grade sumber dasar catatan"
CLASS = "kelas:"
EXAMPLE = "contohnya “10 menit”, “3 hari kerja”, atau “-” bila tidak dibatasi"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A row. named: roots it names; classed: roots of the classes it names; anything, whatever: "semua" for work and
    object; objects: first words. floor, ceiling: None where it sets none. where: file and line.
    """

    cells: Cells
    named: frozenset[str]
    classed: frozenset[str]
    anything: bool
    objects: frozenset[str]
    floor: Limit | None
    ceiling: Limit | None

    @property
    def whatever(self) -> bool:
        return not self.objects

    @property
    def where(self) -> str:
        """File and line."""
        return self.cells.where


class Plausible:
    """The table, checked: one row for every work and object, none contradicting another."""

    def __init__(self, content: bytes, name: str = PLAUSIBLE) -> None:
        """content: the bytes of the CSV file. Raises RuleError about the first mistake, gap or overlap."""
        self.entries = tuple(_entry(cells) for cells in rows(content, name, COLUMNS))
        for one, other in combinations(self.entries, 2):
            _require_apart(one, other, self.entries)
        rest = [entry for entry in self.entries if entry.anything and entry.whatever]
        if not rest:
            raise RuleError(
                name, "tidak ada baris untuk pekerjaan dan objek yang tidak disebut", f"tambahkan baris {ANY}, {ANY}"
            )
        self._rest = rest[0]

    def row(self, root: str, begins: str) -> Entry:
        """The row that holds for a verb root and the first word of what it is done to."""
        best, rank = self._rest, (-1, -1)
        for entry in self.entries:
            found = _rank(entry, root, begins)
            if found and found > rank:
                best, rank = entry, found
        return best

    def limits_of(self, activity: Activity, floor: bool) -> Sequence[tuple[Limit, str]]:
        """The floor or the ceiling of a step with the work it is for; none if there is none.

        A step lasts at least as long as its longest part: the highest floor counts, and the highest ceiling if every
        part has one.
        """
        found = []
        for root, words in _done(activity):
            begins = parse_document(words).name.partition(" ")[0] if words else ""
            entry = self.row(root, begins)
            limit = entry.floor if floor else entry.ceiling
            if limit:
                about = work_in_words(root, begins if entry.objects else "")
                found.append((limit, ANY_WORK if entry.anything else about))
            elif not floor:
                return ()
        return (max(found, key=_minutes),) if found else ()


def _done(activity: Activity) -> Sequence[tuple[str, str]]:
    """(root, what it is done to) of every verb; a verb outside the list, or none at all, is work like any other."""
    done = [(root, words) for root, words in activity.clauses if root in activity.verbs]
    listed = {root for root, _ in done}
    return done if done and listed.issuperset(activity.verbs) else [*done, ("", "")]


@cache
def load_plausible() -> Plausible:
    """Our own table."""
    return Plausible(data_file(PLAUSIBLE).read_bytes())


def _entry(cells: Cells) -> Entry:
    named, classed, anything = _work(cells)
    objects = frozenset(_listed(cells, "objek"))
    floor, ceiling = (_limit(cells, column) for column in ("paling_singkat", "paling_lama"))
    if floor and ceiling and floor.minutes > ceiling.minutes:
        raise cells.refuse("paling_singkat", f"“{floor.words}” lebih lama daripada paling_lama “{ceiling.words}”")
    if cells.choice("grade", tuple(GRADES)) in ("V", "D"):
        cells.text("sumber")
    cells.text("dasar")
    return Entry(cells, named, classed, anything, objects - {ANY}, floor, ceiling)


def _work(cells: Cells) -> tuple[frozenset[str], frozenset[str], bool]:
    """(roots named, roots of the classes named, whether any work is meant)."""
    words = _listed(cells, "kerja")
    if ANY in words:
        return frozenset(), frozenset(), True
    named: set[str] = set()
    classed: set[str] = set()
    for word in words:
        if word.startswith(CLASS):
            name = word.removeprefix(CLASS)
            if name not in verb_classes():
                known = did_you_mean(name, verb_classes()) or f"kelasnya: {', '.join(verb_classes())}"
                raise cells.refuse("kerja", f"kelas “{name}” tidak dikenal", known)
            classed |= roots_of_class(name)
        elif root := active_root(word) or base_root(word):
            named.add(root)
        else:
            forms = f"tulis bentuk aktifnya (“mengolah”), “{CLASS}…”, atau “{ANY}”"
            known = did_you_mean(word, active_forms()) or forms
            raise cells.refuse("kerja", f"“{word}” bukan kata kerja yang dikenal", known)
    return frozenset(named), frozenset(classed), False


def _listed(cells: Cells, column: str) -> Sequence[str]:
    """The words of a cell, between blanks, commas or semicolons; "semua" stands alone."""
    words = cells.text(column).casefold().replace(",", " ").replace(";", " ").split()
    if ANY in words and len(words) > 1:
        allowed = f"tulis “{ANY}” saja, atau kata-katanya saja"
        raise cells.refuse(column, f"“{ANY}” berdiri di samping kata lain", allowed)
    return words


def _limit(cells: Cells, column: str) -> Limit | None:
    """A floor or ceiling; None where the row says that there is none. A cell left empty says nothing, so is refused."""
    words = cells.text(column)
    if words in ("-", "–"):
        return None
    duration = parse_duration(words)
    if duration.kind != "lama" or not duration.low or duration.qualifier:
        raise cells.refuse(column, f"“{words}” bukan satu lama waktu", EXAMPLE)
    floor = column == "paling_singkat"
    return Limit(words, duration.low, rough(words).low, frozenset(), frozenset(), floor)


def _rank(entry: Entry, root: str, begins: str) -> tuple[int, int] | None:
    """How closely a row fits; None if it does not."""
    if entry.objects and begins not in entry.objects:
        return None
    of_work = 2 if root in entry.named else 1 if root in entry.classed else 0 if entry.anything else None
    return None if of_work is None else (of_work, bool(entry.objects))


def _require_apart(one: Entry, other: Entry, entries: Sequence[Entry]) -> None:
    """Two rows never fit the same work and object equally well, unless a third fits it better."""
    shared = one.objects & other.objects if one.objects and other.objects else frozenset({""})
    if bool(one.objects) != bool(other.objects) or not shared:
        return
    both = (one.named & other.named) | (one.classed & other.classed)
    for root in sorted(both) or ([""] if one.anything and other.anything else []):
        for begins in sorted(shared):
            rank = _rank(one, root, begins)
            if rank and rank == _rank(other, root, begins):
                if any((better := _rank(entry, root, begins)) and better > rank for entry in entries):
                    continue
                work = " ".join(filter(None, (normal_form(root) if root else ANY, begins or ANY)))
                line = one.where.rpartition(":")[2]
                raise other.cells.refuse(
                    "kerja",
                    f"baris ini dan baris {line} sama-sama berlaku untuk “{work}”",
                    "gabungkan keduanya, pisahkan objeknya, atau sebut kata kerjanya di satu baris saja",
                )


def _minutes(limited: tuple[Limit, str]) -> float:
    return limited[0].minutes
