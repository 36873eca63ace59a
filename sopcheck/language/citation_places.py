"""The place of local law behind its name: "Peraturan Daerah | Kota Banjarbaru | Nomor 8 Tahun 2013"."""

from __future__ import annotations

import re

from sopcheck.language.citation_numbers import LABEL
from sopcheck.language.regulation_types import Kind

_NO_NAME = r"(?! (?: no (?:mor)? | tentang | ttg | tahun | tanggal ) (?![^\W\d_]) )"
_LETTERS = r"(?: [^\W\d_] | ['’-] )"
_NO_WORD = (  # words that go on in a sentence, not a name
    r"(?! (?: no (?:mor)? | tentang | ttg | tahun | tanggal | yang | ini | itu | tersebut | dan | atau | serta | dengan"
    r" | di | pada | dalam | oleh | bersama | dimaksud ) (?![^\W\d_]) )"
)
# "Kota Banjarbaru" · "Provinsi Jawa Barat" · "Banjarnegara" before the number, "tentang" or the end
_PLACE = re.compile(
    rf"""
    \s{{1,60}}+ (?: (?P<level> provinsi | propinsi | prov\.? | kabupaten | kab\.? | kota ) \s{{1,60}}+ )?
    (?P<name>
        {_NO_NAME} (?-i: [A-Z] ) {_LETTERS}{{1,30}}+ (?! [0-9] )
        (?: \s{{1,60}}+ {_NO_NAME} (?-i: [A-Z] ) {_LETTERS}{{1,30}}+ (?! [0-9] ) ){{0,4}}+
    )
    (?= [\s,]{{0,60}}+ (?: {LABEL} | tentang | ttg | tahun | tanggal | [OoIl|]{{0,3}}[0-9] | [(;] | \Z ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# the same in small letters, only right before the number's label: "perbup kab. sleman nomor 20"
_SMALL_PLACE = re.compile(
    rf"""
    \s{{1,60}}+ (?: (?P<level> provinsi | propinsi | prov\.? | kabupaten | kab\.? | kota ) \s{{1,60}}+ )?
    (?P<name>
        {_NO_WORD} {_LETTERS}{{3,30}}+ (?! [0-9] )
        (?: \s{{1,60}}+ {_NO_WORD} {_LETTERS}{{2,30}}+ (?! [0-9] ) ){{0,2}}+
    )
    (?= [\s,]{{1,60}}+ {LABEL} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEVELS = {"pr": "Provinsi", "ka": "Kabupaten", "ko": "Kota"}
_SPECIAL = ("dki ", "di ", "daerah ", "diy")  # provinces that are not called one


def read_place(text: str, end: int, kind: Kind) -> tuple[str | None, int]:
    """The place of local law ("Kota Banjarbaru") and where it ends; without its level if the words do not say it."""
    match = (_PLACE.match(text, end) or _SMALL_PLACE.match(text, end)) if kind.place else None
    if match is None:
        return None, end
    name = " ".join(match["name"].split())
    name = name.title() if (name.isupper() and len(name) > 4) or name.islower() else name
    level = _LEVELS.get((match["level"] or "")[:2].casefold()) or (kind.place if kind.place != "daerah" else None)
    if not match["level"] and name.casefold().startswith(_SPECIAL):
        level = "Provinsi"
    return (f"{level} {name}" if level else name), match.end()
