"""What becomes of every Output and why: the answer to “why was this output counted as used?”.

The same evidence as the rule on unused outputs, told in words; worked out only where a report shows it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from sopcheck.engine.document_flow import Flow
from sopcheck.engine.mentions import FEW, returns_in
from sopcheck.engine.paper_use import (
    appoints,
    carried_out,
    doubted,
    goes_back,
    made_into,
    noted_beside,
    under_another_name,
)
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document
from sopcheck.language.paper_uses import has_arrived, is_collective, is_followed, is_kept, is_paper, is_sent, roots
from sopcheck.language.text import one_line
from sopcheck.model.locators import LABELS
from sopcheck.model.report import PaperFate, Verdict

Told = tuple[Verdict, tuple[str, ...], str]
Names = Mapping[str, Sequence[int]]

_SAYS: Mapping[str, Verdict] = {
    "nama": "hasil-akhir",
    "pencatatan_pendataan": "disimpan",
    "keterkaitan": "diserahkan",
    "peralatan_perlengkapan": "dipakai",
}
"""What it says of a paper that a field of the identity block names it."""


def fates(sop: Reading) -> Iterator[PaperFate]:
    """Every Output that could be read, row by row."""
    return Fates(sop).all()


class Fates:
    """The places of each name, by column, and the evidence asked in this order until something answers."""

    def __init__(self, sop: Reading) -> None:
        self._sop = sop
        self._flow: Flow = sop.flow
        self._needed = _places([row.needs for row in self._flow.papers])
        self._worked_on = _places([row.objects for row in self._flow.papers])

    def all(self) -> Iterator[PaperFate]:
        for step in self._sop.steps:
            for document in step.output:
                verdict, by, reason = self._of(step, document)
                at = self._flow.locate(step, "output", document)
                read = (document.name, document.state, document.period, document.owner)
                yield PaperFate(at, document.words, *read, verdict, by, reason)

    def _of(self, step: Step, document: Document) -> Told:
        evidence: tuple[Callable[[Step, Document], Told | None], ...] = (
            self._needed_later,
            self._worked_on_later,
            self._handed_over,
            self._by_its_words,
            self._told_to_do,
            self._in_other_words,
            self._by_keterangan,
            self._in_the_identity_block,
            self._at_the_end,
            self._going_back,
            self._abbreviated,
            self._made_into,
            self._appointing,
            self._not_judged,
            self._in_doubt,
        )
        told = (look(step, document) for look in evidence)
        unused: Told = ("tidak-dipakai", (), "tidak disebut lagi sesudahnya, tidak diserahkan, dan tidak dicatat")
        return next((found for found in told if found), unused)

    def _label(self, position: int) -> str:
        return self._sop.labels[position - 1]

    def _needed_later(self, step: Step, document: Document) -> Told | None:
        position = _next(self._needed, document.name, step.position)
        if not position:
            return None
        return "dipakai", (self._kelengkapan(position, document.name),), f"kelengkapan {self._label(position)}"

    def _kelengkapan(self, position: int, name: str) -> str:
        return self._flow.locate(
            self._flow.steps[position - 1], "kelengkapan", self._flow.papers[position - 1].needs[name]
        )

    def _worked_on_later(self, step: Step, document: Document) -> Told | None:
        position = _next(self._worked_on, document.name, step.position)
        if not position:
            return None
        return "dipakai", (f"langkah.{position}.kegiatan",), f"dikerjakan pada {self._label(position)}"

    def _handed_over(self, step: Step, document: Document) -> Told | None:
        activity, at = step.activity, (f"{step.at}.kegiatan",)
        if activity is None:
            return None
        if activity.recipients:
            return "diserahkan", at, f"diserahkan kepada {', '.join(activity.recipients)} pada langkah itu juga"
        if activity.is_of("mengarsipkan"):
            return "disimpan", at, "diarsipkan pada langkah itu juga"
        return ("diserahkan", at, "dikirim pada langkah itu juga") if activity.is_of("mengirim") else None

    def _by_its_words(self, step: Step, document: Document) -> Told | None:
        if has_arrived(document.words):
            return "diserahkan", (), "menurut sebutannya sudah sampai, tersimpan, atau selesai"
        if is_kept(document):
            return "disimpan", (), "jenis dokumen yang dibuat untuk disimpan"
        if is_followed(document):
            return "dipakai", (), "jenis dokumen yang menuntun pekerjaan sesudahnya"
        return ("diserahkan", (), "jenis dokumen yang ditujukan kepada pihak lain") if is_sent(document) else None

    def _by_keterangan(self, step: Step, document: Document) -> Told | None:
        if not noted_beside(step):
            return None
        return "diserahkan", (f"{step.at}.keterangan",), f"Keterangan: {one_line(step.row.keterangan or '')}"

    def _in_the_identity_block(self, step: Step, document: Document) -> Told | None:
        for field, verdict in _SAYS.items():
            if returns_in(document.name, self._sop.printed[field]):
                return verdict, (field,), f"kata-katanya muncul pada {LABELS[field]}"
        return None

    def _at_the_end(self, step: Step, document: Document) -> Told | None:
        return ("hasil-akhir", (), "alur berakhir pada langkah itu") if self._flow.order.ends(step) else None

    def _told_to_do(self, step: Step, document: Document) -> Told | None:
        if not carried_out(self._sop, step, document):
            return None
        following = step.position + 1
        return "dipakai", (f"langkah.{following}.kegiatan",), f"perintahnya dikerjakan pada {self._label(following)}"

    def _in_other_words(self, step: Step, document: Document) -> Told | None:
        if document.kind == "peralatan" or not self._flow.mentions.of(document.name, step.position):
            return None
        wanted = roots(document.name)
        behind = self._sop.table.cells[step.position : step.position + FEW]
        shared = [len(wanted & row.roots) for row in behind]
        if not wanted or not any(shared):
            return "dipakai", (), "kata-katanya muncul lagi sesudahnya"
        position = step.position + 1 + shared.index(max(shared))
        return "dipakai", (f"langkah.{position}",), f"kata-katanya muncul lagi pada {self._label(position)}"

    def _going_back(self, step: Step, document: Document) -> Told | None:
        back = goes_back(self._sop, step, document)
        return ("dipakai", (), "alur kembali ke langkah sebelumnya yang menyebutnya") if back else None

    def _abbreviated(self, step: Step, document: Document) -> Told | None:
        other = under_another_name(self._sop, step, document)
        if other is None:
            return None
        position = _next(self._needed, other, step.position)
        by = (self._kelengkapan(position, other),) if position else ()
        return "dipakai", by, f"disebut “{other}”" + (f" pada {self._label(position)}" if position else "")

    def _made_into(self, step: Step, document: Document) -> Told | None:
        position = made_into(self._sop, step, document)
        if not position:
            return None
        return "dipakai", (f"langkah.{position}",), f"dasar dokumen pada {self._label(position)}"

    def _appointing(self, step: Step, document: Document) -> Told | None:
        position = appoints(self._sop, step, document)
        if not position:
            return None
        return "dipakai", (f"langkah.{position}.pelaksana",), f"menunjuk pelaksana {self._label(position)}"

    def _not_judged(self, step: Step, document: Document) -> Told | None:
        """What the rule leaves aside: nothing says that somebody must do something with it."""
        if document.kind == "peralatan":
            return "tidak-dinilai", (), "peralatan, bukan dokumen"
        if not is_paper(document):
            return "tidak-dinilai", (), "data, keadaan, atau barang, bukan naskah yang pasti"
        if is_collective(document.name.partition(" yang ")[0]):
            return "tidak-dinilai", (), "sebutan umum, tidak menunjuk satu dokumen"
        understood = step.activity is not None and bool(step.activity.clauses)
        return None if understood else ("tidak-dinilai", (), "kegiatannya tidak cukup dipahami")

    def _in_doubt(self, step: Step, document: Document) -> Told | None:
        doubt = doubted(self._sop, step)
        return ("ragu", (), doubt) if doubt else None


def _places(rows: Sequence[Mapping[str, Document] | frozenset[str]]) -> Names:
    found: dict[str, list[int]] = {}
    for position, names in enumerate(rows, 1):
        for name in names:
            found.setdefault(name, []).append(position)
    return found


def _next(places: Names, name: str, position: int) -> int:
    """The first place behind a row; 0 if there is none."""
    at = places.get(name, ())
    place = bisect_right(at, position)
    return at[place] if place < len(at) else 0
