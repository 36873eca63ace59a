"""Params of a check: typed values from the words in a rule file.

    class Batas(Params):
        menit: Fraction
        kata: tuple[str, ...] = ()

A class attribute is the default; without one the rule file must give the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, dataclass_transform

from sopcheck.language.dates import parse_date
from sopcheck.model.locators import require_valid
from sopcheck.model.values import PartialDate


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Params:
    """Base of all params: `make` turns the words of a rule file into typed fields."""

    types: Mapping[str, str] = {}

    def __init_subclass__(cls) -> None:
        cls.types = dict(cls.__annotations__) if "__annotations__" in cls.__dict__ else {}
        for name, kind in cls.types.items():
            if kind not in CONVERTERS and not _choices(kind):
                raise TypeError(f"{cls.__name__}.{name}: no converter for {kind}")

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("params are frozen")

    def kinds(self) -> frozenset[str] | None:
        """The facts a check can yield under these params, by kind; None for all it declares."""
        return None

    @classmethod
    def make(cls, words: Mapping[str, Any]) -> Params:
        """Typed params from the words of a rule file.

        Raises ParamError naming the key, what was found and what is allowed.
        """
        for key in words:
            if key not in cls.types:
                raise ParamError(key, f"param “{key}” tidak dikenal|{key}|" + " ".join(cls.types))
        values = {}
        for name, kind in cls.types.items():
            if name in words:
                if choices := _choices(kind):
                    if words[name] not in choices:
                        raise ParamError(name, f"“{words[name]}” bukan salah satu dari: {', '.join(choices)}")
                    values[name] = words[name]
                    continue
                try:
                    values[name] = CONVERTERS[kind](words[name])
                except BadLocatorError as error:
                    raise ParamError(name, str(error)) from None
                except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError):
                    raise ParamError(name, f"“{words[name]}” bukan {NAMES[kind]}") from None
            elif not hasattr(cls, name):
                wanted = NAMES.get(kind) or f"salah satu dari: {', '.join(_choices(kind))}"
                raise ParamError(name, f"param “{name}” wajib diisi ({wanted})")
        return cls(**values)


Locators = tuple[str, ...]
"""Params of this type hold places of the notation; a mistyped one is refused when the rule is loaded."""


class BadLocatorError(ValueError):
    """A locator that the notation does not know; str(): Indonesian, with what is known."""


class ParamError(ValueError):
    """A param of a rule file is wrong. key: the param; str(): Indonesian."""

    def __init__(self, key: str, what: str) -> None:
        self.key = key
        super().__init__(what)


def _choices(kind: str) -> tuple[str, ...]:
    """The words of a Literal["a", "b"]; empty for any other type."""
    return tuple(re.findall(r"[\"']([^\"']+)[\"']", kind)) if kind.startswith("Literal[") else ()


def _text(words: Any) -> str:
    if not isinstance(words, str):
        raise TypeError
    return words


def _texts(words: Any) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(_text(word) for word in words)


def _locators(words: Any) -> Locators:
    found = _texts(words)
    for locator in found:
        try:
            require_valid(locator)
        except ValueError as error:
            raise BadLocatorError(str(error)) from None
    return found


def _flag(words: Any) -> bool:
    return {"ya": True, "tidak": False}[_text(words)]


def _pattern(words: Any) -> re.Pattern[str]:
    try:
        return re.compile(_text(words), re.IGNORECASE)
    except re.error as error:
        raise ValueError from error


def _date(words: Any) -> PartialDate | None:
    found = parse_date(_text(words)) if words else None
    if words and found is None:
        raise ValueError
    return found


def _text_map(words: Any) -> Mapping[str, str]:
    return {key: _text(value) for key, value in words.items()}


def _texts_map(words: Any) -> Mapping[str, tuple[str, ...]]:
    return {key: _texts(value) for key, value in words.items()}


CONVERTERS: Mapping[str, Callable[[Any], Any]] = {
    "str": _text,
    "int": int,
    "Fraction": lambda words: Fraction(_text(words).replace(",", ".")),
    "bool": _flag,
    "re.Pattern[str]": _pattern,
    "PartialDate | None": _date,
    "tuple[str, ...]": _texts,
    "Locators": _locators,
    "frozenset[str]": lambda words: frozenset(_texts(words)),
    "Mapping[str, str]": _text_map,
    "Mapping[str, tuple[str, ...]]": _texts_map,
}

NAMES: Mapping[str, str] = {
    "str": "teks",
    "int": "bilangan bulat",
    "Fraction": "bilangan atau pecahan (15/2)",
    "bool": "“ya” atau “tidak”",
    "re.Pattern[str]": "pola (regular expression) yang sah",
    "PartialDate | None": "tanggal (20 November 2026)",
    "tuple[str, ...]": "daftar teks",
    "Locators": "daftar lokator",
    "frozenset[str]": "daftar teks",
    "Mapping[str, str]": "peta teks ke teks",
    "Mapping[str, tuple[str, ...]]": "peta teks ke daftar teks",
}
