"""Vector PDFs: ruled tables, the words in them and the flowchart drawn over them, read in a bounded child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopcheck.readers.raw import Raw


def read(content: bytes, name: str) -> Raw:
    """A PDF. Raises InputError on scans, damaged, encrypted or hostile files, and where no step table is found."""
    # the child imports this package too, and must not load the model for it
    from sopcheck.readers.pdf import assemble, keeper

    return assemble.assemble(keeper.seen(content, name), name)
