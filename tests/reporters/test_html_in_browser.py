"""The HTML report in a real Chromium: it loads nothing, filters, opens, prints, and axe-core finds no violation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser import FOUND, Browser
from reporters.test_html import HOSTILE, everywhere

from sopcheck import cli
from sopcheck.engine import profile
from sopcheck.reporters.web import rule_site

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / ".venv" / "axe" / "package" / "axe.min.js"
WIDTHS = (1440, 768, 390)
NO_AXE = "axe-core (MPL-2.0, not ours to pass on) is not there: make browser"

pytestmark = pytest.mark.skipif(
    FOUND is None, reason="no Chromium on this machine: make browser (Debian package chromium)"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report for the LHE on SOPs with hostile words in every field, beside a file that cannot be read."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, words in enumerate(HOSTILE):
        (folder / f"{number}.json").write_text(json.dumps(everywhere(words)), "utf-8")
    (folder / f"{'a' * 120}.pdf").write_bytes(b"%PDF-1.7 rusak")
    path = folder / "laporan.html"
    given = ["--as-of", "2026-11-20", "--fail-on", "never", "--profile", "lhe"]
    assert cli.main(["check", str(folder), *given, "--output", str(path)]) == 2
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / rule_site.FOLDER).mkdir()
    for name, text in rule_site.pages(profile.catalogue().values()):
        (folder / name).write_text(text, "utf-8")
    return folder


def shown(browser: Browser, selector: str) -> int:
    return int(browser.do(f"[...document.querySelectorAll({selector!r})].filter(e => e.checkVisibility()).length"))


def choose(browser: Browser, name: str, value: str) -> str:
    """Set one field of the filters; what the page says is shown then."""
    return str(
        browser.do(
            "new Promise(done => { const form = document.getElementById('saring');"
            f"form.elements[{name!r}].value = {json.dumps(value)};"
            "form.dispatchEvent(new Event('input', {bubbles: true}));"
            "setTimeout(() => done(form.querySelector('output').textContent), 400); })"
        )
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_report_loads_nothing_and_fits_the_window(browser: Browser, report: Path, width: int) -> None:
    browser.open(report, width)
    assert browser.requests == [report.as_uri()]
    assert browser.said == []
    assert browser.do("document.documentElement.scrollWidth") <= width
    assert browser.do("performance.getEntriesByType('resource').length") == 0


OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
VISIBLE = "document.querySelectorAll('article.sop').forEach(each => { each.style.contentVisibility = 'visible'; })"


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_words_run_nothing_load_nothing_and_stay_within_the_window(
    browser: Browser, hostile: Path, width: int
) -> None:
    browser.open(hostile, width)
    browser.do(f"{OPEN};{VISIBLE};0")
    assert browser.requests == [hostile.as_uri()]
    assert browser.said == []
    assert browser.do("document.querySelectorAll('script').length") == 1
    assert browser.do("document.querySelectorAll('img').length") == 0
    assert browser.do("document.documentElement.scrollWidth") <= width
    assert browser.do("document.querySelectorAll('#tidak-dapat-dinilai ul > li').length") >= 1
    assert shown(browser, "#bukti-lke") == 1


def test_filters_by_severity_rule_outcome_and_words(browser: Browser, report: Path) -> None:
    browser.open(report)
    findings = shown(browser, "article li.t")
    assert findings == browser.do("document.querySelectorAll('article li.t').length") > 40
    rule = "identitas.nomor-kosong"
    assert choose(browser, "r", rule) == "2 temuan pada 2 dari 5 SOP; 4 SOP ditampilkan"  # two numbers are unread
    assert browser.do(
        f"[...document.querySelectorAll('article li.t')].every(e => e.hidden == (e.dataset.r != {rule!r}))"
    )
    choose(browser, "o", "d")
    assert shown(browser, "article li.t") == 0
    browser.do("document.getElementById('saring').reset()")
    assert choose(browser, "q", "tidak mungkin ada kata ini") == "0 temuan pada 0 dari 5 SOP ditampilkan"
    assert shown(browser, "tr.row") == 0
    assert choose(browser, "q", "Sungai Penuh").endswith("pada 1 dari 5 SOP ditampilkan")
    assert shown(browser, "article.sop") == shown(browser, "tr.row") == 1
    choose(browser, "q", "")
    browser.do("document.querySelector('input[value=peringatan]').click()")
    browser.do("document.querySelector('input[value=catatan]').click()")
    choose(browser, "q", "")
    assert shown(browser, "article li.t") == shown(browser, "article li.galat") == 4


def test_the_index_of_many_sops_finds_them_by_words_of_their_findings(browser: Browser, tmp_path: Path) -> None:
    late = {"nomor": "1", "kegiatan": "Menyusun laporan", "waktu": "9 lustrum", "output": ["Laporan"]}
    lines = [
        {"id": f"sop-{n}", "nama": "Penyusunan Laporan", "langkah": [late | {"waktu": "1 jam"}]} for n in range(60)
    ]
    lines[7]["langkah"] = [late]
    (tmp_path / "sop.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    index = tmp_path / "laporan.html"
    cli.main(["check", str(tmp_path), "--as-of", "2026-11-20", "--fail-on", "never", "--output", str(index)])
    browser.open(index)
    assert shown(browser, "tr.row") == 60
    assert choose(browser, "q", "9 LUSTRUM").endswith("temuan pada 1 dari 60 SOP ditampilkan")
    assert "0008-" in browser.do("document.querySelector('tr.row:not([hidden]) a').href")
    line = browser.do(
        "document.querySelector('tr.row:not([hidden])').dataset.f.split('\\n').find(e => e.includes('9 lustrum'))"
    )
    severity, rule, name = line.split(" ")[:3]
    title = browser.do(f"document.querySelector('#aturan-' + CSS.escape({rule!r}) + ' h3').textContent")
    for words in (rule, name[:10], title):
        choose(browser, "q", words)
        assert browser.do("!document.querySelectorAll('tr.row')[7].hidden"), words
    assert choose(browser, "q", name[:10]) == "1 temuan pada 1 dari 60 SOP ditampilkan"
    assert choose(browser, "q", "9 lustrum").endswith("pada 1 dari 60 SOP ditampilkan")
    browser.do(f"document.querySelector('input[value={severity}]').click()")
    assert (
        choose(browser, "q", "9 lustrum") == "0 temuan pada 0 dari 60 SOP ditampilkan"
    )  # that finding is filtered out
    browser.do("document.getElementById('saring').reset()")
    assert choose(browser, "r", "identitas.nomor-kosong").endswith("SOP ditampilkan")
    assert choose(browser, "q", "9 lustrum") == "0 temuan pada 0 dari 60 SOP ditampilkan"  # of another rule
    assert browser.said == []


def test_a_pin_opens_its_finding(browser: Browser, report: Path) -> None:
    browser.open(report)
    assert shown(browser, "article li.t details[open]") == 0
    target = browser.do(
        "(() => { const pin = document.querySelector('a.pin'); pin.click(); return pin.hash.slice(1); })()"
    )
    opened = (
        f"new Promise(d => setTimeout(() => d(document.getElementById({target!r}).querySelector('details').open), 200))"
    )
    assert browser.do(opened) is True
    words = browser.do(f"document.getElementById({target!r}).innerText")
    assert all(part in words for part in ("Tempat", "Dasar", "Saran", "Aturan"))


def test_without_scripts_everything_is_there(browser: Browser, report: Path) -> None:
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(report)
        assert shown(browser, "article li.t") > 40
        assert shown(browser, "#saring") == 0
    finally:
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)


def violations(browser: Browser, page: Path, width: int, dark: bool) -> list[str]:
    browser.open(page, width, dark)
    browser.do(f"{OPEN};{VISIBLE};0")
    browser.do(AXE.read_text("utf-8") + ";0")
    found = browser.do("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].target))")
    return [str(each) for each in found]


@pytest.mark.skipif(not AXE.is_file(), reason=NO_AXE)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(
    browser: Browser, report: Path, hostile: Path, site: Path, width: int, dark: bool
) -> None:
    pages = [report]
    if width == WIDTHS[-1]:
        pages += [
            hostile,
            site / rule_site.INDEX,
            site / rule_site.BASES,
            site / rule_site.FOLDER / "waktu.kosong.html",
        ]
    assert {page.name: violations(browser, page, width, dark) for page in pages} == {page.name: [] for page in pages}


def test_the_site_of_rules_is_searched(browser: Browser, site: Path) -> None:
    browser.open(site / rule_site.BASES)
    rows = shown(browser, "[data-find]")
    browser.do(
        "(() => { const f = document.getElementById('cari'); f.value = 'permenpanrb 35/2012'; f.dispatchEvent(new Event('input')); })()"
    )
    found = shown(browser, "[data-find]")
    assert 0 < found < rows
    assert browser.do("document.getElementById('ditemukan').textContent") == f"{found} ditampilkan"
    assert browser.said == []
