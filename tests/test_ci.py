"""The recipes of docs/ci.md and the pre-commit hook do what they say, in a real repository with SOPs in it.

pre-commit takes the hook from a repository of its own, as an office would; only the environment it would build for it
(pip, from the network) is replaced by the sopcheck that is tested.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sopcheck.yamltext import dump, parse

ROOT = Path(__file__).parent.parent
RECIPES: list[Any] = [
    parse(block, "docs/ci.md").value
    for block in re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ci.md").read_text("utf-8"), re.DOTALL)
]
GITHUB, GITLAB, PRE_COMMIT = RECIPES
HOOK: Any = parse((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), ".pre-commit-hooks.yaml").value[0]

BAD = "nama: Penyusunan Laporan\nlangkah:\n  - {nomor: '1', kegiatan: Menyusun laporan, waktu: '-'}\n"


pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine (Debian package git)")
with_pre_commit = pytest.mark.skipif(
    find_spec("pre_commit") is None, reason="pre-commit is not installed: it is in requirements/dev.txt"
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tests run: a repository of two SOPs, both committed, and a third that is not. Nobody's settings count."""
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        **{f"GIT_{who}_{what}": "uji@contoh.go.id" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    folder = made(
        tmp_path / "kantor",
        {
            "sop/b.yaml": next((ROOT / "corpus/sop").glob("004*.yaml")).read_bytes(),
            "sop/c.yaml": next((ROOT / "corpus/sop").glob("000*.yaml")).read_bytes(),
            "README.md": b"SOP kantor kami\n",
        },
    )
    (folder / "sop" / "a.yaml").write_text(BAD, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def made(folder: Path, files: dict[str, bytes]) -> Path:
    """A git repository with these files in one commit."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "awal")):
        assert git(folder, *words)[0] == 0
    return folder


def git(folder: Path, *words: str) -> tuple[int, str]:
    """What git says."""
    ended = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return ended.returncode, ended.stdout + ended.stderr


def run(command: str, *more: str) -> tuple[int, str]:
    """A command line of a recipe, with the sopcheck that is tested."""
    first, *words = shlex.split(command)
    assert first == "sopcheck"
    script = shutil.which("sopcheck", path=str(Path(sys.executable).parent))
    assert script
    ended = subprocess.run([script, *words, *more], capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.stderr == ""
    return ended.returncode, ended.stdout


@pytest.fixture
def installs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pip that installs nothing (the sopcheck that is tested is there) and writes down what it was asked for."""
    said = tmp_path / "pip.txt"
    stub = tmp_path / "bin" / "pip"
    stub.parent.mkdir()
    stub.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {shlex.quote(str(said))}\n', "utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stub.parent}{os.pathsep}{os.environ['PATH']}")
    return said


def script(lines: str) -> tuple[int, str]:
    """What a runner does with the lines of a step: all in one shell, which ends at the first that fails."""
    ended = subprocess.run(["sh", "-e", "-c", lines], capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.stderr == ""
    return ended.returncode, ended.stdout


INSTALL = ["install", "sopcheck @ git+https://git.contoh.go.id/sopcheck"]


def test_the_github_recipe_annotates_sums_up_and_uploads(
    repository: Path, tmp_path: Path, installs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "step_summary"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    steps = GITHUB["jobs"]["sopcheck"]["steps"]
    codes: list[int] = []
    said = ""
    for step in steps:  # after a step that failed only those with always() run
        assert step.get("if") in (None, "always()")
        if "run" in step and (not any(codes) or step.get("if")):
            code, words = script(step["run"])
            codes.append(code)
            said += words
    assert codes == [0, 1, 0]
    assert installs.read_text("utf-8").splitlines() == INSTALL
    assert re.search(
        r"^::error file=sop/a.yaml,line=3,title=waktu.kosong::Langkah 1, kolom Waktu: ", said, re.MULTILINE
    )
    assert "::notice title=Ringkasan sopcheck::3 dokumen diperiksa; " in said
    written = ["sop.md", "sop.sarif", "sop/a.yaml"]
    assert git(repository, "status", "--porcelain", "-uall")[1].split() == [
        part for name in written for part in ("??", name)
    ]
    assert summary.read_text("utf-8") == (repository / "sop.md").read_text("utf-8")
    assert "waktu.kosong" in summary.read_text("utf-8")
    (upload,) = (step["with"]["sarif_file"] for step in steps if "upload-sarif" in step.get("uses", ""))
    log = json.loads((repository / upload).read_text("utf-8"))
    uris = [artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]]
    assert uris == ["sop/a.yaml", "sop/b.yaml", "sop/c.yaml"]


def test_the_gitlab_recipe_writes_the_reports_it_hands_over(repository: Path, installs: Path) -> None:
    job = GITLAB["sopcheck"]
    code, said = script("\n".join(job["script"]))
    assert code == 1
    assert "3 dokumen diperiksa" in said
    assert installs.read_text("utf-8").splitlines() == INSTALL
    assert job["artifacts"]["when"] == "always"  # a job that fails hands its reports over too
    reports = job["artifacts"]["reports"]
    assert sorted(reports) == ["codequality", "junit"]
    entries = json.loads((repository / reports["codequality"]).read_text("utf-8"))
    assert ("waktu.kosong", "critical", "sop/a.yaml", 3) in [
        (entry["check_name"], entry["severity"], entry["location"]["path"], entry["location"]["lines"]["begin"])
        for entry in entries
    ]
    assert all(set(entry) == {"check_name", "fingerprint", "description", "severity", "location"} for entry in entries)
    root = ElementTree.parse(repository / reports["junit"]).getroot()
    files = [suite.get("file") for suite in root]
    assert files == ["sop/a.yaml", "sop/b.yaml", "sop/c.yaml", None, None]  # all SOPs together, and the recap


@pytest.mark.parametrize("recipe", ["github", "gitlab"])
def test_the_recipes_pass_sops_without_a_galat(
    repository: Path, tmp_path: Path, installs: Path, monkeypatch: pytest.MonkeyPatch, recipe: str
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "step_summary"))
    for name in "ab":
        (repository / "sop" / f"{name}.yaml").unlink()
    steps = [step["run"] for step in GITHUB["jobs"]["sopcheck"]["steps"] if "run" in step]
    lines = steps if recipe == "github" else GITLAB["sopcheck"]["script"]
    assert script("\n".join(lines))[0] == 0
    assert installs.is_file()


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


@pytest.fixture
def guarded(repository: Path, tmp_path: Path) -> Path:
    """The repository with our hook installed as docs/ci.md says, from a repository of ours."""
    ours = made(tmp_path / "sopcheck", {".pre-commit-hooks.yaml": (ROOT / ".pre-commit-hooks.yaml").read_bytes()})
    (source,) = PRE_COMMIT["repos"]
    (used,) = source["hooks"]
    here = {
        "repo": str(ours),
        "rev": git(ours, "rev-parse", "HEAD")[1].strip(),
        "hooks": [used | {"language": "system"}],
    }
    (repository / ".pre-commit-config.yaml").write_text(dump({"repos": [here]}), "utf-8")
    assert subprocess.run(["pre-commit", "install"], cwd=repository, capture_output=True, check=False).returncode == 0
    return repository


@with_pre_commit
def test_a_commit_with_a_galat_is_refused_until_it_is_mended(guarded: Path) -> None:
    assert git(guarded, "add", "sop/a.yaml", ".pre-commit-config.yaml")[0] == 0
    code, said = git(guarded, "commit", "-m", "SOP baru")
    assert code == 1
    assert "sopcheck" in said
    assert "Failed" in said
    assert "1 dokumen diperiksa" in said  # what changed, not what was there before
    assert "waktu.kosong" in said
    assert git(guarded, "log", "--format=%s")[1] == "awal\n"
    sound = (guarded / "sop" / "c.yaml").read_bytes().replace(b"id: ", b"id: baru-", 1)
    (guarded / "sop" / "a.yaml").write_bytes(sound)
    assert git(guarded, "add", "sop/a.yaml")[0] == 0
    code, said = git(guarded, "commit", "-m", "SOP baru")
    assert code == 0, said
    assert "Passed" in said
    assert git(guarded, "log", "--format=%s")[1] == "SOP baru\nawal\n"


@with_pre_commit
def test_a_commit_without_an_sop_runs_nothing(guarded: Path) -> None:
    (guarded / "README.md").write_text("Diubah\n", "utf-8")
    code, said = git(guarded, "commit", "-m", "Bukan SOP", "README.md")
    assert code == 0
    assert "(no files to check)Skipped" in said


@with_pre_commit
def test_all_sops_of_a_repository_are_checked_in_one_run(guarded: Path) -> None:
    git(guarded, "add", "-A")
    ended = subprocess.run(
        ["pre-commit", "run", "--all-files"], cwd=guarded, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 1
    assert "3 dokumen diperiksa" in ended.stdout
    assert ended.stdout.count("dokumen diperiksa") == 1
