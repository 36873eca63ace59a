"""Every regulation a text mentions, in printed order: kind, place, number, year, date.

>>> [(m.kind.name, m.number, m.year) for m in mentions("PermenPANRB 88/2021 dan 89/2021")]
[('PermenPANRB', '88', '2021'), ('PermenPANRB', '89', '2021')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sopcheck.language.citation_numbers import ENDS, FILLER, LABEL, Slot, key_number, number_of, read_number
from sopcheck.language.citation_places import read_place
from sopcheck.language.dates import parse_date
from sopcheck.language.regulation_names import names
from sopcheck.language.regulation_types import Kind, codes, kinds
from sopcheck.model.values import PartialDate

# "Republik Indonesia" · "RI" · "R.I." · OCR "Republiic lndonesia"
_REPUBLIC = re.compile(
    r"[\s,]{0,60}+ (?: republi\w{1,4} \s{1,60}+ [il1]ndonesia | r\.?i\b\.? )", re.VERBOSE | re.IGNORECASE
)
SHORT = 12  # characters; a name alone cites something only if it is written out ("Peraturan Pemerintah", not "PP")
# "tanggal 22 Pebruari 2019" before or behind the number
_DATE = re.compile(
    r"""
    [\s,]{0,60}+ (?: tanggal | tgl\.? | tertanggal ) \s{1,60}+
    (?P<date> [0-9]{1,2} \s{1,20}+ [^\W\d_]{3,9}+ \s{1,20}+ [0-9]{4} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# other words before "Nomor": the issuer we do not know, or a title in the wrong place ("UU ASN No. 5 Tahun 2014")
_WORDS = re.compile(
    rf"""
    (?: \s{{0,60}}+
        (?! (?: tentang | ttg | yang | sebagaimana | jo | juncto | tanggal | tertanggal ) (?![^\W_]) | {LABEL} )
        [^\W\d_] [\w.'’/-]{{0,30}}+ [\s,()&]{{1,60}}+ ){{1,14}}+
    (?= {LABEL} | (?: tanggal | tertanggal ) \s )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SMALL = re.compile(
    rf"\s{{1,60}}+ (?! (?i: {LABEL} | tanggal | tertanggal ) ) [a-z]", re.VERBOSE
)  # goes on in small letters
_WANDERING = frozenset({"UU", "PP", "Perpres"})  # kinds whose title is often printed before the number
# "tentang" may follow a name without a number: then it is still cited
_ABOUT = re.compile(rf"[\s,(]{{0,60}}+ (?: tentang | ttg ) {ENDS}", re.VERBOSE | re.IGNORECASE)
# "1945" behind "Undang-Undang Dasar"
_1945 = re.compile(r"\s{0,60}+ (?: tahun \s{1,60}+ )? 1945 (?!\d)", re.VERBOSE | re.IGNORECASE)
# "jo. Nomor 56 Tahun 2010" · ", 53/2014" · "dan 89/2021": a further number of the same kind
_FURTHER = re.compile(
    r"""
    [\s.]{0,60}+ (?: [,;&] | (?: dan | serta | jo | jis | juncto ) (?![^\W_]) \.? )
    [\s,&]{0,60}+ (?: (?: dan | serta ) \s{1,60}+ )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
LIST = 20  # numbers that may share one year
# a number in such a list: "17" · ", 18" · " dan Nomor 19"
_PLAIN = re.compile(
    rf"(?: {LABEL} )? (?P<number> [0-9]{{1,4}} ) (?! [^\W_] | [./-] [^\W_] )", re.VERBOSE | re.IGNORECASE
)
_LISTED = re.compile(rf"{_FURTHER.pattern} {_PLAIN.pattern}", re.VERBOSE | re.IGNORECASE)
_JUNCTO = re.compile(
    r"(?<![^\W_]) (?: jo | jis | juncto ) (?![^\W_]) [\s.]{0,60}+ (?= no (?:mor)? [\s.:] )", re.VERBOSE | re.IGNORECASE
)
# "62/" before "PMK.02/2023": no name, but a part of a code path
_INSIDE_CODE = re.compile(
    r"(?<![^\W_]) (?: [A-Z]{1,4} [.-] )? [0-9] [0-9.-]{0,12}+ (?: / [0-9A-Z.-]{1,20}+ ){0,4} / \Z",
    re.VERBOSE | re.IGNORECASE,
)
# "PER.004/M.PPN/09/2007" without any name before it, at most behind "Nomor"
_CODE = re.compile(
    rf"[\s\W]{{0,9}}+ (?= {LABEL} | [0-9]{{1,4}}/ | (?: per | kep | se | hk | p ) [./-] )", re.VERBOSE | re.IGNORECASE
)
_START = re.compile(r"[\W\d]{0,60}+ (?: [a-z] [.)] \s{0,9}+ )?", re.VERBOSE)  # list markers before a name
_STOP = re.compile(r"(?: ; | \n \s{0,9} (?: [0-9]{1,2} [.)] | [•-] ) ) \s{0,9} \Z", re.VERBOSE)
_END = re.compile(r"\W{0,60}+ \Z", re.VERBOSE)
# "Peraturan Pemerintah (PP) Nomor" · "PP. No." · "Peraturan Bupati … Nomor …": what may stand before the number
_PARENTHESIS = r"[\s,.]{0,60}+ (?: \( \s? [\w-]{1,20} \s? \) [\s,]{0,60}+ )?"
_BEFORE_NUMBER = re.compile(_PARENTHESIS, re.VERBOSE)
_UNFILLED = re.compile(
    rf"{FILLER} \s{{0,9}}+ (?<= [….·_x\]\s] ) (?= no (?:mor)? (?![^\W\d_]) )", re.VERBOSE | re.IGNORECASE
)
_VISIBLE = re.compile(r"[….·_]{3} | … | x{2} | \[", re.VERBOSE | re.IGNORECASE)  # a placeholder nobody could overlook


@dataclass(frozen=True, slots=True)
class Mention:
    """One regulation named in the text; start and end are the span of name, number, year and date.

    number, year: None where a placeholder or nothing is printed. elided: the kind is that of the mention before.
    """

    start: int
    end: int
    kind: Kind
    slot: Slot | None
    number: str | None
    year: str | None
    place: str | None = None
    enacted: PartialDate | None = None
    elided: bool = False

    def key(self) -> str | None:
        """The registry key, or None if a part of it was not read."""
        if self.kind.name == "UUD" and self.year:
            return f"uud-{self.year}"
        if not (self.kind.prefix and self.slot and self.number and self.year):
            return None
        if self.kind.numbering == "year-first":
            return f"{self.kind.prefix}-{self.year}-{self.number}"
        key = f"{self.kind.prefix}-{key_number(self.slot, self.kind, self.number, self.year)}-{self.year}"
        if not self.kind.place:
            return key
        level, _, name = (self.place or "").partition(" ")
        short = {"Provinsi": "prov", "Kabupaten": "kab", "Kota": "kota"}.get(level)
        return f"{key}-{short}-{'-'.join(name.lower().split())}" if short else None


def mentions(text: str) -> list[Mention]:
    """All mentions in printed order; a name without a number counts only where an item starts with it."""
    found: list[Mention] = []
    known, place = names(), 0
    if (lead := _CODE.match(text)) and (coded := _coded(text, lead.end())):
        found.append(coded)
        place = coded.end
    for named in known.starts.finditer(text):
        if named.start() < place or not known.may_start(named):
            continue
        if text[named.start() - 1 : named.start()] == "/" and (
            code := _INSIDE_CODE.search(text, max(place, named.start() - 80), named.start())
        ):
            mention = _coded(text, code.start())
        elif found and (juncto := _JUNCTO.match(text, named.start())):
            mention = _elided(text, juncto.end(), found[-1])
        else:
            mention = _named(text, named.start(), opening=_opens(text, named.start(), first=not found))
        while mention:
            found.append(mention)
            place = mention.end
            further = _FURTHER.match(text, place)
            # "1/PMK.05/2016" says itself what it is, whatever stands before it
            mention = (_coded(text, further.end()) or _elided(text, further.end(), mention)) if further else None
    return found


def _opens(text: str, start: int, first: bool) -> bool:
    """Whether an item starts there: the text itself, or behind a semicolon or a list marker on a new line."""
    if first and _START.fullmatch(text, 0, start):
        return True
    return _STOP.search(text, max(0, start - 20), start) is not None


def _named(text: str, start: int, opening: bool) -> Mention | None:
    """The regulation whose name starts there, if a number, a placeholder or (where an item opens) "tentang" follows."""
    for kind, end in names().at(text, start):
        if mention := _of_kind(text, start, end, kind, opening):
            return mention
    return _coded(text, start)


def _of_kind(text: str, start: int, end: int, kind: Kind, opening: bool) -> Mention | None:
    """The same, once its name was read as a kind."""
    if republic := _REPUBLIC.match(text, end):
        end = republic.end()
    if kind.name == "UUD":
        of_1945 = _1945.match(text, end)
        return Mention(start, of_1945.end() if of_1945 else end, kind, None, None, "1945" if of_1945 else None)
    if kind.loose and kind.name and _SMALL.match(text, end):
        return None  # "surat masuk dicatat dalam agenda nomor 1 tahun 2019"
    place, end = read_place(text, end, kind)
    enacted, end = _date(text, end)
    slot = read_number(text, _skip(text, end))
    if slot is None and (kind.loose or kind.name in _WANDERING):
        slot, enacted = _behind_words(text, end, enacted)
    if slot is None and (kind.place or kind.loose) and (unfilled := _UNFILLED.match(text, end)):
        slot = read_number(text, unfilled.end())
    if slot is None or (kind.loose and not _stands_for_a_number(text, slot, opening)):
        bare = (
            opening
            and not kind.loose
            and slot is None
            and (_ABOUT.match(text, end) or (end - start > SHORT and _END.match(text, end)))
        )
        return Mention(start, end, kind, None, None, None, place) if bare else None
    behind, end = _date(text, slot.end)
    enacted = enacted or behind
    year = slot.year or _shared_year(text, slot) or (str(enacted.year) if enacted else None)
    kind = kind.in_year(year)
    return Mention(start, end, kind, slot, number_of(slot, kind), year, place, enacted)


def _stands_for_a_number(text: str, slot: Slot, opening: bool) -> bool:
    """Whether a name that leaves the issuer open is cited: a labelled number, or a visible placeholder in an item."""
    if slot.printed is None:
        return opening and _VISIBLE.search(text, max(0, slot.end - 20), slot.end) is not None
    return slot.labelled


def _shared_year(text: str, slot: Slot) -> str | None:
    """The year several numbers share: "Nomor 5 dan 6 Tahun 2014", "Nomor 17, 18, dan Nomor 19 Tahun 2003"."""
    end = slot.end
    for _ in range(LIST if slot.printed and slot.year is None and slot.printed.isdigit() else 0):
        if not (listed := _LISTED.match(text, end)):
            break
        if (behind := read_number(text, listed.start("number"))) and behind.year:
            return behind.year if behind.printed and behind.printed.isdigit() else None
        end = listed.end()
    return None


def _behind_words(text: str, end: int, enacted: PartialDate | None) -> tuple[Slot | None, PartialDate | None]:
    """The labelled number behind other words, and the date that may stand between."""
    words = _WORDS.match(text, end)
    if not words or names().starts.search(text, end, words.end()):
        return None, enacted
    behind, end = _date(text, words.end() - 1)
    slot = read_number(text, _skip(text, end))
    if slot and slot.printed is None and not _VISIBLE.search(text, words.end(), slot.end):
        return None, enacted
    return (slot if slot and slot.labelled else None), enacted or behind


def _elided(text: str, start: int, before: Mention) -> Mention | None:
    """A further number of the same kind, printed without its name."""
    if before.number is None:
        return None
    shared = before.slot is not None and before.slot.year is None  # "Nomor 5 dan 6 Tahun 2014"
    slot = read_number(text, start)
    if shared and (slot is None or slot.year is None) and (plain := _PLAIN.match(text, start)):
        slot = Slot(plain["number"], (plain["number"],), None, plain.end(), labelled=True)
    year = slot and (slot.year or _shared_year(text, slot))
    if not (slot and slot.printed and year):
        return None
    if not slot.labelled and not (text[start].isdigit() and (shared or "/" in text[start : slot.end])):
        return None
    kind = before.kind.in_year(year)
    return Mention(start, slot.end, kind, slot, number_of(slot, kind), year, before.place, elided=True)


def _coded(text: str, start: int) -> Mention | None:
    """A regulation named by its code path alone."""
    slot = read_number(text, start)
    if slot is None or not slot.year or len(slot.parts) < 2:
        return None
    parts = [part.casefold() for part in slot.parts]
    for part, beside, name in codes():
        if any(p.startswith(part) for p in parts) and any(p.startswith(beside) for p in parts):
            kind = kinds()[name].in_year(slot.year)
            number = number_of(slot, kind)
            return Mention(start, slot.end, kind, slot, number, slot.year) if number else None
    return None


def _date(text: str, end: int) -> tuple[PartialDate | None, int]:
    match = _DATE.match(text, end)
    return (parse_date(match["date"]), match.end()) if match else (None, end)


def _skip(text: str, end: int) -> int:
    match = _BEFORE_NUMBER.match(text, end)
    return match.end() if match else end
