"""Does every Kegiatan begin with an active verb?

    check: active-verb-first
    params: {bukan_kegiatan: [mulai, selesai]}

Lead-ins may stand before it ("Secara berkala menyusun", "Jika setuju, menandatangani"). A beginning that is neither
verb nor noun nor actor we know is not judged, nor is a question or a row that is no step.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.wording import BUKAN_AKTIF, TANPA_KEGIATAN
from sopcheck.language.activity import Activity
from sopcheck.language.rows import asks
from sopcheck.language.text import normal
from sopcheck.language.verbs import base_root, passive_root
from sopcheck.language.words import words_of


class Pasif(Fact):
    """kata: the passive verb."""

    langkah: str
    kegiatan: str
    kata: str


class Nomina(Fact):
    """kata: the noun it begins with."""

    langkah: str
    kegiatan: str
    kata: str


class Dasar(Fact):
    """kata: the verb without its prefix, or a foreign one."""

    langkah: str
    kegiatan: str
    kata: str


class Subjek(Fact):
    """kata: who stands before the verb."""

    langkah: str
    kegiatan: str
    kata: str


KINDS: dict[str, type[Pasif | Nomina | Dasar | Subjek]] = {
    "pasif": Pasif,
    "nomina": Nomina,
    "dasar": Dasar,
    "subjek": Subjek,
}


class Awal(Params):
    """bukan_kegiatan: whole Kegiatan in normal form that only mark where the flow begins and ends."""

    bukan_kegiatan: frozenset[str] = frozenset()


@check(Pasif, Nomina, Dasar, Subjek, params=Awal, gate=rows_without(BUKAN_AKTIF | TANPA_KEGIATAN))
def active_verb_first(sop: Reading, context: Context, params: Awal) -> Iterator[Seen]:
    wording, apart = sop.wording, sop.table.apart
    judged, undecided = wording.judged, False
    for step in wording.of(BUKAN_AKTIF):
        activity = step.activity
        if activity is None or step.position in apart or _names_no_action(activity.words, params):
            judged -= 1
        elif activity.form == "lain":
            judged, undecided = judged - 1, True
            yield Unknown(f"{step.at}.kegiatan", "kata kerja tidak dikenal")
        else:
            label = sop.label(step)
            fact = KINDS[activity.form](langkah=label, kegiatan=activity.words, kata=_first(activity))
            yield Hit(f"{step.at}.kegiatan", fact)
    yield from wording.unread
    if judged:
        yield looked(judged)
    elif not undecided and not wording.unread:
        yield no_activity(sop)


def _names_no_action(words: str, params: Awal) -> bool:
    return asks(words) or normal(words) in params.bukan_kegiatan


def no_activity(sop: Reading) -> Seen:
    """What to say where no Kegiatan could be judged and none was lost."""
    return NotApplicable("tidak ada kegiatan yang terisi") if sop.steps else no_steps(sop)


def _first(activity: Activity) -> str:
    """The word that decided: the subject, the passive verb, else the first behind a number, or a verb of two words."""
    if activity.subject:
        return activity.subject
    text, words = activity.words, words_of(activity.words)
    passive = (word for word in words if activity.form == "pasif" and passive_root(word.norm))
    first = next(passive, None) or next(word for word in words if not word.norm.isdigit() and len(word.norm) > 1)
    second = next((word for word in words if word.start > first.start), first)
    last = second if not base_root(first.norm) and base_root(first.norm + second.norm) else first
    return text[first.start : last.end]
