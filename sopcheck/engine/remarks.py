"""What else one set of words of a row says: several things at once, a person, a template, a regulation, a region."""

from __future__ import annotations

from sopcheck.engine.cells import Cells, Items
from sopcheck.engine.row_papers import RowPapers
from sopcheck.language.actor_search import find_actors
from sopcheck.language.actor_words import lexicon
from sopcheck.language.actors import parse_actor
from sopcheck.language.citations import parse_citation
from sopcheck.language.gazetteer import regions_in
from sopcheck.language.persons import person_in
from sopcheck.language.repair import repaired_words
from sopcheck.language.same_names import is_telling
from sopcheck.language.tasks import together
from sopcheck.language.templates import left_over

SERANGKAI, ORANG, TEMPLAT, PERATURAN, DAERAH, SEBUTAN = (1 << n for n in range(40, 46))
"""Marks of a row: its Kegiatan is several things done, or makes several papers · names a person · some cell holds what
a form left to be replaced · an item of Kelengkapan cites a regulation · some cell names a region with its level · some
cell, or Kegiatan with an office in short form, has a name that others stand for."""

MANY = 4  # things done; [P] with three, set phrases like "menggandakan, membukukan dan mengarsipkan" would be accused
PAPERS = 3  # papers made, each of them an Output of its own


def remarks(cells: Cells, papers: RowPapers, kelengkapan: Items, output: Items) -> int:
    """The marks of one set of words. cells, papers: the same words interpreted."""
    activity = cells.activity
    texts = [words for words in (*kelengkapan, *output) if words]
    marks = PERATURAN if any(words and cites(words) for words in kelengkapan) else 0
    if activity is not None:
        texts.append(activity.words)
        if len(papers.creates & papers.yielded) >= PAPERS or len(together(activity)) >= MANY:
            marks |= SERANGKAI
        if person_in(activity.words):
            marks |= ORANG
        if actors_named(activity.words):
            marks |= SEBUTAN
    if any(is_telling(words) for words in texts):
        marks |= SEBUTAN
    if any(left_over(words) for words in texts):
        marks |= TEMPLAT
    if any(regions_in(words) for words in texts):
        marks |= DAERAH
    return marks


def cites(words: str) -> bool:
    """Whether a text is a citation with number and year."""
    return any(letter.isdigit() for letter in words) and parse_citation(words).status == "terbaca"


def actors_named(words: str) -> bool:
    """Whether an office is named by an abbreviation: what is always written out has one spelling."""
    return any(parse_actor(found.words).kind == "jabatan" and _shortened(found.words) for found in find_actors(words))


def _shortened(name: str) -> bool:
    known = lexicon()
    words = repaired_words(name)
    return any(known.short.at(words, at) for at in range(len(words))) or known.short_first.at(words) is not None
