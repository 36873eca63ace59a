"""New parts made known in a package: what refers to them, and what they are."""

from __future__ import annotations

import posixpath

from sopcheck.annotate.insertions import Insertions
from sopcheck.ooxml import OFFICE, RELATIONS, TYPES, escaped, relations
from sopcheck.readers.office.package import Package, child

CONTENT_TYPES = "[Content_Types].xml"
STRICT = "http://purl.oclc.org/ooxml/"
STRICT_OFFICE = f"{STRICT}officeDocument/relationships"


class Additions:
    """Parts of a package as they will be. parts: name → new content, of changed and of new ones."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts: dict[str, bytes] = {}

    def content(self, part: str) -> bytes:
        """A part as it stands now, changes included."""
        return self.parts[part] if part in self.parts else self.package.content(part)

    def free_name(self, pattern: str) -> str:
        """The first name of a pattern with {} that no part has: "word/comments{}.xml" is tried bare, then with 1 …"""
        taken = {name.casefold() for name in (*self.package.names, *self.parts)}
        for number in range(len(taken) + 1):
            name = pattern.format(number or "")
            if name.casefold() not in taken:
                break
        return name

    def relate(self, source: str, kind: str, target: str, strict: bool = False) -> str:
        """Let a part refer to another; the id of the new relation."""
        folder, _, file = source.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        base = STRICT_OFFICE if strict else OFFICE
        there = posixpath.relpath(target, folder or ".")
        if rels not in self.package and rels not in self.parts:
            self.parts[rels] = relations([("rIdSop1", f"{base}/{kind}", there)]).encode()
            return "rIdSop1"
        content = self.content(rels)
        number = 1
        while f"rIdSop{number}".encode() in content:
            number += 1
        name = f"rIdSop{number}"
        new = f'<Relationship xmlns="{RELATIONS}" Id="{name}" Type="{base}/{kind}" Target="{escaped(there)}"/>'
        self.parts[rels] = _appended(content, new)
        return name

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        new = f'<Override xmlns="{TYPES}" PartName="/{escaped(part)}" ContentType="{content_type}"/>'
        self.parts[CONTENT_TYPES] = _appended(self.content(CONTENT_TYPES), new)

    def is_strict(self, part: str) -> bool:
        """Whether a part speaks the strict dialect, whose names differ."""
        return self.package.xml(part).tag.startswith("{" + STRICT)


def _appended(content: bytes, xml: str) -> bytes:
    inside = Insertions(content)
    inside.last_in(0, xml)
    return inside.done()


def namespace(package: Package, part: str) -> str:
    """The namespace of the root of a part, for elements that are put into it."""
    return package.xml(part).tag.removeprefix("{").rpartition("}")[0]


def has(package: Package, part: str, name: str) -> bool:
    """Whether the root of a part has such a child."""
    return child(package.xml(part), name) is not None
