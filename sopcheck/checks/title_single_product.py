"""Does the name of the SOP name one product?

check: title-single-product
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.checks.title_noun import printed_title, untitled
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check
from sopcheck.engine.gates import by_title
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.sop_titles import products
from sopcheck.language.text import one_line


class BeberapaProduk(Fact):
    """nama: the printed name; bagian: its parts that show more than one product, "“…”, “…”"."""

    nama: str
    bagian: str


@check(BeberapaProduk, by=by_title)
def title_single_product(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    name = printed_title(sop)
    return untitled(sop) if name is None else _named(name)


@kept
def _named(name: str) -> Iterator[Seen]:
    parts = products(name)
    if parts:
        yield Hit("nama", BeberapaProduk(nama=one_line(name), bagian=", ".join(f"“{part}”" for part in parts)))
    yield ONE
