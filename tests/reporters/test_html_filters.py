"""The filters of the HTML report in a real Chromium, rule by rule against the report's JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browser import FOUND, Browser
from reporters.test_html import ROOT
from reporters.test_html_in_browser import choose, shown

from sopcheck import cli

pytestmark = pytest.mark.skipif(
    FOUND is None, reason="no Chromium on this machine: make browser (Debian package chromium)"
)

LETTERS = {"t": "temuan", "d": "tidak_dapat_dinilai", "m": "memenuhi", "b": "tidak_berlaku", "g": "gagal"}

EVERY_CHOICE = """(() => {
  window.setTimeout = (act) => { act(); return 0; };  // the page waits for more letters; here none come
  const form = document.getElementById('saring'), { r, o } = form.elements, seen = [];
  const all = [...document.querySelectorAll('article.sop').length ? document.querySelectorAll('article.sop') : document.querySelectorAll('tr.row')];
  for (const rule of r.options) for (const outcome of o.options) {
    r.value = rule.value; o.value = outcome.value;
    form.dispatchEvent(new Event('input', {bubbles: true}));
    seen.push([rule.value, outcome.value, all.flatMap((e, i) => e.hidden ? [] : [i]), form.querySelector('output').textContent]);
  }
  return seen;
})()"""


def sops(folder: Path, count: int) -> Path:
    """The corpus and some SOPs more: of one number, of one work with different times, of other steps."""
    made = []
    for n in range(count - 5):
        steps = [
            {"nomor": str(place), "kegiatan": words, "pelaksana": ["Staf"], "waktu": f"{place + n % 2} jam", "output": [f"Konsep {n}"]}
            for place, words in enumerate(("Menyusun konsep laporan kinerja", "Memeriksa konsep laporan kinerja", "Menandatangani laporan kinerja", "Mengirim laporan kinerja", "Mengarsipkan laporan kinerja"), 1)
        ]  # fmt: skip
        made.append({"id": f"lain-{n}", "nama": f"Penyusunan Laporan {n % 3}", "instansi": "Pemerintah Kota Contoh", "unit_kerja": "Dinas Sosial", "nomor": f"065/{n // 2 + 17}/2024", "pelaksana": ["Staf"], "langkah": steps if n else [{"waktu": None}], "tidak_terbaca": [] if n else ["nomor"]})  # fmt: skip
    (folder / "lain.jsonl").write_text("".join(json.dumps(each) + "\n" for each in made), "utf-8")
    return folder / "lain.jsonl"


def expected(report: dict[str, Any], rule: str, letter: str) -> tuple[list[int], str]:
    """Which SOPs are shown for a choice, by position, and what is said of them."""
    paths = {each["source"]["path"]: place for place, each in enumerate(report["documents"])}
    found, having, open_ = 0, set(), set()
    for place, document in enumerate(report["documents"]):
        for result in document["results"]:
            if rule in ("", result["rule"]):
                told = result["findings"] if letter in ("", "t") else []
                found += len(told)
                having |= {place} if told else set()
                if letter:
                    open_ |= {place} if result["outcome"] == LETTERS[letter] else set()
                elif not rule or result["outcome"] in ("temuan", "tidak_dapat_dinilai", "gagal"):
                    open_.add(place)
    for result in report["corpus"]["results"]:
        if rule in ("", result["rule"]):
            told = result["findings"] if letter in ("", "t") else []
            found += len(told)
            having |= {paths[at.rpartition("#")[0]] for finding in told for at in (finding["at"], *finding["related"])}
            if letter in ("", "d"):
                open_ |= {paths[each["at"].rpartition("#")[0]] for each in result["unassessed"]}
    visible = sorted(having | open_)
    rest = f"; {len(visible)} SOP ditampilkan" if len(visible) > len(having) else " ditampilkan"
    return visible, f"{found} temuan pada {len(having)} dari {len(paths)} SOP{rest}"


@pytest.mark.parametrize("count", [12, 60], ids=["one page", "an index of many"])
def test_every_rule_with_every_outcome_shows_the_sops_and_counts_of_the_json(
    browser: Browser, tmp_path: Path, count: int
) -> None:
    more = sops(tmp_path, count)
    page, data = tmp_path / "a.html", tmp_path / "a.json"
    given = ["--as-of", "2026-11-20", "--fail-on", "never", "--output", str(page), "--output", str(data)]
    cli.main(["check", str(ROOT / "corpus/sop"), str(more), *given])
    report = json.loads(data.read_text("utf-8"))
    assert len(report["documents"]) == count
    browser.open(page)
    assert shown(browser, "article.sop") == (count if count <= 50 else 0)
    seen = browser.do(EVERY_CHOICE)
    assert browser.said == []
    rules = {result["rule"] for each in (*report["documents"], report["corpus"]) for result in each["results"]}
    assert {rule for rule, *_ in seen} == {"", *rules}
    across = [rule for rule in report["corpus"]["results"] if rule["findings"]]
    assert len(across) > 1
    assert any(rule["unassessed"] for rule in report["corpus"]["results"])
    told = {(rule, letter): (places, words) for rule, letter, places, words in seen}
    assert told == {(rule, letter): expected(report, rule, letter) for rule, letter in told}
    assert len(set(map(str, told.values()))) > 50


def test_a_page_of_one_of_many_sops_offers_only_rules_that_judged_it(browser: Browser, tmp_path: Path) -> None:
    index = tmp_path / "a.html"
    cli.main(["check", str(sops(tmp_path, 65)), "--as-of", "2026-11-20", "--fail-on", "never", "--output", str(index)])
    offered = "[...document.querySelectorAll('select[name=r] option')].map(e => e.value).filter(e => e.startsWith('korpus.')).length"
    browser.open(index)
    assert browser.do(offered) == 7
    browser.open(sorted((tmp_path / "a-sop").iterdir())[7])
    assert browser.do(offered) == 0
    rule = browser.do("[...document.querySelectorAll('article li.t')].at(-1).dataset.r")
    count = browser.do(f"document.querySelectorAll('article li.t[data-r={json.dumps(rule)}]').length")
    assert choose(browser, "r", rule) == f"{count} temuan pada 1 dari 1 SOP ditampilkan"


def test_all_words_must_be_there_in_any_order(browser: Browser, report: Path) -> None:
    browser.open(report)
    one = choose(browser, "q", "Sungai Penuh")
    assert one.endswith("pada 1 dari 5 SOP ditampilkan")
    assert choose(browser, "q", "penuh  SUNGAI") == one
    assert choose(browser, "q", "penuh sungai zzz").startswith("0 temuan pada 0 dari 5 SOP")


def test_the_index_finds_words_in_any_order_and_partly_in_the_name(browser: Browser, tmp_path: Path) -> None:
    late = {"nomor": "1", "kegiatan": "Menyusun laporan", "waktu": "1 jam", "output": ["Laporan"]}
    lines = [{"id": f"sop-{n}", "nama": f"Penyusunan Laporan {'abc'[n % 3] * 5}", "langkah": [late]} for n in range(60)]
    lines[7]["langkah"] = [late | {"waktu": "9 lustrum"}]  # bbbbb
    (tmp_path / "sop.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    index = tmp_path / "laporan.html"
    cli.main(["check", str(tmp_path), "--as-of", "2026-11-20", "--fail-on", "never", "--output", str(index)])
    browser.open(index)
    assert choose(browser, "q", "lustrum langkah bbbbb").endswith("temuan pada 1 dari 60 SOP ditampilkan")
    assert "0008-" in browser.do("document.querySelector('tr.row:not([hidden]) a').href")
    assert choose(browser, "q", "lustrum ccccc") == "0 temuan pada 0 dari 60 SOP ditampilkan"
