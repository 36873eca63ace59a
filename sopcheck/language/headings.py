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


@lru_cache(CACHE)
def is_standard_column(column: str, printed: str) -> bool:
    """Whether `printed` is an accepted wording of the heading of `column`."""
    found = _known("kolom").get(_squeezed(printed)) or _known("kolom").get(_squeezed(_ASIDE.sub(" ", printed)))
    return found == (column, True)


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
