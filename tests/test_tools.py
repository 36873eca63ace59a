"""What `make test` installs for tests: only what is missing, only where it may, and never more than a line about the rest."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = ("sh", "dirname", "id", "env", "grep", "mkdir", "tar", "true")
ALL = ("browser", "ocr", "office")
GONE = [
    "no Chromium: tests of pages in a browser are skipped",
    "no axe-core: accessibility is not tested",
    "no tesseract with Indonesian data: tests of scans are skipped",
    "no LibreOffice: tests of .doc, .xls, OpenDocument and RTF, and of our reports as PDF, are skipped",
]
PACKAGES = {
    "chromium": "chromium",
    "tesseract": "tesseract-ocr tesseract-ocr-ind",
    "soffice": "libreoffice-core-nogui libreoffice-writer-nogui libreoffice-calc-nogui",
}
TESSERACT = '[ "$1" = --list-langs ] && printf "eng\\nind\\n"'

pytestmark = pytest.mark.skipif(
    any(shutil.which(name) is None for name in NEEDED), reason="the setup of tests is a shell script"
)


class Machine:
    """A machine with just these programs, each a line of shell; what apt-get and npm were asked is kept."""

    def __init__(self, folder: Path, programs: Mapping[str, str], user: int = 0) -> None:
        self._folder = folder
        self._bin = folder / "bin"
        self._bin.mkdir()
        (folder / ".ci").mkdir()
        shutil.copy(ROOT / ".ci" / "tools", folder / ".ci" / "tools")
        for name in NEEDED:
            (self._bin / name).symlink_to(str(shutil.which(name)))
        (self._bin / "id").unlink()
        for name, line in ({"id": f"echo {user}"} | dict(programs)).items():
            path = self._bin / name
            path.write_text(f'#!/bin/sh\n[ "{name}" = id ] || echo "{name} $*" >> {folder}/asked\n{line}\n', "utf-8")
            path.chmod(0o755)

    def set_up(self, *tools: str) -> tuple[int, list[str]]:
        """The exit code, and the lines said."""
        ended = subprocess.run(
            [str(self._folder / ".ci" / "tools"), *tools],
            env={"PATH": str(self._bin), "FOLDER": str(self._folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.stderr == ""
        return ended.returncode, ended.stdout.splitlines()

    def asked(self, program: str) -> list[str]:
        """What a program was asked to do, options left out."""
        lines = (self._folder / "asked").read_text("utf-8").splitlines() if (self._folder / "asked").exists() else []
        words = [line.split() for line in lines if line.split()[0] == program]
        return [" ".join(w for w in line[1:] if not w.startswith("-") and "::" not in w) for line in words]


def test_without_apt_get_a_line_says_what_is_skipped_and_it_is_no_error(tmp_path: Path) -> None:
    assert Machine(tmp_path, {}).set_up(*ALL) == (0, GONE)


@pytest.mark.parametrize("sudo", [{}, {"sudo": "exit 1"}], ids=["no sudo", "sudo wants a password"])
def test_who_may_not_install_is_not_asked_for_a_password(tmp_path: Path, sudo: dict[str, str]) -> None:
    machine = Machine(tmp_path, {"apt-get": "exit 0", **sudo}, user=1000)
    assert machine.set_up(*ALL) == (0, GONE)
    assert machine.asked("apt-get") == []
    lines = (tmp_path / "asked").read_text("utf-8").splitlines() if sudo else []
    assert all(line.startswith("sudo -n ") for line in lines)


@pytest.mark.parametrize(("user", "sudo"), [(0, {}), (1000, {"sudo": 'shift; exec "$@"'})], ids=["root", "sudo"])
def test_who_may_install_gets_what_is_missing(tmp_path: Path, user: int, sudo: dict[str, str]) -> None:
    machine = Machine(tmp_path, {"apt-get": "exit 0", "chromium": "", **sudo}, user)
    assert machine.set_up(*ALL) == (0, GONE[1:2])
    assert machine.asked("apt-get") == [f"install {PACKAGES[name]}" for name in ("tesseract", "soffice")]


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    there = {"google-chrome": "", "tesseract": TESSERACT, "libreoffice": "", "apt-get": "exit 0"}
    machine = Machine(tmp_path, there)
    (tmp_path / ".venv/axe/package").mkdir(parents=True)
    (tmp_path / ".venv/axe/package/axe.min.js").touch()
    assert machine.set_up(*ALL) == (0, [])
    assert machine.asked("apt-get") == []


def test_tesseract_without_indonesian_data_is_not_enough(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"tesseract": "echo eng", "apt-get": "exit 0"})
    assert machine.set_up("ocr") == (0, [])
    assert machine.asked("apt-get") == [f"install {PACKAGES['tesseract']}"]


def test_without_a_network_the_lists_of_packages_are_asked_for_once(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {"apt-get": "echo E: no network >&2; exit 100", "npm": "exit 1"})
    assert machine.set_up(*ALL) == (0, GONE)
    installs = [f"install {names}" for names in PACKAGES.values()]
    assert machine.asked("apt-get") == [installs[0], "update", *installs[1:]]


def test_fresh_lists_are_used_for_all_that_is_missing(tmp_path: Path) -> None:
    lists = f"{tmp_path}/lists"
    machine = Machine(tmp_path, {"apt-get": f'case "$*" in *update*) echo > {lists} ;; *) [ -f {lists} ] ;; esac'})
    assert machine.set_up("ocr", "office") == (0, [])
    ocr, office = (f"install {PACKAGES[name]}" for name in ("tesseract", "soffice"))
    assert machine.asked("apt-get") == [ocr, "update", ocr, office]


def test_an_unknown_tool_is_an_error(tmp_path: Path) -> None:
    machine = Machine(tmp_path, {})
    ended = subprocess.run([str(tmp_path / ".ci/tools"), "grafik"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr.split(": ", 1)[1]) == (2, "no such tool: grafik\n")
    assert machine.set_up() == (0, [])


def test_make_test_sets_tools_up_and_ci_does_so_once() -> None:
    lines = (ROOT / "Makefile").read_text("utf-8").split("\ntest: ")[1].split("\n\n")[0].splitlines()
    assert lines[1] == "\t@.ci/tools $(TOOLS)"
    run = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in run if line.startswith("make")] == ["make lint", "make test"]
