"""The id of a finding: the same after edits elsewhere, so that a reviewer's remark stays attached.

Made of rule, SOP identity, kind and the normalized words at the place; never of line or list index.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from sopcheck.language.text import CACHE, normal
from sopcheck.model.sop import Sop


def identity(sop: Sop) -> str:
    """The `id` key, else instansi + nomor + nama; never the file name."""
    if sop.id:
        return normal(sop.id)
    return normal(" ".join(filter(None, (sop.instansi, sop.nomor, sop.nama))))


def fingerprint(
    rule: str, sop_identity: str, kind: str, field: str, around: str, words: str, anchor: str = "", ordinal: int = 0
) -> str:
    """16 hex digits.

    field: the place without positions; around: the Kegiatan of the step it stands in; words: those printed there;
    anchor: what tells an absent thing from its like; ordinal: of equal findings, from 0.
    """
    parts = [rule, sop_identity, kind, field, normal(around), normal(words), normal(anchor)]
    if ordinal:
        parts.append(str(ordinal))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(CACHE)
def field_of(locator: str) -> str:
    """The locator without its positions: "langkah.waktu"."""
    return ".".join([part for part in locator.split(".") if not part.isdigit()])
