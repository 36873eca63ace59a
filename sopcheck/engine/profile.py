"""Profiles and the set of rules a run uses: who runs what, at which severity, with which params."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from sopcheck.engine import rule as rules
from sopcheck.engine.evidence import LKE
from sopcheck.engine.params import ParamError
from sopcheck.engine.plausible import PLAUSIBLE
from sopcheck.engine.rule import Rule
from sopcheck.engine.rulefile import AturanProfil, ProfileFile
from sopcheck.engine.runner import with_severity
from sopcheck.engine.subjects import SUBJECTS
from sopcheck.errors import RuleError, UsageError, did_you_mean
from sopcheck.home import data_file
from sopcheck.law.registry import load_law
from sopcheck.model import shape
from sopcheck.yamltext import Tree, packaged, packaged_names, packaged_tree, parse

CATALOGUE = "rules/catalogue/"
PROFILES = "rules/profiles/"
LOCAL_LAW = frozenset({"perda", "perbup", "perwali", "pergub", "kepbup", "kepwali", "kepgub", "se", "sk", "perkada"})
"""First words of ids of local law and office decrees."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a run, each kind sorted by id; hash: over all rule files in use, their profile and settings, the
    subjects they ask for and the table of plausible times.

    rules: those that look at one SOP; corpus: those that compare SOPs. complete: offices of which every SOP is in the
    set that is checked. law_dirs: folders with an office's own law that the profile names. lhe: whether the report says
    what the annual evaluation asks: which SOPs can serve as evidence (evidence.py), and the recap in every format.
    """

    rules: tuple[Rule, ...]
    profile: str
    fail_on: str
    hash: str
    law_dirs: tuple[Path, ...] = ()
    corpus: tuple[Rule, ...] = ()
    complete: tuple[str, ...] = ()
    lhe: bool = False

    @property
    def every(self) -> tuple[Rule, ...]:
        """Both kinds, sorted by id."""
        return tuple(sorted((*self.rules, *self.corpus), key=attrgetter("id")))

    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.every}


@cache
def catalogue() -> Mapping[str, Rule]:
    """Our own rules, by id, as the files say."""
    return dict(sorted((rule.id, rule) for rule in map(_own, packaged_names(CATALOGUE))))


def _own(name: str) -> Rule:
    rule_id = name.removeprefix(CATALOGUE).removesuffix(".yaml").replace("/", ".")
    rule = rules.make(rule_id, packaged_tree(name), name)
    if not rule.file.seharusnya:
        raise RuleError(f"{name} (seharusnya)", "belum ada", "satu kalimat: apa yang seharusnya")
    return rule


def local_rules(folder: Path) -> Mapping[str, Rule]:
    """Rules of an office from <group>/<name>.yaml below `folder`: data for our checks, never code."""
    if not folder.is_dir():
        raise UsageError(str(folder), "folder aturan tidak ditemukan")
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        inside = path.relative_to(folder)
        if len(inside.parts) != 2:
            raise RuleError(str(path), "letak berkas aturan harus <kelompok>/<nama>.yaml di dalam folder aturan")
        rule_id = f"{inside.parts[0]}.{path.stem}"
        found[rule_id] = rules.make(rule_id, parse(path.read_text("utf-8-sig"), str(path)), str(path))
        _require_known_bases(found[rule_id])
    if not found:
        raise UsageError(str(folder), "tidak ada berkas aturan (*.yaml)", "bentuknya <kelompok>/<nama>.yaml")
    return found


def _require_known_bases(rule: Rule) -> None:
    """Every legal basis is in the registry, or is local law, which no registry of ours holds."""
    law = load_law()
    for basis in rule.basis:
        key = basis.regulation
        if key not in ("logika", "kebijakan") and key not in law and key.partition("-")[0] not in LOCAL_LAW:
            allowed = (
                did_you_mean(key, law) or "pakai id registri, “logika”, “kebijakan”, atau hukum daerah (perwali-…)"
            )
            raise RuleError(f"{rule.source} (dasar)", f"peraturan “{key}” tidak ada dalam registri", allowed)


def profile_names() -> tuple[str, ...]:
    """The profiles that come with sopcheck."""
    return tuple(Path(name).stem for name in packaged_names(PROFILES))


def load(
    profile: str = "reviu",
    rules_dirs: Iterable[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    every: bool = False,
    complete: Sequence[str] = (),
) -> RuleSet:
    """The rules of a run.

    profile: a name or a path to a profile file. select/ignore: rule ids or groups; select also switches on rules
    that are off by default, every all of them. complete: offices declared complete, besides
    those of the profile. Raises RuleError or UsageError.
    """
    found: dict[str, Rule] = dict(catalogue())
    for folder in rules_dirs:
        local = local_rules(folder)
        for rule_id in local.keys() & found.keys():
            raise RuleError(local[rule_id].source, f"aturan “{rule_id}” sudah ada", "pilih nama lain")
        found.update(local)
    chain = _chain(profile)
    fail_on = "galat"
    law_dirs: list[Path] = []
    gathers = False
    for name, file in chain:
        gathers = gathers if file.bukti_lke is None else file.bukti_lke == "ya"
        law_dirs += (Path(name).parent / folder for folder in file.law)
        complete = (*complete, *file.lengkap)
        fail_on = file.gagal_pada or fail_on
        for rule_id, change in file.aturan.items():
            if rule_id not in found:
                raise RuleError(name, f"aturan “{rule_id}” tidak ada", did_you_mean(rule_id, found))
            found[rule_id] = _changed(found[rule_id], change, name)
    _require_known(found, (*select, *ignore))
    chosen = tuple(
        rule
        for rule_id, rule in sorted(found.items())
        if (_named(rule, select) if select else every or not rule.off) and not _named(rule, ignore)
    )
    if not chosen:
        raise UsageError("--select/--ignore", "tidak ada aturan yang tersisa")
    essence = [packaged(SUBJECTS), _table(), packaged(LKE) if gathers else None, *(_essence(rule) for rule in chosen)]
    digest = hashlib.sha256(json.dumps(essence, sort_keys=True).encode()).hexdigest()
    return RuleSet(
        rules=tuple(rule for rule in chosen if not rule.compares),
        profile=Path(profile).stem,
        fail_on=fail_on,
        hash=digest[:12],
        law_dirs=tuple(law_dirs),
        corpus=tuple(rule for rule in chosen if rule.compares),
        complete=tuple(dict.fromkeys(complete)),
        lhe=gathers,
    )


def _essence(rule: Rule) -> Any:
    return [rule.id, rule.severity, rule.file.model_dump(exclude={"contoh"})]


@cache
def _table() -> str:
    """What the table says that rules decide by; the registry and the calendar have a hash of their own."""
    return hashlib.sha256(data_file(PLAUSIBLE).read_bytes()).hexdigest()


def _named(rule: Rule, names: Sequence[str]) -> bool:
    return rule.id in names or rule.group in names


def _require_known(found: Mapping[str, Rule], names: Iterable[str]) -> None:
    known = {*found, *(rule.group for rule in found.values())}
    for name in names:
        if name not in known:
            raise UsageError(name, "tidak ada aturan atau kelompok dengan nama itu", did_you_mean(name, known))


def _chain(profile: str) -> list[tuple[str, ProfileFile]]:
    """The profile and those it extends, the most general first."""
    chain: list[tuple[str, ProfileFile]] = []
    seen: list[str] = []
    name: str | None = profile
    while name:
        if name in seen:
            raise RuleError(name, "profil mewarisi dirinya sendiri: " + " → ".join([*seen, name]))
        seen.append(name)
        tree, source = _profile_tree(name)
        file = shape.build(ProfileFile, tree, source, RuleError)
        chain.insert(0, (source, file))
        name = file.mewarisi
    return chain


def _profile_tree(name: str) -> tuple[Tree, str]:
    if name in profile_names():
        return packaged_tree(f"{PROFILES}{name}.yaml"), f"{PROFILES}{name}.yaml"
    path = Path(name)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        return parse(path.read_text("utf-8-sig"), name), name
    raise UsageError(
        name,
        "profil tidak ada",
        did_you_mean(name, profile_names()) or f"pilihan: {', '.join(profile_names())}, atau berkas .yaml",
    )


def _changed(rule: Rule, change: AturanProfil, source: str) -> Rule:
    if change.params:
        words = {**rule.file.params, **change.params}
        try:
            params = rule.check.params.make(words)
        except ParamError as error:
            raise RuleError(f"{source} (aturan.{rule.id}.params.{error.key})", str(error).partition("|")[0]) from None
        rule = replace(rule, params=params, file=rule.file.model_copy(update={"params": words}), results={})
    if change.tingkat:
        rule = with_severity(rule, change.tingkat)
    if change.aktif:
        rule = replace(rule, off=change.aktif == "tidak", results={})
    return rule
