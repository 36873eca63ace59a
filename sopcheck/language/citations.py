"""A printed legal basis → the regulation it cites, and what it says about others (amended, implemented, repealed).

>>> c = parse_citation("Permenpan RB No. 53/2014 ttg Petunjuk Teknis Perjanjian Kinerja")
>>> c.key, c.title, c.status
('permenpanrb-53-2014', 'Petunjuk Teknis Perjanjian Kinerja', 'terbaca')
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sopcheck.language.citation_mentions import mentions
from sopcheck.language.citation_structure import Node, related
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
    found = mentions(text)
    if not found:
        return Citation(text, "bukan-rujukan")
    members = tuple(_citation(text, node) for node in related(text, found))
    return replace(members[0], members=members)


def _citation(text: str, node: Node) -> Citation:
    mention = node.mention
    read = mention.kind.name is not None and bool(mention.year and (mention.number or mention.kind.name == "UUD"))
    title = text[node.title[0] : node.title[1]] if node.title else ""
    return Citation(
        words=text[mention.start : mention.end],
        status="terbaca" if read else "sebagian",
        type=mention.kind.name,
        number=mention.number,
        number_printed=mention.slot.printed if mention.slot else None,
        year=mention.year,
        title=" ".join(title.split()).strip(" .,;:(“”\"'") or None,
        place=mention.place,
        enacted=mention.enacted,
        gazette=node.gazette,
        pinpoint=node.pinpoint,
        children=tuple((child.role, _citation(text, child)) for child in node.children if child.role),
        span=(mention.start, mention.end),
        key=mention.key(),
    )
