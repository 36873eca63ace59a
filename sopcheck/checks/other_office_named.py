"""Do the head who approves, or the records of an SOP, belong to another office of the same kind than the letterhead's?

    check: other-office-named
    params: {di: [pencatatan_pendataan, peringatan]}

Only "Dinas …" against "Dinas …" and "Badan …" against "Badan …", by names that share no word. One from or to which
papers go is a partner, as is one in the name of the SOP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.region_matches import NO_LETTERHEAD
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.office_names import other_offices
from sopcheck.language.sentences import is_partner
from sopcheck.language.text import one_line, tokens
from sopcheck.model.locators import LABELS

OFFICIALS = ("disahkan_oleh", "penanda_tangan")
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
    """di: fields of the identity block."""

    di: tuple[str, ...] = ()


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
    return _held_against(letterhead, printed["nama"] or "", approvers, lists)


@kept
def _held_against(
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
                if not is_partner(words or "", other.start) and not set(tokens(other.words)) <= set(tokens(name)):
                    fact = PemilikLain(
                        unsur=LABELS[field], lain=other.words, teks=one_line(words or ""), instansi=shown
                    )
                    yield Hit(f"{field}.{number}", fact, tinjau=True)
                    break
    judged = len(approvers) + sum(len(items) for _, items in lists)
    yield looked(judged) if judged else NOTHING
