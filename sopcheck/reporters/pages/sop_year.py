"""The year an SOP is counted under where reports sum up by year."""

from __future__ import annotations

from sopcheck.language.dates import parse_date
from sopcheck.model.sop import Sop

_DATES = ("tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan")


def year_of(sop: Sop) -> int | None:
    """The latest year among the dates of the form: that of the edition; None where no date can be read."""
    printed = (getattr(sop, name) for name in _DATES)
    years = [value.year for words in printed if words and (value := parse_date(words))]
    return max(years, default=None)
