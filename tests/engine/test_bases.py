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
        ("Perbup Balangan Nomor 5 Tahun 2020 tentang Kedudukan", basis.UNJUDGED | basis.UNTITLED),
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
