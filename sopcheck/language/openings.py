"""How the wording of a step begins: with a verb, an actor, a noun, a condition; and where its leading verb stands.

>>> opening("Jika setuju, menandatangani nota dinas")
Opening(form='aktif', lead=2, subject=None)
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from sopcheck.language.actor_search import find_actors, subject_end
from sopcheck.language.text import CACHE
from sopcheck.language.verbs import base_root, is_active, is_light, is_noun_of_doing, passive_root, sentence_words
from sopcheck.language.words import Word, words_of

Form = Literal["aktif", "dasar", "pasif", "nomina", "subjek", "lain"]

FAR, NEAR = 40, 12  # words a condition may have before its comma; words before a passive verb


class Opening(NamedTuple):
    """lead: position (0-based, among `words_of`) of the leading verb or noun; subject: offsets of actors before it."""

    form: Form
    lead: int
    subject: tuple[int, int] | None = None


@lru_cache(CACHE)
def opening(text: str) -> Opening:
    """Classify the beginning of a Kegiatan from which asides were taken out."""
    words = words_of(text)
    begin = _after_number(words)
    if begin >= len(words):
        return Opening("lain", begin)
    first = words[begin].norm
    if is_active(first):
        return Opening("aktif", begin)
    if passive_root(first):
        return Opening("pasif", begin)
    actors = {found.start: found.end for found in find_actors(text)}
    with_actor = _after_actors(words, begin, actors)
    if with_actor:
        return with_actor
    if verb := subject_end(text, begin):
        return Opening("subjek", verb, (words[begin].start, words[verb - 1].end))
    led_in = _after_lead_in(words, begin, actors) if first in sentence_words("pembuka") else None
    return led_in or _without_verb(words, begin)


def _after_number(words: tuple[Word, ...]) -> int:
    """Past "1.", "1" or "a)" at the beginning."""
    if len(words) < 2:
        return 0
    lettered = len(words[0].norm) == 1 and words[1].gap.strip() in (".", ")")
    return 1 if lettered or words[0].norm.isdigit() else 0


def _after_actors(words: tuple[Word, ...], begin: int, actors: dict[int, int]) -> Opening | None:
    """An active verb before which actors stand and nothing else. actors: start → end offsets."""
    place, end = begin, 0
    while place < len(words) and words[place].start in actors:
        end = actors[words[place].start]
        while place < len(words) and words[place].start < end:
            place += 1
        if place < len(words) and words[place].norm in sentence_words("bersama"):
            place += 1
        elif place < len(words) and words[place].gap.strip() not in ("/", ",", "&"):
            break
    if not end:
        return None
    while place < len(words) and words[place].norm in sentence_words("antara"):
        place += 1
    if place < len(words) and is_active(words[place].norm):
        return Opening("subjek", place, (words[begin].start, end))
    return None


def _after_lead_in(words: tuple[Word, ...], begin: int, actors: dict[int, int]) -> Opening | None:
    """The verb after an adverb or a condition; a condition ends with its comma or "maka"."""
    if words[begin].norm in sentence_words("syarat"):
        for place in range(begin + 1, min(len(words), begin + FAR)):
            if words[place - 1].norm == "maka" or "," in words[place].gap:
                if is_active(words[place].norm):
                    return Opening("aktif", place)
                if found := _after_actors(words, place, actors):
                    return found
    verb = next((place for place in range(begin + 1, len(words)) if is_active(words[place].norm)), None)
    return None if verb is None else Opening("aktif", verb)


def _without_verb(words: tuple[Word, ...], begin: int) -> Opening:
    """A bare verb, a noun of doing, or something that "is done": a di- verb near the beginning, not inside "yang …".

    "Rapat ditutup" is no meeting held, "rapat dilaksanakan" is.
    """
    first = words[begin].norm
    if base_root(first):
        done = passive_root(words[begin + 1].norm) if begin + 1 < len(words) else None
        return Opening("pasif", begin + 1) if done and not is_light(done) else Opening("dasar", begin)
    if is_noun_of_doing(first):
        return Opening("nomina", begin)
    for place in range(begin + 1, min(len(words), begin + NEAR)):
        if words[place].norm in sentence_words("tujuan") or words[place].norm in sentence_words("anak"):
            break
        if passive_root(words[place].norm):
            if words[place - 1].norm in sentence_words("dan"):  # "Datang sendiri atau diantar": done besides something
                break
            return Opening("pasif", place)
    return Opening("lain", begin)
