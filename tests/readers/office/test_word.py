"""Word documents: identity blocks in one cell, what reviewers took out, page headers, hidden shapes."""

from __future__ import annotations

from packages import OFFICE, WORD, document, relations, table

from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, office

HEADINGS = ("No", "Kegiatan", "Staf", "Kepala", "Waktu", "Output")
STEPS = table(
    HEADINGS, ("1", "Menyusun surat", "√", "", "1 jam", "Surat"), ("2", "Mengirim surat", "", "√", "1 jam", "Surat")
)


def read(body: str, **further: str) -> Document:
    raw = office.read(document(body, **further), "a.docx")
    (found,) = normalize.documents(raw, Source("a.docx", "", raw.kind))
    return found


def cell(*lines: str) -> str:
    """A table of one cell with these paragraphs."""
    words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f"<w:tbl><w:tr><w:tc>{words}</w:tc></w:tr></w:tbl>"


BLOCK = ("PEMERINTAH KOTA CONTOH", "DINAS ARSIP", "Nomor SOP : 1/2020", "Nama SOP : Pengarsipan", "Surat Masuk")


def test_the_letterhead_on_top_of_a_block_in_one_cell_is_read() -> None:
    sop = read(cell(*BLOCK) + STEPS).sop
    assert (sop.instansi, sop.unit_kerja) == ("PEMERINTAH KOTA CONTOH", "DINAS ARSIP")
    assert (sop.nomor, sop.nama) == ("1/2020", "Pengarsipan Surat Masuk")


def test_other_words_on_top_of_a_block_in_one_cell_are_told() -> None:
    found = read(cell("Edaran lama", *BLOCK[2:]) + STEPS)
    assert found.sop.instansi is None
    assert any("Edaran lama" in note.message for note in found.notes)


def test_values_below_all_labels_of_one_cell_are_read_in_their_order() -> None:
    labels = "Nomor SOP", "Tanggal Pembuatan", "Nama SOP"
    sop = read(cell(*labels, "800/1/2020", "1 Mei 2020", "Cuti Tahunan") + STEPS).sop
    assert (sop.nomor, sop.tanggal_pembuatan, sop.nama) == ("800/1/2020", "1 Mei 2020", "Cuti Tahunan")
    sop = read(cell(*labels, "1 Mei 2020", "Cuti Tahunan") + STEPS).sop
    assert (sop.nomor, sop.tidak_terbaca) == ("", ("tanggal_pembuatan", "nama"))


def test_a_label_that_one_table_leaves_open_is_filled_by_another() -> None:
    open_block = cell("Nomor SOP", "Tanggal Pembuatan", "Nama SOP", "1 Mei 2020", "Cuti Tahunan")
    sop = read(table(("Nomor SOP", "1/2020")) + open_block + table(("Tanggal Pembuatan", "1 Mei 2020")) + STEPS).sop
    assert (sop.nomor, sop.tanggal_pembuatan, sop.tidak_terbaca) == ("1/2020", "1 Mei 2020", ("nama",))


def test_a_row_that_a_reviewer_took_out_is_left_out_and_told() -> None:
    steps = STEPS.replace(
        "<w:tr><w:tc><w:p><w:r><w:t>2</w:t>", "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>2</w:t>"
    )
    assert steps != STEPS
    found = read(steps)
    assert [row.nomor for row in found.sop.langkah or ()] == ["1"]
    assert found.sop.langkah_tersembunyi == ("2",)
    (said,) = [note.message for note in found.notes if note.code == "baris-dihapus"]
    assert said == "tabel 1, baris 3 dihapus dalam lacak perubahan: “2 · Mengirim surat · √ · 1 jam · Surat”"


def test_words_below_a_row_that_was_taken_out_keep_their_address() -> None:
    steps = STEPS.replace(
        "<w:tr><w:tc><w:p><w:r><w:t>1</w:t>", "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>1</w:t>"
    )
    place = read(steps).source_map.find("langkah.1.kegiatan")
    assert place is not None
    assert place.address is not None
    assert place.address.row == 3


def headed(body: str, *headers: str) -> Document:
    """A document with these page headers, one for each of its sections."""
    sections = "".join(
        f'<w:p><w:pPr><w:sectPr><w:headerReference xmlns:r="{OFFICE}" r:id="h{number}"/></w:sectPr></w:pPr></w:p>'
        for number in range(len(headers))
    )
    parts = {
        f"word__h{number}.xml": f'<w:hdr xmlns:w="{WORD}">{inside}</w:hdr>' for number, inside in enumerate(headers)
    }
    related = relations(*((f"h{number}", "header", f"h{number}.xml") for number in range(len(headers))))
    return read(body + sections, **parts, **{"word___rels__document.xml.rels": related})


IDENTITY = table(("Nomor SOP", "440/12/2019"), ("Nama SOP", "Pelayanan Izin"), ("Tanggal Efektif", "12 Mei 2019"))


def test_an_identity_block_in_the_page_header_is_read_where_the_body_has_none() -> None:
    found = headed(STEPS, IDENTITY, "<w:p><w:r><w:t>Halaman 2</w:t></w:r></w:p>", IDENTITY)
    sop = found.sop
    assert (sop.nomor, sop.nama, sop.tanggal_efektif) == ("440/12/2019", "Pelayanan Izin", "12 Mei 2019")
    assert len(sop.langkah or ()) == 2
    place = found.source_map.find("nomor")
    assert place is not None
    assert (place.words, place.address) == ("kepala halaman, baris 1, kolom 2", None)
    assert "kepala-halaman" not in {note.code for note in found.notes}


def test_page_headers_that_differ_or_repeat_the_body_are_not_read_and_told() -> None:
    other = IDENTITY.replace("Izin", "Surat")
    found = headed(STEPS, IDENTITY, other)
    assert found.sop.nama is None
    assert "kepala-halaman" in {note.code for note in found.notes}
    found = headed(IDENTITY + STEPS, other)
    assert found.sop.nama == "Pelayanan Izin"
    (said,) = [note.message for note in found.notes if note.code == "kepala-halaman"]
    assert "Pelayanan Surat" in said


def test_a_letterhead_in_the_page_header_is_read_where_the_body_has_none() -> None:
    letterhead = table(("", "PEMERINTAH KOTA CONTOH")) + "<w:p><w:r><w:t>DINAS ARSIP</w:t></w:r></w:p>"
    sop = headed(IDENTITY + STEPS, letterhead).sop
    assert (sop.instansi, sop.unit_kerja, sop.nama) == ("PEMERINTAH KOTA CONTOH", "DINAS ARSIP", "Pelayanan Izin")
    own = table(("PEMERINTAH KOTA LAIN", "Nomor SOP", "440/12/2019"))
    assert headed(own + STEPS, letterhead).sop.instansi == "PEMERINTAH KOTA LAIN"
