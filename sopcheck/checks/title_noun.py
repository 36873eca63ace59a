"""Is the name of the SOP a noun ("Penyusunan …"), not a sentence ("Menyusun …")?

check: title-noun
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.fields import plainly_filled
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.sop_titles import leading_verb
from sopcheck.language.text import one_line

UNNAMED = NotApplicable("SOP tidak bernama")


class KataKerja(Fact):
    """nama: the printed name; kata: the verb it begins with."""

    nama: str
    kata: str


@check(KataKerja)
def title_noun(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    name = sop.printed["nama"]
    return untitled(sop) if name is None or "nama" in sop.unread else _begins(name)


@kept
def _begins(name: str) -> Iterator[Seen]:
    if not plainly_filled(name):
        yield UNNAMED
        return
    verb = leading_verb(name)
    if verb:
        yield Hit("nama", KataKerja(nama=one_line(name), kata=verb))
    yield ONE


def untitled(sop: Reading) -> tuple[Seen]:
    """Why there is no name to look at, where it is lost or has no label."""
    return (Unknown("nama", "tidak terbaca pada berkas") if sop.state("nama") == "tak-terbaca" else UNNAMED,)
