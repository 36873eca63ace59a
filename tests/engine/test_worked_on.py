"""Which documents a step makes or works on."""

from __future__ import annotations

from typing import Any

import pytest

from sopcheck.engine.reading import Reading
from sopcheck.engine.worked_on import worked_on
from sopcheck.model.sop import Sop

ROOTS = frozenset({"olah", "susun", "rekap"})
MATERIAL = frozenset({"data", "bahan"})


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"kegiatan": "Mengolah data laporan kinerja triwulan"}, ("laporan kinerja",)),
        ({"kegiatan": "Menyusun laporan Kinerja Tahunan secara final"}, ("laporan kinerja",)),
        ({"kegiatan": "Menyusun 2 (dua) laporan semester menjadi laporan kinerja tahunan"}, ("laporan kinerja",)),
        ({"kegiatan": "Menyusun laporan semester dan laporan tahunan"}, ()),
        (
            {
                "kegiatan": "Menyusun laporan semester dan laporan tahunan",
                "kelengkapan": ["Data Laporan Kinerja Triwulan", "ATK"],
            },
            ("laporan kinerja",),
        ),
        (
            {
                "kegiatan": "Menyusun laporan",
                "kelengkapan": ["Perjanjian Kinerja"],
                "output": ["Draft Laporan Kinerja"],
            },
            ("laporan kinerja",),
        ),
        ({"kegiatan": "Menyampaikan laporan kinerja", "output": ["Laporan Kinerja"]}, ()),
        ({"kegiatan": "Menyusun laporan kinerja dan menyusun rencana aksi"}, ("laporan kinerja", "rencana aksi")),
        ({"kegiatan": ""}, ()),
    ],
)
def test_a_document_is_known_by_its_name_whatever_period_and_state(row: dict[str, Any], names: tuple[str, ...]) -> None:
    (step,) = Reading(Sop.model_validate({"langkah": [row]})).steps
    assert worked_on(step, ROOTS, MATERIAL) == names
