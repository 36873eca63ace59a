"""Short names of papers: what a text itself says they stand for, and what their letters can stand for.

>>> abbreviations_in("Menyusun Form Rencana Aksi (FRA)"), initials("surat perintah perjalanan dinas")
((('fra', ('form', 'rencana', 'aksi')),), 'sppd')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sopcheck.language.document_words import lexicon
from sopcheck.language.repair import repaired_words
from sopcheck.language.text import CACHE

Words = tuple[str, ...]

SHORTEST, LONGEST = 2, 12  # letters of an abbreviation
MOST_WORDS = 8  # words one stands for: "LAKIP" four, names of forms up to seven
KIND = 6  # letters that name a kind of paper: "SE", "NPHD", "APBDes"
ALONE = 3  # letters from which an abbreviation is recognized without being explained: "BA" may be anything

# "(FRA)", "(Form Rencana Aksi)"
_ASIDE = re.compile(r"\(([^()]+)\)")
_ROOM = 200  # characters before an aside that it may explain
_WORD = re.compile(r"[^\W_]+")
# "FRA", "LKjIP", "SP2D": one word with two capitals at least
_SHORT = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9]+")


@lru_cache(CACHE)
def abbreviations_in(text: str) -> tuple[tuple[str, Words], ...]:
    """(abbreviation, the words it stands for), both in normal form, as a text explains them in parentheses."""
    return tuple(_explained(text)) if "(" in text else ()


def _explained(text: str) -> Iterator[tuple[str, Words]]:
    done = 0
    for found in _ASIDE.finditer(text):
        before, aside = text[max(done, found.start() - _ROOM) : found.start()], found[1][:_ROOM]
        done = found.end()
        short, words = aside.strip(), repaired_words(before)
        if not _is_short(short):
            *_, short = before.split() or [""]
            words = repaired_words(aside)
            if not _is_short(short) or not stands_for(short, words):
                continue
            yield short.casefold(), words
            continue
        endings = [words[-size:] for size in range(2, min(len(words), MOST_WORDS) + 1)]
        fitting = [ending for ending in endings if stands_for(short, ending)]
        if fitting:
            yield short.casefold(), next((e for e in fitting if _is_initials(short.casefold(), e)), fitting[0])


@lru_cache(CACHE)
def is_called_short(name: str) -> bool:
    """Whether a printed name begins, behind its state, with letters for the kind of paper ("Draf SE", "Konsep SP-1").

    In capitals throughout, a short word is one only if it is not a word that names papers.
    """
    known = lexicon()
    words = (word for word in _WORD.findall(name[:_ROOM]) if not known.states.keys() & set(repaired_words(word)))
    word = next(words, "")
    return len(word) <= KIND and _is_short(word) and word.casefold() not in known.papers | known.general


def _is_short(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and _SHORT.fullmatch(word) is not None


@lru_cache(CACHE)
def stands_for(short: str, words: Words) -> bool:
    """Whether the letters of a word can be taken from these in order, from the beginning of each; small joining words
    may be left out ("BAST": Berita Acara Serah Terima).
    """
    if len(words) < 2 or len(words) > MOST_WORDS or not SHORTEST <= len(short) <= LONGEST:
        return False
    rests = {short.casefold()}
    for word in words:
        left = rests if word in lexicon().joining else set()
        rests = {rest for before in rests for rest in _rests(before, word)} | left
    return "" in rests


def _rests(short: str, word: str) -> Iterator[str]:
    """What is left of an abbreviation when one, two … of its letters are taken from a word."""
    place = 0
    for taken, letter in enumerate(short, 1):
        found = word.find(letter, place)
        if found < 0 or (taken == 1 and found > 0):
            return
        place = found + 1
        yield short[taken:]


def renamed(name: str, known: Mapping[str, Words]) -> Iterable[str]:
    """The same name with abbreviations written out, and with their words written short."""
    words = name.split()
    for short, full in known.items():
        if short in words:
            yield " ".join(part for word in words for part in (full if word == short else (word,)))
        else:
            size = len(full)
            for place in range(len(words) - size + 1):
                if tuple(words[place : place + size]) == full:
                    yield " ".join([*words[:place], short, *words[place + size :]])
                    break


@lru_cache(CACHE)
def initials(name: str) -> str:
    """The first letters of a name of several words, joining ones left out; "" where they are too few to be sure."""
    letters = _letters(tuple(name.split()))
    return letters if len(letters) >= ALONE else ""


def _is_initials(short: str, words: Words) -> bool:
    return short == _letters(words)


def _letters(words: Words) -> str:
    kept = [word[0] for word in words if word not in lexicon().joining]
    return "".join(kept) if len(kept) > 1 else ""
