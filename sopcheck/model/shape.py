"""Wrong shape, said in Indonesian: file, line, key, what was found, what is allowed.

pydantic tells what is wrong with a value; here its error becomes one line a person can act on. Used for
documents, rule files, profiles and settings alike.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from sopcheck.errors import SopcheckError, did_you_mean
from sopcheck.yamltext import Path, Tree

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "string_type": "teks",
    "tuple_type": "daftar",
    "list_type": "daftar",
    "dict_type": "peta (kunci: nilai)",
    "model_type": "peta (kunci: nilai)",
    "model_attributes_type": "peta (kunci: nilai)",
    "bool_type": "ya atau tidak",
    "int_type": "bilangan bulat",
    "date_type": "tanggal (2026-11-20)",
    "date_parsing": "tanggal (2026-11-20)",
    "date_from_datetime_parsing": "tanggal (2026-11-20)",
    "too_short": "daftar yang berisi",
}


def build(model: type[Model], tree: Tree, source: str, error: type[SopcheckError]) -> Model:
    """Make `model` from a parsed file, or raise `error` about the first thing that is wrong with its shape."""
    try:
        return model.model_validate(tree.value)
    except ValidationError as invalid:
        raise explain(invalid, model, source, error, tree.lines) from None


def explain(
    invalid: ValidationError,
    model: type[BaseModel],
    source: str,
    error: type[SopcheckError],
    lines: Mapping[Path, int] | None = None,
) -> SopcheckError:
    """One error about the first fault, with the number of further ones."""
    faults = invalid.errors(include_url=False)
    fault = faults[0]
    path = _readable(fault["loc"])
    what, allowed = _words(fault, model)
    if len(faults) > 1:
        allowed += f"{' ' if allowed else ''}(dan {len(faults) - 1} kesalahan bentuk lain)"
    return error(_where(source, path, lines or {}), what, allowed)


def _readable(loc: tuple[int | str, ...]) -> Path:
    """pydantic's path without the branches of unions it tried ("tuple[...]", "str")."""
    return tuple(part for part in loc if isinstance(part, int) or part.replace("_", "").replace("-", "").isalnum())


def _where(source: str, path: Path, lines: Mapping[Path, int]) -> str:
    line = next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), None)
    locator = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    return source + (f":{line}" if line else "") + (f" ({locator})" if locator else "")


def _words(fault: Any, model: type[BaseModel]) -> tuple[str, str]:
    kind, loc = fault["type"], fault["loc"]
    if kind == "extra_forbidden":
        known = _keys_at(model, loc[:-1])
        guess = did_you_mean(str(loc[-1]), known)
        return f"kunci “{loc[-1]}” tidak dikenal", guess or "yang ada: " + ", ".join(known)
    if kind == "missing":
        return f"kunci “{loc[-1]}” wajib ada", ""
    if kind == "literal_error":
        choices = dict.fromkeys(re.findall(r"[^\s,'\"]+", fault["ctx"]["expected"].replace(" or ", ", ")))
        return f"“{_short(fault['input'])}” tidak dikenal", "pilihan: " + ", ".join(choices)
    if kind == "value_error":
        what, _, rest = str(fault["ctx"]["error"]).partition("|")
        word, _, names = rest.partition("|")
        return what, did_you_mean(word, names.split()) if names else ""
    if kind == "json_invalid":
        place = re.search(r"line (\d+) column (\d+)", fault["ctx"]["error"])
        where = f" (baris {place[1]}, kolom {place[2]})" if place else ""
        return f"bukan JSON yang sah{where}", "periksa tanda kutip, koma, dan kurung di sekitar tempat itu"
    expected = _EXPECTED.get(kind)
    found = _kind_of(fault["input"])
    return (f"seharusnya {expected}, yang ada {found}", "") if expected else (f"nilai tidak sah: {found}", "")


def _kind_of(value: Any) -> str:
    if value is None:
        return "kosong (null)"
    if isinstance(value, Mapping):
        return "peta (kunci: nilai)"
    if isinstance(value, list | tuple):
        return "daftar"
    return f"“{_short(value)}”" if isinstance(value, str) else f"{value!r} (tanpa tanda kutip)"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys allowed at a path: follows fields, list items and the model branch of unions."""
    current: Any = model
    for part in _readable(loc):
        if isinstance(part, int):
            continue
        fields = getattr(current, "model_fields", {})
        found = _model_in(fields[part].annotation) if part in fields else None
        current = found or current
    return list(getattr(current, "model_fields", {}))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)
