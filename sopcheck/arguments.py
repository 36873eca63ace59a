"""What the command line takes, in Indonesian: names of options are standard English, words are not."""

from __future__ import annotations

import argparse
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

FAIL_ON = ("galat", "peringatan", "catatan", "never")

# argparse speaks English; these are its messages that a user can meet
_ARGPARSE = (
    (r"the following arguments are required: (.*)", r"belum diisi: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 tidak ada; pilihan: \3"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1: nilainya belum diisi"),
    (r"argument (.*): invalid .* value: (.*)", r"\1: \2 tidak sah"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1: tidak menerima nilai \2"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 tidak dapat dipakai bersama \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kurang jelas; maksudnya salah satu dari \2?"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; the chosen one is in `command`."""
    top = _Parser(
        prog="sopcheck",
        description="Memeriksa SOP AP: kepatuhan pada pedoman dan keselarasan isinya sendiri.",
        epilog="Contoh: sopcheck check sop/ --output laporan.md\nSetiap perintah punya bantuan: sopcheck check --help",
    )
    top.add_argument("--version", action="store_true", help="versi, data peraturan, dan umurnya")
    commands = top.add_subparsers(
        title="perintah", metavar="PERINTAH", dest="command", prog="sopcheck", parser_class=_Parser
    )
    _check(commands.add_parser("check", help="periksa SOP dan laporkan temuannya", epilog=_CHECK_EPILOG))
    _read(commands.add_parser("read", help="tulis SOP dalam notasi baku, dengan catatan pembacaan"))
    _rules(commands.add_parser("rules", help="daftar aturan: tingkat, yang dilihat, dasar hukum"))
    _explain(commands.add_parser("explain", help="halaman satu aturan: mengapa, dasar, contoh salah dan benar"))
    _law(commands.add_parser("law", help="baca rujukan peraturan dan sebutkan statusnya pada suatu tanggal"))
    _timeline(commands.add_parser("timeline", help="tanggal selesai tiap langkah bila SOP dimulai pada suatu hari"))
    _template(commands.add_parser("template", help="formulir SOP kosong untuk diisi: Word, Excel, atau notasi"))
    _schema(commands.add_parser("schema", help="JSON Schema dari notasi, laporan, aturan, atau profil"))
    return top


def _check(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("paths", nargs="+", metavar="PATH", help="berkas, folder, atau - (masukan standar)")
    _format(command, "table", ("csv", "github", "gitlab", "html", "json", "jsonl", "junit", "markdown", "sarif"))
    add(
        "--output",
        action="append",
        default=[],
        metavar="BERKAS",
        help="tulis juga ke berkas; akhiran menentukan bentuk (.html .docx .xlsx .md .txt .json .jsonl .csv .sarif "
        ".xml .gitlab.json); boleh berulang",
    )
    words = "tulis salinan berkas .docx, .xlsx, atau .pdf yang diperiksa, dengan temuan sebagai komentar di tempatnya"
    add("--annotate", metavar="BERKAS", help=words)
    _as_of(command, "nilai menurut keadaan pada tanggal ini (bawaan: hari ini)")
    add("--profile", metavar="NAMA|BERKAS", help="reviu (bawaan), pra-pengajuan, lhe, atau berkas profil")
    add("--select", action="append", default=[], metavar="ATURAN", help="hanya aturan/kelompok ini; boleh berulang")
    add("--ignore", action="append", default=[], metavar="ATURAN", help="tanpa aturan/kelompok ini; boleh berulang")
    _local_rules(command)
    _local_law(command)
    add(
        "--fail-on",
        choices=FAIL_ON,
        metavar="TINGKAT",
        help="keluar 1 bila ada temuan setingkat ini atau lebih berat: galat (bawaan), peringatan, catatan, never",
    )
    _no_ocr(command)
    add("--config", type=Path, metavar="BERKAS", help="berkas setelan (bawaan: sopcheck.toml terdekat)")
    _processes(command)


def _read(command: argparse.ArgumentParser) -> None:
    words = "berkas SOP, folder, atau - (masukan standar)"
    command.add_argument("paths", nargs="+", metavar="BERKAS", help=words)
    words = "sebagai gantinya: setiap output, menjadi apa ia kemudian, dan mengapa dianggap begitu"
    command.add_argument("--flow", action="store_true", help=words)
    _processes(command)
    _no_ocr(command)
    _format(command, "yaml", ("json",))


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("--profile", default="reviu", metavar="NAMA|BERKAS", help="menurut profil ini (bawaan: reviu)")
    _local_rules(command)
    command.add_argument("--verify", action="store_true", help="jalankan contoh di dalam berkas aturan setempat")
    _format(command, "table", ("json",))


def _explain(command: argparse.ArgumentParser) -> None:
    command.add_argument("rule", metavar="ATURAN", help="misalnya waktu.total-tidak-cocok")
    _local_rules(command)


def _law(command: argparse.ArgumentParser) -> None:
    words = "rujukan, satu paragraf, berkas (.txt, .md, atau SOP), atau - untuk masukan standar"
    command.add_argument("text", nargs="+", metavar="TEKS|BERKAS", help=words)
    _as_of(command, "status pada tanggal ini (bawaan: hari ini)")
    _local_law(command)
    _format(command, "table", ("json",))


def _timeline(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("path", metavar="BERKAS", help="berkas satu SOP, atau - (masukan standar)")
    add("--start", type=_day, required=True, metavar="TTTT-BB-HH", help="hari pertama pengerjaan")
    add("--week", type=int, choices=(5, 6), default=5, metavar="N", help="hari kerja sepekan: 5 (bawaan) atau 6")
    _format(command, "table", ("json", "svg"))
    add("--output", metavar="BERKAS", help="tulis ke berkas; akhiran menentukan bentuk (.svg .json .txt)")


def _template(command: argparse.ArgumentParser) -> None:
    _format(command, "yaml", ("docx", "xlsx"))
    words = "tulis ke berkas; akhiran menentukan bentuk (.docx .xlsx .yaml)"
    command.add_argument("--output", metavar="BERKAS", help=words)


def _schema(command: argparse.ArgumentParser) -> None:
    choices = ("sop", "report", "rule", "profile")
    words = "sop (bawaan), report, rule, atau profile"
    command.add_argument("--of", choices=choices, default="sop", metavar="APA", help=words)


def _format(command: argparse.ArgumentParser, default: str, others: tuple[str, ...]) -> None:
    words = f"{default} (bawaan), {', '.join(others)}"
    command.add_argument("--format", choices=(default, *others), default=default, metavar="NAMA", help=words)


def _no_ocr(command: argparse.ArgumentParser) -> None:
    words = "jangan baca hasil pindai (bawaan: dibaca sebagai draf, bila sopcheck[ocr] dan tesseract terpasang)"
    command.add_argument("--no-ocr", action="store_true", help=words)


def _as_of(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument("--as-of", type=_day, metavar="TTTT-BB-HH", help=words)


def _local_rules(command: argparse.ArgumentParser) -> None:
    words = "tambahan aturan setempat; boleh berulang"
    command.add_argument("--rules", action="append", default=[], type=Path, metavar="FOLDER", help=words)


def _local_law(command: argparse.ArgumentParser) -> None:
    words = "tambahan hukum daerah: tabel peraturan dan hubungannya (CSV); boleh berulang"
    command.add_argument("--law", action="append", default=[], type=Path, metavar="FOLDER", help=words)


_CHECK_EPILOG = """kode keluar:
  0  tidak ada temuan pada atau di atas --fail-on
  1  ada temuan pada atau di atas --fail-on
  2  salah pemakaian, masukan tidak terbaca, atau tidak ada yang diperiksa
  3  sebuah aturan gagal dijalankan"""


def _day(words: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
            return date.fromisoformat(words)
        raise ValueError
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{words}” bukan tanggal; bentuknya 2026-11-20") from None


def _processes(command: argparse.ArgumentParser) -> None:
    words = "jumlah proses (bawaan auto: semua inti bila banyak berkas PDF atau Office, selain itu 1)"
    command.add_argument("--jobs", type=_jobs, default=0, metavar="N|auto", help=words)


def _jobs(words: str) -> int:
    """The number of processes; 0 where the files are to decide."""
    if words == "auto":
        return 0
    if not words.isdecimal() or not 1 <= int(words) <= 64:
        raise argparse.ArgumentTypeError(f"“{words}” bukan bilangan dari 1 sampai 64")
    return int(words)


class _Parser(argparse.ArgumentParser):
    """argparse in Indonesian."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "add_help": False, "formatter_class": _Formatter})
        self._positionals.title = "argumen"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for english, indonesian in _ARGPARSE:
            if re.fullmatch(english, message, re.DOTALL):
                message = re.sub(english, indonesian, message, flags=re.DOTALL)
                break
        self.exit(2, f"{self.prog}: {message}\nCoba: {self.prog} --help\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=min(100, max(60, shutil.get_terminal_size().columns)) - 2)

    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "penggunaan: ")  # type: ignore[arg-type]  # passed on
