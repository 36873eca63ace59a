"""Word and Excel files: a guarded package of XML parts, and what stands in them."""

from __future__ import annotations

from sopcheck.errors import InputError
from sopcheck.readers.raw import Raw


def read(content: bytes, name: str) -> Raw:
    """An Office file: workbook or document, by what is in the package. Raises InputError."""
    from sopcheck.readers.office import docx, xlsx
    from sopcheck.readers.office.package import Package

    kinds = dict(Package(content, name).related("").values())
    main = kinds.get("officeDocument", "")
    if main.startswith("xl/"):
        return xlsx.read(content, name)
    if main.startswith("word/"):
        return docx.read(content, name)
    raise InputError(name, "dikenali sebagai berkas ZIP; tidak ada pembaca", "simpan ulang sebagai .docx atau .xlsx")
