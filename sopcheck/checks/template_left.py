"""Is there anything left of the form that the writer was to replace?

    check: template-left
    params:
      di: [nama, peringatan]              # besides Kegiatan, Kelengkapan and Output of every step
      berkala: [kualifikasi_pelaksana]    # fields in which one name must not bear two years

One finding for what is the same, with all its places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.row_texts import COLUMNS, row_texts
from sopcheck.engine.block import BERKALA, HILANG, OFFICIALS, left_in_block
from sopcheck.engine.block import TEMPLAT as TEMPLAT_ATAS
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.remarks import TEMPLAT
from sopcheck.language.templates import left_over, yearly
from sopcheck.language.text import is_blank, one_line
from sopcheck.model.locators import place

PARTS = ("jabatan", "nama")
SUSPECT = TEMPLAT_ATAS | BERKALA | HILANG
NOTHING = NotApplicable("tidak ada isian yang dapat diperiksa")


class SisaTemplat(Fact):
    """bagian: what was left; teks: the entry; kali: in how many places."""

    bagian: str
    teks: str
    kali: str


class TahunBerbeda(Fact):
    """nama: what bears two years; tahun, lain: the years; tempat: where the second stands."""

    nama: str
    tahun: str
    lain: str
    tempat: str


class Isian(Params):
    """As above."""

    di: tuple[str, ...]
    berkala: tuple[str, ...] = ()


@check(SisaTemplat, TahunBerbeda, params=Isian)
def template_left(sop: Reading, context: Context, params: Isian) -> Iterable[Seen] | Looked:
    block = sop.block
    judged = len(sop.table.rows) + block.count(params.di)
    if judged and not sop.unread and not sop.table.marks & TEMPLAT and not block.marks & SUSPECT:
        return looked(judged)
    return _look(sop, params, judged)


def _look(sop: Reading, params: Isian, judged: int) -> Iterator[Seen]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for at, words, top in _texts(sop, params):
        if left := left_in_block(words) if top else left_over(words):
            found.setdefault(_kind(left), []).append((at, left, words))
    for places in found.values():
        (at, left, words), *further = places
        fact = SisaTemplat(bagian=left, teks=one_line(words), kali=str(len(places)))
        yield Hit(at, fact, related=tuple(other for other, _, _ in further), anchor=left)
    yield from _two_years(sop, params)
    yield from _lost(sop, params)
    yield looked(judged) if judged else NOTHING


def _kind(left: str) -> str:
    """Gaps of any length are one thing."""
    return left.strip(".…_ ").casefold()


def _two_years(sop: Reading, params: Isian) -> Iterator[Hit]:
    """One name that bears different years in different fields."""
    seen: dict[str, tuple[str, str, str]] = {}
    for field in params.berkala:
        for at, words in _items(sop, field):
            for name, year in yearly(words):
                first_at, first_field, first = seen.setdefault(name.casefold(), (at, field, year))
                if first != year and first_field != field:
                    seen[name.casefold()] = (at, field, year)
                    fact = TahunBerbeda(nama=name, tahun=first, lain=year, tempat=place(sop.sop, at))
                    yield Hit(first_at, fact, related=(at,), tinjau=True)


def _texts(sop: Reading, params: Isian) -> Iterator[tuple[str, str, bool]]:
    """(locator, words, whether of the identity block) of everything that is looked at."""
    for field in params.di:
        yield from ((at, words, True) for at, words in _items(sop, field))
    for block in OFFICIALS:
        official = sop.printed[block]
        for part in PARTS if official else ():
            words, at = getattr(official, part), f"{block}.{part}"
            if words and not sop.is_unread(at):
                yield at, words, True
    for step in sop.table.marked(TEMPLAT):
        yield from ((at, words, False) for at, words in row_texts(sop, step))


def _items(sop: Reading, field: str) -> Iterator[tuple[str, str]]:
    value = sop.printed[field]
    if not isinstance(value, str):
        yield from sop.items(field)
    elif not is_blank(value) and not sop.is_unread(field):
        yield field, value


def _lost(sop: Reading, params: Isian) -> Iterator[Unknown]:
    fields = [field for field in params.di if sop.is_unread(field)]
    items = [
        at
        for field in params.di
        if field not in fields and isinstance(sop.printed[field], tuple)
        for at in sop.lost_items(field)
    ]
    cells = [f"{step.at}.{column}" for step in sop.steps if step.lost for column in COLUMNS if step.is_lost(column)]
    yield from (Unknown(at, "tidak terbaca pada berkas") for at in (*fields, *items, *cells))
