"""Writes what code can write: docs/rules/ from the rule files, docs/perintah.md from --help, docs/registri.md from
the law data, the output in README.

python docs/generate.py            # write them
python docs/generate.py --check    # exit 1 if they are stale (a test does this)
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
os.environ["COLUMNS"] = "80"  # the width of help and of printed pages, whatever terminal this runs in

from sopcheck import arguments, cli  # noqa: E402  after the width is set
from sopcheck.engine import profile  # noqa: E402
from sopcheck.engine.rule import Rule  # noqa: E402
from sopcheck.model.findings import GRADES  # noqa: E402
from sopcheck.reporters.markdown import plain  # noqa: E402
from sopcheck.reporters.pages import registry_page, rule_page, wording  # noqa: E402
from sopcheck.yamltext import dump  # noqa: E402

NOTE = "<!-- ditulis oleh `make docs` dari berkas aturan; jangan disunting -->\n"
REGISTRY_NOTE = "<!-- ditulis oleh `make docs` dari data di rules/law; jangan disunting -->\n"


def pages() -> Mapping[str, str]:
    """Path below docs/ → text."""
    rules = list(profile.catalogue().values())
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    found = {f"rules/{group}.md": _group(group, members) for group, members in groups.items()}
    registry = registry_page.page(REGISTRY_NOTE)
    return {"rules/README.md": _index(groups), "perintah.md": _commands(), "registri.md": registry, **found}


def readme() -> str:
    """README.md with what the program prints today between its marks."""
    text = README.read_text("utf-8")
    before, mark, rest = text.partition("<!-- keluaran: written by `make docs` -->\n")
    _, end, after = rest.partition("<!-- /keluaran -->")
    command = ["check", "corpus/sop/003-pengumpulan-data-kinerja.yaml", "--as-of", "2026-11-20", "--select", "waktu"]
    printed = io.StringIO()
    with contextlib.chdir(README.parent), contextlib.redirect_stdout(printed):
        cli.main(command)
    return f"{before}{mark}```\n$ sopcheck {' '.join(command)}\n{printed.getvalue()}```\n{end}{after}"


def _index(groups: Mapping[str, list[Rule]]) -> str:
    lines = [
        NOTE,
        "# Aturan\n",
        "Tingkat adalah batas tertinggi. Dasar: " + "; ".join(f"[{g}] {w}" for g, w in GRADES.items()) + ".\n",
    ]
    for group, rules in groups.items():
        lines += [f"\n## [{group}]({group}.md)\n", "| aturan | yang diperiksa | tingkat | dasar |", "|---|---|---|---|"]
        for rule in rules:
            bases = ", ".join(dict.fromkeys(f"{wording.norm_name(b)} [{b.grade}]" for b in rule.basis))
            off = " (tidak aktif)" if rule.off else ""
            lines.append(
                f"| [{rule.id}]({group}.md#{_anchor(rule.id)}) | {plain(rule.file.judul)} | {rule.severity}{off} | {bases} |"
            )
    return "\n".join(lines) + "\n"


def _anchor(rule_id: str) -> str:
    return rule_id.replace(".", "")


def _group(group: str, rules: list[Rule]) -> str:
    return NOTE + f"\n# {group}\n" + "".join(map(_rule, rules))


def _rule(rule: Rule) -> str:
    file = rule.file
    doubt = "" if file.keyakinan == "pasti" else ", perlu ditinjau manusia"
    lines = [
        f"\n## {rule.id}\n",
        f"**{plain(file.judul)}**\n",
        f"Tingkat: {rule.severity}{doubt} · status: {rule_page.STATUS[file.status]} · {rule_page.precision(rule.id)}\n",
        f"Seharusnya: {plain(file.seharusnya)}\n",
        plain(file.mengapa) + "\n",
        "Dasar:\n",
    ]
    for basis in rule.basis:
        quote = f": “{plain(basis.quote)}”" if basis.quote else ""
        lines.append(f"- {plain(wording.basis_words(basis))}{quote}")
    lines.append("\nBunyi temuan:\n")
    lines += [f"- {plain(message.text)}" for message in rule.messages.values()]
    lines += [f"\nYang perlu diubah: {plain(file.saran)}\n", f"Keliru bila: {plain(file.keliru_bila)}\n"]
    if file.params:
        lines += ["Ambang dan daftar kata:\n", _code(rule_page.readable(file.params))]
    if lists := rule.check.passes_over():
        lines.append("Yang tidak dinilai aturan ini (daftar kata sopcheck):\n")
        lines += [f"- {what}: {', '.join(words)}" for what, words in lists.items()]
        lines.append("")
    for example in file.contoh:
        lines += [f"### Contoh: {plain(example.nama)}\n", "Salah:\n", _code(example.salah), "Temuannya:\n"]
        lines += [f"- {plain(finding.teks)} (`{finding.di}`)" for finding in example.temuan]
        lines += ["\nBenar:\n", _code(example.benar)]
    return "\n".join(lines) + "\n"


def _code(value: object) -> str:
    return f"```yaml\n{dump(value)}```\n"


def _commands() -> str:
    top = arguments.parser()
    texts = [top.format_help()]
    subparsers = next(action for action in top._actions if getattr(action, "choices", None))
    texts += [command.format_help() for command in subparsers.choices.values()]  # type: ignore[union-attr]  # has choices
    return NOTE + "\n# Perintah\n" + "".join(f"\n```\n{text.rstrip()}\n```\n" for text in texts)


def main() -> int:
    wanted = dict(pages())
    present = {path.relative_to(DOCS).as_posix() for path in (DOCS / "rules").glob("*.md")}
    stale = [
        name for name, text in wanted.items() if not (DOCS / name).is_file() or (DOCS / name).read_text("utf-8") != text
    ]
    leftover = sorted(present - set(wanted))
    if README.read_text("utf-8") != readme():
        stale.append("../README.md")
        wanted["../README.md"] = readme()
    if "--check" in sys.argv:
        print("\n".join([*stale, *leftover]))
        return int(bool(stale or leftover))
    (DOCS / "rules").mkdir(exist_ok=True)
    for name in stale:
        (DOCS / name).write_text(wanted[name], "utf-8", newline="\n")
    for name in leftover:
        (DOCS / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
