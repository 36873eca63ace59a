"""The HTML report as text: everything of the report is in it, nothing printed is markup, large sets become pages."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from reporters.written import ended

from sopcheck import app, cli, reporters
from sopcheck.engine import profile
from sopcheck.engine.check import Context
from sopcheck.law.registry import load_law
from sopcheck.model.report import CorpusReport, DocumentReport, Event, InputStatus
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, ReaderNote, Source

ROOT = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 20)
RULES = profile.load()
HEAD = app.head(app.Options((), DAY), RULES, load_law())
VOID = {"meta", "br", "input", "path", "rect", "use", "circle"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a\u202eb\u2066c",
    "\x00\x1b[2J\x07",
    "]]>--><!--",
    "&lt;b&gt;",
    "z" * 10_000,
)


class Parsed(HTMLParser):
    """Tags with their attributes, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._raw = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._raw = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        self._raw = ""

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.words.append(data)

    def all(self, name: str) -> list[str]:
        return [str(found[name]) for _, found in self.tags if name in found]


def judged(*values: dict[str, Any], path: str = "a.yaml", notes: tuple[ReaderNote, ...] = ()) -> list[DocumentReport]:
    context = Context(DAY, load_law())
    return [
        app.judged(Document(Sop.model_validate(each), Source(path, "", "yaml"), notes=notes), RULES, context)
        for each in values
    ]


def events(documents: Sequence[DocumentReport]) -> list[Event]:
    unread = InputStatus("b.yaml", "unreadable", "b.yaml: <b>rusak</b>")
    return ended(HEAD, *documents, unread, CorpusReport())


def page(documents: Sequence[DocumentReport]) -> str:
    reporter = reporters.make("html")
    return b"".join(reporters.as_bytes(reporter.take(event)) for event in events(documents)).decode()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """The corpus as HTML and as JSON."""
    folder = tmp_path_factory.mktemp("corpus")
    outputs = [str(folder / "a.html"), str(folder / "a.json")]
    cli.main(
        ["check", str(ROOT / "corpus/sop"), "--as-of", "2026-11-20", "--output", outputs[0], "--output", outputs[1]]
    )
    return Path(outputs[0]).read_text("utf-8"), json.loads(Path(outputs[1]).read_text("utf-8"))


def test_every_finding_of_the_json_is_there_once_and_pinned_once(corpus: tuple[str, dict[str, Any]]) -> None:
    text, report = corpus
    found = Parsed(text)
    judged = [*report["documents"], report["corpus"]]
    findings = [f for each in judged for result in each["results"] for f in result["findings"]]
    listed = [attributes for tag, attributes in found.tags if tag == "li" and "data-id" in attributes]
    assert sorted(str(each["data-id"]) for each in listed) == sorted(each["id"] for each in findings)
    pins = [
        attributes["href"] for tag, attributes in found.tags if tag == "a" and "pin" in (attributes.get("class") or "")
    ]
    across = {f["id"] for result in report["corpus"]["results"] for f in result["findings"]}
    assert across  # these have no place on one form: they stand above, without a pin
    assert sorted(map(str, pins)) == sorted(f"#{each['id']}" for each in listed if each["data-id"] not in across)
    words = " ".join(found.words)
    for each in findings:
        assert " ".join(each["message"].split()) in words
        assert " ".join(each["recommendation"].split()) in words


def test_an_opened_finding_and_the_page_of_its_rule_say_what_should_be(corpus: tuple[str, dict[str, Any]]) -> None:
    text, report = corpus
    entries = re.findall(r'<li id="[^"]*" class="t .*?</details>', text)
    assert len(entries) > 20
    for entry in entries:
        (rule,) = re.findall(r'data-r="([^"]+)"', entry)
        assert f"<dt>Seharusnya<dd>{report['rules'][rule]['ought']}<dt>Dasar" in entry
    explained = text.partition('<section id="aturan"')[2]
    assert all(f"<b>Seharusnya:</b> {rule['ought']}</p>" in explained for rule in report["rules"].values())


def test_every_place_that_could_not_be_judged_is_named_with_its_reason(corpus: tuple[str, dict[str, Any]]) -> None:
    text, report = corpus
    words = " ".join(Parsed(text).words)
    missing = {u["missing"] for d in report["documents"] for r in d["results"] for u in r["unassessed"]}
    assert len(missing) > 5
    assert [each for each in missing if each not in words] == []


def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(corpus: tuple[str, dict[str, Any]]) -> None:
    found = Parsed(corpus[0])
    ids = found.all("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in found.all("href") if href.startswith("#")} <= set(ids)


def test_nothing_is_loaded_and_only_our_script_may_run(corpus: tuple[str, dict[str, Any]]) -> None:
    text = corpus[0]
    found = Parsed(text)
    assert {tag for tag, _ in found.tags} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "base",
    } == set()
    assert found.all("src") == []
    assert [href for href in found.all("href") if not href.startswith("#")] == []
    assert re.search(r"url\((?!#)|@import|https?://", text) is None
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in text


def everywhere(words: str) -> dict[str, Any]:
    """An SOP with the same words in every field."""
    step = {
        "nomor": words, "kegiatan": words, "pelaksana": [words], "simbol": ["keputusan"], "kelengkapan": [words, words], "waktu": words,
        "output": [words], "keterangan": words, "ke": [words, {"langkah": words, "jika": words}], "ya": words, "tidak": words,
    }  # fmt: skip
    shapes = {**step, "bentuk": [{"pelaksana": words, "simbol": "proses", "teks": words}]}
    texts = ("id", "instansi", "unit_kerja", "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan", "total_waktu", "satuan_waktu")  # fmt: skip
    lists = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan_perlengkapan", "peringatan", "pencatatan_pendataan", "pelaksana", "kolom")  # fmt: skip
    official = {"jabatan": words, "nama": words, "nip": words}
    return {
        **dict.fromkeys(texts, words), **{name: [words, words] for name in lists}, "disahkan_oleh": official, "penanda_tangan": official,
        "langkah": [step, shapes], "label": {"nama": words},
    }  # fmt: skip


@pytest.mark.parametrize(
    "words", HOSTILE, ids=["script", "attribute", "direction", "control", "comment", "entity", "long"]
)
def test_hostile_words_in_every_field_appear_as_text(words: str) -> None:
    harmless = Parsed(page(judged(everywhere("kata"), path="kata", notes=(ReaderNote("a", "", "kata"),))))
    text = page(judged(everywhere(words), path=words, notes=(ReaderNote("a", "", words),)))
    found = Parsed(text)
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in harmless.tags} | {"q", "h4", "small"}
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert re.search(r"<script>alert|<img", text) is None
    told = " ".join(found.words)
    assert "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words) in told


def test_many_columns_and_rows_do_not_multiply() -> None:
    wide = {
        "pelaksana": [f"Jabatan {n}" for n in range(2000)],
        "langkah": [{"pelaksana": [f"Lain {n}"]} for n in range(500)],
    }
    drawn = DocumentReport(Source("a.yaml", "", "yaml"), Sop.model_validate(wide), (), ())
    assert len(page([drawn])) < 500_000


def test_the_same_report_is_the_same_bytes(corpus: tuple[str, dict[str, Any]], tmp_path: Path) -> None:
    again = tmp_path / "b.html"
    cli.main(["check", str(ROOT / "corpus/sop"), "--as-of", "2026-11-20", "--output", str(again), "--jobs", "2"])
    assert again.read_text("utf-8") == corpus[0]


GOOD = {
    "nama": "Penyusunan Laporan",
    "instansi": "Kota Contoh",
    "langkah": [{"nomor": "1", "kegiatan": "Menyusun", "waktu": "-"}],
}


def several(folder: Path, count: int) -> Path:
    path = folder / "sop.jsonl"
    path.write_text("".join(json.dumps({**GOOD, "id": f"sop-{n}"}) + "\n" for n in range(count)), "utf-8")
    return path


def check(path: Path, output: Path) -> int:
    return cli.main(["check", str(path), "--as-of", "2026-11-20", "--fail-on", "never", "--output", str(output)])


def test_a_report_is_not_taken_for_an_sop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(several(tmp_path, 1), tmp_path / "laporan.html")
    capsys.readouterr()
    assert cli.main(["check", str(tmp_path), "--as-of", "2026-11-20", "--fail-on", "never", "--format", "json"]) == 0
    inputs = {Path(each["path"]).name: each["status"] for each in json.loads(capsys.readouterr().out)["inputs"]}
    assert inputs == {"laporan.html": "skipped", "sop.jsonl": "checked"}


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt", ".json", ".jsonl"])
def test_a_report_may_be_written_again_and_is_never_an_sop(
    tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = several(tmp_path, 1), tmp_path / f"laporan{suffix}"
    assert check(source, output) == check(source, output) == 0
    capsys.readouterr()
    assert cli.main(["check", str(output), "--as-of", "2026-11-20"]) == 2
    assert "ini laporan sopcheck, bukan SOP" in " ".join(capsys.readouterr().out.split())


def test_tags_are_closed_in_order() -> None:
    """Cells and items may stay open, as HTML allows; everything else is closed in order."""

    class Nesting(HTMLParser):
        open: list[str]
        free = VOID | {"li", "td", "th", "tr", "dt", "dd", "option"}

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in self.free:
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            if tag not in self.free:
                assert self.open.pop() == tag

    nesting = Nesting()
    nesting.open = []
    nesting.feed(page(judged(everywhere("kata"), GOOD)))
    assert nesting.open == []
