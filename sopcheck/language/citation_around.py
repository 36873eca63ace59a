"""What stands around the number of a citation: its title and where that ends, its gazette, the article it points at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sopcheck.language.citation_numbers import ENDS, gazette_number, year_of
from sopcheck.model.values import Gazette

TITLE = 1500  # characters; the longest official title of the registry has 250

STOP = 200  # characters that a stop may have to look at

# what ends a title. hard: also the citation itself: ";" · the next list marker, also of a neighbouring column
# ("… Statistik 2. Pegawai") · a sentence end. The rest: a gazette, also "LN Tahun 2022 No 4" · "sebagaimana telah
# diubah" · "jo." · "diganti"
_STOPS = re.compile(
    r"""
    (?= [;0-9•▪●\n.LlBbTtSsJjDdYy] )  # nothing else starts a stop: fails fast
    (?: (?P<hard> ;
        | (?<=[\s;.,]) [0-9]{1,2} [.)] \s{0,9} (?= [A-Z(] )
        | [•▪●]
        | \n \s{0,60}+ [-–] \s
        | (?<! \b[Nn][Oo] ) (?<! \b[Jj][Oo] ) (?<! [Nn]omor ) (?<! NOMOR ) \. \s{1,60}+ (?= [A-Z] | [0-9]{1,4} / )
    )
    | (?i: (?<![^\W_]) (?: tambahan \s{1,60}+ )? (?: lembar(?:an)? | berita ) \s{1,60}+ (?: negara | daerah ) \b )
    | (?<![^\W_]) T?+ [LB][ND] (?: \s? R\.?I )? [\s.,:]{1,9}+
        (?= (?i: no (?:mor)? | tahun | thn? ) (?![^\W\d_]) | [0-9]{4} )
    | (?i: (?<![^\W_]) (?: sebagai \s? mana | (?: yang \s{1,60}+ )? telah ) \s
        (?= [^;]{0,40} (?: diubah | dirubah | dicabut | diganti ) ) )
    | (?i: (?<![^\W_]) (?: jo | juncto | jis ) (?![^\W_]) )
    | (?i: (?<![^\W_]) (?: diganti(?:kan)? | dicabut ) \s (?= [^;]{0,40} (?: peraturan | undang | keputusan ) ) ) )
    """,
    re.VERBOSE,
)
# after a hard stop these still speak of the citation before it: "…; diganti Peraturan Daerah Kota Depok Nomor 2"
_GOES_ON = re.compile(
    r"[\W\d]{0,60}+ (?: sebagai \s? mana | diganti | dicabut | juncto | jo | jis ) (?![^\W_])",
    re.VERBOSE | re.IGNORECASE,
)

# digits and what may be misread ones; anything else that stands there is taken too, and then it is no number
_DIGITS = r"(?: [0-9OoQIlZzSsB|+]{1,6} (?= tambahan ) | [0-9A-Za-z|+]{1,8}+ )"
_NUMBERED = r"no (?:mor)? [\s.:]{0,60}"
# "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara … Nomor 5587)" · "Nomor 125 Tahun
# 2004"; with misread digits · "LN Tahun 2022 No 4, TLN No 6757" · "BN RI Tahun …"
_SHEET = r"(?: lembar(?:an)? | berita ) \s{1,60}+ (?: negara | daerah )"
_GAZETTE_MAY_START = re.compile(r"[LlBb](?<![^\W_].)(?:[Ee][MmRr]|[ND])")
_GAZETTE = re.compile(
    rf"""
    (?: (?: lembar(?:an)? | (?P<berita> berita ) ) \s{{1,60}}+ (?: (?P<negara> negara ) | daerah )
      | (?-i: (?P<short> [LB][ND] ) (?: RI )? ) ) (?![^\W_])
    [^();\d]{{0,60}}?
    (?: tahun \s{{1,60}} (?P<year> {_DIGITS} ) [\s,]{{1,60}} {_NUMBERED} (?P<number> {_DIGITS} )
      | {_NUMBERED} (?P<number2> {_DIGITS} ) [\s,]{{1,60}} tahun \s{{1,60}} (?P<year2> {_DIGITS} ) )
    (?: [\s,]{{0,60}}+ (?: tambahan \s{{1,60}}+ {_SHEET} | (?-i: T[LB][ND] (?: RI )? ) (?![^\W_]) )
        [^();\d]{{0,60}}? {_NUMBERED} (?P<supplement> {_DIGITS} ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# " tentang …" · ", ttg …" · "(tentang …)" · "perihal …"; a title may also follow without any such word; a
# clause may stand before it: ", yang juga mengatur tentang Perangkat Daerah tentang …"
_ABOUT = re.compile(
    rf"""
    (?: , \s{{1,9}} yang \s (?: [\w-]{{1,20}} \s ){{1,4}}? tentang \s (?: [\w-]{{1,20}} \s ){{1,8}}? (?= tentang \s ) )?
    [\s,:]{{0,60}}+ (?P<open> \( \s{{0,9}} )?
    (?: (?: tentang | tetntang | tentan | ttg | perihal ) {ENDS} [\s:]{{0,60}}+
      | (?P<bare> (?= (?-i: [A-Z] ) [a-z]+ \s [A-Za-z] ) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Pasal 89 ayat (2) huruf b" before the name, at most "dalam" between; or right behind the citation
_ARTICLE = r"""
    (?P<at> pasal \s{1,9} [0-9]{1,4} [A-Z]?
        (?: \s{1,9} (?: ayat | huruf | angka ) \s{1,9} \(? [0-9a-z]{1,3} \)? ){0,4} )
"""
_PINPOINT = re.compile(
    rf"(?<![^\W_]) {_ARTICLE} \s{{0,9}} (?: (?: dalam | pada | dari ) \s{{1,9}} )? \Z", re.VERBOSE | re.IGNORECASE
)
_BEHIND = re.compile(
    rf"[\s,]{{0,9}}+ {_ARTICLE} (?P<further> \s{{0,9}} (?: (?: dalam | pada | dari ) \s{{1,9}} )? )",
    re.VERBOSE | re.IGNORECASE,
)


class Around:
    """Looks around the citations of one text: only where there are some, and nowhere twice."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        """spans: of the citations themselves, in order; nothing inside them ends anything."""
        self.text = text
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._begun, self._looked = 0, 0  # from where and how far stops were looked for,
        self._found: int | None = None  # and the first that was found

    def title(self, end: int, bare: bool) -> tuple[int, int] | None:
        """The span of the title behind a citation that ends there; bare: even without "tentang"."""
        about = _ABOUT.match(self.text, end)
        if about is None or (about["bare"] is not None and (not bare or self._stop(end) <= about.end())):
            return None
        start = about.end()
        stop = self._stop(start)
        if about["open"]:
            closing = self.text.find(")", start, stop)
            stop = closing if closing >= 0 else stop
        return start, stop

    def parted(self, start: int, end: int) -> bool:
        """Whether a hard stop stands between two places, and what follows it does not go on about what was before.

        Two places too far apart for one title are parted.
        """
        last = None
        near = max(start, end - TITLE)
        for match in _STOPS.finditer(self.text, near, end + STOP):
            if match.start() >= end:
                break
            if match["hard"] and start < match.end() <= end:
                last = match.end()
        if last is None:
            return near > start
        return _GOES_ON.match(self.text, last - 1) is None

    def gazettes(self) -> Iterator[tuple[int, Gazette]]:
        """(place, gazette) in printed order."""
        place = 0
        for letter in _GAZETTE_MAY_START.finditer(self.text):
            match = _GAZETTE.match(self.text, letter.start()) if letter.start() >= place else None
            if match is None:
                continue
            place = match.end()
            negara = match["negara"] or (match["short"] or "").endswith("N")
            kind = "LD" if not negara else "BN" if match["berita"] or match["short"] == "BN" else "LN"
            number = gazette_number(match["number"] or match["number2"])
            year = year_of(match["year"] or match["year2"])
            yield match.start(), Gazette(kind, year, number, gazette_number(match["supplement"]))  # type: ignore[arg-type]

    def pinpoint(self, start: int, end: int) -> str | None:
        """The article before a citation from start to end, on one line, or the one right behind it.

        "UU 1/2004, Pasal 5 PP 12/2019" points into the second.
        """
        match = _PINPOINT.search(self.text, max(0, start - 60), start)
        if match is None and (behind := _BEHIND.match(self.text, end)) and not self._begins(behind.end("further")):
            match = behind
        return " ".join(match["at"].split()) if match else None

    def _begins(self, place: int) -> bool:
        """Whether a citation begins there."""
        at = bisect_left(self._starts, place)
        return at < len(self._starts) and self._starts[at] == place

    def _stop(self, start: int) -> int:
        """Where a title that starts there ends at the latest."""
        until = min(start + TITLE, len(self.text))
        if start < self._begun or (self._found is not None and self._found < start):
            self._begun, self._looked, self._found = start, start, None
        if self._found is None and self._looked < until:
            self._found = self._first_stop(max(start, self._looked), until)
            self._looked = until
        return until if self._found is None else min(self._found, until)

    def _first_stop(self, start: int, until: int) -> int | None:
        for match in _STOPS.finditer(self.text, start, until + STOP):
            before = bisect_left(self._starts, match.start() + 1) - 1
            if match.start() < until and (before < 0 or match.start() >= self._spans[before][1]):
                return match.start()
        return None
