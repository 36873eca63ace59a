"""Is the report an SOP makes reviewed, or delivered, in one of its steps?

    check: report-handled
    params:
      nama: [laporan kinerja, lkj]     # SOPs whose name has one of these
      kecuali: [pengumpulan data]      # but none of these
      kelas: [memeriksa, membahas]     # kinds of work of data/verbs.yaml, in whatever form the word stands
      kata: [inspektorat]              # words that say the same
      bukan_objek: [undangan]          # a paper with one of these in its name is not the report

Lenient: any word in the table or in Keterkaitan clears, in the headings of actors one of `kata`.
A table with gaps is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.field_required import ONE
from sopcheck.checks.step_field_required import no_steps
from sopcheck.checks.title_noun import printed_title, untitled
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.gates import by_title
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.subjects import has_phrase
from sopcheck.language.step_numbers import read_order
from sopcheck.language.text import CACHE, one_line, tokens
from sopcheck.language.verbs import active_root, base_root, noun_root, passive_root, verb_class

ELSEWHERE = (NotApplicable("nama SOP tidak menyangkut pokok ini"),)


class TidakAda(Fact):
    """nama: the printed name of the SOP."""

    nama: str


class Laporan(Params):
    """As above; phrases and words in normal form."""

    nama: tuple[str, ...]
    kecuali: tuple[str, ...] = ()
    kelas: frozenset[str]
    kata: frozenset[str] = frozenset()
    bukan_objek: frozenset[str] = frozenset()


@check(TidakAda, params=Laporan, by=by_title)
def report_handled(sop: Reading, context: Context, params: Laporan) -> Iterable[Seen] | Looked:
    name = printed_title(sop)
    if name is None:
        return untitled(sop)
    return _look(sop, params, name) if _concerns(params.nama, params.kecuali, name) else ELSEWHERE


@lru_cache(CACHE)
def _concerns(phrases: tuple[str, ...], but: tuple[str, ...], name: str) -> bool:
    return has_phrase(phrases, name) and not has_phrase(but, name)


def _look(sop: Reading, params: Laporan, name: str) -> Iterator[Seen]:
    rows = sop.sop.langkah
    if not rows:
        yield no_steps(sop)
    elif any(_says(params, words) for words in _texts(sop)) or _acts(params, sop.sop.pelaksana or ()):
        yield ONE
    elif sop.wording.unread or _has_gaps(sop):
        yield Unknown("langkah", "ada langkah yang hilang atau tidak terbaca")
    else:
        yield Hit("langkah", TidakAda(nama=one_line(name)), related=("nama",))
        yield ONE


def _texts(sop: Reading) -> Iterator[str]:
    form = sop.sop
    rows = form.langkah or ()
    yield from filter(None, [row.kegiatan for row in reversed(rows)])  # a report is delivered at the end
    for row in rows:
        yield from filter(None, (row.keterangan, *(row.kelengkapan or ()), *(row.output or ())))
    yield from filter(None, form.keterkaitan or ())


def _acts(params: Laporan, columns: tuple[str | None, ...]) -> bool:
    """Whether a column is that of one who does it; "Sub Bagian Evaluasi" may do anything."""
    return any(not params.kata.isdisjoint(tokens(words)) for words in columns if words)


def _has_gaps(sop: Reading) -> bool:
    order = read_order(sop.numbers)
    return bool(order.faults or order.strange) or not (order.judged or sop.whole)


@lru_cache(CACHE)
def _says(params: Laporan, text: str) -> bool:
    """Whether a word of the text is of one of the kinds, and no paper that is not the report stands beside it."""
    words = tokens(text)
    if not params.bukan_objek.isdisjoint(words):
        return False
    return any(word in params.kata or not params.kelas.isdisjoint(_kinds(word)) for word in words)


@lru_cache(CACHE)
def _kinds(word: str) -> frozenset[str]:
    """The kinds of work a word names, as a verb or as a noun."""
    root = active_root(word) or passive_root(word) or noun_root(word) or base_root(word)
    return verb_class(root) if root else frozenset()
