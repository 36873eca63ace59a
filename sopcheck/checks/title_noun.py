"""Is the name of the SOP a noun ("Penyusunan …"), not a sentence ("Menyusun …")?

check: title-noun
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.field_required import ONE, plainly_filled
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.sop_titles import leading_verb
from sopcheck.language.text import one_line


class KataKerja(Fact):
    """nama: the printed name; kata: the verb it begins with."""

    nama: str
    kata: str


@check(KataKerja)
def title_noun(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    name = sop.sop.nama
    if not name or not plainly_filled(name) or "nama" in sop.unread:
        yield untitled(sop)
        return
    verb = leading_verb(name)
    if verb:
        yield Hit("nama", KataKerja(nama=one_line(name), kata=verb))
    yield ONE


def untitled(sop: Reading) -> Seen:
    """Why there is no name to look at."""
    if sop.state("nama") == "tak-terbaca":
        return Unknown("nama", "tidak terbaca pada berkas")
    return NotApplicable("SOP tidak bernama")
