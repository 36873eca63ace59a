"""sopcheck.toml: the settings of a project, found upwards from the first path that is checked."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from sopcheck.errors import RuleError, os_reason
from sopcheck.model import shape
from sopcheck.yamltext import Tree

NAME = "sopcheck.toml"


class Settings(BaseModel):
    """What may stand in sopcheck.toml. Paths are relative to the file.

    lengkap: offices of which every SOP is in the set that is checked, or "semua".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    profile: str | None = None
    as_of: date | None = None
    rules: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    fail_on: Literal["galat", "peringatan", "catatan", "never"] | None = None
    ignore: tuple[str, ...] = ()
    lengkap: tuple[str, ...] = ()


def find(start: Path) -> Path | None:
    """The nearest sopcheck.toml in the folder of `start` or above."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if os.access(candidate / NAME, os.R_OK):  # False, not an error, where the folder itself is closed
            return candidate / NAME
    return None


def load(path: Path) -> Settings:
    """The settings of a file. Raises RuleError naming the key that is wrong."""
    try:
        value = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise RuleError(str(path), f"tidak dapat dibaca ({os_reason(error)})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line (\d+)", str(error))
        where = f"{path}:{place[1]}" if place else str(path)
        raise RuleError(where, "bukan TOML yang sah", 'bentuknya kunci = "nilai", dengan tanda kutip') from None
    if isinstance(value.get("law"), str):  # one folder needs no brackets
        value["law"] = [value["law"]]
    settings = shape.build(Settings, Tree(value), str(path), RuleError)
    base = path.parent
    profile = settings.profile
    if profile and profile.endswith((".yaml", ".yml")):
        profile = str(base / profile)
    folders = {name: tuple(str(base / folder) for folder in getattr(settings, name)) for name in ("rules", "law")}
    return settings.model_copy(update={**folders, "profile": profile})
