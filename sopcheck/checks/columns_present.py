"""Does the step table have the columns of the standard form, under whatever accepted name?

    check: columns-present
    params: {wajib: [nomor, kegiatan, pelaksana, waktu], pelengkap: [keterangan]}

One finding per missing column. A column without a heading is there all the same if any row holds something. A column
of `pelengkap` is missed only where the headings were given: an SOP typed in by hand leaves out what is blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import ALL_COLUMNS, Reading
from sopcheck.model.locators import COLUMNS


class TidakAda(Fact):
    """kolom: in the words of the standard form."""

    kolom: str


class PelengkapTidakAda(Fact):
    """The same of a column that does not carry the procedure."""

    kolom: str


class Kolom(Params):
    """Keys of columns in the notation."""

    wajib: tuple[str, ...]
    pelengkap: tuple[str, ...] = ()


@check(TidakAda, PelengkapTidakAda, params=Kolom)
def columns_present(sop: Reading, context: Context, params: Kolom) -> Iterable[Seen] | Looked:
    if sop.columns is ALL_COLUMNS:
        return looked(len(params.wajib) + len(params.pelengkap))
    return _look(sop, params)


def _look(sop: Reading, params: Kolom) -> Iterator[Seen]:
    if not sop.sop.langkah and not sop.sop.kolom:
        yield no_steps(sop)
        return
    columns = sop.columns
    judged = 0
    for fact, names in ((TidakAda, params.wajib), (PelengkapTidakAda, params.pelengkap)):
        for name in names:
            state = columns[name]
            if state == "tak-terbaca":
                yield Unknown(_place(sop, name), f"judul kolom {COLUMNS[name]} tidak terbaca")
                continue
            if state == "tidak-ada" and fact is PelengkapTidakAda and sop.sop.kolom is None:
                continue
            judged += 1
            if state == "tidak-ada" and not (name == "pelaksana" and _drawn(sop)):
                yield Hit(_place(sop, name), fact(kolom=COLUMNS[name]), quotes=_headings(sop), anchor=name)
    if judged:
        yield looked(judged)


def _place(sop: Reading, name: str) -> str:
    """The headings, else the table; the actor columns have a place of their own."""
    if name == "pelaksana":
        return name
    return "langkah" if sop.sop.kolom is None else "kolom"


def _headings(sop: Reading) -> tuple[str, ...]:
    return tuple(words for words in sop.sop.kolom or () if words)


def _drawn(sop: Reading) -> bool:
    """Whether shapes stand in the rows, and so actor columns in the table."""
    return any(row.simbol or row.bentuk for row in sop.sop.langkah or ())
