"""Words by which text copies of forms are taken apart (data/extracts.yaml).

>>> "mulai" in extract_words("gambar")
True
"""

from __future__ import annotations

from functools import cache

from sopcheck.yamltext import packaged


@cache
def extract_words(group: str) -> frozenset[str]:
    """A group of words, in small letters."""
    return frozenset(packaged("language/data/extracts.yaml")[group])
