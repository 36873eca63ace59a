"""Do the head who approves, or the records of an SOP, belong to another office of the same kind than the letterhead's?

    check: other-office-named
    params: {di: [pencatatan_pendataan, peringatan], milik: [lingkungan, kinerja]}

Only "Dinas …" against "Dinas …" and "Badan …" against "Badan …", by names that share no word. In a field only
right behind a word of `milik`, by which it is the office's own ("di lingkungan …"), and not one of the name of the SOP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.region_matches import NO_LETTERHEAD
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.office_names import other_offices
from sopcheck.language.text import one_line, tokens
from sopcheck.language.words import words_of
from sopcheck.model.locators import LABELS

OFFICIALS = ("disahkan_oleh", "penanda_tangan")
NEAR = 40  # characters before an office that are looked at
NOTHING = NotApplicable("tidak ada isian yang dapat dibandingkan dengan kop")


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
    printed = sop.printed
    instansi, unit = printed["instansi"], printed["unit_kerja"]
    if "instansi" in sop.unread or not (instansi or unit):
        lost = sop.state("instansi") == "tak-terbaca"
        return (Unknown("instansi", "tidak terbaca pada berkas"),) if lost else (NO_LETTERHEAD,)
    letterhead = ", ".join(filter(None, (instansi, unit)))
    approvers = tuple(
        [
            (block, official.jabatan)
            for block in OFFICIALS
            if (official := printed[block]) and official.jabatan
            if not (sop.unread and sop.is_unread(f"{block}.jabatan"))
        ]
    )
    lists = tuple([(field, value) for field in params.di if (value := sop.readable(field))])
    return _held_against(params, letterhead, printed["nama"] or "", approvers, lists)


@kept
def _held_against(
    params: Unsur,
    letterhead: str,
    name: str,
    approvers: tuple[tuple[str, str], ...],
    lists: tuple[tuple[str, tuple[str | None, ...]], ...],
) -> Iterator[Seen]:
    shown = one_line(letterhead)
    for block, office in approvers:
        if other_offices(office, letterhead):
            yield Hit(f"{block}.jabatan", PengesahLain(jabatan=one_line(office), instansi=shown), tinjau=True)
    for field, items in lists:
        for number, words in enumerate(items, 1):
            for other in other_offices(words or "", letterhead):
                if _word_before(words or "", other.start) in params.milik and not set(tokens(other.words)) <= set(
                    tokens(name)
                ):
                    fact = PemilikLain(
                        unsur=LABELS[field], lain=other.words, teks=one_line(words or ""), instansi=shown
                    )
                    yield Hit(f"{field}.{number}", fact, tinjau=True)
                    break
    judged = len(approvers) + sum(len(items) for _, items in lists)
    yield looked(judged) if judged else NOTHING


def _word_before(text: str, place: int) -> str:
    words = words_of(text[max(0, place - NEAR) : place])
    return words[-1].norm if words else ""
