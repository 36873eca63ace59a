"""Hostile PDFs: each is refused in one clear line, or read, within time and memory; the next file is none the worse."""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Callable

import papers
import pytest
from papers import Sheet

from sopcheck.errors import InputError
from sopcheck.readers import pdf
from sopcheck.readers.pdf import keeper
from sopcheck.readers.raw import Grid

SOUND = papers.pdf(papers.table())
MOST_SECONDS = 20.0  # generous for a loaded machine; alone each takes under 5


def outcome(content: bytes) -> str:
    """ "" if the file is read, else why not."""
    started = time.monotonic()
    try:
        pdf.read(content, "a.pdf")
        return ""
    except InputError as error:
        said = str(error)
        assert "\n" not in said
        return said
    finally:
        assert time.monotonic() - started < MOST_SECONDS


def bomb(layers: int, size: int) -> bytes:
    """Contents packed several times over."""
    data = zlib.compress(b" " * size, 9)
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    contents = papers.stream(data, "/Filter[" + "/FlateDecode" * layers + "]")
    return papers.file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R>>",
            contents,
        ]
    )


def locked() -> bytes:
    """A file with a password; the entries need not fit one, for nobody knows it."""
    entries = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'ab' * 32}>/U<{'cd' * 32}>>>/ID[<{'01' * 16}><{'01' * 16}>]"
    return papers.file_of(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"],
        entries,
    )


def loop() -> bytes:
    """A page tree that is its own branch, and a form that draws itself."""
    return papers.file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
            papers.stream(b"/F Do"),
            papers.stream(b"/F Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"),
        ]
    )


def scattered(count: int) -> str:
    return "".join(f"{n % 800} {n % 590} m {n % 800 + 3} {n % 590 + 2} l S\n" for n in range(count))


def dashes() -> str:
    """Short straight lines that do not touch."""
    return "".join(f"{x} {y} m {x + 6} {y} l S\n" for x in range(0, 840, 10) for y in range(0, 590, 3))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "61 pages": (lambda: papers.pdf(*["" for _ in range(61)]), "PDF berisi 61 halaman; batasnya 60"),
    "many objects": (
        lambda: papers.pdf(scattered(60_001), packed=True),
        "PDF berisi lebih dari 60000 objek gambar dan teks",
    ),
    "a path of many corners": (
        lambda: papers.pdf("0 0 m " + "9 9 l 0 0 l " * 250_000 + "S", packed=True),
        "gambar dalam PDF berisi lebih dari 400000 titik",
    ),
    "many characters": (
        lambda: papers.pdf(Sheet().words(10, 10, "\n".join(["a" * 300] * 170), 2), packed=True),
        "satu halaman PDF berisi lebih dari 50000 huruf",
    ),
    "many straight lines": (
        lambda: papers.pdf(dashes(), packed=True),
        "satu halaman PDF berisi lebih dari 1200 garis tabel",
    ),
    "a password": (locked, "PDF terkunci dengan kata sandi; simpan tanpa kata sandi"),
    "cut off": (lambda: SOUND[:60], "PDF rusak atau tidak lengkap; unduh atau simpan ulang"),
    "only a name": (lambda: b"%PDF-1.7\n", "PDF rusak atau tidak lengkap; unduh atau simpan ulang"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_passes_a_limit_is_refused_with_the_limit(kind: str) -> None:
    made, said = REFUSED[kind]
    assert outcome(made()) == f"a.pdf: {said}"
    assert outcome(SOUND) == ""


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda: bomb(1, 1_200_000_000), id="contents of 1.2 GB"),
        pytest.param(lambda: bomb(3, 1_500_000_000), id="packed three times over"),
    ],
)
def test_a_bomb_costs_no_more_than_its_bounds(made: Callable[[], bytes]) -> None:
    content = made()
    assert len(content) < 3_000_000
    said = outcome(content)
    assert said.startswith("a.pdf: ")
    assert outcome(SOUND) == ""


def test_a_page_with_more_drawn_than_a_flowchart_is_read_without_it() -> None:
    sheet = papers.table().box(250, 115, 290, 135).put(scattered(50_000))
    raw = pdf.read(papers.pdf(sheet, packed=True), "a.pdf")
    assert [note.message for note in raw.notes] == [
        "hlm. 1: gambarnya terlalu banyak untuk sebuah bagan alir, jadi tidak dibaca"
    ]
    assert [part.shapes for part in raw.parts if isinstance(part, Grid)] == [()]


@pytest.mark.parametrize("made", [loop, lambda: papers.pdf("q " * 500_000, packed=True)], ids=["loop", "deep"])
def test_what_never_ends_ends(made: Callable[[], bytes]) -> None:
    outcome(made())
    assert outcome(SOUND) == ""


def test_bytes_changed_at_random_are_read_or_refused() -> None:
    chance = random.Random(7)
    for _ in range(60):
        content = bytearray(SOUND)
        for _ in range(chance.randint(1, 40)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        outcome(bytes(content))
    assert outcome(SOUND) == ""


def test_a_child_that_dies_is_replaced() -> None:
    assert outcome(SOUND) == ""
    (child,) = keeper.idle()
    child.kill()
    assert outcome(SOUND) == ""


def test_a_child_that_takes_too_long_is_ended_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.close()
    monkeypatch.setattr(keeper, "WALL", 0.5)
    monkeypatch.setattr(keeper, "_START", "import time; time.sleep(60)")
    assert outcome(SOUND) == (
        "a.pdf: PDF memerlukan waktu terlalu lama untuk dibaca (batasnya 20 detik prosesor, 30 detik jam)"
    )
    assert keeper.idle() == ()


def test_a_child_that_answers_nonsense_is_ended_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.close()
    monkeypatch.setattr(keeper, "_START", "import sys; sys.stdout.buffer.write(b'\\x7f\\xff\\xff\\xff')")
    assert outcome(SOUND).startswith("a.pdf: PDF tidak dapat dibuka: ")
    assert keeper.idle() == ()
