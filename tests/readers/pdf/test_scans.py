"""Scans: what is read in pictures of forms, that it is a draft in every value, and what is said where nothing is read."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import papers
import pypdfium2
import pytest
import scanned_papers
from papers import Sheet
from scanned_papers import scan, with_tesseract

import sopcheck
from sopcheck import cli
from sopcheck.errors import InputError
from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, pdf
from sopcheck.readers.pdf import installed, keeper, pictured
from sopcheck.readers.pdf.installed import Recognizer
from sopcheck.readers.scans import Scans

DATA = Path(__file__).parent / "data"
INSTEAD = "pakai berkas Word atau Excel asalnya, atau PDF yang diekspor langsung dari sana"


def read(content: bytes, scans: Scans | None = None) -> Document:
    raw = pdf.read(content, "a.pdf", scans)
    (document,) = normalize.documents(raw, Source("a.pdf", "", raw.kind))
    return document


def refused(content: bytes, scans: Scans | None = None) -> str:
    with pytest.raises(InputError) as error:
        pdf.read(content, "a.pdf", scans)
    return str(error.value)


def identity() -> Sheet:
    rows = (("Nomor SOP", "065/12/2024"), ("Nama SOP", "Pengelolaan Surat"), ("Tanggal Pembuatan", "10 Januari 2024"))
    sheet = Sheet().rules((40, 200, 420), (60, 80, 100, 120, 180))
    for number, (label, words) in enumerate(rows):
        sheet.words(45, 73 + 20 * number, label).words(205, 73 + 20 * number, words)
    return sheet.words(45, 133, "Dasar Hukum").words(
        205, 133, "1. UU Nomor 25 Tahun 2009\n2. PP Nomor 96 Tahun 2012", 9
    )


def chart() -> Sheet:
    """Staf starts, Kasubag decides, Sekretaris ends."""
    sheet = papers.table().rounded(250, 115, 290, 135).diamond(325, 160, 375, 190).rounded(410, 215, 450, 235)
    return sheet.arrow((290, 125), (350, 125), (350, 160)).arrow((375, 175), (430, 175), (430, 215))


def rows(document: Document) -> list[tuple[object, ...]]:
    return [
        (row.nomor, row.kegiatan, row.pelaksana, row.kelengkapan, row.waktu, row.output, row.keterangan)
        for row in document.sop.langkah or ()
    ]


TYPED = [
    (number, activity, (actor,), (needs,), time, (yields,), remark)
    for (number, activity, needs, time, yields, remark), actor in zip(papers.STEPS, papers.ACTORS, strict=True)
]


@with_tesseract
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_a_scan_says_what_was_typed(dpi: int) -> None:
    document = read(scan(identity(), chart(), dpi=dpi))
    sop = document.sop
    assert (sop.nomor, sop.nama, sop.tanggal_pembuatan) == ("065/12/2024", "Pengelolaan Surat", "10 Januari 2024")
    assert sop.dasar_hukum == ("UU Nomor 25 Tahun 2009", "PP Nomor 96 Tahun 2012")
    assert sop.pelaksana == papers.ACTORS
    assert rows(document) == TYPED


@with_tesseract
def test_every_value_of_a_scan_is_a_draft() -> None:
    document = read(scan(identity(), chart()))
    sop = document.sop
    assert sop.terbaca == "sebagian"
    assert document.notes[0].message == (
        f"draf hasil OCR ({scanned_papers.HERE.version}, hlm. 1–2); setiap nilai perlu dicocokkan dengan dokumen"
    )
    filled = [
        f"langkah.{n}.{key}" for n in (1, 2, 3) for key in ("nomor", "kegiatan", "kelengkapan", "waktu", "output")
    ]
    whole = ["nomor", "nama", "tanggal_pembuatan", "dasar_hukum", "pelaksana", "langkah", "kolom"]
    assert {sop.bacaan[at].cara for at in (*filled, *whole)} == {"ocr"}
    drawn = [sop.bacaan[f"langkah.{n}.pelaksana"] for n in (1, 2, 3)]
    assert {(note.cara, note.keyakinan) for note in drawn} == {("bentuk", "rendah")}
    assert {note.keyakinan for note in sop.bacaan.values()} <= {"sedang", "rendah"}
    place = document.source_map.find("langkah.2.waktu")
    assert place is not None
    assert place.words == "hlm. 2, baris 4, kolom Waktu"


def defective() -> Sheet:
    """A table in which rules find much: no time, no output, a step without an actor's mark, a total that is wrong."""
    steps = (
        ("1", "Menyusun konsep surat", "Disposisi", "", "Konsep surat", ""),
        ("1", "Surat", "Komputer", "0 menit", "", ""),
        ("5", "Menyusun laporan kinerja dan mengirim surat", "Undang-Undang", "900 hari", "Surat", ""),
    )
    sheet = papers.headings(papers.head_rules(Sheet())).rules(papers.COLUMNS, (*papers.ROWS[2:], 280))
    papers.step_words(sheet, steps).words(75, 270, "Total waktu").words(573, 270, "3 jam")
    return sheet.box(250, 115, 290, 135).box(250, 165, 290, 185)


@with_tesseract
@pytest.mark.parametrize(("made", "least"), [(chart, 0), (defective, 8)])
def test_no_rule_accuses_firmly_on_a_scan(made: Callable[[], Sheet], least: int, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan(identity(), made()))
    for profile in ("reviu", "pra-pengajuan", "lhe"):
        report = sopcheck.check([path], as_of=date(2026, 11, 20), profile=profile, complete=["semua"])
        (document,) = report.documents
        found = [finding for result in document.results for finding in result.findings]
        assert len(found) >= least
        assert {(one.confidence, one.severity == "galat") for one in found} <= {("tinjau", False)}
        assert not [result.rule for result in document.results if result.outcome == "gagal"]


@with_tesseract
def test_the_synthetic_scan_is_read_as_its_truth_says() -> None:
    document = read((DATA / "s_x1_clean.pdf").read_bytes())
    truth = json.loads((DATA.parents[1] / "office" / "data" / "T1.json").read_text("utf-8"))
    steps = document.sop.langkah or ()
    assert len(steps) == len(truth["steps"])
    columns = list(document.sop.pelaksana or ())
    assert [{columns.index(name) for name in step.pelaksana or ()} for step in steps] == [
        {actor for _, actor, _ in step["nodes"]} for step in truth["steps"]
    ]
    times = [(step.waktu, known["waktu"]) for step, known in zip(steps, truth["steps"], strict=True)]
    assert sum(one == two for one, two in times) >= 8
    values = truth["identity"]
    sop = document.sop
    assert (sop.nomor, sop.nama, sop.instansi) == (values["nomor"], values["judul"], values["instansi"])
    assert (sop.tanggal_pembuatan, sop.tanggal_efektif) == ("10 Juli 2023", "17 Juli 2023")
    # A lone dash is hardly told from a speck; both say that nothing is filled in.
    assert sop.tanggal_revisi in ("", "-")


@with_tesseract
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_on_its_side_or_on_its_head_is_turned(quarters: int) -> None:
    document = read(scanned_papers.turned(scan(identity(), chart()), quarters))
    assert document.sop.nama == "Pengelolaan Surat"
    assert rows(document) == TYPED


@with_tesseract
def test_typed_marks_say_who_does_a_step_where_nothing_is_drawn() -> None:
    sheet = papers.table()
    for x, y in ((270, 125), (350, 175), (430, 225)):
        sheet.line((x - 5, y), (x - 2, y + 5), (x + 5, y - 6))
    assert [row.pelaksana for row in read(scan(sheet)).sop.langkah or ()] == [("Staf",), ("Kasubag",), ("Sekretaris",)]


@with_tesseract
def test_a_step_whose_shape_is_not_seen_is_unread_not_without_actor() -> None:
    sheet = papers.table().box(250, 115, 290, 135).box(330, 165, 370, 185).line((270, 135), (270, 175), (330, 175))
    document = read(scan(sheet))
    assert [row.pelaksana for row in document.sop.langkah or ()] == [("Staf",), ("Kasubag",), None]
    assert "langkah.3.pelaksana" in document.sop.tidak_terbaca


@with_tesseract
def test_pieces_of_lines_are_no_marks() -> None:
    sheet = papers.table().line((270, 110), (270, 190)).line((270, 175), (350, 175), (350, 225))
    assert [row.pelaksana for row in read(scan(sheet)).sop.langkah or ()] == [None, None, None]


@with_tesseract
def test_a_further_page_goes_on_though_it_lies_otherwise() -> None:
    second = Sheet().rules([x + 9 for x in papers.COLUMNS], (90, 140))
    for x, text in zip((40, 70, 470, 570, 630), ("4", "Mengarsipkan surat", "Surat", "5 menit", "Arsip"), strict=True):
        second.words(x + 12, 110, text)
    document = read(scan(chart(), second.box(259, 105, 299, 125)))
    assert [row.nomor for row in document.sop.langkah or ()] == ["1", "2", "3", "4"]
    last = (document.sop.langkah or ())[-1]
    assert (last.kegiatan, last.pelaksana, last.waktu) == ("Mengarsipkan surat", ("Staf",), "5 menit")


@with_tesseract
def test_a_further_page_with_other_columns_is_left_out_and_told() -> None:
    second = Sheet().rules((40, 70, 230, 390, 570, 630, 730, 800), (60, 100, 150))
    for x, text in zip(
        (40, 70, 230, 390, 570, 630), ("No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output"), strict=True
    ):
        second.words(x + 3, 80, text)
    for x, text in zip((40, 70, 390, 570, 630), ("4", "Mengarsipkan surat", "Surat", "5 menit", "Arsip"), strict=True):
        second.words(x + 3, 120, text)
    document = read(scan(chart(), second))
    assert [row.nomor for row in document.sop.langkah or ()] == ["1", "2", "3", None]
    assert "langkah.4" in document.sop.tidak_terbaca
    assert [note.message for note in document.notes][1:] == [
        "hlm. 2: kolom tabelnya tidak terbaca sama dengan halaman sebelumnya, jadi tidak dibaca"
    ]


@with_tesseract
def test_a_time_that_is_none_is_unread_where_letters_were_recognized() -> None:
    steps = (("1", "Menyusun konsep surat", "Disposisi", "1 Han Kera", "Konsep surat", ""), *papers.STEPS[1:])
    sheet = papers.headings(papers.head_rules(Sheet())).rules(papers.COLUMNS, papers.ROWS[2:])
    document = read(scan(papers.step_words(sheet, steps)))
    assert [row.waktu for row in document.sop.langkah or ()] == [None, "1 jam", "1 hari"]
    assert document.sop.tidak_terbaca == ("langkah.1.waktu",)
    assert "kolom Waktu tidak terbaca: dikenali sebagai “1 Han Kera”" in [note.message for note in document.notes]


@with_tesseract
def test_a_signature_footer_does_not_hide_that_the_table_is_a_picture() -> None:
    grey = scanned_papers.picture_of(pypdfium2.PdfDocument(papers.pdf(chart()))[0])
    footer = Sheet().words(50, 580, "Dokumen ini telah ditandatangani secara elektronik, waktu dan output")
    assert rows(read(scanned_papers.pasted(footer, grey[:1160], 0, 0, 842, 557))) == TYPED


@with_tesseract
def test_what_is_typed_beside_a_pasted_table_stays_as_sure_as_it_was() -> None:
    grey = scanned_papers.picture_of(pypdfium2.PdfDocument(papers.pdf(chart()))[0])
    document = read(scanned_papers.pasted(identity(), grey[104:542], 0, 250, 842, 460))
    assert document.sop.nama == "Pengelolaan Surat"
    assert rows(document) == TYPED
    noted = {at.partition(".")[0] for at in document.sop.bacaan}
    assert noted == {"langkah", "pelaksana", "kolom"}


def test_a_table_that_was_found_as_drawn_is_not_looked_for_in_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "scanned", None)  # nobody may ask it
    grey = np.full((1240, 1754), 255, np.uint8)
    sheet = chart()
    content = papers.pdf(sheet).replace(b"/Count 1/Kids[5 0 R]", b"/Count 1/Kids[5 0 R]")
    assert rows(read(content)) == TYPED
    assert rows(read(scanned_papers.pasted(chart(), grey[:500], 0, 300, 842, 595))) == TYPED


def told(document: Document) -> Sequence[str]:
    return [note.message for note in document.notes]


def test_what_is_missing_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    content = scan(chart())
    what = "a.pdf: tabel langkahnya berupa gambar atau hasil pindai (hlm. 1); "
    looks = installed.recognizer.__wrapped__
    monkeypatch.setattr(installed, "recognizer", looks)
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    assert refused(content) == (
        f'{what}pasang pembaca hasil pindai (pip install "sopcheck[ocr]") dan program tesseract dengan data bahasa '
        f"Indonesia; atau {INSTEAD}"
    )
    monkeypatch.undo()
    monkeypatch.setattr(installed, "recognizer", looks)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(content) == (
        f"{what}pasang program tesseract dengan data bahasa Indonesia (di Debian dan Ubuntu: apt install "
        f"tesseract-ocr-ind); atau {INSTEAD}"
    )
    scanned_papers.program(tmp_path, "print('List of available languages (1):')", "print('eng')")
    assert refused(content) == (
        f"{what}pasang data bahasa Indonesia untuk tesseract (ind.traineddata; di Debian dan Ubuntu: "
        f"tesseract-ocr-ind); atau {INSTEAD}"
    )
    assert refused(content, Scans(wanted=False)) == f"{what}baca tanpa --no-ocr; atau {INSTEAD}"


def test_a_program_in_the_folder_one_stands_in_is_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scanned_papers.program(tmp_path, "print('ind')")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed.recognizer.__wrapped__().path == str(tmp_path / "tesseract")
    monkeypatch.chdir(tmp_path)
    assert installed.recognizer.__wrapped__().path == ""


@with_tesseract
def test_how_far_one_is_is_told_page_by_page() -> None:
    said: list[tuple[str, int, int]] = []
    pdf.read(scan(identity(), chart()), "a.pdf", Scans(told=lambda *far: said.append(far)))
    assert said == [("a.pdf", 0, 2), ("a.pdf", 1, 2), ("a.pdf", 2, 2)]


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder whose program stands for tesseract."""
    monkeypatch.setattr(installed, "recognizer", lambda: Recognizer(str(tmp_path / "tesseract"), "tesseract 0", ""))
    pictured._seen.cache_clear()
    return tmp_path


def test_a_program_that_fails_costs_a_page_not_the_run(stand_in: Path) -> None:
    scanned_papers.program(stand_in, "import sys", "sys.exit(1)")
    assert refused(scan(chart())) == (
        "a.pdf: tabel langkahnya berupa gambar atau hasil pindai (hlm. 1) yang tidak dapat dikenali; hlm. 1 tidak dapat "
        f"dikenali: tesseract berhenti: hurufnya terlalu banyak atau programnya rusak; {INSTEAD}"
    )


def test_a_program_that_never_answers_is_ended_with_the_child(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scanned_papers.program(stand_in, "import time", "time.sleep(600)")
    monkeypatch.setattr(keeper, "PAGE_WALL", 3.0)
    said = refused(scan(chart()))
    assert said.endswith(
        "hlm. 1 tidak dapat dikenali: gambarnya memerlukan waktu terlalu lama (batasnya 20 detik prosesor, 60 detik jam); "
        f"{INSTEAD}"
    )
    left = [one for one in Path("/proc").glob("[0-9]*/cmdline") if path.encode() in _bytes(one)]
    assert left == []


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone meanwhile
        return b""


def test_what_is_not_recognized_is_unread_never_empty(stand_in: Path) -> None:
    """A program that knows headings only: whatever stands below is there, but unread."""
    scanned_papers.program(
        stand_in,
        "import struct, sys",
        "data = sys.stdin.buffer.read()",
        "words = 'No Kegiatan Pelaksana Mutu_Baku Keterangan Staf Kasubag Sekretaris Kelengkapan Waktu Output'.split()",
        "at, pages = struct.unpack('<I', data[4:8])[0], 0",
        "while at:",
        "    count = struct.unpack('<H', data[at:at + 2])[0]",
        "    at, pages = struct.unpack('<I', data[at + 2 + 12 * count:][:4])[0], pages + 1",
        "print('header')",
        "for page, word in enumerate(words, 1) if pages > 20 else ():  # not where single lines are tried again",
        "    print('\\t'.join(map(str, (5, page, 1, 1, 1, 1, 10, 10, 50, 20, 96, word.replace('_', ' ')))))",
    )
    document = read(scan(papers.table()))
    first = (document.sop.langkah or ())[0]
    assert (first.kegiatan, first.waktu, first.output) == (None, None, None)
    assert {"langkah.1.kegiatan", "langkah.1.waktu", "langkah.1.output"} <= {*document.sop.tidak_terbaca}
    assert "kolom Waktu tidak terbaca: hurufnya tidak dikenali" in told(document)


def test_after_two_pages_that_cannot_be_read_the_others_are_left_alone(stand_in: Path) -> None:
    scanned_papers.program(stand_in, "import sys", "sys.exit(1)")
    said = refused(scan(chart(), chart(), chart(), chart()))
    assert "hlm. 2 tidak dapat dikenali" in said
    assert "hlm. 3 tidak dapat dikenali" not in said
    assert "halaman gambar sesudah hlm. 2 tidak dicoba lagi" in said


def test_pages_are_left_alone_when_it_takes_too_long(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned_papers.program(stand_in, "print('header')")
    monkeypatch.setattr(pictured, "SECONDS", 0.0)
    assert "halaman gambar sesudah hlm. 1 tidak dicoba lagi" in refused(scan(chart(), chart(), chart()))


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@with_tesseract
def test_a_terminal_shows_how_far_a_scan_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan(identity(), chart()))
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert cli.main(["read", str(path)]) == 0
    lines = [line.strip() for line in screen.getvalue().split("\r") if line]
    assert lines == ["a.pdf: hasil pindai, hlm. 1 dari 2 …", "a.pdf: hasil pindai, hlm. 2 dari 2 …", ""]
    assert "Pengelolaan Surat" in capsys.readouterr().out


def test_no_ocr_leaves_scans_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(scan(chart(), dpi=100))
    assert cli.main(["read", "--no-ocr", str(path)]) == 2
    assert cli.main(["check", "--no-ocr", "--as-of", "2026-11-20", str(path)]) == 2
    said = capsys.readouterr()
    assert "baca tanpa --no-ocr" in said.err
    assert "baca tanpa" in " ".join(said.out.split())
    with pytest.raises(InputError, match="baca tanpa --no-ocr"):
        sopcheck.read(path, ocr=False)
    (status,) = sopcheck.check([path], as_of=date(2026, 11, 20), ocr=False).inputs
    assert status.status == "unreadable"


@with_tesseract
def test_scans_are_read_alike_by_several_processes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(scan(identity(), defective(), dpi=200))
    alone, together = (sopcheck.check([tmp_path], as_of=date(2026, 11, 20), jobs=jobs) for jobs in (1, 2))
    assert [(found.sop, found.notes) for found in alone.documents] == [
        (found.sop, found.notes) for found in together.documents
    ]
    assert len(alone.documents) == 2


@with_tesseract
@pytest.mark.parametrize(("quarters", "across", "down"), [(0, 630, 150), (1, 150, 212), (2, 212, 445), (3, 445, 630)])
def test_a_cell_of_a_scan_is_where_it_is_seen(quarters: int, across: int, down: int) -> None:
    place = read(scanned_papers.turned(scan(chart()), quarters)).source_map.find("langkah.2.waktu")
    assert place is not None
    assert place.address is not None
    assert place.address.page == 1
    assert place.address.across == pytest.approx(across, abs=6)
    assert place.address.down == pytest.approx(down, abs=6)
