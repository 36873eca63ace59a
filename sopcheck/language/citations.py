"""A printed legal basis → the regulation it cites, and what it says about others (amended, implemented, repealed).

>>> c = parse_citation("Permenpan RB No. 53/2014 ttg Petunjuk Teknis Perjanjian Kinerja")
>>> c.key, c.title, c.status
('permenpanrb-53-2014', 'Petunjuk Teknis Perjanjian Kinerja', 'terbaca')
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sopcheck.language.citation_mentions import mentions
from sopcheck.language.citation_structure import Node, related
from sopcheck.language.line_breaks import Joined, join_lines
from sopcheck.language.text import CACHE
from sopcheck.model.values import Citation


@lru_cache(CACHE)
def parse_citation(text: str) -> Citation:
    """The regulation a text cites.

    Status "terbaca": kind, number and year were read (UUD: the year). "sebagian": something is cited, but its number
    or year is missing, a placeholder or illegible, or its issuer is none of ours (type is then None).
    "bukan-rujukan": nothing is cited. Local law without a place is "terbaca" without a key.

    words and span are those of name, number and year, without title; title, gazette and the rest are apart.
    Several citations in one text: the first is the head, members holds all in printed order (the head included, alone).
    Regulations named in a title or an amendment chain are children of the one they belong to; "juncto" makes a member
    that is also a child. Never raises; time is linear in the length of the text.
    """
    members = tuple(citations_in(text))
    return replace(members[0], members=members) if members else Citation(text, "bukan-rujukan")


def citations_in(text: str) -> Iterator[Citation]:
    """Every citation of a running text (a paragraph, a file) in printed order, each with its children and its span.

    What `parse_citation` has as members, but nothing is remembered: for texts too long to keep.
    """
    joined = join_lines(text)
    found = mentions(joined.text)
    yield from (_citation(text, joined, node) for node in (related(joined.text, found) if found else ()))


def _citation(text: str, joined: Joined, node: Node) -> Citation:
    """text: as printed, for words and span; all else is read from the joined lines."""
    mention = node.mention
    read = mention.kind.name is not None and bool(mention.year and (mention.number or mention.kind.name == "UUD"))
    title = joined.text[node.title[0] : node.title[1]] if node.title else ""
    start, end = joined.printed(mention.start, mention.end)
    return Citation(
        words=text[start:end],
        status="terbaca" if read else "sebagian",
        type=mention.kind.name,
        number=mention.number,
        number_printed=mention.slot.printed if mention.slot else None,
        year=mention.year,
        title=" ".join(title.split()).strip(" .…_,;:(“”\"'") or None,
        place=mention.place,
        enacted=mention.enacted,
        gazette=node.gazette,
        pinpoint=node.pinpoint,
        children=tuple((child.role, _citation(text, joined, child)) for child in node.children if child.role),
        span=(start, end),
        key=mention.key(),
    )
