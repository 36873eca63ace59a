"""What writing a report costs, as ratios to the check of the same SOPs, and whether memory stays flat.

python benchmarks/reports.py            # 1 000 SOPs, and 4 000 for memory
python benchmarks/reports.py --quick    # fewer rounds
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generate import sops
from speed import cpu, line

from sopcheck import app, reporters
from sopcheck.page_folder import PageFolder
from sopcheck.readers import own

DAY = date(2026, 11, 20)
LIMITS = {"html": 3.0}
MEASURED = ("html", "xlsx", "docx")
"""Formats whose report is one whole, so that something must be kept until its end."""


def run(source: Path, output: Path | None = None, form: str = "") -> None:
    """One check; with an output, in that format, as the command writes it."""
    options = app.Options((str(source),), DAY)
    if output is None:
        for _ in app.check(options):
            pass
        return
    reporter = reporters.make(form)
    with PageFolder(output, own.is_report) as pages, output.open("wb") as file:
        if isinstance(reporter, reporters.Paged):
            reporter.pages = pages
        for event in app.check(options):
            file.write(reporters.as_bytes(reporter.take(event)))


def made(folder: Path, count: int) -> Path:
    path = folder / f"{count}.jsonl"
    path.write_text("".join(json.dumps(sop, ensure_ascii=False) + "\n" for sop in sops(count)), "utf-8")
    return path


def peak(source: Path, *output: str) -> float:
    """MB of a process that checks and writes; without an output, one that only checks."""
    code = (
        "import sys; from sopcheck import cli;"
        "cli.main(['check', sys.argv[2], '--as-of', '2026-11-20', '--format', 'jsonl', *sys.argv[3:]]);"
        "sys.path.insert(0, sys.argv[1]); from corpus import peak; print(peak() // 1024, file=sys.stderr)"
    )
    asked = [sys.executable, "-c", code, str(Path(__file__).parent), str(source), *output]
    told = subprocess.run(asked, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True).stderr
    return float(told.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 3 if parser.parse_args().quick else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        thousand = made(folder, 1000)
        print("reports of 1 000 SOPs, beyond the check itself (CPU time, medians):")
        run(thousand)
        for form in reporters.names():
            ratios = []
            for _ in range(rounds):
                with tempfile.TemporaryDirectory() as fresh:  # writing over an earlier report is another thing
                    write = partial(run, thousand, Path(fresh) / "laporan", form)
                    base, seen = cpu(lambda: run(thousand)), cpu(write)
                ratios.append((seen - base) / base)
            line(f"  {form}", statistics.median(ratios), LIMITS.get(form))
        print("peak memory in MB, checking alone and with a report in each format (grows with the words met):")
        for count in (1000, 4000):
            source = made(folder, count)
            told = [f"alone {peak(source):.0f}"]
            told += [f"{form} {peak(source, '--output', str(folder / f'm.{form}')):.0f}" for form in MEASURED]
            print(f"  {count} SOPs: {', '.join(told)}")


if __name__ == "__main__":
    main()
