"""The notation from YAML, JSON and JSONL: shape is checked with file, line and key; words are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopcheck.errors import InputError
from sopcheck.model.sop import Sop
from sopcheck.readers import guard, notation, pick


def read_yaml(text: str) -> Sop:
    return notation.read_yaml(text.encode(), "sop.yaml").sop


def test_the_three_states_of_a_field_stay_apart() -> None:
    sop = read_yaml('nomor: ""\nketerkaitan: "-"\ndasar_hukum: []\ntidak_terbaca: [tanggal_efektif]\n')
    assert (sop.nomor, sop.keterkaitan, sop.dasar_hukum) == ("", ("-",), ())
    assert (sop.nama, sop.tanggal_efektif) == (None, None)
    assert sop.tidak_terbaca == ("tanggal_efektif",)


def test_a_string_stands_for_a_list_of_one() -> None:
    sop = read_yaml("dasar_hukum: UU 5/2014\nlangkah:\n  - {output: Disposisi, simbol: mulai}\n")
    assert sop.dasar_hukum == ("UU 5/2014",)
    assert sop.langkah is not None
    assert (sop.langkah[0].output, sop.langkah[0].simbol) == (("Disposisi",), ("mulai",))


def test_an_unread_item_keeps_its_slot() -> None:
    assert read_yaml("pelaksana: [Sekretaris, null, Staf]").pelaksana == ("Sekretaris", None, "Staf")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("nomr: x", "sop.yaml:1 (nomr): kunci “nomr” tidak dikenal; maksudnya “nomor”?"),
        ("langkah:\n  - {watu: 1}", "sop.yaml:2 (langkah.1.watu): kunci “watu” tidak dikenal; maksudnya “waktu”?"),
        ("nama:\n  a: b", "sop.yaml:1 (nama): seharusnya teks, yang ada peta (kunci: nilai)"),
        ("langkah: x", "sop.yaml:1 (langkah): seharusnya daftar, yang ada “x”"),
        ("disahkan_oleh: Bupati", "sop.yaml:1 (disahkan_oleh): seharusnya peta (kunci: nilai), yang ada “Bupati”"),
        ("disahkan_oleh: {nma: x}", "sop.yaml:1 (disahkan_oleh.nma): kunci “nma” tidak dikenal; maksudnya “nama”?"),
        ("terbaca: utuhh", "sop.yaml:1 (terbaca): “utuhh” tidak dikenal; pilihan: utuh, sebagian"),
        (
            "tidak_terbaca: [langka.2]",
            "sop.yaml:1 (tidak_terbaca): lokator “langka.2”: tidak ada unsur “langka”; maksudnya “langkah”?",
        ),
        (
            "tidak_terbaca: [langkah.0]",
            "sop.yaml:1 (tidak_terbaca): lokator “langkah.0” tidak dikenal; contoh yang sah: langkah.2.output.1, dasar_hukum.3",
        ),
        ("- a", "sop.yaml: bukan SOP dalam notasi sopcheck; isi berkas harus berupa kunci dan nilai"),
    ],
)
def test_wrong_shape_names_line_key_and_what_is_allowed(written: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        read_yaml(written)
    assert str(refused.value) == message


def test_several_faults_are_counted() -> None:
    with pytest.raises(InputError, match=r"\(dan 1 kesalahan bentuk lain\)$"):
        read_yaml("nomr: x\nnma: y")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{"nama": 1}', "sop.json (nama): seharusnya teks, yang ada 1 (tanpa tanda kutip)"),
        ('{"nama": "a", "nama": "b"}', "sop.json: kunci “nama” ditulis dua kali"),
        ('{"langkah": [{"waktu": "1", "waktu" : "2"}]}', "sop.json: kunci “waktu” ditulis dua kali"),
        ("[]", "sop.json: bukan SOP dalam notasi sopcheck; isi berkas harus berupa kunci dan nilai"),
        (
            '{"nama": "a",}',
            "sop.json: bukan JSON yang sah (baris 1, kolom 14); periksa tanda kutip, koma, dan kurung di sekitar tempat itu",
        ),
        (
            '{"name": "react", "version": "1"}',
            "sop.json (name): kunci “name” tidak dikenal; maksudnya “nama”? (dan 1 kesalahan bentuk lain)",
        ),
        (
            '{"dependencies": {}}',
            "sop.json: bukan SOP dalam notasi sopcheck; tidak satu pun kuncinya dikenal; contoh kunci: nama, langkah",
        ),
    ],
)
def test_json_is_as_strict(written: str, message: str) -> None:
    with pytest.raises(InputError) as refused:
        notation.read_json(written.encode(), "sop.json")
    assert str(refused.value) == message


def test_a_colon_inside_words_is_no_duplicate_key() -> None:
    document = notation.read_json(b'{"nama": "Surat \\": tertutup", "nomor": "a\\":b"}', "sop.json")
    assert document.sop.nama == 'Surat ": tertutup'


def test_one_bad_line_of_jsonl_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "banyak.jsonl"
    path.write_text('{"nama": "a"}\n\n{"nma": "b"}\n{"nama": "c"}\n', "utf-8")
    found = list(pick.read(path))
    assert [document.sop.nama for document in found if not isinstance(document, InputError)] == ["a", "c"]
    (error,) = (document for document in found if isinstance(document, InputError))
    assert error.where.startswith(f"{path.as_posix()}:3")
    assert error.what == "kunci “nma” tidak dikenal"


def test_an_endless_line_of_jsonl_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MAX_BYTES", 100)
    path = tmp_path / "banyak.jsonl"
    path.write_bytes(b'{"nama": "' + b"x" * 1000 + b'"}\n{"nama": "c"}\n')
    refused, read = pick.read(path)
    assert isinstance(refused, InputError)
    assert "terlalu besar" in str(refused)
    assert not isinstance(read, InputError)
    assert (read.sop.nama, read.source.path) == ("c", f"{path.as_posix()}:2")


def test_what_a_reader_said_of_the_original_place_is_kept() -> None:
    written = "langkah: [{waktu: 1 hari}]\nasal: {berkas: a.pdf, tempat: {langkah.1.waktu: hlm. 2}}"
    found = notation.read_yaml(written.encode(), "sop.yaml").source_map.find("langkah.1.waktu")
    assert found is not None
    assert (found.line, found.words) == (1, "hlm. 2")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"nama": "a"}', "json"),
        (b'\xef\xbb\xbf {"nama": "a"}', "json"),
        (b'{"nama": "a"}\n{"nama": "b"}\n', "jsonl"),
        (b'{\n  "nama": "a"\n}\n', "json"),
        (b"nama: a\n", "yaml"),
        (b"# sopcheck\nnama: a\n", "yaml"),
    ],
)
def test_a_file_is_recognized_by_its_content(content: bytes, kind: str) -> None:
    assert pick.kind_of(content, "sop.txt") == kind


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG", "dikenali sebagai gambar PNG; tidak ada pembaca"),
        (b"<html>", "dikenali sebagai HTML atau XML tanpa tabel"),
        (b" \n", "berkas kosong"),
    ],
)
def test_what_no_reader_reads_is_named(content: bytes, what: str) -> None:
    with pytest.raises(InputError) as refused:
        pick.kind_of(content, "sop.yaml")
    assert refused.value.what == what


@pytest.mark.parametrize("content", [b"lama", b"\xff\x00\x17", b"kata\x00kata"])
def test_what_is_named_like_a_document_but_is_none_is_said_so(content: bytes) -> None:
    with pytest.raises(InputError) as refused:
        pick.kind_of(content, "sop.DOC")
    assert str(refused.value) == "sop.DOC: bernama .doc, tetapi isinya tidak dikenali; simpan ulang atau unduh ulang"
    assert pick.kind_of(b"nama: Cuti\nlangkah: []\n", "sop.doc") == "yaml"


def test_text_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(InputError, match="bukan teks UTF-8"):
        notation.read_yaml(b"nama: \xff\xfe", "sop.yaml")


def test_the_whole_notation_survives_yaml_and_json() -> None:
    """Every key of the notation, written and read back in both forms."""
    whole = {
        "sopcheck": "1", "id": "x", "instansi": "a", "unit_kerja": "b", "nomor": "1", "nama": "n",
        "tanggal_pembuatan": "2017", "tanggal_revisi": "-", "tanggal_efektif": "", "tanggal_pengesahan": "2018",
        "disahkan_oleh": {"jabatan": "j", "nama": "[nama]", "nip": "[nip]"}, "penanda_tangan": {"jabatan": "j"},
        "jenis": "teknis", "dasar_hukum": ["d"], "kualifikasi_pelaksana": [None], "keterkaitan": ["k"],
        "peralatan_perlengkapan": ["p"], "peringatan": [], "pencatatan_pendataan": ["c"], "pelaksana": ["A", "B"],
        "langkah": [{
            "nomor": "1", "kegiatan": "k", "pelaksana": ["A"], "simbol": ["keputusan"], "kelengkapan": ["x"],
            "waktu": "1", "output": ["y"], "keterangan": "z", "ke": ["2", {"langkah": "3", "jika": "Ya"}],
            "ya": "2", "tidak": "1", "bentuk": [{"pelaksana": "A", "simbol": "proses", "teks": "t"}],
        }],
        "total_waktu": "1", "tidak_terbaca": ["langkah.1.output.1"], "terbaca": "sebagian", "label": {"nomor": "No"},
        "kolom": ["No", None], "satuan_waktu": "menit", "langkah_tersembunyi": ["2"], "gabung": [["langkah.1.waktu", "langkah.2.waktu"]],
        "bacaan": {"nomor": {"cara": "ocr", "keyakinan": "rendah"}},
        "asal": {"berkas": "f", "sha256": "0", "tempat": {"nomor": "hlm. 1"}},
    }  # fmt: skip
    assert set(whole) == set(Sop.model_fields)
    from sopcheck.reporters.pages.notation import page

    first = notation.read_json(json.dumps(whole).encode(), "a.json")
    again = notation.read_yaml(page(first, "yaml").encode(), "a.yaml")
    assert again.sop == first.sop
    assert notation.read_json(page(again, "json").encode(), "b.json").sop == first.sop


def test_json_written_in_lines_tells_the_line_of_a_place() -> None:
    document = notation.read_json(b'{\n  "nama": "a",\n  "langkah": [\n    {"waktu": "-"}\n  ]\n}\n', "sop.json")
    found = document.source_map.find("langkah.1.waktu")
    assert found is not None
    assert found.line == 4
    tabbed = notation.read_json(b'{\n\t"nama": "a"\n}', "sop.json")
    assert tabbed.source_map.find("nama") in (None, document.source_map.find("nama"))
