"""The normalized notation from YAML, JSON and JSONL: shape is checked, the words are left alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sopcheck.errors import InputError, NotAnSopError, did_you_mean, os_reason
from sopcheck.model import shape
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Location, Source, SourceMap
from sopcheck.readers import bounds, guard, own
from sopcheck.yamltext import Path as TreePath
from sopcheck.yamltext import Tree, parse

_NO_PLACES = SourceMap()

LONG = 400_000
"""Bytes of one SOP. Of shorter ones only the number of actor columns can take rules long, so no more is looked at."""


def read(content: bytes, name: str, kind: str) -> Iterator[Document | InputError]:
    """The documents of one file; of JSONL one per line, where a bad line does not stop the others.

    name: used in errors and as the document's path; kind: "yaml", "json" or "jsonl".
    """
    if kind == "jsonl":
        for number, line in enumerate(content.splitlines(), 1):
            if line.strip():
                yield from _one(line, f"{name}:{number}", "jsonl")
    else:
        yield from _one(content, name, kind)


def _one(content: bytes, name: str, kind: str) -> Iterator[Document | InputError]:
    try:
        yield read_yaml(content, name) if kind == "yaml" else read_json(content, name, kind)
    except InputError as error:
        error.document = name
        yield error


def read_lines(
    path: Path, name: str, start: int = 0, stop: int | None = None, first: int = 1
) -> Iterator[Document | InputError]:
    """The documents of a JSONL file, one line in memory at a time, however large the file.

    start, stop: byte range, at line boundaries; first: the number of the line at `start`.
    """
    number = first - 1
    try:
        with path.open("rb") as file:
            file.seek(start)
            while stop is None or file.tell() < stop:
                line = file.readline(guard.MAX_BYTES + 2)
                if not line:
                    return
                number += 1
                if line.strip():
                    yield from _one(line.strip(), f"{name}:{number}", "jsonl")
                while line and not line.endswith(b"\n"):  # the rest of an endless line
                    line = file.readline(guard.MAX_BYTES)
    except OSError as error:
        raise InputError(name, f"tidak dapat dibaca ({os_reason(error)})") from None


def read_json(content: bytes, name: str, kind: str = "json") -> Document:
    """One SOP from JSON. Raises InputError on wrong shape."""
    guard.within_limit(content, name)
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    try:
        sop = Sop.model_validate_json(content)
    except ValidationError as invalid:
        _require_sop(invalid.errors(include_url=False)[0]["type"] != "json_invalid" and json.loads(content), name)
        raise shape.explain(invalid, Sop, name, InputError) from None
    if not _plainly_without_duplicates(content, sop):
        _refuse_duplicates(content, name)
    written_in_lines = kind == "json" and b"\n" in content.strip()
    return _document(sop, content, name, kind, SourceMap(_LinesOnDemand(content)) if written_in_lines else _NO_PLACES)


def read_yaml(content: bytes, name: str) -> Document:
    """One SOP from YAML, with the line of every value. Raises InputError on wrong shape."""
    guard.within_limit(content, name)
    tree = parse(guard.text_of(content, name), name)
    _require_sop(tree.value, name)
    sop = shape.build(Sop, tree, name, InputError)
    return _document(sop, content, name, "yaml", SourceMap(_places(tree)))


class _LinesOnDemand(Mapping[str, Location]):
    """The places of a JSON file: read again, as YAML, but only if a finding asks where it stands."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._places: Mapping[str, Location] | None = None

    def __getitem__(self, locator: str) -> Location:
        return self._found()[locator]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found())

    def __len__(self) -> int:
        return len(self._found())

    def _found(self) -> Mapping[str, Location]:
        if self._places is None:
            try:
                self._places = _places(parse(self._content.decode()))
            except InputError:  # JSON that is not YAML, such as a tab between keys: then without lines
                self._places = {}
        return self._places


def _places(tree: Tree) -> dict[str, Location]:
    return {locator: Location(line=line) for path, line in tree.lines.items() if (locator := _locator(path))}


_NO_KEY = "tidak satu pun kuncinya dikenal; contoh kunci: nama, langkah"


def _require_sop(value: Any, name: str) -> None:
    """Refuse what is not an SOP at all: no keys and values, or none of the keys of a form."""
    if value is False:  # not even JSON
        return
    if not isinstance(value, dict):
        raise NotAnSopError(name, "bukan SOP dalam notasi sopcheck", "isi berkas harus berupa kunci dan nilai")
    if (value and str(value.get("schema", "")).startswith("sopcheck.report/")) or value.get("type") == "head":
        raise NotAnSopError(name, own.IS_REPORT)
    known = Sop.model_fields.keys()
    if value and known.isdisjoint(value) and not any(did_you_mean(str(key), known) for key in list(value)[:20]):
        raise NotAnSopError(name, "bukan SOP dalam notasi sopcheck", _NO_KEY)


def _document(sop: Sop, content: bytes, name: str, kind: str, places: SourceMap) -> Document:
    if len(content) > LONG or len(sop.pelaksana or ()) > bounds.MOST_ITEMS:
        bounds.require(vars(sop), name)
    if sop.asal and sop.asal.tempat:  # a reader already said where each value stood on paper
        tempat = sop.asal.tempat
        merged = {**places.places}
        for locator, words in tempat.items():
            line = found.line if (found := places.find(locator)) else None
            merged[locator] = Location(line=line, words=words)
        places = SourceMap(merged)
    return Document(sop, Source(name, guard.fingerprint_of(content), kind), places)


def _locator(path: TreePath) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


# "nama" : a key whose colon does not touch it, which counting would miss
_PARTED_KEY = re.compile(rb'"[ \t\r\n]+:')


def _plainly_without_duplicates(content: bytes, sop: Sop) -> bool:
    """Whether counting is enough: as many `":` as fields that were set, and no key written otherwise.

    Spares the common file the slow look (65 % of a validation).
    """
    found = len(sop.model_fields_set)
    for step in sop.langkah or ():
        found += len(step.model_fields_set)
    for official in (sop.disahkan_oleh, sop.penanda_tangan):
        if official:
            found += len(official.model_fields_set)
    colons = content.count(b":")
    if colons == found:
        return True
    keys = content.count(b'":')
    return keys == found and (colons == keys or not _PARTED_KEY.search(content))


def _refuse_duplicates(content: bytes, name: str) -> None:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = Counter(key for key, _ in pairs)
            twice = next(key for key, count in keys.items() if count > 1)
            raise InputError(name, f"kunci “{twice}” ditulis dua kali")
        return found

    json.loads(content, object_pairs_hook=unique)
