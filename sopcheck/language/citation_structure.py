"""How the regulations named in one text belong together: heads, amended, amending, implemented, replaced."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sopcheck.language.citation_around import Around
from sopcheck.language.citation_mentions import Mention
from sopcheck.model.values import CitationRole, Gazette

NESTED = 5  # "Perubahan atas … tentang Pelaksanaan … tentang …": deeper is no title any more
_BEFORE = 140  # characters before a mention in which the words that relate it to another stand

# words that may stand between "Perubahan" and what is amended: "Kedua atas", "Ketujuh Belas atas", "Lampiran"
_ORDINAL = r"(?: \s+ (?: ke [\s-]? \w{2,9} | pertama | belas | puluh | lamp\w{2,9} | atas | terhadap | dari ) ){0,6}"
_UPON = r"\s [^;()]{0,60} (?<![^\W_]) (?: atas | terhadap )"  # or anything up to "atas"

# words right before a mention → its role; the first that fits. Each with what it cannot do without, to fail fast
_ROLES: tuple[tuple[CitationRole, tuple[str, ...], re.Pattern[str]], ...] = (
    # "sebagaimana telah diubah beberapa kali, terakhir dengan"
    (
        "diubah-dengan",
        ("ubah", "terakhir"),
        re.compile(
            r"(?: ubah | terakhir | perubahan ) (?![^\W_]) [^;()]{0,70} (?: dengan | oleh | melalui ) \s* \Z",
            re.X | re.I,
        ),
    ),
    # "juncto" · "jo."
    ("juncto", ("jo", "jis", "juncto"), re.compile(r"(?<![^\W_]) (?: jo | juncto | jis ) [.]? \s* \Z", re.X | re.I)),
    # "tentang Pencabutan atas" · "Mencabut"
    ("dicabut", ("cabut",), re.compile(rf"(?: pencabutan | mencabut ) (?: {_ORDINAL} | {_UPON} ) \s* \Z", re.X | re.I)),
    # "sebagai pengganti" · "yang menggantikan"
    (
        "dicabut",
        ("ganti",),
        re.compile(
            r"(?<![^\W_]) (?: pengganti | menggantikan | mengganti ) (?: \s+ (?: dari | atas ) )? \s* \Z", re.X | re.I
        ),
    ),
    # "diganti" · "dicabut dengan"
    (
        "diganti-dengan",
        ("diganti", "dicabut"),
        re.compile(r"(?: diganti(?:kan)? | dicabut ) (?: \s+ (?: dengan | oleh | menjadi ) )? \s* \Z", re.X | re.I),
    ),
    # "tentang Perubahan Kedua atas" · "Perubahan Lampiran"
    (
        "perubahan",
        ("ubah",),
        re.compile(rf"(?: perubahan | pengubahan | mengubah ) (?: {_ORDINAL} | {_UPON} ) \s* \Z", re.X | re.I),
    ),
    # "tentang Peraturan Pelaksanaan" · "Petunjuk Pelaksanaan" · "Pelaksanaan Pasal 5 ayat (1)"
    (
        "pelaksanaan",
        ("pelaksana", "penjabaran"),
        re.compile(
            r"""
            (?: pelaksana(?:an)? | penjabaran )
            (?: \s+ (?: dari | atas | terhadap | ketentuan | teknis | lebih \s lanjut | pasal \s [^;]{1,40} ) ){0,3}
            \s* \Z
            """,
            re.X | re.I,
        ),
    ),
    # "sesuai dengan" · "tentang Penetapan": named in a title in some other way
    (
        "menyebut",
        ("",),
        re.compile(
            r"""
            (?<![^\W_]) (?: atas | dari | dengan | dalam | menurut | oleh | terhadap | kepada | pada | untuk
            | terkait | mengenai | berdasarkan | sesuai | penetapan | penerapan | pengesahan | implementasi | amanat
            | ketentuan | menjadi | rancangan ) \s* \Z""",
            re.X | re.I,
        ),
    ),
)
# nothing but a joining word between two mentions: ", " · " dan " · " & "
_JOINED = re.compile(r"[\s,;&.]{0,60}+ (?: (?: dan | serta ) \s{1,60}+ )?", re.X | re.I)
# ", dan terakhir dengan" right behind an amender: the list of them ends with the next one
_LAST = re.compile(
    r"""
    [\s,]{0,60}+ (?: (?: dan | serta ) \s{1,60}+ )? (?: yang \s{1,60}+ )?
    terakhir (?: \s kali )? \s (?: dengan | oleh ) \s{1,60} \Z
    """,
    re.X | re.I,
)
# a joining word at the end of a title before a further regulation
_JOINS = re.compile(r"[\s,;&.]* (?: (?<![^\W_]) (?: dan | serta ) \s+ )? \Z", re.X | re.I)

# roles in which a mention stands inside the title of its parent
_INSIDE: frozenset[CitationRole | None] = frozenset({"perubahan", "pelaksanaan", "dicabut", "menyebut"})


@dataclass(slots=True, eq=False)
class Node:
    """A mention with what belongs to it. title: its span; children in printed order; role: what it is to its parent."""

    mention: Mention
    parent: Node | None = None
    role: CitationRole | None = None
    title: tuple[int, int] | None = None
    gazette: Gazette | None = None
    pinpoint: str | None = None
    children: list[Node] = field(default_factory=list)
    depth: int = 0
    joined: Node | None = None  # the amender before it, joined by nothing but ", " or "dan"

    def line(self) -> list[Node]:
        """Itself and its ancestors, up to the first that does not stand in another's title."""
        line = [self]
        while line[-1].parent is not None and line[-1].role in _INSIDE:
            line.append(line[-1].parent)
        return line


def related(text: str, found: list[Mention]) -> list[Node]:
    """The citations of a text that are not part of another's title or chain, in printed order.

    found: at least one mention, in printed order.
    """
    around = Around(text, [(mention.start, mention.end) for mention in found])
    nodes: list[Node] = []
    tops: list[Node] = []
    for mention in found:
        role, parent, lead = _relation(around, mention, nodes, tops)
        depth = parent.depth + 1 if parent else 0
        if depth > NESTED:
            continue
        if role == "diubah-dengan" and nodes[-1].joined and _LAST.match(text, nodes[-1].mention.end, mention.start):
            parent = _listed_amenders(nodes[-1], tops)
            depth = parent.depth + 1
        node = Node(_placed(mention, nodes, role), parent, role, depth=depth)
        if role is None and nodes:
            node.joined = _amender_before(around, nodes[-1], mention)
        if role not in _INSIDE and nodes:
            _close(nodes[-1], lead)
        if parent:
            parent.children.append(node)
        if role is None or (role == "juncto" and depth == 1):
            tops.append(node)
        node.title = around.title(mention.end, bare=role is None)
        node.pinpoint = around.pinpoint(mention.start, mention.end)
        nodes.append(node)
    _give_gazettes(around, nodes)
    for before, after in pairwise(tops):
        if before.title is None and after.role == "juncto":
            before.title = after.title  # "Nomor 57 Tahun 2007 juncto Nomor 56 Tahun 2010 tentang …"
    return tops


def _relation(
    around: Around, mention: Mention, nodes: list[Node], tops: list[Node]
) -> tuple[CitationRole | None, Node | None, int]:
    """(role, parent, where the words that join it begin); a citation of its own has neither role nor parent."""
    start = mention.start
    if not nodes:
        return None, None, start
    previous = nodes[-1]
    end = max(previous.mention.end, start - _BEFORE)
    gap = around.text[end:start]
    role, at = _role(gap, titled=bool(previous.title and previous.title[1] >= start))
    if role:
        if around.parted(previous.mention.end, start):
            return None, None, start
        return role, _parent(role, mention, previous, tops), end + at
    inside = previous.role in _INSIDE
    joins = _JOINS.search(gap)
    if inside and not around.parted(previous.mention.end, start):
        if _JOINED.fullmatch(gap) and end == previous.mention.end:
            return previous.role, previous.parent, start
        if joins and joins[0].strip() and previous.mention.kind == mention.kind:
            return previous.role, previous.parent, start  # "Perubahan atas PP … tentang A dan PP … tentang B"
    return None, None, end + joins.start() if joins else start


def _role(gap: str, titled: bool) -> tuple[CitationRole | None, int]:
    """The role the words before a mention give it, and where they begin; titled: they are part of a title."""
    folded = gap.casefold()
    for role, needed, words in _ROLES:
        if (role != "menyebut" or titled) and any(word in folded for word in needed) and (match := words.search(gap)):
            return role, match.start()
    return None, 0


def _amender_before(around: Around, previous: Node, mention: Mention) -> Node | None:
    """The amender before a mention of the same kind, if only a comma or "dan" stands between."""
    alike = previous.mention.kind == mention.kind and (previous.role == "diubah-dengan" or previous.joined)
    gap = around.text[previous.mention.end : mention.start]
    return previous if alike and ";" not in gap and _JOINED.fullmatch(gap) else None


def _listed_amenders(last: Node, tops: list[Node]) -> Node:
    """What "… diubah dengan A, B, terakhir dengan C" is about. B becomes an amender too."""
    listed = [last]
    while (before := listed[-1].joined) and before.joined:
        listed.append(before)
    first = listed[-1].joined
    base = first.parent if first and first.parent else last
    del tops[-len(listed) :]  # they are the last ones
    for node in reversed(listed):
        node.parent, node.role, node.depth, node.joined = base, "diubah-dengan", base.depth + 1, None
        base.children.append(node)
    return base


def _parent(role: CitationRole, mention: Mention, previous: Node, tops: list[Node]) -> Node:
    """Whom a role is about."""
    if role in _INSIDE:
        return previous
    head = tops[-1].parent or tops[-1]  # of a chain "A jo. B jo. C" it is A
    if role == "juncto":
        return previous if previous.role in _INSIDE else head
    if role == "diganti-dengan":
        return tops[-1]
    # an amender belongs to the nearest regulation that it can amend: of its kind and not younger; else to the head.
    # "PP 11/2003 tentang Perubahan atas PP 7/1977 … terakhir dengan PP 26/2001" speaks of PP 7/1977
    line = previous.line()
    if line[-1].role == role and line[-1].parent:
        line = [*line[:-1], *line[-1].parent.line()]
    for node in line:
        base = node.mention
        if base.kind == mention.kind and base.year and mention.year and base.year <= mention.year:
            return next(up for up in reversed(line) if up.mention.key() == base.key())
    return line[-1]


def _close(previous: Node, lead: int) -> None:
    """Titles that are still open end where the words that join the next citation begin."""
    for node in previous.line():
        if node.title and node.title[1] > lead:
            node.title = (node.title[0], max(node.title[0], lead))


def _placed(mention: Mention, nodes: list[Node], role: CitationRole | None) -> Mention:
    """Local law without a place has that of the citation it belongs to, where the levels agree."""
    place = nodes[-1].mention.place if nodes and role is not None else None
    if place and mention.place is None and mention.kind.place in ("daerah", place.partition(" ")[0]):
        return replace(mention, place=place)
    return mention


def _give_gazettes(around: Around, nodes: list[Node]) -> None:
    """Each gazette goes to the citation before it: to one named in its title only if the year says so."""
    ends = [node.mention.end for node in nodes]
    for place, gazette in around.gazettes():
        at = bisect_left(ends, place + 1)
        free = [node for node in nodes[at - 1].line() if node.gazette is None] if at else []
        fitting = [node for node in free if node.mention.year == gazette.year]
        if free:
            (fitting or free)[-1].gazette = gazette
