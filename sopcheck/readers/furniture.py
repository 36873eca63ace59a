"""Page furniture: what is printed on every page and says nothing of the procedure."""

from __future__ import annotations

import re

# "Halaman 1 dari 3", "- 3 -", "* Dokumen ini telah ditandatangani …", "* Pindai kode QR …"
_FURNITURE = re.compile(
    r"^\s*(?:halaman|hal\.?)\s+\d|^\s*-\s*\d{1,3}\s*-\s*$|dokumen ini telah ditandatangani|pindai kode qr",
    re.IGNORECASE,
)


def is_furniture(words: str) -> bool:
    """Whether a line is page furniture."""
    return bool(_FURNITURE.search(words))
