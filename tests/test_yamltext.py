"""YAML as text: what was written stays what was written; what a form never needs is refused with its line."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.yamltext import YamlError, dump, parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no: 1", {"no": "1"}),
        ("no: no", {"no": "no"}),
        ("waktu: 1:30", {"waktu": "1:30"}),
        ("kode: 012", {"kode": "012"}),
        ("tanggal: 2018-11-07", {"tanggal": "2018-11-07"}),
        ("nip: 199913992099991999", {"nip": "199913992099991999"}),
        ("nomor:", {"nomor": ""}),
        ('nomor: ""', {"nomor": ""}),
        ("output: [Disposisi, null, ~]", {"output": ["Disposisi", None, None]}),
        ('output: ["null"]', {"output": ["null"]}),
        ("ya: 3\ntidak: 1", {"ya": "3", "tidak": "1"}),
    ],
)
def test_scalars_stay_text(written: str, value: object) -> None:
    assert parse(written).value == value


def test_every_value_keeps_its_line() -> None:
    tree = parse("nama: a\nlangkah:\n  - waktu: 1 hari\n    output:\n      - x\n")
    assert tree.lines[("langkah", 0, "waktu")] == 3
    assert tree.lines[("langkah", 0, "output", 0)] == 5


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("a: 1\na: 2", "sop.yaml:2: kunci “a” ditulis dua kali; yang pertama di baris 1"),
        ("a: &x 1", "sop.yaml:1: jangkar (&) dan alias (*) tidak dipakai di notasi ini; tulis nilainya lagi"),
        ("a: 1\nb: *a", "sop.yaml:2: jangkar (&) dan alias (*) tidak dipakai di notasi ini; tulis nilainya lagi"),
        (
            "a: !!python/object:os.system x",
            "sop.yaml:1: tanda tipe “tag:yaml.org,2002:python/object:os.system” tidak dipakai di notasi ini",
        ),
        ("--- 1\n--- 2", "sop.yaml:2: lebih dari satu dokumen YAML dalam satu berkas; satu SOP per berkas"),
        ("[" * 41, "sop.yaml:1: bersarang terlalu dalam; paling dalam 40 tingkat"),
        ("? [a]\n: b", "sop.yaml:1: kunci harus berupa teks"),
    ],
)
def test_what_a_form_never_needs_is_refused_with_its_line(written: str, message: str) -> None:
    with pytest.raises(YamlError) as refused:
        parse(written, "sop.yaml")
    assert str(refused.value) == message


@pytest.mark.parametrize("written", ["a: [1", "a:\n\t- b", "x: y: z", "a: \x01", "a: \ud800", "'"])
def test_broken_yaml_is_one_indonesian_error(written: str) -> None:
    with pytest.raises(YamlError, match="bukan YAML yang sah"):
        parse(written, "sop.yaml")


def test_a_bomb_of_brackets_ends_quickly() -> None:
    with pytest.raises(YamlError, match="bersarang terlalu dalam"):
        parse("{a: " * 200_000)


CHARACTERS = st.characters(exclude_categories=["Cs"])  # half of a surrogate pair is no text

values = st.recursive(
    st.none() | st.text(CHARACTERS, max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(CHARACTERS, min_size=1, max_size=8), values, max_size=5))
def test_what_is_dumped_reads_back_the_same(value: dict[str, object]) -> None:
    assert parse(dump(value)).value == value


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(YamlError):
        parse(text)  # anything but YamlError fails the test
