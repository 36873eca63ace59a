"""What `--version` says: the program, its rules, and how old its law data are."""

from __future__ import annotations

import platform
from datetime import date

from sopcheck import __version__
from sopcheck.engine import profile
from sopcheck.law.registry import load_law
from sopcheck.reporters.pages.wording import OLD_AFTER_DAYS, OLD_LAW


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
        lines.append(OLD_LAW)
    return "\n".join(lines) + "\n"
