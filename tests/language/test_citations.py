"""Legal bases as printed in SOPs."""

from datetime import date

import pytest

from sopcheck.language.citations import parse_citation
from sopcheck.model.values import Citation, Gazette


def roles(citation: Citation) -> list[tuple[str, str | None]]:
    return [(role, child.key) for role, child in citation.children]


SOURCE_SOPS: list[tuple[str, str, str | None, list[tuple[str, str | None]]]] = [
    # 000
    (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 \n\ntentang Petunjuk "
        "Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Review atas Laporan \n\nKinerja.",
        "permenpanrb-53-2014",
        "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Review atas Laporan Kinerja",
        [],
    ),
    (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 20 Tahun 2013 \n\ntentang Perubahan "
        "Lampoiran Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi \n\nBirokrasi Nomor 25 Tahun 2012 tentang "
        "Petunjuk Pelaksanaan Evaluasi Akuntabilitas Kinerja Instansi ",
        "permenpanrb-20-2013",
        "Perubahan Lampoiran Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 25 Tahun 2012 "
        "tentang Petunjuk Pelaksanaan Evaluasi Akuntabilitas Kinerja Instansi",
        [("perubahan", "permenpanrb-25-2012")],
    ),
    (
        "Peraturan Presiden Republik Indonesia Nomor 29 Tahun 2014 Tentang Sistem Akuntabilitas Kinerja \n\nInstansi Pemerintah.",
        "perpres-29-2014",
        "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        [],
    ),
    # 001
    (
        "Peraturan Pemerintah Nomor 8 Tahun 2008 tentang Tahapan, Tabelara Penyelesaian, Pengendalian dan Evaluasi "
        "Pelaksanaan Rencana Pembangunan Daerah;",
        "pp-8-2008",
        "Tahapan, Tabelara Penyelesaian, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah",
        [],
    ),
    (
        "Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2010 tentang Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008 "
        "tentang Tahapan, Tabelara Penyelesaian, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah;",
        "permendagri-54-2010",
        "Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008 tentang Tahapan, Tabelara Penyelesaian, Pengendalian dan "
        "Evaluasi Pelaksanaan Rencana Pembangunan Daerah",
        [("pelaksanaan", "pp-8-2008")],
    ),
    (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 28 Tahun 2012 tentang Petunjuk "
        "Pelaksanaan Evaluasi Akuntabilitas Kinerja Instansi Pemerintah;",
        "permenpanrb-28-2012",
        "Petunjuk Pelaksanaan Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
        [],
    ),
    (
        "Peraturan Daerah Kota Banjarbaru Nomor 8 Tahun 2013 (tentang Pembentukan Organisasi dan Tata Kerja Lembaga Teknis "
        "Daerah Pemerintah Kota Banjarbaru)",
        "perda-8-2013-kota-banjarbaru",
        "Pembentukan Organisasi dan Tata Kerja Lembaga Teknis Daerah Pemerintah Kota Banjarbaru",
        [],
    ),
    # 002
    (
        "Permendagri Nomor 57 Tahun 2007 juncto Nomor 56 Tahun 2010 tentang Petunjuk Teknis Penataan Organisasi Daerah;",
        "permendagri-57-2007",
        "Petunjuk Teknis Penataan Organisasi Daerah",
        [("juncto", "permendagri-56-2010")],
    ),
    (
        "Peraturan Walikota Sungai Penuh Nomor 56 Tahun 2016 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta "
        "Tata Kerja Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kota Sungai Penuh;",
        "perwali-56-2016-kota-sungai-penuh",
        "Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Badan Kepegawaian dan Pengembangan Sumber Daya "
        "Manusia Kota Sungai Penuh",
        [],
    ),
    # 003
    (
        "Peraturan Presiden nomor 29 Tahun 2014 tentang Sistem \nAkuntabilitas Kinerja Instansi Pemerintah",
        "perpres-29-2014",
        "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        [],
    ),
    # 004: the "Peraturan Daerah tentang" inside the title cites nothing
    (
        "Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 96 Tahun 2017 tentang Tata Cara Perencanaan, Pengendalian Dan "
        "Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Peraturan Daerah tentang Rencana Pembangunan Jangka Panjang "
        "Daerah Dan Rencana Pembangunan Jangka Menengah Daerah, Serta Tata Cara Perubahan Rencana",
        "permendagri-96-2017",
        "Tata Cara Perencanaan, Pengendalian Dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Peraturan Daerah "
        "tentang Rencana Pembangunan Jangka Panjang Daerah Dan Rencana Pembangunan Jangka Menengah Daerah, Serta Tata Cara "
        "Perubahan Rencana",
        [],
    ),
]


@pytest.mark.parametrize(("text", "key", "title", "children"), SOURCE_SOPS, ids=lambda value: str(value)[:40])
def test_the_legal_bases_of_the_source_sops_are_read(
    text: str, key: str, title: str, children: list[tuple[str, str | None]]
) -> None:
    citation = parse_citation(text)
    assert (citation.status, citation.key, citation.title, roles(citation)) == ("terbaca", key, title, children)


def test_one_item_with_its_gazette_and_its_amender_stays_one_item() -> None:
    text = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor "
        "224, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah diubah beberapa kali, terakhir dengan "
        "Undang-undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-undang Nomor 23 Tahun 2014 tentang Pemerintahan "
        "Daerah (Lembaran Negara Republik Indonesia Tahun 2015 Nomor 58, Tambahan Lembaran Negara Republik Indonesia Nomor "
        "5679);"
    )
    citation = parse_citation(text)
    assert (citation.key, citation.title) == ("uu-23-2014", "Pemerintahan Daerah")
    assert citation.gazette == Gazette("LN", "2014", "224", "5587")
    assert len(citation.members) == 1
    ((role, amender),) = citation.children
    assert (role, amender.key, amender.gazette) == ("diubah-dengan", "uu-9-2015", Gazette("LN", "2015", "58", "5679"))
    assert roles(amender) == [("perubahan", "uu-23-2014")]


GAZETTES = {
    "UU 9/1999 (Lembaran Negara Tahun 1999 No.43 Tambahan Lembaran Negara Nomor 3822)": Gazette(
        "LN", "1999", "43", "3822"
    ),
    "UU Nomor 32 Tahun 2004 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Nomor 125 Tahun 2004)": Gazette(
        "LN", "2004", "125"
    ),
    "Permendagri 77/2020 (Berita Negara Republik Indonesia Tahun 2020 Nomor 1781);": Gazette("BN", "2020", "1781"),
    "Perda Kota Depok 7/2008 (Lembaran Daerah Kota Depok Tahun 2008 Nomor 07)": Gazette("LD", "2008", "7"),
    "UU 33/2004 (lembaran Negara Republik Indonesia Tahun 2OO4 Nomor 726)": Gazette("LN", "2004", "726"),
    "UU 33/2004 tentang Perimbangan Keuangan": None,
    "UU 1/2022 tentang HKPD (LN Tahun 2022 No 4, TLN No 6757)": Gazette("LN", "2022", "4", "6757"),
    "Permendagri 77/2020, BN RI Tahun 2020 Nomor 1781": Gazette("BN", "2020", "1781"),
    "UU 5/2014 (LNRI Tahun 2014 Nomor 6, TLNRI Nomor 5494)": Gazette("LN", "2014", "6", "5494"),
    "UU 5/2014, LN 2014/6": None,
}


@pytest.mark.parametrize(("text", "gazette"), GAZETTES.items())
def test_gazettes_are_read_with_misread_digits_set_right(text: str, gazette: Gazette | None) -> None:
    assert parse_citation(text).gazette == gazette


@pytest.mark.parametrize(
    "gazette",
    [
        " (LN Tahun 2022 No 4, TLN No 6757)",
        " (LN RI Tahun 2022 Nomor 4)",
        ", LN 2022 No. 4",
        ", LNRI 2022/4",
        ", TLN RI No. 6757",
        " (Lembaran Negara Tahun 2022 Nomor 4)",
    ],
)
def test_a_gazette_however_short_is_no_part_of_the_title(gazette: str) -> None:
    title = "Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah"
    assert parse_citation(f"UU 1 Tahun 2022 tentang {title}{gazette}").title == title


def test_letters_inside_a_title_are_no_gazette() -> None:
    assert parse_citation("Perpres 1/2020 tentang PLN dan LN Tbk Wilayah").title == "PLN dan LN Tbk Wilayah"


# printed number and year → what is read; letters that may be digits are set right or leave the number unread
MISREAD: dict[str, tuple[str, str | None, str | None]] = {
    "UU No l7 Tahun 2023 tentang Kesehatan": ("terbaca", "17", "2023"),
    "UU No I7 Tahun 2023": ("terbaca", "17", "2023"),
    "UU Nomor l2 Tahun 20ll": ("terbaca", "12", "2011"),
    "UU No O8 Tahun 2012": ("terbaca", "8", "2012"),
    "UU No 2O Tahun 2023": ("terbaca", "20", "2023"),
    "Permendagri No. S2 Tahun 20ll": ("sebagian", None, "2011"),
    "UU No SI2 Tahun 2003": ("sebagian", None, "2003"),
    "UU No B5 Tahun 2003": ("sebagian", None, "2003"),
    "UU No l.7 Tahun 2003": ("sebagian", None, "2003"),
    "UU No i7 Tahun 2003": ("sebagian", None, "2003"),
    "Permenhub Nomor PM53 Tahun 2013": ("terbaca", "53", "2013"),
    "Permenhub Nomor PM 53 Tahun 2013": ("terbaca", "53", "2013"),
    "Surat Edaran Sekda Nomor 800/123/BKD": ("sebagian", "800/123/BKD", None),
}


@pytest.mark.parametrize(("text", "read"), MISREAD.items())
def test_misread_digits_never_give_another_number(text: str, read: tuple[str, str | None, str | None]) -> None:
    citation = parse_citation(text)
    assert (citation.status, citation.number, citation.year) == read


RELATED: dict[str, list[tuple[str, str | None]]] = {
    "UU 23/2014 sebagaimana telah diubah dengan UU 2/2015 dan terakhir dengan UU 9/2015": [
        ("diubah-dengan", "uu-2-2015"),
        ("diubah-dengan", "uu-9-2015"),
    ],
    "Keputusan Presiden Nomor 103 Tahun 2001 sebagaimana telah enam kali diubah terakhir dengan Peraturan Presiden Nomor 64 "
    "Tahun 2005": [("diubah-dengan", "perpres-64-2005")],
    "Perpres 16/2018 jo. Perpres 12/2021 jo. Perpres 46/2025": [
        ("juncto", "perpres-12-2021"),
        ("juncto", "perpres-46-2025"),
    ],
    "Perda Kota Depok Nomor 07 Tahun 2008 tentang Urusan; diganti Perda Kota Depok Nomor 2 Tahun 2017": [
        ("diganti-dengan", "perda-2-2017-kota-depok")
    ],
    "Perpres 1/2020 tentang Pencabutan Perpres 2/2010": [("dicabut", "perpres-2-2010")],
    "UU 6/2023 tentang Penetapan Perppu Nomor 2 Tahun 2022 tentang Cipta Kerja": [("menyebut", "perpu-2-2022")],
    # words between that look like a role but are the title of a neighbour
    "UU 16/2016 tentang Pengesahan Persetujuan Paris tentang Perubahan Iklim Peraturan Presiden Nomor 29 Tahun 2014": [],
}


@pytest.mark.parametrize(("text", "children"), RELATED.items())
def test_what_a_citation_says_about_others(text: str, children: list[tuple[str, str | None]]) -> None:
    assert roles(parse_citation(text)) == children


def test_an_amender_is_never_hung_on_a_younger_regulation() -> None:
    text = (
        "PP 11/2003 tentang Perubahan atas PP 7/1977 tentang Gaji sebagaimana telah diubah terakhir dengan PP 26/2001"
    )
    citation = parse_citation(text)
    assert roles(citation) == [("perubahan", "pp-7-1977")]
    assert roles(citation.children[0][1]) == [("diubah-dengan", "pp-26-2001")]


MEMBERS = {
    "PermenPANRB 88/2021, 53/2014": ["permenpanrb-88-2021", "permenpanrb-53-2014"],
    "Permendagri Nomor 5 dan 6 Tahun 2014": ["permendagri-5-2014", "permendagri-6-2014"],
    "1. UU 17/2003 tentang Keuangan Negara\n2. UU 1/2004 tentang Perbendaharaan 3. PP 12 Tahun 2019": [
        "uu-17-2003",
        "uu-1-2004",
        "pp-12-2019",
    ],
    "PP Nomor 8 Tahun 2008 tentang Tahapan Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP": [
        "pp-8-2008",
        "perpres-29-2014",
    ],
    "Perda Kab. Banyumas Nomor 16 Tahun 2016 juncto Peraturan Bupati Nomor 68 Tahun 2016": [
        "perda-16-2016-kab-banyumas",
        "perbup-68-2016-kab-banyumas",
    ],
}


@pytest.mark.parametrize(("text", "keys"), MEMBERS.items())
def test_several_citations_in_one_text_are_members_and_the_first_is_the_head(text: str, keys: list[str]) -> None:
    citation = parse_citation(text)
    assert [member.key for member in citation.members] == keys
    assert citation.key == keys[0]
    for member in citation.members:
        assert text[slice(*member.span)] == member.words


# one place for the many ways of writing; None: no key, but read as far as the status says
WRITTEN: dict[str, tuple[str, str | None]] = {
    "UU ASN No. 5 Tahun 2014": ("terbaca", "uu-5-2014"),
    "Undang-\nUndang Nomor 23 Tahun\n2014": ("terbaca", "uu-23-2014"),
    "UU RI No. 23 Th. 2O14": ("terbaca", "uu-23-2014"),
    "Permenpan No. 53 Tahun 2014": ("terbaca", "permenpanrb-53-2014"),
    "Peraturan Menteri PANRB Nomor 09 Tahun 2007": ("terbaca", "permenpan-9-2007"),
    "63/KEP/M.PAN/7/2003": ("terbaca", "kepmenpan-63-2003"),
    "PMK 62/PMK.02/2023": ("terbaca", "pmk-62-2023"),
    "Peraturan Menteri Keuangan Nomor 181/PMK.06/2016": ("terbaca", "pmk-181.pmk06-2016"),
    "Kepmendagri 900.1.15.5-1317/2023": ("terbaca", "kepmendagri-900.1.15.5.1317-2023"),
    "SK Kepala LAN Nomor 239/IX/6/8/2003": ("terbaca", "sklan-239.ix.6.8-2003"),
    "PERATURAN WALI KOTA BATAM NOMOR 12 TAHUN 2020": ("terbaca", "perwali-12-2020-kota-batam"),
    "Pasal 18 ayat (6) UUD Negara Republik Indonesia Tahun 1945": ("terbaca", "uud-1945"),
    "Perda nomor 8 Tahun 2016": ("terbaca", None),
    "Peraturan Presiden Nomor … Tahun 2025 tentang X": ("sebagian", None),
    "Peraturan Bupati Cianjur tentang Standar Pelayanan": ("sebagian", None),
    "Peraturan Menteri Kesehatan dan Kesejahteraan Sosial Nomor 5 Tahun 2000": ("sebagian", None),
    "Keputusan Kepala Dinas Kesehatan Nomor 5 Tahun 2020": ("sebagian", None),
    "UU Nomor 5B Tahun 2014": ("sebagian", None),  # a letter, or a misread 58
    "Undang-undang yang berlaku": ("bukan-rujukan", None),
    "Peraturan perundang-undangan lain yang terkait": ("bukan-rujukan", None),
    "Program Kerja Pengawasan Tahunan (PKPT) Inspektorat Daerah Tahun 2019": ("bukan-rujukan", None),
    "SOP Penyusunan Renstra": ("bukan-rujukan", None),
    "PP": ("bukan-rujukan", None),
    "": ("bukan-rujukan", None),
}


@pytest.mark.parametrize(("text", "outcome"), WRITTEN.items())
def test_ways_of_writing(text: str, outcome: tuple[str, str | None]) -> None:
    citation = parse_citation(text)
    assert (citation.status, citation.key) == outcome


def test_date_pinpoint_place_and_printed_number_are_kept() -> None:
    citation = parse_citation("Pasal 89 ayat (2) huruf b Permenpan Nomor : PER/05/M.PAN/03/2008 tanggal 31 Maret 2008")
    assert (citation.pinpoint, citation.number, citation.number_printed) == (
        "Pasal 89 ayat (2) huruf b",
        "5",
        "PER/05/M.PAN/03/2008",
    )
    assert citation.enacted is not None
    assert citation.enacted.earliest == date(2008, 3, 31)
    assert parse_citation("Perbup Banjarnegara 41/2024").place == "Kabupaten Banjarnegara"
