"""The overview of a set of SOPs: how many of what, by outcome, severity, office and rule, with small charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from sopcheck.model.findings import SEVERITIES, Outcome, Severity
from sopcheck.model.report import CorpusReport, Head, RuleInfo, Summary
from sopcheck.reporters.pages import evidence, wording
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.finding import bases, working_table
from sopcheck.reporters.web.totals import Listed, Totals

SHOWN: tuple[Outcome, ...] = ("temuan", "tidak_dapat_dinilai", "memenuhi", "tidak_berlaku", "gagal")
BAR = 160
"""Pixels of the longest bar of a small chart."""


def overview(head: Head, totals: Totals, tally: Summary, corpus: CorpusReport) -> str:
    """The section on top of a report."""
    outcomes = [(words, tally.by_outcome[o], f"o-{o}") for o in SHOWN if (words := wording.OUTCOME_WORDS[o])]
    severities = [(severity, tally.by_severity[severity], severity) for severity in SEVERITIES]
    return (
        '<section id="ringkasan" aria-labelledby="judul-ringkasan"><h2 id="judul-ringkasan">Ringkasan</h2>'
        f'<ul class="figures"><li><b>{tally.documents}</b> SOP diperiksa<li><b>{sum(tally.by_severity.values())}</b> temuan'
        f"<li><b>{tally.not_assessable}</b> tempat tidak dapat dinilai{_inputs(totals)}</ul>"
        f'<div class="charts">{_chart("Hasil aturan", outcomes)}{_chart("Tingkat temuan", severities)}</div>'
        f"{_offices(totals)}{_rules(head, totals)}{_not_assessed(head, totals)}{_matrix(head, totals)}{_between(corpus)}{_evidence(corpus)}</section>"
    )


def _inputs(totals: Totals) -> str:
    told = f"<li><b>{len(totals.unread)}</b> masukan tidak terbaca" if totals.unread else ""
    return told + (f"<li><b>{totals.skipped}</b> berkas lain dilewati" if totals.skipped else "")


def _chart(title: str, parts: Sequence[tuple[str, int, str]]) -> str:
    """One stacked bar, and what its parts are, in numbers."""
    parts = [part for part in parts if part[1]]
    total = sum(count for _, count, _ in parts) or 1
    width, x = 600, 0.0
    drawn, legend = [], []
    for words, count, kind in parts:
        w = width * count / total
        drawn.append(f'<rect class="f-{kind}" x="{x:.1f}" y="0" width="{w:.1f}" height="22"/>')
        legend.append(
            f'<li><svg class="key" width="12" height="12" aria-hidden="true"><rect class="f-{kind}" width="12" height="12"/></svg> {count} {words}'
        )
        x += w
    told = ", ".join(f"{count} {words}" for words, count, _ in parts) or "tidak ada"
    return (
        f'<figure class="chart"><figcaption>{title}</figcaption><svg viewBox="0 0 {width} 22" width="100%" height="22" '
        f'preserveAspectRatio="none" role="img" aria-label="{title}: {told}">{"".join(drawn)}</svg>'
        f"<ul>{''.join(legend) or '<li>tidak ada'}</ul></figure>"
    )


def _bar(counts: Mapping[Severity, int], most: int) -> str:
    """A row of a small chart; the numbers stand beside it."""
    x, drawn = 0.0, []
    for severity in SEVERITIES:
        width = BAR * counts[severity] / most
        if width:
            drawn.append(f'<rect class="f-{severity}" x="{x:.1f}" y="1" width="{max(width, 1.5):.1f}" height="12"/>')
        x += width
    return f'<svg class="row" width="{BAR}" height="14" aria-hidden="true">{"".join(drawn)}</svg>'


def _offices(totals: Totals) -> str:
    most_of: Counter[str] = Counter()
    for (office, _), (_, counts) in totals.by_office.items():
        most_of[office] += sum(counts.values())
    found = sorted(totals.by_office.items(), key=lambda item: (-most_of[item[0][0]], item[0]))
    most = max((sum(counts.values()) for _, (_, counts) in found), default=0) or 1
    rows = (
        f"<tr><th scope=row>{safe(office)}<td>{year or '·'}<td>{sops[0]}{_numbers(counts)}<td>{_bar(counts, most)}"
        for (office, year), (sops, counts) in found
    )
    return _table(
        "Menurut instansi dan tahun SOP", ("Instansi", "Tahun", "SOP", *map(str.capitalize, SEVERITIES), "Grafik"), rows
    )


def _rules(head: Head, totals: Totals) -> str:
    found = [(rule, counts) for rule, (counts, _) in totals.by_rule.items() if any(counts.values())]
    found.sort(key=lambda item: ([-item[1][severity] for severity in SEVERITIES], item[0]))
    most = max((sum(counts.values()) for _, counts in found), default=0) or 1
    rows = (
        f"<tr><th scope=row>{rule_link(rule, head.rules)}<td>{totals.matrix[rule, 'temuan']}{_numbers(counts)}"
        f"<td>{_bar(counts, most)}"
        for rule, counts in found
    )
    return _table("Menurut aturan", ("Aturan", "SOP", *map(str.capitalize, SEVERITIES), "Grafik"), rows)


def _not_assessed(head: Head, totals: Totals) -> str:
    """The panel of what could not be judged: by rule here, by place at each SOP."""
    found = [(rule, totals.matrix[rule, "tidak_dapat_dinilai"], lost[0]) for rule, (_, lost) in totals.by_rule.items()]
    found = sorted((each for each in found if each[2]), key=lambda each: (-each[2], each[0]))
    rows = (f"<tr><th scope=row>{rule_link(rule, head.rules)}<td>{sops}<td>{places}" for rule, sops, places in found)
    table = _table("Aturan", ("Aturan", "SOP yang seluruhnya tidak dapat dinilai", "Tempat"), rows, heading=False)
    unread = "".join(f"<li>{safe(status.error or status.path)}" for status in totals.unread)
    listed = f"<h4>Masukan tidak terbaca</h4><ul>{unread}</ul>" if unread else ""
    return (
        '<details class="panel" id="tidak-dapat-dinilai"><summary><h3>Tidak dapat dinilai</h3></summary><p>Bahannya tidak ada '
        "atau tidak terbaca: ini bukan “memenuhi” dan bukan “salah”. Tempat dan sebabnya disebut pada setiap SOP.</p>"
        f"{table}{listed}</details>"
    )


def _matrix(head: Head, totals: Totals) -> str:
    """Rule × outcome, in numbers of SOPs."""
    rows = (
        f"<tr><th scope=row>{rule_link(rule, head.rules)}"
        + "".join(f"<td>{totals.matrix[rule, outcome] or '·'}" for outcome in SHOWN)
        for rule in sorted({rule for rule, _ in totals.matrix})
    )
    heads = ("Aturan", *(wording.OUTCOME_WORDS[outcome].capitalize() for outcome in SHOWN))
    table = _table("Aturan × hasil", heads, rows, heading=False)
    return f'<details class="panel" id="aturan-hasil"><summary><h3>Aturan × hasil</h3></summary>{table}</details>'


def _between(corpus: CorpusReport) -> str:
    """Findings of rules that compare SOPs with each other."""
    lines = [
        f'<li class="t {f.severity}" data-s="{f.severity}" data-r="{safe(result.rule)}" data-id="{safe(f.id)}"><details>'
        f'<summary><b class="sev">{f.severity}</b> <span class="at">{safe(f.place)}</span> <span class="m">{safe(f.message)}</span>'
        f"</summary><dl><dt>Dibandingkan dengan<dd>{safe('; '.join(f.related))}"
        + (f"<dt>Perhitungan<dd>{working_table(f.working)}" if f.working else "")
        + f"<dt>Dasar<dd>{bases(f.basis)}<dt>Saran<dd>{safe(f.recommendation)}"
        f'<dt>Aturan<dd><a href="#aturan-{safe(result.rule)}">{safe(result.rule)}</a></dl></details>'
        for result in corpus.results
        for f in result.findings
    ]
    return f'<h3>Antar-SOP</h3><ol class="found">{"".join(lines)}</ol>' if lines else ""


def _evidence(corpus: CorpusReport) -> str:
    """Which SOPs can serve as evidence for which criteria, office by office."""
    parts = []
    for heading, criteria in evidence.by_office(corpus):
        rows = (
            f"<tr><th scope=row>{safe(criterion)}<td class=wrap>{'<br>'.join(map(safe, lines))}"
            for criterion, lines in criteria
        )
        parts.append(_table(safe(heading), ("Kriteria", "SOP yang dapat menjadi bukti"), rows))
    return (
        f'<section id="bukti-lke" aria-label="Bukti LKE"><p>{evidence.NO_GRADE}</p>{"".join(parts)}</section>'
        if parts
        else ""
    )


def _numbers(counts: Mapping[Severity, int]) -> str:
    return "".join(f"<td>{counts[severity] or '·'}" for severity in SEVERITIES)


def _table(title: str, heads: Iterable[str], rows: Iterator[str], heading: bool = True) -> str:
    body = "".join(rows) or "<tr><td>tidak ada"
    named = f"<h3>{title}</h3>" if heading else ""
    told = "".join(f"<th scope=col>{head}" for head in heads)
    return (
        f'{named}<div class="scroll" role="group" tabindex="0" aria-label="{title}"><table class="counts">'
        f"<thead><tr>{told}</thead><tbody>{body}</tbody></table></div>"
    )


def rule_link(rule: str, rules: Mapping[str, RuleInfo]) -> str:
    """A rule by its title, leading to its explanation."""
    title = safe(rules[rule].title) if rule in rules else ""
    return f'<a href="#aturan-{safe(rule)}">{safe(rule)}</a> <small>{title}</small>'


def sop_list(listed: Iterable[Listed]) -> str:
    """All SOPs of the run; the filters act on these rows too."""
    rows = "".join(map(_listed, listed))
    heads = "".join(
        f"<th scope=col>{head}" for head in ("SOP", *map(str.capitalize, SEVERITIES), "Tidak dapat dinilai")
    )
    return (
        '<section id="daftar" aria-labelledby="judul-daftar"><h2 id="judul-daftar">Daftar SOP</h2>'
        '<div class="scroll" role="group" tabindex="0" aria-label="Daftar SOP"><table class="counts sops">'
        f"<thead><tr>{heads}</thead><tbody>{rows}</tbody></table></div></section>"
    )


def _listed(sop: Listed) -> str:
    counts = "".join(f"<td>{count or '·'}" for count in sop.counts)
    return (
        f'<tr class="row" data-o="{sop.outcomes}" data-s="{sop.weights}"><th scope=row><a href="{safe(sop.address)}">'
        f"{safe(sop.title)}</a> <small>{safe(sop.path)}</small>{counts}<td>{sop.not_assessed or '·'}\n"
    )


def rule_pages(head: Head, used: Container[str]) -> str:
    """What every rule of the run says: why, on which basis. used: the rules with findings, which alone are printed."""
    parts = []
    for rule, info in head.rules.items():
        quiet = "" if rule in used else ' class="unused"'
        parts.append(
            f'<div{quiet} id="aturan-{safe(rule)}"><h3>{safe(info.title)}</h3><p><code>{safe(rule)}</code> · '
            f"paling berat {info.severity} · status {safe(info.status)}</p><p>{safe(info.why)}</p>{bases(info.basis)}"
            f"<p class=quiet>Contoh salah dan benar, dan kapan aturan ini keliru: <code>sopcheck explain {safe(rule)}</code></p></div>"
        )
    return (
        '<section id="aturan" aria-labelledby="judul-aturan"><h2 id="judul-aturan">Aturan</h2>'
        f"{''.join(parts)}</section>"
    )
