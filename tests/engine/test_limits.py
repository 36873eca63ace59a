"""Floors and ceilings from the params of a rule."""

from __future__ import annotations

import pytest

from sopcheck.engine.limits import limits
from sopcheck.engine.params import ParamError
from sopcheck.language.activity import parse_activity
from sopcheck.language.conventions import DELAPAN_JAM, TUJUH_SETENGAH_JAM

DAYS = (TUJUH_SETENGAH_JAM, DELAPAN_JAM)


@pytest.mark.parametrize(
    ("kegiatan", "work"),
    [
        ("Mengolah data laporan kinerja triwulan", "mengolah data"),
        ("Menyusun draft Laporan Kinerja", "menyusun laporan"),
        ("Penyusunan Laporan Tahunan", "menyusun laporan"),
        ("Meneliti dan menyusun laporan kinerja", "menyusun laporan"),
        ("Menyusun surat pengantar laporan", ""),
        ("Menyampaikan laporan kinerja", ""),
        ("Mengarsipkan laporan untuk menyusun laporan tahunan", ""),
        ("", ""),
    ],
)
def test_a_floor_concerns_any_verb_of_a_step_with_such_an_object(kegiatan: str, work: str) -> None:
    (floor,) = limits("paling_singkat", {"10 menit": ("olah", "susun")}, {"10 menit": ("data", "laporan")}, floor=True)
    assert floor.concerns(parse_activity(kegiatan)) == work


@pytest.mark.parametrize(
    ("kegiatan", "work"),
    [
        ("Menandatangani laporan", "menandatangani"),
        ("Memberikan paraf pada nota dinas", "memaraf"),
        ("Meneliti dan menandatangani laporan", ""),
        ("", ""),
    ],
)
def test_a_ceiling_concerns_a_step_that_does_nothing_else(kegiatan: str, work: str) -> None:
    (ceiling,) = limits("paling_lama", {"1 hari": ("tandatangan", "paraf")}, {}, floor=False)
    assert ceiling.concerns(parse_activity(kegiatan)) == work


def test_any_work_and_classes_can_be_named() -> None:
    any_work, meeting = limits("paling_lama", {"60 hari kerja": ("semua",), "5 hari": ("rapat",)}, {}, floor=False)
    assert any_work.concerns(parse_activity("Menyusun laporan")) == "satu langkah"
    assert meeting.concerns(parse_activity("Melaksanakan rapat koordinasi")) == "rapat"
    assert (any_work.words, any_work.minutes) == ("60 hari kerja", 27000)
    assert any_work.amount == {"hari_kerja": 60}


@pytest.mark.parametrize(
    ("waktu", "passed"),
    [
        ("9 menit", True),
        ("10 menit", False),
        ("5-10 menit", False),
        ("5-9 menit", True),
        ("minimal 5 menit", False),
        ("1 hari", False),
    ],
)
def test_a_floor_is_passed_by_the_upper_end(waktu: str, passed: bool) -> None:
    (floor,) = limits("paling_singkat", {"10 menit": ("semua",)}, {}, floor=True)
    assert floor.is_passed(waktu, None, DAYS) is passed


@pytest.mark.parametrize(
    ("waktu", "passed"),
    [
        ("60 hari", False),
        ("61 hari", True),
        ("1-90 hari", False),
        ("13 minggu", True),
        ("4 bulan", None),
        ("60 hari kalender", False),
        ("61 hari kalender", None),
    ],
)
def test_a_ceiling_is_passed_by_the_lower_end_and_only_if_units_compare(waktu: str, passed: bool | None) -> None:
    (ceiling,) = limits("paling_lama", {"60 hari kerja": ("semua",)}, {}, floor=False)
    assert ceiling.is_passed(waktu, None, DAYS) is passed


@pytest.mark.parametrize(
    ("waktu", "passed"), [("3 hari", False), ("4 hari", True), ("3 bulan", None), ("2 menit", False)]
)
def test_each_of_several_people_may_take_as_long_as_the_ceiling(waktu: str, passed: bool | None) -> None:
    (ceiling,) = limits("paling_lama", {"1 hari": ("paraf",)}, {}, floor=False)
    assert ceiling.is_passed(waktu, None, DAYS, hands=3) is passed


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"sebentar": ("olah",)}, "“sebentar” bukan lama waktu"),
        ({"1-2 hari": ("olah",)}, "“1-2 hari” bukan lama waktu"),
        ({"1 hari": ("mengolahh",)}, "“mengolahh” bukan akar atau kelas kata kerja"),
    ],
)
def test_a_mistake_of_the_author_is_refused_with_its_words(table: dict[str, tuple[str, ...]], message: str) -> None:
    with pytest.raises(ParamError) as refused:
        limits("paling_lama", table, {}, floor=False)
    assert (refused.value.key, str(refused.value).partition("|")[0]) == ("paling_lama", message)
