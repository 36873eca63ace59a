"""Who receives what a step hands over, who is told to do it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.activity import parse_activity
from sopcheck.language.handovers import ordered, receivers


@pytest.mark.parametrize(
    ("kegiatan", "names"),
    [
        ("Menyampaikan Laporan Kinerja ke Bagian Organisasi/Inspektorat", ("Bagian Organisasi", "Inspektorat")),  # 002
        ("Menyampaikan Nota Dinas ke Bidang bidang dalam rangka permintaan data", ("Bidang bidang",)),  # 002
        ("menyerahkan pada Kasubbag PerKeu", ("Kasubbag PerKeu",)),  # 001
        ("Menyusun laporan dan menyampaikannya kepada Kabid untuk diteruskan kepada Kepala Dinas", ("Kabid",)),
        ("Mengembalikan berkas kepada Staf; menyimpan salinan", ("Staf",)),
        ("Penyampaian laporan kepada Bupati", ("Bupati",)),
        ("Kirim laporan ke Inspektorat", ("Inspektorat",)),
        ("Aplikasi SAKTI mengirimkan notifikasi kepada PPK", ("PPK",)),
    ],
)
def test_receivers_stand_behind_a_verb_of_handing_over(kegiatan: str, names: tuple[str, ...]) -> None:
    assert receivers(parse_activity(kegiatan)) == names


@pytest.mark.parametrize(
    "kegiatan",
    [
        "Menerima berkas yang disampaikan kepada Kabid",
        "Meminta data kepada Kabid",
        "Menyusun surat untuk disampaikan kepada Bupati",
        "Mengoreksi laporan (bila keliru, dikembalikan kepada Staf)",
        "Mengirim undangan, memeriksa daftar hadir pada Kabid",
        "Menyusun laporan",
    ],
)
def test_who_is_asked_or_will_receive_later_is_none(kegiatan: str) -> None:
    assert receivers(parse_activity(kegiatan)) == ()


@pytest.mark.parametrize(
    ("kegiatan", "names"),
    [
        ("Diperintahkan kepada Staf untuk menyusun konsep", ("Staf",)),
        ("Penyusunan konsep diperintahkan kepada Kasubbag Umum", ("Kasubbag Umum",)),
        ("Verifikasi ditugaskan kepada Tim Teknis", ("Tim Teknis",)),
        ("Kabid memerintahkan kepada staf untuk menyusun laporan", ()),
        ("Konsep disampaikan kepada Kabid", ()),
        ("Pengumpulan data kepada Kabid", ()),
        ("Menyusun konsep", ()),
    ],
)
def test_who_is_told_to_do_it_in_the_passive(kegiatan: str, names: tuple[str, ...]) -> None:
    assert ordered(parse_activity(kegiatan)) == names


@given(st.text())
def test_no_string_raises(text: str) -> None:
    activity = parse_activity(text)
    assert all(isinstance(name, str) for name in (*receivers(activity), *ordered(activity)))
