"""A document's report whose sums and flow are worked out when somebody asks for them."""

from __future__ import annotations

from sopcheck.engine.reading import Reading
from sopcheck.engine.told_flow import ToldFlow
from sopcheck.engine.working import column_working
from sopcheck.model.findings import RuleResult, WorkingRow
from sopcheck.model.report import DocumentReport
from sopcheck.model.sop import Sop
from sopcheck.model.source import ReaderNote, Source


class Summed(DocumentReport):
    """Counting findings needs no sums; a report does."""

    __slots__ = ("_sums",)
    _sums: tuple[WorkingRow, ...] | None

    def __init__(
        self, source: Source, sop: Sop, notes: tuple[ReaderNote, ...], results: tuple[RuleResult, ...]
    ) -> None:
        # a frozen class of slots whose `times` is looked up here instead
        for name, value in (
            ("source", source),
            ("sop", sop),
            ("notes", notes),
            ("results", results),
            ("flow", ToldFlow(sop)),
            ("timeline", ()),
            ("_sums", None),
        ):
            object.__setattr__(self, name, value)

    @property
    def times(self) -> tuple[WorkingRow, ...]:
        if self._sums is None:
            object.__setattr__(self, "_sums", column_working(Reading(self.sop)))
        return self._sums or ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Another process can work them out as well."""
        return Summed, (self.source, self.sop, self.notes, self.results)
