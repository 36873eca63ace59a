"""Build hook: our YAML data parsed once, into the wheel, so that starting sopcheck does not parse it again."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic parameter is its own config
    """Adds sopcheck/compiled.json to a wheel; an editable install reads the YAML files themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT))
        from sopcheck.yamltext import parse

        files = [*(ROOT / "sopcheck").rglob("data/*.yaml"), *(ROOT / "rules").rglob("*.yaml")]
        ready = {_name(path): parse(path.read_text("utf-8"), _name(path)).value for path in files}
        target = Path(self.directory) / "compiled.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(ready, ensure_ascii=False, sort_keys=True), "utf-8")
        build_data["force_include"][str(target)] = "sopcheck/compiled.json"


def _name(path: Path) -> str:
    inside = path.relative_to(ROOT).as_posix()
    return inside.removeprefix("sopcheck/")
