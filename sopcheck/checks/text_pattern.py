"""Do the words in some fields match a pattern, or keep clear of it?

check: text-pattern
params: {di: [nomor], pola: '\\.{3,}', harus: tidak}      # no place may match
params: {di: [keterkaitan], pola: '\\bSOP\\b', harus: tiap}   # every item must
params: {di: [peringatan], pola: '\\bmaka\\b', harus: salah-satu}   # one item must
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from functools import lru_cache
from typing import Any, Literal

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import by_words
from sopcheck.engine.kept import kept
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Locators, Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, is_blank, one_line
from sopcheck.model.locators import LABELS

NOTHING = NotApplicable("tidak ada isian yang dapat diperiksa")


class Cocok(Fact):
    """Words match that should not. teks: the whole field; bagian: what matched."""

    unsur: str
    teks: str
    bagian: str


class TidakCocok(Fact):
    """No words match where they should. teks: the item, or all items."""

    unsur: str
    teks: str


class Pola(Params):
    """di: fields (lists are judged by item); pola: regular expression, case does not matter.

    harus: "tidak" (none may match), "tiap" (each must), "salah-satu" (one of a field's items must).
    """

    di: Locators
    pola: re.Pattern[str]
    harus: Literal["tidak", "tiap", "salah-satu"] = "tidak"

    @lazy
    def alone(self) -> str:
        """The field, if it is the only one, else ""."""
        return self.di[0] if len(self.di) == 1 else ""

    def kinds(self) -> frozenset[str]:
        return frozenset({Cocok.kind if self.harus == "tidak" else TidakCocok.kind})


@check(Cocok, TidakCocok, params=Pola, by=lambda params: by_words(*params.di))
def text_pattern(sop: Reading, context: Context, params: Pola) -> Iterable[Seen] | Looked:
    value = sop.printed.get(params.alone)
    return _held_against(params, value) if value and not sop.unread else _read(sop, params)


@kept
def _held_against(params: Pola, value: str | tuple[str | None, ...]) -> Iterator[Seen]:
    """The words of the only field, all of them readable."""
    judged = yield from _judge(params.alone, value, params)
    yield _told(judged)


def _read(sop: Reading, params: Pola) -> Iterator[Seen]:
    """Several fields, or one that is empty, absent, or perhaps lost."""
    judged = 0
    for field in params.di:
        value = sop.readable(field)
        if (not value or sop.unread) and sop.state(field) == "tak-terbaca":
            yield Unknown(field, "tidak terbaca pada berkas")
        else:
            judged += yield from _judge(field, value, params)
    yield _told(judged)


def _told(judged: int) -> Seen:
    return looked(judged) if judged else NOTHING


def _judge(field: str, value: Any, params: Pola) -> Generator[Seen, None, int]:
    """The words of one field; returns how many were judged."""
    return (_one_must if params.harus == "salah-satu" else _each)(field, value, params)


def _each(field: str, value: Any, params: Pola) -> Generator[Seen, None, int]:
    """Each item by itself; returns how many were judged."""
    judged, wanted = 0, params.harus == "tiap"
    for position, words in enumerate(_items(value), 1):
        if words is None:
            yield Unknown(_at(field, value, position), "tidak terbaca pada berkas")
            continue
        if is_blank(words):
            continue
        judged += 1
        part = match(params.pola.pattern, words)
        if part is None and wanted:
            yield Hit(_at(field, value, position), TidakCocok(unsur=LABELS[field], teks=one_line(words)))
        elif part is not None and not wanted:
            fact = Cocok(unsur=LABELS[field], teks=one_line(words), bagian=part)
            yield Hit(_at(field, value, position), fact)
    return judged


def _one_must(field: str, value: Any, params: Pola) -> Generator[Seen, None, int]:
    """The items together; a lost one may be the one that matches."""
    printed: list[str] = []
    for words in _items(value):
        if words and not is_blank(words):
            if match(params.pola.pattern, words) is not None:
                return 1
            printed.append(one_line(words))
    lost = [position for position, words in enumerate(_items(value), 1) if words is None]
    for position in lost:
        yield Unknown(_at(field, value, position), "tidak terbaca pada berkas")
    if lost or not printed:
        return 0
    yield Hit(field, TidakCocok(unsur=LABELS[field], teks="; ".join(printed)))
    return 1


@lru_cache(CACHE)
def match(pattern: str, words: str) -> str | None:
    """What matches in the words, put on one line; None if nothing does.

    The pattern comes as text, because a compiled one is hashed anew at every call, and that takes longer than the rest.
    """
    found = re.search(pattern, one_line(words), re.IGNORECASE)
    return found[0].strip() if found else None


def _items(value: Any) -> tuple[str | None, ...]:
    return (value,) if value.__class__ is str else value or ()


def _at(field: str, value: Any, position: int) -> str:
    return field if value.__class__ is str else f"{field}.{position}"
