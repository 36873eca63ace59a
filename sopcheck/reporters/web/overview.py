"""The overview of a set of SOPs: how many of what, by outcome, severity, office and rule, with small charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from sopcheck.model.findings import SEVERITIES, Severity
from sopcheck.model.report import CorpusReport, Head, Recap, RuleCount, RuleInfo, Summary
from sopcheck.reporters.pages import evidence, recap, wording
from sopcheck.reporters.web.between import between
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.finding import bases

BAR = 160
"""Pixels of the longest bar of a small chart."""


def overview(head: Head, run: Summary, corpus: CorpusReport, paths: Sequence[str]) -> str:
    """The section on top of a report. paths: of the SOPs, in their order on the page."""
    found, several = run.recap, run.documents != 1
    quiet = "" if several else " class=unprinted"  # of a single SOP these tables say again what stands below
    outcomes = [(words, run.by_outcome[o], f"o-{o}") for o in recap.OUTCOMES if (words := wording.OUTCOME_WORDS[o])]
    severities = [(severity, run.by_severity[severity], severity) for severity in SEVERITIES]
    return (
        '<section id="ringkasan" aria-labelledby="judul-ringkasan"><h2 id="judul-ringkasan">Ringkasan</h2>'
        f'<ul class="figures"><li><b>{run.documents}</b> SOP diperiksa<li><b>{sum(run.by_severity.values())}</b> temuan'
        f"<li><b>{run.not_assessable}</b> tempat tidak dapat dinilai{_inputs(run)}</ul>"
        f'<div class="charts">{_chart("Hasil aturan", outcomes)}{_chart("Tingkat temuan", severities)}</div>'
        f"<div{quiet}>{_offices(found)}{_rules(head, found)}</div>{_not_assessed(head, found, several)}"
        f"{_matrix(head, found, several)}{between(corpus, paths)}{_evidence(corpus)}</section>"
    )


def _inputs(run: Summary) -> str:
    most = sum(one.cause == "sebagian-besar" for one in run.recap.unjudged)
    told = f"<li><b>{most}</b> SOP sebagian besar tidak dapat dinilai" if most else ""
    told += f"<li><b>{run.unreadable}</b> masukan tidak terbaca" if run.unreadable else ""
    return told + (f"<li><b>{run.skipped}</b> berkas lain dilewati" if run.skipped else "")


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


def _offices(run: Recap) -> str:
    most_of: Counter[str] = Counter()
    for each in run.offices:
        most_of[recap.owner(each)] += sum(each.by_severity.values())
    found = sorted(run.offices, key=lambda each: (-most_of[recap.owner(each)], recap.owner(each), each.year or 0))
    most = max((sum(each.by_severity.values()) for each in found), default=0) or 1
    rows = (
        f"<tr><th scope=row>{safe(recap.owner(each))}<td>{each.year or '·'}"
        + "".join(f"<td>{number or '·'}" for number in recap.office_numbers(each))
        + f"<td>{_bar(each.by_severity, most)}"
        for each in found
    )
    return _table(recap.BY_OFFICE, (*recap.OFFICE_HEADS, "Grafik"), rows)


def _rules(head: Head, run: Recap) -> str:
    found = [each for each in run.rules if any(each.by_severity.values())]
    found.sort(key=lambda each: ([-each.by_severity[severity] for severity in SEVERITIES], each.rule))
    most = max((sum(each.by_severity.values()) for each in found), default=0) or 1
    rows = (
        f"<tr><th scope=row>{_rule(each, head)}<td>{each.by_outcome['temuan']}{_numbers(each.by_severity)}"
        f"<td>{_bar(each.by_severity, most)}"
        for each in found
    )
    return _table("Menurut aturan", ("Aturan", "SOP", *map(str.capitalize, SEVERITIES), "Grafik"), rows)


def _not_assessed(head: Head, run: Recap, several: bool) -> str:
    """The panel of what could not be judged: SOPs and rules here, by place at each SOP."""
    rules, panel = ("", "") if several else (" class=unprinted", "" if run.unjudged else " unprinted")
    found = sorted(
        (each for each in run.rules if each.not_assessable), key=lambda each: (-each.not_assessable, each.rule)
    )
    rows = (
        f"<tr><th scope=row>{_rule(each, head)}<td>{each.by_outcome['tidak_dapat_dinilai']}<td>{each.not_assessable}"
        for each in found
    )
    table = _table("Aturan", ("Aturan", "SOP yang seluruhnya tidak dapat dinilai", "Tempat"), rows, heading=False)
    return (
        f'<details class="panel{panel}" id="tidak-dapat-dinilai"><summary><h3>Tidak dapat dinilai</h3></summary><p>Bahannya tidak ada '
        "atau tidak terbaca: ini bukan “memenuhi” dan bukan “salah”. Tempat dan sebabnya disebut pada setiap SOP.</p>"
        f"<h4>{recap.UNJUDGED}</h4><p>{recap.UNJUDGED_MEANS}</p>{_unjudged(run)}<div{rules}><h4>Menurut aturan</h4>{table}</div></details>"
    )


def _unjudged(run: Recap) -> str:
    if not run.unjudged:
        return f"<p>{recap.NONE}</p>"
    lines = (
        f"<li>{safe(recap.name(one))} <code>{safe(one.path)}</code> <small>{safe(recap.reason(one))}</small>"
        for one in run.unjudged
    )
    return f"<ul>{''.join(lines)}</ul>"


def _matrix(head: Head, run: Recap, several: bool) -> str:
    """Rule × outcome, in numbers of SOPs; on paper for an evaluation of several SOPs, for which it is made."""
    quiet = "" if several and head.lhe else " unprinted"
    rows = (
        f"<tr><th scope=row>{_rule(each, head)}"
        + "".join(f"<td>{number or '·'}" for number in recap.rule_numbers(each))
        for each in run.rules
    )
    table = _table(recap.BY_RULE, recap.RULE_HEADS, rows, heading=False)
    return (
        f'<details class="panel{quiet}" id="aturan-hasil"><summary><h3>{recap.BY_RULE}</h3></summary>{table}</details>'
    )


def _rule(rule: RuleCount, head: Head) -> str:
    return rule_link(rule.rule, head.rules) + (f" <small>({recap.ACROSS})</small>" if rule.across else "")


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


def rule_pages(head: Head, used: Container[str]) -> str:
    """What every rule of the run says: why, on which basis. used: the rules with findings, which alone are printed."""
    parts = []
    for rule, info in head.rules.items():
        quiet = "" if rule in used else ' class="unused"'
        ought = f"<p><b>Seharusnya:</b> {safe(info.ought)}</p>" if info.ought else ""
        parts.append(
            f'<div{quiet} id="aturan-{safe(rule)}"><h3>{safe(info.title)}</h3><p><code>{safe(rule)}</code> · '
            f"paling berat {info.severity} · status {safe(info.status)}</p>{ought}<p>{safe(info.why)}</p>{bases(info.basis)}"
            f"<p class=quiet>Contoh salah dan benar, dan kapan aturan ini keliru: <code>sopcheck explain {safe(rule)}</code></p></div>"
        )
    return (
        '<section id="aturan" aria-labelledby="judul-aturan"><h2 id="judul-aturan">Aturan</h2>'
        f"{''.join(parts)}</section>"
    )
