"""Is the name of the SOP free of a year in which it will end?

check: title-timeless
params: {kecuali: [sensus, pemilu]}     # words of what happens only once
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.checks.title_noun import printed_title, untitled
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check
from sopcheck.engine.gates import by_title
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.bound_year import bound_year
from sopcheck.language.text import one_line, tokens


class Bertahun(Fact):
    """nama: as printed; tahun: the year in it."""

    nama: str
    tahun: str


class Sekali(Params):
    """kecuali: words in the name of what happens once, or of a norm that bears a year."""

    kecuali: frozenset[str] = frozenset()


@check(Bertahun, params=Sekali, by=by_title)
def title_timeless(sop: Reading, context: Context, params: Sekali) -> Iterable[Seen] | Looked:
    name = printed_title(sop)
    return untitled(sop) if name is None else _named(params, name)


@kept
def _named(params: Sekali, name: str) -> Iterator[Seen]:
    year = bound_year(name)
    if year and params.kecuali.isdisjoint(tokens(name)):
        yield Hit("nama", Bertahun(nama=one_line(name), tahun=year))
    yield ONE
