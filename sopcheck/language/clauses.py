"""Who-does-what of an activity without the who: verbs and the words they act on, in one pass.

>>> [(c.root, c.words) for c in read_clauses("Menghimpun dan mengolah data serta menyusun draft untuk diparaf", 0).main]
[('himpun', 'data'), ('olah', 'data'), ('susun', 'draft')]
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sopcheck.language.text import one_line
from sopcheck.language.verbs import active_root, base_root, is_active, is_light, noun_root, sentence_words
from sopcheck.language.words import Word, words_of

MANY = 12  # verbs that can share one object; hostile text must not make this grow


@dataclass(frozen=True, slots=True)
class Clause:
    """root: of the verb, None where the verb is not in the list; words: what it acts on, as printed, perhaps ""."""

    root: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Clauses:
    """main: what is done, in order; purposes: verbs behind untuk/guna/yang/agar; verbs: main verbs in normal form.

    roots: one root per main verb ("melakukan pemeriksaan" is one: periksa); main may hold more clauses, one per noun of
    a chain ("rapat koordinasi pembahasan draft"). result: what something is made into ("menjadi laporan tahunan").
    """

    main: tuple[Clause, ...] = ()
    purposes: tuple[Clause, ...] = ()
    verbs: tuple[str, ...] = ()
    roots: tuple[str | None, ...] = ()
    result: str | None = None


def read_clauses(text: str, lead: int, *, bare: bool = False) -> Clauses:
    """The clauses of a text from the word at position `lead` (the first verb) on.

    bare: base forms count as verbs too.
    """
    reader = _Reader(text, bare)
    for place, word in enumerate(words_of(text)):
        if place >= lead:
            reader.take(word, first=place == lead)
    return reader.done()


@dataclass(slots=True)
class _Frame:
    """A clause being read: offsets of its object so far."""

    root: str | None
    role: str  # main, purpose, result
    light: bool = False
    noun: bool = False
    start: int | None = None
    end: int = 0
    words: str = ""


@dataclass(slots=True)
class _Reader:
    text: str
    bare: bool
    frames: list[_Frame] = field(default_factory=list)
    open: list[_Frame] = field(default_factory=list)
    verbs: list[tuple[str, _Frame]] = field(default_factory=list)
    role: str = "main"
    before: str = ""
    last_object: str = ""

    def take(self, word: Word, *, first: bool) -> None:
        coordinated = self.before in sentence_words("dan") or any(mark in word.gap for mark in ",;/&+.•\n")
        if is_active(word.norm) or (self.bare and (first or coordinated) and base_root(word.norm)):
            self._verb(word, first=first, coordinated=coordinated)
        elif not (self._noun_of_light_verb(word) or self._made_into(word)):
            self._object(word)
        self.before = word.norm

    def done(self) -> Clauses:
        self._close(everything=True)
        result = next((frame.words for frame in self.frames if frame.role == "result" and frame.words), None)
        return Clauses(
            main=self._clauses("main"),
            purposes=self._clauses("purpose"),
            verbs=tuple(verb for verb, _ in self.verbs),
            roots=tuple(frame.root for _, frame in self.verbs),
            result=result,
        )

    def _clauses(self, role: str) -> tuple[Clause, ...]:
        return tuple(Clause(frame.root, frame.words) for frame in self.frames if frame.role == role)

    def _verb(self, word: Word, *, first: bool, coordinated: bool) -> None:
        fresh = first or self.before in sentence_words("lalu") or any(mark in word.gap for mark in ";.•")
        self.role = "main" if fresh or (coordinated and self.role != "purpose") else "purpose"
        self._close(everything=self.role == "purpose")
        root = active_root(word.norm) or (base_root(word.norm) if self.bare else None)
        frame = self._open(root, light=root is not None and is_light(root))
        if word.norm.endswith("nya"):  # "menyampaikannya": the object named before
            frame.words = self.last_object
            self.open.remove(frame)
        if self.role == "main":
            self.verbs.append((word.norm, frame))

    def _noun_of_light_verb(self, word: Word) -> bool:
        """ "melakukan pemeriksaan", "rapat koordinasi pembahasan": each noun of the chain is a clause of its own."""
        lights = [frame for frame in self.open if frame.light] if len(self.open) < MANY else []
        root = noun_root(word.norm) if lights and not word.gap.strip() else None
        if root is None:
            if word.norm not in sentence_words("keterangan") and word.norm not in sentence_words("pada"):
                for frame in lights:
                    frame.light = False
            return False
        head = lights[-1]
        if is_light(head.root or "") and head.start is None:
            head.root, head.noun = root, True
        else:
            self._object(word)
            self._open(root, light=True).noun = True
        return True

    def _made_into(self, word: Word) -> bool:
        if word.norm != "menjadi":
            return False
        self._close(everything=True)
        if self.role == "main":
            frame = self._open(None)
            frame.role = "result"
        return True

    def _object(self, word: Word) -> None:
        beginning = all(frame.start is None for frame in self.open)
        of_noun = any(frame.noun for frame in self.open)
        if beginning and (
            word.norm in sentence_words("keterangan") or (of_noun and word.norm in sentence_words("pada"))
        ):
            return
        if word.norm in sentence_words("akhir") or (word.gap.strip() in (";", ".") and self.before and not beginning):
            self._close(everything=True)
            if word.norm in sentence_words("tujuan"):
                self.role = "purpose"
            return
        if word.norm in sentence_words("dan"):
            return
        for frame in self.open:
            frame.start = word.start if frame.start is None else frame.start
            frame.end = word.end

    def _open(self, root: str | None, *, light: bool = False) -> _Frame:
        frame = _Frame(root, self.role, light)
        self.frames.append(frame)
        self.open.append(frame)
        return frame

    def _close(self, *, everything: bool) -> None:
        """End the objects being read; a verb without one yet shares the next ("memeriksa dan memaraf draft")."""
        for frame in self.open:
            if frame.start is not None:
                frame.words = one_line(self.text[frame.start : frame.end])
                self.last_object = frame.words
        self.open = [] if everything else [frame for frame in self.open[-MANY:] if frame.start is None]
