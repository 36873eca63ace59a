"""Amounts of time inside a sentence."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.duration_mentions import amounts_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Menayangkan pengumuman paling kurang 7 (tujuh) hari kalender", [("paling kurang 7 (tujuh) hari kalender", {"hari_kalender": 7}, "minimal", False)]),
        ("Rapat selama 2 jam dan 30 menit", [("2 jam", {"menit": 120}, None, False), ("30 menit", {"menit": 30}, None, False)]),
        ("Mengolah data (1 jam 30 menit)", [("1 jam 30 menit", {"menit": 90}, None, True)]),
        ("Melatih petugas Tiga Hari", [("Tiga Hari", {"hari": 3}, None, False)]),
        ("Memproses maksimal 3\nhari kerja.", [("maksimal 3 hari kerja", {"hari_kerja": 3}, "maksimal", False)]),
        ("Memeriksa 1,5 jam", [("1,5 jam", {"menit": 90}, None, False)]),
        ("Menyusun laporan tahun 2024", []),
        ("Nomor 120/2016 Tahun", []),
        ("Mengirim 2 (dua) laporan semester", []),
        ("hari ke-3", []),
        ("Membahas 2 programjam", []),
        ("7 (delapan) hari", []),
        ("", []),
    ],
)  # fmt: skip
def test_amounts_are_found_where_they_stand(
    text: str, found: list[tuple[str, dict[str, int], str | None, bool]]
) -> None:
    seen = [(m.words, dict(m.duration.low), m.duration.qualifier, m.aside) for m in amounts_in(text)]
    assert seen == found


def test_a_range_keeps_both_ends_and_what_stands_around_is_given() -> None:
    (mention,) = amounts_in("Mengundang 2-3 hari sebelum rapat")
    assert [dict(end) for end in (mention.duration.low, mention.duration.high)] == [{"hari": 2}, {"hari": 3}]
    assert (mention.before, mention.after) == ("mengundang ", " sebelum rapat")


def test_folding_that_changes_lengths_does_not_shift_the_words() -> None:
    (mention,) = amounts_in("İİİİ selama 2 jam")
    assert mention.words == "2 jam"


@given(
    st.text()
    | st.lists(st.sampled_from(["1", "(satu)", "2-3", "hari", "kerja", "jam", "paling lama", "s/d"])).map(" ".join)
)
def test_no_sentence_raises(text: str) -> None:
    assert all(mention.duration.measurable for mention in amounts_in(text))


@pytest.mark.parametrize("piece", ["1 ", "1 (", "1 (satu) ", "1 jam 1 jam ", "paling lama ", "1 s/d ", "hari "])
def test_a_hostile_sentence_takes_no_time(piece: str) -> None:
    start = process_time()
    amounts_in("jam " + piece * 100_000)
    assert process_time() - start < 1
