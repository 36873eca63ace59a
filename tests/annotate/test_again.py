"""A copy that is annotated again: our earlier comments are replaced, those somebody worked on stay and are not repeated."""

from __future__ import annotations

import importlib
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from forms import DATA, GOOD, WRONG, Checked, checked, excel, form, parts, word
from packages import package

from sopcheck.annotate.earlier import nothing_else, ours, told
from sopcheck.annotate.remarks import NO_VERDICT
from sopcheck.readers.pdf import keeper

PDF = Path(__file__).parents[1] / "readers" / "pdf" / "data" / "p_x1_clean.pdf"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def twice(content: bytes, name: str, folder: Path, change: Any = lambda content: content) -> tuple[Checked, Checked]:
    """Two runs, the second over the copy of the first after `change`."""
    first = checked(content, name, folder)
    (folder / "lagi").mkdir()
    return first, checked(change(first.copy), name, folder / "lagi")


def ids(words: str) -> Counter[str]:
    return Counter(re.findall(r" temuan ([0-9a-f]{16})", words))


def word_comments(content: bytes) -> list[tuple[str, str]]:
    return [(str(one.author), one.text) for one in docx.Document(io.BytesIO(content)).comments]


def excel_notes(content: bytes) -> dict[str, str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = ((sheet, cell) for sheet in book for row in sheet.iter_rows() for cell in row)
    return {f"{sheet.title} {cell.coordinate}": cell.comment.text for sheet, cell in cells if cell.comment}


def pdf_notes(content: bytes) -> list[Any]:
    return sorted(importlib.import_module("annotate.test_pdf").notes(content))


def filled(content: bytes) -> bytes:
    """The Word copy with the missing Waktu of row 2 filled in, around the marks of our comment in that cell."""
    made = parts(content)
    text = made["word/document.xml"].decode()
    before, mark, after = text.partition("Mengirim laporan")
    cells = re.split(r"(?=<w:tc>)", after)
    assert "<w:commentRangeStart" in cells[4]
    cells[4] = cells[4].replace("<w:t></w:t>", "<w:t>1 jam</w:t>", 1)
    return package(made | {"word/document.xml": (before + mark + "".join(cells)).encode()})


@pytest.mark.parametrize("name", ["d1_incell.docx", "d5_marks.docx", "x1_clean.xlsx", "x4_marks.xlsx"])
def test_an_office_copy_annotated_again_is_the_same_file(name: str, tmp_path: Path) -> None:
    first, again = twice((DATA / name).read_bytes(), name, tmp_path)
    assert len(first.findings) > 5
    assert parts(again.copy) == parts(first.copy)


def test_a_pdf_copy_annotated_again_shows_the_same_notes(tmp_path: Path) -> None:
    first, again = twice(PDF.read_bytes(), PDF.name, tmp_path)
    assert again.copy.startswith(first.copy)
    assert pdf_notes(again.copy) == pdf_notes(first.copy)
    assert len(pdf_notes(again.copy)) == len(again.findings) + 1


def test_the_comment_on_what_was_mended_goes(tmp_path: Path) -> None:
    first, again = twice(word(form("Pengelolaan Cuti", GOOD, WRONG)), "a.docx", tmp_path, filled)
    mended = {finding["id"] for finding in first.findings if finding["rule"] == "waktu.kosong"}
    left = {finding["id"] for finding in again.findings}
    assert mended
    assert not mended & left
    said = ids("\n".join(text for _, text in word_comments(again.copy)))
    assert said == Counter(dict.fromkeys(left, 1))
    marks = re.findall(r'<w:comment(?:RangeStart|RangeEnd|Reference)[^>]* w:id="(\d+)"', parts(again.copy)["word/document.xml"].decode())  # fmt: skip
    assert Counter(marks) == dict.fromkeys(map(str, range(len(left) + 1)), 3)


def as_saved_by_word(content: bytes, answered: str, done: str) -> bytes:
    """The copy as Word keeps it: each comment with a paragraph id; one is answered, one set to done."""
    made = parts(content)
    comments = re.split(r"(?=<w:comment )", made["word/comments.xml"].decode().removesuffix("</w:comments>"))
    found = {0: "00000000"}
    extended = []
    for place, comment in enumerate(comments[1:], 1):
        name = found[place] = f"{place:08X}"
        before, mark, last = comment.rpartition("<w:p>")
        comments[place] = f'{before}<w:p xmlns:w14="{W14}" w14:paraId="{name}">{last}' if mark else comment
        is_done = int(f"temuan {done}" in comment)
        extended.append(f'<w15:commentEx w15:paraId="{name}" w15:done="{is_done}"/>')
        if f"temuan {answered}" in comment:
            extended.append(f'<w15:commentEx w15:paraId="7FFFFFFF" w15:paraIdParent="{name}" w15:done="0"/>')
    reply = (
        '<w:comment w:id="900" w:author="Ketua Tim"><w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        ' w14:paraId="7FFFFFFF"><w:r><w:t>Setuju, diperbaiki bulan depan</w:t></w:r></w:p></w:comment>'
    )
    rels = made["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rEx" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
        b'Target="commentsExtended.xml"/></Relationships>',
    )
    return package(made | {
        "word/comments.xml": f"{''.join(comments)}{reply}</w:comments>".encode(),
        "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{W15}">{"".join(extended)}</w15:commentsEx>'.encode(),
        "word/_rels/document.xml.rels": rels,
    })  # fmt: skip


def test_comments_answered_or_done_stay_and_are_not_said_again(tmp_path: Path) -> None:
    content = (DATA / "d1_incell.docx").read_bytes()
    first = checked(content, "a.docx", tmp_path)
    answered, done = (finding["id"] for finding in first.findings[:2])
    (tmp_path / "lagi").mkdir()
    again = checked(as_saved_by_word(first.copy, answered, done), "a.docx", tmp_path / "lagi")
    said = word_comments(again.copy)
    assert ("Ketua Tim", "Setuju, diperbaiki bulan depan") in said
    assert ids("\n".join(text for _, text in said)) == Counter({finding["id"]: 1 for finding in first.findings})
    numbers = [one.comment_id for one in docx.Document(io.BytesIO(again.copy)).comments]
    assert len(set(numbers)) == len(numbers) == len(first.findings) + 2
    extended = parts(again.copy)["word/commentsExtended.xml"].decode()
    assert extended.count("<w15:commentEx ") == 3  # the two that stay, and the answer


@pytest.mark.parametrize("author", ["sopcheck", "Ketua Tim"])
def test_a_comment_somebody_wrote_on_stays(author: str, tmp_path: Path) -> None:
    def written_on(content: bytes) -> bytes:
        made = parts(content)
        text = made["word/comments.xml"].decode()
        start = text.index('<w:comment xmlns:w="', text.index("GALAT: ") - 400)
        end = text.index("</w:comment>", start)
        own = text[start:end].replace('w:author="sopcheck"', f'w:author="{author}"')
        note = "<w:p><w:r><w:t>Sudah ditanyakan ke Bagian Umum</w:t></w:r></w:p>" if author == "sopcheck" else ""
        return package(made | {"word/comments.xml": f"{text[:start]}{own}{note}{text[end:]}".encode()})

    first, again = twice(word(form("Pengelolaan Cuti", GOOD, WRONG)), "a.docx", tmp_path, written_on)
    said = word_comments(again.copy)
    if author == "sopcheck":
        assert sum("Sudah ditanyakan" in text for _, text in said) == 1
        assert set(ids("\n".join(text for _, text in said)).values()) == {1}
    else:  # somebody else's words, though they are ours: left alone, and ours stands beside them
        assert sum(name == author for name, _ in said) == 1
        assert len(said) == len(again.findings) + 2
    assert len(first.findings) == len(again.findings)


def test_a_note_on_what_was_mended_goes_with_its_box(tmp_path: Path) -> None:
    def mended(content: bytes) -> bytes:
        made = parts(content)
        sheet = made["xl/worksheets/sheet1.xml"].decode()
        assert sheet.count('<c r="G7"') == 1
        new = '<c r="F7" t="inlineStr"><is><t>1 jam</t></is></c><c r="G7"'
        return package(made | {"xl/worksheets/sheet1.xml": sheet.replace('<c r="G7"', new).encode()})

    first, again = twice(excel(*form("Pengelolaan Cuti", GOOD, WRONG)), "a.xlsx", tmp_path, mended)
    assert "SOP F7" in excel_notes(first.copy)
    notes = excel_notes(again.copy)
    assert "SOP F7" not in notes
    assert ids("\n".join(notes.values())) == Counter({finding["id"]: 1 for finding in again.findings})
    (drawn,) = (text.decode() for name, text in parts(again.copy).items() if name.endswith(".vml"))
    assert "<x:Row>6</x:Row><x:Column>5</x:Column>" not in drawn
    assert drawn.count("<v:shape ") == drawn.count("</v:shape>") == len(notes)


@pytest.mark.parametrize("joined", [False, True], ids=["as written", "runs joined by another program"])
def test_behind_the_words_of_another_note_ours_is_not_repeated(joined: bool, tmp_path: Path) -> None:
    def with_words(content: bytes) -> bytes:
        """As if somebody had written above our note, in a run of their own or in ours."""
        made = parts(content)
        (name,) = (part for part in made if re.fullmatch(r"xl/comments\d*\.xml", part))
        before, mark, after = made[name].decode().partition('ref="F7"')
        rich, text, rest = after.partition("<text>")
        own = rest[: rest.index("</text>")]
        words = "".join(re.findall(r"<t [^>]*>([^<]*)</t>", own))
        runs = f'<r><t xml:space="preserve">Sudah ditanyakan\n\n{words}</t></r>' if joined else f'<r><t xml:space="preserve">Sudah ditanyakan\n\n</t></r>{own}'  # fmt: skip
        return package(made | {name: f"{before}{mark}{rich}{text}{runs}{rest[len(own) :]}".encode()})

    _, again = twice(excel(*form("Pengelolaan Cuti", GOOD, WRONG)), "a.xlsx", tmp_path, with_words)
    notes = excel_notes(again.copy)
    assert notes["SOP F7"].startswith("Sudah ditanyakan\n\n")
    assert ids("\n".join(notes.values())) == Counter({finding["id"]: 1 for finding in again.findings})


def test_a_pdf_note_somebody_wrote_on_stays_and_is_not_said_again(tmp_path: Path) -> None:
    first = checked(PDF.read_bytes(), PDF.name, tmp_path)
    chosen = first.findings[0]["id"]
    (words,) = (note[3] for note in pdf_notes(first.copy) if f"temuan {chosen}" in note[3])
    note = {"page": 1, "across": 90, "down": 90, "about": ""}
    kept = {"keys": {"Contents": f"{words}\nSudah dibahas", "T": "sopcheck"}}
    other = {"keys": {"Contents": words, "T": "Ketua Tim"}}
    work = {"notes": [note | kept, note | other], "earlier": {"keys": {"T": "-"}, "words": "-", "told": "(-)"}}
    noted = PDF.read_bytes() + keeper.added(PDF.read_bytes(), work, "a.pdf")
    (tmp_path / "lagi").mkdir()
    again = checked(noted, PDF.name, tmp_path / "lagi")
    said = [note[3] for note in pdf_notes(again.copy)]
    assert f"{words}\nSudah dibahas" in said
    assert said.count(words) == 1  # that of Ketua Tim
    assert len(said) == len(again.findings) + 2


REMARK = "GALAT: Waktu kosong.\nTempat: Langkah 1\nDasar: logika\nAturan: waktu.kosong · temuan 0123456789abcdef"


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        (REMARK, True),
        (f"{REMARK}\n\n{REMARK}\n", True),
        (f"Tentang sel F7:\n{REMARK}", True),
        (f"Hasil pemeriksaan: Cuti\nsopcheck 0.1.0\n{NO_VERDICT}", True),
        (f"{REMARK}\nbelum", False),
        (f"{REMARK}0", False),
        (f"Menurut saya\n{REMARK}", False),
        ("GALAT: Waktu kosong.\nTempat: Langkah 1\n\nAturan: waktu.kosong · temuan 0123456789abcdef", False),
        ("Hasil pemeriksaan: Cuti", False),
        ("", False),
    ],
)
def test_ours_is_known_by_its_first_and_last_line(words: str, alone: bool) -> None:
    assert nothing_else(words) == alone
    assert told(words) == ({"0123456789abcdef"} if "cdef" in words and "cdef0" not in words else set())
    for start, end in ours(words):
        assert words[start:end].strip().startswith(("GALAT", "Tentang", "Hasil"))


def test_words_made_to_look_like_ours_cost_no_time() -> None:
    hostile = "GALAT: a\nTempat: b\n" * 20_000
    assert ours(hostile) == []
    assert not nothing_else(hostile)
