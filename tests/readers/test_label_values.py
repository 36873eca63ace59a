"""Values printed below their label, or below all labels: read where certain, said to be unread where not."""

from __future__ import annotations

import time
from datetime import date

import pytest
from packages import document, table

from sopcheck import app
from sopcheck.engine import profile
from sopcheck.engine.check import Context
from sopcheck.law.registry import load_law
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, office, text
from sopcheck.readers.label_values import below

BELOW = """SOP Cuti
Nomor SOP
800/1/2020
Tanggal Pembuatan
1 Januari 2020
Nama SOP
Cuti Tahunan
Dasar Hukum
1. UU Nomor 5 Tahun 2014 tentang ASN
"""
STEPS = table(("No", "Kegiatan", "Pelaksana", "Waktu", "Output"), ("1", "Menyusun surat", "Staf", "1 jam", "Surat"))


def extract(content: str) -> Document:
    raw = text.read(content.encode(), "a.txt")
    (found,) = normalize.documents(raw, Source("a.txt", "", raw.kind))
    return found


def paragraphs(*lines: str) -> Document:
    """A Word document of these paragraphs, with a step table below them."""
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    raw = office.read(document(body + STEPS), "a.docx")
    (found,) = normalize.documents(raw, Source("a.docx", "", raw.kind))
    return found


def said(sop: Sop) -> tuple[str | None, ...]:
    return sop.nomor, sop.nama, sop.tanggal_pembuatan


def test_values_below_their_labels_are_read_and_marked_as_a_guess() -> None:
    found = extract(BELOW)
    assert said(found.sop) == ("800/1/2020", "Cuti Tahunan", "1 Januari 2020")
    assert {found.sop.bacaan[key].cara for key in ("nomor", "nama", "tanggal_pembuatan")} == {"dugaan"}
    assert found.sop.asal is not None
    assert found.sop.asal.tempat["nomor"] == "baris 3"


def test_values_below_their_labels_accuse_nobody_of_an_empty_field() -> None:
    results = app.judged(extract(BELOW), profile.load(every=True), Context(date(2026, 11, 20), load_law())).results
    assert not [result.rule for result in results for finding in result.findings if finding.severity == "galat"]


def test_paragraphs_of_word_are_read_the_same_way() -> None:
    labelled = "Nomor SOP", "12/ARS/2020", "Tanggal Pembuatan", "JUNI 2020", "Nama SOP", "Pengarsipan Surat"
    assert said(paragraphs(*labelled).sop) == ("12/ARS/2020", "Pengarsipan Surat", "JUNI 2020")


def test_as_many_values_as_labels_above_them_are_read_in_their_order() -> None:
    labels = "Nomor SOP\nTanggal Pembuatan\nTanggal Revisi\nNama SOP\n"
    sop = extract(f"SOP Cuti\n{labels}800/1/2020\n1 Januari 2020\n-\nCuti Tahunan\n").sop
    assert said(sop) == ("800/1/2020", "Cuti Tahunan", "1 Januari 2020")
    assert sop.tanggal_revisi == "-"
    word = paragraphs("Nomor SOP", "Tanggal Pembuatan", "Nama SOP", "800/1/2020", "1 Januari 2020", "Cuti Tahunan").sop
    assert said(word) == ("800/1/2020", "Cuti Tahunan", "1 Januari 2020")


@pytest.mark.parametrize(
    ("lines", "unread"),
    [
        (("Nomor SOP", "Tanggal Pembuatan", "Tanggal Efektif", "800/1/2020", "1 Mei 2020"), {"nomor", "tanggal_pembuatan", "tanggal_efektif"}),  # a date for two labels
        (("Tanggal Pembuatan", "Nomor SOP", "800/1/2020", "1 Mei 2020"), {"nomor", "tanggal_pembuatan"}),  # in another order
        (("1 Mei 2020", "Tanggal Pembuatan", "2 Mei 2020", "Tanggal Efektif", "Nomor SOP : 1/2020"), {"tanggal_pembuatan", "tanggal_efektif"}),  # above or below
        (("Tanggal Efektif", "1 Mei 2020", "2 Mei 2020", "Nomor SOP : 1/2020"), {"tanggal_efektif"}),  # one of two dates
        (("Nama SOP", "Pelayanan Surat", "Bagian Luar", "Nomor SOP : 1/2020"), {"nama"}),  # one name or a name and something else
        (("Pelayanan Surat", "Nama SOP", "Masuk", "Nomor SOP : 1/2020"), {"nama"}),  # a label beside the middle of its value
        (("Nomor SOP", "12", "Nama SOP : Cuti"), {"nomor"}),  # a number that may count something
        (("Nomor SOP", "Tanggal Efektif", "Disahkan Oleh", "800/1/2020", "1 Mei 2020", "2 Mei 2020", "Kepala Dinas"), {"nomor", "tanggal_efektif", "disahkan_oleh"}),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_unread_and_never_empty(lines: tuple[str, ...], unread: set[str]) -> None:
    found = paragraphs(*lines)
    assert unread <= set(found.sop.tidak_terbaca)
    assert all(getattr(found.sop, key) is None for key in unread)
    assert "sisa-teks" in {note.code for note in found.notes}


def test_a_field_stays_empty_where_no_word_left_over_has_its_kind() -> None:
    sop = paragraphs("Nomor SOP : 1/2020", "Tanggal Revisi", "Nama SOP : Cuti", "Jalan Merdeka", "800/2").sop
    assert (sop.tanggal_revisi, sop.tidak_terbaca) == ("", ())


def test_an_office_below_a_bare_label_and_that_of_who_approves_is_no_value_of_the_former() -> None:
    sop = paragraphs(
        "Nomor SOP : 1/2020", "Tanggal Revisi", "Disahkan Oleh", "Kepala Dinas", "[nama]", "NIP. [nip]"
    ).sop
    assert sop.tanggal_revisi == ""
    assert sop.disahkan_oleh is not None
    assert sop.disahkan_oleh.jabatan == "Kepala Dinas"


@pytest.mark.parametrize("line", ["Nama SOP", "Nomor SOP\nx", "1 Mei 2020", "Nomor SOP\n1 / 2 - 3 . 4"])
def test_lines_as_many_as_allowed_are_looked_through_within_seconds(line: str) -> None:
    lines = (f"{line}\n" * 20_000).splitlines()[:20_000]
    start = time.process_time()
    below(lines)
    assert time.process_time() - start < 5
