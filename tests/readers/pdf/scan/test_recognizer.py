"""The program tesseract, or what stands in its place: bounded, and believed no more than it says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import scanned_papers

from sopcheck.readers.pdf.scan import recognizer
from sopcheck.readers.pdf.scan.recognizer import Word, recognized
from sopcheck.readers.pdf.seen import TooMuchError

LINE = np.full((20, 60), 255, np.uint8)


def row(*cells: object) -> str:
    return f"print({chr(9).join(map(str, cells))!r})"


def test_words_come_back_by_the_line_they_stand_in(tmp_path: Path) -> None:
    path = scanned_papers.program(
        tmp_path,
        row("level", "page"),
        row(5, 2, 1, 1, 1, 1, 3, 4, 10, 8, "91.5", "jam"),
        row(4, 2, 1, 1, 1, 0, 3, 4, 10, 8, -1, ""),
        row(5, 1, 1, 1, 1, 1, 0, 0, 5, 5, 80, "2"),
    )
    assert recognized([LINE, LINE], path) == [[Word("2", 0, 0, 5, 5, 80.0)], [Word("jam", 3, 4, 13, 12, 91.5)]]


def test_lines_that_are_no_words_of_ours_are_passed_over(tmp_path: Path) -> None:
    path = scanned_papers.program(
        tmp_path,
        row("level"),
        row(5, 9, 1, 1, 1, 1, 0, 0, 5, 5, 80, "lain"),
        row(5, 1, "short"),
        row(5, 1, 1, 1, 1, 1, 0, 0, 5, 5, 80, "  "),
        row(5, "x", 1, 1, 1, 1, 0, 0, 5, 5, 80, "huruf"),
        row(5, 1, 1, 1, 1, 1, 0, 0, 5, 5, "nan", "ragu"),
    )
    assert recognized([LINE], path) == [[]]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("import sys", "sys.exit(3)"), "tesseract berhenti"),
        (("x = bytearray(8 << 40)",), "tesseract berhenti"),
        (("while True: pass",), "tesseract berhenti"),
        (("import time", "time.sleep(60)"), "pengenalan hurufnya terlalu lama"),
    ],
    ids=["fails", "wants memory", "works without end", "waits without end"],
)
def test_a_program_that_does_not_answer_is_ended(
    lines: tuple[str, ...], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognizer, "SECONDS", 1)
    monkeypatch.setattr(recognizer, "WALL", 5.0)
    with pytest.raises(TooMuchError, match=why):
        recognized([LINE], scanned_papers.program(tmp_path, *lines))


def test_no_program_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(TooMuchError, match="tidak dapat dijalankan"):
        recognized([LINE], str(tmp_path / "tesseract"))
    assert recognized([], str(tmp_path / "tesseract")) == []


def test_it_sees_little_of_the_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAHASIA", "1")
    monkeypatch.setenv("TESSDATA_PREFIX", "/data")
    path = scanned_papers.program(
        tmp_path,
        "import os",
        "print('header')",
        "seen = ' '.join(sorted(name for name in os.environ if name != 'LC_CTYPE'))",
        "print('\\t'.join(['5', '1', '1', '1', '1', '1', '0', '0', '5', '5', '80', seen]))",
    )
    assert recognized([LINE], path)[0][0].text == "OMP_THREAD_LIMIT TESSDATA_PREFIX"
