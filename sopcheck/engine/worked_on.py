"""Which documents a step makes or works on, by the identity of the document.

"Mengolah data laporan kinerja triwulan" and "Menyusun laporan kinerja tahunan" both work on the laporan kinerja.
"""

from __future__ import annotations

from functools import lru_cache

from sopcheck.engine.cells import Cells
from sopcheck.engine.steps import Step
from sopcheck.language.activity import Activity
from sopcheck.language.document_words import lexicon
from sopcheck.language.documents import parse_documents
from sopcheck.language.text import CACHE

Names = tuple[str, ...]


def worked_on(step: Step, roots: frozenset[str], material: frozenset[str]) -> Names:
    """Names of the documents that the verbs `roots` of a step act on, in printed order.

    material: words before a name for what goes into the document ("data"). Where the sentence only says "laporan", the
    documents of the row's other cells that begin so; empty where nothing is named.
    """
    return named(step.cells, roots, material)


@lru_cache(CACHE)
def named(cells: Cells, roots: frozenset[str], material: frozenset[str]) -> Names:
    """The same of one set of words."""
    if cells.activity is None:
        return ()
    names, general = _objects(cells.activity, roots, material)
    if names or not general:
        return names
    around = dict.fromkeys(_subject(document.name, material) for document in (*cells.kelengkapan, *cells.output))
    return tuple(name for name in around if name.partition(" ")[0] in general and not _is_general(name))


def _objects(activity: Activity, roots: frozenset[str], material: frozenset[str]) -> tuple[Names, Names]:
    """(names, general words) of what the activity acts on and makes it into."""
    cells = [words for root, words in activity.clauses if root in roots]
    if cells and activity.result:
        cells.append(activity.result)
    names = dict.fromkeys(_subject(document.name, material) for cell in cells for document in parse_documents(cell))
    general = tuple(name for name in names if _is_general(name))
    return tuple(name for name in names if name not in general), general


@lru_cache(CACHE)
def _subject(name: str, material: frozenset[str]) -> str:
    """Which document a name is about: "data laporan kinerja" → "laporan kinerja", "laporan dan laporan" → "laporan"."""
    words = [word for word in dict.fromkeys(name.split()) if word not in lexicon().joining]
    while len(words) > 1 and words[0] in material:
        words.pop(0)
    return " ".join(words)


def _is_general(name: str) -> bool:
    """Whether it identifies nothing by itself; an empty name least of all."""
    return all(word in lexicon().general for word in name.split())
