"""Writes the site of all rules: `python docs/site.py [FOLDER]` (default: site/, which is not committed)."""

from __future__ import annotations

import sys
from pathlib import Path

from sopcheck.engine import profile
from sopcheck.reporters.web import rule_site

SITE = Path(__file__).parent.parent / "site"


def write(folder: Path) -> int:
    """Write every page below `folder`; returns how many. Pages of rules that are gone are removed."""
    (folder / rule_site.FOLDER).mkdir(parents=True, exist_ok=True)
    found = dict(rule_site.pages(profile.catalogue().values()))
    for old in (folder / rule_site.FOLDER).glob("*.html"):
        if f"{rule_site.FOLDER}/{old.name}" not in found:
            old.unlink()
    for name, text in found.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return len(found)


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else SITE
    print(f"{write(place)} halaman di {place.name}/")
