"""Damaged and variant words set right, for comparing only; what is shown to people stays as printed.

>>> repaired("Lembar disipesi"), repaired("Draf hasil Review")
('lembar disposisi', 'draft hasil reviu')
"""

from __future__ import annotations

from functools import cache, lru_cache

from sopcheck.language.phrases import Phrases
from sopcheck.language.text import CACHE, tokens
from sopcheck.yamltext import packaged


@lru_cache(CACHE)
def repaired(text: str) -> str:
    """The normal form with the known OCR damage and spelling variants replaced (data/ocr.yaml)."""
    return " ".join(repaired_words(text))


@lru_cache(CACHE)
def repaired_words(text: str) -> tuple[str, ...]:
    """The words of `repaired`."""
    return _all().replace(tokens(text))


@lru_cache(CACHE)
def is_damaged(text: str) -> bool:
    """Whether a word was misread or cut (a spelling variant is no damage): what rests on it needs a human look."""
    words = tokens(text)
    return _damage().replace(words) != words


@cache
def _all() -> Phrases:
    data = packaged("language/data/ocr.yaml")
    return Phrases({**data["rusak"], **data["ejaan"]})


@cache
def _damage() -> Phrases:
    return Phrases(packaged("language/data/ocr.yaml")["rusak"])
