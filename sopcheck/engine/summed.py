"""A document's report whose sums and flow are worked out when somebody asks for them."""

from __future__ import annotations

from dataclasses import fields

from sopcheck.engine.paper_fate import LazyFlow
from sopcheck.engine.reading import Reading
from sopcheck.engine.working import column_working
from sopcheck.model.findings import RuleResult, WorkingRow
from sopcheck.model.report import DocumentReport
from sopcheck.model.source import Document


class Summed(DocumentReport):
    """Counting findings needs no sums; a report does."""

    __slots__ = ("_sums",)
    _sums: tuple[WorkingRow, ...] | None

    def __init__(self, document: Document, results: tuple[RuleResult, ...]) -> None:
        # a frozen class of slots whose `times` is looked up here instead
        for name, value in (
            ("source", document.source),
            ("sop", document.sop),
            ("notes", document.notes),
            ("results", results),
            ("flow", LazyFlow(document.sop)),
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
        """To another process only the words go."""
        return DocumentReport, tuple(getattr(self, field.name) for field in fields(DocumentReport))
