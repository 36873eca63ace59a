"""The recap of a run in words: by office and year, by rule and outcome, and what was not judged.

The numbers are those of engine/recap.py; formats differ only in how they draw the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sopcheck.engine.summary import owner_of
from sopcheck.model.findings import SEVERITIES, Outcome
from sopcheck.model.report import Cause, OfficeCount, Recap, RuleCount, RuleInfo, Unjudged
from sopcheck.reporters.pages.wording import OUTCOME_WORDS, severity_line

BY_OFFICE = "Menurut instansi dan tahun SOP"
BY_RULE = "Aturan × hasil"
UNJUDGED = "SOP yang tidak dapat dinilai"
UNJUDGED_MEANS = (
    "Berkas yang tidak terbaca, dan SOP yang tidak dapat dinilai oleh lebih dari separuh aturan yang berlaku padanya. "
    "Temuan pada SOP itu tetap; selebihnya bukan “memenuhi” dan bukan “salah”."
)
NONE = "Tidak ada."
NO_OFFICE = "(instansi tidak tertulis atau tidak terbaca)"
NO_YEAR = "-"
ACROSS = "seluruh kumpulan"
"""What a rule that compares SOPs ended on: once, not once an SOP."""

OUTCOMES: tuple[Outcome, ...] = ("temuan", "memenuhi", "tidak_dapat_dinilai", "tidak_berlaku", "gagal")
_CLEAN: tuple[Outcome, ...] = ("memenuhi", "tidak_berlaku")
CAUSES: Mapping[Cause, str] = {
    "tidak-terbaca": "tidak terbaca",
    "belum-ada-pembaca": "belum ada pembacanya",
    "sebagian-besar": "sebagian besar tidak dapat dinilai",
}

OFFICE_HEADS = (
    "Instansi dan unit kerja",
    "Tahun",
    "SOP",
    "Tanpa temuan",
    *map(str.capitalize, SEVERITIES),
    "Perlu ditinjau",
    "Tempat tidak dinilai",
    "SOP tidak dinilai",
)
RULE_HEADS = (
    "Aturan",
    *(OUTCOME_WORDS[outcome].capitalize() for outcome in OUTCOMES),
    "Temuan",
    "Tempat tidak dinilai",
)


def owner(office: OfficeCount) -> str:
    """Whose SOPs these are."""
    return owner_of(office.instansi, office.unit_kerja) or NO_OFFICE


def office_numbers(office: OfficeCount) -> tuple[int, ...]:
    """The numbers of a row, in the order of OFFICE_HEADS, from SOP on."""
    found = (office.by_severity[severity] for severity in SEVERITIES)
    lost = (office.not_assessable, office.unjudged)
    return (office.documents, office.clean, *found, office.doubtful, *lost)


def rule_numbers(rule: RuleCount) -> tuple[int, ...]:
    """The numbers of a row, in the order of RULE_HEADS, without the rule itself."""
    return (*(rule.by_outcome[each] for each in OUTCOMES), sum(rule.by_severity.values()), rule.not_assessable)


def office_rows(recap: Recap) -> list[tuple[str, ...]]:
    """Rows under OFFICE_HEADS, as words."""
    return [(owner(each), str(each.year or NO_YEAR), *map(str, office_numbers(each))) for each in recap.offices]


def rule_rows(found: Iterable[RuleCount], rules: Mapping[str, RuleInfo]) -> list[tuple[str, ...]]:
    """Rows under RULE_HEADS, as words; what a rule asks on a line of its own below its name."""
    titles = {rule: f"\n{info.title}" for rule, info in rules.items()}
    return [(rule_name(each) + titles.get(each.rule, ""), *map(str, rule_numbers(each))) for each in found]


def short(run: Recap, documents: int) -> tuple[Sequence[RuleCount], list[str]]:
    """The rules that need a row, and those that do not, on lines. Of a single SOP every row is one outcome, so that a
    rule that holds or does not apply is only named: five pages less.
    """
    if documents != 1:
        return run.rules, []
    rows = [each for each in run.rules if not any(each.by_outcome[outcome] for outcome in _CLEAN)]
    named = {outcome: [rule_name(each) for each in run.rules if each.by_outcome[outcome]] for outcome in _CLEAN}
    told = ((OUTCOME_WORDS[outcome], rules) for outcome, rules in named.items() if rules)
    return rows, [f"{len(rules)} aturan {words}: {', '.join(rules)}." for words, rules in told]


def rule_name(rule: RuleCount) -> str:
    return f"{rule.rule} ({ACROSS})" if rule.across else rule.rule


def name(one: Unjudged) -> str:
    """What an input that was not judged is called, with its owner where that was read."""
    return f"{one.sop} — {one.owner}" if one.sop and one.owner else one.sop or one.owner


def reason(one: Unjudged) -> str:
    """Why it was not judged: “sebagian besar tidak dapat dinilai, 47 dari 93 aturan: …”."""
    share = f", {one.open} dari {one.open + one.judged} aturan yang berlaku" if one.open else ""
    return f"{CAUSES[one.cause]}{share}: {one.why}"


def line(one: Unjudged) -> str:
    """The whole on one line."""
    return " · ".join(filter(None, (name(one), one.path))) + f" · {reason(one)}"


def office_line(office: OfficeCount) -> str:
    """The short form of a row."""
    lost = f" · {office.unjudged} tidak dapat dinilai" if office.unjudged else ""
    places = f" · {office.not_assessable} tempat tidak dapat dinilai" if office.not_assessable else ""
    return f"{office.documents} SOP{lost} · {severity_line(office.by_severity)}{places}"


def owner_and_year(office: OfficeCount) -> str:
    """What an office's row is called on one line."""
    return f"{owner(office)} · {office.year or 'tahun tidak terbaca'}"


def rule_line(rule: RuleCount) -> str:
    """The short form of a row: “2 dengan temuan · 3 memenuhi · 4 temuan”; what is nothing is left out."""
    told = zip(RULE_HEADS[1:], rule_numbers(rule), strict=True)
    return " · ".join(f"{number} {head.lower()}" for head, number in told if number) or NONE


def most(rules: Iterable[RuleCount], outcome: Outcome, count: int) -> Sequence[str]:
    """The rules that ended so on most SOPs: “waktu.kosong 12”."""
    found = sorted((each for each in rules if each.by_outcome[outcome]), key=lambda each: -each.by_outcome[outcome])
    return [f"{each.rule} {each.by_outcome[outcome]}" for each in found[:count]]
