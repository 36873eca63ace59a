"""What an OLE container, an OpenDocument or RTF file is, told without opening it; damaged and hostile ones in one line."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from compound import END, SECTOR, compound, head, records, word_head
from packages import package

from sopcheck.errors import InputError, NoReaderError
from sopcheck.readers import legacy, pick
from sopcheck.readers.legacy import bounded, forms, libreoffice
from sopcheck.readers.legacy.forms import Form
from sopcheck.readers.legacy.ole import Container

DATA = Path(__file__).parent / "data"
WORD = compound({"WordDocument": word_head(), "1Table": b""})
BOF = (0x809, b"\0" * 16)
ODT = "application/vnd.oasis.opendocument.text"


def refused(content: bytes) -> str:
    with pytest.raises(InputError) as error:
        forms.form_of(content, "a.doc")
    said = str(error.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (WORD, Form("doc", "MS Word 97")),
        (compound({"WordDocument": word_head(0x65)}), Form("doc")),
        (compound({"Macros": None, "WordDocument": word_head()}), Form("doc", "MS Word 97", macros=True)),
        (compound({"Workbook": records(BOF)}), Form("xls", "MS Excel 97")),
        (
            compound({"_VBA_PROJECT_CUR": None, "Workbook": records(BOF, (0x2F, b"\0\0"))}),
            Form("xls", "MS Excel 97", macros=True, locked=True),
        ),
        (compound({"Book": b""}), Form("xls")),
        (b"{\\rtf1\\ansi x}", Form("rtf", "Rich Text Format")),
        (package({"mimetype": ODT}), Form("odt", "writer8")),
        (package({"mimetype": ODT, "Basic/script-lc.xml": ""}), Form("odt", "writer8", macros=True)),
    ],
)
def test_a_file_is_known_by_what_is_in_it(content: bytes, form: Form) -> None:
    assert forms.form_of(content, "a") == form


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.iterdir()))
def test_every_sample_is_known_and_goes_to_this_reader(name: str) -> None:
    content = (DATA / name).read_bytes()
    assert pick.kind_of(content, name) == "legacy"
    assert forms.form_of(content, name).kind == name.rpartition(".")[2]


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        ({"EncryptedPackage": b""}, "berkas Office dikunci dengan sandi; simpan ulang tanpa sandi"),
        ({"WordDocument": word_head(flags=0x0100)}, "berkas Office dikunci dengan sandi; simpan ulang tanpa sandi"),
        ({"PowerPoint Document": b""}, "dikenali sebagai presentasi PowerPoint lama; tidak ada pembaca"),
        ({"VisioDocument": b""}, "dikenali sebagai gambar Visio; tidak ada pembaca"),
        ({"__properties_version1.0": b""}, "dikenali sebagai surel Outlook; tidak ada pembaca; buka lampirannya"),
        ({"Lain": b""}, "dikenali sebagai wadah OLE tanpa dokumen Word atau lembar Excel; tidak ada pembaca"),
        ({}, "dikenali sebagai wadah OLE tanpa dokumen Word atau lembar Excel; tidak ada pembaca"),
    ],
)
def test_what_else_comes_in_such_a_container_is_named(streams: dict[str, bytes | None], said: str) -> None:
    assert refused(compound(streams)) == f"a.doc: {said}"


def test_what_is_embedded_in_a_document_does_not_say_what_it_is() -> None:
    """A workbook within a Word file has its streams further down."""
    content = bytearray(compound({"ObjectPool": None, "Workbook": b"", "WordDocument": word_head()}))
    directory = (struct.unpack_from("<I", content, 48)[0] + 1) * SECTOR
    struct.pack_into("<I", content, directory + 128 + 72, 3)  # beside ObjectPool: WordDocument
    struct.pack_into("<I", content, directory + 128 + 76, 2)  # below it: Workbook
    struct.pack_into("<I", content, directory + 256 + 72, 0xFFFFFFFF)
    assert Container(bytes(content), "a").names == {"ObjectPool", "WordDocument"}
    assert forms.form_of(bytes(content), "a").kind == "doc"


def looped(content: bytes) -> bytes:
    """The directory goes on with itself."""
    changed = bytearray(content)
    directory, table = struct.unpack_from("<I", content, 48)[0], struct.unpack_from("<I", content, 76)[0]
    struct.pack_into("<I", changed, (table + 1) * SECTOR + directory * 4, directory)
    return bytes(changed)


def shared() -> bytes:
    """A thousand streams of 16 MB, all in the same sectors."""
    content = bytearray(compound({f"s{n}": None for n in range(1000)} | {"x": b""}))
    directory = (struct.unpack_from("<I", content, 48)[0] + 1) * SECTOR
    for n in range(1, 1001):
        struct.pack_into("<B", content, directory + n * 128 + 66, 2)
        struct.pack_into("<II", content, directory + n * 128 + 116, 0, 16 * 2**20)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(WORD[:8], id="only its sign"),
        pytest.param(WORD[:400], id="half a head"),
        pytest.param(WORD[: len(WORD) // 2], id="cut in half"),
        pytest.param(WORD[:-SECTOR], id="without its last sector"),
        pytest.param(WORD[:30] + b"\xff\xff" + WORD[32:], id="sectors of a size there is not"),
        pytest.param(looped(WORD), id="a directory without an end"),
        pytest.param(head([0], 0xFFFFFF00) + b"\0" * SECTOR, id="a directory beyond the file"),
        pytest.param(head([0], END) + b"\0" * SECTOR, id="no directory"),
        pytest.param(head([0, 0], 0) + b"\0" * SECTOR, id="a table named twice"),
        pytest.param(head([], 0, further=0) + b"\0" * SECTOR, id="a list of tables that is its own next"),
        pytest.param(head([*range(109)], 0) + b"\0" * SECTOR * 110, id="nothing but tables"),
        pytest.param(shared(), id="streams that share their sectors"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40, id="random bytes"),
    ],
)
def test_damaged_containers_are_refused_in_one_line(content: bytes) -> None:
    assert refused(content) == "a.doc: berkas Office lama rusak atau terpotong; simpan ulang atau unduh ulang"


def test_a_document_cut_off_anywhere_is_refused() -> None:
    """A part of an SOP would look like an SOP with parts missing."""
    content = (DATA / "d5_marks.doc").read_bytes()
    for length in (*range(8, len(content), 777), len(content) - 1):
        assert "rusak atau terpotong" in refused(content[:length])


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.graphics"}, "OpenDocument bukan teks atau lembar"),
        ({"mimetype": ODT, "META-INF/manifest.xml": "<manifest:encryption-data/>"}, "dikunci dengan sandi"),
        ({"mimetype": ODT, "content.xml": '<!DOCTYPE a [<!ENTITY a "b">]>'}, "ENTITY"),
        ({"mimetype": ODT, "../content.xml": ""}, "menunjuk ke luar kemasan"),
        ({"mimetype": ODT, "content.xml": " " * 33 * 2**20}, "terlalu besar; tidak dibaca demi keamanan"),
        ({"mimetype": ODT, "content.xml": " " * 2 * 2**20}, "mengembang lebih dari 200 kali"),
    ],
)
def test_opendocument_is_held_to_the_limits_of_every_package(parts: dict[str, str], said: str) -> None:
    assert said in refused(package(parts))


@pytest.fixture
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL", {})


@pytest.mark.usefixtures("_no_libreoffice")
def test_without_libreoffice_one_line_says_what_to_do() -> None:
    with pytest.raises(NoReaderError) as error:
        legacy.read(WORD, "sop.doc")
    assert str(error.value) == (
        "sop.doc: dokumen Word lama (.doc): pasang LibreOffice, atau simpan ulang sebagai .docx; "
        "tanpa itu belum ada pembacanya"
    )


def test_programs_are_never_taken_from_the_folder_somebody_stands_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ":.")
    assert bounded.program("soffice") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bounded.program("libreoffice", "soffice") == str(program)
