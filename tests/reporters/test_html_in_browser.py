"""The HTML report in a real Chromium: it loads nothing, filters, opens, prints, and axe-core finds no violation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from browser import FOUND, Browser
from reporters.test_html import HOSTILE, everywhere

from sopcheck import cli
from sopcheck.engine import profile
from sopcheck.reporters.pages import recap
from sopcheck.reporters.web import rule_site

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / ".venv" / "axe" / "package" / "axe.min.js"
WIDTHS = (1440, 768, 390)
NO_AXE = "axe-core (MPL-2.0, not ours to pass on) is not there: make browser"

pytestmark = pytest.mark.skipif(
    FOUND is None, reason="no Chromium on this machine: make browser (Debian package chromium)"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as HTML."""
    path = tmp_path_factory.mktemp("html") / "corpus.html"
    cli.main(["check", str(ROOT / "corpus/sop"), "--as-of", "2026-11-20", "--fail-on", "never", "--output", str(path)])
    return path


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
    assert choose(browser, "r", rule) == "2 temuan pada 5 dari 5 SOP ditampilkan"  # judged in all of them
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
    assert choose(browser, "q", "9 LUSTRUM") == "1 dari 60 SOP ditampilkan"
    assert "0008-" in browser.do("document.querySelector('tr.row:not([hidden]) a').href")
    line = browser.do(
        "document.querySelector('tr.row:not([hidden])').dataset.f.split('\\n').find(e => e.includes('9 lustrum'))"
    )
    severity, rule, name = line.split(" ")[:3]
    title = browser.do(f"document.querySelector('#aturan-' + CSS.escape({rule!r}) + ' h3').textContent")
    for words in (rule, name[:10], title):
        choose(browser, "q", words)
        assert browser.do("!document.querySelectorAll('tr.row')[7].hidden"), words
    assert choose(browser, "q", name[:10]) == "1 dari 60 SOP ditampilkan"
    assert choose(browser, "q", "9 lustrum") == "1 dari 60 SOP ditampilkan"
    browser.do(f"document.querySelector('input[value={severity}]').click()")
    assert choose(browser, "q", "9 lustrum") == "0 dari 60 SOP ditampilkan"  # that finding is filtered out
    browser.do("document.getElementById('saring').reset()")
    assert choose(browser, "r", "identitas.nomor-kosong").endswith("SOP ditampilkan")
    assert choose(browser, "q", "9 lustrum") == "0 dari 60 SOP ditampilkan"  # of another rule
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


FIVE = "[...document.querySelectorAll('.steps')].filter(e => e.tHead.rows[0].cells.length === 6 + 5)"
"""Step tables with five actor columns."""


def test_a_table_of_five_actors_is_whole_on_a_wide_screen(browser: Browser, report: Path) -> None:
    browser.open(report, 1440)
    browser.do(f"{VISIBLE};0")
    assert browser.do(f"{FIVE}.length") == 3
    assert browser.do(f"{FIVE}.every(e => e.parentElement.scrollWidth <= e.parentElement.clientWidth)")
    assert browser.do(f"{FIVE}.every(e => e.getBoundingClientRect().right <= innerWidth)")


SETTLED = "new Promise(done => setTimeout(() => done(%s), 300))"


@pytest.mark.parametrize("width", [390, 768, 1200, 1440, 1920])
def test_a_finding_brings_its_pin_into_view_and_stays_itself(browser: Browser, report: Path, width: int) -> None:
    browser.open(report, width)
    browser.do(f"{VISIBLE};0")
    names = "[...document.querySelectorAll('#s4 li.t')].filter(e => /kolom (Waktu|Output)/.test(e.innerText)).map(e => e.id)"
    found = browser.do(names)
    assert len(found) > 5
    for name in found:
        browser.do(f"document.querySelector('#{name} summary').click()")
        script = f"""(() => {{
          const box = e => e.getBoundingClientRect();
          const pin = document.querySelector('a.pin[href="#{name}"]'), list = box(pin.closest('.beside').querySelector('.list'));
          const at = box(pin), top = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
          const item = box(document.querySelector('#{name} summary'));
          return [top === pin, pin.classList.contains('now'), item.top >= list.top - 1, item.top < list.bottom, item.top < innerHeight];
        }})()"""
        assert browser.do(SETTLED % script) == [True] * 5, name
    assert browser.said == []


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_a_table_wider_than_its_frame_says_so(browser: Browser, report: Path, width: int) -> None:
    browser.open(report, width)
    browser.do(f"{VISIBLE};0")
    wide = "[...document.querySelectorAll('.scroll')].filter(e => e.checkVisibility()).map(e => [e.scrollWidth > e.clientWidth + 4, e.classList.contains('more'), getComputedStyle(e, '::before').content.includes('geser')])"
    seen = browser.do(SETTLED % wide)
    assert all(is_wider == marked == told for is_wider, marked, told in seen)
    assert browser.do(f"{FIVE}.map(e => e.parentElement.classList.contains('more'))") == [width < 1440] * 3


@pytest.mark.parametrize("width", [390, 1440])
def test_a_pin_moves_the_list_and_not_the_form(browser: Browser, report: Path, width: int) -> None:
    browser.open(report, width)
    browser.do(f"{VISIBLE};0")
    pin = "[...document.querySelectorAll('#s4 .steps a.pin')].at(-1)"
    browser.do(f"{pin}.scrollIntoView({{block: 'nearest', inline: 'center'}})")
    before = browser.do(SETTLED % f"{pin}.getBoundingClientRect().y")
    browser.do(f"{pin}.click()")
    after = f"[{pin}.getBoundingClientRect().y, document.activeElement.closest('li').id === {pin}.hash.slice(1)]"
    assert browser.do(SETTLED % after) == [before, True]
    shown_at = "document.activeElement.getBoundingClientRect()"
    assert 0 < browser.do(f"{shown_at}.top") < browser.do("innerHeight")


def test_on_paper_everything_is_open(browser: Browser, report: Path) -> None:
    browser.open(report)
    paper = browser.printed()
    assert paper.startswith(b"%PDF")
    assert len(paper) > 200_000  # closed, it would be a fraction
    assert shown(browser, "article li.t details[open]") == 0  # and closed again afterwards


def on_paper(browser: Browser, folder: Path, *given: str) -> list[str]:
    """The words of each printed page."""
    report = folder / "cetak.html"
    fixed = ["--as-of", "2026-11-20", "--fail-on", "never", "--output", str(report)]
    assert cli.main(["check", *given, *fixed]) == 0
    browser.open(report)
    with pdfium.PdfDocument(browser.printed()) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("profile", ["reviu", "lhe"])
def test_a_single_sop_is_printed_short_and_says_the_outcome_of_every_rule_once(
    browser: Browser, tmp_path: Path, profile: str
) -> None:
    (sop,) = (ROOT / "corpus/sop").glob("004*.yaml")
    pages = on_paper(browser, tmp_path, str(sop), "--profile", profile)
    words = "\n".join(pages)
    assert len(pages) <= 17
    assert "Pengumpulan Data Kinerja" in pages[0]
    for title in (recap.BY_RULE, recap.BY_OFFICE, "Menurut aturan", "Daftar SOP"):
        assert title not in words
    assert words.count("Hasil semua aturan") == 1
    assert "waktu.satuan-campur" in words


@pytest.mark.parametrize(("profile", "printed"), [("reviu", False), ("lhe", True)])
def test_rule_by_outcome_is_printed_for_an_evaluation_of_several(
    browser: Browser, tmp_path: Path, profile: str, printed: bool
) -> None:
    words = "\n".join(on_paper(browser, tmp_path, str(ROOT / "corpus/sop"), "--profile", profile))
    assert (recap.BY_RULE in words) == printed
    for title in (recap.BY_OFFICE, "Menurut aturan", "Daftar SOP"):
        assert title in words


def test_on_paper_nothing_is_wider_than_the_page(browser: Browser, tmp_path: Path) -> None:
    page = round((297 - 24) / 25.4 * 96)  # A4 on its side within the margins of page.css
    report = tmp_path / "laporan.html"
    sops = [str(ROOT / "tests/readers/office/data/x1_clean.xlsx"), str(ROOT / "corpus/sop")]  # one of them with symbols
    cli.main(["check", *sops, "--as-of", "2026-11-20", "--profile", "lhe", "--output", str(report)])
    browser.open(report, page)
    browser.ask("Emulation.setEmulatedMedia", media="print")
    try:
        browser.do(f"{OPEN};0")
        assert browser.do("document.documentElement.scrollWidth") <= page
        wide = (
            "[...document.querySelectorAll('table, svg')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        )
        assert browser.do(f"{wide}.map(e => e.className.baseVal || e.className)") == []
        assert browser.do("Math.max(...[...document.querySelectorAll('svg.g')].map(e => e.clientHeight))") < 30
    finally:
        browser.ask("Emulation.setEmulatedMedia", media="")


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
