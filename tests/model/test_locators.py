"""Locators: which are valid, what stands there, how the place is called."""

from __future__ import annotations

import pytest

from sopcheck.model import locators
from sopcheck.model.sop import Sop

SOP = Sop.model_validate(
    {
        "nomor": "7",
        "dasar_hukum": ["UU 1", "UU 2"],
        "disahkan_oleh": {"jabatan": "Sekretaris"},
        "pelaksana": ["Staf", None],
        "langkah": [
            {"nomor": "1.", "kegiatan": "Menerima", "output": ["a", "b"]},
            {"nomor": "1", "waktu": "2 hari"},
            {"nomor": "9", "waktu": "-"},
        ],
    }
)


@pytest.mark.parametrize(
    ("locator", "printed", "place"),
    [
        ("nomor", "7", "Nomor SOP"),
        ("nama", None, "Nama SOP"),
        ("dasar_hukum", "UU 1; UU 2", "Dasar Hukum"),
        ("dasar_hukum.2", "UU 2", "Dasar Hukum butir 2"),
        ("dasar_hukum.9", None, "Dasar Hukum butir 9"),
        ("disahkan_oleh", "Sekretaris", "Disahkan oleh"),
        ("disahkan_oleh.nip", None, "Disahkan oleh, NIP"),
        ("pelaksana.2", None, "Kolom Pelaksana ke-2"),
        ("langkah.1", "Menerima", "Langkah ke-1"),
        ("langkah.1.output", "a; b", "Langkah ke-1, kolom Output"),
        ("langkah.1.output.2", "b", "Langkah ke-1, kolom Output butir 2"),
        ("langkah.3.waktu", "-", "Langkah 9, kolom Waktu"),
        ("langkah.7.waktu", None, "Langkah ke-7, kolom Waktu"),
    ],
)
def test_a_place_has_printed_words_and_a_name(locator: str, printed: str | None, place: str) -> None:
    """A printed number that occurs twice (here 1) names no step: its position does."""
    assert locators.printed(SOP, locator) == printed
    assert locators.place(SOP, locator) == place


@pytest.mark.parametrize("locator", ["nomor", "dasar_hukum.12", "langkah", "langkah.2.output.1", "disahkan_oleh.nama"])
def test_places_of_the_notation_are_valid(locator: str) -> None:
    locators.require_valid(locator)


@pytest.mark.parametrize(
    "locator",
    [
        "",
        "x",
        "nomor.1",
        "dasar_hukum.0",
        "dasar_hukum.a",
        "langkah.1.x",
        "langkah.1.waktu.1",
        "disahkan_oleh.x",
        "langkah.1.output.1.1",
    ],
)
def test_other_places_are_refused(locator: str) -> None:
    with pytest.raises(ValueError, match="lokator"):
        locators.require_valid(locator)
