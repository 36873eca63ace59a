"""What people said of printed SOPs by looking at the pages, put to what our readers make of the PDFs.

`corpus/judged_pdf/*.csv`: number of the file, step, what was asked, which of several, verdict; no words of the documents.
The PDFs are public elsewhere and do not belong to the project: a folder with them is needed, `032. SOP ….pdf` or
`032.pdf`, in whatever folder below. Which rules answer for which question stands in QUESTIONS, and nowhere else.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from judgements import USED, Judged, Judgement

from sopcheck.errors import InputError
from sopcheck.model.sop import Langkah, Sop
from sopcheck.model.source import Document
from sopcheck.readers import pick

COLUMNS = ("sop", "langkah", "hal", "bagian", "putusan")


class Question(NamedTuple):
    """What people were asked. rules: those that ask the same; a defect that none of them finds is missed by the first.

    at: the place of an answer, from step and part; "" the whole document.
    """

    asked: str
    rules: tuple[str, ...]
    at: str


QUESTIONS: Mapping[str, Question] = {
    "output": Question(
        "dipakai, diserahkan, disimpan, atau hasil akhir?", ("output.tidak-dikonsumsi",), "{step}.output.{part}"
    ),
    "terisi": Question("ada output-nya?", ("output.kosong",), "{step}.output"),
    "pelaku": Question(
        "bentuknya di kolom pelakunya?",
        (
            "pelaksana.salah-kolom",
            "pelaksana.tidak-ada-di-kolom",
            "pelaksana.langkah-tanpa-pelaksana",
            "alur.serah-ke-diri-sendiri",
        ),
        "{step}",
    ),
    "waktu": Question(
        "masuk akal?",
        (
            "waktu.terlalu-lama",
            "waktu.terlalu-singkat",
            "waktu.kontras-serumpun",
            "waktu.nol",
            "waktu.angka-ocr",
            "waktu.kosong",
            "waktu.tidak-terbaca",
        ),
        "{step}",
    ),
    "total": Question("total sama dengan jumlahnya?", ("waktu.total-tidak-cocok",), ""),
    "urutan": Question("nomor langkah urut?", ("langkah.nomor-tidak-urut",), ""),
}
"""hal → question. "terisi" is not in the files: a step without a row for its output has none.

Rules that ask something else of the same cells stay out: an Output can be used and still be the same as the
Kelengkapan, a time plausible and still a frequency; of Kelengkapan and of columns nobody was asked.
"""

DOCUMENT_WIDE = ("total", "urutan")
ASKED = frozenset(rule for question in QUESTIONS.values() for rule in question.rules)


class Answer(NamedTuple):
    """One row. step: as printed, or the position where numbers repeat or lack; "0" the whole document."""

    step: str
    about: str
    part: int
    verdict: str


def sample_of(path: Path) -> str:
    """The name of a sample in precision.csv: half-a.csv → "PDF paruh A"."""
    return f"PDF paruh {path.stem.removeprefix('half-').upper()}"


def read_answers(path: Path) -> dict[str, list[Answer]]:
    """Number of the file → its rows. Raises ValueError naming the line that is not as agreed."""
    found: dict[str, list[Answer]] = defaultdict(list)
    seen: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if tuple(next(reader, ())) != COLUMNS:
            raise ValueError(f"{path.name}: the heads are {','.join(COLUMNS)}")
        for row in reader:
            if not _is_sound(row) or tuple(row[:-1]) in seen:
                raise ValueError(f"{path.name}, line {reader.line_num}: {','.join(row)}")
            seen.add(tuple(row[:-1]))
            sop, step, about, part, verdict = row
            found[sop].append(Answer(step, about, int(part), verdict))
    return dict(found)


def _is_sound(row: Sequence[str]) -> bool:
    if len(row) != len(COLUMNS):
        return False
    sop, step, about, part, verdict = row
    known = about in QUESTIONS and about != "terisi" and verdict in USED
    numbers = sop.isdecimal() and part.isdecimal() and re.fullmatch(r"\d{1,3}[a-z]?", step) is not None
    return known and numbers and (step == "0") == (about in DOCUMENT_WIDE)


def numbered(folder: Path) -> dict[int, Path]:
    """The PDFs of a folder by the number that their names begin with. Raises ValueError where two have one number."""
    found: dict[int, Path] = {}
    for path in sorted(folder.rglob("*.pdf")):
        number = re.match(r"\d+", path.name)
        if number and found.setdefault(int(number[0]), path) != path:
            raise ValueError(f"{path.name} and {found[int(number[0])].name} have one number")
    return found


def of_pdfs(answers: Mapping[str, Sequence[Answer]], files: Mapping[int, Path]) -> Iterator[Judged]:
    """Judged documents as our readers see them. files: a PDF for each, by number."""
    for number, rows in answers.items():
        path = files[int(number)]
        judgements: list[Judgement] = []
        unread: Counter[str] = Counter()
        sop = _first(path)
        for answer in (*rows, *_filled(rows, sop)):
            question = QUESTIONS[answer.about]
            if sop is not None and (judgement := _placed(answer, rows, sop)):
                judgements.append(judgement)
            else:
                unread.update(question.rules)
        yield Judged(number, path, False, judgements, asked=ASKED, unread=unread)


def _first(path: Path) -> Sop | None:
    """The first SOP of a file, which is the judged one; None if it cannot be read."""
    try:
        return next((found.sop for found in pick.read(path) if isinstance(found, Document)), None)
    except InputError:
        return None


def _filled(rows: Sequence[Answer], sop: Sop | None) -> Iterator[Answer]:
    """Which steps have an Output. One cell for several steps may have been judged at one of them only."""
    with_output = {answer.step for answer in rows if answer.about == "output"}
    merged = {place for group in (sop.gabung or () if sop else ()) for place in group}
    places = _positions(rows, sop) if sop else {}
    for step in _steps(rows):
        if step in with_output:
            yield Answer(step, "terisi", 1, "ya")
        elif f"langkah.{places.get(step)}.output" not in merged:
            yield Answer(step, "terisi", 1, "tidak")


def _steps(rows: Iterable[Answer]) -> list[str]:
    return [*dict.fromkeys(answer.step for answer in rows if answer.step != "0")]


def _positions(rows: Sequence[Answer], sop: Sop) -> Mapping[str, int]:
    """Judged step → its row in what was read. Where numbers repeat or lack, people counted the rows, and so do we, if
    there are as many.
    """
    steps, printed = _steps(rows), [(row.nomor or "").strip(" .") for row in sop.langkah or ()]
    single = len({*printed}) == len(printed)
    if single and {*steps} <= {*printed}:
        return {step: printed.index(step) + 1 for step in steps}
    if len(steps) == len(printed):
        return {step: position for position, step in enumerate(steps, 1)}
    return {step: printed.index(step) + 1 for step in steps if step in printed} if single else {}


def _placed(answer: Answer, rows: Sequence[Answer], sop: Sop) -> Judgement | None:
    """The answer with its place in what was read; None where that was not read."""
    question = QUESTIONS[answer.about]
    verdict, why = USED[answer.verdict], f"penilai: {answer.verdict}"
    if answer.about in DOCUMENT_WIDE:
        return Judgement(question.rules, verdict, why=why) if sop.langkah else None
    position = _positions(rows, sop).get(answer.step)
    if position is None:
        return None
    at = question.at.format(step=f"langkah.{position}", part=answer.part)
    if answer.about == "output":
        parts = [row.verdict for row in rows if (row.step, row.about) == (answer.step, "output")]
        items = _items((sop.langkah or ())[position - 1])
        if not items:
            return None
        if items != len(parts):  # parted otherwise: the verdict holds for the cell, if there is one
            at = at.rpartition(".")[0]
            verdict = verdict if len({*parts}) == 1 else "ragu"
    return Judgement(question.rules, verdict, (at,), why=why)


def _items(row: Langkah) -> int:
    return len(row.output or ())
