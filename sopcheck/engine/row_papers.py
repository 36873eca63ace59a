"""What the papers of one row say by themselves, worked out once per set of printed words (`Step.cells`).

Most questions about the flow of papers can be left at once where no row carries the mark they are about.
"""

from __future__ import annotations

from collections.abc import Iterable

from sopcheck.engine.cells import Cells
from sopcheck.language.activity import Activity
from sopcheck.language.documents import Document, covers, is_disposition, parse_document
from sopcheck.language.paper_uses import (
    has_arrived,
    is_collective,
    is_followed,
    is_kept,
    is_of_any_kind,
    is_paper,
    is_sent,
    roots,
)
from sopcheck.language.text import tokens
from sopcheck.language.verbs import verb_class

EQUIPPED, DISPOSED, UNCHANGED, WORKED_ON, DISCUSSES, PENDING, DRAFTED, IN_DOUBT = (1 << n for n in range(16, 24))
"""Marks of a row: a tool among its Kelengkapan · every Output a disposisi, of which Kegiatan does not speak · Output =
Kelengkapan word for word · needs something drafted, corrected or initialled · discusses a draft that it neither needs
nor makes · yields a paper that somebody must use later · yields only drafts · takes papers that it does not name
("Mengarsipkan berkas", or no paper at all in Kelengkapan)."""

YIELDS, NEEDS = 1 << 24, 1 << 25
"""Whether there is anything in Output, or a paper in Kelengkapan."""

ANOTHER = 1 << 28
"""Makes a paper of which no Output has a word."""

CREATING = frozenset({"susun", "buat", "ketik", "konsep", "rumus", "rancang", "tulis"})
"""Verbs by which a paper comes to be; copying, printing and binding need it to be there."""

GIVEN_ON = frozenset({"draft", "dikoreksi", "berparaf"})
"""States of papers that somebody has worked on before they are needed."""

Acted = tuple[tuple[str, Document], ...]

_PASSING_ON = frozenset({"mengirim", "mengarsipkan"})
_TAKING = frozenset({"mengirim", "mengarsipkan", "menandatangani", "membahas", "memeriksa", "menerima", "mencatat"})


class RowPapers:
    """yields, needs: Output and Kelengkapan (tools left out) by identity, in printed order. marks: bits as above.

    yielded, needed, left: the identities of yields, needs and pending.
    pending: Outputs that somebody must use later: not handed over, filed or kept in this row.
    given_on: the papers needed that somebody has worked on before.
    creates: identities of what its verbs bring into being. discusses: drafts that are deliberated or corrected but
    neither needed nor created.
    objects: identities of all that its verbs act on. another: papers it makes of which no Output has a word.
    """

    __slots__ = (
        "another",
        "creates",
        "discusses",
        "given_on",
        "left",
        "marks",
        "needed",
        "needs",
        "objects",
        "pending",
        "yielded",
        "yields",
    )

    def __init__(self, cells: Cells) -> None:
        output, activity = cells.output, cells.activity
        papers = [document for document in cells.kelengkapan if document.kind != "peralatan"]
        self.yields = _by_name(output)
        self.needs = _by_name(papers)
        acted = _acted_on(activity) if activity else ()
        self.objects = frozenset(document.name for _, document in acted)
        self.creates = frozenset(document.name for root, document in acted if root in CREATING)
        self.another = _another(activity, acted, output) if activity and self.creates and output else ()
        self.discusses = tuple(
            document
            for root, document in acted
            if document.state == "draft" and "membahas" in verb_class(root)
            if document.name not in self.needs and document.name not in self.creates
        )
        self.pending = _pending(output) if activity and activity.clauses and not _passes_on(activity) else ()
        self.yielded, self.needed = frozenset(self.yields), frozenset(self.needs)
        self.left = frozenset(document.name for document in self.pending)
        self.given_on = tuple(document for document in papers if document.state in GIVEN_ON)
        marks = EQUIPPED if len(papers) < len(cells.kelengkapan) else 0
        marks |= DISPOSED if output and all(map(is_disposition, self.yields)) and not _disposes(activity) else 0
        marks |= UNCHANGED if output and _same(output, papers) else 0
        marks |= WORKED_ON if self.given_on else 0
        marks |= DISCUSSES if self.discusses else 0
        marks |= ANOTHER if self.another else 0
        marks |= PENDING if self.pending else 0
        marks |= (YIELDS if self.yields else 0) | (NEEDS if self.needs else 0)
        marks |= DRAFTED if output and all(document.state == "draft" for document in output) else 0
        self.marks = marks | (IN_DOUBT if not papers or _takes_all(activity, papers) else 0)


def _acted_on(activity: Activity) -> Acted:
    """(root, document) of each clause, those behind "untuk" left out; what something is made into is created."""
    made = (("buat", activity.result),) if activity.result else ()
    return tuple((root, parse_document(words)) for root, words in (*activity.clauses, *made) if words)


def _another(activity: Activity, acted: Acted, output: tuple[Document, ...]) -> tuple[Document, ...]:
    """The papers made, where every Output is a paper of another kind and may not be it.

    Of a draft only its name counts; of other papers a shared word will do, even one of the sentence.
    """
    if not all(is_paper(paper) and not is_collective(paper.name) for paper in output):
        return ()
    kinds = {paper.name.partition(" ")[0] for paper in output}
    made = [
        paper
        for root, paper in acted
        if root in CREATING and is_paper(paper) and not is_of_any_kind(paper.name)
        if roots(paper.name) and paper.name.partition(" ")[0] not in kinds
    ]
    if made and not roots(activity.words).isdisjoint(root for paper in output for root in roots(paper.words)):
        drafted = any(paper.state == "draft" for paper in output)
        made = [paper for paper in made if paper.state == "draft" and not drafted and not _covered(paper, output)]
    return tuple(made)


def _covered(paper: Document, output: tuple[Document, ...]) -> bool:
    return any(covers(paper, other) for other in output)


def _disposes(activity: Activity | None) -> bool:
    return activity is not None and ("disposisi" in activity.verbs or "disposisi" in tokens(activity.words))


def _passes_on(activity: Activity) -> bool:
    return bool(activity.recipients) or any(verb_class(root) & _PASSING_ON for root, _ in activity.clauses)


def _by_name(documents: Iterable[Document]) -> dict[str, Document]:
    """The first of each identity, in printed order."""
    found: dict[str, Document] = {}
    for document in documents:
        found.setdefault(document.name, document)
    return found


def _pending(output: tuple[Document, ...]) -> tuple[Document, ...]:
    return tuple(
        document
        for document in output
        if is_paper(document) and not (is_kept(document) or is_sent(document) or is_followed(document))
        if not has_arrived(document.words) and not is_collective(document.name.partition(" yang ")[0])
    )


def _same(output: tuple[Document, ...], papers: list[Document]) -> bool:
    if len(output) != len(papers):
        return False
    return {document.words.casefold() for document in output} == {document.words.casefold() for document in papers}


def _takes_all(activity: Activity | None, papers: list[Document]) -> bool:
    if any(is_collective(document.name) for document in papers):
        return True
    if activity is None:
        return False
    return any(verb_class(root) & _TAKING and is_collective(words) for root, words in activity.clauses)
