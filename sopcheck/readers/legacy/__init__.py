"""Files that our readers do not know (.doc, .xls, OpenDocument, RTF): turned into .docx or .xlsx by LibreOffice, if it
is installed, in a bounded process without a network; then read like those, with less trust in what is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopcheck.readers.raw import Raw

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf"
ODF = b"mimetypeapplication/vnd.oasis.opendocument."
ODF_AT = 30
"""Where ODF stands: behind the head of the first entry of the ZIP, which must be this (OpenDocument 1.2, part 3)."""


def begins_like_one(content: bytes) -> bool:
    """Whether a file is one of these by its first bytes, or something else in the same container."""
    return content.startswith((OLE, RTF)) or content.startswith(ODF, ODF_AT)


def read(content: bytes, name: str) -> Raw:
    """The file as LibreOffice turns it into one of ours. Raises InputError; NoReaderError without LibreOffice."""
    from sopcheck.errors import InputError, NotAnSopError
    from sopcheck.readers import office
    from sopcheck.readers.legacy import doubtful, forms, libreoffice

    form = forms.form_of(content, name)
    converted = libreoffice.converted(content, form, name)
    try:
        raw = office.read(converted, name)
    except NotAnSopError:
        raise
    except InputError as error:
        raise InputError(name, f"hasil pengubahan ke .{form.target}: {error.what}", error.allowed) from None
    return doubtful.believed(raw, form)
