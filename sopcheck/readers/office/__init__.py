"""Word and Excel files: a guarded package of XML parts, and what stands in them."""

from __future__ import annotations

from sopcheck.errors import InputError, NotAnSopError
from sopcheck.readers import own
from sopcheck.readers.raw import Raw

_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def read(content: bytes, name: str) -> Raw:
    """An Office file: workbook or document, by what is in the package. Raises InputError, also for a report of ours."""
    from sopcheck.readers.office import docx, xlsx
    from sopcheck.readers.office.package import Package

    package = Package(content, name)
    kinds = dict(package.related("").values())
    properties = kinds.get("core-properties", "")
    if properties in package and package.xml(properties).findtext(_CREATOR) == own.CREATOR:
        raise NotAnSopError(name, own.IS_REPORT)
    main = kinds.get("officeDocument", "")
    if main.startswith("xl/"):
        return xlsx.read(content, name)
    if main.startswith("word/"):
        return docx.read(content, name)
    raise InputError(name, "dikenali sebagai berkas ZIP; tidak ada pembaca", "simpan ulang sebagai .docx atau .xlsx")
