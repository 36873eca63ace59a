"""The five source SOPs give what a careful reviewer expects and nothing he must not see (corpus/judged)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sopcheck import app
from sopcheck.engine import profile
from sopcheck.language.citations import parse_citation
from sopcheck.language.text import one_line
from sopcheck.law.registry import load_law
from sopcheck.model import locators
from sopcheck.model.findings import SEVERITIES, Finding, RuleResult
from sopcheck.model.report import DocumentReport
from sopcheck.readers import pick
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
    options = app.Options((str(CORPUS / "sop" / f"{stem}.yaml"),), date.fromisoformat(judgement(stem)["pada"]))
    (document,) = (event for event in app.check(options) if isinstance(event, DocumentReport))
    return document.results


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
                any(_beneath(place, entry.get("di")) for place in places)
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


LATER = {  # of the catalogue, not built yet; a judgement on them is kept for the day they are
    "langkah.duplikat",
    "langkah.mulai-selesai-tidak-ada",
}


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


def test_the_total_of_002_agrees_and_its_working_is_shown() -> None:
    (result,) = (
        r for r in results("002-sungai-penuh-penyusunan-laporan-kinerja") if r.rule == "waktu.total-tidak-cocok"
    )
    assert result.outcome == "memenuhi"
    shown = " ".join(f"{row.label} {row.words} {row.value}" for row in result.working)
    for words in ("25 HARI KERJA + 1 JAM", "15 hari", "20 menit", "25 hari + 60 menit"):
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
