"""The words that titles of regulations are made of: a title without a single one of them cannot be read."""

from __future__ import annotations

from functools import lru_cache

from sopcheck.language.text import tokens
from sopcheck.law.registry import Registry


@lru_cache(8)
def words_of_titles(law: Registry) -> frozenset[str]:
    """The words of all titles of a registry, in normal form."""
    titles = (law.named(key).title for key in law)
    return frozenset(word for title in titles if title for word in tokens(title))
