"""HTML, CSV and plain text: tables with spans, extracts whose columns slipped, several SOPs in one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from packages import document, rows, table, workbook

import sopcheck
from sopcheck.errors import InputError, NotAnSopError
from sopcheck.model.source import Document
from sopcheck.readers import pick, text


def read(tmp_path: Path, name: str, content: str | bytes) -> list[Document]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(pick.read(path))
    assert all(isinstance(one, Document) for one in found)
    return found  # type: ignore[return-value]  # just asserted


PAGE = """<html><head><title>x</title><script>var a = "<table>";</script></head><body>
<table>
 <tr><td rowspan=2>PEMERINTAH KOTA CONTOH<br>DINAS ARSIP</td><td>Nomor SOP</td><td>: 1/2024</td></tr>
 <tr><td>Nama SOP</td><td>Pelayanan Surat</td></tr>
 <tr><td colspan=3>Dasar Hukum</td></tr>
 <tr><td colspan=3><ol><li>UU 25/2009</li><li>PP 96/2012</li></ol></td></tr>
</table>
<table>
 <tr><th rowspan=2>No</th><th rowspan=2>Kegiatan</th><th colspan=2>Pelaksana</th><th colspan=3>Mutu Baku</th></tr>
 <tr><th>Staf</th><th>Kepala</th><th>Kelengkapan</th><th>Waktu (menit)</th><th>Output</th></tr>
 <tr><td>1</td><td>Menerima <del>dan mencatat</del> surat</td><td>√</td><td></td><td>Surat</td><td rowspan=2>10</td><td>Agenda</td></tr>
 <tr><td>2</td><td>Mendisposisi surat</td><td></td><td>√</td><td>Agenda</td><td>Disposisi</td></tr>
</table></body></html>"""


def test_an_html_page_is_read_with_its_spans_and_merged_cells(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.html", PAGE)
    sop = found.sop
    assert (sop.instansi, sop.unit_kerja, sop.nomor, sop.nama) == (
        "PEMERINTAH KOTA CONTOH",
        "DINAS ARSIP",
        "1/2024",
        "Pelayanan Surat",
    )
    assert sop.dasar_hukum == ("UU 25/2009", "PP 96/2012")
    assert [(row.kegiatan, row.pelaksana, row.waktu, row.output) for row in sop.langkah or ()] == [
        ("Menerima surat", ("Staf",), "10", ("Agenda",)),
        ("Mendisposisi surat", ("Kepala",), "10", ("Disposisi",)),
    ]
    assert (sop.satuan_waktu, sop.gabung) == ("menit", (("langkah.1.waktu", "langkah.2.waktu"),))
    assert [note.code for note in found.notes] == ["dicoret"]


CSV = "No;Kegiatan;Pelaksana;Kelengkapan;Waktu;Output\n1;Menerima surat;Staf;Surat;5 menit;Agenda\n2;Mengarsipkan;Staf;;1 hari;Arsip\n"


def test_a_separated_table_is_read_with_one_column_of_names(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.csv", CSV)
    assert [(row.nomor, row.pelaksana, row.waktu) for row in found.sop.langkah or ()] == [
        ("1", ("Staf",), "5 menit"),
        ("2", ("Staf",), "1 hari"),
    ]
    assert found.sop.terbaca == "sebagian"  # no identity block was seen


SLIPPED = """Nama SOP : Pelayanan Surat
No\tUraian Prosedur\tPelaksana\t\tMutu Baku\t\t
\t\tStaf\tKepala\tKelengkapan\tWaktu\tOutput
1\tMenerima surat\tmulai\t\t\tSurat\t5 menit\tAgenda
2\tMencatat surat\t\t\t\tAgenda\t10 menit\tBuku
3\tMenyalin surat\t\t\t\tBuku\t10 menit\tSalinan
4\tMengirim surat\t\t\t\tSalinan\t1 jam\tTanda terima
5\tMengarsipkan surat\t\t\tTanda terima\t1 hari\tArsip
"""


def test_slipped_columns_are_read_by_their_times(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.txt", SLIPPED)
    sop = found.sop
    assert [(row.kelengkapan, row.waktu, row.output) for row in sop.langkah or ()] == [
        (("Surat",), "5 menit", ("Agenda",)),
        (("Agenda",), "10 menit", ("Buku",)),
        (("Buku",), "10 menit", ("Salinan",)),
        (("Salinan",), "1 jam", ("Tanda terima",)),
        (("Tanda terima",), "1 hari", ("Arsip",)),
    ]
    assert {sop.bacaan[f"langkah.{n}.waktu"].cara for n in range(1, 6)} == {"dugaan"}
    assert [(row.pelaksana, row.simbol) for row in sop.langkah or ()] == [(None, ("mulai",)), *[(None, None)] * 4]
    assert sop.pelaksana == ("Staf", "Kepala", None)  # a heading between them is lost
    assert sop.tidak_terbaca == ("pelaksana.3", *(f"langkah.{n}.pelaksana" for n in range(1, 6)))
    assert [note.code for note in found.notes] == ["kolom-bergeser"]
    assert sop.terbaca == "sebagian"


def test_a_markdown_table_and_labels_above_it_are_read(tmp_path: Path) -> None:
    text = "# SOP\nNama SOP: Cuti\n\n| No | Kegiatan | Waktu |\n|---|---|---|\n| 1 | Menerima surat | 5 menit |\n"
    (found,) = read(tmp_path, "a.md", text)
    assert found.sop.nama == "Cuti"
    assert [(row.kegiatan, row.waktu) for row in found.sop.langkah or ()] == [("Menerima surat", "5 menit")]


HEAD = ("No", "Kegiatan", "Waktu")


def test_several_sops_in_one_file_are_told_apart(tmp_path: Path) -> None:
    body = "".join(
        table(("Nomor SOP", number), ("Nama SOP", name)) + "<w:p/>" + table(HEAD, ("1", "Menerima surat", "5 menit"))
        for number, name in (("1", "Cuti"), ("2", "Gaji"))
    )
    found = read(tmp_path, "a.docx", document(body))
    assert [(one.sop.nama, one.source.path.rpartition("/")[2], len(one.sop.langkah or ())) for one in found] == [
        ("Cuti", "a.docx#1", 1),
        ("Gaji", "a.docx#2", 1),
    ]


def test_a_table_that_goes_on_without_headings_is_one_table(tmp_path: Path) -> None:
    body = table(HEAD, ("1", "Menerima surat", "5 menit")) + "<w:p/>" + table(("2", "Mencatat surat", "10 menit"))
    (found,) = read(tmp_path, "a.docx", document(body))
    assert [row.nomor for row in found.sop.langkah or ()] == ["1", "2"]


@pytest.mark.parametrize(
    ("rest", "kegiatan"),
    [
        ("dan mencatat hasilnya", ["Memeriksa surat dan mencatat hasilnya", "Mengirim surat"]),
        ("Tahap pengiriman", ["Memeriksa surat", "Tahap pengiriman", "Mengirim surat"]),
    ],
)
def test_below_headings_again_a_row_without_number_goes_on_only_within_a_sentence(
    tmp_path: Path, rest: str, kegiatan: list[str]
) -> None:
    body = table(HEAD, ("1", "Memeriksa surat", "5 menit")) + "<w:p/>"
    body += table(HEAD, ("", rest, ""), ("2", "Mengirim surat", "1 jam"))
    (found,) = read(tmp_path, "a.docx", document(body))
    assert [row.kegiatan for row in found.sop.langkah or ()] == kegiatan


def test_a_closing_line_is_the_total_and_no_step(tmp_path: Path) -> None:
    sheet = rows(HEAD, ("1", "Menerima surat", "5 menit"), ("", "TOTAL WAKTU", "5 menit"))
    (found,) = read(tmp_path, "a.xlsx", workbook(sheet))
    assert (len(found.sop.langkah or ()), found.sop.total_waktu) == (1, "5 menit")


@pytest.mark.parametrize(
    ("name", "content", "called"),
    [
        ("a.txt", "Rapat hari ini ditunda.", "teks biasa"),
        ("a.html", "<table><tr><td>Nama</td><td>Budi</td></tr></table>", "halaman HTML"),
        ("a.csv", "a;b;c\n1;2;3\n", "tabel teks"),
        ("a.xlsx", workbook(rows(("Daftar", "harga"))), "berkas Office"),
    ],
)
def test_a_file_without_an_sop_is_said_to_be_none(tmp_path: Path, name: str, content: str | bytes, called: str) -> None:
    with pytest.raises(NotAnSopError, match=f"dikenali sebagai {called}, tetapi tidak memuat"):
        read(tmp_path, name, content)


def test_endless_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lebih dari 20000 baris"):
        read(tmp_path, "a.txt", "a\n" * 20_001)


def test_an_even_table_with_its_unit_in_the_heading_is_read_whole(tmp_path: Path) -> None:
    """Its cells stand under their headings, whatever stands in them."""
    lines = [
        "No,Kegiatan,Staf,Kelengkapan,Waktu (menit),Output",
        "1,Menyusun draf,√,Disposisi,10,Draf",
        "2,Mengirim,√,,5,",
    ]
    (found,) = read(tmp_path, "a.csv", "\n".join(lines))
    first, second = found.sop.langkah or ()
    assert (first.waktu, first.output, first.pelaksana) == ("10", ("Draf",), ("Staf",))
    assert (second.kelengkapan, second.waktu, second.output) == ((), "5", ())
    assert found.sop.satuan_waktu == "menit"
    (uneven,) = read(tmp_path, "b.csv", "\n".join([*lines, "3,Menyimpan,√"]))
    assert uneven.sop.langkah is not None
    assert uneven.sop.langkah[2].waktu is None


def test_a_line_far_longer_than_any_extract_has_is_refused() -> None:
    with pytest.raises(InputError, match="satu baris teks lebih dari 500000 huruf"):
        text.read(b"a\t" * 300_000, "a.txt")


HIDDEN = '<row r="3" hidden="1">'


def test_the_number_of_a_hidden_row_is_known_and_not_called_missing(tmp_path: Path) -> None:
    steps = [(str(n), words, "5 menit") for n, words in enumerate(("Menerima", "Mencatat", "Mengirim", "Menyimpan"), 1)]
    sheet = rows(HEAD, *steps, ("", "TOTAL WAKTU", "20 menit"))
    (found,) = read(tmp_path, "a.xlsx", workbook(sheet.replace('<row r="3">', HIDDEN)))
    assert [row.nomor for row in found.sop.langkah or ()] == ["1", "3", "4"]
    assert found.sop.langkah_tersembunyi == ("2",)
    asked = ("langkah.nomor-tidak-urut", "waktu.total-tidak-cocok")
    report = sopcheck.check([tmp_path / "a.xlsx"], as_of=date(2026, 11, 20), select=asked)
    results = {result.rule: result for result in report.documents[0].results}
    assert [results[rule].outcome for rule in asked] == ["tidak_dapat_dinilai", "tidak_dapat_dinilai"]
    assert [(place.at, place.missing) for rule in asked for place in results[rule].unassessed] == [
        ("langkah.2.nomor", "nomor 2 berada di baris yang disembunyikan dalam berkas"),
        ("total_waktu", "total mungkin memuat waktu langkah di baris yang disembunyikan dalam berkas"),
    ]


def test_only_the_number_of_a_hidden_step_fills_a_gap(tmp_path: Path) -> None:
    """A hidden row above the headings, or with another number, or counting the columns, is no missing step."""
    steps = [("2", "3", "4"), ("1", "Menerima", "5 menit"), ("7", ""), ("3", "Mengirim")]
    lines = [("2", "Petunjuk"), HEAD, *steps]
    sheet = rows(*lines)
    for row in (1, 3, 5):
        sheet = sheet.replace(f'<row r="{row}">', f'<row r="{row}" hidden="1">')
    (found,) = read(tmp_path, "a.xlsx", workbook(sheet))
    assert found.sop.langkah_tersembunyi == ("7",)
    report = sopcheck.check([tmp_path / "a.xlsx"], as_of=date(2026, 11, 20), select=["langkah.nomor-tidak-urut"])
    (finding,) = report.documents[0].results[0].findings
    assert (finding.at, finding.kind) == ("langkah.2.nomor", "melompat-sebagian")


LABELLED = (("Nomor SOP", "1/2024"), ("Tanggal Efektif", "2 Januari 2024"), ("Dasar Hukum", "UU 25/2009"))


@pytest.mark.parametrize(("labels", "outcome"), [(0, "tidak_dapat_dinilai"), (2, "tidak_dapat_dinilai"), (3, "temuan")])
def test_a_step_table_with_a_stray_label_or_two_has_no_identity_block(
    tmp_path: Path, labels: int, outcome: str
) -> None:
    steps = (HEAD, ("1", "Menerima", "5 menit"), ("2", "Mengirim", "5 menit"))
    (tmp_path / "a.xlsx").write_bytes(workbook(rows(*LABELLED[:labels], *steps)))
    report = sopcheck.check([tmp_path / "a.xlsx"], as_of=date(2026, 11, 20), select=["identitas.nama-sop-kosong"])
    (document,) = report.documents
    assert document.results[0].outcome == outcome
    said = f"blok identitas tidak ditemukan ({labels} label terbaca), jadi unsurnya tidak dinilai"
    assert [note.message for note in document.notes] == ([] if labels == 3 else [said])


STEPS = "<table><tr><th>No<th>Kegiatan<th>Waktu<tr><td>1<td>Menerima<td>5 menit<tr><td>2<td>Mengirim<td>5 menit</table>"
DATES = "<table><tr><td>Nomor SOP<td>1/2024<tr><td>Tanggal Efektif<td>2 Januari 2024<tr><td>Dasar Hukum<td>UU 25/2009</table>"


@pytest.mark.parametrize(
    ("page", "name", "place"),
    [
        ("<h1>SOP Pelayanan Surat</h1><p>Versi cetak</p>" + STEPS, "SOP Pelayanan Surat", "judul halaman (h1)"),
        ("<h1>Pelayanan<br>Surat</h1>" + DATES + STEPS, "Pelayanan Surat", "judul halaman (h1)"),
        (DATES + "<h1>Pelayanan Surat</h1>" + STEPS, "Pelayanan Surat", "judul halaman (h1)"),
        (
            "<head><title>Standar Operasional Prosedur Arsip | Dinas</title></head>" + STEPS,
            "Standar Operasional Prosedur Arsip",
            "judul halaman (title)",
        ),
        (
            "<head><title>Unduhan SOP | SOP Surat</title></head><h1>SOP Arsip</h1>" + STEPS,
            "SOP Arsip",
            "judul halaman (h1)",
        ),
        ("<h1>Berita</h1><p>Versi cetak</p>" + STEPS, None, None),
        ("<h1>Berita</h1><table><tr><td>a<td>b</table>" + STEPS, None, None),
        ("<head><title>Pelayanan Surat</title></head>" + STEPS, None, None),
        ("<h1>Bagan Alir SOP</h1>" + STEPS, None, None),
        ("<h1>PEMERINTAH KOTA CONTOH</h1>" + DATES + STEPS, None, None),
        ("<h1>Langkah-langkah</h1>" + STEPS, None, None),
        ("<h1>SOP Surat<p>" + "Surat diterima di loket. " * 20 + STEPS, None, None),
        (STEPS.replace("Menerima", "<h1>SOP Surat</h1>"), None, None),
    ],
)
def test_the_heading_of_a_page_is_a_name_where_it_says_sop_or_stands_right_above_the_form(
    tmp_path: Path, page: str, name: str | None, place: str | None
) -> None:
    (found,) = read(tmp_path, "a.html", page)
    told = [note.message for note in found.notes if note.code == "nama"]
    if name is None:
        assert (found.sop.nama, told) == (None, [])
        return
    where = found.source_map.find("nama")
    assert (found.sop.nama, where and where.words) == (name, place)
    assert (found.sop.bacaan["nama"].cara, found.sop.bacaan["nama"].keyakinan) == ("dugaan", "sedang")
    assert told == [f"tidak ada label Nama SOP; namanya diambil dari {place}"]


def test_a_printed_name_goes_before_the_heading_of_its_page(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.html", "<h1>SOP Lain</h1><p>Nama SOP : Pelayanan Surat</p>" + STEPS)
    assert found.sop.nama == "Pelayanan Surat"
    assert [note.message for note in found.notes if note.code == "sisa-teks"] == [
        "teks yang tidak mendapat tempat: “SOP Lain”"
    ]


NIP = " ".join(("NIP.", "19990101", "202001 1 001"))  # of nobody, and no tracked file holds one


def approved(tmp_path: Path, nama: str, official: str, legal: str = "UU 25/2009") -> tuple[Any, ...]:
    """(nama, dasar_hukum, name and NIP of who approves) of a page with these cells; "|" is a line break."""
    cells = [("Nomor SOP", "1/2024"), ("Disahkan oleh", official), ("Nama SOP", nama), ("Dasar Hukum", legal)]
    lines = "".join(f"<tr><td>{label}<td>{words.replace('|', '<br>')}" for label, words in cells)
    (found,) = read(tmp_path, "a.html", f"<table>{lines}</table>" + STEPS)
    sop = found.sop
    assert sop.disahkan_oleh is not None
    return sop.nama, sop.dasar_hukum, sop.disahkan_oleh.nama, sop.disahkan_oleh.nip


def test_a_nip_that_slipped_below_its_cell_is_of_who_approves(tmp_path: Path) -> None:
    office, number = "Kepala Dinas|Dr. [nama], M.E.", NIP.removeprefix("NIP. ")
    whole = ("Surat Masuk", ("UU 25/2009",), "Dr. [nama], M.E.", number)
    assert approved(tmp_path, f"{NIP}|Surat Masuk", office) == whole
    assert approved(tmp_path, f"Surat Masuk|{NIP}", office) == whole
    assert approved(tmp_path, "Surat Masuk", office, f"UU 25/2009|{NIP}") == whole


def test_a_nip_stays_where_it_stands_unless_one_approver_lacks_one(tmp_path: Path) -> None:
    office, other = "Kepala Dinas|Dr. [nama], M.E.", NIP.replace("1999", "1998")
    assert approved(tmp_path, f"{NIP}|Surat", f"{office}|{other}")[::3] == (f"{NIP} Surat", other.removeprefix("NIP. "))
    assert approved(tmp_path, f"{NIP}|Surat|{other}", office)[::3] == (f"{NIP} Surat {other}", "")
    assert approved(tmp_path, f"Surat {NIP}|Masuk", office)[::3] == (f"Surat {NIP} Masuk", "")
    assert approved(tmp_path, "NIP. ........|Surat", office)[::3] == ("NIP. ........ Surat", "")


def test_the_foot_of_a_page_is_no_office(tmp_path: Path) -> None:
    foot = "* Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik"
    (found,) = read(tmp_path, "a.html", PAGE.replace("<br>DINAS ARSIP", f"<br>{foot}"))
    assert (found.sop.instansi, found.sop.unit_kerja) == ("PEMERINTAH KOTA CONTOH", None)


@pytest.mark.parametrize("mark", ["→", "?", "P", "Staf TU", "( )"])
def test_an_unknown_sign_under_an_actor_is_unread_and_no_missing_mark(tmp_path: Path, mark: str) -> None:
    (found,) = read(tmp_path, "a.html", PAGE.replace("<td></td><td>√</td>", f"<td></td><td>{mark}</td>"))
    first, second = found.sop.langkah or ()
    assert (first.pelaksana, second.pelaksana) == (("Staf",), None)
    assert "langkah.2.pelaksana" in found.sop.tidak_terbaca
    assert [note.message for note in found.notes if note.at == "langkah.2.pelaksana"] == [
        f"tanda di kolom pelaksana tidak dikenal: “{mark}”"
    ]


@pytest.mark.parametrize(
    ("printed", "jabatan", "nama", "nip"),
    [
        ("Kepala Dinas<br>Drs. [nama lain], M.Si<br>Pembina Utama Muda<br>NIP. [nip]", "Kepala Dinas", "Drs. [nama lain], M.Si", "[nip]"),
        ("KEPALA DINAS<br>ttd<br>Fulan<br>Pembina Tk. I (IV/b)<br>NIP. [nip]", "KEPALA DINAS", "Fulan", "[nip]"),
        ("Camat<br>Fulan<br>Penata Tk. I / III.d<br>NIP. [nip]", "Camat", "Fulan", "[nip]"),
        ("Kapolres<br>Fulan<br>AKBP NRP. 12345678", "Kapolres", "Fulan", "NRP 12345678"),
        ("Penata Laksana Barang<br>Fulan<br>NIP. [nip]", "Penata Laksana Barang", "Fulan", "[nip]"),
    ],
)  # fmt: skip
def test_rank_and_the_place_of_the_signature_are_neither_name_nor_office(
    tmp_path: Path, printed: str, jabatan: str, nama: str, nip: str
) -> None:
    page = PAGE.replace(
        "<tr><td>Nama SOP</td>", f"<tr><td>Disahkan oleh</td><td>{printed}</td></tr><tr><td>Nama SOP</td>"
    )
    (found,) = read(tmp_path, "a.html", page.replace("rowspan=2>PEMERINTAH", "rowspan=3>PEMERINTAH"))
    official = found.sop.disahkan_oleh
    assert official is not None
    assert (official.jabatan, official.nama, official.nip) == (jabatan, nama, nip)
