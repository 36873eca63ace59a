"""Rules across SOPs: the same for any order and any jobs, crashes apart, bounded, and said where they are."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import sops

from sopcheck import app, reporters
from sopcheck.engine import corpus, examples, profile
from sopcheck.engine.check import Check, Context, Fact, Hit, Looked, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import Bounded, Comparison, Corpus, Named, Places, Scope, digest_for
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule, make
from sopcheck.engine.summary import PARTS, Entry, Lost, same_office
from sopcheck.errors import RuleError
from sopcheck.law.registry import load_law
from sopcheck.model.findings import RuleResult
from sopcheck.model.report import CorpusReport, Report
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.yamltext import Tree

DAY = date(2026, 11, 20)
CONTEXT = Context(DAY, load_law())
RULES = profile.load(every=True).corpus


class Lihat(Fact):
    apa: str


def rule_of(compare: type[Comparison], rule_id: str = "uji.saja", **changes: Any) -> Rule:
    value = {
        "judul": "u", "mengapa": "u", "dasar": [{"peraturan": "logika", "grade": "L"}], "tingkat": "galat", "check": "uji",
        "pesan": {"lihat": "Lihat {apa}."}, "saran": "Ubah {apa}.", "keliru_bila": "-",
        "contoh": [{"nama": "a", "salah": [], "temuan": [{"pesan": "lihat", "di": "1#nama", "teks": "x"}], "benar": []}],
        **changes,
    }  # fmt: skip
    return make(rule_id, Tree(value), "uji.yaml", {"uji": across(Lihat)(compare)})


def telling(*seen: Seen) -> type[Comparison]:
    """A comparison that says just this."""

    class Uji(Comparison):
        def take(self, entry: Entry, *parts: Any) -> None:
            pass

        def told(self) -> Iterator[Seen]:
            yield from seen

    return Uji


def compared(rules: list[Rule], *fragments: dict[str, Any]) -> tuple[RuleResult, ...]:
    digest = digest_for(rules, CONTEXT)
    assert digest is not None
    state = Corpus(rules, CONTEXT)
    for number, fragment in enumerate(fragments, 1):
        document = Document(Sop.model_validate(fragment), Source(str(number), "", "uji"))
        state.take(digest.of(document, Reading(document.sop)))
    return state.results()


TWO: tuple[dict[str, Any], ...] = ({"nama": "A"}, {"nama": "B"})
HIT = Hit("1#nama", Lihat(apa="a"), related=("2#nama",), quotes=("A",), anchor="a")


def test_a_finding_names_its_documents_by_path_and_place() -> None:
    (result,) = compared([rule_of(telling(HIT, replace(HIT, tinjau=True), looked(2)))], *TWO)
    first, second = result.findings
    assert (first.at, first.related, first.place) == ("1#nama", ("2#nama",), "Nama SOP pada 1")
    assert (first.message, first.recommendation, first.quotes) == ("Lihat a.", "Ubah a.", ("A",))
    assert (first.severity, first.confidence) == ("galat", "pasti")
    assert (second.severity, second.confidence) == ("peringatan", "tinjau")
    assert first.id != second.id
    assert (result.outcome, result.checked) == ("temuan", 2)


@pytest.mark.parametrize("place", [0, 1])
def test_what_rests_on_recognized_letters_asks_for_a_human(place: int) -> None:
    scanned = [
        {**TWO[n], "bacaan": {"langkah": {"cara": "ocr", "keyakinan": "rendah"}} if n == place else {}} for n in (0, 1)
    ]
    (result,) = compared([rule_of(telling(HIT, looked(2)))], *scanned)
    assert [(one.severity, one.confidence) for one in result.findings] == [("peringatan", "tinjau")]


@pytest.mark.parametrize(
    ("seen", "outcome", "reason"),
    [
        ([looked(7)], "memenuhi", None),
        ([NotApplicable("tidak ada")], "tidak_berlaku", "tidak ada"),
        ([*(Places().told())], "gagal", "check “uji” tidak menyatakan apa pun"),
    ],
)
def test_every_comparison_ends_with_one_outcome(seen: list[Seen], outcome: str, reason: str | None) -> None:
    (result,) = compared([rule_of(telling(*seen))], *TWO)
    if outcome == "gagal":
        assert result.outcome == "gagal"
    else:
        assert (result.outcome, result.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("fragments", "reason"),
    [
        ((), "tidak ada SOP yang dapat dibandingkan"),
        (TWO[:1], "hanya satu SOP yang diperiksa, tidak ada pembandingnya"),
    ],
)
def test_there_is_nothing_to_compare_one_sop_with(fragments: tuple[dict[str, Any], ...], reason: str) -> None:
    for result in compared(list(RULES), *fragments):
        assert (result.outcome, result.reason) == ("tidak_berlaku", reason)


def test_judged_alone_a_rule_across_sops_says_why_it_has_nothing_to_look_at() -> None:
    rule = rule_of(telling(HIT))
    assert rule.look(Reading(Sop.model_validate({})), CONTEXT, rule.params) == NotApplicable(
        "membandingkan beberapa SOP satu sama lain"
    )


@pytest.mark.parametrize("where", ["start", "take", "told"])
def test_a_crash_is_told_and_stops_no_other_rule(where: str) -> None:
    def crash(self: Comparison, *unused: Any) -> Any:
        raise ZeroDivisionError("aduh")

    broken = type("Uji", (telling(HIT, looked(1)),), {where: crash})
    first, second, third = compared(
        [rule_of(telling(looked(3)), "uji.a"), rule_of(broken, "uji.b"), rule_of(telling(looked(4)), "uji.c")], *TWO
    )
    assert (first.outcome, first.checked, third.outcome, third.checked) == ("memenuhi", 3, "memenuhi", 4)
    assert (second.outcome, second.findings) == ("gagal", ())
    assert second.reason is not None
    assert second.reason.startswith("ZeroDivisionError: aduh (engine/test_across.py:")


def test_a_part_that_cannot_be_made_fails_only_the_rules_that_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def part(reading: Reading, context: Context) -> str:
        if reading.sop.nama == "B":
            raise ZeroDivisionError("aduh")
        return "ada"

    monkeypatch.setattr(corpus, "PARTS", {**PARTS, "uji": part})
    needing = type("Uji", (telling(looked(1)),), {"parts": ("uji",)})
    first, second = compared([rule_of(needing, "uji.a"), rule_of(telling(looked(2)), "uji.b")], *TWO)
    assert first.outcome == "gagal"
    assert (first.reason or "").startswith("ZeroDivisionError: aduh")
    assert second.outcome == "memenuhi"


def test_what_is_held_is_bounded_and_what_was_left_out_is_said() -> None:
    held: Bounded[int, int] = Bounded(2, "nomor")
    for number in range(5):
        if held.room:
            held[number] = number
    assert list(held) == [0, 1]
    assert [seen.missing for seen in held.told()] == ["hanya 2 nomor pertama yang dibandingkan"]
    named: Named[int] = Named()
    for number in range(50):
        named.add(number)
    assert (len(named), named.total) == (corpus.NAMED, 50)
    places = Places()
    for number in range(9):
        places.add(f"{number}#nama", "tidak terbaca")
    assert [(seen.at, seen.missing) for seen in places.told()] == [
        *((f"{number}#nama", "tidak terbaca") for number in range(corpus.FEW)),
        ("", "tidak terbaca (pada 4 SOP lain)"),
    ]


def test_a_rule_tells_no_more_findings_than_anybody_reads_and_counts_the_rest() -> None:
    hits = [replace(HIT, anchor=str(number)) for number in range(corpus.FINDINGS + 7)]
    (result,) = compared([rule_of(telling(*hits, looked(1)))], *TWO)
    assert len(result.findings) == corpus.FINDINGS
    assert [(place.place, place.missing) for place in result.unassessed] == [
        ("Seluruh kumpulan", "7 temuan lain tidak ditampilkan (batasnya 200)")
    ]


def test_a_summary_is_small_and_goes_to_another_process() -> None:
    steps = [
        {"kegiatan": f"Menyusun laporan kinerja bagian {n}", "waktu": "1 hari", "output": [f"Laporan {n}"]}
        for n in range(12)
    ]
    document = Document(Sop.model_validate({"nama": "A", "nomor": "1/2020", "langkah": steps}), Source("a", "", "uji"))
    digest = digest_for(RULES, CONTEXT)
    assert digest is not None
    summary = digest.of(document, Reading(document.sop))
    assert pickle.loads(pickle.dumps(summary)) == summary
    assert len(pickle.dumps(summary)) < 3000


def test_without_rules_across_sops_no_summary_is_made() -> None:
    assert digest_for(profile.load(select=["waktu"]).every, CONTEXT) is None
    assert Corpus((), CONTEXT).results() == ()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (("Kota A", "Dinas X"), ("Pemerintah Kota A", "dinas x"), True),
        (("Kota A", "Dinas X"), ("Kota A", None), True),
        (("Kota A", "Dinas X"), ("Kota A", "Dinas Y"), False),
        (("Kota A", "Dinas X"), ("Kota B", "Dinas X"), False),
        (("Kab. A", None), ("Kabupaten A", None), True),
        ((None, "Dinas X"), ("Kota A", "Dinas X"), True),
        ((None, "Dinas X"), ("Kota A", "Dinas Y"), None),
        ((None, None), (None, None), None),
        (("-", "-"), ("-", "-"), None),
    ],
)
def test_offices_are_one_only_where_that_is_known(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], same: bool | None
) -> None:
    first, second = (Entry("a", None, *office, None, None) for office in (a, b))
    assert same_office(first, second) is same
    assert same_office(second, first) is same


@pytest.mark.parametrize(
    ("complete", "covered"),
    [
        ((), None),
        (("Kota Contoh",), "Kota Contoh"),
        (("Dinas Kesehatan Kota Contoh",), "Dinas Kesehatan Kota Contoh"),
        (("Kota Lain", "semua"), "Pemerintah Kota Contoh"),
        (("Kota Lain", ""), None),
        (("Dinas Pendidikan Kota Contoh",), None),
    ],
)
def test_a_set_is_complete_only_for_offices_declared_so(complete: tuple[str, ...], covered: str | None) -> None:
    entry = Entry("a", None, "Pemerintah Kota Contoh", "Dinas Kesehatan", None, None)
    assert Scope(CONTEXT, complete).complete_for(entry) == covered


def test_an_unread_office_is_never_declared_complete() -> None:
    assert Scope(CONTEXT, ("semua",)).complete_for(Entry("a", None, None, None, None, None)) is None


def test_an_example_of_a_rule_across_sops_is_a_list_of_them() -> None:
    with pytest.raises(RuleError, match="daftar SOP, karena aturan ini membandingkan"):
        rule_of(
            telling(HIT),
            contoh=[{"nama": "a", "salah": {}, "temuan": [{"pesan": "lihat", "di": "nama", "teks": "x"}], "benar": []}],
        )
    ordinary = profile.catalogue()["waktu.kosong"]
    value = {
        **ordinary.file.model_dump(exclude_none=True),
        "contoh": [{**ordinary.file.contoh[0].model_dump(exclude_none=True), "benar": [{}]}],
    }
    with pytest.raises(RuleError, match="satu SOP, bukan daftar"):
        make("waktu.kosong", Tree(value), "uji.yaml")


def test_the_check_is_found_by_walking_and_named_after_its_class() -> None:
    found = RULES[0].check
    assert isinstance(found, Check)
    assert {rule.check.name for rule in RULES} == {
        "same-number", "copied-steps", "same-work-time", "related-exists", "processes-covered", "regulation-cited-alike", "actor-named-alike",
    }  # fmt: skip
    assert isinstance(looked(1), Looked)


# -- a whole run ---------------------------------------------------------------------------------------------

STEPS = [
    {
        "kegiatan": f"{verb} permohonan cuti tahunan",
        "kelengkapan": ["Berkas cuti"],
        "waktu": "10 menit",
        "output": [f"Berkas {n}"],
    }
    for n, verb in enumerate(("Menerima", "Meneliti", "Mencatat", "Menyusun", "Memaraf", "Menandatangani"))
]


def written(folder: Path, names: str, reverse: bool = False) -> list[str]:
    """A set with one finding of most rules; one file per name."""
    made = []
    for n, name in enumerate(names):
        sop = {
            "instansi": f"Pemerintah Kota {'ABC'[n % 3]}", "nama": f"Pengurusan {('Cuti', 'Gaji', 'Pensiun', 'Arsip')[n % 4]}",
            "nomor": f"065/{n % 3}/2020", "pelaksana": ["Kasubbag Umum" if n % 2 else "Kepala Sub Bagian Umum"],
            "keterkaitan": ["SOP Pemusnahan Berkas"], "tanggal_efektif": "1 Januari 2020",
            "dasar_hukum": [f"Peraturan Wali Kota Contoh Nomor 5 Tahun 2019 tentang {('Tata Naskah Dinas Daerah', 'Retribusi Parkir Tepi Jalan')[n % 2]}"],
            "langkah": [{**step, "waktu": "10 menit" if n % 2 else "9 hari"} for step in STEPS],
        }  # fmt: skip
        path = folder / f"{name}.json"
        path.write_text(json.dumps(sop), "utf-8")
        made.append(str(path))
    return made[::-1] if reverse else made


def report(paths: list[str], jobs: int, form: str = "json", **options: Any) -> str:
    reporter = reporters.make(form)
    made = app.Options(tuple(paths), DAY, jobs=jobs, complete=("semua",), **options)
    return b"".join(reporters.as_bytes(reporter.take(event)) for event in app.check(made)).decode()


@pytest.mark.parametrize("form", ["json", "jsonl", "markdown", "table"])
def test_what_is_found_is_byte_for_byte_the_same_in_any_order_and_any_jobs(tmp_path: Path, form: str) -> None:
    paths = written(tmp_path, "abcdefghijkl")
    alone = report(paths, 1, form)
    assert report(paths[::-1], 1, form) == alone
    assert report(paths, 2, form) == alone
    assert report(paths[::-1], 3, form) == alone
    assert report([str(tmp_path)], 2, form) == alone


def test_each_rule_across_sops_finds_what_was_sown(tmp_path: Path) -> None:
    found = app.check(app.Options(tuple(written(tmp_path, "abcdefghijkl")), DAY, complete=("semua",)))
    (across_all,) = (event for event in found if isinstance(event, CorpusReport))
    assert {result.rule for result in across_all.results if result.findings} == {rule.id for rule in RULES}


def test_findings_keep_their_id_when_files_are_renamed(tmp_path: Path) -> None:
    ids: list[list[str]] = []
    for names in ("abcdefghijkl", "ABCDEFGHIJKL"):
        folder = tmp_path / str(len(ids))
        folder.mkdir()
        collected = Report.collect(app.check(app.Options(tuple(written(folder, names)), DAY, complete=("semua",))))
        ids.append([finding.id for result in collected.corpus.results for finding in result.findings])
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_findings_across_sops_count_and_fail_a_run_like_others(tmp_path: Path) -> None:
    paths = written(tmp_path, "abcdefghijkl")
    collected = Report.collect(app.check(app.Options(tuple(paths), DAY, select=("korpus.nomor-ganda",))))
    assert collected.summary.by_outcome["temuan"] == 1
    assert collected.summary.by_severity["galat"] == len(collected.corpus.results[0].findings) == 3
    assert set(collected.head.rules) == {"korpus.nomor-ganda"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sops, min_size=2, max_size=5))
def test_whatever_is_printed_every_comparison_ends(made: list[Sop]) -> None:
    digest = digest_for(RULES, CONTEXT)
    assert digest is not None
    state = Corpus(RULES, CONTEXT, ("semua",))
    for number, sop in enumerate([*made, *made]):
        state.take(digest.of(Document(sop, Source(str(number), "", "uji")), Reading(sop)))
    for result in state.results():
        assert result.outcome != "gagal", f"{result.rule}: {result.reason}"
        for finding in result.findings:
            assert finding.message
            assert not (finding.severity == "galat" and finding.confidence == "tinjau")


def test_examples_may_declare_a_set_complete() -> None:
    rule = profile.catalogue()["korpus.kesenjangan-sakip"]
    given_sops = ({"instansi": "Kota A", "nama": "Surat"}, {"instansi": "Kota A", "nama": "Cuti"})
    assert examples.judged(rule, given_sops, None, load_law()).outcome == "tidak_berlaku"
    assert examples.judged(rule, given_sops, None, load_law(), ["Kota A"]).outcome == "temuan"
    assert list(examples.faults(rule, load_law())) == []


def test_a_lost_part_says_where() -> None:
    digest = digest_for(RULES, CONTEXT)
    assert digest is not None
    sop = Sop.model_validate({"terbaca": "sebagian", "dasar_hukum": ["x"], "tidak_terbaca": ["dasar_hukum.1", "nomor"]})
    parts = digest.of(Document(sop, Source("a", "", "uji")), Reading(sop)).parts
    assert [part for part in parts if isinstance(part, Lost)] == [
        Lost("keterkaitan"),
        Lost("langkah"),
        Lost("nama"),
        Lost("nomor"),
        Lost("pelaksana"),
    ]
    assert (None,) in parts
