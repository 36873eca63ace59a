"""Does any Kegiatan name an actor before its verb ("Kasubbag PerKeu menerima …")?

    check: no-subject

Actors behind the verb are objects or recipients. Unknown words before a verb may be an actor: not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.active_verb_first import no_activity
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.wording import BUKAN_AKTIF, TANPA_KEGIATAN
from sopcheck.language.activity import Activity
from sopcheck.language.actor_search import find_actors
from sopcheck.language.rows import asks
from sopcheck.language.verbs import is_active
from sopcheck.language.words import words_of


class Subjek(Fact):
    """aktor: who stands before the verb, as printed; verba: the verb."""

    langkah: str
    aktor: str
    verba: str


@check(Subjek, gate=rows_without(BUKAN_AKTIF | TANPA_KEGIATAN))
def no_subject(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    wording = sop.wording
    judged, undecided = wording.judged, False
    for step in wording.of(BUKAN_AKTIF):
        activity = step.activity
        if asks(step.row.kegiatan or ""):  # "Wajib pajak melunasi?" has to say about whom it asks
            continue
        if activity and activity.subject:
            label = sop.label(step)
            fact = Subjek(langkah=label, aktor=activity.subject, verba=activity.verb or "")
            yield Hit(f"{step.at}.kegiatan", fact)
        elif activity and activity.form == "lain" and _may_hold_subject(activity):
            judged, undecided = judged - 1, True
            yield Unknown(f"{step.at}.kegiatan", "kata di depan kata kerja tidak dikenal")
    yield from wording.unread
    if judged:
        yield looked(judged)
    elif not undecided and not wording.unread:
        yield no_activity(sop)


def _may_hold_subject(activity: Activity) -> bool:
    """Whether something unknown stands before an active verb, or an actor at the beginning."""
    words = words_of(activity.words)
    actors = find_actors(activity.words)
    return any(is_active(word.norm) for word in words) or bool(actors and actors[0].start == words[0].start)
