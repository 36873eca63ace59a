"""One finding, opening to its printed words, what it contradicts, working, legal basis and recommendation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sopcheck.model import locators
from sopcheck.model.findings import GRADES, Basis, WorkingRow
from sopcheck.model.report import RuleInfo
from sopcheck.model.sop import Sop
from sopcheck.reporters.pages import wording
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.pins import Pinned, cell_of

MOST_RELATED = 12
"""Places named one by one; a total of sixty steps is related to all of them, and its working shows them."""


class Entries:
    """Writes the findings of one SOP. rules: of the run; index: address of the page with the rules, "" for this one."""

    def __init__(self, sop: Sop, prefix: str, rules: Mapping[str, RuleInfo], index: str, labels: Sequence[str]) -> None:
        self._sop = sop
        self._prefix = prefix
        self._rules = rules
        self._index = index
        self._labels = labels

    def entry(self, pinned: Pinned) -> str:
        """A list item."""
        finding, rule, prefix = pinned.finding, safe(pinned.rule), self._prefix
        doubt = '<span class="doubt">perlu ditinjau manusia</span>' if finding.confidence == "tinjau" else ""
        printed = "".join([f"<li>“{safe(words)}”" for words in dict.fromkeys(finding.quotes)])
        place = f'<a href="#{prefix}-{cell_of(finding.at)}">{safe(finding.place)}</a>{_where(finding.location)}'
        parts = [f"<dt>Tempat<dd>{place}"]
        if printed:
            parts.append(f"<dt>Tercetak<dd><ul>{printed}</ul>")
        if finding.related:
            parts.append(f"<dt>Dibandingkan dengan<dd><ul>{self._related(finding.related)}</ul>")
        if finding.working:
            parts.append(f"<dt>Perhitungan<dd>{working_table(finding.working)}")
        info = self._rules.get(pinned.rule)
        if info and info.ought:
            parts.append(f"<dt>Seharusnya<dd>{safe(info.ought)}")
        parts.append(f"<dt>Dasar<dd>{bases(finding.basis)}")
        if finding.recommendation:
            parts.append(f"<dt>Saran<dd>{safe(finding.recommendation)}")
        title = safe(info.title) if info else rule
        parts.append(
            f'<dt>Aturan<dd><a href="{self._index}#aturan-{rule}">{title}</a> <code>{rule}</code><dt>Temuan<dd><code>{finding.id}</code>'
        )
        return (
            f'<li id="{prefix}t{pinned.number}" class="t {finding.severity}" data-s="{finding.severity}" data-r="{rule}"'
            f' data-id="{finding.id}"><details><summary><span class="n">{pinned.number}</span>'
            f'<b class="sev">{finding.severity}</b> <span class="at">{safe(finding.place)}</span> {doubt}'
            f'<span class="m">{safe(finding.message)}</span></summary><dl>{"".join(parts)}</dl></details></li>'
        )

    def _related(self, places: tuple[str, ...]) -> str:
        sop, prefix, labels = self._sop, self._prefix, self._labels
        told = []
        for at in places[:MOST_RELATED]:
            words = locators.printed(sop, at)
            named = safe(locators.place(sop, at, labels))
            said = f": “{safe(words)}”" if words else ""
            told.append(f'<li><a href="#{prefix}-{cell_of(at)}">{named}</a>{said}')
        if len(places) > MOST_RELATED:
            told.append(f"<li>dan {len(places) - MOST_RELATED} tempat lain")
        return "".join(told)


def _where(location: dict[str, int | str]) -> str:
    """The place in the file."""
    told = [f"baris {location['line']}"] if location.get("line") else []
    told += [safe(str(location["words"]))] if location.get("words") else []
    return f" ({', '.join(told)})" if told else ""


def working_table(rows: Sequence[WorkingRow]) -> str:
    """Shown arithmetic."""
    body = "".join(
        f"<tr><th scope=row>{safe(row.label)}<td>{safe(row.words)}<td>{safe(row.value)}<td>{safe(row.convention)}"
        for row in rows
    )
    return (
        '<table class="working"><thead><tr><th>Bagian<th>Tertulis<th>Nilai<th>Konvensi</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


@lru_cache(1 << 10)
def bases(found: tuple[Basis, ...]) -> str:
    """Legal bases with grade and, where read, their words."""
    told = []
    for basis in found:
        quote = f"<q>{safe(basis.quote.strip())}</q>" if basis.quote else ""
        grade = safe(GRADES[basis.grade])
        told.append(f"<li>{safe(wording.basis_words(basis))} <small>{grade}</small> {quote}")
    return f"<ul>{''.join(told)}</ul>"
