"""Where our own data files are: in the wheel, an editable install, or a checkout.

`rules/` stands at the top of the repository for people and travels inside the package in a wheel.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def rules_home() -> Path:
    """The folder that holds catalogue/, profiles/ and law/."""
    inside = PACKAGE / "rules"
    return inside if inside.is_dir() else PACKAGE.parent / "rules"


def data_file(name: str) -> Path:
    """The path of a data file named from the package, e.g. "rules/law/regulations.csv"."""
    first, _, rest = name.partition("/")
    return rules_home() / rest if first == "rules" else PACKAGE / name


def compiled() -> Path | None:
    """Our YAML files parsed to JSON when the wheel was built, or None outside a wheel."""
    path = PACKAGE / "compiled.json"
    return path if path.is_file() else None
