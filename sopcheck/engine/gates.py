"""The columns of a batch (batch.py), and the gates of rules that they make: whether a document is plainly in order.

@check(BelumDibuat, gate=rows_without(DISCUSSES))
@check(KataKerja, by=by_title)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sopcheck.engine.batch import EVERY, Gate, Of
from sopcheck.engine.check import Context, looked
from sopcheck.engine.reading import Reading
from sopcheck.engine.times import HARI, HARI_KALENDER, HARI_KERJA


def always(answer: Any) -> Of:
    """The same answer for every document."""
    return lambda sop, context: answer


# -- printed words -------------------------------------------------------------------------------------------


@cache
def by_words(*locators: str) -> Of:
    """What stands in some fields of the identity block; None where anything of the SOP was lost.

    A single field must be filled in; of several it is part of the answer which of them are not there.
    """
    if len(locators) > 1:
        standing = [_standing(at) for at in locators]
        return lambda sop, context: None if sop.unread else (sop.whole, *[read(sop.printed) for read in standing])
    (at,) = locators
    if "." in at:
        field, _, part = at.partition(".")
        return lambda sop, context: None if sop.unread else getattr(sop.printed[field], part, None) or None
    return lambda sop, context: None if sop.unread else sop.printed[at] or None


def _standing(locator: str) -> Callable[[Mapping[str, Any]], Any]:
    """A field; of a part of one ("disahkan_oleh.nip") a tuple, so that it is told from a field that is not there."""
    field, _, part = locator.partition(".")
    if not part:
        return itemgetter(field)
    return lambda printed: (getattr(printed[field], part),) if printed[field] else None


def by_title(params: Any) -> Of:
    """By the name of the SOP."""
    return by_words("nama")


def by_dates(params: Any) -> Of:
    """By the dates of the identity block."""
    return _dates


def _dates(sop: Reading, context: Context) -> Any:
    return None if sop.unread else sop.dates


def by_dates_today(params: Any) -> Of:
    """By the dates of the identity block and the day of the check."""
    return _dates_today


def _dates_today(sop: Reading, context: Context) -> Any:
    return None if sop.unread else (sop.dates, context.as_of)


def by_numbers(params: Any) -> Of:
    """By the printed numbers of the rows."""
    return _numbers


def _numbers(sop: Reading, context: Context) -> Any:
    return sop.numbers if sop.table.plain and not sop.sop.langkah_tersembunyi else None


# -- the step table ------------------------------------------------------------------------------------------


def _marks_if_legible(sop: Reading, context: Context) -> int:
    table = sop.table
    return table.marks if table.legible else EVERY


def _marks_if_plain(sop: Reading, context: Context) -> int:
    table = sop.table
    return table.marks if table.plain else EVERY


def _rows(sop: Reading, context: Context) -> Any:
    return sop.table.judged


def rows_without(marks: int, answer: Of = _rows) -> Gate:
    """All rows could be read, and none bears one of the marks (engine/noted.py)."""
    return Gate(_marks_if_legible, marks, answer)


def rows_plainly_without(marks: int) -> Gate:
    """Nothing of the SOP was lost or merged, and no row bears one of the marks."""
    return Gate(_marks_if_plain, marks, _rows)


# -- times ---------------------------------------------------------------------------------------------------

BERTOTAL, NOL, BERSATUAN, CAMPUR = (1 << n for n in range(50, 54))
"""Flags beside the marks of Waktu: a total is printed; a time may be zero; a unit stands in the heading; days stand
both alone and with their kind."""


def _marks_if_filled(sop: Reading, context: Context) -> int:
    times = sop.times
    if not times.all_filled:
        return EVERY
    marks = times.marks if times.shortest > 0 else times.marks | NOL
    if sop.sop.total_waktu:
        marks |= BERTOTAL
    if marks & HARI and marks & (HARI_KERJA | HARI_KALENDER):
        marks |= CAMPUR
    return marks | BERSATUAN if sop.sop.satuan_waktu else marks


def _marks_if_measured(sop: Reading, context: Context) -> int:
    return sop.table.marks if sop.times.all_measured else EVERY


def _filled(sop: Reading, context: Context) -> Any:
    return sop.times.all_filled


def _measured(sop: Reading, context: Context) -> Any:
    return sop.times.all_measured


def times_without(marks: int) -> Gate:
    """Every cell of Waktu that has words could be read, and neither they nor the form bear one of the marks."""
    return Gate(_marks_if_filled, marks, _filled)


def lengths_without(marks: int) -> Gate:
    """Every length of time stands for a row of its own, and no row bears one of the marks."""
    return Gate(_marks_if_measured, marks, _measured)


# -- legal bases ---------------------------------------------------------------------------------------------


def _flags_of_bases(sop: Reading, context: Context) -> int:
    return sop.bases(context).flags


def bases_without(flags: int, answer: Of) -> Gate:
    """The list of legal bases has none of these flags (engine/basis.py)."""
    return Gate(_flags_of_bases, flags, answer)


def of_all(sop: Reading, context: Context) -> Any:
    """Of all citations."""
    return sop.bases(context).of_all


def of_numbered(sop: Reading, context: Context) -> Any:
    """Of those with number and year."""
    return sop.bases(context).of_numbered


def of_titled(sop: Reading, context: Context) -> Any:
    """Of those whose title can be compared."""
    return sop.bases(context).of_titled


def of_entitled(sop: Reading, context: Context) -> Any:
    """Of those with a title."""
    return sop.bases(context).of_entitled


def of_gazetted(sop: Reading, context: Context) -> Any:
    """Of those whose gazette can be compared."""
    return sop.bases(context).of_gazetted


# -- the flow of papers --------------------------------------------------------------------------------------

TERSISA, MENDAHULUI = 1, 2
"""Flags: a row may yield what nobody needs; a row needs what only a later one yields."""


def _doubts_about_papers(sop: Reading, context: Context) -> int:
    if not sop.table.legible:
        return EVERY
    flow = sop.flow
    return (TERSISA if flow.unclaimed else 0) | (MENDAHULUI if flow.early_names else 0)


def papers_without(flags: int) -> Gate:
    """All rows could be read, and the papers they pass on raise none of these doubts."""
    return Gate(_doubts_about_papers, flags, _rows)


# -- the flow of control -------------------------------------------------------------------------------------

BELOK, TAK_TERTIB, BERCABANG, TAK_BERUJUNG, LAIN_BENTUK, TAK_BERAKHIR = (1 << n for n in range(6))
"""Flags: not every row goes on to the next alone; nor has its symbol; a decision, or a symbol not known; no capsule for
the beginning or the end; a symbol other than box and capsule; the end is not drawn in the last row alone."""


def _doubts_about_control(sop: Reading, context: Context) -> int:
    control = sop.control
    flags = 0 if control.straight else BELOK | TAK_TERTIB | TAK_BERAKHIR
    if not control.all_symbols:
        flags |= BERCABANG | LAIN_BENTUK | TAK_TERTIB
    elif control.decisions:
        flags |= BERCABANG
    if not control.plain:
        flags |= LAIN_BENTUK
    if not control.begun_and_ended:
        flags |= TAK_BERUJUNG
    return flags if flags & TAK_BERAKHIR or control.ended_below else flags | TAK_BERAKHIR


def arrows_without(flags: int, answer: Of = _rows) -> Gate:
    """The symbols and arrows raise none of these doubts."""
    return Gate(_doubts_about_control, flags, answer)


# -- the actor columns ---------------------------------------------------------------------------------------

TAK_BERNAMA, TAK_TERPAKAI, TAK_BERTANDA, TUNGGAL = (1 << n for n in range(4))
"""Flags: a heading is blank or lost, or there is none; a column without mark; a row perhaps without mark; not several
actors for certain."""


def _doubts_about_actors(sop: Reading, context: Context) -> int:
    marks, headings = sop.marks, sop.sop.pelaksana
    flags = TAK_BERTANDA if marks.empty or marks.unknown or marks.apart or not marks.used else 0
    if not headings or len(sop.actors) != len(headings):
        return flags | TAK_BERNAMA | TAK_TERPAKAI | TUNGGAL
    if len(headings) == 1 or sop.sop.jenis == "teknis":
        flags |= TUNGGAL
    return flags if marks.used.issuperset(headings) else flags | TAK_TERPAKAI


def _columns(sop: Reading, context: Context) -> Any:
    return looked(len(sop.actors))


def columns_without(flags: int) -> Gate:
    """The actor columns raise none of these doubts."""
    return Gate(_doubts_about_actors, flags, _columns)


def rows_marked() -> Gate:
    """Every row certainly has a mark."""
    return Gate(_doubts_about_actors, TAK_BERTANDA, _rows)
