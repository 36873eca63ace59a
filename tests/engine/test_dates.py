"""The dates of an identity block read together: what is known of them, asked with bits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.engine.check import NotApplicable, looked
from sopcheck.engine.dates import BIT, FIELDS, JUDGED, Dates, bits_of, later, pairs_of, read_together
from sopcheck.engine.reading import Reading
from sopcheck.language.dates import parse_date
from sopcheck.model.sop import Sop


def dates(**printed: Any) -> Dates:
    return Reading(Sop.model_validate(printed)).dates


def named(bits: int) -> tuple[str, ...]:
    """Bits as fields, without "tanggal_"."""
    return tuple(field.removeprefix("tanggal_") for field in FIELDS if bits & BIT[field])


@pytest.mark.parametrize(
    ("printed", "read", "partial", "lost"),
    [
        ({}, (), (), ()),
        ({"tanggal_pembuatan": "2 Juli 2019"}, ("pembuatan",), (), ()),
        ({"tanggal_pembuatan": "2 Juli 2019", "tanggal_revisi": "-"}, ("pembuatan",), (), ()),
        ({"tanggal_pembuatan": "........", "tanggal_efektif": ""}, (), (), ()),
        ({"tanggal_pembuatan": "NOVEMBER 2017"}, ("pembuatan",), ("pembuatan",), ()),
        ({"tanggal_efektif": "2016", "tanggal_pengesahan": "1 Mei 2016"}, ("efektif", "pengesahan"), ("efektif",), ()),
        ({"tanggal_pengesahan": "31 Februari 2020"}, (), (), ("pengesahan",)),
        ({"tanggal_revisi": "menyusul", "tanggal_efektif": "30/7/2013"}, ("efektif",), (), ("revisi",)),
        ({"tanggal_efektif": "2 Juli 2019", "tidak_terbaca": ["tanggal_efektif"]}, (), (), ("efektif",)),
        ({"tidak_terbaca": ["tanggal_revisi", "nomor"]}, (), (), ("revisi",)),
    ],
)
def test_a_date_is_read_or_lost_or_not_filled_in(
    printed: Mapping[str, Any], read: tuple[str, ...], partial: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    found = dates(**printed)
    assert (named(found.read), named(found.partial), named(found.lost)) == (read, partial, lost)
    assert set(found.known) == {f"tanggal_{field}" for field in read}


@pytest.mark.parametrize(
    ("printed", "since", "edition"),
    [
        ({}, None, 0),
        ({"tanggal_pembuatan": "2 Juli 2019"}, "2 Juli 2019", 0),
        ({"tanggal_pembuatan": "2 Juli 2019", "tanggal_pengesahan": "5 Januari 2020"}, "5 Januari 2020", 2020),
        ({"tanggal_efektif": "Maret 2020", "tanggal_pengesahan": "5 Januari 2021"}, "Maret 2020", 2020),
        ({"tanggal_efektif": "Maret 2020", "tanggal_revisi": "5 Januari 2021"}, "5 Januari 2021", 2021),
        ({"tanggal_efektif": "Maret 2020", "tanggal_revisi": "2019"}, "Maret 2020", 2020),
        ({"tanggal_revisi": "2019"}, "2019", 2019),
    ],
)
def test_an_edition_begins_when_it_came_into_force_or_was_revised(
    printed: Mapping[str, Any], since: str | None, edition: int
) -> None:
    found = dates(**printed)
    assert (found.valid_from and found.valid_from.words, found.edition) == (since, edition)


def test_the_latest_year_is_that_of_any_date() -> None:
    assert dates(tanggal_pembuatan="2 Juli 2019", tanggal_revisi="2024").latest == 2024
    assert dates(tanggal_pembuatan="-").latest == 0


@pytest.mark.parametrize(
    ("first", "second", "is_later"),
    [
        ("11 Juli 2023", "10 Juli 2023", True),
        ("10 Juli 2023", "10 Juli 2023", False),
        ("10 Juli 2023", "11 Juli 2023", False),
        ("30 November 2017", "November 2017", False),
        ("Desember 2017", "30 November 2017", True),
        ("November 2017", "30 Desember 2017", False),
        ("November 2017", "2017", False),
        ("2018", "November 2017", True),
        ("2016", "November 2017", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_printed(first: str, second: str, is_later: bool) -> None:
    a, b = parse_date(first), parse_date(second)
    assert a
    assert b
    assert later(a, b) is is_later
    pair = pairs_of("tanggal_revisi", ["tanggal_efektif"])
    assert bool(dates(tanggal_revisi=first, tanggal_efektif=second).later & pair) is is_later


def test_no_two_pairs_share_a_bit() -> None:
    pairs = [pairs_of(first, [second]) for first in FIELDS for second in FIELDS]
    assert len(set(pairs)) == len(pairs) == 16
    assert pairs_of(FIELDS[2], FIELDS) == sum(pairs[8:12])


def test_what_was_judged_is_counted() -> None:
    assert JUDGED[0] == (NotApplicable("tidak ada tanggal yang terisi"),)
    assert JUDGED[bits_of(["tanggal_revisi", "tanggal_pengesahan"])] == looked(2)
    assert JUDGED[bits_of(FIELDS)] == looked(4)


def test_the_same_words_are_read_once() -> None:
    printed = ("2 Juli 2019", None, "2 Juli 2019", None)
    assert read_together(printed) is read_together(printed)
    assert read_together(printed) is not read_together(printed, frozenset({"tanggal_efektif"}))


words = (
    st.none() | st.sampled_from(["2 Juli 2019", "Juli 2019", "2019", "-", "....", "30/7/2013"]) | st.text(max_size=20)
)


@given(st.tuples(words, words, words, words), st.frozensets(st.sampled_from(FIELDS)))
def test_nothing_is_both_read_and_lost_whatever_is_printed(
    printed: tuple[str | None, ...], unread: frozenset[str]
) -> None:
    found = read_together(printed, unread)
    assert found.read & found.lost == 0
    assert found.partial & ~found.read == 0
    assert found.lost & bits_of(unread) == bits_of(unread)
    assert bits_of(found.known) == found.read
    for first, a in found.known.items():
        for second, b in found.known.items():
            assert bool(found.later & pairs_of(first, [second])) is later(a, b)
