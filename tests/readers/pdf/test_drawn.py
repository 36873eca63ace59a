"""Tables and flowcharts as PDF writers draw them: each way of drawing must read the same."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import papers
import pytest
from papers import COLUMNS, ROWS, STEPS, Sheet

from sopcheck.errors import InputError
from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, pdf
from sopcheck.readers.scans import Scans


def read(content: bytes) -> Document:
    raw = pdf.read(content, "a.pdf")
    (document,) = normalize.documents(raw, Source("a.pdf", "", raw.kind))
    return document


def steps(*sheets: Sheet) -> Any:
    return read(papers.pdf(*sheets)).sop.langkah


def refused(content: bytes) -> str:
    with pytest.raises(InputError) as error:
        pdf.read(content, "a.pdf", Scans(wanted=False))
    return str(error.value)


def strokes(sheet: Sheet) -> None:
    papers.head_rules(sheet).rules(COLUMNS, ROWS[2:])


def thin_boxes(sheet: Sheet) -> None:
    """Each border as a filled box half a point thick, cell by cell, as Word prints them."""
    for top, bottom in pairwise(ROWS[2:]):
        for x in COLUMNS:
            sheet.box(x, top, x + 0.5, bottom, "f")
    for y in ROWS[2:]:
        for left, right in pairwise(COLUMNS):
            sheet.box(left, y, right, y + 0.5, "f")
    papers.head_rules(sheet)


def cell_boxes(sheet: Sheet) -> None:
    """Each cell as a box of its own, filled and outlined."""
    for top, bottom in pairwise(ROWS[2:]):
        for left, right in pairwise(COLUMNS):
            sheet.put("1 g").box(left, top, right, bottom, "f").put("0 g").box(left, top, right, bottom)
    for left, right in ((40, 70), (70, 230), (730, 800)):
        sheet.box(left, 60, right, 100)
    for left, right in ((230, 470), (470, 730)):
        sheet.box(left, 60, right, 80)
    for left, right in pairwise(COLUMNS[2:9]):
        sheet.box(left, 80, right, 100)


@pytest.mark.parametrize("borders", [strokes, thin_boxes, cell_boxes])
def test_borders_are_borders_however_they_are_drawn(borders: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    borders(sheet)
    found = read(papers.pdf(papers.step_words(papers.headings(sheet)))).sop
    assert found.pelaksana == papers.ACTORS
    assert [
        (row.nomor, row.kegiatan, row.kelengkapan, row.waktu, row.output, row.keterangan) for row in found.langkah or ()
    ] == [(no, does, (needs,), time, (gives,), note) for no, does, needs, time, gives, note in STEPS]


def outlined(sheet: Sheet) -> None:
    sheet.box(250, 115, 290, 135)


def filled_then_outlined(sheet: Sheet) -> None:
    sheet.put("1 g").box(250, 115, 290, 135, "f").put("0 g").box(250, 115, 290, 135)


def ring(sheet: Sheet) -> None:
    sheet.put("250 480 40 -20 re 251 479 38 -18 re f*")


def mid_edge(sheet: Sheet) -> None:
    sheet.line((270, 115), (290, 115), (290, 135), (250, 135), (250, 115), (270, 115))


@pytest.mark.parametrize("draw", [outlined, filled_then_outlined, ring, mid_edge])
def test_a_box_is_one_box_however_it_is_drawn(draw: Callable[[Sheet], None]) -> None:
    sheet = papers.table()
    draw(sheet)
    first = steps(sheet)[0]
    assert (first.pelaksana, first.simbol, first.bentuk) == (("Staf",), ("proses",), None)


def chart() -> Sheet:
    """Staf starts, Kasubag decides: yes to Sekretaris, no back to Staf."""
    sheet = papers.table()
    sheet.rounded(250, 115, 290, 135).diamond(325, 160, 375, 190).rounded(410, 215, 450, 235)
    sheet.arrow((290, 125), (350, 125), (350, 160)).arrow((375, 175), (430, 175), (430, 215))
    return sheet.arrow((325, 175), (270, 175), (270, 135)).words(380, 172, "Ya").words(297, 172, "Tidak")


def test_a_decision_leads_on_by_its_answers() -> None:
    first, second, third = steps(chart())
    assert (first.simbol, first.ke) == (("mulai",), ("2",))
    assert (second.pelaksana, second.simbol, second.ya, second.tidak) == (("Kasubag",), ("keputusan",), "3", "1")
    assert (third.pelaksana, third.simbol, third.ke) == (("Sekretaris",), ("selesai",), ())


def test_other_words_right_beside_the_arrows_of_a_decision_are_its_answers() -> None:
    sheet = papers.table()
    sheet.rounded(250, 115, 290, 135).diamond(325, 160, 375, 190).rounded(410, 215, 450, 235)
    sheet.arrow((290, 125), (350, 125), (350, 160)).arrow((375, 175), (430, 175), (430, 215))
    sheet.arrow((325, 175), (270, 175), (270, 135)).words(380, 172, "Lengkap").words(277, 172, "Belum benar").words(
        293, 122, "A"
    )
    first, second, _ = steps(sheet)
    assert first.ke == ("2",)  # no answer of a step that asks nothing
    assert second.ke is not None
    assert {(one if isinstance(one, str) else (one.langkah, one.jika)) for one in second.ke} == {
        ("3", "Lengkap"),
        ("1", "Belum benar"),
    }


def test_nothing_leads_on_from_an_end_unless_a_line_was_left_over() -> None:
    loose = chart().line((410, 225), (350, 225), (350, 190))
    assert [row.ke for row in steps(loose)] == [("2",), None, None]


def test_words_in_a_diamond_are_its_own_and_words_beside_its_corner_are_not() -> None:
    sheet = chart().words(343, 177, "Baik?").words(366, 162, "x")
    assert steps(sheet)[1].waktu == "1 jam"
    raw = pdf.read(papers.pdf(sheet), "a.pdf")
    shapes = [shape.words for part in raw.parts if hasattr(part, "shapes") for shape in part.shapes]
    assert shapes == ["", "Baik?", ""]


def test_a_word_that_a_border_cuts_is_one_label() -> None:
    sheet = papers.table().rounded(250, 115, 290, 135).diamond(325, 160, 375, 190).box(250, 215, 290, 235)
    sheet.arrow((290, 125), (350, 125), (350, 160)).arrow((325, 175), (270, 175), (270, 215))
    sheet.words(301, 172, "Tidak")
    assert steps(sheet)[1].tidak == "3"


@pytest.mark.parametrize(
    ("matrix", "box", "turn"),
    [
        ("0 1 -1 0 595 0", "0 0 595 842", 90),
        ("-1 0 0 -1 842 595", "0 0 842 595", 180),
        ("0 -1 1 0 0 842", "0 0 595 842", 270),
        ("1 0 0 1 20 30", "20 30 862 625", 0),
    ],
)
def test_a_page_is_read_as_it_is_seen_however_it_lies_in_the_file(matrix: str, box: str, turn: int) -> None:
    plain, lying = chart(), chart()
    lying.content.insert(0, f"{matrix} cm")
    found = papers.pdf(lying).replace(b"[0 0 842 595]", f"[{box}]/Rotate {turn}".encode())
    assert read(found).sop.langkah == read(papers.pdf(plain)).sop.langkah


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_put_in_lying_or_upside_down_is_read_upright(turn: int) -> None:
    upright, lying = (
        papers.pdf(chart()),
        papers.pdf(chart()).replace(b"[0 0 842 595]", b"[0 0 842 595]/Rotate %d" % turn),
    )
    assert lying != upright
    assert read(lying).sop.langkah == read(upright).sop.langkah


def test_words_that_run_up_a_cell_are_read() -> None:
    sheet = papers.headings(papers.head_rules(Sheet())).rules(COLUMNS, ROWS[2:])
    rows = [(*STEPS[0][:5], ""), *STEPS[1:]]
    papers.step_words(sheet, rows).words(750, 145, "Lihat\nlampiran", up=True)
    assert steps(sheet)[0].keterangan == "Lihat lampiran"


LIGATURES = {"W": "ff", "X": "ffi", "Y": "fi"}


def with_ligatures(sheet: Sheet) -> Document:
    raw = pdf.read(papers.pdf(sheet, ligatures=LIGATURES), "a.pdf")
    (document,) = normalize.documents(raw, Source("a.pdf", "", raw.kind))
    return document


def test_all_letters_of_a_ligature_are_read() -> None:
    sheet = papers.table().words(73, 132, "staW aXdavit").words(735, 120, "OXce").words(785, 240, "veriYkasi", up=True)
    first, _, last = with_ligatures(sheet).sop.langkah or ()
    assert (first.kegiatan, first.keterangan) == ("Menyusun konsep surat staff affidavit", "Office")
    assert last.keterangan == "verifikasi"


def test_letters_and_ligatures_drawn_twice_for_boldness_are_read_once() -> None:
    sheet = papers.table()
    for shift in (0, 0.3):
        sheet.words(735 + shift, 120, "OXce staW")
    assert (with_ligatures(sheet).sop.langkah or ())[0].keterangan == "Office staff"


def test_arrows_branch_from_one_line() -> None:
    sheet = papers.table().box(250, 115, 290, 135).box(330, 165, 370, 185).box(410, 165, 450, 185)
    sheet.line((290, 125), (430, 125)).arrow((350, 125), (350, 165)).arrow((430, 125), (430, 165))
    first, second, _ = steps(sheet)
    assert (first.ke, second.pelaksana) == (("2",), ("Kasubag", "Sekretaris"))


def test_arrows_name_a_step_as_its_row_does() -> None:
    """With its dot where the number is printed with one, so that both are found by the same words."""
    sheet = papers.headings(papers.head_rules(Sheet())).rules(COLUMNS, ROWS[2:])
    papers.step_words(sheet, [("1.", *STEPS[0][1:]), ("2.", *STEPS[1][1:]), ("3", *STEPS[2][1:])])
    sheet.box(250, 115, 290, 135).diamond(330, 165, 370, 185).box(410, 215, 450, 235)
    sheet.arrow((270, 135), (270, 175), (330, 175)).arrow((370, 175), (430, 175), (430, 215)).words(385, 173, "Ya")
    sheet.arrow((350, 165), (350, 125), (290, 125)).words(352, 150, "Tidak")
    first, second, last = steps(sheet)
    assert (first.nomor, second.nomor, last.nomor) == ("1.", "2.", "3")
    assert (first.ke, second.ya, second.tidak) == (("2.",), "3", "1.")


def test_a_box_around_an_answer_is_no_shape_but_the_word_beside_an_arrow() -> None:
    sheet = papers.table().box(250, 115, 290, 135).diamond(330, 165, 370, 185).box(410, 215, 450, 235)
    sheet.arrow((270, 135), (270, 175), (330, 175)).arrow((370, 175), (430, 175), (430, 215))
    sheet.arrow((350, 165), (350, 125), (290, 125)).words(376, 173, "Ya", 6).words(354, 142, "Tidak", 6)
    boxed = sheet.box(352, 135, 374, 144).box(373, 165, 387, 174)
    _, second, _ = steps(boxed)
    assert (second.pelaksana, second.bentuk, second.ya, second.tidak) == (("Kasubag",), None, "3", "1")


def test_a_box_that_an_arrow_runs_to_is_a_shape_whatever_it_says() -> None:
    sheet = papers.table().box(250, 115, 290, 135).box(330, 165, 370, 185).words(340, 178, "Ya")
    first, second, _ = steps(sheet.arrow((290, 125), (350, 125), (350, 165)))
    assert (first.ke, second.pelaksana) == (("2",), ("Kasubag",))


def test_a_line_without_a_head_and_one_with_two_lead_nowhere() -> None:
    plain = papers.table().box(250, 115, 290, 135).box(250, 165, 290, 185).line((270, 135), (270, 165))
    both = papers.table().box(250, 115, 290, 135).box(250, 165, 290, 185)
    both.arrow((270, 150), (270, 165)).arrow((270, 150), (270, 135))
    for sheet in (plain, both):
        document = read(papers.pdf(sheet))
        assert [row.ke for row in document.sop.langkah or ()] == [None, None, None]
        assert [note.message for note in document.notes] == [
            "garis yang ujungnya tidak menyentuh bentuk atau tanpa kepala panah",
            "blok identitas tidak ditemukan (0 label terbaca), jadi unsurnya tidak dinilai",
        ]


def test_lines_that_end_short_of_a_shape_still_mean_it_but_less_surely() -> None:
    sheet = papers.table().box(250, 110, 290, 125).box(250, 170, 290, 185).arrow((270, 128), (270, 158))
    sop = read(papers.pdf(sheet)).sop
    first = sop.langkah[0]  # type: ignore[index]
    assert first.ke == ("2",)
    assert sop.bacaan["langkah.1.ke"].keyakinan == "sedang"


def test_lines_that_cross_stay_apart() -> None:
    sheet = papers.table().box(250, 115, 290, 135).box(330, 115, 370, 135)
    sheet.box(250, 215, 290, 235).box(330, 165, 370, 185)
    sheet.arrow((290, 125), (310, 125), (310, 200), (270, 200), (270, 215)).arrow((350, 135), (350, 165))
    assert steps(sheet)[0].ke == ("3", "2")


def test_one_wide_box_over_two_actors_is_work_of_both() -> None:
    assert steps(papers.table().box(260, 115, 360, 135))[0].pelaksana == ("Staf", "Kasubag")


def test_an_end_right_below_the_table_is_where_the_last_step_leads_and_nobodys_work() -> None:
    def drawn() -> Sheet:
        sheet = papers.table().rounded(250, 115, 290, 135).box(330, 165, 370, 185).box(410, 215, 450, 235)
        return sheet.arrow((290, 125), (350, 125), (350, 165)).arrow((370, 175), (430, 175), (430, 215))

    below = drawn().rounded(330, 262, 370, 280).arrow((430, 235), (430, 271), (370, 271))
    found = read(papers.pdf(below))
    assert [(row.pelaksana, row.simbol, row.ke, row.bentuk) for row in found.sop.langkah or ()] == [
        (("Staf",), ("mulai",), ("2",), None),
        (("Kasubag",), ("proses",), ("3",), None),
        (("Sekretaris",), ("proses",), ("selesai",), None),
    ]
    assert [note.code for note in found.notes] == ["identitas"]  # nothing of what is drawn was lost
    unrelated = steps(drawn().rounded(330, 262, 370, 280))
    assert [row.ke for row in unrelated] == [("2",), ("3",), None]


def test_a_dashed_frame_is_no_shape() -> None:
    sheet = papers.table().put("[3 2] 0 d").box(240, 105, 460, 145).put("[] 0 d").box(250, 115, 290, 135)
    assert steps(sheet)[0].pelaksana == ("Staf",)


def test_a_further_page_goes_on_without_headings() -> None:
    first = chart().arrow((430, 235), (430, 252)).page_end(420, 252, 440, 272)
    second = papers.step_words(
        Sheet().rules(COLUMNS, (60, 110)), [("4", "Mengarsipkan", "Surat", "5 menit", "Arsip", "")], 60
    )
    second.page_end(260, 62, 280, 76).box(250, 88, 290, 104).arrow((270, 76), (270, 88))
    document = read(papers.pdf(first, second))
    found = document.sop.langkah or ()
    assert [row.nomor for row in found] == ["1", "2", "3", "4"]
    assert (found[2].ke, found[3].pelaksana) == (("4",), ("Staf",))
    place = document.source_map.find("langkah.4.waktu")
    assert place is not None
    assert place.words == "hlm. 2, baris 1, kolom Waktu"


def test_a_cell_over_two_steps_counts_once_for_both() -> None:
    sheet = papers.headings(papers.head_rules(Sheet()))
    for x in COLUMNS:
        sheet.line((x, 100), (x, 250))
    for y in ROWS[2:]:
        sheet.line((40, y), (570 if y == 200 else 800, y))
    sheet.line((630, 200), (800, 200))
    rows = [STEPS[0], (*STEPS[1][:3], "", *STEPS[1][4:]), (*STEPS[2][:3], "", *STEPS[2][4:])]
    sop = read(papers.pdf(papers.step_words(sheet, rows).words(573, 200, "2 jam"))).sop
    assert [row.waktu for row in sop.langkah or ()] == ["10 menit", "2 jam", "2 jam"]
    assert sop.gabung == (("langkah.2.waktu", "langkah.3.waktu"),)


def test_lines_go_on_where_the_cell_was_too_narrow_and_end_where_the_writer_ended_them() -> None:
    rows = [(*STEPS[0][:2], "Perjanjian Kinerja dan\nRencana Aksi", *STEPS[0][3:]), *STEPS[1:]]
    sheet = papers.headings(papers.head_rules(Sheet())).rules(COLUMNS, ROWS[2:])
    narrow = steps(papers.step_words(sheet, rows))[0]
    assert narrow.kelengkapan == ("Perjanjian Kinerja dan Rencana Aksi",)
    rows = [(*STEPS[0][:2], "ATK\nKomputer", *STEPS[0][3:]), *STEPS[1:]]
    sheet = papers.headings(papers.head_rules(Sheet())).rules(COLUMNS, ROWS[2:])
    assert steps(papers.step_words(sheet, rows))[0].kelengkapan == ("ATK", "Komputer")


def test_a_hyphen_at_the_end_of_a_line_joins_its_word() -> None:
    rows = [(STEPS[0][0], "Menghimpun peraturan perundang-\nundangan", *STEPS[0][2:]), *STEPS[1:]]
    sheet = papers.headings(papers.head_rules(Sheet())).rules(COLUMNS, ROWS[2:])
    assert steps(papers.step_words(sheet, rows))[0].kegiatan == "Menghimpun peraturan perundang-undangan"


def test_numbers_beside_the_middle_of_their_items_count_them() -> None:
    identity = Sheet().rules((40, 400), (60, 80, 160)).words(45, 73, "DASAR HUKUM")
    identity.words(80, 95, "Undang-Undang Nomor 25 Tahun 2009\ntentang Pelayanan Publik;").words(60, 100, "1.")
    identity.words(80, 120, "Peraturan Pemerintah Nomor 96 Tahun 2012;").words(60, 120, "2.")
    sop = read(papers.pdf(identity, papers.table())).sop
    assert sop.dasar_hukum == (
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",
        "Peraturan Pemerintah Nomor 96 Tahun 2012;",
    )


def test_an_identity_block_in_two_columns_is_cut_at_the_border_between_them() -> None:
    sheet = Sheet().line((40, 60), (40, 330)).line((400, 60), (400, 290)).line((800, 60), (800, 330))
    sheet.line((500, 60), (500, 190))
    for left, y in ((40, 60), (400, 80), (400, 100), (40, 190), (40, 210), (40, 250), (40, 270), (40, 290), (40, 330)):
        sheet.line((left, y), (800, y))
    sheet.words(150, 100, "BADAN PUSAT CONTOH\nPROVINSI CONTOH\nTIM UJI", 10)
    sheet.words(405, 73, "Nomor SOP").words(505, 73, "01/SOP/2025").words(405, 93, "Nama SOP").words(505, 93, "Surat")
    sheet.words(405, 113, "Disahkan oleh").words(560, 113, "Kepala Kantor").words(560, 180, "Contoh Nama")
    sheet.words(45, 203, "DASAR HUKUM").words(405, 203, "KUALIFIKASI PELAKSANA")
    sheet.words(45, 223, "1. UU Nomor 25 Tahun 2009").words(405, 223, "1.Memahami tata naskah\n2.Teliti")
    sheet.words(45, 263, "PERINGATAN").words(405, 263, "PENCATATAN DAN PENDATAAN")
    sheet.words(45, 283, "Jika lambat, ditegur").words(405, 283, "Buku agenda").words(
        45, 303, "Dibuat dalam tiga rangkap"
    )
    document = read(papers.pdf(sheet, papers.table()))
    sop = document.sop
    assert (sop.instansi, sop.unit_kerja) == ("BADAN PUSAT CONTOH PROVINSI CONTOH", "TIM UJI")
    assert (sop.nomor, sop.nama) == ("01/SOP/2025", "Surat")
    official = sop.disahkan_oleh
    assert official is not None
    assert (official.jabatan, official.nama, official.nip) == ("Kepala Kantor", "Contoh Nama", None)
    assert sop.dasar_hukum == ("UU Nomor 25 Tahun 2009",)
    assert sop.kualifikasi_pelaksana == ("Memahami tata naskah", "Teliti")
    assert (sop.peringatan, sop.pencatatan_pendataan) == (("Jika lambat, ditegur",), ("Buku agenda",))
    assert [note.message for note in document.notes] == ["teks yang tidak mendapat tempat: “Dibuat dalam tiga rangkap”"]


def test_a_group_heading_with_the_name_of_a_column_is_no_column() -> None:
    sheet = papers.head_rules(Sheet()).rules(COLUMNS, ROWS[2:])
    papers.step_words(papers.headings(sheet))
    sheet.content = [operators.replace("(Pelaksana)", "(Kelengkapan)") for operators in sheet.content]
    sop = read(papers.pdf(sheet.box(330, 115, 370, 135))).sop
    assert sop.pelaksana == papers.ACTORS
    first = next(iter(sop.langkah or ()))
    assert (first.pelaksana, first.kelengkapan) == (("Kasubag",), ("Disposisi",))


def test_of_two_texts_printed_one_on_the_other_the_upper_one_is_read_and_told() -> None:
    identity = Sheet().rules((40, 150, 400), (60, 80, 100))
    identity.words(45, 73, "Nomor SOP").words(155, 73, "SOP-003/08/2022").words(156.5, 73, "SOP-002/17/2025")
    document = read(papers.pdf(identity.words(45, 93, "Nama SOP").words(155, 93, "Surat"), papers.table()))
    assert document.sop.nomor == "SOP-002/17/2025"
    assert [note.message for note in document.notes] == [
        "hlm. 1, baris 1, kolom 2: dua teks tercetak bertumpuk; yang di atas “SOP-002/17/2025”",
        "blok identitas tidak ditemukan (2 label terbaca), jadi unsurnya tidak dinilai",
    ]


def test_headings_that_no_border_parts_are_parted_by_the_numbers_below() -> None:
    sheet = Sheet().line((40, 60), (800, 60)).line((230, 80), (730, 80))
    for x in (40, 70, 230, 470, 730, 800):
        sheet.line((x, 60), (x, 270))
    for x in (570, 630):
        sheet.line((x, 80), (x, 270))
    for y in (100, 120, 170, 220, 270):
        sheet.line((40, y), (800, y))
    papers.step_words(papers.headings(sheet), top=120)
    for number, x in enumerate((50, 140, 260, 340, 420, 510, 595, 680, 760), 1):
        sheet.words(x, 113, str(number))
    sop = read(papers.pdf(sheet.box(330, 135, 370, 155))).sop
    assert sop.pelaksana == papers.ACTORS
    assert [row.pelaksana for row in sop.langkah or ()] == [("Kasubag",), None, None]


def image(width: int, height: int, dark: Callable[[int, int], bool]) -> bytes:
    data = bytes(0 if dark(x, y) else 255 for y in range(height) for x in range(width))
    entries = (
        f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8"
        "/ColorSpace/DeviceGray/Filter/FlateDecode"
    )
    return papers.stream(zlib.compress(data), entries)


def with_image(sheet: Sheet, picture: bytes, left: float, top: float, right: float, bottom: float) -> bytes:
    """A page with one picture on it."""
    sheet.put(f"q {right - left} 0 0 {bottom - top} {left} {papers.HIGH - bottom} cm /I1 Do Q")
    content = "\n".join(sheet.content).encode("latin-1")
    return papers.file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 5 0 R"
            b"/Resources<</Font<</F1 3 0 R>>/XObject<</I1 6 0 R>>>>>>",
            papers.stream(content),
            picture,
        ]
    )


def test_an_arrow_pasted_as_a_picture_gives_a_weak_direction() -> None:
    def dark(x: int, y: int) -> bool:
        return abs(x - 20) <= (1 if y < 90 else max(0, (119 - y) // 2))

    sheet = papers.table().box(250, 110, 290, 125).box(250, 170, 290, 185)
    sop = read(with_image(sheet, image(41, 120, dark), 265, 126, 275, 169)).sop
    assert [row.ke for row in sop.langkah or ()] == [("2",), None, None]
    assert sop.bacaan["langkah.1.ke"].keyakinan == "rendah"


def test_boxes_in_a_pasted_chart_give_places_only() -> None:
    def dark(x: int, y: int) -> bool:
        staf = 40 <= x <= 120 and 20 <= y <= 60 and not (43 <= x <= 117 and 23 <= y <= 57)
        kasubag = 200 <= x <= 280 and 120 <= y <= 160 and not (203 <= x <= 277 and 123 <= y <= 157)
        return staf or kasubag

    sop = read(with_image(papers.table(), image(480, 300, dark), 230, 100, 470, 250)).sop
    found = [(row.pelaksana, row.simbol) for row in sop.langkah or ()]
    assert found == [(("Staf",), None), (("Kasubag",), None), (None, None)]
    assert sop.tidak_terbaca == ("langkah.3.pelaksana",)
    assert sop.bacaan["langkah.1.pelaksana"].keyakinan == "rendah"


def test_a_scan_is_said_to_be_one_even_where_a_signature_left_words() -> None:
    sheet = Sheet().words(50, 580, "Dokumen ini telah ditandatangani secara elektronik, waktu dan output")
    said = refused(with_image(sheet, image(200, 140, lambda x, y: x == y), 0, 0, 842, 560))
    assert said == (
        "a.pdf: tabel langkahnya berupa gambar atau hasil pindai (hlm. 1); baca tanpa --no-ocr; atau pakai berkas Word "
        "atau Excel asalnya, atau PDF yang diekspor langsung dari sana"
    )


def test_a_pdf_without_a_step_table_is_said_to_have_none() -> None:
    assert refused(papers.pdf(Sheet().words(50, 50, "Laporan tahunan"))) == (
        "a.pdf: tidak ada tabel langkah bergaris dengan judul kolom Kegiatan di PDF ini"
    )
    assert refused(papers.pdf(Sheet())).startswith("a.pdf: PDF tidak berisi teks; pakai berkas Word atau")
