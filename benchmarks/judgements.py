"""What people said of documents, place by place: two of the forms in which judgements are written, read into one.

`corpus/judged/*.yaml` (keys: corpus/README.md) and `*.findings.yaml` beside `*.sop.yaml`, in which a reader went through
the whole document: every output, and every defect seen. The third, of printed pages: judged_pdf.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from sopcheck.language.text import normal, one_line
from sopcheck.model.findings import SEVERITIES, Finding
from sopcheck.model.sop import Sop
from sopcheck.readers import pick
from sopcheck.yamltext import parse

Verdict = Literal["cacat", "baik", "ragu"]
Entry = Mapping[str, Any]

UNUSED = "output.tidak-dikonsumsi"
USED: Mapping[str, Verdict] = {"ya": "baik", "tidak": "cacat", "ragu": "ragu"}
SURE: Mapping[str, Verdict] = {"pasti": "cacat", "mungkin": "ragu"}
RULES: Mapping[tuple[str, str], tuple[str, ...]] = {  # what the sections of *.findings.yaml call a defect → rules
    ("waktu", "tidak-wajar-lama"): ("waktu.terlalu-lama",),
    ("waktu", "tidak-wajar-singkat"): ("waktu.terlalu-singkat",),
    ("waktu", "tidak-terbaca"): ("waktu.tidak-terbaca", "waktu.bukan-durasi"),
    ("waktu", "kontradiksi-dengan-kegiatan"): ("waktu.berbeda-dari-kegiatan",),
    ("disahkan_oleh.nip", "kosong"): ("identitas.pengesah-nama-nip-kosong",),
    ("disahkan_oleh.nama", "kosong"): ("identitas.pengesah-nama-nip-kosong",),
    ("nama", "bentuk"): ("identitas.nama-sop-bentuk",),
}


@dataclass(frozen=True)
class Judgement:
    """One place and what was said of it.

    rules: ids or patterns; any of them may say it. at: locators, any of them; () the whole document. words: all stand in
    the message. ceiling: a finding of this severity or lower is let pass ("" none).
    """

    rules: tuple[str, ...]
    verdict: Verdict
    at: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    ceiling: str = ""
    why: str = ""

    def concerns(self, rule: str) -> bool:
        return any(fnmatchcase(rule, pattern) for pattern in self.rules)

    def holds(self, rule: str, finding: Finding) -> bool:
        """Whether a finding is about this place. What is expected may also be named as a related place."""
        places = (finding.at, *finding.related) if self.verdict == "cacat" else (finding.at,)
        return (
            self.concerns(rule)
            and (not self.at or any(beneath(place, at) for place in places for at in self.at))
            and all(plain(words) in plain(finding.message) for words in self.words)
        )

    def lets_pass(self, finding: Finding) -> bool:
        return bool(self.ceiling) and SEVERITIES.index(finding.severity) >= SEVERITIES.index(self.ceiling)


@dataclass(frozen=True)
class Judged:
    """A document with its judgements. whole: everything in it was looked at, what is not named is sound. traps: rule →
    why it is tempting to accuse there. asked: rules whose question was put at every place, so that whatever else they say is
    wrong. unread: rule → judged places that our reader did not bring."""

    name: str
    sop: Path
    whole: bool
    judgements: Sequence[Judgement]
    traps: Sequence[tuple[str, str, str]] = ()
    outside: Sequence[str] = field(default=())
    asked: frozenset[str] = frozenset()
    unread: Mapping[str, int] = field(default_factory=dict)


def beneath(place: str, at: str) -> bool:
    """Whether a place is the named one or lies in it; a cell whose one item is named is that item too."""
    return place == at or place.startswith(f"{at}.") or (place.count(".") == 2 and at.startswith(f"{place}."))


def plain(words: str) -> str:
    return one_line(words).casefold()


def listed(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def of_corpus(folder: Path) -> Iterator[Judged]:
    """corpus/judged/*.yaml with corpus/sop/*.yaml."""
    for path in sorted((folder / "judged").glob("*.yaml")):
        value: Entry = parse(path.read_text("utf-8"), path.name).value
        yield Judged(path.stem, folder / "sop" / path.name, False, tuple(_of_entries(value)))


def _of_entries(value: Entry) -> Iterator[Judgement]:
    for section, verdict in (("harus", "cacat"), ("tidak_boleh", "baik"), ("ragu", "ragu"), ("nanti", "")):
        for entry in value.get(section) or ():
            said = verdict or ("cacat" if entry["harap"] == "ada" else "baik")
            alternatives = entry.get("salah_satu") or [entry]
            yield Judgement(
                rules=tuple(alternative["aturan"] for alternative in alternatives),
                verdict=said,  # type: ignore[arg-type]  # one of the three
                at=tuple(at for alternative in alternatives for at in listed(alternative.get("di"))),
                words=listed(entry.get("memuat")),
                ceiling=entry.get("tingkat_di_atas", ""),
                why=entry.get("alasan", ""),
            )


def of_findings(folder: Path, known: frozenset[str]) -> Iterator[Judged]:
    """*.findings.yaml with *.sop.yaml in a folder. known: ids of our rules; what names another is a suggestion."""
    for path in sorted(folder.glob("*.findings.yaml")):
        stem = path.name.removesuffix(".findings.yaml")
        source = path.with_name(f"{stem}.sop.yaml")
        (document,) = pick.read(source)
        sop: Sop = document.sop  # type: ignore[union-attr]  # an unreadable one ends the run, as it should
        value: Entry = parse(path.read_text("utf-8"), path.name).value
        said = tuple(_of_sections(value, sop))
        within = tuple(one for one in said if any(rule in known for rule in one.rules))
        outside = tuple(rule for one in said if one not in within for rule in one.rules)
        traps = tuple((trap["id"], trap["di"], trap["alasan"]) for trap in value.get("jebakan") or ())
        yield Judged(stem, source, True, within, traps, outside)


def _of_sections(value: Entry, sop: Sop) -> Iterator[Judgement]:
    for entry in value.get("outputs") or ():
        verdict = USED[entry["dipakai"]]
        yield Judgement((UNUSED,), verdict, (_output_at(sop, entry),), why=entry["alasan"])
    for section in ("waktu", "pelaksana", "dasar_hukum", "identitas"):
        for entry in value.get(section) or ():
            rules = _rules_of(section, entry)
            yield Judgement(rules, SURE[entry["pasti"]], _places(sop, section, entry), why=entry["alasan"])
    for entry in value.get("lain") or ():
        for at in _steps(sop, entry["langkah"]) or ((),):
            yield Judgement((entry["id"],), SURE[entry["pasti"]], listed(at or None), why=entry["alasan"])


def _rules_of(section: str, entry: Entry) -> tuple[str, ...]:
    kind = entry["jenis"]
    group = {"dasar_hukum": "dasar-hukum"}.get(section, section)
    return RULES.get((entry.get("bidang", section), kind), (f"{group}.{kind}",))


def _places(sop: Sop, section: str, entry: Entry) -> tuple[str, ...]:
    if section == "dasar_hukum":
        return (f"dasar_hukum.{entry['butir']}",)
    return (entry["bidang"],) if section == "identitas" else _steps(sop, entry["langkah"])


def _steps(sop: Sop, numbers: str) -> tuple[str, ...]:
    """ "5, 6" → the locators of the rows with these printed numbers."""
    wanted = [number.strip() for number in numbers.split(",") if number.strip()]
    printed = [(row.nomor or "").strip(" .") for row in sop.langkah or ()]
    return tuple(f"langkah.{printed.index(number) + 1}" for number in wanted)


def _output_at(sop: Sop, entry: Entry) -> str:
    (at,) = _steps(sop, entry["langkah"])
    row = (sop.langkah or ())[int(at.rpartition(".")[2]) - 1]
    items = [normal(item or "") for item in row.output or ()]
    return f"{at}.output.{items.index(normal(entry['output'])) + 1}"
