"""What `--version` says: the program, its rules, and how old its law data are."""

from __future__ import annotations

import platform
from datetime import date

from sopcheck import __version__
from sopcheck.engine import profile
from sopcheck.law.registry import load_law

OLD_AFTER_DAYS = 365
"""Regulations change every month; after a year the data need a new look before anyone relies on them."""


def page(today: date) -> str:
    """Version, Python, hashes of rules and registry, date and age of the law data."""
    law = load_law()
    rules = profile.load()
    age = (today - law.dated).days
    lines = [
        f"sopcheck {__version__}",
        f"Python {platform.python_version()}",
        f"aturan {rules.hash} ({len(rules.every)} aktif pada profil reviu)",
        f"registri {law.hash} ({len(law)} peraturan, data per {law.dated.isoformat()}, umur {age} hari)",
    ]
    if age > OLD_AFTER_DAYS:
        lines.append("Data peraturan lebih tua dari setahun: periksa status terkini di JDIH.")
    return "\n".join(lines) + "\n"
