"""The HTML report as it is laid out in a real Chromium: form and findings together on any screen, and on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from browser import FOUND, Browser
from reporters.test_html_in_browser import OPEN, ROOT, VISIBLE, shown

from sopcheck import cli
from sopcheck.reporters.pages import recap
from sopcheck.reporters.web.outcomes import LETTER

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


def of_actors(names: list[str], warnings: int = 0, steps: int = 6) -> dict[str, Any]:
    """An SOP with a column for each of the names."""
    rows = [
        {"nomor": str(place + 1), "kegiatan": "Menyusun berkas rancangan anggaran " * (6 if place == 0 else 1),
         "pelaksana": [names[place % len(names)]], "simbol": ["proses"], "kelengkapan": ["Dokumen rancangan"], "waktu": "10 menit",
         "output": [f"Berkas {place}"], "keterangan": "UJUNG"}
        for place in range(steps)
    ]  # fmt: skip
    named = {"id": f"s{warnings}", "nama": f"Penyusunan {warnings}", "instansi": "Kota Contoh"}
    return named | {"peringatan": ["Hati-hati"] * warnings, "pelaksana": names, "langkah": rows}


def printed(browser: Browser, folder: Path, *sops: dict[str, Any]) -> bytes:
    (folder / "sop.jsonl").write_text("".join(json.dumps(sop) + "\n" for sop in sops), "utf-8")
    report = folder / "cetak.html"
    given = ["--as-of", "2026-11-20", "--fail-on", "never", "--output", str(report)]
    assert cli.main(["check", str(folder / "sop.jsonl"), *given]) == 0
    browser.open(report)
    return browser.printed()


@pytest.mark.parametrize(
    "names",
    [
        [f"Kepala Bidang {n}" for n in range(20)],
        [f"Sekretaris Penanggungjawab Pemberdayaan {n}" for n in range(14)],
        [f"Kepala Seksi Pemberdayaan Masyarakat dan Kesejahteraan Sosial {n}" for n in range(30)],
        [f"{'Kepala Seksi Pemberdayaan ' * 6}{n}" for n in range(30)],
    ],
    ids=["20", "14 with long words", "30", "30 too long to stand upright"],
)
def test_a_step_table_of_many_actors_is_whole_on_paper(browser: Browser, tmp_path: Path, names: list[str]) -> None:
    with pdfium.PdfDocument(printed(browser, tmp_path, of_actors(names))) as document:
        found: list[float] = []
        heads: list[float] = []
        for page in document:
            words = page.get_textpage()
            for sought, places in (("UJUNG", found), ("Keterangan", heads)):
                search = words.search(sought, match_case=True)
                while at := search.get_next():
                    places += [words.get_charbox(at[0] + n)[2] for n in range(at[1])]
            width = page.get_width()
    edge = width - 12 / 25.4 * 72  # the margin of page.css
    assert len(found) == 6 * len("UJUNG")
    assert max(*found, *heads) <= edge


def test_on_paper_the_heading_of_a_step_table_is_never_alone_at_the_foot_of_a_page(
    browser: Browser, tmp_path: Path
) -> None:
    sops = [of_actors(["Kepala", "Sekretaris", "Analis", "Staf"], count, 3) for count in range(6, 26)]
    with pdfium.PdfDocument(printed(browser, tmp_path, *sops)) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    headed = [words for words in pages if re.search(r"Kelengkapan\s+Waktu\s+Output\s+Keterangan", words)]
    assert len(headed) >= len(sops)
    assert [words[-80:] for words in headed if "UJUNG" not in words] == []
    assert [words[-80:] for words in pages if re.search(r"\bLangkah[\s\d]*$", words)] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_two_parts_of_the_charts_share_a_colour(browser: Browser, report: Path, dark: bool) -> None:
    browser.open(report, dark=dark)
    kinds = ["galat", "peringatan", "catatan", *(f"o-{each}" for each in LETTER)]
    script = """(() => { const key = document.querySelector('.chart .key rect');
      return %s.map(kind => { key.setAttribute('class', 'f-' + kind); return getComputedStyle(key).fill; }); })()"""
    fills = browser.do(script % json.dumps(kinds))
    assert len(set(fills)) == len(kinds)
