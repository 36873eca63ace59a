"""What each command does with its arguments. Returns the exit code; errors rise to cli.py."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sopcheck.errors import InputError, UsageError, os_reason

if TYPE_CHECKING:
    from sopcheck.annotate import Copy
    from sopcheck.app import Options
    from sopcheck.model.source import Document
    from sopcheck.readers.scans import Scans
    from sopcheck.reporters import Reporter
    from sopcheck.settings import Settings


def today() -> date:
    """The one place that asks the clock: the default of --as-of, in the user's own time zone."""
    return datetime.now(UTC).astimezone().date()  # noqa: TID251  allowed here only


def version() -> int:
    from sopcheck.reporters.pages import version as pages

    sys.stdout.write(pages.page(today()))
    return 0


def check(arguments: argparse.Namespace) -> int:
    from sopcheck import app, processes, progress, reporters
    from sopcheck.model.report import Summary
    from sopcheck.page_folder import PageFolder
    from sopcheck.readers import own

    inputs = app.inputs_of(arguments.paths)
    options = _options(arguments, arguments.jobs or processes.fitting(inputs))
    files = [(Path(output), _reporter_for(output)) for output in arguments.output]
    copy = _annotated_copy(arguments)
    _require_apart([*(path for path, _ in files), *([copy.target] if copy else [])], options.paths)
    screen = reporters.make(arguments.format, shutil.get_terminal_size().columns, _colour(sys.stdout))
    summary: Summary | None = None
    fail_on = "galat"
    with ExitStack() as pages, _Outputs([path for path, _ in files]) as outputs:
        for path, reporter in files:
            if isinstance(reporter, reporters.Paged):
                reporter.pages = pages.enter_context(PageFolder(path, own.is_report))
        with progress.waiting_shown(sys.stderr, alone=options.jobs == 1):
            for event in progress.counted(app.check(options), sys.stderr, len(inputs)):
                summary = event if isinstance(event, Summary) else None
                if copy:
                    copy.take(event)
                fail_on = getattr(event, "fail_on", fail_on)
                sys.stdout.write(str(screen.take(event)))  # arguments.py offers no format of bytes here
                for output, (_, reporter) in zip(outputs, files, strict=True):
                    output.write(reporters.as_bytes(reporter.take(event)))
    assert summary is not None  # the last event of every run
    if copy and summary.documents:
        with _Outputs([copy.target]) as (output,):
            output.write(copy.content())
    if not summary.documents and not summary.unreadable:
        print("sopcheck: tidak ada SOP yang dapat diperiksa di sana", file=sys.stderr)
    return app.exit_code(summary, fail_on)


def _annotated_copy(arguments: argparse.Namespace) -> Copy | None:
    """The annotated copy, if one is asked for: of one Office file only."""
    if not arguments.annotate:
        return None
    from sopcheck.annotate import Copy

    if len(arguments.paths) != 1 or Path(arguments.paths[0]).is_dir():
        raise UsageError("--annotate", "hanya untuk satu berkas", "periksa berkasnya satu per satu")
    return Copy(Path(arguments.paths[0]), Path(arguments.annotate), _scans(arguments))


def _options(arguments: argparse.Namespace, jobs: int) -> Options:
    """The run as asked for: what the command line leaves open comes from sopcheck.toml."""
    from sopcheck import settings
    from sopcheck.app import Options

    first = Path(arguments.paths[0] if arguments.paths[0] != "-" else ".")
    found = arguments.config or settings.find(first if first.is_dir() else first.parent)
    chosen: Settings = settings.load(found) if found else settings.Settings()
    return Options(
        paths=tuple(arguments.paths),
        as_of=arguments.as_of or chosen.as_of or today(),
        profile=arguments.profile or chosen.profile or "reviu",
        rules_dirs=(*(Path(folder) for folder in chosen.rules), *arguments.rules),
        law_dirs=(*(Path(folder) for folder in chosen.law), *arguments.law),
        select=tuple(arguments.select),
        ignore=(*chosen.ignore, *arguments.ignore),
        fail_on=arguments.fail_on or chosen.fail_on,
        jobs=jobs,
        settings=found.as_posix() if found else None,
        complete=chosen.lengkap,
        scans=_scans(arguments),
    )


def _scans(arguments: argparse.Namespace) -> Scans:
    """Whether scans are read; on a terminal, with a line that says how far."""
    from sopcheck.readers.scans import Scans

    return Scans(not getattr(arguments, "no_ocr", False), _tell_pages if sys.stderr.isatty() else None)


def _tell_pages(name: str, count: int, many: int) -> None:
    """Pages of a scan take seconds each."""
    wide = shutil.get_terminal_size().columns - 1
    words = f"{Path(name).name[-40:]}: hasil pindai, hlm. {count + 1} dari {many} …" if count < many else ""
    print(f"\r{words[:wide]:<{wide}}\r", end="", file=sys.stderr, flush=True)


def _require_apart(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """No report may be written over another, over what is being checked, or over what may be an SOP."""
    from sopcheck.readers import own, pick

    seen = {Path(path).resolve() for path in inputs}
    for output in outputs:
        if output.resolve() in seen:
            raise UsageError(str(output), "sudah menjadi masukan atau keluaran lain", "pilih nama berkas lain")
        if output.is_dir():
            raise UsageError(str(output), "ini folder, bukan berkas", "pilih nama berkas lain")
        if output.suffix.casefold() in pick.CANDIDATES and _holds_something(output) and not own.is_report(output):
            raise UsageError(str(output), "sudah ada dan bukan laporan sopcheck", "pilih nama berkas lain")
        seen.add(output.resolve())


def _holds_something(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _reporter_for(output: str) -> Reporter:
    from sopcheck import reporters

    name = reporters.by_file_name(Path(output).name)
    if name is None:
        allowed = f"pilihan: {', '.join(reporters.suffixes())}"
        raise UsageError(output, f"akhiran “{Path(output).suffix.casefold()}” tidak dikenal", allowed)
    return reporters.make(name)


class _Outputs:
    """Output files, written beside their place and moved there when all is done: a cancelled run loses nothing."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._files: list[IO[bytes]] = []

    def __enter__(self) -> Sequence[IO[bytes]]:
        try:
            for path in self._paths:
                self._files.append(_draft(path).open("wb"))
        except OSError as error:
            self.__exit__(OSError)
            raise UsageError(str(path), f"tidak dapat ditulis ({os_reason(error)})") from None
        return self._files

    def __exit__(self, kind: type[BaseException] | None, *unused: object) -> None:
        for path, file in zip(self._paths, self._files, strict=False):
            file.close()
            if kind is None:
                _draft(path).replace(path)
            else:
                _draft(path).unlink(missing_ok=True)


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def _colour(stream: IO[str]) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def read(arguments: argparse.Namespace) -> int:
    from sopcheck import app, processes, progress
    from sopcheck.model.report import InputStatus

    wide = shutil.get_terminal_size().columns
    page = partial(_flow_page if arguments.flow else _notation_page, form=arguments.format, width=wide)
    between = "" if arguments.format == "json" else "\n" if arguments.flow else "---\n"
    inputs = app.inputs_of(arguments.paths)
    jobs = arguments.jobs or processes.fitting(inputs)
    code = 0
    documents = 0
    with progress.waiting_shown(sys.stderr, alone=jobs == 1):
        found = app.read(arguments.paths, jobs, _scans(arguments), page)
        for one in progress.counted(found, sys.stderr, len(inputs)):
            if isinstance(one, InputStatus):
                if one.status == "unreadable":
                    print(f"sopcheck: {one.error}", file=sys.stderr)
                    code = 2
                continue
            sys.stdout.write((between if documents else "") + one)
            documents += 1
    if not documents and not code:
        print("sopcheck: tidak ada SOP yang dapat dibaca di sana", file=sys.stderr)
        code = 2
    return code


def _notation_page(document: Document, form: str, width: int) -> str:
    from sopcheck.reporters.pages import notation

    return notation.page(document, form)


def _flow_page(document: Document, form: str, width: int) -> str:
    from sopcheck.engine.told_flow import ToldFlow
    from sopcheck.reporters.pages import flow_page

    return flow_page.page(document, ToldFlow(document.sop), form, width)


def rules(arguments: argparse.Namespace) -> int:
    from sopcheck.engine import profile
    from sopcheck.reporters.pages import rule_list

    if arguments.verify:
        return _verify(arguments.rules)
    ruleset = profile.load(arguments.profile, arguments.rules, every=True)
    sys.stdout.write(rule_list.page(ruleset, arguments.format, shutil.get_terminal_size().columns))
    return 0


def _verify(folders: Sequence[Path]) -> int:
    """Run the examples of local rules; without a folder, those of our own."""
    from sopcheck.engine import examples, profile
    from sopcheck.law.registry import load_law

    local = {rule_id: rule for folder in folders for rule_id, rule in profile.local_rules(folder).items()}
    chosen = local if folders else profile.catalogue()
    faults = [fault for rule in chosen.values() for fault in examples.faults(rule, load_law())]
    for fault in faults:
        print(fault)
    run = sum(len(rule.file.contoh) for rule in chosen.values())
    print(f"{len(chosen)} aturan, {run} contoh, {len(faults)} tidak cocok")
    return 2 if faults else 0


def explain(arguments: argparse.Namespace) -> int:
    from sopcheck.engine import profile
    from sopcheck.errors import did_you_mean
    from sopcheck.reporters.pages import rule_page

    rules = profile.load(rules_dirs=arguments.rules, every=True).by_id()
    if arguments.rule not in rules:
        allowed = did_you_mean(arguments.rule, rules) or "daftarnya: sopcheck rules"
        raise UsageError(arguments.rule, "aturan itu tidak ada", allowed)
    sys.stdout.write(rule_page.page(rules[arguments.rule], shutil.get_terminal_size().columns, _colour(sys.stdout)))
    return 0


def law(arguments: argparse.Namespace) -> int:
    from sopcheck.engine import local_law
    from sopcheck.reporters.pages import law_page

    registry = local_law.registry(arguments.law)
    text = _cited_in(arguments.text, _scans(arguments))
    on = arguments.as_of or today()
    sys.stdout.write(law_page.page(text, on, arguments.format, shutil.get_terminal_size().columns, registry))
    return 0


_TEXTS = (".txt", ".md")


def _cited_in(given: Sequence[str], scans: Scans) -> str | dict[str, str]:
    """The text that was typed, piped or named; of an SOP its legal bases, locator → text."""
    if list(given) == ["-"]:
        return sys.stdin.read()
    path = Path(given[0])
    kind = path.suffix.casefold()
    if len(given) > 1 or not kind.removeprefix(".").isalnum():
        return " ".join(given)
    from sopcheck.readers import guard, pick

    if kind not in (*_TEXTS, *pick.CANDIDATES):
        return given[0]
    if kind in _TEXTS:
        return guard.text_of(guard.read_bytes(path), str(path))
    bases: dict[str, str] = {}
    documents = list(pick.read(path, scans))
    for number, document in enumerate(documents, 1):
        if isinstance(document, InputError):
            raise document
        start = f"{number}." if len(documents) > 1 else ""
        for i, words in enumerate(document.sop.dasar_hukum or (), 1):
            bases[f"{start}dasar_hukum.{i}"] = words or ""
    return bases


def timeline(arguments: argparse.Namespace) -> int:
    from sopcheck.engine import timeline as simulation
    from sopcheck.engine.reading import Reading
    from sopcheck.law.calendar import load_calendar
    from sopcheck.reporters.pages import timeline as pages

    calendar = load_calendar()
    week = simulation.LIMA_HARI if arguments.week == 5 else simulation.ENAM_HARI
    form = _timeline_form(arguments)
    document = _only_sop(arguments.path, _scans(arguments))
    sop = Reading(document.sop)
    found = simulation.timeline_of(sop, arguments.start, calendar, (simulation.KALENDER, week))
    plan = pages.Plan(document.source.path, sop, found, calendar)
    if form == "table":
        text = pages.table(plan, shutil.get_terminal_size().columns)
    elif form == "json":
        text = pages.as_json(plan)
    else:
        from sopcheck.reporters.pages import timeline_svg

        text = timeline_svg.page(plan)
    if not arguments.output:
        sys.stdout.write(text)
        return 0
    output = Path(arguments.output)
    _require_apart([output], [arguments.path])
    with _Outputs([output]) as (file,):
        file.write(text.encode())
    return 0


def template(arguments: argparse.Namespace) -> int:
    from sopcheck.reporters import templates

    if not arguments.output:
        content = templates.page(arguments.format)
        if arguments.format == "yaml":
            sys.stdout.write(content.decode())
        elif sys.stdout.isatty():
            raise UsageError(f"--format {arguments.format}", "bukan teks", f"tulis ke --output sop.{arguments.format}")
        else:
            sys.stdout.buffer.write(content)
        return 0
    output = Path(arguments.output)
    suffix = output.suffix.casefold().removeprefix(".").replace("yml", "yaml")
    if suffix not in templates.FORMATS:
        allowed = ", ".join(f".{form}" for form in templates.FORMATS)
        raise UsageError(arguments.output, f"akhiran “{output.suffix}” tidak dikenal", f"pilihan: {allowed}")
    _require_apart([output], [])
    with _Outputs([output]) as (file,):
        file.write(templates.page(suffix))
    return 0


def _timeline_form(arguments: argparse.Namespace) -> str:
    """What is written: the suffix of --output decides, else --format."""
    if not arguments.output:
        return str(arguments.format)
    forms = {".svg": "svg", ".json": "json", ".txt": "table"}
    suffix = Path(arguments.output).suffix.casefold()
    if suffix not in forms:
        raise UsageError(arguments.output, f"akhiran “{suffix}” tidak dikenal", f"pilihan: {', '.join(forms)}")
    return forms[suffix]


def _only_sop(given: str, scans: Scans) -> Document:
    """The one SOP of a file or of standard input."""
    from sopcheck.readers import pick

    found = list(pick.read(None if given == "-" else Path(given), scans))
    for each in found:
        if isinstance(each, InputError):
            raise each
    if len(found) != 1:
        raise UsageError(given, f"berisi {len(found)} SOP", "linimasa dibuat untuk satu SOP; pisahkan dahulu")
    return found[0]  # type: ignore[return-value]  # errors were raised above


def schema(arguments: argparse.Namespace) -> int:
    from sopcheck.reporters.pages import schema

    sys.stdout.write(schema.page(arguments.of))
    return 0
