"""Identity blocks in two columns without borders."""

from __future__ import annotations

from collections.abc import Sequence

import papers
import pytest
from papers import Sheet

from sopcheck.model.sop import Sop
from sopcheck.model.source import Source
from sopcheck.readers import normalize, pdf

LABELS = ("Nomor SOP", "Tanggal Pembuatan", "Tanggal Efektif", "Disahkan Oleh", "Nama SOP")
VALUES = ("440/12/2019", "10 Mei 2019", "12 Mei 2019", "Kepala Dinas", "Pelayanan Izin")


def read(*lines: tuple[float, float, str]) -> Sop:
    """A form whose first page holds words at these places, the second one its step table."""
    first = Sheet()
    for x, y, words in lines:
        first.words(x, y, words)
    raw = pdf.read(papers.pdf(first, papers.table()), "a.pdf")
    (document,) = normalize.documents(raw, Source("a.pdf", "", raw.kind))
    return document.sop


def columns(value: float = 200, labels: Sequence[str] = LABELS) -> list[tuple[float, float, str]]:
    found: list[tuple[float, float, str]] = []
    for place, (label, words) in enumerate(zip(labels, VALUES, strict=False)):
        found += [(50, 40 + 24 * place, label), (value, 40 + 24 * place, words)]
    return found


@pytest.mark.parametrize("value", [200, 130], ids=["far", "close"])
def test_labels_in_one_column_and_values_in_another_are_read(value: float) -> None:
    sop = read(*columns(value))
    approved = sop.disahkan_oleh and sop.disahkan_oleh.jabatan
    assert (sop.nomor, sop.tanggal_pembuatan, sop.tanggal_efektif, approved, sop.nama) == VALUES
    assert sop.terbaca == "utuh"


def test_a_value_that_stands_right_below_its_first_line_goes_on() -> None:
    sop = read(*columns(), (200, 145, "dan Perizinan"), (200, 122, "Kota Contoh"))
    assert sop.disahkan_oleh is not None
    assert (sop.disahkan_oleh.jabatan, sop.nama) == ("Kepala Dinas Kota Contoh", "Pelayanan Izin dan Perizinan")


def test_a_value_halfway_between_two_labels_leaves_the_first_one_unread() -> None:
    sop = read(*columns(), (200, 124, "Kota Contoh"))
    assert (sop.nomor, sop.tanggal_efektif, sop.disahkan_oleh) == ("440/12/2019", "12 Mei 2019", None)


def test_values_out_of_line_and_two_labels_alone_stay_unread() -> None:
    crooked = [(x + (y if x > 100 else 0), y, words) for x, y, words in columns()]
    assert read(*crooked).nomor is None
    pair = read(*columns(labels=LABELS[:2]))
    assert (pair.nomor, pair.terbaca) == (None, "sebagian")


def test_a_row_of_labels_is_no_label_with_its_value() -> None:
    rows = [(50.0 + 150 * (n % 2), 40.0 + 24 * (n // 2), label) for n, label in enumerate((*LABELS, "Dasar Hukum"))]
    assert read(*rows).nomor in (None, "")
