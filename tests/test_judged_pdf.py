"""Verdicts on printed SOPs, put to PDFs that the test itself makes: what counts as right, wrong, missed and unread."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import papers
import pytest
from papers import COLUMNS, ROWS, Sheet

from sopcheck.engine import profile
from sopcheck.engine.measured import read
from sopcheck.model.findings import RuleResult

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import judge
import judged_pdf
import measuring
from judged_pdf import ASKED, QUESTIONS, Answer, numbered, of_pdfs, read_answers, sample_of
from judgements import Judged
from measuring import Tally, measure

PINNED = date(2026, 11, 20)
STEPS = (
    ("1", "Menyusun kajian", "Peta", "1 hari", "Lembar peninjauan", ""),
    ("2", "Menandatangani kuitansi", "Denah", "3 hari", "Ruang kerja", ""),
    ("3", "Mengatur ruang kerja", "Denah", "1 jam", "", ""),
)
"""Said of it: step 1 yields what nobody uses, step 2 takes too long, step 3 has no Output."""


def page(steps: tuple[tuple[str, ...], ...] = STEPS) -> bytes:
    sheet = papers.headings(papers.head_rules(Sheet())).rules(COLUMNS, ROWS[2:])
    papers.step_words(sheet, steps).rounded(250, 115, 290, 135).box(330, 165, 370, 185)
    return papers.pdf(sheet.arrow((270, 135), (270, 175), (330, 175)))


def answers(**verdicts: str) -> list[Answer]:
    """Rows of the three steps, sound but for what is said: output_1="tidak"; "-" leaves a row out."""
    said = {f"{about}_{step}": "ya" for step in "123" for about in ("output", "pelaku", "waktu")}
    said |= {"output_3": "-", "urutan_0": "ya", **verdicts}
    keys = ((key.split("_"), verdict) for key, verdict in said.items() if verdict != "-")
    return [Answer(step, about, 1, verdict) for (about, step), verdict in keys]


def measured(tmp_path: Path, rows: list[Answer], content: bytes | None = None) -> tuple[Judged, dict[str, Tally]]:
    path = tmp_path / "007. SOP contoh.pdf"
    path.write_bytes(page() if content is None else content)
    (judged,) = of_pdfs({"007": rows}, numbered(tmp_path))
    return judged, measure([judged], PINNED)


def figures(tally: Tally) -> tuple[int, ...]:
    return (tally.places, tally.defects, tally.right, tally.wrong, tally.wrong_loud, tally.missed, tally.doubtful)


def test_findings_on_what_is_judged_sound_are_false_accusations(tmp_path: Path) -> None:
    _, tallies = measured(tmp_path, answers())
    assert figures(tallies["output.tidak-dikonsumsi"]) == (2, 0, 0, 1, 1, 0, 0)
    assert figures(tallies["waktu.terlalu-lama"]) == (3, 0, 0, 1, 1, 0, 0)
    (told,) = tallies["waktu.terlalu-lama"].told
    assert told.startswith("keliru    007 langkah.2.waktu [peringatan] Langkah 2 (“Menandatangani kuitansi”) tertulis")
    assert told.endswith("— penilai: ya")


def test_findings_on_what_is_judged_defective_are_right_and_the_rest_is_missed(tmp_path: Path) -> None:
    _, tallies = measured(tmp_path, answers(output_1="tidak", output_2="tidak", waktu_1="tidak", waktu_2="tidak"))
    assert figures(tallies["output.tidak-dikonsumsi"]) == (2, 2, 1, 0, 0, 1, 0)
    assert figures(tallies["waktu.terlalu-lama"]) == (3, 2, 1, 0, 0, 1, 0)
    assert tallies["waktu.terlalu-lama"].told == ["terlewat  007 langkah.1: penilai: tidak"]
    assert figures(tallies["waktu.terlalu-singkat"]) == (1, 0, 0, 0, 0, 0, 0)  # a miss is told once, of the first rule


def test_findings_on_what_is_left_in_doubt_count_for_neither(tmp_path: Path) -> None:
    _, tallies = measured(tmp_path, answers(output_1="ragu", waktu_2="ragu"))
    assert figures(tallies["output.tidak-dikonsumsi"]) == (1, 0, 0, 0, 0, 0, 1)
    assert tallies["output.tidak-dikonsumsi"].doubts == 1
    assert figures(tallies["waktu.terlalu-lama"]) == (2, 0, 0, 0, 0, 0, 1)


def test_a_step_without_a_row_for_its_output_has_none(tmp_path: Path) -> None:
    judged, tallies = measured(tmp_path, answers())
    assert figures(tallies["output.kosong"]) == (3, 1, 1, 0, 0, 0, 0)
    assert [one.at for one in judged.judgements if one.rules == ("output.kosong",) and one.verdict == "cacat"] == [
        ("langkah.3.output",)
    ]
    _, filled = measured(tmp_path, answers(output_3="ya"))
    assert figures(filled["output.kosong"]) == (3, 0, 0, 1, 1, 0, 0)
    assert filled["output.tidak-dikonsumsi"].unread == 1  # nothing was read of what people saw there


def test_a_place_that_a_rule_cannot_assess_does_not_count(tmp_path: Path) -> None:
    _, tallies = measured(tmp_path, answers())
    marks = tallies["pelaksana.langkah-tanpa-pelaksana"]
    assert (marks.sound, marks.unassessed, marks.places) == (3, 1, 2)  # nothing is drawn for step 3
    assert "alur.serah-ke-diri-sendiri" not in tallies  # no step hands anything over: nothing was looked at
    assert "waktu.total-tidak-cocok" not in tallies


def test_a_cell_parted_otherwise_is_judged_as_a_whole(tmp_path: Path) -> None:
    judged, tallies = measured(tmp_path, [*answers(), *(Answer("1", "output", part, "ya") for part in (2, 3))])
    assert [one.at for one in judged.judgements if one.rules == QUESTIONS["output"].rules] == [
        ("langkah.1.output",),
        ("langkah.2.output.1",),
        ("langkah.1.output",),
        ("langkah.1.output",),
    ]
    unused = tallies["output.tidak-dikonsumsi"]
    assert (unused.sound, *figures(unused)) == (4, 3, 0, 0, 1, 1, 0, 0)  # no more places than the rule looked at
    _, mixed = measured(tmp_path, [*answers(), Answer("1", "output", 2, "tidak")])
    assert figures(mixed["output.tidak-dikonsumsi"]) == (1, 0, 0, 0, 0, 0, 1)


def test_a_step_that_was_not_read_is_unread_and_no_miss(tmp_path: Path) -> None:
    rows = [*answers(), Answer("4", "waktu", 1, "tidak"), Answer("4", "output", 1, "ya")]
    judged, tallies = measured(tmp_path, rows)
    assert judged.unread == {
        **dict.fromkeys(QUESTIONS["waktu"].rules, 1),
        "output.tidak-dikonsumsi": 1,
        "output.kosong": 1,
    }
    assert (tallies["waktu.terlalu-lama"].unread, tallies["waktu.terlalu-lama"].missed) == (1, 0)


def test_a_step_that_nobody_saw_is_a_false_accusation(tmp_path: Path) -> None:
    rows = [answer for answer in answers() if answer.step != "3"]
    _, tallies = measured(tmp_path, rows)
    assert figures(tallies["output.kosong"])[3:5] == (1, 1)
    assert "tidak disebut penilai" in tallies["output.kosong"].told[0]


def test_a_file_that_cannot_be_read_is_unread_altogether(tmp_path: Path) -> None:
    judged, tallies = measured(tmp_path, answers(), papers.pdf(Sheet().words(50, 50, "Surat")))
    assert judged.judgements == []
    assert {rule: (tally.places, tally.unread) for rule, tally in tallies.items()} == {
        **dict.fromkeys((*QUESTIONS["waktu"].rules, *QUESTIONS["pelaku"].rules), (0, 3)),
        **dict.fromkeys(QUESTIONS["urutan"].rules, (0, 1)),
        "output.tidak-dikonsumsi": (0, 2),
        "output.kosong": (0, 3),
    }
    assert list(judge.rows("contoh", tallies, PINNED)) == []


def test_steps_are_counted_where_their_numbers_repeat(tmp_path: Path) -> None:
    again = (STEPS[0], STEPS[1], ("2", *STEPS[2][1:]))
    judged, tallies = measured(tmp_path, answers(urutan_0="tidak"), page(again))
    assert judged.unread == {}
    assert figures(tallies["output.kosong"]) == (3, 1, 1, 0, 0, 0, 0)
    assert figures(tallies["langkah.nomor-tidak-urut"]) == (1, 1, 1, 0, 0, 0, 0)
    few, _ = measured(tmp_path, [answer for answer in answers() if answer.step != "2"], page(again))
    assert {"waktu.terlalu-lama", "pelaksana.salah-kolom"} <= few.unread.keys()  # which is which is not known


def test_one_cell_for_several_steps_may_be_judged_at_one_of_them(tmp_path: Path) -> None:
    sheet = papers.headings(papers.head_rules(Sheet()))
    for x in COLUMNS:
        sheet.line((x, 100), (x, 250))
    for y in ROWS[2:]:
        sheet.line((40, y), (630 if y == 200 else 800, y))
    sheet.line((730, 200), (800, 200))
    rows = [STEPS[0], (*STEPS[1][:4], "", ""), STEPS[2]]
    content = papers.pdf(papers.step_words(sheet, rows).words(635, 200, "Ruang kerja"))
    judged, _ = measured(tmp_path, answers(), content)
    filled = [(one.at, one.verdict) for one in judged.judgements if one.rules == ("output.kosong",)]
    assert filled == [(("langkah.1.output",), "baik"), (("langkah.2.output",), "baik")]


def test_pdfs_are_known_by_the_number_their_names_begin_with(tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    for name in ("032. SOP Contoh signed.pdf", "dalam/7.pdf", "lampiran.pdf"):
        (tmp_path / name).write_bytes(b"")
    assert {number: path.name for number, path in numbered(tmp_path).items()} == {
        32: "032. SOP Contoh signed.pdf",
        7: "7.pdf",
    }
    (tmp_path / "32.pdf").write_bytes(b"")
    with pytest.raises(ValueError, match=r"^32\.pdf and 032\. SOP Contoh signed\.pdf have one number$"):
        numbered(tmp_path)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("032,1,output,1,mungkin", "half-x.csv, line 2: 032,1,output,1,mungkin"),
        ("032,1,warna,1,ya", "half-x.csv, line 2"),
        ("032,1,terisi,1,ya", "half-x.csv, line 2"),
        ("032,satu,waktu,1,ya", "half-x.csv, line 2"),
        ("032,0,waktu,1,ya", "half-x.csv, line 2"),
        ("032,2,total,1,ya", "half-x.csv, line 2"),
        ("032,1,waktu,ya", "half-x.csv, line 2"),
        ("032,1,waktu,1,ya\n032,1,waktu,1,tidak", "half-x.csv, line 3"),  # judged twice
    ],
)
def test_a_row_that_is_not_as_agreed_is_refused(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "half-x.csv"
    path.write_text(f"sop,langkah,hal,bagian,putusan\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=told):
        read_answers(path)


def test_a_step_may_bear_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "half-x.csv"
    path.write_text("sop,langkah,hal,bagian,putusan\n032,3a,waktu,1,ya\n", "utf-8")
    assert read_answers(path) == {"032": [Answer("3a", "waktu", 1, "ya")]}


def test_a_rule_that_crashes_ends_the_measuring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crashed = RuleResult("waktu.nol", "gagal", 0, "ValueError: x")
    monkeypatch.setattr(measuring, "results", lambda path, on: (crashed,))
    with pytest.raises(RuntimeError, match=r"^007: waktu\.nol: ValueError: x$"):
        measured(tmp_path, answers())


def test_another_head_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "half-x.csv"
    path.write_text("sop,langkah\n", "utf-8")
    with pytest.raises(ValueError, match="the heads are sop,langkah,hal,bagian,putusan"):
        read_answers(path)


def test_the_committed_verdicts_are_as_agreed_and_hold_no_words() -> None:
    files = sorted(judge.JUDGED_PDF.glob("*.csv"))
    assert "half-a.csv" in [path.name for path in files]
    seen: set[str] = set()
    for path in files:
        numbers = read_answers(path)  # raises on anything but numbers and the agreed words
        assert seen.isdisjoint(numbers)  # no document is in two halves
        seen |= numbers.keys()
    assert set(profile.catalogue()) >= ASKED


FILE = """\
sop,langkah,hal,bagian,putusan
007,1,waktu,1,ya
007,2,waktu,1,tidak
007,3,waktu,1,ya
"""


def test_a_half_is_measured_only_with_all_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verdicts, pdfs = tmp_path / "judged", tmp_path / "pdf"
    verdicts.mkdir()
    pdfs.mkdir()
    (verdicts / "half-a.csv").write_text(FILE, "utf-8")
    assert list(judge.of_pdfs(None, verdicts)) == []
    assert capsys.readouterr().out == "PDF paruh A: --pdf tidak diisi; barisnya tetap seperti semula\n"
    assert list(judge.of_pdfs(pdfs, verdicts)) == []
    assert capsys.readouterr().out == f"PDF paruh A: tidak ada di {pdfs}: 007; barisnya tetap seperti semula\n"
    (pdfs / "007.pdf").write_bytes(page())
    ((sample, (judged,)),) = judge.of_pdfs(pdfs, verdicts)
    assert (sample, judged.name, sample_of(Path("half-b.csv"))) == ("PDF paruh A", "007", "PDF paruh B")


def test_figures_are_written_with_the_pdfs_and_kept_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "judged").mkdir()
    (tmp_path / "judged" / "half-a.csv").write_text(FILE, "utf-8")
    (tmp_path / "007.pdf").write_bytes(page())
    monkeypatch.setattr(judge, "FIGURES", tmp_path / "precision.csv")
    monkeypatch.setattr(judge, "JUDGED_PDF", tmp_path / "judged")
    monkeypatch.setattr(judge, "of_corpus", lambda _: ())

    def run(*more: str) -> str:
        monkeypatch.setattr(sys, "argv", ["judge.py", "--as-of", "2026-11-20", *more])
        assert judge.main() == 0
        return capsys.readouterr().out

    told = run("--pdf", str(tmp_path))
    assert [line.split() for line in told.splitlines() if line.startswith("waktu   ")] == [
        ["waktu", "2", "1", "0", "0", "(0,0%)", "0", "(0,0%)", "1", "0", "0", "0"]
    ]
    written = read(tmp_path / "precision.csv")
    assert {row["contoh"] for row in written} == {"PDF paruh A"}
    (long,) = [row for row in written if row["aturan"] == "waktu.terlalu-lama"]
    assert [*long.values()][3:] == ["1", "3", "1", "1", "0", "0", "0", "0"]
    run()
    assert read(tmp_path / "precision.csv") == written


def test_every_question_names_rules_that_exist_once() -> None:
    named = [rule for question in judged_pdf.QUESTIONS.values() for rule in question.rules]
    assert len(named) == len(set(named))
    assert set(named) <= set(profile.catalogue())
