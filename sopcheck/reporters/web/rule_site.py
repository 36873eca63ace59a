"""The site of all rules: a list with a search field, an index by legal basis, and a page per rule.

Files that need no server and no network; links are relative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.rule import Rule
from sopcheck.model.findings import GRADES, Basis
from sopcheck.reporters.pages import wording
from sopcheck.reporters.pages.rule_page import precision
from sopcheck.reporters.web import shell
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.rule_article import anchor, article

INDEX, BASES, FOLDER = "index.html", "dasar.html", "aturan"
SUBTITLE = "Apa yang diperiksa sopcheck, berdasarkan apa, dan seberapa sering benar"
TITLE = "Aturan sopcheck"


def pages(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """(path, text) of every file of the site."""
    rules = sorted(rules, key=lambda rule: rule.id)
    yield INDEX, _page(TITLE, _list(rules))
    yield BASES, _page("Aturan menurut dasar hukum", _by_basis(rules))
    for rule in rules:
        yield f"{FOLDER}/{rule.id}.html", _page(rule.file.judul, article(rule, f"../{BASES}"), "../")


def _page(title: str, content: str, up: str = "") -> str:
    links = ((f"{up}{INDEX}", "Semua aturan"), (f"{up}{BASES}", "Menurut dasar hukum"))
    return shell.opening(title, SUBTITLE, links) + content + shell.closing("Ditulis dari berkas aturan sopcheck.")


def _search(words: str) -> str:
    return (
        f'<form role="search" aria-label="{words}" hidden class="search"><label>{words} <input type="search" id="cari" '
        'autocomplete="off"></label> <output id="ditemukan" aria-live="polite"></output></form>'
    )


def _list(rules: list[Rule]) -> str:
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    heads = "".join(f"<th scope=col>{head}" for head in ("Aturan", "Tingkat", "Dasar", "Ukuran"))
    parts = [
        f'<section data-group aria-label="{group}"><h2>{group}</h2><div class="scroll" role="group" tabindex="0" '
        f'aria-label="Aturan {group}"><table class="counts"><thead><tr>{heads}</thead><tbody>'
        f"{''.join(map(_row, members))}</tbody></table></div></section>"
        for group, members in groups.items()
    ]
    return f"<p>{len(rules)} aturan.</p>{_search('Cari aturan')}{''.join(parts)}"


def _row(rule: Rule) -> str:
    bases = ", ".join(
        dict.fromkeys(
            f'<a href="{BASES}#{safe(anchor(b))}">{safe(wording.norm_name(b))}</a> [{b.grade}]' for b in rule.basis
        )
    )
    off = " (tidak aktif pada profil bawaan)" if rule.off else ""
    return (
        f'<tr data-find><th scope=row><a href="{FOLDER}/{rule.id}.html">{rule.id}</a> <small>{safe(rule.file.judul)}</small>'
        f"<td>{rule.severity}{off}<td class=wrap>{bases}<td class=wrap>{rule.file.status}; {safe(precision(rule.id))}"
    )


def _by_basis(rules: list[Rule]) -> str:
    norms: dict[str, list[tuple[Rule, Basis]]] = {}
    for rule in rules:
        for basis in rule.basis:
            norms.setdefault(anchor(basis), []).append((rule, basis))
    grades = "; ".join(f"[{grade}] {words}" for grade, words in GRADES.items())
    parts = [
        f'<section data-group id="{safe(at)}" aria-labelledby="j-{safe(at)}"><h2 id="j-{safe(at)}">{safe(wording.norm_name(found[0][1]))}</h2>'
        f"<ul>{''.join(_resting(found))}</ul></section>"
        for at, found in sorted(norms.items(), key=_order)
    ]
    return f"<p>{grades}</p>{_search('Cari dasar hukum atau aturan')}{''.join(parts)}"


def _resting(found: list[tuple[Rule, Basis]]) -> Iterator[str]:
    """The rules that rest on one norm, with the place in it."""
    for rule, basis in found:
        doubt = "perlu verifikasi" if basis.grade == "M" else basis.grade
        place = f": {safe(basis.at)}" if basis.at else ""
        yield (
            f'<li data-find><a href="{FOLDER}/{rule.id}.html">{rule.id}</a> {safe(rule.file.judul)} '
            f"<small>[{doubt}]{place}</small><span class=vh> {safe(wording.norm_name(basis))}</span>"
        )


def _order(item: tuple[str, object]) -> tuple[bool, str]:
    """Norms first, what no norm says last."""
    return item[0] in ("logika-dokumen", "kebijakan-sopcheck"), item[0]
