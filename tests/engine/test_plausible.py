"""The decision table of plausible times: which row holds, and what an auditor is told when an edit goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.engine import profile
from sopcheck.engine.examples import judged
from sopcheck.engine.plausible import COLUMNS, Plausible, load_plausible
from sopcheck.errors import RuleError
from sopcheck.language.activity import parse_activity
from sopcheck.law.registry import load_law

HEAD = ",".join(COLUMNS.split())
REST = "semua,semua,-,60 hari kerja,P,,dasar,"


def table(*lines: str) -> Plausible:
    return Plausible("\n".join([HEAD, *lines, REST]).encode(), "t.csv")


@pytest.mark.parametrize(
    ("kegiatan", "floor", "ceiling"),
    [
        ("Mengolah data laporan kinerja triwulan", ("10 menit", "mengolah data"), ("60 hari kerja", "mengolah data")),
        ("Penyusunan Laporan Tahunan", ("10 menit", "menyusun laporan"), ("60 hari kerja", "menyusun laporan")),
        ("Menyusun surat pengantar laporan", None, ("60 hari kerja", "satu langkah")),
        ("Melaksanakan rapat koordinasi", ("30 menit", "rapat"), ("60 hari kerja", "rapat")),
        ("Menandatangani laporan", None, ("1 hari", "menandatangani")),
        ("Memberikan paraf pada nota dinas", None, ("1 hari", "memaraf")),
        ("Meneliti dan menandatangani laporan", None, ("60 hari kerja", "satu langkah")),
        ("Mengagendakan surat", None, ("60 hari kerja", "mengagendakan")),
        ("Mengirim data dan menyusun laporan", ("10 menit", "menyusun laporan"), ("60 hari kerja", "satu langkah")),
        ("Di loket", None, ("60 hari kerja", "satu langkah")),
        ("", None, ("60 hari kerja", "satu langkah")),
    ],
)
def test_a_step_lasts_at_least_as_long_as_its_longest_part(
    kegiatan: str, floor: tuple[str, str] | None, ceiling: tuple[str, str] | None
) -> None:
    for expected, of_floor in ((floor, True), (ceiling, False)):
        found = [(limit.words, work) for limit, work in load_plausible().limits_of(parse_activity(kegiatan), of_floor)]
        assert found == ([expected] if expected else [])


def test_the_row_that_says_more_holds() -> None:
    made = table(
        "menyusun,laporan,10 menit,-,P,,dasar,",
        "menyusun,semua,5 menit,-,P,,dasar,",
        "kelas:membuat,laporan,4 menit,-,P,,dasar,",
        "kelas:membuat,semua,3 menit,-,P,,dasar,",
        "semua,laporan,2 menit,-,P,,dasar,",
    )
    floors = {
        (root, begins): made.row(root, begins).floor
        for root in ("susun", "buat", "kirim")
        for begins in ("laporan", "surat")
    }
    assert {key: floor.words if floor else None for key, floor in floors.items()} == {
        ("susun", "laporan"): "10 menit",
        ("susun", "surat"): "5 menit",
        ("buat", "laporan"): "4 menit",
        ("buat", "surat"): "3 menit",
        ("kirim", "laporan"): "2 menit",
        ("kirim", "surat"): None,
    }
    # one part without a ceiling leaves the step without one
    assert made.limits_of(parse_activity("Mengirim surat dan menyusun laporan"), floor=False) == ()


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["mengolha,data,10 menit,-,P,,d,"], "t.csv:2 kolom A (kerja): “mengolha” bukan kata kerja yang dikenal; maksudnya “mengolah”?"),
        (["xyz,data,10 menit,-,P,,d,"], "t.csv:2 kolom A (kerja): “xyz” bukan kata kerja yang dikenal; tulis bentuk aktifnya (“mengolah”), “kelas:…”, atau “semua”"),
        (["kelas:rpat,data,10 menit,-,P,,d,"], "t.csv:2 kolom A (kerja): kelas “rpat” tidak dikenal; maksudnya “rapat”?"),
        (["kelas:zzzzzzzz,data,10 menit,-,P,,d,"], "t.csv:2 kolom A (kerja): kelas “zzzzzzzz” tidak dikenal; kelasnya: membahas, membuat, memeriksa, menandatangani, mencatat, menerima, mengarsipkan, mengirim, mengolah, rapat, ringan"),
        (["semua mengolah,data,10 menit,-,P,,d,"], "t.csv:2 kolom A (kerja): “semua” berdiri di samping kata lain; tulis “semua” saja, atau kata-katanya saja"),
        (["mengolah,data semua,10 menit,-,P,,d,"], "t.csv:2 kolom B (objek): “semua” berdiri di samping kata lain; tulis “semua” saja, atau kata-katanya saja"),
        (["mengolah,,10 menit,-,P,,d,"], "t.csv:2 kolom B (objek): belum diisi"),
        (["mengolah,data,,-,P,,d,"], "t.csv:2 kolom C (paling_singkat): belum diisi"),
        (["mengolah,data,10,-,P,,d,"], "t.csv:2 kolom C (paling_singkat): “10” bukan satu lama waktu; contohnya “10 menit”, “3 hari kerja”, atau “-” bila tidak dibatasi"),
        (["mengolah,data,-,1-2 hari,P,,d,"], "t.csv:2 kolom D (paling_lama): “1-2 hari” bukan satu lama waktu; contohnya “10 menit”, “3 hari kerja”, atau “-” bila tidak dibatasi"),
        (["mengolah,data,-,maks. 2 hari,P,,d,"], "t.csv:2 kolom D (paling_lama): “maks. 2 hari” bukan satu lama waktu; contohnya “10 menit”, “3 hari kerja”, atau “-” bila tidak dibatasi"),
        (["mengolah,data,0 menit,-,P,,d,"], "t.csv:2 kolom C (paling_singkat): “0 menit” bukan satu lama waktu; contohnya “10 menit”, “3 hari kerja”, atau “-” bila tidak dibatasi"),
        (["mengolah,data,3 hari,1 jam,P,,d,"], "t.csv:2 kolom C (paling_singkat): “3 hari” lebih lama daripada paling_lama “1 jam”"),
        (["mengolah,data,10 menit,-,X,,d,"], "t.csv:2 kolom E (grade): “X” tidak dikenal; pilihan: V, D, L, M, P"),
        (["mengolah,data,10 menit,-,V,,d,"], "t.csv:2 kolom F (sumber): belum diisi"),
        (["mengolah,data,10 menit,-,P,,,"], "t.csv:2 kolom G (dasar): belum diisi"),
        (["mengolah,data laporan,10 menit,-,P,,d,", "mengolah,laporan,5 menit,-,P,,d,"], "t.csv:3 kolom A (kerja): baris ini dan baris 2 sama-sama berlaku untuk “mengolah laporan”; gabungkan keduanya, pisahkan objeknya, atau sebut kata kerjanya di satu baris saja"),
        (["kelas:membuat,semua,10 menit,-,P,,d,", "kelas:mengolah,semua,5 menit,-,P,,d,"], "t.csv:3 kolom A (kerja): baris ini dan baris 2 sama-sama berlaku untuk “mengompilasi semua”; gabungkan keduanya, pisahkan objeknya, atau sebut kata kerjanya di satu baris saja"),
        (["semua,semua,-,9 hari,P,,d,"], "t.csv:3 kolom A (kerja): baris ini dan baris 2 sama-sama berlaku untuk “semua semua”; gabungkan keduanya, pisahkan objeknya, atau sebut kata kerjanya di satu baris saja"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_file_line_column_and_what_is_allowed(lines: list[str], words: str) -> None:
    with pytest.raises(RuleError) as caught:
        table(*lines)
    assert str(caught.value) == words


def test_words_may_be_parted_by_commas_or_semicolons() -> None:
    made = table("mengolah; merekap,data;laporan,10 menit,-,P,,d,")
    floor = made.row("rekap", "laporan").floor
    assert floor is not None
    assert floor.words == "10 menit"


def test_a_gap_is_told() -> None:
    with pytest.raises(RuleError) as caught:
        Plausible(f"{HEAD}\nmengolah,data,10 menit,-,P,,d,\n".encode(), "t.csv")
    assert str(caught.value) == (
        "t.csv: tidak ada baris untuk pekerjaan dan objek yang tidak disebut; tambahkan baris semua, semua"
    )


def test_two_classes_may_share_a_verb_that_a_third_row_names() -> None:
    made = table(
        "kelas:membuat,semua,10 menit,-,P,,d,",
        "kelas:mengolah,semua,5 menit,-,P,,d,",
        "mengolah merekap mengompilasi,semua,7 menit,-,P,,d,",
    )
    floor = made.row("rekap", "data").floor
    assert floor is not None
    assert floor.words == "7 menit"


def test_the_hash_of_the_rules_changes_with_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    before = profile.load().hash
    monkeypatch.setattr(profile, "_table", lambda: "another")
    assert profile.load().hash != before


def test_a_profile_may_set_limits_of_its_own_instead_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "kantor.yaml"
    path.write_text(
        "judul: Kantor\nmewarisi: reviu\naturan: {waktu.terlalu-lama: {params: {paling_lama: {3 hari: [arsip]}}}}\n"
    )
    rule = profile.load(str(path)).by_id()["waktu.terlalu-lama"]
    steps = [
        {"nomor": "1", "kegiatan": "Mengarsipkan surat", "waktu": "4 hari"},
        {"nomor": "2", "kegiatan": "Menyusun surat", "waktu": "90 hari"},
    ]
    (finding,) = judged(rule, {"langkah": steps}, None, load_law()).findings
    assert (
        finding.message == "Langkah 1 (“Mengarsipkan surat”) tertulis “4 hari”, lebih dari 3 hari untuk mengarsipkan."
    )
