"""Word and Excel files: a guarded package of XML parts, and what stands in them."""

from __future__ import annotations

from sopcheck.errors import InputError, NotAnSopError
from sopcheck.model.report import SCHEMA
from sopcheck.readers.office.package import Package, child
from sopcheck.readers.raw import Raw


def read(content: bytes, name: str) -> Raw:
    """An Office file: workbook or document, by what is in the package. Raises InputError."""
    from sopcheck.readers.office import docx, xlsx

    package = Package(content, name)
    kinds = dict(package.related("").values())
    if _is_report(package, kinds.get("core-properties", "")):
        raise NotAnSopError(name, "ini laporan sopcheck, bukan SOP")
    main = kinds.get("officeDocument", "")
    if main.startswith("xl/"):
        return xlsx.read(content, name)
    if main.startswith("word/"):
        return docx.read(content, name)
    raise InputError(name, "dikenali sebagai berkas ZIP; tidak ada pembaca", "simpan ulang sebagai .docx atau .xlsx")


def _is_report(package: Package, properties: str) -> bool:
    """Whether the properties say that sopcheck wrote it; they outlive a save by Office."""
    if properties not in package:
        return False
    category = child(package.xml(properties), "category")
    return category is not None and (category.text or "").startswith(SCHEMA)
