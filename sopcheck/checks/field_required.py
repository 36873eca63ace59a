"""Is an identity field there, and filled in?

check: field-required
params: {unsur: [tanggal_efektif, tanggal_pengesahan], satu_label: ya}     # either will do; a form has only one of them
params: {unsur: [tanggal_revisi], cukup_label: ya}         # an empty one will do
params: {unsur: [keterkaitan], strip_terisi: ya}           # "-" says that there is none
params: {unsur: [nama], titik_kosong: ya}                  # "............" is not filled in
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.fields import only_dots
from sopcheck.engine.gates import by_words
from sopcheck.engine.params import Locators, Params
from sopcheck.engine.reading import Reading
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


@check(TidakAda, Kosong, params=Unsur, by=lambda params: by_words(*params.unsur))
def field_required(sop: Reading, context: Context, params: Unsur) -> Looked | tuple[Seen]:
    lost: list[str] = []
    empty: list[str] = []
    for locator in params.unsur:
        state = sop.state(locator)
        if state == "ada":
            if not params.titik_kosong or not only_dots(_value(sop, locator)):
                return ONE
            state = "kosong"
        if state == "kosong":
            if params.cukup_label or (params.strip_terisi and _dash(_value(sop, locator))):
                return ONE
            empty.append(locator)
        elif state == "tak-terbaca":
            lost.append(locator)
    if empty and params.satu_label:
        lost = [locator for locator in lost if sop.is_unread(locator)]
    if lost:
        return (Unknown(lost[0], "tidak terbaca pada berkas"),)
    return (Hit(empty[0], _kosong(*empty)) if empty else Hit(params.unsur[0], _tidak_ada(*params.unsur)),)


@cache
def _kosong(*locators: str) -> Kosong:
    return Kosong(unsur=_label(locators))


@cache
def _tidak_ada(*locators: str) -> TidakAda:
    return TidakAda(unsur=_label(locators))


def _dash(value: Any) -> bool:
    """Whether a blank value is a printed dash and not nothing at all."""
    words = " ".join(filter(None, value)) if isinstance(value, tuple) else value
    return bool(words) and any(dash in words for dash in "-–—−")


def _value(sop: Reading, locator: str) -> Any:
    head, _, part = locator.partition(".")
    value = getattr(sop.sop, head)
    return getattr(value, part, None) if part else value


def _label(locators: tuple[str, ...]) -> str:
    """The fields in the words of the form: “Tanggal Efektif/Tanggal Pengesahan”."""
    return "/".join(LABELS[locator.partition(".")[0]] for locator in locators)
