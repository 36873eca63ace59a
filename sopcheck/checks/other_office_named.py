"""Do the head who approves, or the records of an SOP, belong to another office of the same kind than the letterhead's?

    check: other-office-named
    params: {di: [pencatatan_pendataan, peringatan], milik: [lingkungan, kinerja]}

Only "Dinas …" against "Dinas …" and "Badan …" against "Badan …", by names that share no word. In a field only
right behind a word of `milik`, by which it is the office's own ("di lingkungan …"), and not one of the name of the SOP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.checks.region_matches import NO_LETTERHEAD
from sopcheck.engine.block import INSTANSI, OFFICIALS, Block
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.office_names import other_offices
from sopcheck.language.text import one_line, tokens
from sopcheck.language.words import words_of
from sopcheck.model.locators import LABELS

NEAR = 40  # characters before an office that are looked at


class PengesahLain(Fact):
    """jabatan: the office that approves; instansi: the letterhead."""

    jabatan: str
    instansi: str


class PemilikLain(Fact):
    """lain: the other office; teks: the entry; instansi: the letterhead."""

    unsur: str
    lain: str
    teks: str
    instansi: str


class Unsur(Params):
    """di: fields of the identity block; milik: words before the name of the office that has the SOP."""

    di: tuple[str, ...] = ()
    milik: frozenset[str] = frozenset()


@check(PengesahLain, PemilikLain, params=Unsur)
def other_office_named(sop: Reading, context: Context, params: Unsur) -> Iterable[Seen] | Looked:
    block = sop.block
    if block.letterhead and not sop.unread and not block.marks & INSTANSI:
        return ONE
    return _look(sop, params, block)


def _look(sop: Reading, params: Unsur, block: Block) -> Iterator[Seen]:
    if "instansi" in sop.unread or not block.letterhead:
        lost = sop.state("instansi") == "tak-terbaca"
        yield Unknown("instansi", "tidak terbaca pada berkas") if lost else NO_LETTERHEAD
        return
    shown, name = one_line(block.letterhead), set(tokens(sop.sop.nama or ""))
    for official in OFFICIALS:
        at, printed = f"{official}.jabatan", sop.printed[official]
        office = printed.jabatan if printed else None
        if sop.is_unread(at):
            yield Unknown(at, "tidak terbaca pada berkas")
        elif office and other_offices(office, block.letterhead):
            yield Hit(at, PengesahLain(jabatan=one_line(office), instansi=shown), tinjau=True)
    for field in params.di:
        for at, words in sop.items(field):
            other = _owner(words, block.letterhead, params.milik)
            if other and not name.issuperset(tokens(other)):
                fact = PemilikLain(unsur=LABELS[field], lain=other, teks=one_line(words), instansi=shown)
                yield Hit(at, fact, tinjau=True)
    yield ONE


def _owner(words: str, letterhead: str, owning: frozenset[str]) -> str | None:
    """The first other office of an entry that is written as the one to which the SOP belongs."""
    for other in other_offices(words, letterhead):
        before = words_of(words[max(0, other.start - NEAR) : other.start])
        if before and before[-1].norm in owning:
            return other.words
    return None
