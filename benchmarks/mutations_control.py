"""How many sown faults in actors and arrows are found: sound SOPs, one fault each, what is newly said of it.

    python benchmarks/mutations_control.py

The SOPs have decisions, ways back, branches that meet again and sentences that name who does what; generate.py makes
straight ones. A mutant counts as caught where a rule says something that it did not say of the sound SOP.
"""

from __future__ import annotations

import copy
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sopcheck import app
from sopcheck.engine import profile
from sopcheck.engine.check import Context
from sopcheck.law.registry import load_law
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source

Tree = dict[str, Any]
RULES = profile.load()
CONTEXT = Context(date(2026, 11, 20), load_law())

CASTS = (  # who drafts, checks, approves, signs; and who registers or pays
    ("Staf", "Kepala Sub Bagian Umum", "Sekretaris", "Kepala Dinas", "Bendahara Pengeluaran"),
    ("Analis Kebijakan", "Kepala Bidang", "Sekretaris Dinas", "Kepala Badan", "Pengadministrasi Umum"),
    ("Pelaksana", "Kasubbag Perencanaan", "Kabag Umum", "Sekretaris Daerah", "Arsiparis"),
    ("Pengelola Kepegawaian", "Kasi Pelayanan", "Sekretaris Camat", "Camat", "Bendahara"),
    ("Operator Komputer", "Kepala Tata Usaha", "Dokter Penanggung Jawab", "Kepala Puskesmas", "Kasir"),
)
SUBJECTS = ("Laporan Kinerja", "Surat Keputusan", "Rencana Kerja", "Surat Rekomendasi")

# Rows: what is done, by whom (position in the cast; a letter before it says that the sentence names him), symbol,
# arrows. {0} to {4} are the actors, {s} the subject.
ROW = tuple[str, int, str, Mapping[str, Any]]
SHAPES: Mapping[str, tuple[ROW, ...]] = {
    "kembali ke penyusun": (
        ("Menyusun draft {s}", 0, "mulai", {"ke": ["2"]}),
        ("Memeriksa draft {s}", 1, "keputusan", {"ya": "3", "tidak": "1"}),
        ("Memaraf draft {s} oleh {2}", 2, "proses", {"ke": ["4"]}),
        ("Menandatangani {s} oleh {3}", 3, "proses", {"ke": ["5"]}),
        ("Mencatat {s}", 4, "selesai", {"ke": ["selesai"]}),
    ),
    "dua jenjang pemeriksaan": (
        ("Menyusun draft {s} dan menyerahkannya kepada {1}", 0, "mulai", {"ke": ["2"]}),
        ("Memeriksa draft {s}", 1, "keputusan", {"ke": [{"langkah": "3", "jika": "Ya"}, {"langkah": "1", "jika": "Tidak"}]}),
        ("Meneliti draft {s}", 2, "keputusan", {"ke": [{"langkah": "4", "jika": "Setuju"}, {"langkah": "1", "jika": "Tidak setuju"}]}),
        ("Menandatangani {s}", 3, "proses", {"ke": ["5"]}),
        ("{4} mencatat {s}", 4, "proses", {"ke": ["6"]}),
        ("Menyampaikan {s} kepada pemohon", 0, "selesai", {"ke": ["selesai"]}),
    ),
    "ditolak berakhir": (
        ("Menerima permohonan {s}", 4, "mulai", {"ke": ["2"]}),
        ("Memeriksa kelengkapan permohonan", 1, "keputusan", {"ya": "4", "tidak": "3"}),
        ("Mengembalikan berkas kepada pemohon", 4, "selesai", {"ke": ["selesai"]}),
        ("Menyusun draft {s}", 0, "proses", {"ke": ["5"]}),
        ("Memaraf draft {s}", 2, "proses", {"ke": ["6"]}),
        ("Menandatangani {s} oleh {3}", 3, "selesai", {"ke": ["selesai"]}),
    ),
    "cabang yang bertemu lagi": (
        ("Menerima permintaan {s}", 0, "mulai", {"ke": ["2"]}),
        ("Menentukan jenis permintaan", 1, "keputusan", {"ke": [{"langkah": "3", "jika": "Mendesak"}, {"langkah": "4", "jika": "Biasa"}]}),
        ("{2} menyusun telaah singkat {s}", 2, "proses", {"ke": ["5"]}),
        ("{4} menghimpun berkas lengkap {s}", 4, "proses", {"ke": ["5"]}),
        ("Menetapkan {s}", 3, "keputusan", {"ya": "6", "tidak": "2"}),
        ("Mengarsipkan {s}", 0, "selesai", {"ke": ["selesai"]}),
    ),
    "perbaikan sebagai langkah": (
        ("{0} menyusun draft {s}", 0, "mulai", {"ke": ["2"]}),
        ("Memverifikasi draft {s}", 1, "keputusan", {"ya": "4", "tidak": "3"}),
        ("Memperbaiki draft {s}", 0, "proses", {"ke": ["2"]}),
        ("Menyerahkan draft {s} kepada {3}", 2, "proses", {"ke": ["5"]}),
        ("Menandatangani {s}", 3, "proses", {"ke": ["6"]}),
        ("Menggandakan {s} oleh {4}", 4, "selesai", {"ke": ["selesai"]}),
    ),
}  # fmt: skip


class Mutant(NamedTuple):
    kind: str
    sop: Tree


def sops() -> Iterator[Tree]:
    """One sound SOP of each shape with each cast, the subjects in turn."""
    number = 0
    for shape, rows in SHAPES.items():
        for cast in CASTS:
            subject = SUBJECTS[number % len(SUBJECTS)]
            number += 1
            yield {
                "id": f"{shape}-{number}",
                "nama": f"Penyusunan {subject}",
                "terbaca": "utuh",
                "pelaksana": list(cast),
                "langkah": [_row(at, row, cast, subject) for at, row in enumerate(rows, 1)],
            }


def _row(at: int, row: ROW, cast: tuple[str, ...], subject: str) -> Tree:
    words, who, symbol, arrows = row
    return {
        "nomor": str(at),
        "kegiatan": words.format(*cast, s=subject),
        "pelaksana": [cast[who]],
        "simbol": [symbol],
        **copy.deepcopy(dict(arrows)),
    }


def mutants(sop: Tree) -> Iterator[Mutant]:
    """Each way in which one thing can be wrong."""
    for mutate in (_headings_lost, _columns_lost, _marks_moved, _branches_lost, _arrows_redirected):
        yield from mutate(sop)


def _headings_lost(sop: Tree) -> Iterator[Mutant]:
    """An actor is left out of the heading; his marks still name him."""
    for name in sop["pelaksana"]:
        made = copy.deepcopy(sop)
        made["pelaksana"].remove(name)
        yield Mutant("pelaksana tanpa judul kolom", made)


def _columns_lost(sop: Tree) -> Iterator[Mutant]:
    """A column is left out with its marks."""
    for name in sop["pelaksana"]:
        made = copy.deepcopy(sop)
        made["pelaksana"].remove(name)
        for row in made["langkah"]:
            if row["pelaksana"] == [name]:
                row["pelaksana"], row["simbol"] = [], []
        yield Mutant("kolom hilang dengan tandanya", made)


def _marks_moved(sop: Tree) -> Iterator[Mutant]:
    """A mark slips into the next column."""
    columns = sop["pelaksana"]
    for at, row in enumerate(sop["langkah"]):
        made = copy.deepcopy(sop)
        made["langkah"][at]["pelaksana"] = [columns[(columns.index(row["pelaksana"][0]) + 1) % len(columns)]]
        yield Mutant("tanda bergeser satu kolom", made)


def _branches_lost(sop: Tree) -> Iterator[Mutant]:
    """One answer of a decision is not drawn."""
    for at, row in enumerate(sop["langkah"]):
        for key in ("ya", "tidak"):
            if key in row:
                made = copy.deepcopy(sop)
                del made["langkah"][at][key]
                yield Mutant("cabang hilang", made)
        for place in range(len(row.get("ke", ())) if row["simbol"] == ["keputusan"] else 0):
            made = copy.deepcopy(sop)
            del made["langkah"][at]["ke"][place]
            yield Mutant("cabang hilang", made)


def _arrows_redirected(sop: Tree) -> Iterator[Mutant]:
    """An arrow leads to another step, one of each: the one before, the one after next, one that is not there."""
    last = len(sop["langkah"])
    for at, row in enumerate(sop["langkah"]):
        for wrong in (at, at + 3, last + 7):
            if not 0 < wrong <= last and wrong < last + 7:
                continue
            for put in _arrows(row, str(wrong)):
                made = copy.deepcopy(sop)
                put(made["langkah"][at])
                yield Mutant("panah salah arah", made)


def _arrows(row: Tree, wrong: str) -> Iterator[Callable[[Tree], None]]:
    """Ways to redirect one arrow of a row."""
    for key in ("ya", "tidak"):
        if row.get(key, wrong) != wrong:
            yield lambda made, key=key: made.update({key: wrong})  # type: ignore[misc]
    for place, arrow in enumerate(row.get("ke", ())):
        if isinstance(arrow, str) and arrow != wrong:
            yield lambda made, place=place: made["ke"].__setitem__(place, wrong)  # type: ignore[misc]
        elif not isinstance(arrow, str) and arrow["langkah"] != wrong:
            yield lambda made, place=place: made["ke"][place].update(langkah=wrong)  # type: ignore[misc]


def said(sop: Tree) -> Counter[tuple[str, str]]:
    """What the rules say: (rule, message)."""
    document = Document(Sop.model_validate(sop), Source("a", "", "json"))
    results = app.judged(document, RULES, CONTEXT).results
    return Counter((result.rule, finding.message) for result in results for finding in result.findings)


class Measured(NamedTuple):
    """By kind: caught, all, and by which rules. alarms: what is said about actors and arrows of the sound ones."""

    caught: Counter[str]
    made: Counter[str]
    by: Mapping[str, Counter[str]]
    missed: tuple[Mutant, ...]
    alarms: tuple[tuple[str, str, str], ...]


ABOUT = ("alur.", "pelaksana.", "langkah.")
"""Groups of rules about actors and flow; the SOPs made here have no identity, times or papers to speak of."""


def measure() -> Measured:
    """Every mutant of every sound SOP."""
    caught: Counter[str] = Counter()
    made: Counter[str] = Counter()
    by: defaultdict[str, Counter[str]] = defaultdict(Counter)
    missed: list[Mutant] = []
    alarms: list[tuple[str, str, str]] = []
    for sop in sops():
        before = said(sop)
        alarms += [(sop["id"], rule, words) for rule, words in before if rule.startswith(ABOUT) and _counts(rule)]
        for mutant in mutants(sop):
            made[mutant.kind] += 1
            new = {rule for rule, _ in said(mutant.sop) - before if rule.startswith(ABOUT)}
            caught[mutant.kind] += bool(new)
            by[mutant.kind].update(new)
            if not new:
                missed.append(mutant)
    return Measured(caught, made, by, tuple(missed), tuple(alarms))


def _counts(rule: str) -> bool:
    """Sentences that name their actor are wanted here: they are what marks are held against."""
    return rule != "langkah.memuat-subjek"


def main() -> None:
    measured = measure()
    print(f"{sum(measured.made.values())} mutants of {len(SHAPES) * len(CASTS)} sound SOPs\n")
    for kind, number in measured.made.items():
        found = measured.caught[kind]
        rules = ", ".join(f"{rule} {times}" for rule, times in measured.by[kind].most_common())
        print(f"{kind:<32}{found:>4} of {number:<4} {found / number:>5.0%}   {rules}")
    print(f"\nfalse alarms on the sound ones: {len(measured.alarms)}")
    for alarm in measured.alarms:
        print("  ", *alarm)


if __name__ == "__main__":
    main()
