"""The words around a report that every format for people shares: titles, counts, order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sopcheck.engine import corpus_writer
from sopcheck.engine.recap import counted
from sopcheck.model.findings import SEVERITIES, Basis, Finding, Outcome, RuleResult, Severity, WorkingRow
from sopcheck.model.report import CorpusReport, DocumentReport, Head
from sopcheck.model.sop import Sop

OUTCOME_WORDS: Mapping[Outcome, str] = {
    "gagal": "gagal",
    "temuan": "dengan temuan",
    "tidak_dapat_dinilai": "tidak dapat dinilai",
    "memenuhi": "memenuhi",
    "tidak_berlaku": "tidak berlaku",
}

_FIELD_ORDER = {name: position for position, name in enumerate(Sop.model_fields)}


def head_line(head: Head) -> str:
    """What ran, on which day's terms."""
    age = f" ({head.tool.law_age} hari sebelumnya)" if head.tool.law_age else ""
    parts = [
        f"sopcheck {head.tool.version}",
        f"dinilai per {head.as_of.isoformat()}",
        f"profil {head.profile}",
        f"{len(head.rules)} aturan",
        f"data peraturan {head.tool.law_date}{age}",
    ]
    if head.law:
        parts.append(f"hukum daerah {', '.join(head.law)}")
    if head.settings:
        parts.append(f"setelan {head.settings}")
    return " · ".join(parts)


OLD_AFTER_DAYS = 365
"""Regulations change every month; after a year the data need a new look before anyone relies on them."""
OLD_LAW = "Data peraturan lebih tua dari setahun: periksa status terkini di JDIH."


def law_is_old(head: Head) -> bool:
    """Whether the law data were older than a year on the day of the check."""
    return head.tool.law_age > OLD_AFTER_DAYS


def printable(words: str) -> str:
    """Words without what would drive a terminal: control characters and direction overrides become “�”."""
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in words)


def title(document: DocumentReport) -> str:
    """The SOP's name and its owner, or what identifies it."""
    sop = document.sop
    name = sop.nama or sop.id or "SOP tanpa nama"
    owner = " · ".join(filter(None, (sop.instansi, sop.unit_kerja)))
    return " ".join(f"{name} — {owner}".split()) if owner else " ".join(name.split())


def weight(finding: Finding) -> int:
    """0 for the worst; what a human must look at comes after what is certain."""
    return SEVERITIES.index(finding.severity) * 2 + (finding.confidence == "tinjau")


def by_place(document: DocumentReport) -> list[tuple[str, list[tuple[str, Finding]]]]:
    """(place, [(rule, finding)]): places with the worst finding first, then in the order of the form."""
    places: dict[str, list[tuple[str, Finding]]] = {}
    for result in document.results:
        for finding in result.findings:
            places.setdefault(finding.place, []).append((result.rule, finding))
    for findings in places.values():
        findings.sort(key=lambda found: (weight(found[1]), found[0]))
    return sorted(places.items(), key=lambda item: (weight(item[1][0][1]), position(item[1][0][1].at)))


def position(locator: str) -> tuple[tuple[int, str], ...]:
    """Sorts locators in the order of the form."""
    head, *rest = locator.split(".")
    first = (_FIELD_ORDER.get(head, 99), "")
    return (first, *((int(part), "") if part.isdigit() else (0, part) for part in rest))


def worst_first(corpus: CorpusReport) -> list[tuple[str, Finding]]:
    """(rule, finding) of the rules that compare SOPs; of equal weight in the order found."""
    found = [(result.rule, finding) for result in corpus.results for finding in result.findings]
    return sorted(found, key=lambda one: (weight(one[1]), one[0]))


def places_named(finding: Finding) -> list[str]:
    """The places a finding across SOPs names, in words: "Nomor SOP pada a.yaml"."""
    return [corpus_writer.place(at) for at in (finding.at, *finding.related)]


def uncompared(corpus: CorpusReport) -> list[tuple[str, str, list[str]]]:
    """(places in words, what was missing, the rules that could not compare for it), in the order of rules."""
    groups: dict[str, tuple[list[str], list[str]]] = {}
    for result in corpus.results:
        for one in result.unassessed:
            places, rules = groups.setdefault(one.missing, ([], []))
            places += [one.place] * (one.place not in places)
            rules += [result.rule] * (result.rule not in rules)
    return [("; ".join(places), missing, rules) for missing, (places, rules) in groups.items()]


def nothing_compared(corpus: CorpusReport) -> bool:
    """Whether no rule had anything to compare, so that a section about the whole set would say nothing."""
    return all(result.outcome == "tidak_berlaku" for result in corpus.results)


def crashes(document: DocumentReport | CorpusReport) -> Iterator[tuple[str, str]]:
    """(rule, reason) of the rules that crashed."""
    for result in document.results:
        if result.outcome == "gagal":
            yield result.rule, result.reason or ""


MOST_PLACES = 4
"""Places that are named one by one before the rest is counted."""


def unassessed(document: DocumentReport) -> list[tuple[str, str, list[str]]]:
    """(places in words, what was missing, the rules that could not judge for it), in the order of the form."""
    rules: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for result in document.results:
        for place in result.unassessed:
            named = rules.setdefault((place.at, place.missing), (place.place, []))[1]
            if result.rule not in named:
                named.append(result.rule)
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[str, str]]] = {}
    for (at, missing), (words, named) in rules.items():
        groups.setdefault((missing, tuple(named)), []).append((at, words))
    found = []
    for (missing, named_by), places in groups.items():
        places.sort(key=lambda place: position(place[0]))
        found.append((position(places[0][0]), _places([words for _, words in places]), missing, list(named_by)))
    return [(words, missing, named) for _, words, missing, named in sorted(found)]


def _places(words: list[str]) -> str:
    """ "Dasar Hukum butir 1, butir 3": what places have in common is said once."""
    shown: list[str] = []
    before = ""
    for place in dict.fromkeys(words):
        head, mark, rest = place.partition(" butir ")
        if not mark:
            head, mark, rest = place.partition(", ")
        shown.append(f"{mark.strip(' ,')} {rest}".strip() if mark == " butir " and head == before else place)
        before = head
    if len(shown) > MOST_PLACES + 1:
        shown = [*shown[:MOST_PLACES], f"dan {len(shown) - MOST_PLACES} tempat lain"]
    return "; ".join(shown)


def count_lines(results: Iterable[RuleResult]) -> list[str]:
    """The outcomes of one document in numbers, findings first; nothing is left out."""
    seen = counted(results)
    return [severity_line(seen.by_severity), outcome_line(seen.by_outcome, leave_out="temuan")]


def severity_line(counts: Mapping[Severity, int]) -> str:
    total = sum(counts.values())
    parts = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES)
    return f"{total} temuan ({parts})"


def outcome_line(counts: Mapping[Outcome, int], leave_out: str = "") -> str:
    """Outcomes of rules; "gagal" only where it happened."""
    return "aturan: " + " · ".join(
        f"{counts[outcome]} {words}"
        for outcome, words in OUTCOME_WORDS.items()
        if outcome != leave_out and (outcome != "gagal" or counts[outcome])
    )


def working_table(
    rows: Sequence[WorkingRow], form: str, written: Callable[[str], str] = lambda words: words
) -> list[str]:
    """Shown arithmetic as the lines of a table. form: a tabulate format, "plain" or "github"; written: makes words
    harmless where the table will stand.

    A convention that holds for all rows is said once, below.
    """
    from tabulate import tabulate  # only where there is arithmetic to show

    conventions = dict.fromkeys(written(one_line(printable(row.convention), 600)) for row in rows if row.convention)
    several = len(conventions) > 1
    cells = [[row.label, one_line(row.words), row.value] + [row.convention] * several for row in rows]
    text = tabulate(
        [[written(one_line(printable(words), 600)) for words in line] for line in cells],
        headers=["", "tertulis", "nilai"] + ["konvensi"] * several,
        tablefmt=form,
        disable_numparse=True,
    )
    below = [] if several else [f"Konvensi: {convention}" for convention in conventions]
    return [*text.splitlines(), *([""] * (form == "github" and bool(below))), *below]


def working_line(row: WorkingRow) -> str:
    """One line of shown arithmetic without a table: “Langkah 3: 2 jam = 120 menit (7,5 jam/hari)”."""
    words = one_line(row.words, 600)
    value = row.value if not words or words == row.value else f"{words} = {row.value}"
    return f"{row.label}: {value}" + (f" ({row.convention})" if row.convention else "")


def sum_rows(document: DocumentReport) -> tuple[WorkingRow, ...]:
    """The Waktu column added up, where no written total stands in the SOP whose arithmetic is shown anyway."""
    workings = [finding.working for result in document.results for finding in result.findings]
    workings += [result.working for result in document.results]
    return () if any(row.label == TOTAL for rows in workings for row in rows) else document.times


def sum_lines(rows: Sequence[WorkingRow]) -> list[str]:
    """The sums alone: "Jumlah langkah: 123 hari 2 jam 47 menit", each with the convention it needs."""
    lines = []
    said: set[tuple[str, str]] = set()
    for row in rows:
        if row.convention:
            about = f" ({row.words})" if row.words and (row.label, row.words) not in said else ""
            said.add((row.label, row.words))
            need = "" if row.convention == AS_WRITTEN else f" ({row.convention})"
            lines.append(f"{row.label}{about}: {row.value}{need}")
    return lines


TOTAL = "Total tertulis"
"""What a written total is called in a working."""

AS_WRITTEN = "tertulis"
"""The convention of what is shown as it is written."""


def one_line(words: str, limit: int = 40, tidy: bool = True) -> str:
    """Words on one line, cut where a table would burst. tidy: runs of blanks become one."""
    words = " ".join(words.split()) if tidy else words
    return words if len(words) <= limit else words[: limit - 1] + "…"


def basis_words(basis: Basis) -> str:
    """A legal basis for people: the norm, the place in it, how well it was seen."""
    name = norm_name(basis)
    words = name + (f", {basis.at}" if basis.at and basis.at != name else "")
    return words + (" (perlu verifikasi)" if basis.grade == "M" else f" [{basis.grade}]")


def norm_name(basis: Basis) -> str:
    """The norm's short name; “logika” and “kebijakan sopcheck” where no norm says it.

    Guidance of a ministry that is no regulation stands as a policy with a grade of its own: it goes by its own name.
    """
    if basis.regulation == "logika":
        return "logika dokumen"
    if basis.regulation == "kebijakan":
        return "kebijakan sopcheck" if basis.grade == "P" or not basis.at else basis.at
    return regulation_name(basis.regulation)


def regulation_name(key: str) -> str:
    """“PermenPANRB 35/2012” from a registry id, without asking the registry."""
    kind, _, rest = key.partition("-")
    number, _, year = rest.partition("-")
    return f"{TYPE_NAMES.get(kind, kind)} {number}/{year}" if year else key


TYPE_NAMES = {
    "uu": "UU",
    "pp": "PP",
    "perpres": "Perpres",
    "keppres": "Keppres",
    "inpres": "Inpres",
    "permenpanrb": "PermenPANRB",
    "permenpan": "Permenpan",
    "permendagri": "Permendagri",
    "pmk": "PMK",
}
