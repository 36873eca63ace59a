"""How fast citations are found in running text: MB/s and citations per second, beside plain `re` and beside eyecite.

    python benchmarks/citations.py            # about a minute
    python benchmarks/citations.py --quick    # fewer rounds, shorter texts

The text is made here: law prose with one citation about every 500 bytes, in the forms people print. Base is a plain-`re`
pass over the same text that only finds the two commonest forms; eyecite (US law, not needed by anything here) reads a
text of the same length with as many citations of its own kind, if it is installed. CPU time, medians; quote the ratios.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
from collections.abc import Callable, Iterator
from functools import partial
from time import process_time

from sopcheck.language.citations import citations_in, parse_citation

SEED = 20
EVERY = 500  # bytes of prose and citation together
GOAL = 5.0  # MB/s of running text
STEEPEST = 15  # times the CPU for ten times the text

SUBJECTS = (
    "Menteri", "Gubernur", "Bupati atau Wali Kota", "Kepala Perangkat Daerah", "Pejabat yang berwenang", "Penyelenggara pelayanan",
    "Pengguna Anggaran", "Inspektorat Daerah", "Setiap unit kerja", "Pegawai Aparatur Sipil Negara", "Tim penilai", "Masyarakat",
)  # fmt: skip
VERBS = (
    "wajib menyusun", "menetapkan", "dapat melimpahkan", "melakukan evaluasi atas", "bertanggung jawab terhadap", "menyampaikan",
    "berhak memperoleh", "melaksanakan pembinaan terhadap", "mengoordinasikan", "menindaklanjuti hasil", "memverifikasi",
)  # fmt: skip
OBJECTS = (
    "standar pelayanan", "laporan kinerja tahunan", "rencana kerja dan anggaran", "sistem pengendalian intern", "naskah dinas",
    "dokumen pelaksanaan anggaran", "perjanjian kinerja", "hasil pemantauan", "data dan informasi", "arsip dinamis", "surat masuk",
)  # fmt: skip
TAILS = (
    "sesuai dengan ketentuan peraturan perundang-undangan", "paling lambat 14 (empat belas) hari kerja", "sebagaimana dimaksud pada ayat (1)",
    "dengan memperhatikan kebutuhan masyarakat dan kemampuan daerah", "untuk setiap tahun anggaran", "secara berkala dan berjenjang",
    "yang ditetapkan dengan Peraturan Menteri", "berdasarkan keputusan pejabat pembina kepegawaian", "dalam jangka waktu tertentu",
)  # fmt: skip
CITED = (
    "Undang-Undang Nomor {n} Tahun {y} tentang Keuangan Negara", "Peraturan Pemerintah Nomor {n} Tahun {y}",
    "Peraturan Menteri Dalam Negeri Nomor {n} Tahun {y} tentang Pedoman Penyusunan Anggaran", "Permendagri {n}/{y}",
    "Pasal 5 ayat (2) Undang-Undang Nomor {n} Tahun {y}", "Perpres No. {n} Th. {y}", "PMK Nomor {n}/PMK.05/{y}",
    "Peraturan Bupati Sleman Nomor {n} Tahun {y} tentang Uraian Tugas (Berita Daerah Tahun {y} Nomor {n})",
    "Undang-Undang Nomor {n} Tahun {y} sebagaimana telah diubah terakhir dengan Undang-Undang Nomor {n} Tahun 2023",
)  # fmt: skip
PLAIN = re.compile(
    r"(?:[Uu]ndang-[Uu]ndang|Peraturan (?:Pemerintah|Presiden|Menteri [A-Z][\w ]{2,60}?|Bupati \w+))"
    r"(?: Republik Indonesia)? (?:Nomor|No\.) (\d+) (?:Tahun|Th\.) (\d{4})"
    r"|(?:UU|PP|Perpres|Permendagri|PMK) (?:Nomor |No\. )?(\d+)/[\w.]*/?(\d{4})"
)
AMERICAN = (
    "{n} U.S. {y} ({z})",
    "{n} F.2d {y} (9th Cir. {z})",
    "{n} F. Supp. {y} (S.D.N.Y. {z})",
    "{n} S. Ct. {y} ({z})",
)
ENGLISH = (
    "The court held that the agency had not given sufficient reasons for its decision", "A party seeking review must show an injury",
    "The statute does not say how the term is to be read", "On appeal the panel affirmed in part and remanded for further findings",
)  # fmt: skip


def law_text(size: int) -> str:
    """About so many bytes of law prose, with one citation in every EVERY bytes."""
    rng = random.Random(SEED)
    return "".join(_until(size, lambda: _paragraph(rng)))


def american_text(size: int) -> str:
    """The same for eyecite: English prose with American citations, as densely."""
    rng = random.Random(SEED)

    def paragraph() -> str:
        cited = rng.choice(AMERICAN).format(n=rng.randint(1, 600), y=rng.randint(1, 900), z=rng.randint(1950, 2024))
        return " ".join(_until(EVERY - 80, lambda: rng.choice(ENGLISH) + ".")) + f" See Smith v. Jones, {cited}.\n"

    return "".join(_until(size, paragraph))


def _paragraph(rng: random.Random) -> str:
    def sentence() -> str:
        return " ".join(rng.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, TAILS)) + "."

    cited = rng.choice(CITED).format(n=rng.randint(1, 150), y=rng.randint(1990, 2022))
    prose = " ".join(_until(EVERY - 45 - len(cited), sentence))
    return f"{prose} Hal tersebut diatur dalam {cited}.\n"


def _until(size: int, more: Callable[[], str]) -> Iterator[str]:
    while size > 0:
        piece = more()
        size -= len(piece)
        yield piece


def cpu(work: Callable[[], object], rounds: int) -> float:
    """Median CPU seconds of a piece of work, after one round for warming up."""
    work()
    seen = []
    for _ in range(rounds):
        gc.collect()
        start = process_time()
        work()
        seen.append(process_time() - start)
    return statistics.median(seen)


def line(words: str, seconds: float, size: int, cited: int, base: float | None = None) -> None:
    ratio = "" if base is None else f"{seconds / base:>7.1f}× plain"
    print(f"{words:<52}{size / seconds / 1e6:>7.2f} MB/s{cited / seconds:>10.0f} citations/s{ratio}")


def running_text(size: int, rounds: int) -> None:
    text = law_text(size)
    found = sum(1 for _ in citations_in(text))
    print(f"{len(text) / 1e6:.2f} MB of law prose, {found} citations, one per {len(text) // found} bytes\n")
    plain = cpu(lambda: sum(1 for _ in PLAIN.finditer(text)), rounds)
    line("plain re, two forms, nothing but the number", plain, len(text), sum(1 for _ in PLAIN.finditer(text)))
    ours = cpu(lambda: sum(1 for _ in citations_in(text)), rounds)
    line(f"sopcheck, whole parse (goal {GOAL:g} MB/s)", ours, len(text), found, plain)
    if len(text) / ours / 1e6 < GOAL:
        print(f"{'':<52}   MISSED")
    items = [cited.format(n=n, y=1990 + n % 30) for n in range(200) for cited in CITED]
    alone = cpu(lambda: [parse_citation.__wrapped__(item) for item in items], rounds)
    line("sopcheck, one printed item at a time, not remembered", alone, sum(map(len, items)), len(items))
    eyecite(size, rounds, plain / len(text))


def eyecite(size: int, rounds: int, plain: float) -> None:
    """eyecite's default tokenizer on a text of its own; at most 100 KB, for it takes more than a second."""
    try:
        from eyecite import get_citations  # type: ignore[import-not-found]  # no dependency of anything here
    except ImportError:
        print("eyecite, default tokenizer: not installed")
        return
    text = american_text(min(size, 100_000))
    found = len(get_citations(text))
    seconds = cpu(lambda: get_citations(text), max(1, rounds // 3))
    line("eyecite, default tokenizer, American text", seconds, len(text), found, plain * len(text))


HOSTILE = (
    "UU 1/2000; ", "UU 1/2000 jo. ", "UU 1/2000 tentang Perubahan atas ", "UU Nomor 1, ", "PER/", "Nomor ", "Perda A B C ", "Peraturan Menteri ",
    "sebagaimana telah diubah dengan ", "Lembaran Negara ", "Undang-\n", "a-\nb", "Nomor … ", "UU 1/2000, yang a tentang a b ", "Surat a b c d e f ",
    "UU 1/2000 dan 2/2000 & ", "Perbup aa bb nomor ", "Tahun 2000 Nomor ", "Keputusan [x] ", "(", " ",
)  # fmt: skip


def growth(size: int) -> None:
    """CPU of one repeated piece of text, ten times as long against once."""
    worst = (0.0, "")
    slowest = (float("inf"), "")
    for unit in HOSTILE:
        short, long = (cpu(partial(count, repeated(unit, length)), 1) for length in (size // 10, size))
        worst, slowest = max(worst, (long / short, unit)), min(slowest, (size / long / 1e6, unit))
    print(f"\n{len(HOSTILE)} repeated pieces, {size / 1e6:g} MB against {size / 1e7:g} MB:")
    missed = "" if worst[0] <= STEEPEST else "  MISSED"
    print(f"  steepest {worst[0]:.1f}× ({worst[1]!r}), at most {STEEPEST}×{missed}")
    print(f"  slowest  {slowest[0]:.2f} MB/s ({slowest[1]!r})")


def count(text: str) -> int:
    return sum(1 for _ in citations_in(text))


def repeated(unit: str, size: int) -> str:
    """A citation, then one piece over and over."""
    return ("UU 5/2014 " + unit * (size // len(unit) + 1))[:size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, shorter texts")
    quick = parser.parse_args().quick
    running_text(300_000 if quick else 1_000_000, 3 if quick else 9)
    growth(200_000 if quick else 1_000_000)


if __name__ == "__main__":
    main()
