"""How well files are read: text extracts (extracts.py), PDFs against documents normalized by hand and over a folder, scans.

    python benchmarks/readers.py [FOLDER [GOLD]]
    python benchmarks/readers.py --scans DPI FOLDER    # each PDF made a scan of so many dpi, against itself (scanned.py)
    python benchmarks/readers.py --truth FOLDER        # scans whose truth is known: s_*.pdf, truth/T1.json
    python benchmarks/readers.py --office FOLDER...    # time of each .xlsx and .docx, after start-up (goal: 15 ms)

FOLDER holds PDFs named by a number ("045.pdf"), GOLD the same documents in the notation, the number in their names
("bps-045-….sop.yaml"). Neither belongs to the project: such files are public but mostly not free to pass on, so only
counts are printed, never words.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median

import extracts
import scanned

from sopcheck.errors import InputError
from sopcheck.model.sop import Langkah, Pejabat, Sop
from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, notation, pdf, pick
from sopcheck.readers.scans import Scans

SINGLE = ("instansi", "unit_kerja", "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif")
LISTED = (
    "dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan_perlengkapan", "peringatan",
    "pencatatan_pendataan", "pelaksana",
)  # fmt: skip
CELLS = ("kegiatan", "kelengkapan", "waktu", "output")
COUNTED = ("identity", "steps", *CELLS, "actors", "edges")


class Tally(Counter[str]):
    """right and of, by what is counted: "kegiatan", "kegiatan/of"."""

    def add(self, what: str, right: bool) -> None:
        self[what] += right
        self[f"{what}/of"] += 1

    def shown(self, what: str) -> str:
        of = self[f"{what}/of"]
        return f"{self[what]}/{of}" if of else "-"


def main(arguments: Sequence[str]) -> int:
    if arguments and arguments[0].startswith("--"):
        return scans(arguments)
    if len(arguments) > 2:
        print(__doc__)
        return 2
    extracts.show()
    if not arguments:
        return 0
    print()
    files = {_number(path): path for path in sorted(Path(arguments[0]).glob("*.pdf"))}
    if len(arguments) == 2:
        against_gold(files, Path(arguments[1]))
    whole_folder(files.values())
    return 0


def scans(arguments: Sequence[str]) -> int:
    if arguments[0] == "--truth" and len(arguments) == 2:
        scanned.synthetic(Path(arguments[1]))
    elif arguments[0] == "--office" and len(arguments) > 1:
        office_times(map(Path, arguments[1:]))
    elif arguments[0] == "--scans" and len(arguments) == 3 and arguments[1].isdecimal():
        scanned.whole_folder(sorted(Path(arguments[2]).glob("*.pdf")), int(arguments[1]))
    else:
        print(__doc__)
        return 2
    return 0


ROUNDS = 9  # readings of each Office file; the first of all starts everything and does not count


def office_times(folders: Iterable[Path]) -> None:
    """Milliseconds from file to SOP of each Office file, the median of ROUNDS readings."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".xlsx", ".docx"))
    for path in files:
        list(pick.read(path))
    found: dict[str, list[float]] = {}
    for path in files:
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            list(pick.read(path))
            times.append(1000 * (time.perf_counter() - started))
        found.setdefault(path.suffix, []).append(median(times))
        print(f"{path.name:<36}{median(times):>8.1f} ms")
    for suffix, times in found.items():
        print(f"{suffix}: {len(times)} files, median {median(times):.1f} ms, longest {max(times):.1f} ms")


def _number(path: Path) -> str:
    found = re.search(r"\d+", path.name)
    return found[0] if found else path.stem


def read(path: Path) -> tuple[Document, ...]:
    content = path.read_bytes()
    return normalize.documents(pdf.read(content, path.name, Scans(wanted=False)), Source(path.name, "", "pdf"))


def against_gold(files: dict[str, Path], gold: Path) -> None:
    """One line per document normalized by hand, and the total."""
    print(f"{'document':<10}" + "".join(f"{what:>13}" for what in COUNTED) + f"{'wrong edges':>13}{'turned':>8}")
    total = Tally()
    for path in sorted(gold.glob("*.sop.yaml")):
        number = _number(path)
        if number not in files:
            continue
        (truth,) = notation.read(path.read_bytes(), path.name, "yaml")
        assert isinstance(truth, Document)
        tally = compared(truth.sop, _first(files[number]))
        print(_line(number, tally), *(f"\n{'':<10}{note}" for note in tally_notes(tally)))
        total.update({key: count for key, count in tally.items() if not key.startswith("!")})
    print(_line("all", total), "\n")


def _first(path: Path) -> Sop:
    try:
        return read(path)[0].sop
    except InputError:
        return Sop.model_validate({})


def _line(name: str, tally: Tally) -> str:
    cells = "".join(f"{tally.shown(what):>13}" for what in COUNTED)
    return f"{name:<10}{cells}{tally['wrong']:>13}{tally['turned']:>8}"


def tally_notes(tally: Tally) -> Iterator[str]:
    """What is not equal, by its place."""
    places = [key[1:] for key in tally if key.startswith("!")]
    if places:
        yield "not equal: " + ", ".join(places)


def compared(truth: Sop, found: Sop) -> Tally:
    """What a document normalized by hand says, against what was read."""
    tally = Tally()
    for key in (*SINGLE, *LISTED):
        _hold(tally, "identity", key, _bare(getattr(truth, key)) == _bare(getattr(found, key)))
    _hold(tally, "identity", "disahkan_oleh", _approved(truth.disahkan_oleh) == _approved(found.disahkan_oleh))
    steps, read_steps = truth.langkah or (), found.langkah or ()
    for place in range(max(len(steps), len(read_steps))):
        right = place < min(len(steps), len(read_steps)) and _bare(steps[place].nomor) == _bare(read_steps[place].nomor)
        _hold(tally, "steps", f"langkah.{place + 1}", right)
    for place, (step, other) in enumerate(zip(steps, read_steps, strict=False), 1):
        for key in CELLS:
            same = _joined(getattr(step, key)) == _joined(getattr(other, key))
            _hold(tally, key, f"langkah.{place}.{key}", same)
        _hold(tally, "actors", f"langkah.{place}.pelaksana", {*_bare(step.pelaksana)} == {*_bare(other.pelaksana)})
    _edges(truth, found, tally)
    return tally


def _edges(truth: Sop, found: Sop, tally: Tally) -> None:
    """Arrows by the steps they join; wrong: read but not there; turned: there the other way."""
    there, read_ones = {*edges(truth)}, {*edges(found)}
    for edge in sorted(there):
        _hold(tally, "edges", f"{edge[0]}→{edge[1]}", edge in read_ones)
    for start, end in sorted(read_ones - there):
        tally["wrong"] += 1
        tally["turned"] += (end, start) in there
        tally[f"!+{start}→{end}"] += 1


def edges(sop: Sop) -> Iterator[tuple[str, str]]:
    """(number of a step, number of the next) of each arrow."""
    for step in sop.langkah or ():
        for target in targets(step):
            if target != "selesai" and _plain(target) != _plain(step.nomor):  # within a step nothing is told
                yield _plain(step.nomor), _plain(target)


def targets(step: Langkah) -> list[str]:
    """The steps that arrows of a step lead to."""
    found = [step.ya, step.tidak]
    found += [target if isinstance(target, str) else target.langkah for target in step.ke or ()]
    return [target for target in found if target]


def _plain(number: str | None) -> str:
    return (number or "").strip(" .()")


def _hold(tally: Tally, what: str, place: str, right: bool) -> None:
    tally.add(what, right)
    if not right:
        tally[f"!{place}"] += 1


def _bare(value: str | Iterable[str | None] | None) -> tuple[str, ...]:
    """Words by their letters and digits alone, item by item."""
    items = [value] if isinstance(value, str) else [item or "" for item in value or ()]
    bare = ("".join(letter for letter in item.casefold() if letter.isalnum()) for item in items)
    return tuple(item for item in bare if item)


def _joined(value: str | Iterable[str | None] | None) -> str:
    """The letters of all items, without the "dan" before a last one: by hand, cells are split into more items."""
    items = [value] if isinstance(value, str) else [item or "" for item in value or ()]
    return "".join(_bare(re.sub(r"\bdan\b", " ", " ".join(items))))


def _approved(official: Pejabat | None) -> tuple[tuple[str, ...], bool, bool]:
    """The office, and whether a name and a number are there; both are withheld in what is normalized by hand."""
    if official is None:
        return (), False, False
    return _bare(official.jabatan), bool(official.nama), bool(official.nip)


def whole_folder(files: Iterable[Path]) -> None:
    """How many files are read, how many steps have an actor, how long it takes, and what fails why."""
    times: list[float] = []
    causes: Counter[str] = Counter()
    failed: dict[str, list[str]] = {}
    steps = placed = arrows = documents = 0
    for count, path in enumerate(files):
        started = time.perf_counter()
        try:
            found = read(path)
        except InputError as error:
            cause = re.sub(r"\(hlm\. [^)]*\)|[0-9]+", "…", error.what)
            causes[cause] += 1
            failed.setdefault(cause, []).append(_number(path))
            found = ()
        if count:  # the first one starts the child
            times.append(1000 * (time.perf_counter() - started))
        for document in found:
            documents += 1
            for step in document.sop.langkah or ():
                steps += 1
                placed += bool(step.pelaksana)
                arrows += len(targets(step))
    total = len(times) + 1
    print(f"files read: {total - causes.total()} of {total} ({documents} SOPs)")
    print(f"steps: {steps}, with an actor: {placed} ({placed / max(steps, 1):.1%}), arrows: {arrows}")
    print(f"time per file: median {median(times or [0]):.0f} ms, longest {max(times, default=0):.0f} ms")
    for cause, count in causes.most_common():
        print(f"not read: {count} — {cause}: {', '.join(failed[cause])}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
