"""Whatever stands on paper: normalizing never raises, and nothing is invented."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sopcheck.model.source import Source
from sopcheck.readers import html, normalize, text
from sopcheck.readers.raw import Box, Cell, Grid, Line, Loose, Raw, Shape

WORDS = st.sampled_from(
    ["No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu (menit)", "Output", "Ket", "Staf", "Kepala Dinas",
     "Nama SOP : Cuti", "Nomor SOP", "Dasar Hukum", "Disahkan oleh", "1. UU 25/2009\n2. PP 1/2000", "NIP. ....", "1", "2",
     "(3)", "√", "mulai", "Tidak", "5 menit", "1 hari", "TOTAL WAKTU", "Menerima surat", "PEMERINTAH KOTA CONTOH", ":", ""]
) | st.text(max_size=12)  # fmt: skip
SMALL = st.integers(0, 7)
SPAN = st.integers(1, 4)
CELL = st.builds(Cell, WORDS, SMALL, SMALL, SPAN, SPAN, st.just("sel"), st.sampled_from(["", "", "", "rumus"]))
NUMBER = st.floats(-10, 900)
POINT = st.tuples(NUMBER, NUMBER)
BOX = st.builds(lambda a, b, w, h: Box(a, b, a + w, b + h), NUMBER, NUMBER, st.floats(0, 300), st.floats(0, 300))
NAME = st.sampled_from(["1", "2", "3"])
SHAPE = st.builds(
    Shape,
    NAME,
    st.sampled_from(["terminal", "proses", "keputusan", "penghubung", "gambar", "lain"]),
    BOX,
    WORDS,
    st.none() | st.tuples(SMALL, SMALL),
    st.booleans(),
)
LINE = st.builds(Line, POINT, POINT, st.none() | NAME, st.none() | NAME, st.tuples(st.booleans(), st.booleans()))
EDGES = st.just(tuple(float(n * 100) for n in range(10)))
GRID = st.builds(
    Grid,
    st.lists(CELL, max_size=40).map(tuple),
    st.just("tabel"),
    EDGES,
    EDGES,
    st.lists(SHAPE, max_size=6).map(tuple),
    st.lists(LINE, max_size=6).map(tuple),
    st.lists(SHAPE, max_size=3).map(tuple),
    st.booleans(),
)
RAW = st.builds(Raw, st.just("xlsx"), st.lists(GRID | st.builds(Loose, WORDS, st.just("baris")), max_size=5).map(tuple))


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [found for one in value.values() for found in strings(one)]
    if isinstance(value, (list, tuple)):
        return [found for one in value for found in strings(one)]
    return [value] if isinstance(value, str) else []


@given(RAW)
def test_whatever_stands_on_paper_becomes_an_sop_of_its_own_words(raw: Raw) -> None:
    paper = " ".join(
        words
        for part in raw.parts
        for words in (
            [part.words]
            if isinstance(part, Loose)
            else [*(c.words for c in part.cells), *(s.words for s in part.shapes)]
        )
    ).split()
    for document in normalize.documents(raw, Source("a", "", "xlsx")):
        sop = document.sop
        said = sop.model_dump(
            include={"nomor", "nama", "instansi", "dasar_hukum", "pelaksana", "langkah", "total_waktu"}
        )
        for row in said.get("langkah") or ():
            for key in ("simbol", "ke", "ya", "tidak", "bentuk"):
                row.pop(key, None)
        joined = "".join(paper)
        for words in strings(said):
            assert "".join(words.split()) in joined or all(piece in joined for piece in words.split())


@given(st.text(st.sampled_from("<>/=\"' tabledrhinosp123\n\t|;,:&"), max_size=300))
def test_no_text_breaks_the_readers_of_pages_and_extracts(words: str) -> None:
    for read in (html.read, text.read, text.read_separated):
        normalize.documents(read(words.encode(), "a"), Source("a", "", "text"))
