"""How well raw text extracts are read: the five source SOPs against what was normalized by hand.

A value is a printed cell, or one item of a list. `unread` was left out, `wrong` was said otherwise, or of a place that
is lost in the extract. Letters and digits count, case and punctuation do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generate import SEED
from spill import Spilled, spilled, tabs, torn_tabs
from spill_lines import WAYS

from sopcheck.errors import InputError
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, pick, text

CORPUS = Path(__file__).parent.parent / "corpus"
NOT_PRINTED = frozenset(
    {"sopcheck", "id", "jenis", "terbaca", "tidak_terbaca", "label", "kolom", "bacaan", "asal", "gabung"}
)
"""What is no value of the form; `kolom` and `label` are its frame, and counted apart."""


class Held(NamedTuple):
    """What one document gives: counts, and the places that are not right."""

    right: int = 0
    unread: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def of(self) -> int:
        return self.right + len(self.unread)

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 1.0

    def plus(self, other: Held) -> Held:
        return Held(self.right + other.right, self.unread + other.unread, self.wrong + other.wrong)


def held(truth: Sop, found: Sop) -> Held:
    """What was read against what is known. Places of `truth.tidak_terbaca` count only if something was read there."""
    said, read = dict(values(truth)), dict(values(found))
    right, unread, wrong = 0, list[str](), list[str]()
    for place in sorted({*said, *read}):
        there, here = Counter(said.get(place, ())), Counter(read.get(place, ()))
        right += (there & here).total()
        unread += [place] * (there - here).total()
        wrong += [place] * sum(count for words, count in (here - there).items() if words)
    return Held(right, tuple(unread), tuple(wrong))


def values(sop: Sop) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(place, its letters) of each value that is there and not said to be lost; of a list, those of its items."""
    lost = set(sop.tidak_terbaca)
    for key in Sop.model_fields:
        if key not in NOT_PRINTED:
            yield from _values(key, getattr(sop, key), lost)


def _values(place: str, value: Any, lost: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if place in lost or value is None:
        return
    if isinstance(value, str):
        yield place, (bare(value),)
    elif isinstance(value, tuple) and place != "langkah" and not place.endswith(".bentuk"):
        items = (item for number, item in enumerate(value, 1) if f"{place}.{number}" not in lost)
        yield place, tuple(bare(item) for item in items if isinstance(item, str))
    elif isinstance(value, tuple):
        for number, part in enumerate(value, 1):
            yield from _values(f"{place}.{number}", part, lost)
    else:
        for name in type(value).model_fields:
            yield from _values(f"{place}.{name}", getattr(value, name), lost)


def bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def read(path: Path) -> Sop:
    """The one SOP of a file; nothing where it is refused."""
    try:
        (document,) = pick.read(path)
    except InputError:
        return Sop.model_validate({})
    assert isinstance(document, Document)
    return document.sop


def sources() -> Iterator[tuple[str, Held]]:
    """(stem, what it gives) of each source SOP."""
    for path in sorted((CORPUS / "raw").glob("*.txt")):
        yield path.stem, held(read(CORPUS / "sop" / f"{path.stem}.yaml"), read(path))


def spilled_again(count: int, seed: int = SEED) -> Iterator[tuple[Spilled, Held, Sop]]:
    """What is read of SOPs that were spilled on purpose (spill.py)."""
    for made in spilled({"tabs": tabs, "torn tabs": torn_tabs, **WAYS}, count, seed):
        raw = text.read(made.text.encode(), made.way)
        found = normalize.documents(raw, Source(made.way, "", raw.kind))
        sop = found[0].sop if found else Sop.model_validate({})
        yield made, held(made.truth, sop), sop


def show(count: int = 60) -> None:
    """Print one line per source SOP, with the places that are not right, and one per way of spilling."""
    for stem, found in sources():
        print(f"{stem[:3]}  right {found.right}/{found.of} ({found.share:.1%}), wrong {len(found.wrong)}")
        for what, places in (("unread", found.unread), ("wrong", found.wrong)):
            if places:
                print(f"     {what}: {', '.join(places)}")
    total: dict[str, Held] = {}
    for made, found, _ in spilled_again(count):
        total[made.way] = total.get(made.way, Held()).plus(found)
    print(f"{'spilled on purpose':<20}{'right':>8}{'unread':>8}{'wrong':>8}")
    for way, found in total.items():
        print(f"{way:<20}{found.right:>8}{len(found.unread):>8}{len(found.wrong):>8}")


if __name__ == "__main__":
    show()
