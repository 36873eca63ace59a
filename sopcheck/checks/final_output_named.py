"""Does the work end with what the name of the SOP promises?

check: final-output-named
params: {kumpul: [kumpul, himpun], bahan: [data], hasil: [laporan], tulis: [susun, buat]}

Two narrow cases: the name promises a paper, and nothing in the last row has a word of it; or the name promises only
material ("Pengumpulan Data …") and the work ends with what is written from it ("Laporan …").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from sopcheck.checks.final_output_draft import ONE, ends_elsewhere, final_step
from sopcheck.engine.cells import Cells
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.fields import inked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import YIELDS
from sopcheck.engine.steps import Step
from sopcheck.language.activity import parse_activity
from sopcheck.language.documents import Document
from sopcheck.language.paper_uses import is_collective, is_kept, is_paper, roots
from sopcheck.language.text import CACHE, one_line


class LainDariNama(Fact):
    """output: as printed in the last row; nama: of the SOP."""

    langkah: str
    output: str
    nama: str


class MelampauiNama(Fact):
    """The name promises material (`bahan`), the output is made of it."""

    langkah: str
    output: str
    nama: str
    bahan: str


class Nama(Params):
    """kumpul: roots of nouns of gathering; bahan: what is gathered; hasil: first words of what is made of it. tulis:
    roots of nouns that promise a paper ("Penyusunan …")."""

    kumpul: frozenset[str]
    bahan: frozenset[str]
    hasil: frozenset[str]
    tulis: frozenset[str]


@check(LainDariNama, MelampauiNama, params=Nama)
def final_output_named(sop: Reading, context: Context, params: Nama) -> Iterable[Seen] | Looked:
    table, title = sop.table, sop.sop.nama
    if title and inked(title) and table.legible:
        last = table.cells[-1]
        if last.marks & YIELDS and not _compare(title, last, params)[0]:
            return ONE
    return _look(sop, params)


def _look(sop: Reading, params: Nama) -> Iterator[Seen]:
    title, last = sop.sop.nama, final_step(sop)
    if not isinstance(last, Step):
        yield last
    elif sop.state("nama") == "tak-terbaca":
        yield Unknown("nama", "tidak terbaca pada berkas")
    elif not title or sop.state("nama") != "ada":
        yield NotApplicable("nama SOP tidak terisi")
    else:
        kind, gathered = _compare(title, last.cells, params)
        if kind and not ends_elsewhere(sop):
            words = {
                "langkah": sop.label(last),
                "output": "; ".join(document.words for document in last.output),
                "nama": one_line(title),
            }
            fact = LainDariNama(**words) if kind == "lain" else MelampauiNama(bahan=gathered, **words)
            yield Hit(sop.flow.locate(last, "output", last.output[0]), fact, related=("nama",))
        yield ONE


@lru_cache(CACHE)
def _compare(title: str, last: Cells, params: Nama) -> tuple[Literal["", "lain", "melampaui"], str]:
    """How the last row differs from the name, and the material that the name promises."""
    gathered = _gathered(title, params)
    if gathered:
        return ("melampaui" if _made_of_it(title, last, gathered, params) else "", gathered)
    return ("lain" if _something_else(title, last, params) else "", "")


def _gathered(title: str, params: Nama) -> str | None:
    """The material that a name promises to gather, and nothing else ("Pengumpulan Data Kinerja" → "data")."""
    named = parse_activity(title)
    if len(named.clauses) != 1 or named.root not in params.kumpul:
        return None
    first = named.clauses[0][1].partition(" ")[0].casefold()
    return first if first in params.bahan else None


def _made_of_it(title: str, last: Cells, gathered: str, params: Nama) -> bool:
    """Whether every Output is written from the material: about the same subject, not about gathering it."""
    return all(
        document.name.partition(" ")[0] in params.hasil
        and gathered not in document.name.split()
        and not roots(title).isdisjoint(roots(document.name))
        for document in last.output
    )


def _something_else(title: str, last: Cells, params: Nama) -> bool:
    """Whether the name promises a paper, and the last row yields other papers and has no word of it in any cell."""
    if parse_activity(title).root not in params.tulis or not all(map(_is_product, last.output)):
        return False
    cells = [paper.words for paper in (*last.output, *last.kelengkapan)]
    if last.activity:
        cells.append(last.activity.words)
    return all(roots(title).isdisjoint(roots(words)) for words in cells)


def _is_product(document: Document) -> bool:
    return is_paper(document) and not is_kept(document) and not is_collective(document.name)
