"""Whether one name of an actor is a short form of another, both as keys (normal forms with abbreviations expanded).

>>> short_of("kepala bidang dikdas", "kepala bidang pendidikan dasar"), short_of("inspektur", "inspektur pembantu")
(True, False)
"""

from __future__ import annotations

from sopcheck.language.actor_words import lexicon

LONGEST_NAME = 25  # words; a longer "name" is a sentence
INITIALS = 8  # words one abbreviation may stand for; BKPSDM has six
ABBREVIATED = 3  # words of a short name that may each stand for others: "Kasubbag Umpeg Renkeu"


def short_of(short: str, long: str) -> bool:
    """Whether `short` leaves off the end of `long`, or abbreviates some words of it by their beginnings."""
    brief, full = short.split(), long.split()
    leads = lexicon().unit_leads
    if _shortens(brief, full):
        return True
    return not leads.isdisjoint(full) and _shortens(_led(brief), _led(full))


def _led(words: list[str]) -> list[str]:
    """ "kepala uptd puskesmas" → "kepala puskesmas"; a last "uptd" stays."""
    leads = lexicon().unit_leads
    return [word for at, word in enumerate(words, 1) if word not in leads or at == len(words)]


def _shortens(brief: list[str], full: list[str]) -> bool:
    if len(brief) > len(full) or len(full) > LONGEST_NAME:
        return False
    same = 0
    while same < len(brief) and brief[same] == full[same]:
        same += 1
    if same == len(brief):
        lower = lexicon().lower_ranks if brief[-1] == "kepala" else lexicon().lower_behind
        return same == len(full) or full[same] not in lower
    tail = 0
    while tail < len(brief) - same - 1 and brief[-1 - tail] == full[-1 - tail]:
        tail += 1
    middle = brief[same : len(brief) - tail]
    return len(middle) <= ABBREVIATED and _abbreviate(middle, full[same : len(full) - tail])


def _abbreviate(brief: list[str], full: list[str]) -> bool:
    """Whether the words of `brief`, one after another, are words of `full` or made of parts of them, up to its end."""
    starts = {0}
    for word in brief:
        starts = {end for start in starts for end in _ends(word, full, start)}
    return len(full) in starts


def _ends(word: str, full: list[str], start: int) -> set[int]:
    """Where an abbreviation of the words from `start` on may end: perkeu of perencanaan, keuangan."""
    if start >= len(full):
        return set()
    if word in full:  # "wali" of "wakil wali kota" is that word, not w(akil w)ali
        return {start + 1} if word == full[start] else set()
    one = word == full[start] or (len(word) >= 3 and full[start].startswith(word))
    ends = {start + 1} if one else set()
    reached = {0}
    if len(word) <= 20:
        for at in range(start, min(start + INITIALS, len(full))):
            reached = {
                end for begin in reached for end in range(begin + 1, len(word) + 1) if _part(word[begin:end], full[at])
            }
            if not reached:
                break
            if at > start and len(word) in reached:
                ends.add(at + 1)
    return ends


def _part(piece: str, word: str) -> bool:
    """A clipped word: its beginning, a syllable from within ("dik" of pendidikan), three letters ("dis", dinas)."""
    if word.startswith(piece) or (piece == "ka" and word == "kepala"):
        return True
    if len(piece) < 3:
        return False
    if piece in word:
        return True
    rest = iter(word[1:])
    return len(piece) == 3 and piece[0] == word[0] and all(letter in rest for letter in piece[1:])
