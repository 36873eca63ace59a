"""Whether anybody uses an Output in words that are not plainly its name: what clears it of the suspicion of being lost.

Lenient on purpose. `Flow.pending` has left over what no later Kelengkapan needs under the same identity.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from sopcheck.engine.mentions import near, returns, returns_in, returns_soon
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.abbreviations import initials, is_called_short
from sopcheck.language.documents import Document, is_disposition
from sopcheck.language.paper_uses import appointed, becomes, has_arrived, roots
from sopcheck.language.text import tokens

FIELDS = ("nama", "pencatatan_pendataan", "keterkaitan", "peralatan_perlengkapan")
"""Fields of the identity block where a paper that is kept, or taken up by another SOP, is named."""

_NAMING = itemgetter(*FIELDS)


def is_used(sop: Reading, step: Step, document: Document) -> bool:
    """Whether a step's Output may be used, handed over or kept."""
    flow, position, name = sop.flow, step.position, document.name
    if noted_beside(step) or returns_soon(name, sop.table, position) or is_named(sop, name):
        return True
    if carried_out(sop, step, document) or flow.order.ends(step) or flow.mentions.of(name, position):
        return True
    if goes_back(sop, step, document) or made_into(sop, step, document):
        return True
    return bool(appoints(sop, step, document)) or under_another_name(sop, step, document) is not None


def noted_beside(step: Step) -> bool:
    """Whether Keterangan says that it was sent or filed, or names the SOP that takes it up."""
    keterangan = step.row.keterangan
    return bool(keterangan) and (has_arrived(keterangan or "") or "sop" in tokens(keterangan or ""))


def is_named(sop: Reading, name: str) -> bool:
    """Whether the identity block names it."""
    return returns_in(name, *_NAMING(sop.printed))


def carried_out(sop: Reading, step: Step, document: Document) -> bool:
    """Whether the next step does what a disposisi tells ("memerintahkan … untuk membuat surat tugas")."""
    if step.position >= len(sop.table.cells):
        return False
    activity, following = step.activity, sop.table.cells[step.position].activity
    if activity is None or not activity.purposes or following is None or not is_disposition(document):
        return False
    told = {root for root, _ in activity.purposes}
    return not told.isdisjoint(root for root, _ in following.clauses)


def under_another_name(sop: Reading, step: Step, document: Document) -> str | None:
    """The name under which later rows, or the identity block, have it: an abbreviation, or the words of one."""
    flow, position = sop.flow, step.position
    if is_disposition(document):
        return None
    for other in sop.other_names(document.name):
        if flow.needed_behind(other, position) or flow.mentions.of(other, position):
            return other
        if is_named(sop, other):
            return other
    return flow.short_behind(document.name, position)


def made_into(sop: Reading, step: Step, document: Document) -> int:
    """The first row behind that has what a paper is turned into by regulation; 0 if there is none."""
    wanted = [roots(name) for name in becomes(document.name)]
    if not wanted:
        return 0
    behind = enumerate(sop.table.cells[step.position :], step.position + 1)
    return next((position for position, row in behind if any(names <= row.roots for names in wanted)), 0)


def appoints(sop: Reading, step: Step, document: Document) -> int:
    """The first row behind that is done by those whom a list or an order names; 0 if there is none."""
    named = appointed(document.name)
    if not roots(named):
        return 0
    behind = enumerate(sop.table.printed.pelaksana[step.position :], step.position + 1)
    return next((position for position, doers in behind if returns_in(named, doers)), 0)


def may_be(sop: Reading, paper: Document, others: Sequence[Document], *, lenient: bool) -> bool:
    """Whether one of the others may be the paper: an abbreviation of it; lenient: or one that shares its words."""
    names = (paper.name, *sop.other_names(paper.name))
    if _may_be_short(paper, others):
        return True
    return any(_may_be(name, other.name, lenient) for other in others for name in names)


def _may_be_short(paper: Document, others: Sequence[Document]) -> bool:
    """Whether a draft and the only draft among the others may be one under two names, as one has letters for a name.

    What letters stand for cannot always be told from them ("kontrak" as "SPK", "surat teguran" as "SP-1").
    """
    drafts = [other for other in others if other.state == "draft"]
    if paper.state != "draft" or len(drafts) != 1:
        return False
    return is_called_short(paper.words) != is_called_short(drafts[0].words)


def _may_be(a: str, b: str, lenient: bool) -> bool:
    if a == b or _is_short_for(a, b) or _is_short_for(b, a):
        return True
    return lenient and (returns(a, b) or near(a, b))


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name has the initials of another, or of one of the papers it joins ("LHR dan Pernyataan")."""
    return any(initials(part) in short.split() for part in (name, *name.split(" dan ")))


def goes_back(sop: Reading, step: Step, document: Document) -> bool:
    """Whether work comes back to an earlier row that uses it."""
    flow, name, position = sop.flow, document.name, step.position
    if not flow.order.returns(position, position):
        return False
    return flow.needed.get(name, position) < position or flow.mentions.before(name, position)


def doubted(sop: Reading, step: Step) -> str | None:
    """Why an Output that nobody names may be used all the same; None if nothing speaks for it."""
    flow = sop.flow
    if flow.last_in_doubt > step.position:
        taker = sop.label(flow.steps[flow.last_in_doubt - 1])
        return f"mungkin dipakai pada {taker}, yang tidak menyebut dokumennya satu per satu"
    return "langkah sesudahnya tidak terbaca seluruhnya" if flow.lost_after(step.position) else None
