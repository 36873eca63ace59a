"""Do the printed numbers of the steps follow one another?

    check: numbers-in-order

What counts as following stands in language/step_numbers.py. A number printed again beside an empty row continues it.
A gap that a hidden row of the file fills is not judged: whether that row belongs to the SOP only its owner can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import by_numbers
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.step_numbers import Fault, Order, covered, read_order

NO_GAP = (0, 0)
LOST = "?"  # stands for a number that could not be read


class Melompat(Fact):
    """dari, ke: neighbours as printed; hilang: what would stand between ("nomor 2–8")."""

    dari: str
    ke: str
    hilang: str


class MelompatSebagian(Fact):
    """The same where the file was read in part, so that the rows may stand on paper."""

    dari: str
    ke: str
    hilang: str


class Berulang(Fact):
    """nomor: printed in two rows, one right below the other."""

    nomor: str


class Mundur(Fact):
    """A smaller number behind a greater one."""

    dari: str
    ke: str


class TidakDariSatu(Fact):
    """nomor: the first one printed; hilang: what would stand before it."""

    nomor: str
    hilang: str


@check(Melompat, MelompatSebagian, Berulang, Mundur, TidakDariSatu, by=by_numbers)
def numbers_in_order(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    if not sop.sop.langkah:
        return (no_steps(sop),)
    numbers = sop.numbers if sop.table.plain else tuple(map(_printed, sop.steps))
    order = read_order(numbers)
    if order.judged and not order.faults and not order.strange:
        return looked(order.judged)
    return _look(sop, _of_steps(sop, numbers) if sop.table.apart else order)


def _look(sop: Reading, order: Order) -> Iterator[Seen]:
    for fault in order.faults:
        yield from _worded(sop, fault)
    for position in order.strange:
        lost = sop.steps[position - 1].is_lost("nomor")
        yield Unknown(
            f"langkah.{position}.nomor", "nomor langkah tidak terbaca" if lost else "nomor langkah bukan angka"
        )
    if order.judged:
        yield looked(order.judged)
    elif not order.strange:
        missing = Unknown("langkah", "nomor langkah tidak terbaca")
        yield NotApplicable("nomor langkah tidak tercetak") if sop.whole else missing


def _of_steps(sop: Reading, numbers: tuple[str | None, ...]) -> Order:
    """The order without the numbers of rows that are no steps ("A" before the title of a section)."""
    apart = sop.table.apart
    return read_order(tuple(None if at in apart else number for at, number in enumerate(numbers, 1)))


def _printed(step: Step) -> str | None:
    if step.is_lost("nomor"):
        return LOST
    return None if "nomor" in step.inherits else step.row.nomor


def _worded(sop: Reading, fault: Fault) -> Iterator[Seen]:
    at, related = f"langkah.{fault.position}.nomor", (f"langkah.{fault.before}.nomor",)
    ke = (sop.steps[fault.position - 1].row.nomor or "").strip()
    dari = (sop.steps[fault.before - 1].row.nomor or "").strip()
    first, last = fault.gap
    hilang = f"nomor {first}" if first == last else f"nomor {first}–{last}"
    hidden = [words for words in sop.sop.langkah_tersembunyi if _meet(covered(words), range(first, last + 1))]
    if fault.gap != NO_GAP and hidden:
        yield Unknown(at, f"nomor {', '.join(hidden)} berada di baris yang disembunyikan dalam berkas")
        return
    if fault.kind == "melompat":
        yield Hit(at, (Melompat if sop.whole else MelompatSebagian)(dari=dari, ke=ke, hilang=hilang), related)
    elif fault.kind == "mundur":
        yield Hit(at, Mundur(dari=dari, ke=ke), related)
    elif fault.kind == "berulang":
        if sop.steps[fault.position - 1].activity:
            yield Hit(at, Berulang(nomor=ke), related)
    elif sop.whole:
        yield Hit(at, TidakDariSatu(nomor=ke, hilang=hilang))
    else:
        yield Unknown("langkah", f"baris sebelum nomor {ke} mungkin tidak terbaca")


def _meet(one: range, other: range) -> bool:
    return bool(one) and one[0] < other.stop and other.start <= one[-1]
