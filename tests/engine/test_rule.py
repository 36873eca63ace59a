"""Authoring mistakes in rule files and profiles: one line naming file, key and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from sopcheck.engine import examples, profile
from sopcheck.engine.check import Check, Context, Fact, Seen, check, looked
from sopcheck.engine.params import ParamError, Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import make
from sopcheck.errors import RuleError, UsageError
from sopcheck.law.registry import load_law
from sopcheck.yamltext import dump, parse


class SalahTulis(Fact):
    teks: str


class Batas(Params):
    menit: Fraction
    kata: tuple[str, ...] = ("a",)
    tegas: bool = False


@check(SalahTulis, params=Batas)
def uji_saja(sop: Reading, context: Context, params: Batas) -> Iterator[Seen]:
    yield looked(1)


CHECKS: dict[str, Check] = {"uji-saja": uji_saja}

GOOD: dict[str, Any] = {
    "judul": "Uji",
    "mengapa": "Uji",
    "dasar": [{"peraturan": "logika", "grade": "L"}],
    "tingkat": "galat",
    "check": "uji-saja",
    "params": {"menit": "15/2"},
    "pesan": {"salah-tulis": "Tertulis “{teks}”."},
    "saran": "-",
    "keliru_bila": "-",
    "contoh": [
        {"nama": "a", "salah": {}, "temuan": [{"pesan": "salah-tulis", "di": "nama", "teks": "x"}], "benar": {}}
    ],
}


def load(**changes: Any) -> Any:
    return make("uji.saja", parse(dump({**GOOD, **changes})), "uji/saja.yaml", CHECKS)


def test_a_good_rule_is_held_against_its_check() -> None:
    rule = load()
    assert (rule.id, rule.group, rule.severity) == ("uji.saja", "uji", "galat")
    assert vars(rule.params) == {"menit": Fraction(15, 2)}
    assert (rule.params.kata, rule.params.tegas) == (("a",), False)
    assert rule.messages["salah-tulis"].text == "Tertulis “{teks}”."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"judull": "x"}, r"uji/saja.yaml:\d+ \(judull\): kunci “judull” tidak dikenal; maksudnya “judul”\?"),
        ({"tingkat": "berat"}, r"uji/saja.yaml:\d+ \(tingkat\): “berat” tidak dikenal; pilihan: galat, peringatan, catatan"),
        ({"check": "uji-saya"}, r"uji/saja.yaml:\d+ \(check\): check “uji-saya” tidak ada; maksudnya “uji-saja”\?"),
        ({"params": {}}, r"uji/saja.yaml:\d+ \(params.menit\): param “menit” wajib diisi \(bilangan atau pecahan \(15/2\)\)"),
        ({"params": {"menit": "x"}}, r"uji/saja.yaml:\d+ \(params.menit\): “x” bukan bilangan atau pecahan \(15/2\)"),
        ({"params": {"menit": "1/0"}}, r"uji/saja.yaml:\d+ \(params.menit\): “1/0” bukan bilangan"),
        ({"params": {"menit": "1", "tegas": "mungkin"}}, r"\(params.tegas\): “mungkin” bukan “ya” atau “tidak”"),
        ({"params": {"menit": "1", "kta": "x"}}, r"uji/saja.yaml:\d+ \(params.kta\): param “kta” tidak dikenal; maksudnya “kata”\?"),
        ({"pesan": {}}, r"uji/saja.yaml:\d+ \(pesan\): pesan “salah-tulis” belum ada; isiannya: teks"),
        ({"pesan": {"salah-tuls": "x"}}, r"\(pesan.salah-tuls\): pesan “salah-tuls” tidak pernah dipakai check “uji-saja”; maksudnya “salah-tulis”\?"),
        ({"pesan": {"salah-tulis": "{tks}"}}, r"\(pesan.salah-tulis\): isian “\{tks\}” tidak ada; maksudnya “teks”\?"),
        ({"pesan": {"salah-tulis": "{teks"}}, r"\(pesan.salah-tulis\): kurung kurawal tidak berpasangan"),
        ({"pesan": {"salah-tulis": "{teks.__class__}"}}, r"isian “\{teks.__class__\}” tidak ada"),
        ({"dasar": [{"peraturan": "kebijakan", "grade": "P"}]}, r"\(tingkat\): galat tidak boleh bertumpu hanya pada dasar M atau P; turunkan ke peringatan"),
        ({"dasar": []}, r"uji/saja.yaml:\d+ \(dasar\)"),
        ({"contoh": []}, r"uji/saja.yaml:\d+ \(contoh\)"),
        ({"berlaku_sejak": "2012"}, r"\(berlaku_sejak\): “2012” bukan tanggal; bentuknya 2012-06-19"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_key_and_what_is_allowed(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        load(**changes)


def test_a_file_that_is_no_mapping_is_no_rule() -> None:
    with pytest.raises(RuleError, match="bukan berkas aturan"):
        make("uji.saja", parse("- a"), "uji/saja.yaml", CHECKS)


def test_params_refuse_a_kind_without_converter() -> None:
    with pytest.raises(TypeError, match="no converter for set"):
        type("Aneh", (Params,), {"__annotations__": {"x": "set"}})
    with pytest.raises(AttributeError):
        Batas(menit=Fraction(1)).menit = Fraction(2)  # type: ignore[misc]  # frozen is what is tested
    with pytest.raises(ParamError):
        Batas.make({"menit": ["1"]})


def test_a_fact_takes_exactly_its_fields_and_is_frozen() -> None:
    fact = SalahTulis(teks="a")
    assert (fact.kind, fact.values(), fact == SalahTulis(teks="a"), fact == SalahTulis(teks="b")) == (
        "salah-tulis",
        {"teks": "a"},
        True,
        False,
    )
    with pytest.raises(TypeError, match="SalahTulis takes"):
        SalahTulis(tulis="a")  # type: ignore[call-arg]  # the mistake is what is tested
    with pytest.raises(AttributeError, match="frozen"):
        fact.teks = "b"  # type: ignore[misc]  # frozen is what is tested


def test_profiles_extend_one_another(tmp_path: Path) -> None:
    child = tmp_path / "dinas.yaml"
    child.write_text(
        "judul: Dinas\nmewarisi: lhe\naturan:\n  waktu.kosong: {tingkat: catatan}\n  identitas.nomor-kosong: {aktif: tidak}\n",
        "utf-8",
    )
    rules = profile.load(str(child))
    assert rules.profile == "dinas"
    assert rules.fail_on == "never"  # from lhe
    assert rules.by_id()["waktu.kosong"].severity == "catatan"
    assert rules.by_id()["waktu.kosong"].messages["kosong"].severity == "catatan"
    assert "identitas.nomor-kosong" not in rules.by_id()
    assert profile.load().by_id()["waktu.kosong"].severity == "galat"  # ours is left alone


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("judul: a\nmewarisi: {me}", "profil mewarisi dirinya sendiri"),
        (
            "judul: a\naturan: {waktu.kosongg: {tingkat: catatan}}",
            "aturan “waktu.kosongg” tidak ada; maksudnya “waktu.kosong”",
        ),
        ("judul: a\naturan: {waktu.kosong: {tingkt: catatan}}", "kunci “tingkt” tidak dikenal; maksudnya “tingkat”"),
        ("judul: a\naturan: {waktu.kosong: {params: {x: y}}}", "param “x” tidak dikenal"),
        ("judul: a\nmewarisi: tidak-ada", "profil tidak ada"),
    ],
)
def test_a_wrong_profile_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "dinas.yaml"
    path.write_text(text.replace("{me}", str(path)), "utf-8")
    with pytest.raises((RuleError, UsageError), match=message):
        profile.load(str(path))


def test_select_and_ignore_take_rules_and_groups() -> None:
    assert {rule.group for rule in profile.load(select=["waktu"]).rules} == {"waktu"}
    assert "waktu.kosong" not in profile.load(select=["waktu"], ignore=["waktu.kosong"]).by_id()
    with pytest.raises(UsageError, match="maksudnya “waktu”"):
        profile.load(select=["wakty"])
    with pytest.raises(UsageError, match="tidak ada aturan yang tersisa"):
        profile.load(select=["waktu"], ignore=["waktu"])


LOCAL = """judul: Nomor memuat kode unit
mengapa: Tata naskah dinas Kota Contoh meminta kode unit.
dasar: [{peraturan: kebijakan, grade: P}]
tingkat: peringatan
check: text-pattern
params: {di: [nomor], pola: '/SETDA/', harus: tiap}
pesan:
  tidak-cocok: "{unsur} “{teks}” tidak memuat kode unit."
saran: Tambahkan kode unit.
keliru_bila: Unit memakai kode lain.
contoh:
  - nama: tanpa kode
    salah: {nomor: 065/2024}
    temuan: [{pesan: tidak-cocok, di: nomor, teks: "Nomor SOP “065/2024” tidak memuat kode unit."}]
    benar: {nomor: 065/SETDA/2024}
"""


def test_a_local_rule_needs_no_python(tmp_path: Path) -> None:
    (tmp_path / "kota").mkdir()
    (tmp_path / "kota" / "kode-unit.yaml").write_text(LOCAL, "utf-8")
    rules = profile.load(rules_dirs=[tmp_path]).by_id()
    assert rules["kota.kode-unit"].check.name == "text-pattern"


def test_a_local_rule_may_leave_out_what_should_be_but_ours_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kota").mkdir()
    path = tmp_path / "kota" / "kode-unit.yaml"
    path.write_text(LOCAL, "utf-8")
    assert profile.load(rules_dirs=[tmp_path]).by_id()["kota.kode-unit"].file.seharusnya == ""
    path.write_text(f"seharusnya: Nomor SOP memuat kode unit.\n{LOCAL}", "utf-8")
    assert (
        profile.load(rules_dirs=[tmp_path]).by_id()["kota.kode-unit"].file.seharusnya == "Nomor SOP memuat kode unit."
    )
    monkeypatch.setattr(profile, "packaged_names", lambda _: ["rules/catalogue/kota/kode-unit.yaml"])
    monkeypatch.setattr(profile, "packaged_tree", lambda _: parse(LOCAL))
    with pytest.raises(RuleError, match=r"kode-unit.yaml \(seharusnya\): belum ada"):
        profile.catalogue.__wrapped__()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("di: [nomor]", "di: [nomer]", r"\(params.di\): lokator “nomer”: tidak ada unsur “nomer”; maksudnya “nomor”\?"),
        ("harus: tiap", "harus: tiapp", r"\(params.harus\): “tiapp” bukan salah satu dari: tidak, tiap, salah-satu"),
        ("pola: '/SETDA/'", "pola: '('", r"\(params.pola\): “\(” bukan pola"),
        ("tidak-cocok: ", "cocok: ", r"\(pesan.cocok\): pesan “cocok” tidak pernah dipakai check “text-pattern”"),
    ],
)
def test_a_mistyped_local_rule_is_refused_when_it_is_loaded(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "kota").mkdir()
    (tmp_path / "kota" / "kode-unit.yaml").write_text(LOCAL.replace(old, new), "utf-8")
    with pytest.raises(RuleError, match=message):
        profile.load(rules_dirs=[tmp_path])


def test_a_local_rule_may_rest_on_local_law_but_not_on_what_nobody_knows(tmp_path: Path) -> None:
    (tmp_path / "kota").mkdir()
    path = tmp_path / "kota" / "kode-unit.yaml"
    path.write_text(
        LOCAL.replace("peraturan: kebijakan, grade: P", "peraturan: perwali-12-2024-kota-contoh, grade: V"), "utf-8"
    )
    assert profile.load(rules_dirs=[tmp_path]).by_id()["kota.kode-unit"].basis[0].grade == "V"
    path.write_text(LOCAL.replace("peraturan: kebijakan", "peraturan: permendagri-52-2012"), "utf-8")
    with pytest.raises(RuleError, match="peraturan “permendagri-52-2012” tidak ada dalam registri; maksudnya"):
        profile.load(rules_dirs=[tmp_path])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('tidak memuat kode unit."}', 'tanpa kode unit."}', "yang salah tidak memberi temuan tidak-cocok di nomor"),
        ("benar: {nomor: 065/SETDA/2024}", "benar: {nomor: 065/2025}", "yang benar berakhir temuan"),
        ("salah: {nomor: 065/2024}", 'salah: {nomor: ""}', "hasil yang salah: tidak_berlaku"),
        ("", "", None),
    ],
)
def test_the_examples_of_a_local_rule_can_be_verified(tmp_path: Path, old: str, new: str, fault: str | None) -> None:
    (tmp_path / "kota").mkdir()
    (tmp_path / "kota" / "kode-unit.yaml").write_text(LOCAL.replace(old, new) if old else LOCAL, "utf-8")
    (rule,) = profile.local_rules(tmp_path).values()
    found = " ".join(examples.faults(rule, load_law()))
    assert fault in found if fault else found == ""


def test_local_rules_in_the_wrong_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="tidak ada berkas aturan"):
        profile.load(rules_dirs=[tmp_path])
    with pytest.raises(UsageError, match="folder aturan tidak ditemukan"):
        profile.load(rules_dirs=[tmp_path / "tidak-ada"])
    (tmp_path / "lepas.yaml").write_text(LOCAL, "utf-8")
    with pytest.raises(RuleError, match="letak berkas aturan"):
        profile.load(rules_dirs=[tmp_path])


def test_a_local_rule_may_not_take_the_name_of_ours(tmp_path: Path) -> None:
    (tmp_path / "waktu").mkdir()
    (tmp_path / "waktu" / "kosong.yaml").write_text(LOCAL, "utf-8")
    with pytest.raises(RuleError, match="aturan “waktu.kosong” sudah ada"):
        profile.load(rules_dirs=[tmp_path])
