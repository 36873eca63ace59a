"""The pipeline: paths → documents → outcomes → events. The only module that knows all parts."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal

from sopcheck import __version__, processes
from sopcheck.engine import local_law, profile, runner
from sopcheck.engine.check import Context
from sopcheck.engine.corpus import Corpus, digest_for
from sopcheck.engine.evidence import Gathered
from sopcheck.engine.profile import RuleSet
from sopcheck.engine.recap import Counting
from sopcheck.engine.summary import Summary as Digested
from sopcheck.engine.summed import Summed
from sopcheck.errors import InputError, NotAnSopError
from sopcheck.law.registry import Registry
from sopcheck.model.findings import SEVERITIES, RuleResult
from sopcheck.model.report import (
    CorpusReport,
    DocumentReport,
    Event,
    Head,
    InputStatus,
    RuleInfo,
    Summary,
    Tool,
)
from sopcheck.model.source import Document
from sopcheck.readers import folder, notation, own, pick
from sopcheck.readers.scans import Scans

RANGE = 4 * 2**20
"""Bytes of JSONL one worker takes at a time: long enough to drown the hand-over, short enough to show progress."""


FEW = 4
"""Files that are dear to read which one worker takes at a time, and after which their SOPs are judged."""

YOUNG = 100_000
"""New objects before the collector looks for cycles: some five batches, or 10 MB."""


@dataclass(frozen=True, slots=True)
class Options:
    """A run. paths: as given ("-" is standard input); settings: the settings file in use, for the report's head.

    law_dirs: folders with an office's own law, besides those that the profile names.
    complete: offices of which every SOP is among the inputs. scans: what becomes of pages that are pictures; None reads
    them where that is possible.
    """

    paths: tuple[str, ...]
    as_of: date
    profile: str = "reviu"
    rules_dirs: tuple[Path, ...] = ()
    law_dirs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    jobs: int = 1
    settings: str | None = None
    complete: tuple[str, ...] = ()
    scans: Scans | None = None

    def ruleset(self) -> RuleSet:
        return profile.load(self.profile, self.rules_dirs, self.select, self.ignore, complete=self.complete)

    def law(self, ruleset: RuleSet) -> Registry:
        """The registry of the run: ours, and the office's own law. Raises LawError."""
        return local_law.registry(tuple(dict.fromkeys((*ruleset.law_dirs, *self.law_dirs))))


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of input: a file, standard input (path None), or a byte range of a JSONL file.

    named: whether the user named it, so that it must be an SOP; what a folder holds need not be.
    """

    path: Path | None
    name: str
    start: int = 0
    stop: int | None = None
    first: int = 1
    named: bool = True


def check(options: Options) -> Iterator[Event]:
    """The events of a run, streaming: no more than the documents under way are in memory, and what the rules that
    compare documents keep of each (engine/corpus.py).

    Raises RuleError, LawError or UsageError before the first event; bad inputs are events.
    """
    ruleset = options.ruleset()
    law = options.law(ruleset)
    yield head(options, ruleset, law)
    counting = Counting()
    works, statuses = plan(options.paths, options.jobs)
    corpus = Corpus(ruleset.corpus, Context(options.as_of, law), ruleset.complete)
    gathered = Gathered() if ruleset.lhe else None
    with seldom_collected():
        for event in _in_path_order(_compared(_outcomes(works, options, ruleset, law), corpus), statuses):
            counting.take(event)
            if gathered and isinstance(event, DocumentReport):
                gathered.take(event)
            yield event
        report = CorpusReport(corpus.results(), tuple(gathered.told()) if gathered else ())
    counting.take(report)
    yield report
    yield counting.summary()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """While documents stream, the garbage collector walks neither rules and registry, which live as long as we do, nor
    every few hundred new objects: documents hold no cycles and go by themselves. Afterwards all is as before.
    """
    threshold = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(YOUNG, *threshold[1:])
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        gc.unfreeze()


def head(options: Options, ruleset: RuleSet, law: Registry) -> Head:
    """What stands on top of a report."""
    age = max(0, (options.as_of - law.dated).days)
    tool = Tool("sopcheck", __version__, ruleset.hash, law.hash, law.dated.isoformat(), age)
    rules = {
        rule.id: RuleInfo(
            rule.file.judul,
            rule.file.mengapa.strip(),
            rule.severity,
            rule.file.status,
            rule.basis,
            rule.file.seharusnya.strip(),
        )
        for rule in ruleset.every
    }
    fail_on = options.fail_on or ruleset.fail_on
    return Head(tool, options.as_of, ruleset.profile, fail_on, options.settings, law.local.folders, rules, ruleset.lhe)


def plan(paths: Sequence[str], jobs: int, in_order: bool = True) -> tuple[list[Work], list[InputStatus]]:
    """What there is to do, and the inputs that are settled already (missing, skipped).

    in_order: whether sorted by path; if not, as given.
    """
    works: dict[str, Work] = {}
    settled: dict[str, InputStatus] = {}
    for given in paths:
        path = Path(given)
        if given == "-":
            works["-"] = Work(None, "-")
        elif not path.is_dir():
            works[path.as_posix()] = Work(path, path.as_posix())
        else:
            for found in folder.files(path):
                if isinstance(found, InputStatus):
                    settled[found.path] = found
                else:
                    works.setdefault(found.as_posix(), Work(found, found.as_posix(), named=False))
    ordered = [works[name] for name in (sorted(works) if in_order else works)]
    if jobs > 1:
        ordered = [part for work in ordered for part in _ranges(work)]
    return ordered, [settled[name] for name in sorted(settled.keys() - works.keys())]


def _ranges(work: Work) -> Iterator[Work]:
    """A large JSONL file as byte ranges at line boundaries, each with the number of its first line."""
    path = work.path
    if path is None or path.suffix.casefold() != ".jsonl" or not _is_large(path) or own.is_report(path):
        yield work
        return
    with path.open("rb") as file:
        start, line = 0, 1
        while block := file.read(RANGE):
            rest = file.readline()
            stop = start + len(block) + len(rest)
            yield Work(path, work.name, start, stop, line, work.named)
            start, line = stop, line + block.count(b"\n") + rest.count(b"\n")


def _is_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > RANGE


Outcome = tuple[str, Event, Digested | None]
"""Input name, event, and of a document what the rules that compare documents keep of it."""


def _compared(outcomes: Iterable[Outcome], corpus: Corpus) -> Iterator[tuple[str, Event]]:
    """(input name, event); the summaries end here."""
    for name, event, summary in outcomes:
        if summary is not None:
            corpus.take(summary)
        yield name, event


def _outcomes(works: Sequence[Work], options: Options, ruleset: RuleSet, law: Registry) -> Iterator[Outcome]:
    """In the order of `works`, whatever the number of jobs."""
    if options.jobs == 1 or len(works) < 2:
        yield from _judged(works, ruleset, Context(options.as_of, law), options.scans)
        return
    from sopcheck import workers

    for events in workers.spread(_in_worker, _chunks(works, options.jobs), options.jobs, _start_worker, options):
        yield from events


def _chunks(works: Sequence[Work], jobs: int) -> list[Sequence[Work]]:
    """What is handed over at a time: little enough that all are busy to the end and one sees how far it is."""
    size = max(1, min(FEW if any(map(_dear, works)) else runner.BATCH, len(works) // (jobs * 4)))
    return [works[start : start + size] for start in range(0, len(works), size)]


def _dear(work: Work) -> bool:
    """Whether reading costs so much more than judging that nothing is gained by judging many together."""
    return work.path is not None and work.path.suffix.casefold() in processes.COSTS


def inputs_of(paths: Sequence[str]) -> list[Path | None]:
    """The files there are to read, None for standard input: what a run is worth (processes.py), and how long it is."""
    works, _ = plan(paths, 1)
    return [work.path for work in works]


_worker: tuple[RuleSet, Context, Scans | None] | None = None


def _start_worker(options: Options) -> None:
    global _worker  # one per process; the rules are loaded once, not sent with every file
    ruleset = options.ruleset()
    _worker = (ruleset, Context(options.as_of, options.law(ruleset)), options.scans)


def _in_worker(works: Sequence[Work]) -> list[Outcome]:
    assert _worker is not None
    with seldom_collected():
        return list(_judged(works, *_worker))


def _judged(works: Iterable[Work], ruleset: RuleSet, context: Context, scans: Scans | None) -> Iterator[Outcome]:
    """Documents judged in batches, bad inputs in between where they stood."""
    batch: list[tuple[str, Document | InputStatus]] = []
    documents = 0
    for work in works:
        for found in _found(work, scans):
            batch.append((work.name, found))
            documents += isinstance(found, Document)
            if documents >= (FEW if _dear(work) else runner.BATCH):
                yield from _flushed(batch, ruleset, context)
                batch, documents = [], 0
    yield from _flushed(batch, ruleset, context)


def _flushed(
    batch: Sequence[tuple[str, Document | InputStatus]], ruleset: RuleSet, context: Context
) -> Iterator[Outcome]:
    documents = [found for _, found in batch if isinstance(found, Document)]
    sights = runner.sights_of(documents)
    results = iter(runner.judge_all(documents, ruleset.rules, context, sights))
    digest = digest_for(ruleset.corpus, context)
    readings = [sight.reading for sight in sights] if digest else []
    summaries = iter(digest.of_all([document.source.path for document in documents], readings) if digest else ())
    for name, found in batch:
        if isinstance(found, Document):
            yield name, _report(found, next(results)), next(summaries, None)
        else:
            yield name, found, None


def _found(work: Work, scans: Scans | None) -> Iterator[Document | InputStatus]:
    """The documents of one piece of input; then what became of it if it was bad."""
    try:
        for found in _documents(work, scans):
            yield _refused(found, work) if isinstance(found, InputError) else found
    except InputError as error:
        yield _refused(error, work)


def read(
    paths: Sequence[str], jobs: int, scans: Scans | None, page: Callable[[Document], str]
) -> Iterator[str | InputStatus]:
    """The pages of the documents of files and folders, in path order, and what could not be read. page: what is made of
    a document; for several jobs it is sent to other processes.
    """
    works, statuses = plan(paths, 1, in_order=False)
    if jobs == 1 or len(works) < 2:
        yield from _pages(works, scans, page)
    else:
        from sopcheck import workers

        for pages in workers.spread(_pages_in_worker, _chunks(works, jobs), jobs, _start_reader, scans, page):
            yield from pages
    yield from statuses


def _pages(works: Iterable[Work], scans: Scans | None, page: Callable[[Document], str]) -> Iterator[str | InputStatus]:
    for work in works:
        for found in _found(work, scans):
            yield page(found) if isinstance(found, Document) else found
        yield InputStatus(work.name, "checked")


_reader: tuple[Scans | None, Callable[[Document], str]] | None = None


def _start_reader(scans: Scans | None, page: Callable[[Document], str]) -> None:
    global _reader  # one per process
    _reader = (scans, page)


def _pages_in_worker(works: Sequence[Work]) -> list[str | InputStatus]:
    assert _reader is not None
    return list(_pages(works, *_reader))


def _refused(error: InputError, work: Work) -> InputStatus:
    status: Literal["skipped", "unreadable"] = "unreadable"
    if isinstance(error, NotAnSopError) and not work.named:
        status = "skipped"
    return InputStatus(error.document or work.name, status, str(error))


def _documents(work: Work, scans: Scans | None) -> Iterable[Document | InputError]:
    if work.path is not None and work.stop is not None:
        return notation.read_lines(work.path, work.name, work.start, work.stop, work.first)
    return pick.read(work.path, scans)


def judged(document: Document, ruleset: RuleSet, context: Context) -> DocumentReport:
    """One document with the outcome of every rule."""
    return _report(document, runner.judge(document, ruleset.rules, context))


def _report(document: Document, results: tuple[RuleResult, ...]) -> DocumentReport:
    return Summed(document.source, document.sop, document.notes, results)


def _in_path_order(outcomes: Iterable[tuple[str, Event]], settled: Sequence[InputStatus]) -> Iterator[Event]:
    """Documents and bad inputs as they come, a "checked" after each file that gave a document, then the settled."""
    for name, events in groupby(outcomes, key=itemgetter(0)):
        documents = 0
        for _, event in events:
            documents += isinstance(event, DocumentReport)
            yield event
        if documents:
            yield InputStatus(name, "checked")
    yield from settled


def exit_code(summary: Summary, fail_on: str) -> int:
    """3 a rule crashed · 2 bad input or nothing to check · 1 findings at or above `fail_on` · 0."""
    if summary.by_outcome["gagal"]:
        return 3
    if summary.unreadable or not summary.documents:
        return 2
    if fail_on == "never":
        return 0
    at_or_above = SEVERITIES[: [*SEVERITIES].index(fail_on) + 1]  # type: ignore[arg-type]  # one of SEVERITIES here
    return int(any(summary.certain[severity] for severity in at_or_above))
