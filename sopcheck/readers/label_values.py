"""Labels that stand alone on their lines, and the values printed below them.

A value is taken from the line below where its words have the kind of the field, or, where several labels stand one
below another, from as many lines below them in the same order. Nothing else is certain; an empty field whose value may
be among the words left over is in question.

>>> below(["Nomor SOP", "800/1/2020", "Tanggal Revisi", "Tanggal Efektif", "-", "1 Juni 2020", "Nama SOP", "2020"])
{0: 1, 2: 4, 3: 5}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from sopcheck.language.actor_search import find_actors
from sopcheck.language.citations import parse_citation
from sopcheck.language.dates import parse_date
from sopcheck.language.durations import parse_duration
from sopcheck.language.headings import canonical_column, canonical_field, nearest_field
from sopcheck.language.identity_items import field_of
from sopcheck.language.text import is_blank
from sopcheck.readers import letterhead
from sopcheck.readers.furniture import is_furniture
from sopcheck.readers.list_items import ends_open, is_item
from sopcheck.readers.signatures import has_nip, is_person

SINGLE = (
    "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan", "disahkan_oleh",
)  # fmt: skip
MOST_LABEL = 60  # characters; a longer line is no label
MOST_NUMBER = 8  # words of a number: "780 / 25 / SOP – INSP / XII" has seven
MOST_DATE = 5  # words of what may be a date that was misspelled
LONGEST = 300  # characters of a value

# "800/1", "1.07", "SOP-013": a number in parts
_PARTED = re.compile(r"\w\s?[/.–-]\s?\w")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_WORD = re.compile(r"[^\W\d_]{3}")


def label_of(words: str, recognized: bool = False) -> tuple[str, str] | None:
    """(key, what stands behind the colon) of a cell or line that begins with a label; recognized: with nearly one."""
    key_of = nearest_field if recognized else canonical_field
    head, colon, rest = words.partition(":")
    if len(head) <= MOST_LABEL and "\n" not in head.strip():
        key = key_of(head)
        if key and (colon or "\n" not in words.strip()):
            return key, rest.strip()
    first, _, rest = words.strip().partition("\n")
    key = key_of(first) if len(first) <= MOST_LABEL else None
    return (key, rest.strip()) if key else None


def below(lines: Sequence[str], gaps: Collection[int] = (), recognized: bool = False) -> dict[int, int]:
    """Label → its value, by places in the lines, where that is certain. gaps: lines with a blank one before them;
    recognized: whether letters were recognized in a picture.
    """
    labels = [label_of(line, recognized) for line in lines]
    found: dict[int, int] = {}
    place = 0
    while place < len(lines):
        first = place
        while place < len(lines) and (label := labels[place]) and label[0] in SINGLE and not label[1]:
            place += 1
        keys = [label[0] for label in labels[first:place] if label]
        if not keys:
            place += 1
            continue
        start = place
        while place < len(lines) and not labels[place] and canonical_column(lines[place]) is None:
            place += 1
        values: Sequence[int] = [at for at in range(start, place) if not is_furniture(lines[at])]
        unclaimed = first and first not in gaps and not labels[first - 1] and first - 1 not in found.values()
        if unclaimed and _may_end(keys, lines[first - 1]):
            continue  # values may stand above their labels, or on both sides of them
        if len(keys) == 1:
            values = _alone(keys[0], values, lines)
        else:
            end = next((number for number, at in enumerate(values) if number and at in gaps), len(values))
            values = values[:end]
        if len(keys) == len(values) and all(surely(key, lines[at]) for key, at in zip(keys, values, strict=True)):
            found |= zip(range(first, first + len(keys)), values, strict=True)
    return found


def _may_end(keys: Sequence[str], above: str) -> bool:
    """Whether a line above labels may be the value of the last one, or begin it. Above several stands a title."""
    if keys[-1] != "nama":
        return surely(keys[-1], above)
    return len(keys) == 1 and (surely("nama", above) or ends_open(above))


def _alone(key: str, values: Sequence[int], lines: Sequence[str]) -> Sequence[int]:
    """The one line below a label that can be its value; of those that take several lines none is looked for."""
    if key == "disahkan_oleh":
        return ()
    others = values[1:] if key == "nama" else [at for at in values[1:] if possibly(key, lines[at])]
    return () if others else values[:1]


def surely(key: str, words: str) -> bool:
    """Whether words have the kind of a single field, and of nothing else that stands on a form."""
    if len(words) > LONGEST or is_item(words):
        return False
    if key.startswith("tanggal"):
        return is_blank(words) or parse_date(words) is not None
    if key == "nomor":
        return is_blank(words) or (possibly(key, words) and bool(_PARTED.search(words)))
    if key == "disahkan_oleh":
        return _begins_with_office(words)
    return _is_name(words)


def possibly(key: str, words: str) -> bool:
    """Whether words could be what is missing at a label; of a list or a name, any words."""
    if is_furniture(words):
        return False
    if key != "nomor" and not key.startswith("tanggal"):
        return bool(_WORD.search(words))
    few = len(words.split()) <= (MOST_NUMBER if key == "nomor" else MOST_DATE)
    if not few or has_nip(words) or letterhead.is_address(words) or parse_citation(words).status != "bukan-rujukan":
        return False
    if key == "nomor":
        number = any(map(str.isdigit, words)) and not is_item(f"{words} .")
        return number and parse_date(words) is None and not parse_duration(words).measurable
    return parse_date(words) is not None or bool(_YEAR.search(words))


def _is_name(words: str) -> bool:
    kind = field_of(words)
    other: Iterable[Callable[[str], object]] = (
        is_furniture, letterhead.is_owner, letterhead.is_place, letterhead.is_address, _begins_with_office,
        is_person, has_nip, parse_date, ends_open,
    )  # fmt: skip
    return (
        words[:1].isupper()
        and bool(_WORD.search(words))
        and (kind is None or kind == "keterkaitan")
        and not any(is_other(words) for is_other in other)
        and parse_citation(words).status == "bukan-rujukan"
        and not _PARTED.search("".join(words.split()) if any(map(str.isdigit, words)) else "")
    )


def _begins_with_office(words: str) -> bool:
    found = find_actors(words)
    return bool(found) and found[0].start == 0


def in_question(empty: Iterable[str], left: Collection[str]) -> list[str]:
    """The empty fields whose value may be among the words left over."""
    return [key for key in empty if any(possibly(key, words) for words in left)]
