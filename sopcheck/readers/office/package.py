"""An Office file as a guarded package: bounded before anything is unpacked, and only what is asked for is parsed.

Every limit is many times what a real SOP needs, so that a file beyond one is hostile or no SOP.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from sopcheck.errors import InputError

Element = ElementTree.Element

MAX_PARTS = 2000
MAX_PART = 32 * 2**20
MAX_TOTAL = 96 * 2**20
MAX_RATIO = 200  # unpacked to packed; XML of real files stays below 30
RATIO_FROM = 2**20  # smaller parts may be as dense as they like
MAX_DEPTH = 256
MAX_MARKS = 1_000_000  # "<" in all parts that are read; a workbook of 100 sheets has 300 000

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOT_READ = "tidak dibaca demi keamanan"


class Package:
    """The parts of an Office file by name. Raises InputError wherever a limit is passed or a part is damaged."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._marks: dict[str, int] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise InputError(name, "berkas Office rusak: kemasannya tidak dapat dibuka") from None
        self._members = self._checked(members)

    def __contains__(self, part: str) -> bool:
        return part in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """All parts, sorted."""
        return tuple(sorted(self._members))

    @property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """All parts in the order of the file, as the ZIP describes them."""
        return tuple(self._members.values())

    def content(self, part: str) -> bytes:
        """The bytes of any part, within its limit."""
        return self._bytes(part)

    def xml(self, part: str) -> Element:
        """The root of an XML part."""
        text = self._text(part)
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise self._refused(f"bagian {part} memuat DOCTYPE atau ENTITY")
        self._marks[part] = text.count("<")
        if sum(self._marks.values()) > MAX_MARKS:
            raise self._refused("berisi terlalu banyak unsur")
        try:
            root = ElementTree.fromstring(text)  # noqa: S314  without DOCTYPE and ENTITY, and bounded
        except (ElementTree.ParseError, ValueError):
            raise InputError(self._name, f"berkas Office rusak: bagian {part} bukan XML yang utuh") from None
        self._require_shallow(root, part)
        return root

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Id → (kind, part) of what a part refers to inside the package. Links to the outside are never followed."""
        folder, _, file = part.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels not in self._members:
            return {}
        found = {}
        for relation in self.xml(rels).iter(_RELATION):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                path = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], path.lstrip("/"))
        return found

    def _checked(self, members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(members) > MAX_PARTS:
            raise self._refused(f"berisi {len(members)} bagian", f"batasnya {MAX_PARTS}")
        found: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
                raise self._refused(f"nama bagian “{name[:60]}” menunjuk ke luar kemasan")
            if name in found:
                raise self._refused(f"bagian “{name[:60]}” ada dua kali")
            if member.flag_bits & 1:
                raise InputError(self._name, "berkas dikunci dengan sandi", "simpan ulang tanpa sandi")
            found[name] = member
        if sum(member.file_size for member in members) > MAX_TOTAL:
            raise self._refused("isinya terlalu besar setelah dibuka", f"batasnya {MAX_TOTAL // 2**20} MB")
        return found

    def _text(self, part: str) -> str:
        content = self._bytes(part)
        encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            raise InputError(self._name, f"berkas Office rusak: bagian {part} bukan teks UTF-8") from None

    def _bytes(self, part: str) -> bytes:
        """The bytes of a part, never more than its limit, whatever its header promises."""
        member = self._members.get(part)
        if member is None:
            raise InputError(self._name, f"berkas Office rusak: bagian {part} tidak ada")
        try:
            with self._zip.open(member) as file:
                content = file.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            raise InputError(self._name, f"berkas Office rusak: bagian {part} tidak dapat dibuka") from None
        if len(content) > MAX_PART:
            raise self._refused(f"bagian {part} terlalu besar", f"batasnya {MAX_PART // 2**20} MB")
        if len(content) > RATIO_FROM and len(content) > MAX_RATIO * max(member.compress_size, 1):
            raise self._refused(f"bagian {part} mengembang lebih dari {MAX_RATIO} kali")
        return content

    def _require_shallow(self, root: Element, part: str) -> None:
        level: list[Element] = [root]
        for _ in range(MAX_DEPTH):
            level = [child for element in level for child in element]
            if not level:
                return
        raise self._refused(f"bagian {part} bersarang lebih dari {MAX_DEPTH} tingkat")

    def _refused(self, what: str, allowed: str = "") -> InputError:
        return InputError(self._name, f"{what}; {_NOT_READ}", allowed)


def walk(root: Element, *names: str) -> Iterator[Element]:
    """The elements with these local names, in document order; only the chosen branch of alternative content.

    Of `mc:AlternateContent` the first `mc:Choice` is taken, else `mc:Fallback`: never both, or all would be twice.
    """
    pending = [root]
    while pending:
        element = pending.pop()
        kind = local(element)
        if kind == "AlternateContent":
            branch = next((child for child in element if local(child) == "Choice"), None)
            if branch is None:
                branch = next((child for child in element if local(child) == "Fallback"), None)
            pending.extend(reversed(branch if branch is not None else ()))
            continue
        if kind in names:
            yield element
        pending.extend(reversed(element))


def local(element: Element) -> str:
    """The name of an element without its namespace (the parser leaves comments out)."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    direct = element.get(name)
    if direct is not None:
        return direct
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def parts_of(element: Element | None, *path: str) -> Iterable[Element]:
    """What the first descendant along these local names holds; nothing if there is none."""
    found = child(element, *path)
    return () if found is None else found


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along these local names."""
    found = element
    for name in path:
        parts: Iterable[Element] = () if found is None else found
        found = next((one for one in parts if local(one) == name), None)
    return found
