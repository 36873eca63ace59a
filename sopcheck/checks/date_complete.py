"""Does every date have its day and month?

check: date-complete
params: {di: [tanggal_pembuatan, tanggal_efektif]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.dates import BIT, JUDGED, UNDATED, bits_of
from sopcheck.engine.gates import by_dates
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.model.locators import LABELS


class TidakLengkap(Fact):
    """tanggal: as printed; kurang: what is missing ("tanggal", "tanggal dan bulan")."""

    unsur: str
    tanggal: str
    kurang: str


class Tanggal(Params):
    """di: the fields."""

    di: tuple[str, ...]

    @lazy
    def bits(self) -> int:
        return bits_of(self.di)


@check(TidakLengkap, params=Tanggal, by=by_dates)
def date_complete(sop: Reading, context: Context, params: Tanggal) -> Iterable[Seen] | Looked:
    dates, asked = sop.dates, params.bits
    return _incomplete(sop, params) if (dates.partial | dates.lost) & asked else JUDGED[dates.read & asked]


def _incomplete(sop: Reading, params: Tanggal) -> Iterator[Seen]:
    judged = 0
    for field in params.di:
        date = sop.dates.known.get(field)
        if date is None:
            if unread := unreadable(sop, field):
                yield unread
            continue
        judged += 1
        if date.day is None:
            missing = "tanggal" if date.month else "tanggal dan bulan"
            yield Hit(field, TidakLengkap(unsur=LABELS[field], tanggal=date.words.strip(), kurang=missing))
    yield looked(judged) if judged else UNDATED


def unreadable(sop: Reading, field: str) -> Unknown | None:
    """Why a date that is on paper is not known; None where the label is absent or nothing is filled in.

    A key that a partial reading lacks proves nothing either way and is no place that was lost: forms have either
    Tanggal Efektif or Tanggal Pengesahan.
    """
    if field in sop.unread:
        return Unknown(field, "tidak terbaca pada berkas")
    if not sop.dates.lost & BIT[field]:
        return None
    return Unknown(field, "isinya tidak dapat dibaca sebagai tanggal")
