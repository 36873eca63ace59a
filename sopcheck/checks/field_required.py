"""Is an identity field there, and filled in?

check: field-required
params: {unsur: [tanggal_efektif, tanggal_pengesahan], satu_label: ya}     # either will do; a form has only one of them
params: {unsur: [tanggal_revisi], cukup_label: ya}         # an empty one will do
params: {unsur: [keterkaitan], strip_terisi: ya}           # "-" says that there is none
params: {unsur: [nama], titik_kosong: ya}                  # "............" is not filled in
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.fields import State, inked
from sopcheck.engine.params import Locators, Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, is_blank
from sopcheck.model.locators import LABELS

ONE = looked(1)


class TidakAda(Fact):
    """The form has no such field."""

    unsur: str


class Kosong(Fact):
    """The label is there, nothing is filled in. unsur: only the labels that are there."""

    unsur: str


class Unsur(Params):
    """unsur: locators of fields, any of which is enough. cukup_label: whether an empty one is as good.

    titik_kosong: whether a dotted line is empty; strip_terisi: whether a dash is an answer; satu_label: whether a form
    has only one of the fields, so that an empty one proves that the others were not lost.
    """

    unsur: Locators
    cukup_label: bool = False
    titik_kosong: bool = False
    strip_terisi: bool = False
    satu_label: bool = False

    def kinds(self) -> frozenset[str]:
        return frozenset({TidakAda.kind} if self.cukup_label else {TidakAda.kind, Kosong.kind})


@check(TidakAda, Kosong, params=Unsur)
def field_required(sop: Reading, context: Context, params: Unsur) -> Iterable[Seen] | Looked:
    if not sop.unread:
        fields = sop.sop.__dict__
        for locator in params.unsur:
            if value := fields.get(locator):
                words = value if value.__class__ is str else value[0]
                if words and inked(words):
                    return ONE
    return _in_doubt(sop, params)


def _in_doubt(sop: Reading, params: Unsur) -> Iterator[Seen]:
    """Where no field is plainly filled: blank, absent, dotted, lost, or a part of an official."""
    states: dict[str, State] = {}
    for locator in params.unsur:
        state = sop.state(locator)
        if state == "ada":
            if not params.titik_kosong or not only_dots(_value(sop, locator)):
                yield ONE
                return
            state = "kosong"
        if state == "kosong" and (params.cukup_label or (params.strip_terisi and _dash(_value(sop, locator)))):
            yield ONE
            return
        states[locator] = state
    lost = [locator for locator, state in states.items() if state == "tak-terbaca"]
    empty = [locator for locator, state in states.items() if state == "kosong"]
    if empty and params.satu_label:
        lost = [locator for locator in lost if sop.is_unread(locator)]
    if lost:
        yield Unknown(lost[0], "tidak terbaca pada berkas")
    elif empty:
        yield Hit(empty[0], Kosong(unsur=_label(empty)))
    else:
        yield Hit(params.unsur[0], TidakAda(unsur=_label(params.unsur)))


@lru_cache(CACHE)
def plainly_filled(words: str | None) -> bool:
    """Whether words are there and are neither blank nor a dotted line."""
    return words is not None and not is_blank(words) and not only_dots(words)


def only_dots(value: Any) -> bool:
    """Whether words, or all items of a list, are nothing but a dotted or underscored line ("1. ......", "____")."""
    if isinstance(value, str):
        return not value.strip("0123456789 \t\r\n\u00a0.…_()") and any(mark in value for mark in ("..", "…", "__"))
    return isinstance(value, tuple) and bool(value) and all(only_dots(item) for item in value)


def _dash(value: Any) -> bool:
    """Whether a blank value is a printed dash and not nothing at all."""
    words = " ".join(filter(None, value)) if isinstance(value, tuple) else value
    return bool(words) and any(dash in words for dash in "-–—−")


def _value(sop: Reading, locator: str) -> Any:
    head, _, part = locator.partition(".")
    value = getattr(sop.sop, head)
    return getattr(value, part, None) if part else value


def _label(locators: list[str] | tuple[str, ...]) -> str:
    """The fields in the words of the form: “Tanggal Efektif/Tanggal Pengesahan”."""
    return "/".join(LABELS[locator.partition(".")[0]] for locator in locators)
