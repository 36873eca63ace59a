"""What procedures are about, and which regulations a procedure of a subject rests on: rules/law/subjects.yaml.

>>> [subject.id for subject in subjects_of("Penerbitan SP2D", "Pemerintah Kota Banjarbaru")]
['keuangan-daerah']
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOCAL, UNLISTED
from sopcheck.engine.lazy import lazy
from sopcheck.language.regions import is_regional
from sopcheck.language.text import CACHE, normal
from sopcheck.law.registry import Registry
from sopcheck.law.regulation import Regulation
from sopcheck.model.values import PartialDate
from sopcheck.yamltext import packaged

SUBJECTS = "rules/law/subjects.yaml"
EVER = date.max
_ENDED = ("dicabut", "digantikan-fungsi")
_PASSES_ON = ("mencabut", "menggantikan-fungsi", "mengubah")


@dataclass(frozen=True, eq=False)
class Subject:
    """A row of subjects.yaml: phrases in the normal form of words, keys of regulations.

    nama: a procedure whose name has one of them is on the subject, unless it has one of `kecuali`; without any, every
    one is. rujukan: what such a procedure names, any of them; cukup_juga: enough, but not what one would ask for.
    judul: words in the title of local law, or of what the registry does not list, by which it is enough too.
    daerah: only for offices of a regional government. khusus: whether these regulations are of no other subject.
    """

    id: str
    nama: tuple[str, ...]
    kecuali: tuple[str, ...]
    rujukan: tuple[str, ...]
    cukup_juga: tuple[str, ...] = ()
    judul: tuple[str, ...] = ()
    daerah: bool = False
    khusus: bool = False
    grade: str = "P"

    @lazy
    def enough(self) -> frozenset[str]:
        """The keys that are enough as they are listed."""
        return frozenset({*self.rujukan, *self.cukup_juga})

    def concerns(self, name: str, letterhead: str) -> bool:
        """Whether an SOP with this name, of this office, is on the subject."""
        if self.daerah and not is_regional(letterhead):
            return False
        return (not self.nama or has_phrase(self.nama, name)) and not has_phrase(self.kecuali, name)

    def is_cited(self, bases: Bases, law: Registry) -> bool:
        """Whether one of the bases is enough: listed, what came before or after that, or by its title."""
        if not bases.keys.isdisjoint(self.enough):
            return True
        if any(_related(key, self.enough, law) for key in bases.keys):
            return True
        return any(basis.flags & (LOCAL | UNLISTED) and has_phrase(self.judul, basis.words) for _, basis in bases.items)

    def wanted(self, valid: PartialDate | None, on: date, law: Registry) -> tuple[tuple[Regulation, ...], bool]:
        """Of `rujukan` those certainly in force when the SOP was made, or on the day if it has no date (one repealed in
        part only for want of another); and whether any had been issued by then at all."""
        first, last = (valid.earliest, valid.latest) if valid else (on, on)
        known = [law.named(key) for key in self.rujukan]
        issued = [found for found in known if found.issued.earliest <= last]
        held = [found for found in issued if found.issued.latest <= first]
        status = {found: law.status(found.key, last).status for found in held}
        alive = [found for found in held if status[found] not in _ENDED]
        whole = [found for found in alive if status[found] != "dicabut-sebagian"]
        return tuple(whole or alive), bool(issued)


def has_phrase(phrases: tuple[str, ...], words: str) -> bool:
    """Whether one of the phrases stands among the words, as whole words."""
    line = f" {normal(words)} "
    return any(f" {phrase} " in line for phrase in phrases)


@cache
def subjects() -> tuple[Subject, ...]:
    """All rows, by id."""
    return tuple(_subject(row_id, row) for row_id, row in sorted(packaged(SUBJECTS)["pokok"].items()))


@lru_cache(CACHE)
def subjects_of(name: str, letterhead: str) -> tuple[Subject, ...]:
    """The subjects of an SOP."""
    return tuple(subject for subject in subjects() if subject.concerns(name, letterhead))


@lru_cache(CACHE)
def _related(key: str, enough: frozenset[str], law: Registry) -> bool:
    """Whether a regulation repealed, replaced or amended one of these, or was so by one, in however many steps."""
    return not _heirs(key, law).isdisjoint(enough) or any(key in _heirs(other, law) for other in enough)


@lru_cache(CACHE)
def _heirs(key: str, law: Registry) -> frozenset[str]:
    """All that came in the place of a regulation or changed it, and what came in theirs."""
    found: set[str] = set()
    open_ones = [key]
    while open_ones:
        for step in law.status(open_ones.pop(), EVER).chain:
            if step.relation in _PASSES_ON and step.by.key not in found:
                found.add(step.by.key)
                open_ones.append(step.by.key)
    return frozenset(found)


def _subject(row_id: str, row: dict[str, object]) -> Subject:
    def words(name: str) -> tuple[str, ...]:
        value = row.get(name, ())
        return tuple(value) if isinstance(value, list) else ()

    return Subject(
        id=row_id,
        nama=words("nama"),
        kecuali=words("kecuali"),
        rujukan=words("rujukan"),
        cukup_juga=words("cukup_juga"),
        judul=words("judul"),
        daerah=row.get("daerah") == "ya",
        khusus=row.get("khusus") == "ya",
        grade=str(row["grade"]),
    )
