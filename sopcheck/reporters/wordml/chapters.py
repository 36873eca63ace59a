"""The chapters around those of the SOPs: on what grounds, of what, in numbers, and who signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sopcheck.engine.law_words import spelled
from sopcheck.engine.recap import counted
from sopcheck.model.findings import GRADES, SEVERITIES, RuleResult, Severity
from sopcheck.model.report import CorpusReport, DocumentReport, Head, Recap, Summary
from sopcheck.reporters.pages import evidence, recap, wording
from sopcheck.reporters.wordml.markup import bullets, heading, paragraph, table
from sopcheck.reporters.wordml.sop_chapter import COMPARED

TITLE = "Laporan Hasil Reviu"
DOTS = "………………………………"
SIGNERS = ("Disusun oleh (Ketua Tim)", "Direviu oleh (Pengendali Teknis)", "Disetujui oleh (Penanggung Jawab)")


@dataclass(frozen=True, slots=True)
class Line:
    """One SOP in the tables of the summary: a few words and numbers, however large the SOP."""

    title: str
    number: str
    path: str
    severities: Mapping[Severity, int]
    not_assessed: int


def line_of(document: DocumentReport) -> Line:
    number = " ".join((document.sop.nomor or "").split()) or "-"
    return _line(wording.title(document), number, document.source.path, document.results)


def line_across(corpus: CorpusReport) -> Line:
    """What was found across SOPs, as a line of its own below theirs."""
    return _line(COMPARED, "", "", corpus.results)


def _line(title: str, number: str, path: str, results: Sequence[RuleResult]) -> Line:
    seen = counted(results)
    return Line(title, number, path, seen.by_severity, seen.not_assessable)


def opening(head: Head, summary: Summary, lines: Sequence[Line], across: Line | None) -> Iterator[str]:
    """All that stands before the SOPs. across: what was found across them."""
    yield paragraph(TITLE.upper(), "Title")
    yield paragraph("Standar Operasional Prosedur Administrasi Pemerintahan", "Subtitle")
    yield paragraph(f"Rancangan · menurut keadaan {spelled(head.as_of)}", "Subtitle")
    yield from _grounds(head)
    yield from _scope(head, lines, summary)
    yield from _numbers(head, summary, [*lines, across] if across else lines)
    yield from _unjudged(summary.recap)
    yield heading("D. Hasil reviu per SOP", 1)


def evidence_of(corpus: CorpusReport, letter: str) -> Iterator[str]:
    """Which SOPs can serve as evidence for the LKE, office by office. letter: of the chapter."""
    yield heading(f"{letter}. Bukti LKE", 1)
    yield paragraph(evidence.NO_GRADE)
    for title, criteria in evidence.by_office(corpus):
        yield heading(title, 2)
        rows = ((criterion, "\n".join(lines)) for criterion, lines in criteria)
        yield table(("Kriteria", "SOP yang dapat menjadi bukti"), rows, (6, 11), labels=True)


def matrix(head: Head, run: Recap, documents: int, letter: str) -> Iterator[str]:
    """How every rule ended, in numbers of SOPs. letter: of the chapter."""
    rows, others = recap.short(run, documents)
    yield heading(f"{letter}. {recap.BY_RULE}", 1)
    yield table(recap.RULE_HEADS, recap.rule_rows(rows, head.rules), (50, 17, 20, 16, 17, 14, 17, 17))
    yield from map(paragraph, others)


def closing(head: Head, letter: str) -> Iterator[str]:
    """All that stands behind them. letter: of the chapter."""
    yield heading(f"{letter}. Penutup", 1)
    yield paragraph(
        "Rancangan ini disusun dengan memeriksa isi SOP menurut aturan yang tetap. Temuan ditetapkan, diubah, atau "
        "dihapus oleh tim reviu setelah dikonfirmasi kepada pemilik SOP; rancangan ini sendiri bukan simpulan."
    )
    yield paragraph("……………………, …………………… 20……")
    signed = ((who, f"\n\n\n{DOTS}\nNIP {DOTS}") for who in SIGNERS)
    yield table(("Peran", "Nama, NIP, dan tanda tangan"), signed, (5, 8), labels=True)
    yield heading("Arti tanda", 1)
    yield table(("Tanda", "Arti"), _signs(head), (3, 12), labels=True)


def _grounds(head: Head) -> Iterator[str]:
    yield heading("A. Dasar", 1)
    yield paragraph(f"1. Surat Tugas Nomor {DOTS} tanggal {DOTS} (diisi tim reviu).")
    yield paragraph("2. Aturan yang dipakai bersandar pada:")
    norms = Counter(name for rule in head.rules.values() for name in {wording.norm_name(basis) for basis in rule.basis})
    ordered = sorted(norms.items(), key=lambda item: (-item[1], item[0]))
    yield bullets(f"{name} ({count} aturan)" for name, count in ordered)


def _scope(head: Head, lines: Sequence[Line], summary: Summary) -> Iterator[str]:
    yield heading("B. Ruang lingkup", 1)
    yield paragraph(
        f"Reviu atas {len(lines)} SOP dengan {len(head.rules)} aturan (profil {head.profile}). Status peraturan dan "
        f"batas waktu dinilai menurut keadaan {spelled(head.as_of)}; data peraturan per {head.tool.law_date}."
    )
    if wording.law_is_old(head):
        yield paragraph(wording.OLD_LAW, bold=True)
    if head.law:
        yield paragraph(f"Hukum daerah yang dipakai: {', '.join(head.law)}.")
    yield paragraph(
        "Yang diperiksa adalah isi tertulis: kelengkapan unsur, dasar hukum, waktu, alur dokumen, dan pelaksana. "
        "Pelaksanaannya di lapangan tidak diperiksa. Yang tidak terbaca tidak menjadi temuan dan disebut di setiap SOP."
    )
    rows = ((str(number), line.title, line.number, line.path) for number, line in enumerate(lines, 1))
    yield table(("No.", "SOP", "Nomor SOP", "Berkas"), rows, (1, 7, 4, 6))
    unread = sum(one.cause != "sebagian-besar" for one in summary.recap.unjudged)
    if unread:
        yield paragraph(f"{unread} berkas tidak terbaca, jadi tidak diperiksa; disebut pada “{recap.UNJUDGED}”.")
    skipped = summary.skipped - sum(one.cause == "belum-ada-pembaca" for one in summary.recap.unjudged)
    if skipped:
        yield paragraph(f"{skipped} berkas lain dilewati karena bukan SOP.")


def _numbers(head: Head, summary: Summary, lines: Sequence[Line]) -> Iterator[str]:
    yield heading("C. Ringkasan", 1)
    yield paragraph(f"{wording.severity_line(summary.by_severity)}; {wording.outcome_line(summary.by_outcome)}.")
    yield heading("Menurut SOP", 2)
    rows = (
        (str(number), line.title, *(str(line.severities[severity]) for severity in SEVERITIES), str(line.not_assessed))
        for number, line in enumerate(lines, 1)
    )
    total = ("", "Jumlah", *(str(summary.by_severity[one]) for one in SEVERITIES), str(summary.not_assessable))
    names = (severity.capitalize() for severity in SEVERITIES)
    yield table(("No.", "SOP", *names, "Tempat tidak dinilai"), [*rows, total], (2, 14, 3, 4, 3, 4))
    if head.lhe and summary.documents:
        yield heading(recap.BY_OFFICE, 2)
        yield table(recap.OFFICE_HEADS, recap.office_rows(summary.recap), (38, 13, 11, 16, 13, 22, 17, 17, 16, 15))
    ordered = sorted((-sum(each.by_severity.values()), each.rule) for each in summary.recap.rules)
    found = [(str(-count), head.rules[rule].title, rule) for count, rule in ordered if count]
    if found:
        yield heading("Menurut aturan", 2)
        yield table(("Temuan", "Yang diperiksa", "Aturan"), found, (2, 9, 6))


def _unjudged(run: Recap) -> Iterator[str]:
    """The inputs of which nothing or little could be judged."""
    yield heading(recap.UNJUDGED, 2)
    yield paragraph(recap.UNJUDGED_MEANS)
    rows = [(recap.name(one) or "-", recap.reason(one), one.path) for one in run.unjudged]
    yield table(("SOP", "Sebab", "Berkas"), rows, (6, 8, 4)) if rows else paragraph(recap.NONE)


def _signs(head: Head) -> Iterator[tuple[str, str]]:
    yield "Galat", "unsur wajib tidak ada, atau dokumen bertentangan dengan dirinya sendiri"
    yield "Peringatan", "kemungkinan besar keliru"
    yield "Catatan", "kebiasaan baik atau petunjuk"
    yield "Perlu ditinjau manusia", "dugaan yang beralasan, bukan kepastian"
    yield "Tidak dapat dinilai", "bahannya tidak ada atau tidak terbaca; bukan memenuhi dan bukan salah"
    yield from ((f"[{grade}]", words) for grade, words in GRADES.items())
    yield "Dibuat dengan", f"{wording.head_line(head)} · aturan {head.tool.rules} · registri {head.tool.registry}"
