"""The verb list: which word is a verb of an activity, of which root, and what kind of work it names.

>>> active_root("Menyusun"), passive_root("ditandatangani"), sorted(verb_class("olah"))
('susun', 'tandatangan', ['membuat', 'mengolah'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sopcheck.language.text import CACHE
from sopcheck.yamltext import packaged

# "menyusun", "mengarsipkan", "berkoordinasi": the shape of an active verb that is not in the list
_ACTIVE = re.compile(r"(?:meng|meny|mem|men|mel|mer|mew|mey|ber)[a-z]{3,}")
# "penyusunan", "pengumpulan", "perbaikan": the shape of its noun
_NOUN = re.compile(r"(?:peng|peny|pem|pen|pel|per|pe)[a-z]{3,}an")
LONGEST = 30  # letters; nothing longer is a word


def verb_class(root: str) -> frozenset[str]:
    """What kind of work a root names (data/verbs.yaml `kelas`): membuat, membahas, mengirim …; empty if unknown."""
    return _lexicon().classes.get(root, frozenset())


@lru_cache(CACHE)
def active_root(word: str) -> str | None:
    """The root of an active form in the list ("menyampaikannya" → "sampai"), else None."""
    bare = _bare(word)
    return _lexicon().active.get(bare)


@lru_cache(CACHE)
def is_active(word: str) -> bool:
    """Whether a word is an active verb: in the list, or of the shape me-/ber- and not known to be another word."""
    bare = _bare(word)
    lexicon = _lexicon()
    if bare in lexicon.active:
        return True
    return len(bare) <= LONGEST and bare not in lexicon.no_verb and bool(_ACTIVE.fullmatch(bare))


def base_root(word: str) -> str | None:
    """The root of a bare form ("terima", "rapat", "update"), else None."""
    return _lexicon().base.get(word.casefold())


def passive_root(word: str) -> str | None:
    """The root of a di- form ("dikoreksi"), else None."""
    return _lexicon().passive.get(word.casefold())


def noun_root(word: str) -> str | None:
    """The root of a noun of doing ("penyusunan", "paraf", "rapat"), else None."""
    return _lexicon().noun.get(word.casefold())


@lru_cache(CACHE)
def is_noun_of_doing(word: str) -> bool:
    """Whether a word names an activity as a noun: in the list, or of the shape pe-…-an."""
    bare = word.casefold()
    lexicon = _lexicon()
    if bare in lexicon.no_noun or len(bare) > LONGEST:
        return False
    return bare in lexicon.noun or bool(_NOUN.fullmatch(bare))


def is_light(root: str) -> bool:
    """Whether the verb says nothing by itself ("melakukan", "memberikan")."""
    return root in _lexicon().light


def normal_form(root: str) -> str:
    """The active verb of a root, for messages ("susun" → "menyusun"); an unknown root comes back itself."""
    return _lexicon().normal.get(root, root)


@cache
def sentence_words(group: str) -> frozenset[str]:
    """A group of `kalimat` in data/verbs.yaml, e.g. "tujuan": the words between the verbs of an activity."""
    return frozenset(packaged("language/data/verbs.yaml")["kalimat"][group])


@cache
def verb_classes() -> tuple[str, ...]:
    """The names of the classes."""
    return tuple(sorted(packaged("language/data/verbs.yaml")["kelas"]))


def roots_of_class(name: str) -> frozenset[str]:
    """The roots of a class ("rapat" → rapat, musyawarah …)."""
    return frozenset(root for root, classes in _lexicon().classes.items() if name in classes)


def active_forms() -> tuple[str, ...]:
    """Every active verb of the list."""
    return tuple(_lexicon().active)


def hands_over(root: str) -> bool:
    """Whether something is handed to someone ("menyerahkan"), so that "pada" may name the recipient."""
    return root in _lexicon().handing


def _bare(word: str) -> str:
    bare = word.casefold()
    return bare[:-3] if bare.endswith("nya") and len(bare) > 7 else bare


@dataclass(frozen=True, slots=True)
class _Lexicon:
    active: dict[str, str]
    base: dict[str, str]
    passive: dict[str, str]
    noun: dict[str, str]
    normal: dict[str, str]
    classes: dict[str, frozenset[str]]
    light: frozenset[str]
    handing: frozenset[str]
    no_verb: frozenset[str]
    no_noun: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    data = packaged("language/data/verbs.yaml")
    entries = {**data["kata_kerja"], **data["ringan"]}
    active: dict[str, str] = {}
    base: dict[str, str] = {}
    passive: dict[str, str] = {}
    noun: dict[str, str] = {}
    for root, entry in entries.items():
        bases = entry.get("dasar", [root])
        active |= dict.fromkeys(entry["aktif"], root)
        base |= dict.fromkeys(bases, root)
        passive |= dict.fromkeys(entry.get("pasif") or [_passive(root, form) for form in entry["aktif"]], root)
        # only loanwords and roots that are nouns themselves ("rapat", "paraf") reach here without an own noun
        noun |= dict.fromkeys([*entry.get("nomina", bases), *([root] if root in bases else [])], root)
    return _Lexicon(
        active=active,
        base=base,
        passive=passive,
        noun=noun,
        normal={root: entry["aktif"][0] for root, entry in entries.items()},
        classes={root: frozenset(entry.get("kelas", ())) for root, entry in entries.items()},
        light=frozenset(data["ringan"]),
        handing=frozenset(data["serah_terima"]),
        no_verb=frozenset((*data["bukan_kata_kerja"]["me"], *data["bukan_kata_kerja"]["ber"])),
        no_noun=frozenset(data["bukan_nomina"]),
    )


def _passive(root: str, active: str) -> str:
    """di- + root + the active's suffix: arsip, mengarsipkan → diarsipkan."""
    suffix = next((end for end in ("kan", "i") if active.endswith(end) and not root.endswith(end)), "")
    return f"di{root}{suffix}"
