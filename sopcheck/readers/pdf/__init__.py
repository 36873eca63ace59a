"""PDFs: ruled tables, the words in them and the flowchart drawn over them, read in a bounded child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopcheck.readers.raw import Raw
    from sopcheck.readers.scans import Scans


def read(content: bytes, name: str, scans: Scans | None = None) -> Raw:
    """A PDF. scans: what becomes of pages that are pictures. Raises InputError on damaged, encrypted or hostile files,
    and where no step table is found.
    """
    # the child imports this package too, and must not load the model for it
    from sopcheck.readers import scans as scanning
    from sopcheck.readers.pdf import assemble, keeper, pictured

    pages, told, missing = pictured.with_scans(keeper.seen(content, name), content, name, scans or scanning.Scans())
    return assemble.assemble(pages, name, told, missing)
