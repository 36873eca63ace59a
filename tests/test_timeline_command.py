"""`sopcheck timeline`: the table at 80 columns, JSON, SVG, outputs, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sopcheck import cli

SOP_003 = str(Path(__file__).parent.parent / "corpus" / "sop" / "003-pengumpulan-data-kinerja.yaml")
Run = Callable[..., tuple[int, str, str]]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command: (exit code, stdout, stderr)."""

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = cli.main(["timeline", *arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def written(tmp_path: Path, *rows: dict[str, str], name: str = "Penyusunan Laporan") -> str:
    path = tmp_path / "sop.json"
    path.write_text(json.dumps({"nama": name, "langkah": rows}), "utf-8")
    return str(path)


def test_the_table_fits_80_columns_and_shows_both_readings(run: Run) -> None:
    code, out, _ = run(SOP_003, "--start", "2026-01-01")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert "Dimulai 1 Januari 2026 (Kamis, Tahun Baru Masehi)" in out
    assert re.search(r"^7 +Menyusun laporan kinerja +120 hari +3 Mei 2026 +15 Jul 2026$", out, re.MULTILINE)
    assert re.search(r"^9 +Menyusun laporan Kinerja +satu hari +4 Mei 2026 +16 Jul 2026$", out, re.MULTILINE)
    assert "Selesai menurut hari kalender: 4 Mei 2026." in out
    assert "Selesai menurut hari kerja, pekan 5 hari: 16 Juli 2026." in out
    assert "Dalam masa itu 17 hari libur dan cuti bersama jatuh pada hari kerja" in out


def test_a_week_of_six_days_ends_sooner(run: Run) -> None:
    _, out, _ = run(SOP_003, "--start", "2026-01-01", "--week", "6")
    assert "Selesai menurut hari kerja, pekan 6 hari: 13 Juni 2026." in out


def test_json_says_when_each_step_starts_and_ends(run: Run) -> None:
    code, out, _ = run(SOP_003, "--start", "2026-01-01", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert found["schema"] == "sopcheck.timeline/1"
    assert found["start"] == "2026-01-01"
    assert found["readings"] == [
        {"name": "hari kalender", "week": None},
        {"name": "hari kerja, pekan 5 hari", "week": 5},
    ]
    assert found["steps"][6] == {
        "at": "langkah.7",
        "number": "7",
        "activity": "Menyusun laporan kinerja tahunan",
        "time": "120 hari",
        "not_counted": None,
        "lower_bound": False,
        "reaches": [
            {"starts": "2026-01-03", "earliest": "2026-05-03", "latest": "2026-05-03"},
            {"starts": "2026-01-06", "earliest": "2026-07-15", "latest": "2026-07-15"},
        ],
    }
    assert found["days_off"][0] == []
    assert len(found["days_off"][1]) == 17
    assert found["days_off"][1][2] == {
        "date": "2026-02-16",
        "kind": "cuti-bersama",
        "name": "Cuti bersama Tahun Baru Imlek",
    }
    assert found["calendar_until"] == "2027-12-31"


def test_the_svg_is_well_formed_described_and_without_scripts(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "gantt.svg"
    code, out, _ = run(SOP_003, "--start", "2026-01-01", "--output", str(output))
    assert (code, out) == (0, "")
    root = ElementTree.fromstring(output.read_text("utf-8"))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Linimasa: Pengumpulan Data Kinerja — SEKRETARIAT"
    assert "16 Juli 2026" in (description.text or "")
    texts = [element.text for element in root.iter(f"{SVG}text")]
    for words in (
        "7. Menyusun laporan kinerja tahunan",
        "120 hari",
        "3 Mei 2026",
        "15 Jul 2026",
        "hari kalender",
        "Feb",
    ):
        assert words in texts
    assert {element.tag for element in root.iter()} == {
        SVG + tag for tag in ("svg", "title", "desc", "rect", "text", "line", "g")
    }
    shades = {element.get("fill") for element in root.iter(f"{SVG}rect")}
    assert shades == {"#fff", "#444"}


HOSTILE = '</text><script>alert("1")</script>&amp; \x00\x1b[31m\u202e'


@pytest.mark.parametrize("form", ["table", "json", "svg"])
def test_printed_words_cannot_break_out(run: Run, tmp_path: Path, form: str) -> None:
    path = written(
        tmp_path,
        {"nomor": HOSTILE, "kegiatan": HOSTILE * 3, "waktu": "1-3 hari"},
        {"kegiatan": "x", "waktu": HOSTILE},
        name=HOSTILE,
    )
    code, out, _ = run(path, "--start", "2026-01-05", "--format", form)
    assert code == 0
    if form == "svg":
        root = ElementTree.fromstring(out)
        assert root.find(f".//{SVG}script") is None
        assert "<script" not in out
    if form == "table":
        assert "\x1b" not in out
        assert "\u202e" not in out
    if form == "json":
        assert json.loads(out)["steps"][0]["time"] == "1-3 hari"


def test_ranges_lower_bounds_and_open_ends_are_shown(run: Run, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"nomor": "1", "kegiatan": "Satu", "waktu": "1-3 hari"},
        {"nomor": "2", "kegiatan": "Dua", "waktu": "Sesuai kebutuhan"},
        {"nomor": "3", "kegiatan": "Tiga", "waktu": "minimal 2 hari"},
    )
    _, out, _ = run(path, "--start", "2026-01-05")
    assert re.search(r"^1 +Satu +1-3 hari +5 Jan 2026 +5 Jan 2026$", out, re.MULTILINE)
    assert re.search(r"^ +s\.d\. 7 Jan 2026 +s\.d\. 7 Jan 2026$", out, re.MULTILINE)
    assert re.search(r"^3 +Tiga +minimal 2 hari +≥ 7 Jan 2026 +≥ 7 Jan 2026$", out, re.MULTILINE)
    assert "Selesai menurut hari kalender: paling cepat 7 Januari 2026 atau lebih." in out
    assert "Langkah 2 tidak dihitung: tidak menyatakan lama waktu." in out
    _, drawn, _ = run(path, "--start", "2026-01-05", "--format", "svg")
    assert 'stroke-dasharray="3 2"' in drawn
    assert "5 Jan 2026 s.d. 7 Jan 2026" in drawn
    assert "≥ 7 Jan 2026 atau lebih" in drawn
    assert "tidak menyatakan lama waktu" in drawn


def test_a_range_is_told_in_words(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, {"nomor": "1", "kegiatan": "Satu", "waktu": "1-3 hari"})
    _, out, _ = run(path, "--start", "2026-01-05")
    assert "Selesai menurut hari kalender: 5 Januari 2026 sampai 7 Januari 2026." in out


def test_a_year_without_holidays_in_the_data_is_said_to_be_unknown(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, {"nomor": "1", "kegiatan": "Satu", "waktu": "3 hari"})
    _, out, _ = run(path, "--start", "2031-01-06")
    assert re.search(r"^1 +Satu +3 hari +8 Jan 2031 +di luar$", out, re.MULTILINE)
    assert "Hari libur hanya diketahui untuk 2019 sampai 2027; tanggal di luar itu tidak ditebak." in " ".join(
        out.split()
    )
    assert "hari libur dan cuti bersama jatuh" not in run(path, "--start", "1990-01-05")[1]
    code, drawn, _ = run(path, "--start", "2031-01-06", "--format", "svg")
    assert code == 0
    assert "di luar kalender" in drawn


def test_an_sop_without_steps_says_so_in_every_form(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    assert "SOP ini tidak memuat langkah." in run(path, "--start", "2026-01-05")[1]
    assert json.loads(run(path, "--start", "2026-01-05", "--format", "json")[1])["steps"] == []
    assert ElementTree.fromstring(run(path, "--start", "2026-01-05", "--format", "svg")[1]) is not None


def test_a_plan_of_many_years_names_some_of_its_months(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, {"nomor": "1", "kegiatan": "Satu", "waktu": "60 tahun"})
    _, drawn, _ = run(path, "--start", "2026-01-05", "--format", "svg")
    assert drawn.count("<line") <= 24


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((SOP_003,), "belum diisi: --start"),
        ((SOP_003, "--start", "1 Januari"), "“1 Januari” bukan tanggal"),
        ((SOP_003, "--start", "2026-01-01", "--week", "7"), "pilihan: 5, 6"),
        (
            (SOP_003, "--start", "2026-01-01", "--output", "x.png"),
            "akhiran “.png” tidak dikenal; pilihan: .svg, .json, .txt",
        ),
        (
            (SOP_003, "--start", "2026-01-01", "--output", SOP_003.replace(".yaml", ".json") + "/x.svg"),
            "tidak dapat ditulis",
        ),
        (("tidak-ada.yaml", "--start", "2026-01-01"), "tidak-ada.yaml"),
    ],
)
def test_wrong_use_is_told_and_exits_2(run: Run, arguments: tuple[str, ...], error: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert error in err


def test_several_sops_in_one_file_are_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dua.jsonl"
    path.write_text('{"nama": "A"}\n{"nama": "B"}\n', "utf-8")
    code, _, err = run(str(path), "--start", "2026-01-01")
    assert code == 2
    assert "berisi 2 SOP" in err


def test_a_bad_line_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "satu.jsonl"
    path.write_text('{"nama": 1\n', "utf-8")
    code, _, err = run(str(path), "--start", "2026-01-01")
    assert code == 2
    assert "satu.jsonl" in err


def test_a_timeline_may_be_written_over_an_older_one_but_not_over_an_sop(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "linimasa.json"
    assert run(SOP_003, "--start", "2026-01-01", "--output", str(output))[0] == 0
    assert run(SOP_003, "--start", "2026-02-02", "--output", str(output))[0] == 0
    assert json.loads(output.read_text("utf-8"))["start"] == "2026-02-02"
    path = written(tmp_path, {"kegiatan": "Satu", "waktu": "1 hari"})
    code, _, err = run(SOP_003, "--start", "2026-01-01", "--output", path)
    assert code == 2
    assert "sudah ada dan bukan laporan sopcheck" in err
