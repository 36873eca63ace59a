"""Does the name of the SOP name one product?

check: title-single-product
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.field_required import ONE, plainly_filled
from sopcheck.checks.title_noun import untitled
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.sop_titles import products
from sopcheck.language.text import one_line


class BeberapaProduk(Fact):
    """nama: the printed name; bagian: its parts that show more than one product, "“…”, “…”"."""

    nama: str
    bagian: str


@check(BeberapaProduk)
def title_single_product(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    name = sop.sop.nama
    if not name or not plainly_filled(name) or "nama" in sop.unread:
        yield untitled(sop)
        return
    parts = products(name)
    if parts:
        yield Hit("nama", BeberapaProduk(nama=one_line(name), bagian=", ".join(f"“{part}”" for part in parts)))
    yield ONE
