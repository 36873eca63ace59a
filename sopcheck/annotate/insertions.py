"""Putting XML into a part, or taking elements out of it, without touching a byte of the rest.

Elements are known by their number in document order, as the parsed tree counts them; the parser tells where each begins
and ends in the bytes. Nothing is written anew, so that prefixes, blanks and unknown markup stay as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.parsers import expat

from sopcheck.readers.office.package import Element

# the rest of a start tag, quoted values included: ' w:val="a>b" x=\'>\'/>'
_TAG = re.compile(rb"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")


class _Span(NamedTuple):
    """Where an element is. start: of its start tag; inside: behind it; close: before its end tag; end: behind that."""

    name: str
    start: int
    inside: int
    close: int
    end: int

    @property
    def empty(self) -> bool:
        return self.close == self.end


def numbered(root: Element) -> dict[int, int]:
    """id(element) → its number in document order; holds as long as `root` lives."""
    return {id(element): number for number, element in enumerate(root.iter())}


class Insertions:
    """XML to be put into one part. Elements are named by number; what is put at one place keeps its order."""

    def __init__(self, content: bytes) -> None:
        self._encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        self._little = content[:2] == b"\xff\xfe"
        self._content = content.decode("utf-16").encode() if self._encoding else content
        self._first: dict[int, list[str]] = {}
        self._last: dict[int, list[str]] = {}
        self._after: dict[int, list[str]] = {}
        self._around: dict[int, tuple[str, str]] = {}
        self._gone: set[int] = set()

    def first_in(self, number: int, xml: str) -> None:
        self._first.setdefault(number, []).append(xml)

    def last_in(self, number: int, xml: str) -> None:
        self._last.setdefault(number, []).append(xml)

    def after(self, number: int, xml: str) -> None:
        self._after.setdefault(number, []).append(xml)

    def around(self, number: int, before: str, after: str) -> None:
        self._around[number] = (before, after)

    def without(self, number: int) -> None:
        """Take an element out, with all that is in it; nothing may be put into it."""
        self._gone.add(number)

    def done(self) -> bytes:
        """The part with everything put in and taken out."""
        pieces: list[tuple[int, int, int, str]] = []  # offset, bytes replaced, order at one offset, XML
        for number, span in self._spans().items():
            if number in self._gone:
                pieces.append((span.start, span.end - span.start, 3, ""))
                continue
            first, last = "".join(self._first.get(number, ())), "".join(self._last.get(number, ()))
            before, behind = self._around.get(number, ("", ""))
            after = behind + "".join(self._after.get(number, ()))
            if span.empty and (first or last):
                pieces.append((span.end - 2, 2, 0, f">{first}{last}</{span.name}>"))
            elif first or last:
                pieces += [(span.inside, 0, 0, first), (span.close, 0, 1, last)]
            pieces += [(span.start, 0, 2, before)] * bool(before)
            pieces += [(span.end, 0, -1, after)] * bool(after)
        pieces.sort(key=lambda piece: (piece[0], piece[2]))
        found: list[bytes] = []
        done = 0
        for offset, replaced, _, xml in pieces:
            if offset < done:  # within what was taken out
                continue
            found += [self._content[done:offset], xml.encode()]
            done = offset + replaced
        return self._in_encoding(b"".join([*found, self._content[done:]]))

    def _spans(self) -> dict[int, _Span]:
        wanted = {*self._first, *self._last, *self._after, *self._around, *self._gone}
        return _spans(self._content, wanted)

    def _in_encoding(self, content: bytes) -> bytes:
        if not self._encoding:
            return content
        mark, form = (b"\xff\xfe", "utf-16-le") if self._little else (b"\xfe\xff", "utf-16-be")
        return mark + content.decode().encode(form)


def _spans(content: bytes, wanted: Iterable[int]) -> dict[int, _Span]:
    """Number → where that element is. content: UTF-8, well-formed, without DOCTYPE."""
    numbers = frozenset(wanted)
    found: dict[int, _Span] = {}
    opened: list[tuple[int, int]] = []  # number, start
    count = 0
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: object) -> None:
        nonlocal count
        opened.append((count, parser.CurrentByteIndex))
        count += 1

    def end(name: str) -> None:
        number, begun = opened.pop()
        if number not in numbers:
            return
        tag = _TAG.match(content, begun)
        assert tag is not None
        close = parser.CurrentByteIndex
        if content[tag.end() - 2 : tag.end()] == b"/>":
            found[number] = _Span(name, begun, tag.end(), tag.end(), tag.end())
        else:
            found[number] = _Span(name, begun, tag.end(), close, content.index(b">", close) + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(content, True)
    return found
