"""An office's own law: tables as a jurist saves them from a spreadsheet, and what is said where they are wrong."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.engine.local_law import registry
from sopcheck.errors import LawError
from sopcheck.law.registry import Registry, load_law
from sopcheck.law.sheet import SheetRow, rows_of

EXAMPLE = Path(__file__).parent / "hukum-daerah"
NOW = date(2026, 11, 20)
OLD, NEW = "perda-8-2013-kota-contoh", "perda-5-2022-kota-contoh"
HEAD = "type,place,number,year,title,source\n"
ROW = "Perda,Kota Depok,3,2018,Judul,JDIH Kota Depok\n"
RELATION_HEAD = "source,relation,target,effective,basis\n"


def folder(tmp_path: Path, regulations: str | bytes | None = HEAD + ROW, relations: str | None = None) -> Path:
    if regulations is not None:
        content = regulations.encode() if isinstance(regulations, str) else regulations
        (tmp_path / "regulations.csv").write_bytes(content)
    if relations is not None:
        (tmp_path / "relations.csv").write_text(relations, "utf-8")
    return tmp_path


def law(*folders: Path) -> Registry:
    return registry(folders)


def refused(*folders: Path) -> str:
    with pytest.raises(LawError) as caught:
        law(*folders)
    return str(caught.value)


def test_the_example_of_the_guide_is_read_and_judged() -> None:
    ours = law(EXAMPLE)
    regulation = ours.named(OLD)
    assert (regulation.label, regulation.title) == (
        "Perda Kota Contoh Nomor 8 Tahun 2013",
        "Rencana Tata Ruang Wilayah",
    )
    assert regulation.enacted is not None
    assert regulation.enacted.words == "2013-12-31"
    status = ours.status(OLD, NOW)
    assert (status.status, status.evidence, status.basis) == ("dicabut", "primary", "Pasal 98 Perda 5/2022")
    assert status.replaced_by is not None
    assert status.replaced_by.by.key == NEW
    amended = ours.status("perwali-12-2020-kota-contoh", NOW)
    assert (amended.status, amended.evidence) == ("diubah", "secondary")
    assert amended.chain[0].effective_basis == "year-only"
    assert ours.named("perwali-12-2020-kota-contoh").title == "Tata Naskah Dinas; Pedoman"
    assert ours.local.folders == (EXAMPLE.as_posix(),)


def test_local_law_changes_the_hash_and_leaves_our_registry_alone() -> None:
    ours = law(EXAMPLE)
    assert ours.hash != load_law().hash
    assert ours.hash == law(EXAMPLE).hash
    assert OLD in ours
    assert OLD not in load_law()
    assert len(ours) == len(load_law()) + 4
    assert next(iter(ours)) == OLD
    assert law() is load_law()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_way_a_spreadsheet_saves_is_read(tmp_path: Path, separator: str, encoding: str, newline: str) -> None:
    lines = [
        ["JENIS", " tempat ", "Nomor", "Tahun", "Tentang", "Tanggal Penetapan", "Sumber", "", ""],
        ["Peraturan Daerah", "Kota Depok", "03", "2018", f'"Kafé{separator} Warung"', "31/12/2018", "JDIH", "", ""],
        [""] * 9,
        [""] * 9,
    ]
    text = newline.join(separator.join(line) for line in lines) + newline
    ours = law(folder(tmp_path, text.encode(encoding)))
    regulation = ours.named("perda-3-2018-kota-depok")
    assert regulation.title == " ".join(f"Kafé{separator} Warung".split())
    assert regulation.enacted is not None
    assert regulation.enacted.words == "2018-12-31"
    assert regulation.title_evidence == "secondary"


@pytest.mark.parametrize("cell", ["2018-12-31", "31/12/2018", "31-12-2018", "31.12.2018", "31 Desember 2018"])
def test_dates_are_read_as_they_are_written(tmp_path: Path, cell: str) -> None:
    table = f"type,place,number,year,enacted,source\nPerda,Kota Depok,3,2018,{cell},JDIH\n"
    enacted = law(folder(tmp_path, table)).named("perda-3-2018-kota-depok").enacted
    assert enacted is not None
    assert enacted.words == "2018-12-31"


def test_separator_remarks_and_empty_lines_before_the_header_are_passed_over(tmp_path: Path) -> None:
    ours = law(folder(tmp_path, "sep=;\n;;;\n" + (HEAD + ROW).replace(",", ";")))
    assert "perda-3-2018-kota-depok" in ours


def test_a_row_with_an_id_of_ours_corrects_only_what_it_fills_in(tmp_path: Path) -> None:
    before = load_law().named("uu-25-2009")
    table = "id,title,source\nuu-25-2009,Pelayanan Publik (naskah resmi),lembaran negara\n"
    after = law(folder(tmp_path, table)).named("uu-25-2009")
    assert (after.title, after.title_evidence) == ("Pelayanan Publik (naskah resmi)", "secondary")
    assert (after.gazette, after.enacted, after.stated) == (before.gazette, before.enacted, before.stated)


def test_a_stated_status_of_an_office_counts(tmp_path: Path) -> None:
    table = "type,place,number,year,status,status_evidence,source\nPerda,Kota Depok,3,2018,berlaku,primary,JDIH Depok\n"
    status = law(folder(tmp_path, table)).status("perda-3-2018-kota-depok", NOW)
    assert (status.status, status.evidence, status.basis) == ("berlaku", "primary", "JDIH Depok")


def test_an_office_s_word_on_a_relation_replaces_ours(tmp_path: Path) -> None:
    assert load_law().status("pp-8-2003", NOW).status == "dicabut"
    relations = RELATION_HEAD + "PP 41/2007,mencabut sebagian,PP 8/2003,23 Juli 2007,menurut Bagian Hukum\n"
    ours = law(folder(tmp_path, None, relations))
    assert ours.status("pp-8-2003", NOW).status == "dicabut-sebagian"
    assert ours.amended("uu-9-2015") == load_law().amended("uu-9-2015")


def test_a_stated_repeal_counts_where_a_relation_says_who_brought_it_about(tmp_path: Path) -> None:
    table = "id,status,source\npp-8-2003,dicabut,JDIH\nuu-32-2009,dicabut,JDIH\n"
    assert ":3 (status): “dicabut” tanpa baris “mencabut”" in refused(folder(tmp_path, table))
    own = RELATION_HEAD + "UU 20/2023,mencabut,UU 32/2009,2023,menurut Bagian Hukum\n"
    assert law(folder(tmp_path, table, own)).status("uu-32-2009", NOW).status == "dicabut"


def test_a_fault_in_a_relation_names_the_column_as_its_file_does(tmp_path: Path) -> None:
    relations = "Peraturan;Hubungan;Terhadap;Berlaku;Dasar\nPP 41/2007;mencabut;PP 8/2003;2007;\n"
    assert ":2 (Dasar): kosong; kutip ketentuannya" in refused(folder(tmp_path, None, relations))


def test_the_tables_shown_in_the_guide_are_read(tmp_path: Path) -> None:
    """As printed in docs/panduan.md under Hukum daerah, saved with semicolons."""
    guide = (Path(__file__).parents[2] / "docs/panduan.md").read_text("utf-8")
    lines = guide.split("## Hukum daerah")[1].split("## ")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    rows = [row for row in rows if set(row[0]) != {"-"}]
    regulations, relations = ([row for row in rows if len(row) == n] for n in (7, 6))
    (tmp_path / "peraturan.csv").write_text("\n".join(";".join(row) for row in regulations), "utf-8")
    (tmp_path / "hubungan.csv").write_text("\n".join(";".join(row) for row in relations), "utf-8")
    assert (regulations[0][0], relations[0][0]) == ("Jenis", "Peraturan")
    assert law(tmp_path).status(OLD, NOW).status == "dicabut"


def test_titles_of_local_law_are_found(tmp_path: Path) -> None:
    found = law(EXAMPLE).by_title("Rencana Tata Ruang Wilayah Tahun 2022-2042")
    assert [(one.regulation.key, one.verdict) for one in found] == [(NEW, "sama")]


def test_several_folders_count_together(tmp_path: Path) -> None:
    ours = law(EXAMPLE, folder(tmp_path))
    assert OLD in ours
    assert "perda-3-2018-kota-depok" in ours
    again = f"{tmp_path / 'regulations.csv'}:3 (id): “perda-3-2018-kota-depok” sudah ada; lihat {tmp_path / 'regulations.csv'}:2"
    assert refused(folder(tmp_path, HEAD + ROW + ROW)) == again


FAULTS = [
    ("type,place,nomer,year\n", ":1: kolom “nomer” tidak dikenal; maksudnya “nomor”?"),
    ("type,place,number,year,Type\n", ":1: kolom “type” ada dua kali (“Type”)"),
    (HEAD + "Perda,Kota Depok,3,,Judul,JDIH\n", ":2 (year): kosong; wajib diisi"),
    ("type,place,number,title,source\nPerda,Kota Depok,3,J,S\n", ":2 (year): kosong; wajib diisi; kolomnya tidak ada"),
    (
        HEAD + "Perda,Kota Depok,3,18,Judul,JDIH\n",
        ":2 (year): “18” bukan tahun; empat angka, misalnya 2013",
    ),
    (
        HEAD + "Perda,,3,2018,Judul,JDIH\n",
        ":2 (type, place): “Perda Nomor 3 Tahun 2018” tidak terbaca sebagai peraturan",
    ),
    (HEAD + "Perda,Kota Depok,3,2018,Judul,\n", ":2 (source): kosong; sebutkan dari mana baris ini diketahui"),
    (
        HEAD + "Perda,Kota Depok,3,2018,Judul, kedua,JDIH\n",
        ":2: baris ini berisi 7 sel, padahal kolomnya 6; sel yang memuat koma",
    ),
    (
        "id," + HEAD + "perda-3-2018-depok," + ROW,
        ":2 (id): “perda-3-2018-depok” tidak akan ditemukan; kosongkan, atau tulis “perda-3-2018-kota-depok”",
    ),
    (
        "type,place,number,year,enacted,source\nPerda,Kota Depok,3,2018,12/31/2018,JDIH\n",
        ":2 (enacted): “12/31/2018” bukan tanggal; tanggalnya tahun-bulan-hari (2020-12-31), 31/12/2020, atau",
    ),
    (
        "type,place,number,year,enacted,source\nPerda,Kota Depok,3,2018,31/12/2017,JDIH\n",
        ":2 (enacted): “2017-12-31” bukan pada tahun 2018; isinya tanggal penetapan",
    ),
    (
        "type,place,number,year,status,source\nPerda,Kota Depok,3,2018,aktif,JDIH\n",
        ":2 (status): “aktif” tidak dikenal; pilihan: (kosong), berlaku, diubah, dicabut, dicabut-sebagian",
    ),
    (
        "type,place,number,year,status_evidence,source\nPerda,Kota Depok,3,2018,primary,JDIH\n",
        ":2 (status_evidence): “primary” tidak cocok dengan status “”; status dan buktinya diisi bersama",
    ),
    (
        "type,place,number,year,gazette_year,gazette_number,source\nPerda,Kota Depok,3,2018,2015,7,JDIH\n",
        ":2 (gazette_year): “2015” bukan tahun pengundangan peraturan tahun 2018",
    ),
    (
        "type,place,number,year,gazette_year,gazette_number,source\nPerda,Kota Depok,3,2018,2018,VII,JDIH\n",
        ":2 (gazette_number): “VII” bukan nomor; angka saja",
    ),
    (
        "type,place,number,year,status,source\nPerda,Kota Depok,3,2018,dicabut,JDIH\n",
        ":2 (status): “dicabut” tanpa baris “mencabut” atasnya di tabel hubungan; tulis di sana oleh peraturan mana",
    ),
    (
        "Jenis,Tempat,Nomor,Tahun,Tanggal Penetapan,Sumber\nPerda,Kota Depok,3,2018,kemarin,JDIH\n",
        ":2 (Tanggal Penetapan): “kemarin” bukan tanggal; tanggalnya",
    ),
    (
        "Jenis,Daerah,Nomor,Tahun,Sumber\nPerda,Depok,3,2018,JDIH\n",
        ":2 (Jenis, Daerah): “Perda Depok Nomor 3 Tahun 2018”",
    ),
    ("", ": berkas kosong; baris pertama memuat nama kolom: id, type,"),
    (b"PK\x03\x04....", ": ini buku kerja Excel, bukan CSV; simpan sebagai “CSV UTF-8”"),
    (b"type,place\x00\n", ": bukan teks; simpan ulang sebagai “CSV UTF-8”"),
    (b"\xff\xfe\x00", ": bukan teks"),
    (
        HEAD + 'Perda,Kota Depok,3,2018,"' + "x" * 140_000 + "\n",
        "tanda kutip tidak ditutup, atau selnya terlalu panjang",
    ),
]


@pytest.mark.parametrize(("content", "said"), FAULTS)
def test_a_wrong_table_of_regulations_is_refused_in_one_line(tmp_path: Path, content: str | bytes, said: str) -> None:
    found = refused(folder(tmp_path, content))
    assert found.startswith(str(tmp_path / "regulations.csv"))
    assert said in found
    assert "\n" not in found


RELATION_FAULTS = [
    ("PP 41/2007,mencabut,,2007,x", ":2 (target): kosong; wajib diisi"),
    ("PP 41/2007,menghapus,PP 8/2003,2007,x", ":2 (relation): “menghapus” tidak dikenal; pilihan: mencabut, "),
    ("PP 41/2007,mencabut,PP 8/2003,kemarin,x", ":2 (effective): “kemarin” bukan tanggal; tanggalnya"),
    ("PP 41/2007,mencabut,PP 8/2003,2007,", ":2 (basis): kosong; kutip ketentuannya, atau sebutkan apa yang dibaca"),
    ("PP 41/2007,mencabut,PP 41/2007,2007,x", "sebuah peraturan tidak dapat berhubungan dengan dirinya sendiri"),
    ("PP 8/2003,mencabut,PP 41/2007,2007,x", ":2 (source): “pp-8-2003” lebih tua daripada “pp-41-2007”; yang lebih tua"),
    ("PP 41/2007,mencabut,PP 8/2003,2005,x", ":2 (effective): “2005” lebih awal daripada penetapannya"),
    ("PP 41/2007,mencabut,pp-8-03,2007,x", ":2 (target): “pp-8-03” bukan kunci peraturan; bentuknya pp-18-2016"),
    ("PP 41/2007,mencabut,aturan lama itu,2007,x", ":2 (target): “aturan lama itu” tidak terbaca sebagai peraturan"),
    ("permenpanrb-25-2012,mengubah,permenpan-35-2012,2012,x", ":2 (target): “permenpan-35-2012” belum ada dalam tabel peraturan mana pun; maksudnya “permenpanrb-35-2012”?"),
    ("PP 41/2007,mencabut,PP 8/2003,2007,x\nPP 41/2007,mengubah,PP 8/2003,2007,x", ":3: hubungan “pp-41-2007” dan “pp-8-2003” sudah ada; lihat "),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "said"), RELATION_FAULTS)
def test_a_wrong_relation_is_refused_in_one_line(tmp_path: Path, rows: str, said: str) -> None:
    found = refused(folder(tmp_path, None, RELATION_HEAD + rows + "\n"))
    assert found.startswith(str(tmp_path / "relations.csv"))
    assert said in found


@pytest.mark.parametrize(
    ("basis", "date_cell", "said"),
    [
        ("enactment", "2007", "“enactment” tidak cocok dengan “2007”"),
        ("kira-kira", "2007-07-23", "“kira-kira” tidak dikenal"),
    ],
)
def test_how_a_date_is_known_must_fit_the_date(tmp_path: Path, basis: str, date_cell: str, said: str) -> None:
    relations = (
        f"source,relation,target,effective,effective_basis,basis\nPP 41/2007,mencabut,PP 8/2003,{date_cell},{basis},x\n"
    )
    assert said in refused(folder(tmp_path, None, relations))


def test_what_repeals_its_own_repealer_is_refused(tmp_path: Path) -> None:
    regulations = HEAD + "".join(f"Perda,Kota Depok,{n},2018,Judul {n},JDIH\n" for n in (1, 2, 3))
    keys = [f"perda-{n}-2018-kota-depok" for n in (1, 2, 3)]
    pairs = [(keys[0], keys[1]), (keys[1], keys[2]), (keys[2], keys[0])]
    relations = RELATION_HEAD + "".join(f"{source},mencabut,{target},2019,x\n" for source, target in pairs)
    found = refused(folder(tmp_path, regulations, relations))
    assert found.endswith(f":2 (target): “{keys[1]}” mencabut sendiri yang mencabutnya, “{keys[0]}”")


def test_a_folder_that_is_none_or_holds_no_table_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "tiada") == f"{tmp_path / 'tiada'}: folder hukum daerah tidak ditemukan"
    assert refused(tmp_path).startswith(f"{tmp_path}: tidak ada tabel hukum daerah; nama berkasnya peraturan*.csv")


def test_a_table_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path)

    def closed(path: Path) -> bytes:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert refused(tmp_path).endswith("regulations.csv: tidak dapat dibaca (tidak ada izin)")


def test_a_table_larger_than_any_is_refused() -> None:
    with pytest.raises(LawError, match="berkas lebih dari 20 MB"):
        list(rows_of(b"x" * (20 * 2**20 + 1), "besar.csv", ("id",), {}))


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_of_any_kind_raise_anything_else(content: bytes) -> None:
    rows: list[SheetRow] = []
    with contextlib.suppress(LawError):
        rows = list(rows_of(content, "x.csv", ("id", "type"), {"jenis": "type"}))
    assert all(row.line > 1 and row.cells.keys() <= {"id", "type"} for row in rows)


def test_a_row_without_id_still_corrects_ours_of_that_number(tmp_path: Path) -> None:
    before = load_law().named("perda-8-2013-kota-banjarbaru")
    table = "type,place,number,year,enacted,source\nPerda,Kota Banjarbaru,8,2013,31/12/2013,naskah\n"
    after = law(folder(tmp_path, table)).named("perda-8-2013-kota-banjarbaru")
    assert (after.title, after.title_evidence, after.issuer) == (before.title, before.title_evidence, before.issuer)
    assert after.enacted is not None
    assert after.enacted.words == "2013-12-31"
