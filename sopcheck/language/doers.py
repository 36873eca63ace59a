"""Who does a step according to its wording, and whether a name found there may be one of the actor columns.

>>> doers(parse_activity("Memberikan persetujuan Nota Dinas oleh Sekretaris dan Ka. BKPSDM"))
('Sekretaris', 'Ka. BKPSDM')
>>> doers(parse_activity("Mengarsipkan surat yang telah ditandatangani oleh Bupati"))
()
>>> may_be("Tim Perencana", "Ketua Tim Perencanaan dan Penganggaran")
True
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sopcheck.language.activity import Activity, parse_activity
from sopcheck.language.actor_search import find_actors
from sopcheck.language.actor_short import LONGEST_NAME
from sopcheck.language.actor_words import lexicon
from sopcheck.language.actors import parse_actor, same_actor
from sopcheck.language.text import CACHE, one_line
from sopcheck.language.verbs import passive_root, sentence_words
from sopcheck.language.words import words_of

# "(jika terdapat perbaikan, dikerjakan kembali oleh tim ybs)", "(PPTK)": an aside is no part of the sentence
_ASIDE = re.compile(r"\(([^()]*)\)")
# " (PPTK)" right behind a name
_NEXT_ASIDE = re.compile(r" ?\([^()]*\)")
# "oleh Sekretaris"
_BY = re.compile(r"\boleh\b", re.IGNORECASE)
# Before "oleh" these begin another clause or thing: "surat yang dibuat oleh", "untuk diparaf oleh", "hasil evaluasi
# oleh" name who did something before or will do it later; besides the groups of data/verbs.yaml.
_OTHER_THING = frozenset({"sampai", "hingga", "sesuai", "hasil", "atas", "terhadap", "usulan", "permohonan", "adanya"})
# Who receives, waits or stands by is not the one after "oleh" ("Menunggu persetujuan oleh Kepala", "Mendampingi
# pemeriksaan oleh Inspektorat").
_PASSED_ON = frozenset({"menerima", "menunggu", "meminta", "memohon", "memantau", "memastikan", "menindaklanjuti"})
_STANDS_BY = _PASSED_ON | {
    *("mendampingi", "memfasilitasi", "mengikuti", "menghadiri", "menyaksikan", "mengawal", "mengawasi", "mendukung"),
    *("membantu", "melayani", "menanggapi", "menjawab", "mengajukan", "mengusulkan", "menyiapkan", "mempersiapkan"),
    *("menyambut", "pendampingan", "fasilitasi"),
}
# One word of rank alone is the head of an institution, not of whatever is named behind it ("Kepala", "Kepala Bidang").
_RANKS = frozenset({"kepala", "ketua"})
PREFIX = 4  # letters: "perencana" of "perencanaan"


@lru_cache(CACHE)
def doers(activity: Activity) -> tuple[str, ...]:
    """Names of those who do the step, as printed: the subject before the verb, and those after its own "oleh".

    An aside right behind a name stays with it ("Kasubbid (PPTK)"). Recipients are not among them.
    """
    named = _names(activity.subject) if activity.subject else []
    if activity.by:
        named += [name for name in _by(activity) if name not in named]
    return tuple(named)


@lru_cache(CACHE)
def named_later(activity: Activity) -> tuple[str, ...]:
    """Names that stand behind the first sentence or "kemudian" of a step, as printed: who may do its later part.

    >>> named_later(parse_activity("Camat memerintahkan Sekretaris. Sekretaris bersama staf menyusun konsep"))
    ('Sekretaris', 'staf')
    """
    words = activity.words
    begins = next((match.end() for match in _next_clause().finditer(words) if match.start()), None)
    return tuple(found.words for found in find_actors(words[begins:])) if begins else ()


@cache
def _next_clause() -> re.Pattern[str]:
    then = "|".join(sorted(sentence_words("lalu")))
    # a full stop behind a whole word: not that of "Ka. Bidang", "s.d."
    return re.compile(rf"(?<=[a-z]{{4}})[.;]\s|\b(?:{then})\b", re.IGNORECASE)


def _names(subject: str) -> list[str]:
    """The actors of a subject ("Kabid dan Kasubbag": two)."""
    named, end = [], 0
    for found in find_actors(subject):
        if found.start >= end:
            aside = _NEXT_ASIDE.match(subject, found.end)
            end = aside.end() if aside else found.end
            named.append(subject[found.start : end])
    return named or [subject]


def _by(activity: Activity) -> tuple[str, ...]:
    """The actors after the first "oleh", if it belongs to the verb of the step."""
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), activity.words)
    places = [match.start() for match in _BY.finditer(text)]
    if not places:
        return ()
    before = [word.norm for word in words_of(text[: places[0]])]
    passive = sum(passive_root(word) is not None for word in before)
    if passive > (activity.form == "pasif") or _stands_by(activity, before) or not _elsewhere().isdisjoint(before):
        return ()
    return parse_activity(text[: places[1]]).by if len(places) > 1 else activity.by


def _stands_by(activity: Activity, before: list[str]) -> bool:
    """Whether the step is to let somebody else act ("Melakukan pendampingan pemeriksaan oleh BPK")."""
    return activity.verb in _STANDS_BY or not _STANDS_BY.isdisjoint(before[:3])


@cache
def _elsewhere() -> frozenset[str]:
    return _OTHER_THING | sentence_words("tujuan") | sentence_words("syarat")


@lru_cache(CACHE)
def may_be(name: str, other: str) -> bool:
    """Whether two printed names may be one actor: to clear, never to accuse.

    More lenient than `same_actor`: also a team and its chair or member, a unit and its head ("Bagian Umum", "Kepala
    Bagian Umum"), words cut short ("Perencana").
    """
    ours, theirs = _readings(name), _readings(other)
    if len(ours) * len(theirs) > 64:
        return True
    return any(
        same_actor(one, two) or _within(one, two) or _within(two, one) or _same_post(one, two)
        for one in ours
        for two in theirs
    )


@lru_cache(CACHE)
def _readings(name: str) -> tuple[str, ...]:
    """The name, the name without its asides, each aside ("Kasubbid (PPTK)" may be listed as PPTK), each of "A/B"."""
    parts = (name, _ASIDE.sub(" ", name), *_ASIDE.findall(name), *parse_actor(name).alternatives)
    return tuple(dict.fromkeys(part for part in map(one_line, parts) if part))


def _within(short: str, long: str) -> bool:
    """Whether the words of a name stand together within the other's; of several, each may be cut short."""
    brief, full = parse_actor(short).key.split(), parse_actor(long).key.split()
    if not brief or len(brief) > len(full) or len(full) > LONGEST_NAME:
        return False
    if len(brief) == 1:
        alone = brief[0] in full and brief[0] not in _RANKS
        return alone and _stands_alone(brief[0], full[: full.index(brief[0])])
    return any(
        all(_alike(one, two) for one, two in zip(brief, full[place:], strict=False))
        and _stands_alone(brief[0], full[:place])
        for place in range(len(full) - len(brief) + 1)
    )


def _stands_alone(rank: str, before: list[str]) -> bool:
    """Whether an office behind other words is still that office: "Pj. Bupati", but not "Sekretaris Camat" the Camat."""
    known = lexicon()
    if rank not in known.attended or known.acting.issuperset(before):
        return True
    found = known.heads.at(tuple(before))
    deputy = before[-1] in known.deputies
    return not (deputy or (found and known.kinds[" ".join(found[0])] == "jabatan"))


def _same_post(one: str, two: str) -> bool:
    """Whether both are of a post held by many, one of them told apart by words nobody can list ("Petugas loket")."""
    first, second = parse_actor(one).key.split(), parse_actor(two).key.split()
    if not first or not second or first[0] != second[0] or first[0] not in lexicon().posts:
        return False
    return not all(lexicon().tail.issuperset(words[1:]) for words in (first, second))


def _alike(one: str, two: str) -> bool:
    """The same word, or one cut short of the other."""
    return one == two or (min(len(one), len(two)) >= PREFIX and (one.startswith(two) or two.startswith(one)))
