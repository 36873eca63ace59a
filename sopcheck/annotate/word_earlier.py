"""Our earlier comments in a Word document: which there are, and all that belongs to them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sopcheck.annotate.earlier import nothing_else, told
from sopcheck.annotate.insertions import Insertions, numbered
from sopcheck.annotate.relations import Additions
from sopcheck.annotate.remarks import AUTHOR
from sopcheck.readers.office.package import Element, Package, attribute, local, walk

BESIDE = frozenset(("commentsExtended", "commentsIds"))
"""Parts in which newer versions of Word keep more about each comment: who answers whom, and what is done."""
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


@dataclass(frozen=True, slots=True)
class Earlier:
    """numbers: ids of the comments that go; positions: their elements in the comments part (insertions.numbered);
    paragraphs: what Word calls theirs; told: findings that comments which stay tell of; next_number: the first free id.
    """

    numbers: frozenset[str]
    positions: tuple[int, ...]
    paragraphs: frozenset[str]
    told: frozenset[str]
    next_number: int


def found(package: Package, main: str, comments: str) -> Earlier:
    """comments: the part that holds the comments, "" if there is none."""
    if not comments:
        return Earlier(frozenset(), (), frozenset(), frozenset(), 0)
    worked_on = _worked_on(package, main)
    root = package.xml(comments)
    places = numbered(root)
    gone: list[Element] = []
    stay: list[Element] = []
    for comment in root:
        if local(comment) == "comment":
            ours = attribute(comment, "author") == AUTHOR and nothing_else(_words(comment))
            (gone if ours and not worked_on.intersection(_paragraphs(comment)) else stay).append(comment)
    kept = [attribute(comment, "id") or "" for comment in stay]
    return Earlier(
        frozenset(attribute(comment, "id") or "" for comment in gone).difference(kept),
        tuple(places[id(comment)] for comment in gone),
        frozenset(name for comment in gone for name in _paragraphs(comment)),
        frozenset(one for comment in stay if attribute(comment, "author") == AUTHOR for one in told(_words(comment))),
        max((int(number) for number in kept if number.isascii() and number.isdigit()), default=-1) + 1,
    )


def marks(root: Element, numbers: Collection[str]) -> Iterator[Element]:
    """What shows in the text where comments begin and end, and the runs that refer to them."""
    for element in root.iter():
        kind = local(element)
        if kind == "r" and {local(one) for one in element} <= {"rPr", "commentReference"}:
            if any(local(one) == "commentReference" and attribute(one, "id") in numbers for one in element):
                yield element
        elif kind in _MARKS and attribute(element, "id") in numbers:
            yield element


def take_out_beside(additions: Additions, main: str, earlier: Earlier) -> None:
    """What else is kept about the comments that go."""
    package = additions.package
    for kind, part in package.related(main).values():
        if kind not in BESIDE or part not in package:
            continue
        root = package.xml(part)
        gone = [one for one in root if attribute(one, "paraId") in earlier.paragraphs]
        if gone:
            inside, places = Insertions(package.content(part)), numbered(root)
            for one in gone:
                inside.without(places[id(one)])
            additions.parts[part] = inside.done()


def _worked_on(package: Package, main: str) -> frozenset[str]:
    """Paragraphs of comments that somebody answered or set to done."""
    entries = [
        entry
        for kind, part in package.related(main).values()
        if kind == "commentsExtended" and part in package
        for entry in package.xml(part)
    ]
    answered = {attribute(entry, "paraIdParent") or "" for entry in entries}
    done = {attribute(entry, "paraId") or "" for entry in entries if attribute(entry, "done") in ("1", "true", "on")}
    return frozenset((answered | done) - {""})


def _paragraphs(comment: Element) -> list[str]:
    return [name for one in comment if (name := attribute(one, "paraId"))]


def _words(comment: Element) -> str:
    """The words of a comment, a line per paragraph."""
    return "\n".join("".join(one.text or "" for one in walk(paragraph, "t")) for paragraph in comment)
