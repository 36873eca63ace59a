"""Text extracts: what is certain is read, all else is unread and told, and nothing is invented."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sopcheck import app
from sopcheck.engine import profile
from sopcheck.engine.check import Context
from sopcheck.errors import InputError
from sopcheck.law.registry import load_law
from sopcheck.model.report import CorpusReport
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, pick, text

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
import extracts

STEMS = sorted(path.stem for path in (extracts.CORPUS / "raw").glob("*.txt"))
GOALS = {"000": 0.80, "001": 0.95, "002": 0.95, "003": 0.80, "004": 0.95}
RULES = profile.load(every=True)
CONTEXT = Context(date(2026, 11, 20), load_law())


def read(content: str) -> tuple[Document, ...]:
    raw = text.read(content.encode(), "a.txt")
    return normalize.documents(raw, Source("a.txt", "", raw.kind))


def source(stem: str, folder: str) -> Document:
    (document,) = pick.read(extracts.CORPUS / folder / f"{stem}.{'txt' if folder == 'raw' else 'yaml'}")
    assert isinstance(document, Document)
    return document


def words(sop: Sop) -> Iterator[str]:
    """The letters of every word an SOP says, symbols apart; headings and labels too."""
    said = sop.model_dump(exclude={"sopcheck", "terbaca", "tidak_terbaca", "bacaan", "asal", "gabung", "satuan_waktu"})
    said["label"] = list(sop.label.values())
    for row in said["langkah"] or ():
        del row["simbol"]
    yield from (extracts.bare(word) for words in _strings(said) for word in words.split())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        yield from (words for part in value for words in _strings(part))


# -- the five source SOPs ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stem", STEMS)
def test_the_source_sops_are_read_as_far_as_asked_and_nothing_is_read_wrong(stem: str) -> None:
    found = extracts.held(source(stem, "sop").sop, source(stem, "raw").sop)
    assert found.wrong == ()
    assert found.share >= GOALS[stem[:3]], found.unread


@pytest.mark.parametrize("stem", STEMS)
def test_what_is_read_accuses_nobody_whom_the_sop_normalized_by_hand_does_not(stem: str) -> None:
    raw, hand = (
        {
            (result.rule, finding.at): finding.severity
            for result in app.judged(source(stem, folder), RULES, CONTEXT).results
            for finding in result.findings
        }
        for folder in ("raw", "sop")
    )
    assert {place: raw[place] for place in raw if raw[place] != hand.get(place)} == {}
    assert raw


def across(folder: str) -> set[tuple[str, tuple[str, ...]]]:
    options = app.Options((str(extracts.CORPUS / folder),), date(2026, 11, 20))
    (found,) = (event for event in app.check(options) if isinstance(event, CorpusReport))
    return {
        (result.rule, tuple(f"{Path(at.rpartition('#')[0]).stem}#{at.rpartition('#')[2]}" for at in places))
        for result in found.results
        for finding in result.findings
        for places in [sorted((finding.at, *finding.related))]
    }


def test_compared_with_each_other_the_read_sops_say_what_those_normalized_by_hand_say() -> None:
    assert across("raw") == across("sop") != set()


@pytest.mark.parametrize("stem", STEMS)
def test_every_word_that_is_read_stands_in_the_text(stem: str) -> None:
    printed = extracts.bare((extracts.CORPUS / "raw" / f"{stem}.txt").read_text("utf-8"))
    assert [word for word in words(source(stem, "raw").sop) if word not in printed] == []


@pytest.mark.parametrize("stem", STEMS)
def test_what_is_left_unread_is_told(stem: str) -> None:
    document = source(stem, "raw")
    lost = {place for place in document.sop.tidak_terbaca if not place.endswith(".pelaksana")}
    assert document.sop.terbaca == "sebagian"
    assert not lost or document.notes


# -- SOPs spilled on purpose ---------------------------------------------------------------------------------------------

# what is read at least; the rest cannot be known, or is not asked for
SHARES = {"tabs": 0.9, "torn tabs": 0.8, "rows": 0.6, "rows, trimmed": 0.5, "cells below": 0.5, "columns": 0.4}


def test_of_sops_spilled_on_purpose_nothing_is_read_wrong_and_no_word_is_invented() -> None:
    total: dict[str, extracts.Held] = {}
    for made, found, sop in extracts.spilled_again(16, seed=5):
        total[made.way] = total.get(made.way, extracts.Held()).plus(found)
        assert found.wrong == (), made.text
        printed = extracts.bare(made.text)
        assert [word for word in words(sop) if word not in printed] == []
    assert {way: held.share for way, held in total.items() if held.share < SHARES[way]} == {}
    assert set(total) == set(SHARES)


# -- one way of losing a table after the other ---------------------------------------------------------------------------


def steps(content: str) -> list[tuple[Any, ...]]:
    (document,) = read(content)
    return [(row.nomor, row.kegiatan, row.kelengkapan, row.waktu, row.output) for row in document.sop.langkah or ()]


HEADINGS = "No Kegiatan Pelaksana Mutu Baku\nStaf Kepala Kelengkapan Waktu Output\n"


def test_lines_that_end_with_a_blank_go_on_in_the_next_one() -> None:
    rows = "1 Menyusun laporan \nkinerja\nData kinerja\n10 menit\nDraft laporan\n2 Meneliti draft \nlaporan Draft laporan 1 jam\nLaporan\n"
    assert steps(HEADINGS + rows + "3 Mengirim laporan \ntahunan\nLaporan\n1 hari Resi\n") == [
        ("1", "Menyusun laporan kinerja", ("Data kinerja",), "10 menit", ("Draft laporan",)),
        ("2", "Meneliti draft laporan", ("Draft laporan",), "1 jam", ("Laporan",)),
        ("3", "Mengirim laporan tahunan", ("Laporan",), "1 hari", None),  # the last row may go on
    ]


def test_without_such_ends_only_number_and_time_are_certain() -> None:
    rows = "1 Menyusun laporan\nkinerja\nData kinerja\n10 menit\nDraft laporan\n2 Meneliti\nDraft laporan\n1 jam\nLaporan\n"
    assert steps(HEADINGS + rows) == [
        ("1", None, None, "10 menit", ("Draft laporan",)),  # other rows of the table name both as well
        ("2", None, None, "1 jam", ("Laporan",)),
    ]


def test_cells_below_the_table_are_put_back_where_their_number_and_order_leave_one_way() -> None:
    table = "1 10 menit Draft laporan\n2 Meneliti laporan 1 jam Nota\n3 1 hari Resi\n\n"
    spilled = "Menyusun laporan \nkinerja\nData kinerja\nDraft laporan\nMengirim laporan \ntahunan\nLaporan kinerja\n"
    assert steps(HEADINGS + table + spilled) == [
        ("1", "Menyusun laporan kinerja", ("Data kinerja",), "10 menit", ("Draft laporan",)),
        ("2", "Meneliti laporan", ("Draft laporan",), "1 jam", ("Nota",)),
        ("3", "Mengirim laporan tahunan", ("Laporan kinerja",), "1 hari", None),
    ]
    (document,) = read(HEADINGS + table + spilled.replace("Laporan kinerja\n", ""))
    assert [row.kelengkapan for row in document.sop.langkah or ()] == [
        None,
        None,
        None,
    ]  # one is missing: nobody knows whose
    assert "langkah.2.kelengkapan" in document.sop.tidak_terbaca
    assert "Data kinerja" in document.notes[-1].message


def test_columns_one_below_another_are_read_where_their_counts_agree() -> None:
    columns = "1\n2\n3\nMenyusun laporan \nkinerja\nMeneliti laporan\nMengirim laporan\nData\nDraft \nlaporan\nSurat\n10 menit\n1 jam\n1 hari\n"
    expected = [
        ("1", "Menyusun laporan kinerja", ("Data",), "10 menit", ("Draft",)),
        ("2", "Meneliti laporan", ("Draft laporan",), "1 jam", ("Nota",)),
        ("3", "Mengirim laporan", ("Surat",), "1 hari", ("Resi",)),
    ]
    assert steps(HEADINGS + columns + "Draft\nNota\nResi\n") == expected
    assert [row[4] for row in steps(HEADINGS + columns + "Draft\nNota\n")] == [None, None, None]
    assert [row[4] for row in steps(HEADINGS.replace("Output", "Output Ket") + columns + "Draft\nNota\nResi\n")] == [
        None
    ] * 3


def test_words_behind_a_time_that_may_be_a_remark_are_not_read_as_output() -> None:
    rows = "1 Menyusun laporan 10 menit Draft laporan Lihat SOP\n2 Meneliti laporan 1 jam Nota\n3 Memaraf draft laporan 5 menit Nota\n"
    assert [row[4] for row in steps(HEADINGS.replace("Output", "Output Keterangan") + rows)] == [
        None,
        ("Nota",),
        ("Nota",),
    ]


def test_items_and_remarks_behind_a_kegiatan_are_not_read_as_its_kelengkapan() -> None:
    wrapped = "1 Menyusun laporan \nkinerja\nData kinerja\n10 menit Draft laporan\n"
    others = "3 Mengirim laporan \ntahunan\nSurat\n1 hari Resi\n4 Menutup\n1 hari Arsip\n"
    for words in ("Membuat nota berupa :\nNota", "Membuat nota\n- Nota", "Membuat nota\n(dua rangkap)"):
        found = steps(HEADINGS + wrapped + f"2 {words}\n1 jam Nota\n" + others)
        assert [row[2] for row in found] == [("Data kinerja",), None, ("Surat",), None]
        assert [row[1] for row in found[:2]] == ["Menyusun laporan kinerja", None]


def test_a_remark_heading_that_is_copied_first_still_heads_the_last_column() -> None:
    headings = "No Kegiatan Pelaksana Mutu Baku\nKet Staf Kepala Kelengkapan Waktu Output\n"
    rows = (
        "1 Menyusun laporan \nkinerja\nData kinerja\n10 menit Draft\n2 Mengirim laporan \ntahunan\nDraft\n1 jam Resi\n"
    )
    assert [row[1:4] for row in steps(headings + rows + "3 Menutup\n1 hari Arsip\n")][:2] == [
        ("Menyusun laporan kinerja", ("Data kinerja",), "10 menit"),
        ("Mengirim laporan tahunan", ("Draft",), "1 jam"),
    ]


def test_a_row_with_two_times_leaves_those_below_it_uncertain() -> None:
    rows = "1 Menyusun laporan 10 menit Draft\n2 Menunggu 3 hari surat 1 jam Nota\n3 Mengirim 5 menit Resi\n4 Menyimpan 5 menit Arsip\n5 Menutup 5 menit Surat\n"
    assert [row[3] for row in steps(HEADINGS + rows)] == ["10 menit", None, None, None, None]


def test_numbers_that_can_be_counted_in_two_ways_make_no_table() -> None:
    assert (
        read(HEADINGS + "1 Menyusun 10 menit Draft\n2 lembar\n2 Meneliti 1 jam Nota\n2 Mengirim 5 menit Resi\n") == ()
    )


UNNAMED = """Nama SOP : Laporan
Nomor SOP : 1/2020

1\t2\t3\t4\t5\t6\t7
1 Menyusun laporan\t\t\tData\t10 menit\tDraft laporan\t
2 Meneliti draft laporan\t\t\tDraft laporan\t1 jam\tLaporan\t
3 Mengirim laporan\t\tLaporan\t1 hari\tTanda terima laporan\t
"""


def test_a_table_without_headings_is_known_by_its_times() -> None:
    (document,) = read(UNNAMED)
    assert [(row.nomor, row.kelengkapan, row.waktu, row.output) for row in document.sop.langkah or ()] == [
        ("1", ("Data",), "10 menit", ("Draft laporan",)),
        ("2", ("Draft laporan",), "1 jam", ("Laporan",)),
        ("3", ("Laporan",), "1 hari", ("Tanda terima laporan",)),
    ]
    assert {"kolom", "pelaksana", "langkah.1.pelaksana"} <= set(document.sop.tidak_terbaca)
    assert document.sop.bacaan["langkah.3.waktu"].cara == "dugaan"
    assert [note.code for note in document.notes] == ["tabel-disusun"]


TABS = "Nama SOP : Laporan\nNo\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput\n"


def test_cells_that_slipped_a_row_down_go_up_only_where_words_say_so() -> None:
    rows = "1\tMenerima berkas\t\tBerkas\t5 menit\tAgenda\n2\tMenyusun nota dinas\t\t\t\t\n3\tMengirim undangan\t\tAgenda\t1 jam\tNota dinas\n4\tMenyimpan arsip\t\tNota\t1 hari\tUndangan\n"
    found = steps(TABS + rows + "\t\t\tUndangan\t5 menit\tArsip\n")
    assert [row[2:] for row in found] == [
        (("Berkas",), "5 menit", ("Agenda",)),
        (("Agenda",), "1 jam", ("Nota dinas",)),
        (("Nota",), "1 hari", ("Undangan",)),
        (("Undangan",), "5 menit", ("Arsip",)),
    ]
    doubtful = steps(
        TABS + rows.replace("Mengirim undangan", "Mengirim nota dinas") + "\t\t\tUndangan\t5 menit\tArsip\n"
    )
    assert [row[3] for row in doubtful] == ["5 menit", None, None, "5 menit"]


def test_a_cell_that_goes_on_in_the_next_line_is_one_cell() -> None:
    rows = "1\tMenerima\nberkas\t\tBerkas\t5 menit\tAgenda\n2\tMenyusun\nnota\ndinas\t\tAgenda\t1 jam\tNota\n3\tMenyimpan\t\tNota\t5 menit\tArsip\n"
    assert [row[1] for row in steps(TABS + rows)] == ["Menerima berkas", "Menyusun nota dinas", "Menyimpan"]


def test_a_row_that_is_cut_off_is_left_unread() -> None:
    rows = "1\tMenerima berkas\t\tBerkas\t5 menit\tAgenda\n2\tMenyusun\nnota dinas\t\tAgenda\t1 jam\n3\tMenyimpan\t\tNota\t5 menit\tArsip\n"
    found = steps(TABS + rows)
    assert [row[0] for row in found] == ["1", "2", "3"]
    assert found[1][1:] == (None, None, None, None)


def test_a_mark_in_a_table_that_slipped_names_no_actor() -> None:
    (document,) = read(
        TABS.replace("Staf", "Staf\tKepala")
        + "1\tMenerima\t\tmulai\t\tBerkas\t5 menit\tAgenda\n2\tMengirim\t\t\t\tAgenda\t1 jam\tResi\n"
    )
    (first, _) = document.sop.langkah or ()
    assert (first.pelaksana, first.simbol) == (None, ("mulai",))
    assert "langkah.1.pelaksana" in document.sop.tidak_terbaca


SCATTERED = """Dasar Hukum Kualifikasi Pelaksana
Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan \nPublik;
1. Memahami tata \nnaskah dinas
3. Mampu mengoperasikan komputer
Keterkaitan Peralatan/Perlengkapan
1. SOP Penyusunan Renja 1. Komputer
2. SOP Pengarsipan 2. Kertas
: Sekretaris Daerah,PEMERINTAH KOTA CONTOH
[nama]
NIP. [nip]
5 Mei 2020
Tgl. Efektif 2 Juni 2025
"""


def test_labels_apart_from_their_values_are_filled_by_what_the_words_are() -> None:
    (document,) = read(SCATTERED)
    sop = document.sop
    assert sop.dasar_hukum == ("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;",)
    assert sop.kualifikasi_pelaksana == ("Memahami tata naskah dinas", None, "Mampu mengoperasikan komputer")
    assert (sop.keterkaitan, sop.peralatan_perlengkapan) == (
        ("SOP Penyusunan Renja", "SOP Pengarsipan"),
        ("Komputer", "Kertas"),
    )
    assert sop.disahkan_oleh is not None
    assert (sop.disahkan_oleh.jabatan, sop.disahkan_oleh.nama, sop.disahkan_oleh.nip) == (
        "Sekretaris Daerah,",
        "[nama]",
        "[nip]",
    )
    assert (sop.instansi, sop.tanggal_efektif) == ("PEMERINTAH KOTA CONTOH", "2 Juni 2025")
    assert {"nomor", "nama", "tanggal_pembuatan", "kualifikasi_pelaksana.2"} <= set(
        sop.tidak_terbaca
    )  # which date is 5 Mei?
    assert "5 Mei 2020" in document.notes[-1].message
    assert sop.bacaan["dasar_hukum"].cara == "dugaan"


def test_of_items_side_by_side_those_that_may_go_on_below_are_unread() -> None:
    lines = "Dasar Hukum Kualifikasi Pelaksana\n1. UU Nomor 25 Tahun 2009 tentang Pelayanan Publik; 1. Memahami tata naskah\n"
    more = "2. PP Nomor 96 Tahun 2012 tentang Pelaksanaan UU Nomor 25 Tahun 2009 tentang 2. Mampu mengolah data\nPelayanan Publik;\n"
    labels = "Nomor SOP : 1/2020\nNama SOP : Laporan\nTgl. Efektif : 2 Juni 2025\nKeterkaitan Peralatan/Perlengkapan\n"
    (document,) = read(lines + more + labels)
    assert (document.sop.dasar_hukum or ())[:2] == ("UU Nomor 25 Tahun 2009 tentang Pelayanan Publik;", None)
    assert (document.sop.kualifikasi_pelaksana or ())[:2] == ("Memahami tata naskah", None)
    assert {"dasar_hukum.2", "kualifikasi_pelaksana.2"} <= set(document.sop.tidak_terbaca)


def test_of_a_text_with_columns_of_blanks_only_what_stands_beside_its_label_is_read() -> None:
    lines = "Nomor SOP        : 1/2020     DINAS ARSIP\nTgl. Revisi      : -\nTgl. Efektif     : 5 Mei 2020\n1     Menyusun     Draft     5 menit     Draft\n"
    (document,) = read(lines)
    assert (document.sop.nomor, document.sop.tanggal_efektif, document.sop.langkah) == ("1/2020", "5 Mei 2020", None)


# -- whatever the text ---------------------------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    ["No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Ket", "1", "2", "3", "1.", "2)", "Menyusun laporan", "Dasar Hukum",
     "Memiliki kemampuan", "SOP Penyusunan Renja", "5 menit", "satu hari", "\t", "\t\t", "  ", "Draft Laporan", "Nama SOP : X", "NIP. [nip]", "[nama]",
     "Undang-Undang Nomor 5 Tahun 2014 tentang ASN;", "|", "| a | b | c |", "- ATK - PC", "PEMERINTAH KOTA X", "TOTAL WAKTU", "Jika tidak", "(", "masing-",
     "Ya", "KinerjaMenyusun", "1 2 3 4 5", "<ol>1. a</ol>", "mulai", "Keterkaitan Peralatan", ":", "Tgl. Efektif 2 Juni 2025", "Kepala Dinas", "DINAS ARSIP"]
) | st.text(max_size=6)  # fmt: skip
LINES = st.lists(
    st.tuples(st.lists(FRAGMENTS, max_size=6), st.sampled_from([" ", "\t", ""]), st.sampled_from(["", " "])),
    max_size=40,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
def test_no_text_raises_and_no_word_is_invented(lines: list[tuple[list[str], str, str]]) -> None:
    content = (
        "\n".join(between.join(parts) + end for parts, between, end in lines).replace("\0", "").replace("\ufeff", "")
    )
    printed = extracts.bare(content)
    for document in read(content):
        assert [word for word in words(document.sop) if word not in printed] == []


@pytest.mark.parametrize(
    "line",
    ["1", "5 menit", "1 Menyusun laporan 5 menit Draft", "a\tb", "1\tMenyusun\t5 menit\tDraft", "Dasar Hukum Keterkaitan", "aaaaBbbb" * 40, "1. " * 200, "kata " * 150],
)  # fmt: skip
def test_a_text_as_long_as_is_allowed_is_read_or_refused_within_seconds(line: str) -> None:
    started = time.process_time()
    with suppress(InputError):
        read("No\tKegiatan\tWaktu\tOutput\n" * ("\t" in line) + f"{line}\n" * (text.MAX_LINES - 1))
    assert time.process_time() - started < 10
