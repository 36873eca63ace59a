"""Is the name of the SOP a noun ("Penyusunan …"), not a sentence ("Menyusun …")?

check: title-noun
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.fields import plainly_filled
from sopcheck.engine.gates import by_title
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


@check(KataKerja, by=by_title)
def title_noun(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    name = printed_title(sop)
    return untitled(sop) if name is None else _begins(name)


@kept
def _begins(name: str) -> Iterator[Seen]:
    verb = leading_verb(name)
    if verb:
        yield Hit("nama", KataKerja(nama=one_line(name), kata=verb))
    yield ONE


def printed_title(sop: Reading) -> str | None:
    """The name of the SOP, where one is legible and filled in."""
    name = sop.printed["nama"]
    return name if plainly_filled(name) and "nama" not in sop.unread else None


def untitled(sop: Reading) -> tuple[Seen]:
    """Why there is no name to look at: lost, blank, or without a label."""
    return (Unknown("nama", "tidak terbaca pada berkas") if sop.state("nama") == "tak-terbaca" else UNNAMED,)
