"""Names of actors: offices, units, persons outside, systems.

>>> parse_actor("Ka. BKPSDM").key, same_actor("Kasubbag PerKeu", "Kasubag Perencanaan dan Keuangan")
('kepala bkpsdm', True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.language.actor_damage import mended
from sopcheck.language.actor_short import LONGEST_NAME, short_of
from sopcheck.language.actor_words import ActorKind, lexicon
from sopcheck.language.repair import repaired_words
from sopcheck.language.text import CACHE, one_line
from sopcheck.language.verbs import is_active, passive_root

# "(PPK)" in "Pejabat Pembuat Komitmen (PPK)", "(PJ Pegasus)" in "CA (PJ Pegasus)"
_ASIDE = re.compile(r"\(([^()]*)\)")
# "PPK", "BKPSDM": an explanation that is only an abbreviation
_ACRONYM = re.compile(r"\s*[A-Z]{2,8}\s*")

# "III", "iv": which of several; "Asisten III" and "Asisten 3" are one
_ROMAN = {
    word: str(at)
    for at, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}

# "1. " or "a) " before an item
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s*")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a printed name means.

    words: printed, on one line.
    key: normal form with abbreviations expanded; "para", "dan", "Plt." left out. Equal keys are one actor.
    kind: "jabatan" office or role inside an office · "unit" · "orang" somebody outside (Pemohon, Penyedia) · "umum"
        points at nobody in particular (Para pegawai, Atasan Langsung) · "sistem" · "lain" unknown.
    head: the office or unit word ("kepala sub bagian"), None if unknown. alternatives: keys of "A/B", otherwise empty.
    """

    words: str
    key: str
    kind: ActorKind
    head: str | None = None
    alternatives: tuple[str, ...] = ()


@lru_cache(CACHE)
def parse_actor(text: str) -> Actor:
    """Read a column heading or a name found by `find_actors`."""
    printed = one_line(text)
    key = _key(printed)
    words = tuple(key.split())
    alternatives = _alternatives(printed)
    heads = (lexicon().heads.at(tuple(name.split())) for name in (key, *alternatives))
    found = next((head for head in heads if head), None)
    kind: ActorKind = "lain"
    if key in lexicon().vague:
        kind = "umum"
    elif key in lexicon().unit_headings:
        kind = "unit"
    elif found and len(words) <= LONGEST_NAME:
        kind = lexicon().kinds[" ".join(found[0])]
    return Actor(printed, key, kind, _head(words), alternatives)


@lru_cache(CACHE)
def is_party(text: str) -> bool:
    """Whether a name that points at no office says which party of the procedure is meant.

    "PNS Pemohon", "Para Pihak", "Pihak Ketiga", "Pegawai ybs"; not "Pihak terkait".
    """
    words, known = repaired_words(text), lexicon()
    if known.parties.at(words):
        return True
    words = tuple(word for word in words if word not in known.dropped)
    return bool(known.vague_heads.at(words)) and not known.party.isdisjoint(words[1:])


@lru_cache(CACHE)
def same_actor(a: str, b: str) -> bool:
    """Whether two printed names can be one actor: equal keys, or one a short form of the other.

    Short forms: "PerKeu" of "Perencanaan dan Keuangan", "Dikdas" of "Pendidikan Dasar", "PPK" of "Pejabat Pembuat
    Komitmen", "Sekretaris" of "Sekretaris Daerah"; "Kepala" alone is the head of the institution, never of a part of
    it, "Inspektur" never the Inspektur Pembantu. A lenient yes: to say that two names are certainly one, compare keys.
    """
    first, second = parse_actor(a), parse_actor(b)
    if not first.key or not second.key:
        return False
    ours, theirs = (actor.alternatives or (actor.key,) for actor in (first, second))
    if first.key == second.key or set(ours) & set(theirs):
        return True
    if len(ours) * len(theirs) > 64:
        return False
    return any(short_of(x, y) or short_of(y, x) for x in ours for y in theirs)


@lru_cache(CACHE)
def is_office(text: str) -> bool:
    """Whether a phrase is the name of an office, rank or team ("Pejabat Pengawas"; not "Memiliki kemampuan …")."""
    actor = parse_actor(_NUMBER.sub("", text))
    words = actor.key.split()
    if not words or len(words) > 10 or any(is_active(word) or passive_root(word) for word in words):
        return False
    if not lexicon().no_office.isdisjoint(words):
        return False
    return actor.kind == "jabatan" or (actor.kind == "unit" and words[0] in ("tim", "kelompok", "panitia"))


@lru_cache(CACHE)
def is_elected_head(text: str) -> bool:
    """Whether an office is held by an elected head or the chair of a commission, who need not have a NIP.

    "WALIKOTA SUNGAI PENUH", "Ketua KPU"; not "Pj. Bupati", nor who signs for one ("a.n. Bupati, Sekretaris Daerah").
    """
    words = tuple(_key(one_line(text)).split())
    known = lexicon()
    head = known.elected.at(words) or known.chairs.at(words)
    if not head or "bank" in words:
        return False
    return not (_for_another(text) and any(known.heads.at(words, at) for at in range(len(head[0]), len(words))))


def _for_another(text: str) -> bool:
    """ "a.n. Bupati", where the signer's own office follows; "Plt. Bupati" is one office."""
    behalf = lexicon().on_behalf.at(repaired_words(text))
    return behalf is not None and behalf[0] not in (("plt",), ("plh",))


def _key(printed: str) -> str:
    """Normal form with abbreviations expanded. An aside that is only an abbreviation explains and is left out."""
    shown = _ASIDE.sub(lambda aside: " " if _ACRONYM.fullmatch(aside[1]) else f" {aside[1]} ", printed)
    words = mended(repaired_words(shown) or repaired_words(printed))
    known = lexicon()
    start = 0  # not cut word by word: "a.n. a.n. a.n. …" would be quadratic
    while (behalf := known.on_behalf.at(words, start)) and len(words) - start > len(behalf[0]):
        start += len(behalf[0])
    words = words[start:]
    if first := known.short_first.at(words):
        words = (*first[1], *words[len(first[0]) :])
    kept = [word for word in known.short.replace(words) if word not in known.dropped] or list(words)
    kept = [kept[0], *(_ROMAN.get(word, word) for word in kept[1:])] if kept else kept
    # "Bidang-bidang" is Bidang
    return " ".join(word for place, word in enumerate(kept) if not place or word != kept[place - 1])


def _head(words: tuple[str, ...]) -> str | None:
    """The head phrases a name begins with: "kepala", "sub bagian" of "kepala sub bagian umum"."""
    taken = 0
    while found := lexicon().heads.at(words, taken):
        taken += len(found[0])
        if lexicon().kinds[" ".join(found[0])] == "unit":
            break
    return " ".join(words[:taken]) or None


def _alternatives(printed: str) -> tuple[str, ...]:
    """Keys of "PA/KPA", "Biro Umum/Bagian Umum"; none for "BPS Kabupaten/Kota": "Kota" alone is no actor."""
    parts = [part.strip() for part in printed.split("/")]
    if not 2 <= len(parts) <= 8:
        return ()
    keys = tuple(_key(part) for part in parts)
    heads = lexicon().heads
    if all(heads.at(tuple(key.split())) or _ACRONYM.fullmatch(part) for key, part in zip(keys, parts, strict=True)):
        return keys
    return ()
