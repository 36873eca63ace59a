"""The house itself: layers, names of files, what the wheel carries, what is imported when."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sopcheck
from sopcheck.engine import profile
from sopcheck.home import rules_home
from sopcheck.yamltext import packaged_names

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "sopcheck"


def test_the_built_wheel_is_what_is_tested() -> None:
    """Against a checkout a file missing from the wheel would never be missed."""
    if os.environ.get("SOPCHECK_FROM_SOURCE"):
        pytest.skip("asked to test the checkout")
    home = Path(sopcheck.__file__).resolve()
    assert "site-packages" in home.parts
    assert rules_home() == home.parent / "rules"


def test_the_wheel_carries_every_rule_file() -> None:
    in_tree = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules" / "catalogue").rglob("*.yaml")}
    assert set(packaged_names("rules/catalogue/")) == in_tree


def test_a_checkout_finds_the_same_rules_as_the_wheel() -> None:
    code = "from sopcheck.engine import profile; print(profile.load().hash)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    seen = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == profile.load().hash


def test_arrows_point_down_only() -> None:
    """The import contracts of pyproject.toml hold."""
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
    assert "0 broken" in run.stdout


def test_yaml_is_imported_in_one_module_only() -> None:
    importing = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(alias.name == "yaml" for alias in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "yaml")
    }
    assert importing == {"yamltext.py"}


def test_there_is_one_except_exception() -> None:
    catching = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    ]
    assert catching == ["engine/runner.py"]


def test_long_files_are_explained() -> None:
    """A Python file over 300 lines needs its sentence in docs/decisions.md."""
    decisions = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    long = [path for path in SOURCE.rglob("*.py") if len(path.read_text("utf-8").splitlines()) > 300]
    assert [path.name for path in long if path.name not in decisions] == []


HEAVY = ("pint", "dateutil", "tabulate", "rapidfuzz", "yaml", "numpy")


def loaded_by(*arguments: str, cwd: Path) -> set[str]:
    """Which of the heavy libraries a run of the command line imports."""
    code = (
        "import sys, json, io\n"
        "from sopcheck.cli import main\n"
        "out, sys.stdout = sys.stdout, io.StringIO()\n"
        "try: main(json.loads(sys.argv[1]))\n"
        "except SystemExit: pass\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=out)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, json.dumps(arguments)], cwd=cwd, capture_output=True, text=True, check=True
    )
    return set(json.loads(run.stdout))


def test_help_imports_no_library_at_all(tmp_path: Path) -> None:
    assert loaded_by("--help", cwd=tmp_path) == set()


def test_json_in_and_text_out_imports_no_heavy_library(tmp_path: Path) -> None:
    """Durations in plain minutes and hours, printed dates, known regulations: nothing to convert, nothing fuzzy."""
    sop = {
        "nama": "Penyusunan Laporan Kinerja",
        "nomor": "1/2020",
        "tanggal_pembuatan": "2 Januari 2020",
        "dasar_hukum": [
            "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"
        ],
        "langkah": [{"nomor": "1", "kegiatan": "Menyusun laporan", "waktu": "2 jam", "output": ["Laporan Kinerja"]}],
    }
    (tmp_path / "satu.json").write_text(json.dumps(sop), "utf-8")
    assert loaded_by("check", "satu.json", "--as-of", "2026-11-20", cwd=tmp_path) == set()
