"""The recipes of docs/ci.md and the pre-commit hook do what they say, in a repository with SOPs in it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sopcheck.yamltext import parse

ROOT = Path(__file__).parent.parent
RECIPES: list[Any] = [
    parse(block, "docs/ci.md").value
    for block in re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ci.md").read_text("utf-8"), re.DOTALL)
]
GITHUB, GITLAB, PRE_COMMIT = RECIPES
HOOK: Any = parse((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), ".pre-commit-hooks.yaml").value[0]

BAD = "nama: Penyusunan Laporan\nlangkah:\n  - {nomor: '1', kegiatan: Menyusun laporan, waktu: '-'}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sop").mkdir()
    (tmp_path / "sop" / "a.yaml").write_text(BAD, "utf-8")
    (tmp_path / "sop" / "b.yaml").write_bytes(next((ROOT / "corpus/sop").glob("004*.yaml")).read_bytes())
    (tmp_path / "sop" / "c.yaml").write_bytes(next((ROOT / "corpus/sop").glob("000*.yaml")).read_bytes())
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str, *more: str) -> tuple[int, str]:
    """A command line of a recipe, with the sopcheck that is tested."""
    first, *words = shlex.split(command)
    assert first == "sopcheck"
    script = shutil.which("sopcheck", path=str(Path(sys.executable).parent))
    assert script
    ended = subprocess.run([script, *words, *more], capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.stderr == ""
    return ended.returncode, ended.stdout


def commands(steps: Any) -> list[str]:
    lines = [step if isinstance(step, str) else step.get("run", "") for step in steps]
    return [line for line in lines if line.startswith("sopcheck ")]


def test_the_github_recipe_annotates_and_uploads(repository: Path) -> None:
    steps = GITHUB["jobs"]["sopcheck"]["steps"]
    (command,) = commands(steps)
    code, said = run(command)
    assert code == 1
    assert re.search(
        r"^::error file=sop/a.yaml,line=3,title=waktu.kosong::Langkah 1, kolom Waktu: ", said, re.MULTILINE
    )
    (upload,) = (step["with"]["sarif_file"] for step in steps if "upload-sarif" in step.get("uses", ""))
    log = json.loads((repository / upload).read_text("utf-8"))
    uris = [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]]
    assert uris == ["sop/a.yaml", "sop/b.yaml", "sop/c.yaml"]


def test_the_gitlab_recipe_writes_the_reports_it_hands_over(repository: Path) -> None:
    (command,) = commands(GITLAB["sopcheck"]["script"])
    assert run(command)[0] == 1
    reports = GITLAB["sopcheck"]["artifacts"]["reports"]
    entries = json.loads((repository / reports["codequality"]).read_text("utf-8"))
    assert ("waktu.kosong", "critical", "sop/a.yaml", 3) in [
        (entry["check_name"], entry["severity"], entry["location"]["path"], entry["location"]["lines"]["begin"])
        for entry in entries
    ]
    assert all(set(entry) == {"check_name", "fingerprint", "description", "severity", "location"} for entry in entries)
    root = ElementTree.parse(repository / reports["junit"]).getroot()
    assert [suite.get("file") for suite in root] == ["sop/a.yaml", "sop/b.yaml", "sop/c.yaml", "seluruh kumpulan"]


def test_the_hook_takes_the_sops_of_a_repository_and_leaves_the_rest(repository: Path) -> None:
    (used,) = PRE_COMMIT["repos"][0]["hooks"]
    assert used["id"] == HOOK["id"]
    names = [
        "sop/a.yaml",
        "unit/sop/b.docx",
        "sop/c.pdf",
        "sop/.xlsx",
        ".pre-commit-config.yaml",
        "soprano.yaml",
        "sop/README.md",
        "mysop/a.yaml",
    ]
    assert [name for name in names if re.search(HOOK["files"], name)] == [
        "sop/a.yaml",
        "unit/sop/b.docx",
        "sop/c.pdf",
        "sop/.xlsx",
    ]
    code, said = run(HOOK["entry"], *used["args"], "sop/a.yaml", "sop/c.yaml")
    assert code == 1
    assert "2 dokumen diperiksa" in said
    assert run(HOOK["entry"], *used["args"], "sop/c.yaml")[0] == 0
