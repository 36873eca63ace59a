"""The citation parser under any text: it does not raise, takes linear time, and reads back what is written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.citations import parse_citation
from sopcheck.language.regulation_types import kinds


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    citation = parse_citation(text)
    assert citation.status != "bukan-rujukan" or citation.members == ()


FRAGMENTS = [
    "UU ",
    "Nomor 5 ",
    "Tahun 2014 ",
    "tentang ",
    "Perubahan atas ",
    "PP 1/2000 ",
    "jo. ",
    "; ",
    "(",
    "Lembaran Negara ",
    "Pasal 1 ",
]


@given(
    st.lists(
        st.sampled_from([*FRAGMENTS, "sebagaimana telah diubah dengan ", "… ", "Peraturan Bupati X ", "2. "]),
        max_size=40,
    )
)
def test_no_jumble_of_real_words_raises_and_members_stand_in_printed_order(parts: list[str]) -> None:
    text = "".join(parts)
    citation = parse_citation(text)
    places = [member.span for member in citation.members]
    assert places == sorted(places)
    for member in citation.members:
        assert text[slice(*member.span)] == member.words


# kinds with a plain number; the year keeps ministries under the name they then had
PLAIN = sorted(
    name
    for name, kind in kinds().items()
    if kind.numbering == "serial" and not kind.place and not kind.loose and kind.turns is None
)


@given(
    st.sampled_from([name for name in PLAIN if name != "UUD"]),
    st.integers(1, 999),
    st.integers(1950, 2026),
    st.sampled_from(
        ["{} Nomor {} Tahun {}", "{} No. {} Tahun {} tentang Apa Saja", "{} {}/{}", "1. {} NOMOR {} TAHUN {};"]
    ),
)
def test_a_written_citation_reads_back(name: str, number: int, year: int, form: str) -> None:
    citation = parse_citation(form.format(name, number, year))
    assert (citation.type, citation.number, citation.year) == (name, str(number), str(year))
    assert citation.status == "terbaca"


HOSTILE = [
    "UU 1/2000; ",
    "UU 1/2000 tentang Perubahan atas ",
    "UU 1/2000 jo. ",
    "PER/",
    "Nomor ",
    " ",
    "Perda A B C ",
    "(",
    "jo ",
    "Lembaran Negara ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "UU 5/2014 " + unit * (size // len(unit))
        start = time.perf_counter()
        parse_citation.__wrapped__(text)
        return time.perf_counter() - start

    seconds(1000)
    short = min(seconds(25_000) for _ in range(2))
    assert seconds(200_000) < 8 * short * 4 + 0.5
