"""Labels of the identity block and headings of the procedure table → notation keys.

>>> canonical_field("Tgl. Efektif :"), canonical_column("Sumber Data"), canonical_column("Ketua Tim Neraca")
('tanggal_efektif', 'kelengkapan', None)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Literal

from sopcheck.language.text import CACHE, tokens
from sopcheck.yamltext import packaged

Part = Literal["unsur", "kolom"]

# "(dalam menit)" in "WAKTU (dalam menit)"
_ASIDE = re.compile(r"\([^()]*\)")
SURE_LETTERS = 6  # of a label, for each that may be misread
MOST_LETTERS = 5  # that may be misread in all: longer words are no label

_SHORT = {"tgl": "tanggal", "tql": "tanggal", "no": "nomor", "nomer": "nomor"}


@lru_cache(CACHE)
def canonical_field(label: str) -> str | None:
    """The notation key an identity label stands for, or None.

    "Keterangan" is `keterkaitan` here: one source SOP prints it so among its identity labels. Ask only there.
    """
    return _find("unsur", label)


@lru_cache(CACHE)
def canonical_column(heading: str) -> str | None:
    """The notation key of a column heading, or None: an actor, a group heading ("Mutu Baku"), or unknown.

    Only whole headings count: "Ketua Tim …" is an actor, not the column Ket.
    """
    return _find("kolom", heading)


@lru_cache(CACHE)
def nearest_field(label: str) -> str | None:
    """The key of the label that letters recognized in a picture were meant for, or None: letters that look alike are
    one, and at most one in six is another one ("Penngatan").
    """
    return canonical_field(label) or _nearest("unsur", label)


@lru_cache(CACHE)
def nearest_column(heading: str) -> str | None:
    """The same of a column heading ("Keqiatan")."""
    return canonical_column(heading) or _nearest("kolom", heading)


@lru_cache(CACHE)
def behind_group(heading: str) -> str | None:
    """What is printed behind a heading over several columns ("Mutu Baku Staf Evaluasi" → "Staf Evaluasi"); None if it
    does not begin with one.
    """
    words = heading.split()
    for size in (2, 1):
        if _squeezed(" ".join(words[:size])) in _groups():
            return " ".join(words[size:])
    return None


@lru_cache(CACHE)
def is_standard_label(field: str, printed: str) -> bool:
    """Whether `printed` is an accepted wording of the identity label `field` (not a slip such as "Daerah hukum")."""
    return _known("unsur").get(_squeezed(printed)) == (field, True)


def standard_label(field: str) -> str:
    """The form's own words for an identity key, for messages ("Dasar Hukum"); an unknown key comes back itself."""
    return _label("unsur", field)


def column_label(column: str) -> str:
    """The form's own words for a column key ("Kelengkapan"); an unknown key comes back itself."""
    return _label("kolom", column)


def _find(part: Part, printed: str) -> str | None:
    known = _known(part)
    found = known.get(_squeezed(printed)) or known.get(_squeezed(_ASIDE.sub(" ", printed)))
    return found[0] if found else None


def _nearest(part: Part, printed: str) -> str | None:
    from rapidfuzz.distance import Levenshtein  # only ever needed for pictures

    meant = _folded(_squeezed(printed))
    most = len(meant) // SURE_LETTERS
    if not 0 < most <= MOST_LETTERS:
        return None
    near = [(Levenshtein.distance(meant, _folded(known)), key) for known, (key, _) in _known(part).items()]
    least = min(distance for distance, _ in near)
    found = {key for distance, key in near if distance == least}
    return found.pop() if least <= most and len(found) == 1 else None


@lru_cache(CACHE)
def _folded(squeezed: str) -> str:
    """Letters that look alike made one (data/ocr.yaml)."""
    for letters, one in packaged("language/data/ocr.yaml")["mirip"].items():
        squeezed = squeezed.replace(letters, one)
    return squeezed


def _squeezed(printed: str) -> str:
    """Kerning and line breaks part letters ("Kelengka pan", "N / O"), so blanks do not count."""
    words = list(tokens(printed))
    if words and words[0].isdigit():  # "8. Dasar Hukum"
        del words[0]
    if words and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    joined = "".join(words)
    return _SHORT.get(joined, joined)


@cache
def _known(part: Part) -> dict[str, tuple[str, bool]]:
    """Squeezed wording → (key, whether it is an accepted one)."""
    known: dict[str, tuple[str, bool]] = {}
    for key, entry in _data(part).items():
        for wordings, standard in ((entry["melenceng"], False), (entry["baku"], True)):
            known |= {_squeezed(wording): (key, standard) for wording in wordings}
    return known


@cache
def _groups() -> frozenset[str]:
    return frozenset(map(_squeezed, packaged("language/data/headings.yaml")["kelompok"]))


def _label(part: Part, key: str) -> str:
    entry = _data(part).get(key)
    return str(entry["label"]) if entry else key


def _data(part: Part) -> dict[str, Any]:
    data: dict[str, Any] = packaged("language/data/headings.yaml")[part]
    return data
