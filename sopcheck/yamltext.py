"""YAML as text: every scalar stays what was written, every key keeps its line (the only `import yaml`).

`no: 1`, `1:30`, `012` and `2018-11-07` stay text; an empty value is ""; only a plain `null` or `~` is None.
Refused, because a form never needs them and hostile files do: duplicate keys, anchors, aliases, tags,
several documents, nesting deeper than DEPTH.

>>> parse("waktu: 1:30\\nlangkah: [null, ya]").value
{'waktu': '1:30', 'langkah': [None, 'ya']}
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sopcheck.errors import InputError
from sopcheck.home import compiled, data_file

Path = tuple[str | int, ...]  # keys and 0-based positions from the root

MOST_VALUES = 200_000  # of one file; our largest holds some 5 000
DEPTH = 40  # a normalized SOP nests 5 deep, a rule file 9


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed file: dicts, lists, str and None, and the 1-based line of every path in it."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)


class YamlError(InputError):
    """The text is not the YAML we accept."""


def parse(text: str, source: str = "<teks>") -> Tree:
    """Parse one YAML document.

    source: name used in errors. Raises YamlError (Indonesian, with line) on anything refused above.
    """
    import yaml  # JSON input never needs it

    # dropping the C loader only costs speed; some platforms have no wheel with it
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlError(f"{source}:{line}", "bukan YAML yang sah", _hint(error.problem)) from None
    except (yaml.YAMLError, UnicodeError):  # a control character, half of a surrogate pair
        raise YamlError(source, "bukan YAML yang sah", "berisi huruf yang tidak dapat disimpan sebagai teks") from None
    except RecursionError:
        raise YamlError(source, "bersarang terlalu dalam", f"paling dalam {DEPTH} tingkat") from None
    return Tree(builder.root, builder.lines)


def dump(value: Any, width: int = 120) -> str:
    """Write dicts, lists, strings and None as YAML that `parse` reads back exactly."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=width)
    return text


@cache
def packaged(name: str) -> Any:
    """The value of one of our own YAML files, e.g. "language/data/units.yaml" or "rules/profiles/reviu.yaml"."""
    return packaged_tree(name).value


@cache
def packaged_tree(name: str) -> Tree:
    """One of our own YAML files parsed; from a wheel without line numbers, because it was parsed at build time."""
    ready = _compiled()
    if name in ready:
        return Tree(ready[name])
    return parse(data_file(name).read_text("utf-8"), name)


def packaged_names(folder: str) -> tuple[str, ...]:
    """The names of our own YAML files below a folder, e.g. "rules/catalogue/", sorted."""
    if ready := _compiled():
        return tuple(name for name in ready if name.startswith(folder))
    home = data_file(folder)
    return tuple(sorted(folder + path.relative_to(home).as_posix() for path in home.rglob("*.yaml")))


@cache
def _compiled() -> dict[str, Any]:
    path = compiled()
    return json.loads(path.read_bytes()) if path else {}


def _hint(problem: str | None) -> str:
    if problem and "found character" in problem and "\\t" in problem:
        return "pakai spasi, bukan tab"
    if problem and "mapping values are not allowed" in problem:
        return "teks yang memuat “: ” perlu diapit tanda kutip"
    return "periksa lekukan, tanda kutip, dan titik dua di sekitar baris itu"


class _Builder:
    """Folds parser events into values, iteratively, so that depth is bounded by DEPTH alone."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root: Any = ""
        self.lines: dict[Path, int] = {}
        self._open: list[tuple[Any, Path]] = []  # containers still open, with their paths
        self._key: list[str | None] = []  # of each open container: the key waiting for its value
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if len(self.lines) > MOST_VALUES:
            raise self._refuse(event.start_mark.line + 1, "terlalu banyak isian", f"paling banyak {MOST_VALUES}")
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None):
            raise self._refuse(line, "jangkar (&) dan alias (*) tidak dipakai di notasi ini", "tulis nilainya lagi")
        if getattr(event, "tag", None):
            raise self._refuse(line, f"tanda tipe “{event.tag}” tidak dipakai di notasi ini")
        if kind == "ScalarEvent":
            self._scalar(event, line)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            if len(self._open) >= DEPTH:
                raise self._refuse(line, "bersarang terlalu dalam", f"paling dalam {DEPTH} tingkat")
            container: Any = {} if kind == "MappingStartEvent" else []
            self._open.append((container, self._put(container, line)))
            self._key.append(None)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._open.pop()
            self._key.pop()
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise self._refuse(line, "lebih dari satu dokumen YAML dalam satu berkas", "satu SOP per berkas")

    def _scalar(self, event: Any, line: int) -> None:
        if self._open and isinstance(self._open[-1][0], dict) and self._key[-1] is None:
            mapping, path = self._open[-1]
            if event.value in mapping:
                first = self.lines[(*path, event.value)]
                raise self._refuse(line, f"kunci “{event.value}” ditulis dua kali", f"yang pertama di baris {first}")
            self._key[-1] = event.value
            self.lines[(*path, event.value)] = line
            return
        plain = not event.style  # None from the Python loader, "" from the C one
        self._put(None if plain and event.value in ("null", "~", "Null", "NULL") else event.value, line)

    def _put(self, value: Any, line: int) -> Path:
        if not self._open:
            self.root = value
            return ()
        container, path = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            place = (*path, len(container) - 1)
            self.lines[place] = line
            return place
        key = self._key[-1]
        if key is None:
            raise self._refuse(line, "kunci harus berupa teks")
        self._key[-1] = None
        container[key] = value
        return (*path, key)

    def _refuse(self, line: int, what: str, allowed: str = "") -> YamlError:
        return YamlError(f"{self.source}:{line}", what, allowed)
