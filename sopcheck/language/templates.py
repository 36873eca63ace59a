"""What a form left for its writer to replace: dotted gaps, “XXX”, prompts of office programs, hints for filling in.

>>> left_over("Menyusun laporan Dinas ……… Kabupaten XXX"), left_over("Menyusun laporan, dll ...")
('………', None)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sopcheck.language.document_words import lexicon
from sopcheck.language.phrases import Phrases
from sopcheck.language.text import CACHE, one_line, tokens
from sopcheck.language.verbs import is_noun_of_doing
from sopcheck.language.words import words_of
from sopcheck.yamltext import packaged

# "Dinas ……" · "Kepala ____" · "Bidang........"
_RUN = re.compile(r"[.…_]{1,500}+")
# "Yth. ........", “........”: what is to be typed, not what was left
_QUOTED = re.compile(r"“[^“”]{0,300}”|\"[^\"]{0,300}\"")
# what follows three dots inside a sentence: "Jika ... maka"
_GOES_ON = re.compile(r"\s{1,9}[^\W\d_]")
# "XXX" · "Tahun 20XX"; two alone may be a Roman number
_CROSSES = re.compile(r"(?<![^\W_]) (?: [xX]{3,40}+ | 20[xX]{2} ) (?![^\W_])", re.VERBOSE)
APART, GLUED = 4, 6  # dots that make a gap
# "[nama instansi]" · "<nama pejabat>"; what stands in round brackets may only explain
_MARKED = re.compile(r"\[[^\[\]]{1,60}\] | <[^<>]{1,60}> | \{[^{}]{1,60}\}", re.VERBOSE)
NEAR = 30  # characters before a gap in which the word before it stands


@lru_cache(CACHE)
def left_over(text: str) -> str | None:
    """The first thing in a text that should have been replaced, as printed; None if there is none."""
    line = one_line(text)
    if "#" in line:
        for cell in _texts("sel_rusak"):
            if cell in line:
                return cell
    if ".." in line or "…" in line or "__" in line:
        for run in _RUN.finditer(_QUOTED.sub(lambda quoted: " " * len(quoted[0]), line)):
            if _is_gap(line, run) and _word_before(line, run.start()) not in _set("bukan_isian"):
                return run[0]
    if "xx" in line.casefold():
        for crosses in _CROSSES.finditer(line):
            if crosses[0][0] == "2" or _word_before(line, crosses.start()) not in _set("bilangan_romawi"):
                return crosses[0]
    marked = _MARKED.search(line)
    if marked and " ".join(tokens(marked[0])) in _set("isian"):
        return marked[0]
    return _prompt(line)


@lru_cache(CACHE)
def hint(entry: str) -> str | None:
    """A whole entry of the identity block that only says what belongs there, on one line; None for any other."""
    words = tokens(entry)
    if len(words) <= 6 and " ".join(words) in _set("isian"):
        return one_line(entry)
    if words and entry.lstrip()[:1] in tuple("([<{") and _phrases("petunjuk").at(words):
        return one_line(entry)
    if words[:2] == ("contoh", "sop") or (
        words[:1] == ("contoh",) and entry.split(":")[0].strip(" (").casefold() == "contoh"
    ):
        return one_line(entry)
    return None


@lru_cache(CACHE)
def yearly(text: str) -> tuple[tuple[str, str], ...]:
    """(name, year) of everything with a year behind its proper name: (("Susenas", "2024"),)."""
    return tuple(
        (found["name"], found["year"])
        for found in _YEARLY.finditer(text)
        if (name := found["name"].casefold()) not in _set("bukan_kegiatan_berkala")
        if not is_noun_of_doing(name) and name not in lexicon().papers
    )


# "Susenas 2024"; not "Renstra 2021-2026", "5/2024"
_YEARLY = re.compile(
    r"(?<![\w/.-]) (?P<name> [A-Z][^\W\d_]{3,30} ) \s (?P<year> 20[0-9]{2} ) (?! \s?[-–/] | \w )", re.VERBOSE
)


def _is_gap(line: str, run: re.Match[str]) -> bool:
    """Whether dots or a line stand for words: four of them apart from a word, six behind one, three within a sentence.

    "laporan trib..." is cut off, "dan lain-lain ..." only slack.
    """
    long = len(run[0]) + 2 * run[0].count("…")
    if run.start() and line[run.start() - 1].isalnum():
        return long >= GLUED
    if long >= APART or "___" in run[0]:
        return True
    return long == len("...") and run.start() > 0 and _GOES_ON.match(line, run.end()) is not None


def _prompt(line: str) -> str | None:
    words = tokens(line)
    for place in range(len(words)):
        found = _phrases("program").at(words, place)
        if found:
            return line if len(words) == len(found[0]) else " ".join(found[0])
    return None


def _word_before(line: str, place: int) -> str:
    before = words_of(line[max(0, place - NEAR) : place])
    return before[-1].norm if before else ""


def _texts(group: str) -> tuple[str, ...]:
    return tuple(packaged("language/data/templates.yaml")[group])


@cache
def _set(group: str) -> frozenset[str]:
    return frozenset(_texts(group))


@cache
def _phrases(group: str) -> Phrases:
    return Phrases(_texts(group))
