"""What is generated is current: rule pages, help, and what today's code says about the corpus."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sopcheck import cli

ROOT = Path(__file__).parent.parent
PINNED = "2026-11-20"


def test_generated_pages_are_current() -> None:
    """If this fails: make docs, and look at the difference."""
    run = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "name", ["corpus.json", "corpus.md", "corpus.sarif", "corpus.xlsx", "corpus.docx", "corpus.html"]
)
def test_the_committed_report_is_what_the_code_says_today(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails: make run, look at the difference, and name changed findings in the CHANGELOG."""
    monkeypatch.chdir(ROOT)
    output = tmp_path / name
    cli.main(["check", "corpus/sop", "--as-of", PINNED, "--fail-on", "never", "--output", str(output)])
    committed = ROOT / "reports" / name
    if name.endswith((".xlsx", ".docx")):  # part by part: other versions of zlib may pack the same parts otherwise
        assert _parts(output) == _parts(committed)
    else:
        assert output.read_text("utf-8") == committed.read_text("utf-8")


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# birth date, month of appointment, sex, serial: 18 digits, perhaps in groups; appointed in 2099 is nobody
NIP = re.compile(rb"\b(?:19|20)\d{6} ?(?:19\d\d|20[0-8]\d)\d\d ?[12] ?\d{3}\b")
MADE_UP = {
    "tests/test_yamltext.py",
    "tests/readers/office/data/T1.json",
    "tests/readers/office/data/T2.json",
}  # of nobody


def test_no_nip_stands_in_any_tracked_file() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name.decode() for name in listed.stdout.split(b"\0") if name]
    found = {name for name in names if (ROOT / name).is_file() and NIP.search((ROOT / name).read_bytes())}
    assert len(names) > 50
    assert found <= MADE_UP
