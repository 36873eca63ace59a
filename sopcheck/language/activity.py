"""The wording of a step (Kegiatan): its verbs, what they act on, who is named in it.

>>> activity = parse_activity("Menyampaikan Nota Dinas ke Bidang bidang dalam rangka permintaan data")
>>> activity.form, activity.root, activity.clauses, activity.recipients
('aktif', 'sampai', (('sampai', 'Nota Dinas'),), ('Bidang bidang',))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.language.actor_search import actors_after
from sopcheck.language.clauses import Clause, Clauses, read_clauses
from sopcheck.language.openings import Form, opening
from sopcheck.language.text import CACHE, one_line
from sopcheck.language.verbs import base_root, hands_over, noun_root, passive_root, verb_class
from sopcheck.language.words import words_of

__all__ = ["Activity", "Form", "parse_activity", "verb_class"]

Pairs = tuple[tuple[str, str], ...]

# "(yang keliru dibetulkan oleh Staf)": an aside is no part of the sentence
_ASIDE = re.compile(r"\([^()]*\)")
# " (PPTK)" right behind a subject
_NEXT_ASIDE = re.compile(r" ?\([^()]*\)")
# "Tanda tangan surat": what may be one verb printed as two words, behind a number
_TWO = re.compile(r"\s*(?:\w{1,3}[.)]\s*)?([^\W\d_]+) ([^\W\d_]+)\b")
_BY = frozenset({"oleh"})
_TO = frozenset({"kepada", "ke"})


@dataclass(frozen=True, slots=True)
class Activity:
    """What a Kegiatan says.

    words: printed, on one line.
    form: "aktif" · "dasar" bare verb ("Terima") · "pasif" · "nomina" ("Pengumpulan data") · "subjek" an actor stands
        before the verb, printed in `subject` · "lain" none of these.
    verb: the leading active verb in normal form ("memberikan"); None in the forms without one.
    root: what is done: of the verb, of the noun after a verb that says nothing ("memberikan persetujuan" → setuju), of
        a leading noun, bare or passive verb; None where it is not in the list.
    verbs: what is done, in order: one root per coordinated verb; a verb outside the list counts by its own word.
    clauses: (root, words acted on as printed, perhaps ""), where the root is known; "melaksanakan rapat pembahasan
        draft" gives one for rapat and one for bahas. purposes: the same behind untuk, guna, agar, yang.
    result: what something is made into ("menjadi laporan tahunan").
    by: actors after "oleh". recipients: actors after "kepada", "ke", and "pada" where something is handed over.
    """

    words: str
    form: Form = "lain"
    verb: str | None = None
    root: str | None = None
    subject: str | None = None
    verbs: tuple[str, ...] = ()
    clauses: Pairs = ()
    purposes: Pairs = ()
    result: str | None = None
    by: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Of the words alone: they decide all else, and this is a key of many look-ups."""
        return hash(self.words)

    def is_of(self, name: str) -> bool:
        """Whether anything done is of a class of data/verbs.yaml ("membuat", "membahas", "mengirim" …)."""
        return any(name in verb_class(root) for root, _ in self.clauses)


@lru_cache(CACHE)
def parse_activity(text: str) -> Activity:
    """Read a Kegiatan. An empty or strange text is of form "lain"."""
    plain = _one_verb(_ASIDE.sub(lambda aside: " " * len(aside.group()), text))
    form, lead, subject = opening(plain)
    if form in ("aktif", "dasar", "subjek"):
        read = read_clauses(plain, lead, bare=form == "dasar")
    elif form == "lain":
        read = Clauses()
    else:
        read = _without_active_verb(plain, lead, form)
    verbs = tuple(root or verb for root, verb in zip(read.roots, read.verbs, strict=True))
    handing = any(hands_over(root) for root in verbs)
    return Activity(
        words=one_line(text),
        form=form,
        verb=read.verbs[0] if form in ("aktif", "subjek") and read.verbs else None,
        root=read.roots[0] if read.roots else None,
        subject=_subject(text, *subject) if subject else None,
        verbs=verbs,
        clauses=_pairs(read.main),
        purposes=_pairs(read.purposes),
        result=read.result,
        by=actors_after(plain, _BY),
        recipients=actors_after(plain, _TO | {"pada"} if handing else _TO),
    )


def _one_verb(text: str) -> str:
    """The same text, no longer or shorter, with a bare verb of two words at its head as one ("Tandatangan  surat")."""
    found = _TWO.match(text)
    if not found or base_root(found[1]) or not base_root(found[1] + found[2]):
        return text
    return f"{text[: found.end(1)]}{found[2]} {text[found.end() :]}"


def _pairs(clauses: tuple[Clause, ...]) -> Pairs:
    return tuple((clause.root, clause.words) for clause in clauses if clause.root)


def _subject(text: str, start: int, end: int) -> str:
    """The printed actors, with an aside right behind them ("Kasubbid (PPTK)")."""
    aside = _NEXT_ASIDE.match(text, end)
    return one_line(text[start : aside.end() if aside else end])


def _without_active_verb(plain: str, lead: int, form: Form) -> Clauses:
    """ "Penyusunan Laporan Kinerja" and "Laporan disusun oleh Kasubbag" as (susun, Laporan …)."""
    words = words_of(plain)
    if form == "pasif":
        root = passive_root(words[lead].norm)
        acted_on = one_line(plain[words[0].start : words[lead - 1].end]) if lead else ""
        return Clauses(main=(Clause(root, acted_on),), verbs=("",), roots=(root,))
    if not noun_root(words[lead].norm):
        return Clauses()
    # the noun reads as it does after a verb that says nothing: "(melakukan) penyusunan …"
    read = read_clauses(f"melakukan {plain[words[lead].start :]}", 0)
    return Clauses(main=read.main[:1], verbs=read.verbs[:1], roots=read.roots[:1])
