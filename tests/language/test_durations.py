"""Durations as printed in the Waktu column. Expected values are read by hand, not by the code under test.

Whole tables of real and likely expressions: test_duration_tables.py.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.duration_words import duration_words
from sopcheck.language.durations import parse_duration, speaks_of_amount
from sopcheck.language.lexemes import LONGEST
from sopcheck.model.values import UNITS, Components, Duration, DurationKind

Amounts = dict[str, int | Fraction]

ONE_AMOUNT: list[tuple[str, Amounts]] = [
    # with words
    ("satu hari", {"hari": 1}),
    ("1 (satu) hari kerja", {"hari_kerja": 1}),
    ("12 (dua belas) hari kerja", {"hari_kerja": 12}),
    ("lima belas menit", {"menit": 15}),
    ("Dua Puluh Lima Menit", {"menit": 25}),
    ("setengah jam", {"menit": 30}),
    ("satu setengah jam", {"menit": 90}),
    ("sehari", {"hari": 1}),
    ("Sejam", {"menit": 60}),
    # parts
    ("1,5 jam", {"menit": 90}),
    ("1.5 jam", {"menit": 90}),
    ("1½ jam", {"menit": 90}),
    ("1/2 jam", {"menit": 30}),
    ("1/2 hari", {"hari": Fraction(1, 2)}),
    ("0,5 hari kerja", {"hari_kerja": Fraction(1, 2)}),
    ("30 detik", {"menit": Fraction(1, 2)}),
    ("1.000 menit", {"menit": 1000}),
    ("0 menit", {}),
    # several units
    ("25 HARI KERJA + 1 JAM", {"hari_kerja": 25, "menit": 60}),
    ("25 HARI KERJA + 1 JAM (TOTAL WAKTU PENYELESAIAN)", {"hari_kerja": 25, "menit": 60}),
    ("TOTAL WAKTU PENYELESAIAN 25 HARI KERJA + 1 JAM", {"hari_kerja": 25, "menit": 60}),
    ("2 bulan; 5 hari kerja; 1 hari", {"bulan": 2, "hari_kerja": 5, "hari": 1}),
    ("2 bulan 1 minggu; 5 hari kerja; 1 hari", {"bulan": 2, "minggu": 1, "hari_kerja": 5, "hari": 1}),
    ("2 bulan 1 minggu", {"bulan": 2, "minggu": 1}),
    ("1 jam 30 menit", {"menit": 90}),
    ("1 Jam, 30 Menit", {"menit": 90}),
    ("1 hari dan 2 jam", {"hari": 1, "menit": 120}),
    ("1 jam + 1 jam", {"menit": 120}),
    # spelling and printing
    ("1 0 Hari Kerja", {"hari_kerja": 10}),
    ("1 x 24 Jam", {"menit": 1440}),
    ("2x15 menit", {"menit": 30}),
    ("2 × 24 jam", {"menit": 2880}),
    ("15 mnt", {"menit": 15}),
    ("15 Mnt.", {"menit": 15}),
    ("5'", {"menit": 5}),
    ("5 ’", {"menit": 5}),
    ("2 hr", {"hari": 2}),
    ("3 HK", {"hari_kerja": 3}),
    ("1 bln", {"bulan": 1}),
    ("2 Tahun", {"tahun": 2}),
    ("1 triwulan", {"bulan": 3}),
    ("7 hari kalender", {"hari_kalender": 7}),
    ("1\nhari\n kerja", {"hari_kerja": 1}),
    ("- 15 menit", {"menit": 15}),
    ("1 hari kerja (1 hari kerja)", {"hari_kerja": 1}),
    ("waktu 10 menit", {"menit": 10}),
    ("(15 menit)", {"menit": 15}),
    ("15 menit,", {"menit": 15}),
    (": 15 menit", {"menit": 15}),
    ("3 hari krj", {"hari_kerja": 3}),
    # on what or since when it counts
    ("14 (empat belas) hari kerja sejak permohonan diterima lengkap", {"hari_kerja": 14}),
    ("3 hari setelah diterima", {"hari": 3}),
    ("3 hari terhitung sejak tanggal 5", {"hari": 3}),
    ("1 jam bila lengkap", {"menit": 60}),
    ("1 jam, bila lengkap", {"menit": 60}),
    ("5 hari kerja berturut-turut", {"hari_kerja": 5}),
    # in parentheses
    ("1 jam (bila lengkap)", {"menit": 60}),
    ("1 hari (kondisional)", {"hari": 1}),
    ("1 hari (bila 5 berkas)", {"hari": 1}),
    ("7 hari (kalender)", {"hari_kalender": 7}),
    ("3 hari (kerja)", {"hari_kerja": 3}),
    ("7 hari (kerja lembur)", {"hari": 7}),
    ("1 hari (8 jam)", {"hari": 1}),
    ("1 hari (setara 8 jam)", {"hari": 1}),
    ("1 hari kerja (7,5 jam)", {"hari_kerja": 1}),
    ("1 minggu (5 hari kerja)", {"minggu": 1}),
    ("1 bulan (30 hari)", {"bulan": 1}),
    ("1 tahun (12 bulan)", {"tahun": 1}),
    ("1 jam (60 menit)", {"menit": 60}),
    ("2 x 45 menit (2 JP)", {"menit": 90}),
    # footnotes
    ("1 jam*)", {"menit": 60}),
    ("1 jam **", {"menit": 60}),
]


@pytest.mark.parametrize(("printed", "amounts"), ONE_AMOUNT)
def test_one_amount_is_kept_in_the_units_it_is_printed_in(printed: str, amounts: Amounts) -> None:
    amount = Components(amounts)
    assert parse_duration(printed) == Duration(printed, "lama", amount, amount)


RANGES: list[tuple[str, Amounts, Amounts]] = [
    ("5-10 menit", {"menit": 5}, {"menit": 10}),
    ("5-10 Menit", {"menit": 5}, {"menit": 10}),
    ("3 - 5 menit", {"menit": 3}, {"menit": 5}),
    ("10 – 60 menit", {"menit": 10}, {"menit": 60}),
    ("15-20 menit", {"menit": 15}, {"menit": 20}),
    ("20-30 menit", {"menit": 20}, {"menit": 30}),
    ("20-60 menit", {"menit": 20}, {"menit": 60}),
    ("45-90 menit", {"menit": 45}, {"menit": 90}),
    ("30 menit - 3 Jam", {"menit": 30}, {"menit": 180}),
    ("1-2 jam", {"menit": 60}, {"menit": 120}),
    ("3 - 5 Jam", {"menit": 180}, {"menit": 300}),
    ("1-2 hari", {"hari": 1}, {"hari": 2}),
    ("1-2 Hari", {"hari": 1}, {"hari": 2}),
    ("1 - 2 hari", {"hari": 1}, {"hari": 2}),
    ("1-3 Hari", {"hari": 1}, {"hari": 3}),
    ("1-10 Hari", {"hari": 1}, {"hari": 10}),
    ("2-3 hari", {"hari": 2}, {"hari": 3}),
    ("3-7 Hari", {"hari": 3}, {"hari": 7}),
    ("1 - 5 hari Kerja", {"hari_kerja": 1}, {"hari_kerja": 5}),
    ("3-5 Hari Kerja", {"hari_kerja": 3}, {"hari_kerja": 5}),
    ("1 – 20 Hari Kerja", {"hari_kerja": 1}, {"hari_kerja": 20}),
    ("1-2 Minggu", {"minggu": 1}, {"minggu": 2}),
    ("1-3 Minggu", {"minggu": 1}, {"minggu": 3}),
    ("2-3 Minggu", {"minggu": 2}, {"minggu": 3}),
    ("2-4 Minggu", {"minggu": 2}, {"minggu": 4}),
    ("1-2 bulan", {"bulan": 1}, {"bulan": 2}),
    ("2-4 bulan", {"bulan": 2}, {"bulan": 4}),
    ("2 s.d 3 bulan", {"bulan": 2}, {"bulan": 3}),
    ("2 s.d. 3 bulan", {"bulan": 2}, {"bulan": 3}),
    ("2 s/d 3 bulan", {"bulan": 2}, {"bulan": 3}),
    ("2 sampai dengan 3 bulan", {"bulan": 2}, {"bulan": 3}),
    ("1 (satu) – 3 (tiga) hari", {"hari": 1}, {"hari": 3}),
    ("4 jam - 1 hari", {"menit": 240}, {"hari": 1}),
    ("2 minggu - 1 bulan", {"minggu": 2}, {"bulan": 1}),
    ("1 atau 2 hari", {"hari": 1}, {"hari": 2}),
    ("1-2 hari (8-16 jam)", {"hari": 1}, {"hari": 2}),
    # an amount and its bound
    ("1 hari kerja, maksimal 2 hari kerja", {"hari_kerja": 1}, {"hari_kerja": 2}),
    ("1 hari; maksimal 2 hari", {"hari": 1}, {"hari": 2}),
    ("1 hari (maks. 2 hari)", {"hari": 1}, {"hari": 2}),
    ("minimal 1 hari, maksimal 3 hari", {"hari": 1}, {"hari": 3}),
    ("maksimal 3 hari, minimal 1 hari", {"hari": 1}, {"hari": 3}),
    # a lesson has 30 to 60 minutes
    ("2 JP", {"menit": 60}, {"menit": 120}),
    ("2 jam pelajaran", {"menit": 60}, {"menit": 120}),
]


@pytest.mark.parametrize(("printed", "low", "high"), RANGES)
def test_a_range_keeps_both_ends(printed: str, low: Amounts, high: Amounts) -> None:
    assert parse_duration(printed) == Duration(printed, "rentang", Components(low), Components(high))


@pytest.mark.parametrize(
    "printed",
    ["10 hari kerja, dapat diperpanjang paling lama 7 hari kerja", "10 hari kerja (diperpanjang 7 hari kerja)"],
)
def test_an_extension_lengthens_the_upper_end(printed: str) -> None:
    found = parse_duration(printed)
    ends = (Components({"hari_kerja": 10}), Components({"hari_kerja": 17}))
    assert (found.kind, found.low, found.high) == ("rentang", *ends)


def test_an_extension_without_an_amount_is_unread() -> None:
    assert parse_duration("10 hari kerja, dapat diperpanjang").kind == "tak-terbaca"


@pytest.mark.parametrize(
    ("printed", "amounts", "qualifier"),
    [
        ("maksimal 30 menit", {"menit": 30}, "maksimal"),
        ("Maksimal 180 hari", {"hari": 180}, "maksimal"),
        ("maksimal 17 hari kerja", {"hari_kerja": 17}, "maksimal"),
        ("paling lama 3 hari", {"hari": 3}, "maksimal"),
        ("s.d. 30 menit", {"menit": 30}, "maksimal"),
        ("s/d 3 hari kerja", {"hari_kerja": 3}, "maksimal"),
        ("Selambat-lambatnya 3 hari", {"hari": 3}, "maksimal"),
        ("15 menit maksimal", {"menit": 15}, "maksimal"),
        ("minimal 2 jam", {"menit": 120}, "minimal"),
        ("+ 1 JAM", {"menit": 60}, "±"),
        ("+ 1 jam", {"menit": 60}, "±"),
        ("+/- 1 Jam", {"menit": 60}, "±"),
        ("± 1 jam", {"menit": 60}, "±"),
        ("±1 jam", {"menit": 60}, "±"),
        ("Kurang lebih 1 jam", {"menit": 60}, "±"),
        ("selama 8 hari", {"hari": 8}, "selama"),
        ("selama kurang lebih 2 jam", {"menit": 120}, "±"),
        ("± 1 jam (bila lengkap)", {"menit": 60}, "±"),
        ("paling lama dalam waktu 3 hari", {"hari": 3}, "maksimal"),
        ("3 hari (paling lama)", {"hari": 3}, "maksimal"),
        ("maksimal 3 hari, paling lama 3 hari", {"hari": 3}, "maksimal"),
        ("kurang dari 1 hari", {"hari": 1}, "maksimal"),
        ("min. 1 hari", {"hari": 1}, "minimal"),
        ("1 hari atau lebih", {"hari": 1}, "minimal"),
    ],
)
def test_a_qualifier_stands_beside_the_amount(printed: str, amounts: Amounts, qualifier: str) -> None:
    amount = Components(amounts)
    assert parse_duration(printed) == Duration(printed, "lama", amount, amount, qualifier)


@pytest.mark.parametrize(
    ("printed", "menit", "per"),
    [
        ("1 menit/berkas", 1, "berkas"),
        ("2 menit/berkas", 2, "berkas"),
        ("3 menit/berkas", 3, "berkas"),
        ("10 menit/ berkas", 10, "berkas"),
        ("15 menit/ berkas", 15, "berkas"),
        ("15 menit per surat masuk", 15, "surat masuk"),
        ("5 menit per 10 lembar", 5, "10 lembar"),
        ("3 menit/balita", 3, "balita"),
        ("5 menit/ siswa", 5, "siswa"),
        ("1 jam/kelompok", 60, "kelompok"),
        ("15 menit/tatap muka", 15, "tatap muka"),
        ("15 menit/berkas/orang", 15, "berkas / orang"),
        ("30 menit/10-20 orang", 30, "10 - 20 orang"),
        ("15 menit per-orang", 15, "orang"),
        ("10 menit perorang", 10, "orang"),
        ("15 menit untuk 1 berkas", 15, "1 berkas"),
        ("15 menit (per berkas)", 15, "berkas"),
        ("5 menit/orang*)", 5, "orang"),
        ("5 menit/orang (bila lengkap)", 5, "orang"),
        ("60 menit (1 jam) per berkas", 60, "berkas"),
        ("@15 menit", 15, None),
        ("@ 15 menit/orang", 15, "orang"),
    ],
)
def test_a_rate_names_what_it_is_counted_by(printed: str, menit: int, per: str | None) -> None:
    amount = Components({"menit": menit})
    assert parse_duration(printed) == Duration(printed, "per-item", amount, amount, per=per)


def test_a_bound_leaves_an_estimate_one() -> None:
    low, high = Components({"hari": 1}), Components({"hari": 2})
    assert parse_duration("± 1 hari, maks. 2 hari") == Duration("± 1 hari, maks. 2 hari", "rentang", low, high, "±")


def test_alternatives_are_kept_apart() -> None:
    minutes, days = Components({"menit": 120}), Components({"hari": 3})
    members = (Duration("120 Menit", "lama", minutes, minutes), Duration("3 Hari", "lama", days, days))
    assert parse_duration("120 Menit / 3 Hari") == Duration("120 Menit / 3 Hari", "alternatif", members=members)


WITHOUT_LENGTH: list[tuple[str, DurationKind]] = [
    ("", "kosong"),
    ("-", "kosong"),
    (" – ", "kosong"),
    ("Semesteran", "frekuensi"),
    ("Triwulanan", "frekuensi"),
    ("Triwulan", "frekuensi"),
    ("Tahunan", "frekuensi"),
    ("Sepanjang tahun", "frekuensi"),
    ("setiap bulan", "frekuensi"),
    ("3 bulan sekali", "frekuensi"),
    ("2 kali dalam setahun", "frekuensi"),
    ("1x sebulan", "frekuensi"),
    ("Sesuai kebutuhan", "syarat"),
    ("Sesuai jadwal", "syarat"),
    ("Sesuai dengan penugasan", "syarat"),
    ("Sesuai masa kontrak", "syarat"),
    ("Disesuaikan", "syarat"),
    ("Insidentil", "syarat"),
    ("1 bulan (tanggal 1- 20)", "jadwal"),
    ("Januari, April, Juli, Oktober (tanggal 20- 31)", "jadwal"),
    ("Januari- Februari, April-Mei, Juli- Agustus, Oktober- November", "jadwal"),
    ("Sebelum periode revisi bulan berjalan", "jadwal"),
    ("Sejak Kickoff", "jadwal"),
    ("minggu kedua Bulan Januari", "jadwal"),
    ("paling lambat 31 Maret Tahun Berjalan", "jadwal"),
    ("setiap akhir bulan", "frekuensi"),
    ("Setiap saat", "syarat"),
    ("sewaktu-waktu", "syarat"),
    ("Jika diperlukan", "syarat"),
    ("sampai selesai", "syarat"),
    ("08.00-10.00 WIB", "jadwal"),
    ("08:00 - 10:00", "jadwal"),
    ("08.00 s.d. selesai", "jadwal"),
    ("jam 08.00", "jadwal"),
    ("minggu ke-2", "jadwal"),
    ("Triwulan IV", "jadwal"),
    ("H-7", "jadwal"),
    ("paling lambat H+3", "jadwal"),
    ("Hari itu juga", "jadwal"),
    ("Saat itu juga", "jadwal"),
    ("3 hari sebelum rapat", "jadwal"),
    ("Nihil", "kosong"),
    ("0", "kosong"),
    ("2/5 HR", "tak-terbaca"),
    ("Laporan", "tak-terbaca"),
    ("15", "tak-terbaca"),
    ("menit", "tak-terbaca"),
    ("15 menit Disposisi", "tak-terbaca"),
    ("-15 menit", "tak-terbaca"),
    ("12 (dua) hari", "tak-terbaca"),
    ("10-5 menit", "tak-terbaca"),
    ("3 hari - 30 menit", "tak-terbaca"),
    ("8 jam - 1 hari", "tak-terbaca"),
    ("30 menit - 3", "tak-terbaca"),
    ("1,30 jam", "tak-terbaca"),
    ("1.30 jam", "tak-terbaca"),
    ("1:30 jam", "tak-terbaca"),
    ("3/4 hari", "tak-terbaca"),
    ("1/2 minggu", "tak-terbaca"),
    ("1 hari 2 hari", "tak-terbaca"),
    ("30 menit 1 jam", "tak-terbaca"),
    ("1 5 menit", "tak-terbaca"),
    ("1 jam setengah", "tak-terbaca"),
    ("1 hari (2 hari)", "tak-terbaca"),
    ("2 x 1 bulan", "tak-terbaca"),
    ("2 jam per hari", "tak-terbaca"),
    ("1 hari/kerja", "tak-terbaca"),
    ("1 jam / maksimal", "tak-terbaca"),
    ("10 menit/2 orang 3", "tak-terbaca"),
    ("5 menit/per satu jam", "tak-terbaca"),
    ("1 jam / 2 jam (per orang)", "tak-terbaca"),
    ("1 jam untuk setiap hari", "tak-terbaca"),
    ("1 jam untuk kota, 2 untuk desa", "tak-terbaca"),
    ("1 jam bila lengkap, 2 jam bila tidak", "tak-terbaca"),
    ("1 hari (bila lengkap), 3 hari (bila tidak)", "tak-terbaca"),
    ("10 menit (setiap hari)", "tak-terbaca"),
    ("10 menit (1 berkas)", "tak-terbaca"),
    ("1 hari (hari itu juga)", "tak-terbaca"),
    ("1 hari (total 5)", "tak-terbaca"),
    ("1 bulan (5 hari)", "tak-terbaca"),
    ("1 jam (90 menit)", "tak-terbaca"),
    ("3 jam (2 JP)", "tak-terbaca"),
    ("2 hari, maksimal 1 hari", "tak-terbaca"),
    ("2 x 1,30 jam", "tak-terbaca"),
    ("maksimal 2 hari, maksimal 3 hari", "tak-terbaca"),
    ("minimal maksimal 3 hari", "tak-terbaca"),
    ("per berkas", "frekuensi"),
    ("per 10 lembar 5 orang", "tak-terbaca"),
    ("l5 menit", "tak-terbaca"),
    ("3 hari libur", "tak-terbaca"),
    ("Sesuai kebutuhan, paling lama 3 hari", "tak-terbaca"),
    ("1 jam +", "tak-terbaca"),
    ("1 hari /", "tak-terbaca"),
    ("1 hari (", "tak-terbaca"),
    ("sehari-hari", "tak-terbaca"),
    (".........", "tak-terbaca"),
]


@pytest.mark.parametrize(("printed", "kind"), WITHOUT_LENGTH)
def test_what_is_no_certain_length_has_none(printed: str, kind: DurationKind) -> None:
    assert parse_duration(printed) == Duration(printed, kind)
    assert not parse_duration(printed).measurable


@pytest.mark.parametrize(
    ("printed", "unit", "speaks"),
    [
        ("l5 menit", None, True),
        ("2/5 HR", None, True),
        ("1 jam bila lengkap, dua jam bila tidak", None, True),
        ("sehari-hari", None, True),
        ("dua berkas untuk jam kerja", None, True),
        ("3 JP", None, True),
        ("10/15", "menit", True),
        ("1 hari " * 1000, None, True),
        ("10/15", None, False),
        ("10/15", "orang", False),
        ("2 berkas", None, False),
        ("menit", None, False),
        ("Laporan", "menit", False),
        ("", None, False),
    ],
)
def test_a_number_and_a_unit_are_seen_even_where_they_make_no_length(
    printed: str, unit: str | None, speaks: bool
) -> None:
    assert speaks_of_amount(printed, unit) is speaks


@pytest.mark.parametrize("heading", ["menit", "Menit", "dalam menit", "(menit)", "WAKTU (DALAM MENIT)"])
def test_a_bare_number_takes_the_unit_of_the_heading(heading: str) -> None:
    ten, twenty = Components({"menit": 10}), Components({"menit": 20})
    assert parse_duration("10", heading) == Duration("10", "lama", ten, ten)
    assert parse_duration("10-20", heading) == Duration("10-20", "rentang", ten, twenty)


@pytest.mark.parametrize(
    ("printed", "heading", "expected"),
    [
        ("15", "menit", {"menit": 15}),
        ("15.", "menit", {"menit": 15}),
        ("5", "hari kerja", {"hari_kerja": 5}),
        ("1,5", "jam", {"menit": 90}),
        ("dua", "hari", {"hari": 2}),
        ("1 jam", "menit", {"menit": 60}),
        ("± 10", "menit", {"menit": 10}),
        ("10 + 5", "menit", {"menit": 15}),
    ],
)
def test_a_printed_unit_is_stronger_than_the_heading(printed: str, heading: str, expected: Amounts) -> None:
    found = parse_duration(printed, heading)
    assert (found.kind, found.low, found.high) == ("lama", Components(expected), Components(expected))


@pytest.mark.parametrize(
    ("printed", "heading"),
    [("10", "orang"), ("10", ""), ("2/5 HR", "menit"), ("10/15", "menit"), ("10 15", "menit"), ("1 jam 30", "menit")],
)
def test_a_heading_does_not_make_doubtful_numbers_certain(printed: str, heading: str) -> None:
    assert parse_duration(printed, heading) == Duration(printed, "tak-terbaca")


def test_exact_units_of_the_lexicon_are_those_pint_knows() -> None:
    from sopcheck.language.conventions import units

    pint = units()
    for unit in set(duration_words().units.values()):
        exact = pint.Quantity(Fraction(1), unit.name).to(unit.component).magnitude
        assert (unit.name, exact) == (unit.name, unit.times)
        assert unit.component in UNITS


def holds(found: Duration) -> bool:
    """What is true of every Duration, whatever was printed."""
    if found.kind == "lama":
        return found.low == found.high
    if found.kind == "alternatif":
        return len(found.members) > 1 and all(member.measurable and holds(member) for member in found.members)
    return found.kind in ("rentang", "per-item") or not (found.low or found.high or found.members)


@given(st.text(), st.none() | st.text())
def test_no_text_raises(text: str, unit: str | None) -> None:
    found = parse_duration(text, unit)
    assert found.words == text
    assert holds(found)
    assert speaks_of_amount(text, unit) in (True, False)


PIECES = ["1", "2", "0", "30", "1,5", "½", "dua", "setengah", "sehari", "menit", "jam", "hari", "kerja", "bulan", "-"]
PIECES += ["s/d", "+", "±", "/", "x", "(", ")", ";", ",", "dan", "per", "berkas", "kali", "sekali", "maksimal", "'"]
PIECES += ["minimal", "setelah", "lengkap", "kalender", "JP", "@", "*", "untuk", "atau", "setiap", "H", "jam"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.sampled_from([None, "menit"]))
def test_no_heap_of_duration_words_raises(text: str, unit: str | None) -> None:
    assert holds(parse_duration(text, unit))


@given(st.integers(0, 99_999), st.sampled_from(UNITS), st.booleans())
def test_case_and_blanks_do_not_matter(number: int, unit: str, upper: bool) -> None:
    printed = f"{number}  {unit.replace('_', ' ')} "
    amount = Components({unit: number})
    printed = printed.upper() if upper else printed
    assert parse_duration(printed) == Duration(printed, "lama", amount, amount)


@pytest.mark.parametrize("piece", ["1 hari + ", "1", "(", "1 (", "- ", "+/", "s/d ", "satu", "menit", "\n"])
def test_a_hostile_length_is_never_looked_into(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(text) > LONGEST
    blank = not text.strip(" -\n")
    assert parse_duration(text) == Duration(text, "kosong" if blank else "tak-terbaca")
