"""The citation parser under any text: it does not raise and takes linear time."""

import gc
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.citations import citations_in, parse_citation
from sopcheck.language.line_breaks import join_lines


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    citation = parse_citation(text)
    assert (citation.status == "bukan-rujukan") == (citation.members == ())


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
    "sebagaimana telah diubah dengan ",
    ", dan terakhir dengan ",
    "dicabut dengan ",
    "… ",
    "Nomor [nomor] ",
    "Peraturan Bupati X ",
    "2. ",
    "-\n",
    "\u00ad",
    ", ",
    "18 ",
    "PER/09/M.PAN/5/2007 ",
    "PeraturanMenteri",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_no_jumble_of_real_words_raises_and_members_stand_in_printed_order(parts: list[str]) -> None:
    text = "".join(parts)
    citation = parse_citation(text)
    places = [member.span for member in citation.members]
    assert places == sorted(places)
    for member in citation.members:
        assert text[slice(*member.span)] == member.words


@given(st.text(st.sampled_from("ab-\n\u00ad \r\tPu"), max_size=60), st.data())
def test_every_place_in_joined_lines_leads_back_to_the_same_letter(text: str, data: st.DataObject) -> None:
    joined = join_lines(text)
    place = data.draw(st.integers(0, len(joined.text)))
    start, end = joined.printed(place, min(place + 1, len(joined.text)))
    assert text[start:end] == joined.text[place : place + 1]


HOSTILE = [
    "UU 1/2000; ",
    "UU 1/2000 tentang Perubahan atas ",
    "UU 1/2000 jo. ",
    "UU 1/2000 sebagaimana telah diubah dengan ",
    "UU 1/2000, UU 1/2000, dan terakhir dengan ",
    "UU Nomor 1, ",
    "UU 1/2000, yang a tentang a b ",
    "PER/",
    "Nomor ",
    "Nomor … ",
    "Perda A B C ",
    "Perbup aa bb nomor ",
    "Surat A b c d e ",
    "Peraturan Menteri ",
    "Tahun 2000 Nomor ",
    "Lembaran Negara ",
    "Undang-\n",
    "a-\nb",
    "jo ",
    "(",
    " ",
    "1/",
]
STEEPEST = 15  # times the CPU for ten times the text; linear is ten


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_length_only(unit: str) -> None:
    """A ratio, so that it says the same on every machine; up to 1 MB in benchmarks/citations.py."""

    def cpu(size: int) -> float:
        text = "UU 5/2014 " + unit * (size // len(unit))
        gc.collect()
        start = process_time()
        assert sum(1 for _ in citations_in(text)) >= 1
        return process_time() - start

    def ratio() -> float:
        return cpu(150_000) / max(min(cpu(15_000) for _ in range(3)), 2e-4)  # below that, the clock is measured

    assert min(ratio() for _ in range(2)) <= STEEPEST
