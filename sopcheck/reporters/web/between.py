"""What was found, and what could not be judged, by rules that compare SOPs with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sopcheck.model.findings import Finding, RuleResult, Unassessed
from sopcheck.model.report import CorpusReport
from sopcheck.reporters.machine.across import path_of
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.finding import bases, working_table

MOST_PLACES = 12
"""Places named one by one; an unread field may be that of every SOP of a set."""


def between(corpus: CorpusReport, paths: Sequence[str]) -> str:
    """paths: of the SOPs, in their order on the page. Each line says by their numbers (0-based) which SOPs it is about,
    for the filters: these rules have no outcome of their own at an SOP.
    """
    places = {path: place for place, path in enumerate(paths)}
    found = "".join(_found(result.rule, one, places) for result in corpus.results for one in result.findings)
    unknown = "".join(line for result in corpus.results for line in _unknown(result, places))
    told = f'<ol class="found">{found}</ol>' if found else ""
    told += f'<h4>Tidak dapat dinilai</h4><ul class="unassessed">{unknown}</ul>' if unknown else ""
    return (
        f'<section id="antar-sop" aria-labelledby="judul-antar"><h3 id="judul-antar">Antar-SOP</h3>{told}</section>'
        if told
        else ""
    )


def _found(rule: str, f: Finding, places: Mapping[str, int]) -> str:
    return (
        f'<li class="t {f.severity}" data-s="{f.severity}" data-r="{safe(rule)}" data-id="{safe(f.id)}"{_sops((f.at, *f.related), places)}><details>'
        f'<summary><b class="sev">{f.severity}</b> <span class="at">{safe(f.place)}</span> <span class="m">{safe(f.message)}</span>'
        f"</summary><dl><dt>Dibandingkan dengan<dd>{safe('; '.join(f.related))}"
        + (f"<dt>Perhitungan<dd>{working_table(f.working)}" if f.working else "")
        + f"<dt>Dasar<dd>{bases(f.basis)}<dt>Saran<dd>{safe(f.recommendation)}"
        f'<dt>Aturan<dd><a href="#aturan-{safe(rule)}">{safe(rule)}</a><dt>Temuan<dd><code>{safe(f.id)}</code></dl></details>'
    )


def _unknown(result: RuleResult, places: Mapping[str, int]) -> Iterator[str]:
    """A line for each reason why a rule could not judge."""
    rule = safe(result.rule)
    if result.outcome == "gagal":
        yield f'<li class="u crash" data-o="g" data-r="{rule}"><b>GAGAL</b> {safe(result.reason)} <small>{rule}</small>'
    groups: dict[str, list[Unassessed]] = {}
    for one in result.unassessed:
        groups.setdefault(one.missing, []).append(one)
    for missing, ones in groups.items():
        named = "; ".join(one.place for one in ones[:MOST_PLACES])
        more = f" dan {len(ones) - MOST_PLACES} tempat lain" if len(ones) > MOST_PLACES else ""
        sops = _sops((one.at for one in ones), places)
        yield f'<li class="u" data-o="d" data-r="{rule}"{sops}><b>{safe(named + more)}</b>: {safe(missing)} <small>{rule}</small>'


def _sops(at: Iterable[str], places: Mapping[str, int]) -> str:
    """The SOPs of places across SOPs, as an attribute."""
    numbers = sorted({places[path] for path in map(path_of, at) if path in places})
    return f' data-sop="{" ".join(map(str, numbers))}"' if numbers else ""
