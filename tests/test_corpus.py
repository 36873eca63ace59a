"""The five source SOPs give what a careful reviewer expects and nothing he must not see (corpus/judged)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sopcheck
from sopcheck import app
from sopcheck.engine import profile
from sopcheck.language.citations import parse_citation
from sopcheck.language.text import one_line
from sopcheck.law.registry import load_law
from sopcheck.model import locators
from sopcheck.model.findings import SEVERITIES, Finding, RuleResult
from sopcheck.model.report import CorpusReport, DocumentReport
from sopcheck.readers import pick
from sopcheck.reporters.pages.wording import sum_lines
from sopcheck.yamltext import parse

CORPUS = Path(__file__).parent.parent / "corpus"
KEYS = {
    "aturan",
    "di",
    "memuat",
    "paling_tinggi",
    "tingkat_di_atas",
    "keyakinan",
    "dengan",
    "sumber",
    "alasan",
    "harap",
}

Entry = Mapping[str, Any]


@cache
def judgement(stem: str) -> Entry:
    value: Entry = parse((CORPUS / "judged" / f"{stem}.yaml").read_text("utf-8"), stem).value
    return value


@cache
def results(stem: str) -> tuple[RuleResult, ...]:
    """What is said of one document, and what is said of all five and names it."""
    options = app.Options((str(CORPUS / "sop" / f"{stem}.yaml"),), date.fromisoformat(judgement(stem)["pada"]))
    (document,) = (event for event in app.check(options) if isinstance(event, DocumentReport))
    return document.results + tuple(_naming(stem, result) for result in across(judgement(stem)["pada"]))


@cache
def across(day: str) -> tuple[RuleResult, ...]:
    """What the rules that compare SOPs say of the five together."""
    options = app.Options((str(CORPUS / "sop"),), date.fromisoformat(day))
    (found,) = (event for event in app.check(options) if isinstance(event, CorpusReport))
    return found.results


def _naming(stem: str, result: RuleResult) -> RuleResult:
    """Only the findings that name a document, each with its place in that document first and without paths."""
    named = []
    for finding in result.findings:
        places = [at.rpartition("#") for at in (finding.at, *finding.related)]
        mine = [locator for path, _, locator in places if Path(path).stem == stem]
        others = tuple(Path(path).stem for path, _, _ in places if Path(path).stem != stem)
        if mine:
            named.append(replace(finding, at=mine[0], related=others))
    return replace(result, findings=tuple(named))


def stems() -> list[str]:
    return sorted(path.stem for path in (CORPUS / "sop").glob("*.yaml"))


def entries(section: str, hope: str | None = None) -> list[Any]:
    found = []
    for stem in stems():
        for number, entry in enumerate(judgement(stem).get(section) or (), 1):
            if hope in (None, entry.get("harap")):
                found.append(pytest.param(stem, entry, id=f"{stem[:3]} {section} {number}: {_name(entry)}"))
    return found


def _name(entry: Entry) -> str:
    if "salah_satu" in entry:
        return " | ".join(map(_name, entry["salah_satu"]))
    return f"{entry['aturan']} {entry.get('di', '')}".strip()


def matching(stem: str, entry: Entry, related_count: bool) -> Iterator[Finding]:
    """The findings an entry speaks of (keys: corpus/README.md)."""
    for result in results(stem):
        if not fnmatchcase(result.rule, entry["aturan"]):
            continue
        for finding in result.findings:
            places = (finding.at, *finding.related) if related_count else (finding.at,)
            if (
                entry.get("dengan") in (None, *finding.related)
                and any(_beneath(place, entry.get("di")) for place in places)
                and all(_plain(words) in _plain(finding.message) for words in _listed(entry.get("memuat")))
                and _at_most(finding.severity, entry.get("paling_tinggi"))
                and not _at_most(finding.severity, entry.get("tingkat_di_atas"), missing=False)
                and entry.get("keyakinan") in (None, finding.confidence)
            ):
                yield finding


def _beneath(place: str, wanted: str | Sequence[str] | None) -> bool:
    return wanted is None or any(place == at or place.startswith(f"{at}.") for at in _listed(wanted))


def _listed(value: str | Sequence[str] | None) -> Sequence[str]:
    return () if value is None else (value,) if isinstance(value, str) else value


def _plain(words: str) -> str:
    return one_line(words).casefold()


def _at_most(severity: Any, ceiling: Any, missing: bool = True) -> bool:
    return missing if ceiling is None else SEVERITIES.index(severity) >= SEVERITIES.index(ceiling)


def told(stem: str, rule: str) -> str:
    """What the rule did say, for a message that helps."""
    return "; ".join(
        f"{result.rule} {result.outcome} {[(f.at, f.severity, f.message) for f in result.findings] or result.reason}"
        for result in results(stem)
        if fnmatchcase(result.rule, rule)
    )


@pytest.mark.parametrize(("stem", "entry"), entries("harus"))
def test_what_the_reviewer_expects_is_found(stem: str, entry: Entry) -> None:
    alternatives = entry.get("salah_satu") or [entry]
    found = [finding for alternative in alternatives for finding in matching(stem, alternative, related_count=True)]
    assert found, "; ".join(told(stem, alternative["aturan"]) for alternative in alternatives)


@pytest.mark.parametrize(("stem", "entry"), entries("tidak_boleh"))
def test_what_the_reviewer_must_not_see_stays_silent(stem: str, entry: Entry) -> None:
    assert [(f.at, f.severity, f.message) for f in matching(stem, entry, related_count=False)] == []


@pytest.mark.parametrize(("stem", "entry"), entries("nanti", "ada"))
def test_rules_of_later_work_find_what_is_expected_once_they_exist(stem: str, entry: Entry) -> None:
    if not _exists(entry["aturan"]):
        pytest.skip(f"belum ada aturan {entry['aturan']}")
    assert list(matching(stem, entry, related_count=True)), told(stem, entry["aturan"])


@pytest.mark.parametrize(("stem", "entry"), entries("nanti", "tidak_ada"))
def test_rules_of_later_work_stay_silent_where_they_must(stem: str, entry: Entry) -> None:
    if not _exists(entry["aturan"]):
        pytest.skip(f"belum ada aturan {entry['aturan']}")
    assert [(f.at, f.severity, f.message) for f in matching(stem, entry, related_count=False)] == []


def _exists(rule: str) -> bool:
    return any(fnmatchcase(known, rule) for known in profile.catalogue())


LATER: set[str] = set()  # of the catalogue, not built yet; a judgement on them is kept for the day they are


def test_every_judged_rule_exists_or_is_kept_for_later() -> None:
    """A misspelt id in `tidak_boleh` would never fail, so it is caught here."""
    later = {entry["aturan"] for stem in stems() for entry in judgement(stem).get("nanti") or ()}
    unknown = {
        (stem, rule)
        for stem in stems()
        for section in ("harus", "tidak_boleh", "ragu")
        for entry in judgement(stem).get(section) or ()
        for rule in (alternative["aturan"] for alternative in entry.get("salah_satu") or [entry])
        if not _exists(rule) and rule not in later | LATER
    }
    assert unknown == set()
    assert {rule for rule in LATER if _exists(rule)} == set()


def test_judged_files_use_only_keys_that_are_compared() -> None:
    for stem in stems():
        for section in ("harus", "tidak_boleh", "nanti", "ragu"):
            for entry in judgement(stem).get(section) or ():
                for alternative in entry.get("salah_satu") or [entry]:
                    assert set(alternative) <= KEYS, (stem, alternative)
                    for at in _listed(alternative.get("di")):
                        locators.require_valid(at)


def test_every_document_is_raw_normalized_and_judged() -> None:
    assert stems() == sorted(path.stem for path in (CORPUS / "raw").glob("*.txt"))
    assert stems() == sorted(path.stem for path in (CORPUS / "judged").glob("*.yaml"))
    assert len(stems()) == 5


@pytest.mark.parametrize("stem", stems())
def test_what_was_normalized_was_printed(stem: str) -> None:
    """Every word of the normalized SOP stands in the raw extract: nothing is invented."""
    raw = "".join((CORPUS / "raw" / f"{stem}.txt").read_text("utf-8").casefold().split())
    (document,) = pick.read(CORPUS / "sop" / f"{stem}.yaml")
    sop = document.sop  # type: ignore[union-attr]  # an unreadable corpus file fails here
    invented = [
        words
        for field in locators.LABELS
        if field not in ("id", "instansi", "unit_kerja", "jenis")  # letterheads are joined by commas
        for text in _texts(getattr(sop, field))
        for words in text.split()
        if "".join(words.casefold().split()) not in raw
    ]
    assert invented == []


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif value is not None:
        for name in type(value).model_fields:
            if name not in ("simbol", "pelaksana", "ke", "bentuk"):
                yield from _texts(getattr(value, name))


@pytest.mark.parametrize(
    ("stem", "sums"),
    [
        ("000-", ["Jumlah langkah: 1 hari 2 jam 20 menit"]),
        ("001-", ["Jumlah langkah (tanpa 3 langkah yang lamanya tidak diketahui): sedikitnya 1 hari 3 jam"]),
        ("002-", ["Jumlah langkah: 25 hari 1 jam"]),
        ("003-", ["Jumlah langkah: 123 hari 2 jam 47 menit"]),
        ("004-", ["Jumlah langkah: 122 hari 3 jam 2 menit"]),
    ],
)
def test_every_report_adds_up_the_times_of_its_steps(stem: str, sums: list[str]) -> None:
    (path,) = (CORPUS / "sop").glob(f"{stem}*.yaml")
    (document,) = sopcheck.check([path], as_of=date(2026, 11, 20), profile="reviu").documents
    assert sum_lines(document.times) == sums
    assert len([row for row in document.times if not row.convention]) == len(document.sop.langkah or ())


def test_the_total_of_002_agrees_and_its_working_is_shown() -> None:
    (result,) = (
        r for r in results("002-sungai-penuh-penyusunan-laporan-kinerja") if r.rule == "waktu.total-tidak-cocok"
    )
    assert result.outcome == "memenuhi"
    shown = " ".join(f"{row.label} {row.words} {row.value}" for row in result.working)
    for words in ("25 HARI KERJA + 1 JAM", "15 hari", "20 menit", "25 hari 1 jam"):
        assert words in shown


RESOLVED = {  # every legal basis of the source SOPs, item by item: the regulations it rests on
    "000": ("permenpanrb-20-2013", "perpres-29-2014", "permenpanrb-53-2014"),
    "001": (
        "uu-9-1999",
        "uu-23-2014",
        "pp-6-2008",
        "pp-8-2008",
        "perpres-29-2014",
        "permendagri-54-2010",
        "permenpanrb-28-2012",
        "permenpanrb-20-2013",
        "perda-8-2013-kota-banjarbaru",
    ),
    "002": (
        "uu-25-2004",
        "uu-23-2014",
        "pp-8-2008",
        "pp-18-2016",
        "permendagri-57-2007 permendagri-56-2010",
        "perwali-56-2016-kota-sungai-penuh",
    ),
    "003": ("perpres-29-2014", "permenpanrb-53-2014"),
    "004": ("perpres-29-2014", "uu-23-2014", "pp-8-2008", "pp-12-2019", "permendagri-52-2011", "permendagri-96-2017"),
}


@pytest.mark.parametrize("stem", stems())
def test_every_legal_basis_is_resolved_or_explained(stem: str) -> None:
    """Each is one of the registry; where its status is not known, the report says which and why."""
    law = load_law()
    (document,) = pick.read(CORPUS / "sop" / f"{stem}.yaml")
    items = document.sop.dasar_hukum or ()  # type: ignore[union-attr]  # an unreadable corpus file fails here
    read = tuple(" ".join(member.key or "?" for member in parse_citation(words or "").members) for words in items)
    assert read == RESOLVED[stem[:3]]
    on = date.fromisoformat(judgement(stem)["pada"])
    open_ones = {
        f"dasar_hukum.{n}"
        for n, keys in enumerate(read, 1)
        for key in keys.split()
        if law.get(key) is None or law.status(key, on).status == "tidak-diketahui"
    }
    (repealed,) = (result for result in results(stem) if result.rule == "dasar-hukum.dicabut")
    told = {place.at for place in repealed.unassessed if "registri" in place.missing}
    assert told == open_ones


def test_a_title_destroyed_in_recognition_is_rescued_by_its_gazette() -> None:
    """001: UU 9/1999 “Pembentukan Kojenadive Daft II Banjarbaru” has the gazette of UU 9/1999, and is not accused."""
    stem = "001-banjarbaru-bakesbangpol-laporan-kinerja-triwulan-tahunan"
    (gazette,) = (result for result in results(stem) if result.rule == "dasar-hukum.ln-tln-tidak-cocok")
    assert (gazette.outcome, gazette.checked, gazette.unassessed) == ("memenuhi", 1, ())
    (title,) = (result for result in results(stem) if result.rule == "dasar-hukum.judul-tidak-cocok")
    assert title.findings == ()
    assert [place.at for place in title.unassessed] == ["dasar_hukum.7"]


def test_003_and_004_are_one_template_with_its_one_differing_step_time() -> None:
    (found,) = (result for result in across("2026-11-20") if result.rule == "korpus.salinan-antar-opd")
    (finding,) = found.findings
    assert finding.facts["persen"] == "83"
    assert finding.facts["beda"].split("; ") == [
        "Waktu langkah ke-9 (“satu hari” dan “15 Menit”)",
        "Kegiatan langkah ke-1, 6, 7, 8, 9",
    ]
    assert [Path(at).name for at in (finding.at, *finding.related)] == [
        "003-pengumpulan-data-kinerja.yaml#langkah",
        "004-balangan-pengumpulan-data-kinerja.yaml#langkah",
    ]
