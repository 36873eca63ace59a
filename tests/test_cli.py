"""The outside contract: commands, exit codes, one clear Indonesian line for each thing that can go wrong."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import runpy
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from compound import compound, word_head

from sopcheck import cli, commands, progress
from sopcheck.engine import profile
from sopcheck.readers import guard
from sopcheck.readers.legacy import libreoffice

Run = Callable[..., tuple[int, str, str]]

GOOD = '{"nama": "Penyusunan Laporan", "langkah": [{"nomor": "1", "kegiatan": "Menyusun laporan", "waktu": "1 hari"}]}'
BAD = '{"nama": "Penyusunan Laporan", "langkah": [{"nomor": "1", "kegiatan": "Menyusun laporan", "waktu": "-"}]}'
ONLY = ("--as-of", "2026-11-20", "--select", "waktu.kosong")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder: (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str) -> tuple[int, str, str]:
        try:
            code = cli.main(arguments)
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def write(**files: str) -> None:
    for name, content in files.items():
        Path(name.replace("_", ".")).write_text(content, "utf-8")


def test_nothing_found_is_0_and_something_found_is_1(run: Run) -> None:
    write(baik_json=GOOD, buruk_json=BAD)
    assert run("check", "baik.json", *ONLY)[0] == 0
    code, out, _ = run("check", "buruk.json", *ONLY)
    assert code == 1
    assert "Langkah 1, kolom Waktu" in out
    assert "1 temuan (1 galat, 0 peringatan, 0 catatan)" in out
    assert "Berikutnya: sopcheck explain waktu.kosong" in out


def test_fail_on_decides_what_counts(run: Run) -> None:
    write(buruk_json=BAD)
    assert run("check", "buruk.json", *ONLY, "--fail-on", "never")[0] == 0
    assert run("check", "buruk.json", *ONLY, "--profile", "lhe")[0] == 0
    assert run("check", "buruk.json", *ONLY, "--profile", "lhe", "--fail-on", "catatan")[0] == 1


def test_an_empty_folder_is_not_a_pass(run: Run) -> None:
    Path("kosong").mkdir()
    code, out, err = run("check", "kosong", *ONLY)
    assert code == 2
    assert "0 dokumen diperiksa" in out
    assert err == "sopcheck: tidak ada SOP yang dapat diperiksa di sana\n"


def test_other_files_in_a_folder_are_skipped_and_counted(run: Run) -> None:
    Path("sop").mkdir()
    for name, content in {"README.md": "# a", "b.png": "x", "c.json": GOOD, ".git.json": "x"}.items():
        (Path("sop") / name).write_text(content, "utf-8")
    code, out, _ = run("check", "sop", *ONLY, "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert [(i["path"], i["status"]) for i in report["inputs"]] == [
        ("sop/README.md", "skipped"),
        ("sop/c.json", "checked"),
        ("sop/b.png", "skipped"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("tidak-ada.yaml", None, "tidak-ada.yaml: berkas tidak ditemukan; periksa nama dan letaknya"),
        ("rusak.yaml", b"nama: a: b", "rusak.yaml:1: bukan YAML yang sah"),
        ("kunci.yaml", b"nma: a", "kunci.yaml:1 (nma): kunci “nma” tidak dikenal; maksudnya “nama”?"),
        ("besar.yaml", b"nama: " + b"x" * (21 * 2**20), "besar.yaml: berkas 21,0 MB terlalu besar; batasnya 20 MB per dokumen"),
        ("README.md", b"# Catatan\n", "README.md: dikenali sebagai teks biasa, tetapi tidak memuat identitas atau tabel langkah SOP"),
        ("surat.pdf", b"%PDF-1.7 x", "surat.pdf: PDF rusak atau tidak lengkap; unduh atau simpan ulang"),
    ],
)  # fmt: skip
def test_a_bad_input_is_one_clear_line_and_the_others_are_checked(
    run: Run, name: str, content: bytes | None, line: str
) -> None:
    write(buruk_json=BAD)
    if content is not None:
        Path(name).write_bytes(content)
    code, out, _ = run("check", name, "buruk.json", *ONLY)
    assert code == 2  # a bad input outweighs findings
    assert line in " ".join(out.split())
    assert "1 dokumen diperiksa · 1 masukan tidak terbaca" in out
    assert "waktu.kosong" in out


def test_a_crashing_rule_is_3_and_the_others_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(buruk_json=BAD)

    def crash(*unused: Any) -> Any:
        raise RuntimeError("aduh")

    rule = profile.catalogue()["identitas.nomor-kosong"]
    rules = {**profile.catalogue(), rule.id: replace(rule, look=crash)}
    monkeypatch.setattr(profile, "catalogue", lambda: rules)
    code, out, _ = run("check", "buruk.json", "--as-of", "2026-11-20")
    assert code == 3
    assert "GAGAL identitas.nomor-kosong: RuntimeError: aduh" in " ".join(out.split())
    assert "waktu.kosong" in out
    assert "1 gagal" in out


def test_one_document_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    code, out, _ = run("check", "-", *ONLY, "--format", "json")
    assert code == 1
    assert json.loads(out)["documents"][0]["source"]["path"] == "-"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("check",), "sopcheck check: belum diisi: PATH"),
        (("chek", "x"), "PERINTAH: 'chek' tidak ada; pilihan:"),
        (("check", "x", "--fail-on", "z"), "--fail-on: 'z' tidak ada; pilihan:"),
        (("check", "x", "--as-of", "20 November"), "--as-of: “20 November” bukan tanggal; bentuknya 2026-11-20"),
        (("check", "x", "--jobs", "0"), "--jobs: “0” bukan bilangan dari 1 sampai 64"),
        (("check", "x", "--hapus"), "tidak dikenal: --hapus"),
        (("check", "x", "--format"), "--format: nilainya belum diisi"),
        (("check", "x", "--output", "a.odt"), "a.odt: akhiran “.odt” tidak dikenal; pilihan: "),
        (("check", "x", "--output", "tidak/ada/a.json"), "a.json: tidak dapat ditulis"),
        (("check", "x", "--profile", "reviuu"), "reviuu: profil tidak ada; maksudnya “reviu”?"),
        (("check", "x", "--select", "waktu.kosongg"), "maksudnya “waktu.kosong”?"),
        (("check", "x", "--config", "tidak-ada.toml"), "tidak-ada.toml: tidak dapat dibaca"),
        (("explain", "waktu.kosongg"), "waktu.kosongg: aturan itu tidak ada; maksudnya “waktu.kosong”?"),
        (("read", "tidak-ada.yaml"), "tidak-ada.yaml: berkas tidak ditemukan"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_2_with_one_line_that_helps(run: Run, arguments: tuple[str, ...], line: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert line in err
    assert out == ""


def test_settings_are_found_upwards_and_named_in_the_report(run: Run) -> None:
    write(sopcheck_toml='as_of = 2020-01-02\nfail_on = "never"\nignore = ["identitas"]\n')
    Path("a/b").mkdir(parents=True)
    Path("a/b/buruk.json").write_text(BAD, "utf-8")
    code, out, _ = run("check", "a/b/buruk.json", "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert report["as_of"] == "2020-01-02"
    assert report["settings"].endswith("sopcheck.toml")
    assert not [rule for rule in report["rules"] if rule.startswith("identitas.")]


def test_unknown_settings_are_errors(run: Run) -> None:
    write(sopcheck_toml="profil = 'lhe'\n", baik_json=GOOD)
    code, _, err = run("check", "baik.json")
    assert code == 2
    assert "kunci “profil” tidak dikenal; maksudnya “profile”?" in err


def test_a_set_declared_complete_in_the_settings_lets_missing_sops_be_seen(run: Run) -> None:
    one = {"instansi": "Kota Contoh", "nama": "Surat Masuk", "keterkaitan": ["SOP Pengarsipan"]}
    other = {"instansi": "Kota Contoh", "nama": "Surat Keluar"}
    write(a_json=json.dumps(one), b_json=json.dumps(other))
    only = ("--select", "korpus.keterkaitan-tidak-ditemukan", "--as-of", "2026-11-20")
    _, out, _ = run("check", "a.json", "b.json", *only)
    assert "Seluruh kumpulan" not in out
    assert "1 tidak berlaku" in out
    write(sopcheck_toml='lengkap = ["Kota Contoh"]\n')
    code, out, _ = run("check", "a.json", "b.json", *only, "--fail-on", "catatan")
    assert "Seluruh kumpulan" in out
    assert "“SOP Pengarsipan”" in out
    assert "Keterkaitan butir 1 pada a.json" in " ".join(out.split())
    assert code == 0  # what a human must look at never fails a run
    write(lengkap_yaml="judul: Lengkap\nmewarisi: reviu\nlengkap: [Kota Contoh]\n", sopcheck_toml="")
    _, out, _ = run("check", "a.json", "b.json", *only, "--profile", "lengkap.yaml")
    assert "“SOP Pengarsipan”" in out


def test_reports_are_the_same_whatever_the_jobs_and_the_order(run: Run) -> None:
    Path("sop").mkdir()
    for number in range(12):
        (Path("sop") / f"{number:02}.json").write_text(BAD if number % 3 else GOOD, "utf-8")
    Path("banyak.jsonl").write_text("\n".join([GOOD, BAD, "rusak", BAD]) + "\n", "utf-8")
    run("check", "sop", "banyak.jsonl", *ONLY, "--output", "satu.json", "--output", "satu.jsonl", "--output", "satu.md")
    run(
        "check",
        "banyak.jsonl",
        "sop",
        *ONLY,
        "--jobs",
        "2",
        "--output",
        "dua.json",
        "--output",
        "dua.jsonl",
        "--output",
        "dua.md",
    )
    for suffix in ("json", "jsonl", "md"):
        assert Path(f"satu.{suffix}").read_bytes() == Path(f"dua.{suffix}").read_bytes()
    report = json.loads(Path("satu.json").read_text("utf-8"))
    assert report["summary"]["documents"] == 15
    assert [i["path"] for i in report["inputs"] if i["status"] == "unreadable"] == ["banyak.jsonl:3"]


def test_a_cancelled_run_leaves_the_old_report_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    old = '{"schema": "sopcheck.report/1"}'
    write(buruk_json=BAD, laporan_json=old)

    def cancel(*unused: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(progress, "counted", cancel)
    code, _, err = run("check", "buruk.json", *ONLY, "--output", "laporan.json")
    assert code == 130
    assert "dihentikan" in err
    assert Path("laporan.json").read_text("utf-8") == old
    assert sorted(path.name for path in Path().iterdir()) == ["buruk.json", "laporan.json"]


def test_a_large_jsonl_file_is_shared_out_at_line_boundaries(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from sopcheck import app

    monkeypatch.setattr(app, "RANGE", 300)
    lines = [GOOD if number % 2 else BAD for number in range(40)]
    Path("banyak.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    works, _ = app.plan(["banyak.jsonl"], jobs=2)
    assert len(works) > 5
    run("check", "banyak.jsonl", *ONLY, "--output", "satu.json")
    run("check", "banyak.jsonl", *ONLY, "--output", "dua.json", "--jobs", "2")
    assert Path("satu.json").read_bytes() == Path("dua.json").read_bytes()
    assert len(json.loads(Path("dua.json").read_text("utf-8"))["documents"]) == 40


def test_read_writes_notation_that_reads_back_the_same(run: Run) -> None:
    write(buruk_json=BAD)
    code, out, _ = run("read", "buruk.json")
    assert code == 0
    Path("lagi.yaml").write_text(out, "utf-8")
    assert json.loads(run("read", "lagi.yaml", "--format", "json")[1]) == {"sopcheck": "1", **json.loads(BAD)}


def test_printed_words_cannot_drive_the_terminal(run: Run) -> None:
    hostile = {"nama": "A\x1b[2J\u202eB", "langkah": [{"nomor": "1", "kegiatan": "Men\x1b]0;x\x07yusun", "waktu": "-"}]}
    Path("jahat.json").write_text(json.dumps(hostile), "utf-8")
    _, out, _ = run("check", "jahat.json", *ONLY)
    assert not set(out) & {"\x1b", "\x07", "\u202e"}
    assert "A\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}B" in out


def test_every_command_has_indonesian_help(run: Run) -> None:
    for name in ("check", "read", "rules", "explain", "law", "schema"):
        code, out, _ = run(name, "--help")
        assert code == 0
        assert out.startswith(f"penggunaan: sopcheck {name} ")
        assert not {"usage:", "options:", "positional arguments:", "show this help"} & set(out.splitlines())
        assert max(map(len, out.splitlines())) <= 80


def test_rules_fit_eighty_columns_and_name_basis_and_grade(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run("rules")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    lines = out.splitlines()
    row = next(number for number, line in enumerate(lines) if line.split()[:1] == ["waktu.kosong"])
    assert "PermenPANRB 35/2012 [V]" in " ".join(lines[row + 1 : row + 4])
    for rule in profile.catalogue():
        assert any(line.split()[:1] == [rule] for line in lines)


def test_explain_shows_why_basis_examples_and_when_it_errs(run: Run) -> None:
    code, out, _ = run("explain", "waktu.kosong")
    assert code == 0
    for words in (
        "Seharusnya\n  Setiap langkah mencantumkan waktunya.\n",
        "Mengapa",
        "PermenPANRB 35/2012",
        "Yang perlu diubah",
        "Aturan ini keliru bila",
        "Salah:",
        "Benar:",
        "tempat dinilai",
    ):
        assert words in out


def test_the_module_is_the_command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["python -m sopcheck", "explain", "waktu.nol"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("sopcheck", run_name="__main__")
    assert ended.value.code == 0
    assert "waktu.nol" in capsys.readouterr().out


def test_version_tells_the_date_and_age_of_the_law_data(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    monkeypatch.setattr(commands, "today", lambda: date(2028, 1, 1))
    code, out, _ = run("--version")
    assert code == 0
    assert "data per 2026-11-20, umur 407 hari" in out
    assert "lebih tua dari setahun" in out


LOCAL = (
    "type,place,number,year,title,source\nPerda,Kota Depok,3,2018,Judul,JDIH\nPerda,Kota Depok,1,2020,Judul Baru,JDIH\n"
)
LOCAL_RELATIONS = "source,relation,target,effective,evidence,basis\nPerda Kota Depok 1/2020,mencabut,Perda Kota Depok 3/2018,2020,primary,Pasal 9\n"


def local_law(folder: str) -> None:
    Path(folder).mkdir()
    Path(folder, "regulations.csv").write_text(LOCAL, "utf-8")
    Path(folder, "relations.csv").write_text(LOCAL_RELATIONS, "utf-8")


def test_local_law_is_used_and_named_in_the_report(run: Run) -> None:
    local_law("hukum")
    sop = {**json.loads(GOOD), "dasar_hukum": ["Peraturan Daerah Kota Depok Nomor 3 Tahun 2018 tentang Judul"]}
    write(sop_json=json.dumps(sop))
    only = ("--as-of", "2026-11-20", "--select", "dasar-hukum.dicabut", "--fail-on", "never", "--format", "json")
    plain = json.loads(run("check", "sop.json", *only)[1])
    assert (plain["law"], plain["summary"]["by_outcome"]["temuan"]) == ([], 0)
    report = json.loads(run("check", "sop.json", *only, "--law", "hukum")[1])
    assert (report["law"], report["summary"]["by_outcome"]["temuan"]) == (["hukum"], 1)
    assert report["tool"]["registry"] != plain["tool"]["registry"]
    assert "· hukum daerah hukum" in " ".join(run("check", "sop.json", *only[:-2], "--law", "hukum")[1].split())
    Path("profil.yaml").write_text("judul: Kami\nmewarisi: reviu\nlaw: [hukum]\n", "utf-8")
    by_profile = json.loads(run("check", "sop.json", *only, "--profile", "profil.yaml")[1])
    assert (by_profile["law"], by_profile["documents"]) == (["hukum"], report["documents"])
    for written in ('law = "hukum"\n', 'law = ["hukum"]\n'):
        Path("sopcheck.toml").write_text(written, "utf-8")
        by_settings = json.loads(run("check", "sop.json", *only)[1])
        assert [Path(folder).name for folder in by_settings["law"]] == ["hukum"]
        assert by_settings["documents"] == report["documents"]
    twice = [json.dumps(sop), json.dumps({**sop, "nama": "Lain"})]
    for n, text in enumerate(twice):
        Path(f"s{n}.json").write_text(text, "utf-8")
    one, two = (run("check", "s0.json", "s1.json", *only, "--jobs", jobs)[1] for jobs in ("1", "2"))
    assert one == two


def test_wrong_local_law_stops_the_run_with_one_line(run: Run) -> None:
    local_law("hukum")
    Path("hukum/regulations.csv").write_text(LOCAL.replace("2020", "dua ribu"), "utf-8")
    write(sop_json=GOOD)
    code, out, err = run("check", "sop.json", "--law", "hukum")
    assert (code, out) == (2, "")
    assert err.startswith("sopcheck: hukum/regulations.csv:3 (year): “dua ribu” bukan tahun; empat angka")
    assert run("check", "sop.json", "--law", "tiada")[2] == "sopcheck: tiada: folder hukum daerah tidak ditemukan\n"


def test_the_age_of_the_law_data_stands_in_every_report(run: Run) -> None:
    write(sop_json=GOOD)
    only = ("--select", "waktu", "--fail-on", "never")
    young = ("--as-of", "2026-12-01")
    old = ("--as-of", "2028-01-01")
    said = "Data peraturan lebih tua dari setahun: periksa status terkini di JDIH."
    assert "data peraturan 2026-11-20 (11 hari sebelumnya)" in " ".join(
        run("check", "sop.json", *only, *young)[1].split()
    )
    assert said not in run("check", "sop.json", *only, *young)[1]
    for form in ("table", "markdown"):
        assert said in run("check", "sop.json", *only, *old, "--format", form)[1]
    for day, age in (("2028-01-01", 407), ("2020-01-01", 0)):
        tool = json.loads(run("check", "sop.json", *only, "--as-of", day, "--format", "json")[1])["tool"]
        assert (tool["law_date"], tool["law_age"]) == ("2026-11-20", age)


def test_law_reads_texts_files_and_sops(run: Run) -> None:
    on = ("--as-of", "2026-11-20", "--format", "json")
    write(dasar_txt="1. UU 25/2009\n2. PP 18/2016", catatan_md="Lihat UU 23/2014.")
    bases = {**json.loads(GOOD), "dasar_hukum": ["UU 25/2009", "PP 18/2016"]}
    write(sop_json=json.dumps(bases), sop_jsonl=json.dumps(bases) + "\n" + json.dumps(bases) + "\n")

    def told(*arguments: str) -> list[tuple[str | None, str]]:
        return [(one.get("at"), one["key"]) for one in map(json.loads, run("law", *arguments, *on)[1].splitlines())]

    assert told("dasar.txt") == [(None, "uu-25-2009"), (None, "pp-18-2016")]
    assert told("catatan.md") == [(None, "uu-23-2014")]
    assert told("sop.json") == [("dasar_hukum.1", "uu-25-2009"), ("dasar_hukum.2", "pp-18-2016")]
    assert told("sop.jsonl")[2:] == [("2.dasar_hukum.1", "uu-25-2009"), ("2.dasar_hukum.2", "pp-18-2016")]
    assert told("UU", "25", "Tahun", "2009") == [(None, "uu-25-2009")]
    local_law("hukum")
    found = json.loads(run("law", "Perda Kota Depok 3/2018", "--law", "hukum", *on)[1])
    assert (found["status"], found["chain"][0]["by"]) == ("dicabut", "perda-1-2020-kota-depok")
    code, _, err = run("law", "hilang.txt")
    assert (code, err) == (2, "sopcheck: hilang.txt: berkas tidak ditemukan; periksa nama dan letaknya\n")
    write(rusak_json="{")
    assert run("law", "rusak.json")[0] == 2


def test_schemas_are_json(run: Run) -> None:
    for what in ("sop", "report", "rule", "profile"):
        code, out, _ = run("schema", "--of", what)
        assert code == 0
        assert json.loads(out)["type"] == "object"


def test_the_limit_of_a_document_is_twenty_megabytes() -> None:
    assert guard.MAX_BYTES == 20 * 2**20


def test_a_folder_that_cannot_be_entered_is_unreadable_not_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sop/tertutup").mkdir(parents=True)
    write(baik_json=GOOD)
    Path("baik.json").rename("sop/baik.json")
    scandir = os.scandir

    def closed(path: Any) -> Any:
        if str(path).endswith("tertutup"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    code, out, _ = run("check", "sop", *ONLY)
    assert code == 2
    assert "TIDAK TERBACA sop/tertutup: folder tidak dapat dibuka (tidak ada izin)" in out
    assert "1 dokumen diperiksa · 1 masukan tidak terbaca" in out


def test_a_broken_link_in_a_folder_is_told(run: Run) -> None:
    Path("sop").mkdir()
    Path("sop/lama.yaml").symlink_to("tidak-ada.yaml")
    code, out, _ = run("check", "sop", *ONLY)
    assert code == 2
    assert "sop/lama.yaml: berkas tidak ditemukan" in out


def test_a_loop_of_links_ends(run: Run) -> None:
    Path("sop").mkdir()
    Path("sop/lagi").symlink_to(".", target_is_directory=True)
    Path("sop/baik.json").write_text(GOOD, "utf-8")
    assert "1 dokumen diperiksa" in run("check", "sop", *ONLY)[1]


def test_what_is_no_sop_is_skipped_in_a_folder_and_refused_by_name(run: Run) -> None:
    Path("sop").mkdir()
    Path("sop/a.json").write_text(GOOD, "utf-8")
    run("check", "sop", *ONLY, "--output", "sop/laporan.json", "--output", "sop/laporan.jsonl")
    Path("sop/package.json").write_text('{"dependencies": {}}', "utf-8")
    Path("sop/jadwal.yaml").write_text("- senin\n- selasa\n", "utf-8")
    code, out, _ = run("check", "sop", *ONLY)
    assert code == 0
    assert "1 dokumen diperiksa · " in out
    assert "berkas lain dilewati" in out
    code, out, _ = run("check", "sop/laporan.json", *ONLY)
    assert code == 2
    assert "ini laporan sopcheck, bukan SOP" in out


def test_documents_that_nothing_can_read_here_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice, that is; a folder goes on without them, named alone they are an error."""
    monkeypatch.setattr(libreoffice, "found", lambda: None)
    Path("sop").mkdir()
    Path("sop/a.json").write_text(GOOD, "utf-8")
    Path("sop/~$lama.doc").write_bytes(b"x")  # what Word leaves beside a file that is open
    Path("sop/lama.doc").write_bytes(compound({"WordDocument": word_head(), "1Table": b""}))
    code, out, _ = run("check", "sop", *ONLY)
    assert code == 0
    assert "1 dokumen TIDAK diperiksa, belum ada pembacanya: sop/lama.doc" in out
    assert "1 dokumen diperiksa · 2 berkas lain dilewati" in out
    assert run("check", "sop", *ONLY, "--output", "laporan.docx")[0] == 0
    with zipfile.ZipFile("laporan.docx") as report:
        words = re.sub("<[^>]+>", " ", report.read("word/document.xml").decode())
    assert "1 berkas tidak terbaca, jadi tidak diperiksa" in " ".join(words.split())
    assert "sop/lama.doc" in words
    assert "dokumen Word lama" in words
    assert "1 berkas lain dilewati karena bukan SOP." in words
    code, out, _ = run("check", "sop/lama.doc", *ONLY)
    assert code == 2
    told = "TIDAK TERBACA sop/lama.doc: dokumen Word lama (.doc): pasang LibreOffice, atau simpan ulang sebagai .docx;"
    assert told in " ".join(out.split())


@pytest.mark.parametrize("output", ["./buruk.json", "sop/../buruk.json"])
def test_a_report_is_never_written_over_what_is_checked(run: Run, output: str) -> None:
    write(buruk_json=BAD)
    Path("sop").mkdir()
    code, _, err = run("check", "buruk.json", *ONLY, "--output", output)
    assert code == 2
    assert "sudah menjadi masukan atau keluaran lain" in err
    assert Path("buruk.json").read_text("utf-8") == BAD


def test_a_report_replaces_a_report_but_never_an_sop_of_the_folder(run: Run) -> None:
    Path("sop").mkdir()
    Path("sop/a.json").write_text(GOOD, "utf-8")
    code, _, err = run("check", "sop", *ONLY, "--output", "sop/a.json")
    assert code == 2
    assert "sudah ada dan bukan laporan sopcheck" in err
    assert Path("sop/a.json").read_text("utf-8") == GOOD
    for name in ("sop/l.json", "sop/l.jsonl", "sop/l.json", "sop/l.jsonl"):
        assert run("check", "sop", *ONLY, "--output", name)[0] == 0
    assert "sopcheck.report/" in Path("sop/l.json").read_text("utf-8")


def test_a_folder_is_no_place_for_a_report(run: Run) -> None:
    write(baik_json=GOOD)
    Path("hasil.json").mkdir()
    code, out, err = run("check", "baik.json", *ONLY, "--output", "hasil.json")
    assert (code, out) == (2, "")
    assert err == "sopcheck: hasil.json: ini folder, bukan berkas; pilih nama berkas lain\n"


def test_a_report_of_many_lines_is_one_file_that_is_no_sop(run: Run) -> None:
    Path("sop").mkdir()
    Path("sop/a.json").write_text(GOOD, "utf-8")
    run("check", "sop", *ONLY, "--output", "sop/l.jsonl")
    _, out, _ = run("check", "sop", *ONLY)
    assert "1 berkas lain dilewati" in out
    code, out, _ = run("check", "sop/l.jsonl", *ONLY)
    assert code == 2
    assert "ini laporan sopcheck, bukan SOP" in out


def test_two_reports_may_not_be_one_file(run: Run) -> None:
    write(buruk_json=BAD)
    code, _, err = run("check", "buruk.json", *ONLY, "--output", "a.json", "--output", "./a.json")
    assert code == 2
    assert "sudah menjadi masukan atau keluaran lain" in err
    assert not Path("a.json").exists()


@pytest.mark.parametrize("day", ["20261101", "2026-W47-5", "2026-13-01", "besok"])
def test_a_day_has_one_form(run: Run, day: str) -> None:
    code, _, err = run("check", "x", "--as-of", day)
    assert code == 2
    assert f"--as-of: “{day}” bukan tanggal; bentuknya 2026-11-20" in err


def test_a_huge_cell_does_not_make_a_huge_report(run: Run) -> None:
    sop = {"nama": "Cuti", "dasar_hukum": ["UU No. 1 Tahun 2014 tentang " * 3000]}
    Path("besar.json").write_text(json.dumps(sop), "utf-8")
    _, out, _ = run("check", "besar.json", "--as-of", "2026-11-20", "--format", "json")
    size = len(json.dumps(sop))
    assert len(out) < 40 * size
    longest = max(len(f["message"]) for r in json.loads(out)["documents"][0]["results"] for f in r["findings"])
    assert longest < 5000


def test_no_error_speaks_english(run: Run) -> None:
    broken = {
        "a.yaml": "nama: [a, b\n", "b.yaml": "nama: \x07", "c.json": '{"nama": "a",}', "d.json": "[" * 5000, "e.json": "{1: 2}",
        "f.yaml": "sopcheck: 9\n", "g.yaml": "\t- a",
    }  # fmt: skip
    for name, content in broken.items():
        Path(name).write_text(content, "utf-8")
        _, out, _ = run("check", name, *ONLY)
        told = " ".join(out.split("TIDAK TERBACA")[1].split("\n\n")[0].split())
        assert not {"expected", "character", "at", "line", "column", "limit", "the", "not", "or", "found"} & set(
            told.split()
        ), told
    Path("sopcheck.toml").write_text('as_of = "besok"\n', "utf-8")
    assert "seharusnya tanggal (2026-11-20), yang ada “besok”" in run("check", "a.yaml")[2]
    Path("sopcheck.toml").write_text("as_of = \n", "utf-8")
    assert "sopcheck.toml:1: bukan TOML yang sah" in run("check", "a.yaml")[2]


def test_the_example_of_the_guide_is_sound(run: Run) -> None:
    guide = (Path(__file__).parent.parent / "docs" / "panduan.md").read_text("utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    Path("contoh.yaml").write_text(example, "utf-8")
    code, out, _ = run("check", "contoh.yaml", "--as-of", "2026-11-20")
    assert code == 0
    assert "0 temuan (0 galat, 0 peringatan, 0 catatan)" in out


def test_local_rules_are_verified_by_their_examples(run: Run) -> None:
    code, out, _ = run("rules", "--verify")
    assert code == 0
    assert out.endswith(" 0 tidak cocok\n")
