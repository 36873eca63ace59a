"""The HTML report as it is laid out in a real Chromium: form and findings together on any screen, and on paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from browser import FOUND, Browser
from reporters.test_html_in_browser import OPEN, ROOT, VISIBLE, shown

from sopcheck import cli
from sopcheck.reporters.pages import recap

pytestmark = pytest.mark.skipif(
    FOUND is None, reason="no Chromium on this machine: make browser (Debian package chromium)"
)

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
