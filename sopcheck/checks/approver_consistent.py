"""Are the approver and the signatory one office and one person, where both are printed?

check: approver-consistent

Only what is certainly different is told: offices of different rank, names without a word in common. "a.n.", "Plt.",
another wording of the unit, and names withheld ("[nama]") are no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.fields import inked, only_dots
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.officials import other_office, other_person
from sopcheck.language.text import one_line
from sopcheck.model.sop import Pejabat

FIRST, SECOND = "disahkan_oleh", "penanda_tangan"
WITHHELD = "[nama]"
ONCE = NotApplicable("pejabat hanya tercantum di satu tempat")


class JabatanBerbeda(Fact):
    """The offices as printed."""

    pengesah: str
    penanda_tangan: str


class NamaBerbeda(Fact):
    """The names as printed."""

    pengesah: str
    penanda_tangan: str


@check(JabatanBerbeda, NamaBerbeda)
def approver_consistent(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    first, second = sop.printed[FIRST], sop.printed[SECOND]
    return ONE if first and second and not sop.unread and _plainly_one(first, second) else _compared(sop)


def _plainly_one(first: Pejabat, second: Pejabat) -> bool:
    """Whether both blocks print the same office, and names that are withheld: nothing else to compare."""
    office = first.jabatan
    if not office or office != second.jabatan or not inked(office):
        return False
    return first.nama == second.nama == WITHHELD


def _compared(sop: Reading) -> Iterator[Seen]:
    if sop.sop.penanda_tangan is None or sop.sop.disahkan_oleh is None:
        yield _nothing(sop, FIRST, SECOND) if sop.unread else ONCE
        return
    judged = 0
    office, signing = _words(sop, FIRST, "jabatan"), _words(sop, SECOND, "jabatan")
    if office and signing:
        judged += 1
        if office != signing and other_office(office, signing):
            fact = JabatanBerbeda(pengesah=one_line(office), penanda_tangan=one_line(signing))
            yield Hit(f"{FIRST}.jabatan", fact, related=(f"{SECOND}.jabatan",))
    name, signer = _words(sop, FIRST, "nama"), _words(sop, SECOND, "nama")
    withheld = WITHHELD in (name, signer)
    if name and signer and not withheld:
        judged += 1
        if name != signer and other_person(name, signer):
            people = NamaBerbeda(pengesah=one_line(name), penanda_tangan=one_line(signer))
            yield Hit(f"{FIRST}.nama", people, related=(f"{SECOND}.nama",))
    if judged:
        yield looked(judged)
    elif name and signer:
        yield Unknown(f"{FIRST}.nama", "nama disamarkan")
    else:
        yield _nothing(sop, *(f"{block}.{part}" for block in (FIRST, SECOND) for part in ("jabatan", "nama")))


def _words(sop: Reading, block: str, part: str) -> str | None:
    """A part of a block where it could be read and is filled in."""
    words: str | None = getattr(getattr(sop.sop, block), part)
    return words if words and sop.state(f"{block}.{part}") == "ada" and not only_dots(words) else None


def _nothing(sop: Reading, *places: str) -> Seen:
    """Why there are no two things to compare."""
    lost = next((at for at in places if sop.is_unread(at)), None)
    return Unknown(lost, "tidak terbaca pada berkas") if lost else ONCE
