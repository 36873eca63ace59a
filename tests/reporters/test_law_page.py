"""The law page: what is known of each citation on a day, for people and for programs."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.errors import UsageError
from sopcheck.law.registry import load_law
from sopcheck.reporters.pages.law_page import NOTHING, page

ON = date(2026, 11, 20)
KEYS = [
    "text",
    "span",
    "type",
    "number",
    "year",
    "title",
    "key",
    "status",
    "on",
    "chain",
    "evidence",
    "did_you_mean",
]


def table(text: str, on: date = ON, width: int = 80) -> str:
    return page(text, on, "table", width)


def values(text: str, on: date = ON) -> list[dict[str, Any]]:
    return [json.loads(line) for line in page(text, on, "json", 80).splitlines()]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_number_and_a_title_of_different_regulations_give_the_one_that_may_be_meant() -> None:
    text = (
        "Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 96 Tahun 2017 tentang Tata Cara Perencanaan, "
        "Pengendalian Dan Evaluasi Pembangunan Daerah"
    )
    assert table(text).splitlines()[:10] == [
        "“Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 96 Tahun 2017”",
        "  Dikenali    Permendagri Nomor 96 Tahun 2017 (Menteri Dalam Negeri)",
        "  Judul       “Tata Cara Kerja Sama Desa di Bidang Pemerintahan Desa” (menurut",
        "              sumber sekunder, perlu dicek di JDIH)",
        "  Tercetak    “Tata Cara Perencanaan, Pengendalian Dan Evaluasi Pembangunan",
        "              Daerah”: bukan judul peraturan bernomor itu",
        "  Status      per 20 November 2026: tidak tercatat dalam registri; periksa di",
        "              JDIH",
        "  Maksudnya   Permendagri Nomor 86 Tahun 2017? Judul yang tercetak milik",
        "              peraturan itu: “Tata Cara Perencanaan, Pengendalian dan Evaluasi",
    ]
    (found,) = values(text)
    assert list(found) == KEYS
    assert found == {
        "text": "Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 96 Tahun 2017",
        "span": [0, 69],
        "type": "Permendagri",
        "number": "96",
        "year": "2017",
        "title": "Tata Cara Perencanaan, Pengendalian Dan Evaluasi Pembangunan Daerah",
        "key": "permendagri-96-2017",
        "status": "tidak-diketahui",
        "on": "2026-11-20",
        "chain": [],
        "evidence": "none",
        "did_you_mean": "permendagri-86-2017",
    }


def test_a_repealed_law_shows_who_repealed_it_when_and_how_that_is_known() -> None:
    said = flat(table("PP 8/2003"))
    assert "Status per 20 November 2026: dicabut Bukti teks peraturannya dibaca: Pada saat" in said
    assert "Diundangkan LN Tahun 2003, TLN Nomor 4262" in said
    lines = table("PP 8/2003").splitlines()
    first = lines.index("  Riwayat     └─ dicabut oleh → PP Nomor 41 Tahun 2007 · ditetapkan 23 Juli")
    assert lines[first + 1 : first + 6] == [
        "                 2007, mulai berlakunya tidak tercatat · teks dibaca",
        "                 └─ dicabut oleh → PP Nomor 18 Tahun 2016 · ditetapkan 15 Juni",
        "                    2016, mulai berlakunya tidak tercatat · teks dibaca",
        "                    └─ diubah dengan → PP Nomor 72 Tahun 2019 · tahun 2019,",
        "                       tanggalnya tidak tercatat · teks dibaca",
    ]
    assert "Sumber mblonyox/data-peraturan:pp/2003/8.md" in said
    (found,) = values("PP 8/2003")
    assert (found["status"], found["evidence"]) == ("dicabut", "primary")
    (step,) = found["chain"]
    assert list(step) == ["relation", "by", "effective", "effective_basis", "evidence", "basis"]
    assert (step["relation"], step["by"], step["effective"], step["effective_basis"], step["evidence"]) == (
        "mencabut",
        "pp-41-2007",
        "2007-07-23",
        "enactment",
        "primary",
    )


@pytest.mark.parametrize(
    ("text", "on", "status", "said"),
    [
        ("UU 32/2004", date(2004, 1, 5), "tidak-diketahui", "per 5 Januari 2004: belum ditetapkan pada tanggal itu"),
        ("UU 7/1980", date(1979, 1, 5), "tidak-diketahui", "per 5 Januari 1979: belum ditetapkan pada tanggal itu"),
        ("UU 3/2004", date(2020, 1, 5), "tidak-diketahui", "tidak tercatat dalam registri"),
        ("UU 32/2004", date(2014, 9, 30), "dicabut", "per 30 September 2014: dicabut Bukti teks peraturannya dibaca"),
        ("PP 18/2016", date(2017, 1, 5), "berlaku", "berlaku Bukti teks peraturannya dibaca: baru diubah dengan PP"),
    ],
)
def test_the_status_is_that_of_the_day(text: str, on: date, status: str, said: str) -> None:
    assert values(text, on)[0]["status"] == status
    assert said in flat(table(text, on))


def test_what_rests_on_weak_evidence_asks_for_a_look_at_the_jdih() -> None:
    said = flat(table("Permendagri 13/2006"))
    assert "per 20 November 2026: tercatat dicabut, perlu dicek di JDIH" in said
    assert (
        "└─ dicabut oleh → Permendagri Nomor 77 Tahun 2020 · tahun 2020, tanggalnya tidak tercatat · sumber sekunder"
        in said
    )
    replaced = flat(table("Permendagri 54/2010"))
    assert "digantikan fungsinya; pencabutan resminya perlu dicek di JDIH" in replaced
    assert "dicabut oleh" not in replaced


def test_a_repeal_within_the_year_of_the_check_is_not_certain() -> None:
    said = flat(table("PermenPANRB 12/2015", date(2021, 6, 1)))
    assert "per 1 Juni 2021: tidak pasti pada tahun itu; periksa di JDIH" in said
    assert "Belum pasti dicabut oleh → PermenPANRB Nomor 88 Tahun 2021 · tahun 2021, tanggalnya tidak tercatat" in said


def test_a_title_in_other_words_is_not_called_the_same() -> None:
    said = flat(table("Perpres 95/2018 tentang SPBE"))
    assert "Tercetak “SPBE”: sama maksudnya dengan judul resminya" in said


def test_regulations_inside_a_citation_stand_under_it() -> None:
    text = "UU 23/2014 tentang Pemerintahan Daerah sebagaimana telah diubah terakhir dengan UU Nomor 9 Tahun 2015"
    said = flat(table(text))
    assert "berlaku, telah diubah" in said
    assert "Tercetak “Pemerintahan Daerah”: sama dengan judul resminya" in said
    assert "Menyebut pengubahnya: UU Nomor 9 Tahun 2015, tidak tercatat dalam registri; periksa di JDIH" in said
    assert len(values(text)) == 1


def test_every_citation_of_a_paragraph_gets_a_block_and_a_line() -> None:
    text = "Mengingat: 1. UU 23/2014; 2. Perbup Balangan Nomor 5 Tahun 2020; 3. UUD 1945; 4. Perda Nomor 5 Tahun 2016"
    assert [found["key"] for found in values(text)] == ["uu-23-2014", "perbup-5-2020-kab-balangan", "uud-1945", None]
    said = flat(table(text))
    assert "Dikenali Perbup Kabupaten Balangan Nomor 5 Tahun 2020" in said
    assert "tidak ada dalam registri peraturan; periksa di JDIH" in said
    assert "berlaku, telah diubah empat kali (1999–2002)" in said
    assert "tidak dapat dicari; jenis atau daerahnya tidak terbaca" in said
    assert table(text).count("\n\n") == 4


def test_a_title_alone_is_enough_to_say_what_may_be_meant() -> None:
    text = "Undang-Undang tentang Pelayanan Publik"
    assert values(text)[0]["did_you_mean"] == "uu-25-2009"
    said = flat(table(text))
    assert "tidak dapat dicari; nomor atau tahunnya tidak terbaca" in said
    assert "Maksudnya UU Nomor 25 Tahun 2009? Judul yang tercetak milik peraturan itu: “Pelayanan Publik”" in said


def test_a_known_number_without_a_title_to_compare_is_held_against_titles_of_its_kind() -> None:
    text = "Permenpan RB Nomor 28 Tahun 2012 tentang Petunjuk Pelaksanaan Evaluasi Akuntabilitas Kinerja Instansi Pemerintah"
    assert values(text)[0]["did_you_mean"] == "permenpanrb-25-2012"
    local = "Peraturan Bupati Balangan Nomor 44 Tahun 2021 tentang Pelayanan Publik"
    assert values(local)[0]["did_you_mean"] is None
    agreeing = "UU 25 Tahun 2009 tentang Pelayanan Publik"
    assert values(agreeing)[0]["did_you_mean"] is None


def test_a_repeal_in_part_says_which_part() -> None:
    said = flat(table("PP 53/2010"))
    assert "berlaku, dicabut sebagian" in said
    assert "sepanjang tidak mengatur jenis Hukuman Disiplin sedang, dicabut dan dinyatakan tidak berlaku" in said


def test_the_kind_of_source_is_said_once() -> None:
    said = flat(table("Permendagri 13/2006"))
    assert "Bukti menurut sumber sekunder, perlu dicek di JDIH: “Permendagri 77/2020" in said
    assert "sumber sekunder:" not in said
    memory = flat(table("UU 11/2020"))
    assert "Bukti menurut ingatan penyusun data, perlu dicek di JDIH: UU 6/2023" in memory
    assert "belum diperiksa" not in memory


def test_a_tree_names_every_step_between_its_branches() -> None:
    lines = [line[14:] for line in table("UU 32/2004", width=100).splitlines() if line[14:15] in ("├", "│", "└", " ")]
    branches = [line.split(" · ")[0] for line in lines if "→" in line]
    assert branches[:3] == [
        "├─ diubah dengan → UU Nomor 8 Tahun 2005",
        "├─ dicabut sebagian oleh → UU Nomor 22 Tahun 2007",
        "├─ diubah dengan → UU Nomor 12 Tahun 2008",
    ]
    assert "└─ dicabut oleh → UU Nomor 23 Tahun 2014" in branches
    assert "   ├─ diubah dengan → UU Nomor 2 Tahun 2015" in branches


def test_what_is_amended_and_repealed_in_part_is_said_to_be_both() -> None:
    said = flat(table("PP 18/1977"))
    assert "Status per 20 November 2026: berlaku, telah diubah dan dicabut sebagian" in said
    assert "dicabut sebagian oleh → PP Nomor 28 Tahun 2001" in said


def test_a_date_the_text_itself_states_is_said_plainly() -> None:
    assert "└─ dicabut oleh → PP Nomor 1 Tahun 2012 · mulai 4 Januari 2012 · teks dibaca" in flat(table("PP 143/2000"))


def test_an_amendment_whose_object_is_repealed_is_said_to_be_an_inference() -> None:
    said = flat(table("PP 50/2008"))
    assert "Turunan disimpulkan, bukan dibaca: peraturan ini hanya mengubah PP Nomor" not in said
    found = next(key for key in load_law() if load_law().object_gone(key, ON))
    label = load_law().named(found).label
    said = flat(table(label))
    assert "Turunan disimpulkan, bukan dibaca: peraturan ini hanya mengubah" in said
    assert "kemungkinan ikut tidak berlaku, periksa di JDIH" in said
    assert values(label)[0]["status"] != "dicabut"


def test_a_title_that_was_not_confirmed_says_so_and_accuses_nobody() -> None:
    weak = "UU 7/1993 tentang Perhitungan Anggaran Negara Tahun Anggaran 1990/1991"
    said = flat(table(weak))
    assert "(terbaca dari hasil pindai, belum dikuatkan sumber lain)" in said
    assert "bukan judul peraturan bernomor itu" not in said
    assert values(weak)[0]["did_you_mean"] is None


def test_the_legal_bases_of_an_sop_are_told_with_their_places() -> None:
    found = [
        json.loads(line)
        for line in page({"dasar_hukum.1": "UU 25/2009", "dasar_hukum.2": "-"}, ON, "json", 80).splitlines()
    ]
    assert [(one["at"], one["key"]) for one in found] == [("dasar_hukum.1", "uu-25-2009")]


def test_old_data_are_said_to_be_old() -> None:
    assert "Data peraturan lebih tua dari setahun" not in flat(table("UU 25/2009"))
    assert "Data peraturan lebih tua dari setahun: periksa status terkini di JDIH." in flat(
        table("UU 25/2009", date(2028, 1, 1))
    )


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
@pytest.mark.parametrize("form", ["table", "json"])
def test_no_text_at_all_is_refused(text: str, form: str) -> None:
    with pytest.raises(UsageError, match="tidak ada teks"):
        page(text, ON, form, 80)


@pytest.mark.parametrize("text", ["-", "halo dunia", "Tupoksi Bagian Organisasi"])
def test_a_text_without_citation_gets_one_clear_line(text: str) -> None:
    assert table(text) == NOTHING + "\n"
    assert page(text, ON, "json", 80) == ""


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_lines_fit_the_screen(width: int) -> None:
    text = "UU 23/2014; Permendagri 13/2006; PP 8/2003; PermenPANRB 20/2013"
    assert max(map(len, table(text, width=width).splitlines())) <= max(60, min(width, 100))


def test_control_characters_do_not_reach_the_terminal() -> None:
    said = table("UU 23/2014 tentang \x1b[31mPemerintahan\u202e Daerah")
    assert "\x1b" not in said
    assert "\u202e" not in said


@given(st.text(max_size=300).filter(str.strip), st.dates(min_value=date(1945, 1, 1)))
def test_no_text_and_no_day_breaks_the_page(text: str, on: date) -> None:
    assert table(text, on).endswith("\n")
    for found in values(text, on):
        assert list(found) == KEYS
