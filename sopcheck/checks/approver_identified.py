"""Do the name and the NIP of the approver stand in “Disahkan oleh” or in the signature block?

check: approver-identified
params:
    tanpa_nip: [menteri, kapolres]   # holders of these offices have no NIP; elected heads are known
    pasti: [kepala, camat]           # holders of these offices have one; of any other it is not certain
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.fields import State, only_dots, plainly_filled
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.actors import is_elected_head
from sopcheck.language.text import normal
from sopcheck.model.sop import Pejabat

BOTH = looked(2)
BLOCKS = ("disahkan_oleh", "penanda_tangan")


class TanpaNama(Fact):
    """jabatan: the printed office."""

    jabatan: str


class TanpaNip(Fact):
    jabatan: str


class TanpaNamaDanNip(Fact):
    jabatan: str


class Pengesah(Params):
    """First words (normal form) of offices. tanpa_nip: the holder has no NIP; pasti: surely has one."""

    tanpa_nip: tuple[str, ...] = ()
    pasti: tuple[str, ...] = ()


@check(TanpaNama, TanpaNip, TanpaNamaDanNip, params=Pengesah)
def approver_identified(sop: Reading, context: Context, params: Pengesah) -> Iterable[Seen] | Looked:
    official = sop.printed["disahkan_oleh"]
    return BOTH if official and not sop.unread and _plainly_identified(official) else _in_doubt(sop, params)


def _plainly_identified(official: Pejabat) -> bool:
    return plainly_filled(official.nama) and plainly_filled(official.nip)


def _in_doubt(sop: Reading, params: Pengesah) -> Iterator[Seen]:
    """Where “Disahkan oleh” does not plainly hold both."""
    name, nip = _state(sop, "nama"), _state(sop, "nip")
    if name == nip == "ada":
        yield BOTH
        return
    offices = [words for block in BLOCKS if (words := _office(sop, block))]
    if not offices and name != "ada" and "tak-terbaca" not in (name, nip):
        yield NotApplicable("pejabat yang mengesahkan tidak tercantum")
        return
    states = {"nama": name}
    if nip == "ada" or (offices and not any(_has_no_nip(office, params) for office in offices)):
        states["nip"] = nip
    for part, state in states.items():
        if state == "tak-terbaca":
            yield Unknown(f"{_block(sop, part, state)}.{part}", "tidak terbaca pada berkas")
    missing = [part for part, state in states.items() if state in ("kosong", "tidak-ada")]
    if missing:
        fact = TanpaNamaDanNip if len(missing) == 2 else TanpaNama if missing == ["nama"] else TanpaNip
        at = f"{_block(sop, missing[0], states[missing[0]])}.{missing[0]}"
        sure = missing == ["nama"] or not offices or any(_begins(office, params.pasti) for office in offices)
        yield Hit(at, fact(jabatan=offices[0] if offices else "–"), quotes=tuple(offices[:1]), tinjau=not sure)
    if judged := sum(state != "tak-terbaca" for state in states.values()):
        yield looked(judged)


def _state(sop: Reading, part: str) -> State:
    """The best state of a part of the two blocks: either place will do, and a lost one may hold it."""
    if not sop.unread and any(plainly_filled(getattr(sop.printed[block], part, None)) for block in BLOCKS):
        return "ada"
    first = _state_in(sop, BLOCKS[0], part)
    if first == "ada":
        return first
    both = (first, _state_in(sop, BLOCKS[1], part))
    order: tuple[State, ...] = ("ada", "tak-terbaca", "kosong", "tidak-ada")
    return next(state for state in order if state in both)


def _state_in(sop: Reading, block: str, part: str) -> State:
    state = sop.state(f"{block}.{part}")
    return "kosong" if state == "ada" and only_dots(getattr(getattr(sop.sop, block), part)) else state


def _block(sop: Reading, part: str, state: State) -> str:
    """The block in which a part is in that state."""
    return BLOCKS[0] if _state_in(sop, BLOCKS[0], part) == state else BLOCKS[1]


def _office(sop: Reading, block: str) -> str | None:
    """The printed office, where it could be read."""
    return getattr(sop.sop, block).jabatan if _state_in(sop, block, "jabatan") == "ada" else None


def _has_no_nip(office: str, params: Pengesah) -> bool:
    return is_elected_head(office) or _begins(office, params.tanpa_nip)


def _begins(office: str, names: tuple[str, ...]) -> bool:
    words = f"{normal(office)} "
    return any(words.startswith(f"{name} ") for name in names)
