"""The heading of a page without a label "Nama SOP": a name where it says SOP, or stands right above the form.

>>> name_in("SOP Pelayanan Surat | Dinas Arsip"), name_in("Pelayanan Surat"), name_in("SOP")
('SOP Pelayanan Surat', None, None)
"""

from __future__ import annotations

import re

from sopcheck.language.headings import canonical_field
from sopcheck.language.text import one_line
from sopcheck.model.source import ReaderNote
from sopcheck.readers import letterhead
from sopcheck.readers.identity_block import Identity
from sopcheck.readers.raw import Loose
from sopcheck.readers.step_values import Writer

MOST_LETTERS = 300  # of a heading; longer words are a text

# "SOP Pelayanan" "SOP-AP" "Standar Operasional Prosedur" "Standard Operating Procedures"
_SAYS_SOP = re.compile(
    r"""\b(?: sop | standar[dt]? \s operasional \s prosedur | prosedur \s operasional \s standar
    | standard \s operating \s procedures? )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# " | ", " - ", " » ": what stands between the name of a page and that of its site
_BETWEEN = re.compile(r"\s[|»·–—-]\s")
# words of headings that name a part of any form, or the form itself, and no single SOP
_OF_ANY_FORM = frozenset((
    "sop", "ap", "standar", "standart", "standard", "operasional", "operating", "procedure", "procedures",
    "prosedur", "administrasi", "pemerintahan", "bagian", "tabel", "bagan", "alir", "alur", "diagram", "flowchart",
    "flow", "chart", "identitas", "langkah", "kegiatan", "uraian", "pelaksanaan", "kerja", "lampiran", "daftar",
    "isi", "dokumen", "halaman", "dan",
))  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+")


def name_in(heading: str) -> str | None:
    """The name in a heading that says that it is of an SOP: without the name of the site behind it."""
    for part in _BETWEEN.split(one_line(heading)):
        if len(part) <= MOST_LETTERS and _SAYS_SOP.search(part) and _names(part):
            return part.strip()
    return None


def name_above(heading: str) -> str | None:
    """The name in a heading right above the form, whatever it says; an office or a label is none."""
    words = one_line(heading)
    office = letterhead.is_owner(words) or letterhead.is_place(words) or letterhead.is_unit(words)
    if office or canonical_field(words.rstrip(" :")) or len(words) > MOST_LETTERS or not _names(words):
        return None
    return words


def take(heading: Loose | None, page: str, identity: Identity, writer: Writer) -> None:
    """Take up the name of an SOP that no label names. page: what the page calls itself, printed nowhere."""
    if "nama" in identity.fields:
        identity.left += [heading] if heading else []
        return
    if heading is not None:
        found, place = name_in(heading.words) or heading.words, heading.place
    else:
        found, place = name_in(page) or "", "judul halaman (title)"
    if found and "nama" not in writer.lost:
        writer.values["nama"], writer.places["nama"] = found, place
        writer.weak["nama"] = {"cara": "dugaan", "keyakinan": "sedang"}
        writer.notes.append(ReaderNote("nama", "nama", f"tidak ada label Nama SOP; namanya diambil dari {place}"))


def _names(words: str) -> bool:
    """Whether words name one SOP, and not any or a part of it."""
    return any(word not in _OF_ANY_FORM for word in _WORDS.findall(words.casefold()))
