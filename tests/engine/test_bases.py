"""The legal bases of an SOP held against the registry: looked up once, judged once, whatever is printed."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.engine import basis, profile, runner
from sopcheck.engine.bases import judge_of
from sopcheck.engine.basis import Basis
from sopcheck.engine.check import Context, NotApplicable, Unknown, looked
from sopcheck.engine.reading import Reading
from sopcheck.law.registry import load_law
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source

LAW = load_law()
ON = date(2026, 11, 20)
SAKIP = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        (SAKIP, 0),
        ("UUD 1945", 0),
        ("-", 0),
        ("Tupoksi Bagian Organisasi", basis.UNCITED),
        ("Undang-Undang tentang Pelayanan Publik", basis.PARTIAL | basis.UNJUDGED),
        ("UU 32/2004", basis.REPEALED),
        ("Permendagri 54/2010", basis.REPLACED),
        ("UU 23/2014", basis.AMENDED),
        (
            "Perbup Balangan Nomor 5 Tahun 2020 tentang Kedudukan",
            basis.UNJUDGED | basis.UNTITLED | basis.LOCAL | basis.UNLISTED,
        ),
        ("Perda Nomor 5 Tahun 2020", basis.UNJUDGED | basis.UNLISTED),
        ("Permendagri 33/2017", basis.UNJUDGED | basis.OUTLIVED),
        (
            "Keppres 86/2007 tentang Badan Pusat Statistik",
            basis.UNJUDGED | basis.UNTITLED | basis.UNLISTED | basis.RETYPED,
        ),
        ("UU 43/2009 sebagaimana telah diubah dengan UU 7/1971", basis.MISORDERED),
        ("UU 16/1997 (Lembaran Negara Tahun 1999 Nomor 39)", basis.UNJUDGED | basis.MISGAZETTED | basis.MISDATED),
        ("Perpres 29/2014 tentang Budidaya Rumput Laut di Perairan Dangkal", basis.MISTITLED),
        ("UU 25/2004 (Lembaran Negara Tahun 2004 Nomor 164)", basis.MISGAZETTED),
        ("PermenPANRB 53/2014 (Berita Negara Tahun 2014 Nomor 1842)", basis.UNGAZETTED),
    ],
)
def test_a_text_carries_what_there_is_to_say_about_it(words: str, flags: int) -> None:
    assert Basis(words, LAW, ON).flags == flags


def test_the_day_decides() -> None:
    assert Basis("UU 32/2004", LAW, date(2014, 9, 29)).flags & basis.REPEALED == 0
    assert Basis("UU 32/2004", LAW, date(2014, 9, 30)).flags & basis.REPEALED


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("UU 23/2014 sebagaimana telah diubah", True),
        ("UU 23/2014 sebagaimana telah beberapa kali diubah", True),
        ("UU 23/2014 beserta segala perubahannya", True),
        ("UU 23/2014 dan perubahan-perubahannya", True),
        ("UU 9/2015 tentang Perubahan Kedua atas UU 23/2014", False),
        ("PP 45/2017 tentang Pembangunan dan Perubahan Iklim", False),
    ],
)
def test_an_amendment_may_be_said_without_its_number(words: str, said: bool) -> None:
    assert Basis(words, LAW, ON).says_amended is said


def test_the_same_list_is_judged_once_for_all_documents() -> None:
    context = Context(ON, LAW)
    first, second = (Reading(Sop.model_validate({"dasar_hukum": [SAKIP, "UU 23/2014"]})) for _ in range(2))
    assert first.bases(context) is first.bases(context)
    assert first.bases(context) is second.bases(context)
    assert first.bases(context) is not first.bases(Context(date(2014, 12, 1), LAW))


def test_a_place_that_was_lost_keeps_the_numbers_of_the_others() -> None:
    sop = Sop.model_validate({"dasar_hukum": [SAKIP, "x", SAKIP], "tidak_terbaca": ["dasar_hukum.2"]})
    found = Reading(sop).bases(Context(ON, LAW))
    assert [at for at, _, _ in found.cited] == ["dasar_hukum.1", "dasar_hukum.3"]
    assert found.lost == (Unknown("dasar_hukum.2", "tidak terbaca pada berkas"),)
    assert found.flags & basis.REPEATED


def test_a_list_says_how_many_it_holds_or_why_it_holds_none() -> None:
    judge = judge_of(LAW, ON)
    assert judge.bases((SAKIP, "", "UU 23/2014; UU 25/2004")).of_all == looked(3)
    assert judge.bases(()).of_all == (NotApplicable("dasar hukum tidak terisi"),)
    assert judge.bases(("Tupoksi",)).of_all == (NotApplicable("tidak ada rujukan peraturan yang terbaca"),)


@given(st.text(max_size=200))
def test_no_text_breaks_the_look_up(text: str) -> None:
    found = Basis(text, LAW, ON)
    assert found.known <= len(found.heads)
    assert judge_of(LAW, ON).bases((text, None, text)).n == 2 * len(found.heads)


@pytest.mark.parametrize("piece", ["telah ", "beserta segala ", "UU 23/2014 tentang ", "(Lembaran Negara ", "jo. "])
def test_hostile_texts_are_read_in_linear_time(piece: str) -> None:
    started = time.perf_counter()
    Basis(piece * (200_000 // len(piece)), LAW, ON)
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("rule", "words", "keys"),
    [
        ("dicabut", "UU 32/2004", ("uu-32-2004", "uu-23-2014")),
        ("digantikan", "Permendagri 54/2010", ("permendagri-54-2010", "permendagri-86-2017")),
        ("telah-diubah", "PP 18/2016", ("pp-18-2016", "pp-72-2019")),
    ],
)
def test_a_finding_about_the_status_carries_registry_keys(rule: str, words: str, keys: tuple[str, str]) -> None:
    document = Document(Sop.model_validate({"dasar_hukum": [words]}), Source("contoh", "", "contoh"))
    rules = [profile.catalogue()[f"dasar-hukum.{rule}"]]
    ((finding,),) = (result.findings for result in runner.judge(document, rules, Context(ON, LAW)))
    assert (finding.facts["peraturan"], finding.facts["oleh"]) == keys


@pytest.mark.parametrize(
    ("items", "disputed"),
    [
        ((SAKIP, SAKIP), True),  # to be looked at; that they agree is seen then
        ((SAKIP, "UU 23/2014 tentang Pemerintahan Daerah"), False),
        (("UU 98/1999 (LN Tahun 1999 Nomor 42)", "UU 97/1999 (LN Tahun 1999 Nomor 42)"), True),
        (("Perda Kota A Nomor 8 Tahun 1999 (LD Tahun 1999 Nomor 42)", "UU 97/1999 (LN Tahun 1999 Nomor 42)"), False),
        (("UU 98/1999 (LN Tahun 1999 Nomor 42)", "UU 97/1999 (LN Tahun 1999 Nomor 43)"), False),
    ],
)
def test_a_list_says_whether_two_of_its_items_may_contradict_each_other(items: tuple[str, ...], disputed: bool) -> None:
    assert bool(judge_of(LAW, ON).bases(items).flags & basis.DISPUTED) is disputed


def judged(*items: str, **fields: str) -> dict[str, list[str]]:
    """Rule → kinds of its findings, all law rules run together."""
    document = Document(Sop.model_validate({"dasar_hukum": [*items], **fields}), Source("contoh", "", "contoh"))
    rules = [rule for rule in profile.load().rules if rule.group == "dasar-hukum"]
    return {
        result.rule.partition(".")[2]: [finding.kind for finding in result.findings]
        for result in runner.judge(document, rules, Context(ON, LAW))
        if result.findings
    }


def test_one_defect_is_told_by_the_rule_that_knows_most() -> None:
    consumer = "Undang-Undang Nomor 98 Tahun 1999 tentang Perlindungan Konsumen (LN Tahun 1999 Nomor 42)"
    assert judged(consumer, consumer.replace("Nomor 98", "Nomor 97")) == {
        "judul-sama-nomor-beda": ["nomor-beda"],
        "tidak-dikenal": ["tidak-dikenal"],
    }
    assert judged("Perbup Contoh Nomor XX Tahun 2020 tentang Pakaian Dinas") == {"isian-contoh": ["cocok"]}
    wrong_type = (
        "Undang-Undang Nomor 20 Tahun 2001 tentang Pembinaan dan Pengawasan atas Penyelenggaraan Pemerintahan Daerah"
    )
    assert judged(wrong_type) == {"jenis-salah": ["jenis-lain"]}
    archives = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan (LN Tahun 2009 Nomor {})"
    assert judged(archives.format(152), archives.format(125)) == {
        "duplikat": ["berulang"],
        "ln-tln-tidak-cocok": ["lembaran-beda"],
    }


def test_what_is_of_two_minds_about_a_regulation_in_one_place_is_not_silenced_elsewhere() -> None:
    assert judged(
        "Undang-Undang Nomor 98 Tahun 1999 tentang Perlindungan Konsumen (LN Tahun 1999 Nomor 42)",
        "Undang-Undang Nomor 98 Tahun 1999 tentang Perlindungan Konsumen (LN Tahun 1999 Nomor 24)",
    ) == {"bertentangan": ["lembaran-berbeda"], "duplikat": ["berulang"], "tidak-dikenal": ["tidak-dikenal"]}
