"""sopcheck: a rules-based compliance and consistency checker for Indonesian SOP AP.

>>> import sopcheck
>>> sopcheck.parse_duration("30 menit - 3 Jam").kind
'rentang'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sopcheck.errors import InputError, LawError, RuleError, SopcheckError, UsageError
    from sopcheck.face import check, load_rules, read
    from sopcheck.language.citations import parse_citation
    from sopcheck.language.durations import parse_duration
    from sopcheck.law.registry import load_law
    from sopcheck.model.findings import Finding
    from sopcheck.model.report import Report
    from sopcheck.model.sop import Sop
    from sopcheck.model.source import Document

_HOMES = {
    "check": "face",
    "read": "face",
    "load_rules": "face",
    "load_law": "law.registry",
    "parse_duration": "language.durations",
    "parse_citation": "language.citations",
    "Report": "model.report",
    "Finding": "model.findings",
    "Sop": "model.sop",
    "Document": "model.source",
    "SopcheckError": "errors",
    "InputError": "errors",
    "LawError": "errors",
    "RuleError": "errors",
    "UsageError": "errors",
}

__all__ = [
    "Document",
    "Finding",
    "InputError",
    "LawError",
    "Report",
    "RuleError",
    "Sop",
    "SopcheckError",
    "UsageError",
    "check",
    "load_law",
    "load_rules",
    "parse_citation",
    "parse_duration",
    "read",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `import sopcheck` and `sopcheck --help` stay instant."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sopcheck' has no attribute {name!r}")
    value = getattr(import_module(f"sopcheck.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
