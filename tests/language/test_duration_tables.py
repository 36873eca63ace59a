"""Two tables of printed durations with what a person reads in them, and forms that must lead back to what was written.

durations_seen.tsv holds every distinct expression that was found in real Waktu columns, durations_like.tsv others of
their kind. Amounts stand as "hari_kerja 25, menit 60", alternatives are parted by " | ".
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.durations import parse_duration
from sopcheck.model.values import Components, Duration

DATA = Path(__file__).parent / "data"


class Row(NamedTuple):
    """One line of a table, all as printed there."""

    ungkapan: str
    satuan_judul: str = ""
    jenis: str = ""
    terendah: str = ""
    tertinggi: str = ""
    kualifikasi: str = ""
    per: str = ""
    anggota: str = ""


def table(name: str) -> Iterator[Row]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows[0].split("\t") == [*Row._fields]
    return (Row(*row.split("\t")) for row in rows[1:])


def amount(words: str) -> Components:
    """The amount a cell of a table stands for."""
    return Components({unit: Fraction(number) for unit, number in map(str.split, words.split(", "))} if words else {})


SEEN, LIKE = list(table("durations_seen.tsv")), list(table("durations_like.tsv"))


def test_the_tables_are_complete_and_say_nothing_twice() -> None:
    assert (len(SEEN), len(LIKE) >= 150) == (179, True)
    for rows in (SEEN, LIKE):
        assert len({(row.ungkapan.strip(), row.satuan_judul) for row in rows}) >= len(rows) - 1  # one dash is a word


@pytest.mark.parametrize("row", SEEN + LIKE, ids=lambda row: row.ungkapan or "kosong")
def test_every_printed_form_is_read_as_a_person_reads_it(row: Row) -> None:
    found = parse_duration(row.ungkapan, row.satuan_judul or None)
    low = amount(row.terendah)
    assert (found.words, found.kind) == (row.ungkapan, row.jenis)
    assert (found.low, found.high) == (low, amount(row.tertinggi) if row.tertinggi else low)
    assert (found.qualifier or "", found.per or "") == (row.kualifikasi, row.per)
    assert [member.low for member in found.members] == [amount(words) for words in row.anggota.split(" | ") if words]
    assert all(member.kind == "lama" for member in found.members)


# -- whatever is written, in whatever form, is read back ---------------------------------------------------------------

UNITS: dict[str, tuple[tuple[str, Fraction], tuple[str, ...]]] = {  # unit: what it is kept as, how it is printed
    "menit": (("menit", Fraction(1)), ("menit", "mnt", "Menit", "minit", "MENIT", "mnt.")),
    "jam": (("menit", Fraction(60)), ("jam", "Jam", "JAM")),
    "hari": (("hari", Fraction(1)), ("hari", "Hari", "hr", "HARI")),
    "hari kerja": (("hari_kerja", Fraction(1)), ("hari kerja", "Hari  Kerja", "HK", "hari efektif", "hr kerja")),
    "hari kalender": (("hari_kalender", Fraction(1)), ("hari kalender", "Hari Kalender")),
    "minggu": (("minggu", Fraction(1)), ("minggu", "Minggu", "mgg", "pekan")),
    "bulan": (("bulan", Fraction(1)), ("bulan", "bln", "Bulan", "bln.")),
    "triwulan": (("bulan", Fraction(3)), ("triwulan", "TW")),
    "semester": (("bulan", Fraction(6)), ("semester", "smt")),
    "tahun": (("tahun", Fraction(1)), ("tahun", "thn", "Tahun")),
}
WORDS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
DASHES = ("-", " - ", "–", " – ", " s.d. ", " s/d ", " sampai ", " sampai dengan ", " hingga ")
QUALIFIERS = {
    "±": ("± {}", "+/- {}", "+ {}", "+{}", "kurang lebih {}", "sekitar {}", "~ {}"),
    "maksimal": ("maksimal {}", "maks. {}", "paling lama {}", "{} (maksimal)", "selambat-lambatnya {}", "≤ {}"),
    "minimal": ("minimal {}", "paling singkat {}", "sekurang-kurangnya {}", "{} atau lebih", "≥ {}"),
    "selama": ("selama {}", "Selama {}"),
    None: ("{}", " {} ", "{}.", "({})", "waktu {}", "{} *)", "{}¹", "{} (jika lengkap)", "{} sejak berkas diterima"),
}


def in_words(number: int) -> str:
    """Up to 99, written out."""
    tens, ones = divmod(number, 10)
    if number < len(WORDS):
        return WORDS[number]
    if tens == 1:
        return f"{WORDS[ones]} belas"
    return f"{WORDS[tens]} puluh {WORDS[ones] if ones else ''}".strip()


@st.composite
def numbers(draw: st.DrawFn, least: int = 1) -> tuple[int, str]:
    """A whole number and a way to print it."""
    number = draw(st.integers(least, 99))
    forms = [
        str(number),
        in_words(number),
        f"{number} ({in_words(number)})",
        f"{number} ( {in_words(number).title()} )",
    ]
    return number, draw(st.sampled_from(forms))


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Components, str]:
    """A number of one unit, glued or spaced."""
    number, printed = draw(numbers())
    (component, times), forms = UNITS[draw(st.sampled_from([*UNITS]))]
    unit = draw(st.sampled_from(forms))
    space = draw(st.sampled_from([" ", "  ", "\n"] + ([""] if printed[-1].isdecimal() else [])))
    return Components({component: number * times}), f"{printed}{space}{unit}"


@st.composite
def ranges(draw: st.DrawFn) -> tuple[Components, Components, str]:
    """From a number to a larger one of the same unit, which may be printed once or twice."""
    low, low_printed = draw(numbers())
    high = draw(st.integers(low + 1, 200))
    (component, times), forms = UNITS[draw(st.sampled_from([*UNITS]))]
    unit = draw(st.sampled_from(forms))
    first = draw(st.sampled_from(["", f" {unit}"]))
    printed = f"{low_printed}{first}{draw(st.sampled_from(DASHES))}{high} {unit}"
    return Components({component: low * times}), Components({component: high * times}), printed


@given(amounts(), st.sampled_from([*QUALIFIERS]), st.data())
def test_an_amount_in_any_form_is_read_back(
    written: tuple[Components, str], qualifier: str | None, data: st.DataObject
) -> None:
    value, words = written
    printed = data.draw(st.sampled_from(QUALIFIERS[qualifier])).format(words)
    assert parse_duration(printed) == Duration(printed, "lama", value, value, qualifier)


@given(ranges(), st.sampled_from(["±", "maksimal", None]), st.data())
def test_a_range_in_any_form_is_read_back(
    written: tuple[Components, Components, str], qualifier: str | None, data: st.DataObject
) -> None:
    low, high, words = written
    printed = data.draw(st.sampled_from(QUALIFIERS[qualifier])).format(words)
    assert parse_duration(printed) == Duration(printed, "rentang", low, high, qualifier)


@given(st.integers(1, 40), st.integers(1, 7), st.integers(1, 59), st.sampled_from([" + ", "; ", ", ", " ", " dan "]))
def test_a_sum_from_long_to_short_units_is_read_back(days: int, hours: int, minutes: int, between: str) -> None:
    printed = between.join([f"{days} hari kerja", f"{hours} jam", f"{minutes} mnt"])
    value = Components({"hari_kerja": days, "menit": hours * 60 + minutes})
    assert parse_duration(printed) == Duration(printed, "lama", value, value)


@given(amounts(), amounts(), st.sampled_from([" / ", "/", " atau "]))
def test_alternatives_in_any_form_are_read_back(
    a: tuple[Components, str], b: tuple[Components, str], sign: str
) -> None:
    found = parse_duration(f"{a[1]}{sign}{b[1]}")
    assert (found.kind, [member.low for member in found.members]) == ("alternatif", [a[0], b[0]])


@given(
    amounts(),
    st.sampled_from(["berkas", "orang", "10 lembar", "surat masuk"]),
    st.sampled_from(["{0}/{1}", "{0} / {1}", "{0} per {1}", "{0} (per {1})", "per {1} {0}", "tiap {1}: {0}"]),
)
def test_a_rate_in_any_form_is_read_back(written: tuple[Components, str], things: str, form: str) -> None:
    value, words = written
    printed = form.format(words, things)
    assert parse_duration(printed) == Duration(printed, "per-item", value, value, per=things)


@given(st.integers(0, 999), st.sampled_from(["menit", "dalam menit", "WAKTU (menit)", "Hari Kerja", "hari"]))
def test_a_bare_number_under_a_heading_is_read_as_with_its_unit(number: int, heading: str) -> None:
    unit = "menit" if "menit" in heading else heading.lower()
    bare, full = parse_duration(str(number), heading), parse_duration(f"{number} {unit}")
    assert (bare.kind, bare.low, bare.high) == (full.kind, full.low, full.high)
