"""The status of regulations on a date, and whether a printed title is theirs."""

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.law.registry import Local, Registry, load_law
from sopcheck.law.titles import compare_titles
from sopcheck.model.values import Gazette

LAW = load_law()
NOW = date(2026, 11, 20)

HEAD = (
    "id,type,issuer,place,number,number_printed,year,title,title_evidence,enacted,gazette_kind,gazette_year,"
    "gazette_number,gazette_supplement,status,status_evidence,status_basis,source,note\n"
)
RELATIONS = "source,relation,target,effective,effective_basis,evidence,basis\n"


def registry(*relations: str, rows: str = "") -> Registry:
    """A registry in which PP 1/2001 … PP 9/2009 exist, dated by year only, without any stated status."""
    base = "".join(f"pp-{n}-200{n},PP,Presiden,,{n},{n},200{n},Judul {n},primary,,,,,,,none,,,\n" for n in range(1, 10))
    return Registry((HEAD + base + rows).encode(), (RELATIONS + "".join(f"{line}\n" for line in relations)).encode())


STATUSES = [
    ("uu-23-2014", date(2014, 12, 1), "berlaku", "primary"),  # amended later, so in force then
    ("uu-23-2014", date(2017, 11, 1), "diubah", "primary"),
    ("uu-23-2014", NOW, "diubah", "primary"),
    ("permenpanrb-20-2013", date(2018, 11, 7), "digantikan-fungsi", "secondary"),
    ("permenpanrb-12-2015", date(2018, 11, 7), "berlaku", "primary"),
    ("permenpanrb-12-2015", NOW, "dicabut", "primary"),
    ("perpres-29-2014", NOW, "berlaku", "official-secondary"),
    ("uu-5-2014", date(2023, 10, 30), "berlaku", "official-secondary"),
    ("uu-5-2014", date(2023, 10, 31), "dicabut", "official-secondary"),
    ("permendagri-13-2006", NOW, "dicabut", "secondary"),
    ("pp-53-2010", NOW, "dicabut-sebagian", "primary"),
    ("pp-8-2008", NOW, "tidak-diketahui", "none"),  # no repeal found is no evidence
    ("permendagri-52-2011", NOW, "tidak-diketahui", "none"),
    ("perpres-39-2019", NOW, "tidak-diketahui", "none"),  # official sources disagree
    ("perda-8-2013-kota-banjarbaru", NOW, "tidak-diketahui", "none"),
    ("perwali-1-2020-kota-depok", NOW, "tidak-diketahui", "none"),
    ("uud-1945", NOW, "tidak-diketahui", "none"),
    ("uu-5-1962", NOW, "dicabut", "primary"),
    ("perpres-86-2010", NOW, "dicabut-sebagian", "primary"),  # has no row of its own
    (None, NOW, "tidak-diketahui", "none"),
]


@pytest.mark.parametrize(("key", "on", "status", "evidence"), STATUSES)
def test_status_on_a_date(key: str | None, on: date, status: str, evidence: str) -> None:
    judged = LAW.status(key, on)
    assert (judged.status, judged.evidence) == (status, evidence)


def test_a_repeal_names_who_when_and_on_what_evidence() -> None:
    judged = LAW.status("permenpanrb-12-2015", NOW)
    step = judged.replaced_by
    assert step is not None
    assert judged.chain == (step,)
    assert (step.relation, step.by.key, step.effective.words, step.effective_basis) == (
        "mencabut",
        "permenpanrb-88-2021",
        "2021",
        "year-only",
    )
    assert step.official
    assert "konsiderans" in step.basis
    assert step.by.label == "PermenPANRB Nomor 88 Tahun 2021"


def test_the_latest_amender_is_that_of_the_date() -> None:
    amenders = {
        on: step.by.key if (step := LAW.status("uu-23-2014", on).amended_by) else None
        for on in (date(2015, 2, 1), date(2015, 2, 2), date(2017, 11, 1), NOW)
    }
    assert list(amenders.values()) == [None, "uu-2-2015", "uu-9-2015", "uu-6-2023"]


AMENDED = (
    "pp-4-2004,mengubah,pp-1-2001,2004-03-01,enactment,primary,teks",
    "pp-6-2006,mengubah,pp-1-2001,2006-03-01,enactment,memory,ingatan",
)


def test_an_amendment_known_from_memory_stays_in_the_chain_but_is_not_the_latest() -> None:
    judged = registry(*AMENDED).status("pp-1-2001", NOW)
    assert [step.by.key for step in judged.chain] == ["pp-4-2004", "pp-6-2006"]
    assert judged.amended_by is not None
    assert (judged.amended_by.by.key, judged.amended_by.official) == ("pp-4-2004", True)


@pytest.mark.parametrize("relation", ["mencabut", "menggantikan-fungsi"])
def test_an_amender_that_is_gone_on_whatever_evidence_gives_way_to_the_one_after_it(relation: str) -> None:
    law = registry(*AMENDED, f"pp-7-2007,{relation},pp-4-2004,2007,year-only,memory,ingatan")
    latest = {on: law.status("pp-1-2001", on).amended_by for on in (date(2007, 6, 1), date(2007, 12, 31))}
    assert [(step.by.key, step.official) for step in latest.values() if step] == [
        ("pp-4-2004", True),
        ("pp-6-2006", False),
    ]
    assert law.status("pp-1-2001", NOW).evidence == "primary"  # amended it certainly was


def test_the_last_amender_of_the_law_on_regional_government_is_not_said_flatly() -> None:
    judged = LAW.status("uu-23-2014", NOW)
    assert judged.amended_by is not None
    assert (judged.amended_by.by.key, judged.amended_by.evidence) == ("uu-6-2023", "memory")
    assert (judged.status, judged.evidence) == ("diubah", "primary")
    replaced = LAW.status("uu-11-2020", NOW)
    assert (replaced.status, replaced.evidence) == ("digantikan-fungsi", "memory")


def test_a_repeal_of_unknown_day_counts_from_the_last_day_of_its_year() -> None:
    law = registry("pp-5-2005,mencabut,pp-1-2001,2005,year-only,primary,dasar")
    on = {day: law.status("pp-1-2001", day) for day in (date(2004, 12, 31), date(2005, 6, 1), date(2005, 12, 31))}
    assert [judged.status for judged in on.values()] == ["berlaku", "tidak-diketahui", "dicabut"]
    assert [len(judged.pending) for judged in on.values()] == [0, 1, 0]


def test_a_regulation_has_no_status_before_it_was_certainly_issued() -> None:
    law = registry("pp-5-2005,mencabut,pp-2-2002,2005,year-only,primary,dasar")
    assert [law.status("pp-2-2002", day).status for day in (date(2002, 6, 1), date(2002, 12, 31))] == [
        "tidak-diketahui",
        "berlaku",
    ]


def test_a_partial_repeal_never_reads_as_repeal() -> None:
    law = registry("pp-5-2005,mencabut-sebagian,pp-1-2001,2005-03-01,enactment,primary,dasar")
    judged = law.status("pp-1-2001", NOW)
    assert (judged.status, judged.replaced_by) == ("dicabut-sebagian", None)


def test_the_strongest_evidence_decides_among_repeals() -> None:
    law = registry(
        "pp-4-2004,mencabut,pp-1-2001,2004-03-01,enactment,memory,ingatan",
        "pp-5-2005,mencabut,pp-1-2001,2005-03-01,enactment,primary,teks",
    )
    judged = law.status("pp-1-2001", NOW)
    assert (judged.status, judged.evidence, judged.basis) == ("dicabut", "primary", "teks")
    assert [step.by.key for step in judged.chain] == ["pp-4-2004", "pp-5-2005"]
    weak = law.status("pp-1-2001", date(2004, 6, 1))
    assert (weak.status, weak.evidence, weak.official) == ("dicabut", "memory", False)


def test_a_stated_status_outweighs_functional_replacement_but_not_repeal() -> None:
    row = "pp-1-2010,PP,Presiden,,1,1,2010,Judul,primary,,,,,,berlaku,official-secondary,JDIH,,\n"
    replaced = "pp-9-2009,menggantikan-fungsi,pp-1-2010,2015,year-only,secondary,pokok sama"
    repealed = "pp-9-2009,mencabut,pp-1-2010,2015,year-only,secondary,artikel"
    assert registry(replaced, rows=row).status("pp-1-2010", NOW).status == "berlaku"
    assert registry(replaced, repealed, rows=row).status("pp-1-2010", NOW).status == "dicabut"


def test_the_trail_leads_to_what_is_in_force() -> None:
    assert [step.by.key for step in LAW.trail("pp-84-2000", NOW)] == ["pp-8-2003", "pp-41-2007", "pp-18-2016"]
    assert [step.by.key for step in LAW.trail("permenpanrb-20-2013", NOW)] == [
        "permenpanrb-12-2015",
        "permenpanrb-88-2021",
    ]
    assert LAW.trail("perpres-29-2014", NOW) == ()


def test_a_circle_of_replacements_ends() -> None:
    law = registry(
        "pp-2-2002,menggantikan-fungsi,pp-1-2001,2003,year-only,secondary,a",
        "pp-1-2001,menggantikan-fungsi,pp-2-2002,2003,year-only,secondary,b",
    )
    assert [step.by.key for step in law.trail("pp-1-2001", NOW)] == ["pp-2-2002"]


def test_a_row_becomes_a_regulation() -> None:
    regulation = LAW.get("uu-25-2004")
    assert regulation is not None
    assert (regulation.type, regulation.number, regulation.year) == ("UU", "25", "2004")
    assert regulation.title == "Sistem Perencanaan Pembangunan Nasional"
    assert regulation.gazette == Gazette("LN", "2004", "104", "4421")
    assert regulation.issued.earliest == date(2004, 10, 5)
    assert LAW.get("uu-999-2004") is None
    assert LAW.get(None) is None


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("permendagri-54-2010", "Permendagri Nomor 54 Tahun 2010"),
        ("permenpan-9-2007", "Permenpan Nomor PER/09/M.PAN/5/2007"),
        ("pmk-181.pmk06-2016", "PMK Nomor 181/PMK.06/2016"),
        ("perda-8-2013-kota-banjarbaru", "Perda Kota Banjarbaru Nomor 8 Tahun 2013"),
        ("pp-19-2022", "PP Nomor 19 Tahun 2022"),  # no row
    ],
)
def test_how_a_regulation_is_named(key: str, label: str) -> None:
    assert LAW.named(key).label == label


PERENCANAAN = (
    "Tata Cara Perencanaan, Pengendalian Dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Peraturan Daerah tentang "
    "Rencana Pembangunan Jangka Panjang Daerah Dan Rencana Pembangunan Jangka Menengah Daerah, Serta Tata Cara Perubahan Rencana"
)
TITLES = [
    ("pemerintahan  daerah", "uu-23-2014", "sama"),
    ("Pedoman Evaluasi Atas Implementasi SAKIP", "permenpanrb-12-2015", "sama"),
    (
        "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Review atas Laporan Kinerja",
        "permenpanrb-53-2014",
        "terpotong",
    ),
    (PERENCANAAN, "permendagri-86-2017", "terpotong"),
    (
        "Tata Cara Penyusunan, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah",
        "pp-8-2008",
        "terpotong",
    ),
    (
        "Tahapan, Tabelara Penyelesaian, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah",
        "pp-8-2008",
        "mirip",
    ),
    (
        "Tahapan Tahacara penyusunan, Pengendalian, dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah",
        "pp-8-2008",
        "mirip",
    ),
    ("Pedoman Penyelenggaraan Pemerintahan Daerah", "pp-6-2008", "mirip"),
    ("Petunjuk Teknis Penataan Organisasi Daerah", "permendagri-57-2007", "mirip"),
    ("Pembentukan Kojenadive Daft II Banjarbaru", "uu-9-1999", "mirip"),
    ("Struktur Organisasi Badan Pusat Statistik", "perpres-86-2007", "mirip"),
    ("Laporan Keuangan dan Kinerja Instansi Pemerintah", "pp-8-2006", "mirip"),
    ("Pelaksanaan UU No 14 Tahun 2008", "pp-61-2010", "mirip"),
    ("SPBE", "perpres-95-2018", "sama"),
    ("SAP", "pp-71-2010", "mirip"),
    ("PBJ", "perpres-16-2018", "terpotong"),
    ("PPLH", "uu-32-2009", "sama"),
    ("Binwas", "pp-12-2017", "terpotong"),
    ("Adminduk", "uu-24-2013", "terpotong"),
    ("Pengelolaan BMN/D", "pp-27-2014", "terpotong"),
    ("HKPD", "uu-1-2022", "sama"),
    ("Pemda", "uu-23-2014", "mirip"),
    ("Penetapan Perppu 2/2022", "uu-6-2023", "mirip"),
    ("Pedoman RPJPD, RPJMD dan RKPD", "uu-14-2008", "mirip"),  # nobody can tell
    (PERENCANAAN, "permendagri-96-2017", "beda"),
    ("Tata Tertib DPRD Kota Bandung Barat Raya", "uu-14-2008", "beda"),  # an abbreviation beside enough words
    ("KETERBUKAAN INFORMASI PUBLIK", "uu-23-2014", "beda"),  # capitals are no abbreviation there
    ("Kearsipan", "uu-23-2014", "beda"),
    ("Aparatur Sipil Negara", "uu-14-2008", "beda"),
    ("Pelayanan Publik", "uu-14-2008", "beda"),
    ("Keterbukaan Informasi Publik", "permendagri-114-2018", "beda"),  # seen on an office's web page
]


@pytest.mark.parametrize(("printed", "key", "verdict"), TITLES)
def test_a_printed_title_against_the_official_one(printed: str, key: str, verdict: str) -> None:
    assert LAW.title_verdict(key, printed) == verdict


def test_a_title_from_memory_accuses_nobody() -> None:
    regulation = LAW.get("permenpanrb-38-2012")
    assert regulation is not None
    assert regulation.title_evidence == "memory"
    assert regulation.title is not None
    assert compare_titles("Kearsipan", regulation.title) == "beda"
    assert LAW.title_verdict("permenpanrb-38-2012", "Kearsipan") is None
    assert LAW.title_verdict("permenpanrb-38-2012", regulation.title) == "sama"
    assert LAW.title_verdict("permenpanrb-28-2012", "Apa Saja") is None  # no title at all


BY_TITLE = {
    PERENCANAAN: [("permendagri-86-2017", "terpotong")],
    "Petunjuk Pelaksanaan Evaluasi Akuntabilitas Kinerja Instansi Pemerintah": [("permenpanrb-25-2012", "sama")],
    "Tahapan, Tabelara Penyelesaian, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah": [
        ("pp-8-2008", "mirip")
    ],
    "Standar Operasional Prosedur di Lingkungan Pemerintah Provinsi": [("permendagri-52-2011", "terpotong")],
    "Pembentukan Kojenadive Daft II Banjarbaru": [],  # too damaged to claim
    "Pedoman": [],
    "": [],
}


@pytest.mark.parametrize(("title", "found"), BY_TITLE.items())
def test_which_regulation_a_title_belongs_to(title: str, found: list[tuple[str, str]]) -> None:
    assert [(candidate.regulation.key, candidate.verdict) for candidate in LAW.by_title(title)] == found


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_pair_of_titles_raises(printed: str, official: str) -> None:
    assert compare_titles(printed, official) in ("sama", "terpotong", "mirip", "beda")
    assert compare_titles(official, official) == "sama"


@given(st.sampled_from([key for key in LAW if LAW.named(key).title]), st.floats(0.5, 1))
def test_a_title_whose_end_is_cut_off_is_never_another(key: str, kept: float) -> None:
    title = LAW.named(key).title or ""
    assert LAW.title_verdict(key, title[: max(4, round(kept * len(title)))]) != "beda"


@given(st.sampled_from([key for key in LAW if LAW.named(key).title]), st.integers(0, 3))
def test_a_title_whose_first_words_are_missing_is_never_another(key: str, missing: int) -> None:
    words = (LAW.named(key).title or "").split()
    assert LAW.title_verdict(key, " ".join(words[min(missing, len(words) - 1) :])) != "beda"


@pytest.mark.parametrize("text", ["kata " * 40_000, "x" * 200_000, "Pedoman " * 30_000])
def test_a_hostile_title_costs_little(text: str) -> None:
    start = time.perf_counter()
    LAW.by_title(text)
    compare_titles(text, PERENCANAAN)
    assert time.perf_counter() - start < 1


FURTHER_HEAD = "id,type,number,year,title,title_evidence,title_votes,enacted,gazette_year,gazette_number,gazette_supplement,source\n"


def layered(further: str, relations: str, own: Local | None = None) -> Registry:
    """PP 1/2001 and PP 2/2002 curated, PP 1/2001 repealed by PP 2/2002; the rest further."""
    rows = "".join(f"pp-{n}-200{n},PP,Presiden,,{n},{n},200{n},Judul {n},primary,,,,,,,none,,,\n" for n in (1, 2))
    curated = "pp-2-2002,mencabut,pp-1-2001,2002-05-01,stated,primary,Pasal 9\n"
    return Registry(
        (HEAD + rows).encode(),
        (RELATIONS + curated).encode(),
        lambda: ((FURTHER_HEAD + further).encode(), (RELATIONS + relations).encode()),
        own,
    )


def test_curated_rows_and_relations_win_over_further_ones() -> None:
    law = layered(
        "pp-1-2001,PP,1,2001,Lain,secondary,9,,,,,x\npp-3-2003,PP,3,2003,Tiga,none,0,2003-02-01,2003,7,4444,x\n",
        "pp-2-2002,mencabut-sebagian,pp-1-2001,2002,year-only,secondary,lain\n"
        "pp-3-2003,mengubah,pp-1-2001,2003-02-01,stated,primary,judul\n",
    )
    assert law.named("pp-1-2001").title == "Judul 1"
    assert [(row["source"], row["relation"]) for row in law.upon("pp-1-2001")] == [
        ("pp-2-2002", "mencabut"),
        ("pp-3-2003", "mengubah"),
    ]
    assert list(law) == ["pp-1-2001", "pp-2-2002", "pp-3-2003"]
    assert len(law) == 3
    third = law.named("pp-3-2003")
    assert (third.label, third.issuer, third.gazette) == (
        "PP Nomor 3 Tahun 2003",
        "Presiden",
        Gazette("LN", "2003", "7", "4444"),
    )
    assert third.title_founds is False


def test_further_tables_are_read_only_when_they_are_needed() -> None:
    read = []

    def further() -> tuple[bytes, bytes]:
        read.append(1)
        return FURTHER_HEAD.encode(), RELATIONS.encode()

    law = Registry(
        (HEAD + "pp-1-2001,PP,Presiden,,1,1,2001,Satu,primary,,,,,,,none,,,\n").encode(),
        b"source,relation,target",
        further,
    )
    assert law.get("pp-1-2001") is not None
    assert "pp-1-2001" in law
    assert read == []
    assert law.get("pp-2-2002") is None
    assert "pp-2-2002" not in law
    assert len(law.hash) == 12
    assert read == [1]


def test_a_weak_title_neither_accuses_nor_claims() -> None:
    law = layered(
        "pp-3-2003,PP,3,2003,Tata Cara Penghitungan Pungutan Ekspor,none,1,,,,,x\n"
        "pp-4-2004,PP,4,2004,Pengelolaan Kawasan Hutan Lindung Terpadu,secondary,3,,,,,x\n",
        "",
    )
    other = "Kesejahteraan Lanjut Usia di Perdesaan"
    assert law.title_verdict("pp-3-2003", other) is None
    assert law.title_verdict("pp-3-2003", "Tata Cara Penghitungan Pungutan Ekspor") == "sama"
    assert law.by_title("Tata Cara Penghitungan Pungutan Ekspor") == ()
    assert law.title_verdict("pp-4-2004", other) == "beda"
    assert [one.regulation.key for one in law.by_title("Pengelolaan Kawasan Hutan Lindung Terpadu")] == ["pp-4-2004"]


def test_what_only_amends_a_repealed_regulation_is_inferred_to_be_gone_and_only_then() -> None:
    further = (
        "pp-3-2003,PP,3,2003,Perubahan atas Peraturan Pemerintah Nomor 1 Tahun 2001,none,0,,,,,x\n"
        "pp-4-2004,PP,4,2004,Perubahan atas dua peraturan,none,0,,,,,x\n"
        "pp-5-2005,PP,5,2005,Pelaksanaan Sesuatu,none,0,,,,,x\n"
        "pp-6-2006,PP,6,2006,Perubahan Kedua atas Peraturan Pemerintah Nomor 1 Tahun 2001,none,0,,,,,x\n"
    )
    relations = (
        "pp-3-2003,mengubah,pp-1-2001,2003,year-only,primary,judul\n"
        "pp-4-2004,mengubah,pp-1-2001,2004,year-only,primary,judul\n"
        "pp-5-2005,mengubah,pp-1-2001,2005,year-only,primary,judul\n"
        "pp-6-2006,mengubah,pp-1-2001,2006,year-only,primary,judul\n"
        "pp-4-2004,mengubah,pp-2-2002,2004,year-only,primary,judul\n"
        "pp-7-2007,mencabut,pp-6-2006,2007,year-only,primary,dasar\n"
    )
    law = layered(further, relations)
    found = law.object_gone("pp-3-2003", NOW)
    assert found is not None
    assert (found[0].key, found[1].by.key) == ("pp-1-2001", "pp-2-2002")
    assert law.object_gone("pp-3-2003", date(2001, 6, 1)) is None  # nothing was repealed yet
    assert law.object_gone("pp-4-2004", NOW) is None  # the other one it amends is not repealed
    assert law.object_gone("pp-5-2005", NOW) is None  # not an amendment by its title
    assert law.object_gone("pp-6-2006", NOW) is None  # its own repeal is in the data
    assert law.object_gone("pp-9-2009", NOW) is None
    assert law.amended("pp-4-2004") == ("pp-1-2001", "pp-2-2002")


@pytest.mark.parametrize(
    ("key", "on", "status"),
    [
        ("pp-143-2000", NOW, "dicabut"),
        ("pp-143-2000", date(2005, 1, 1), "diubah"),
        ("pp-18-1977", NOW, "diubah"),  # and repealed as far as soldiers and police are concerned: never as a whole
        ("pp-31-1997", NOW, "dicabut-sebagian"),
        ("uu-15-2003", NOW, "dicabut-sebagian"),
        ("uu-25-1992", NOW, "tidak-diketahui"),  # its repealer was annulled
        ("uu-15-1985", date(2008, 1, 1), "berlaku"),  # likewise: in force until 2009
        ("uu-15-1985", date(2010, 1, 1), "dicabut"),
        ("uu-16-1969", date(1990, 1, 1), "diubah"),
        ("pp-29-2010", NOW, "dicabut"),
    ],
)
def test_further_uu_and_pp_are_judged_by_what_the_texts_say(key: str, on: date, status: str) -> None:
    assert LAW.status(key, on).status == status


def test_the_hash_changes_with_any_byte_and_the_date_is_that_of_the_data() -> None:
    assert LAW.hash == load_law().hash
    assert len(LAW.hash) == 12
    assert registry().hash != registry("pp-5-2005,mencabut,pp-1-2001,2005,year-only,primary,dasar").hash
    assert NOW >= LAW.dated >= date(2026, 11, 20)


def test_loading_and_judging_import_nothing_heavy() -> None:
    code = (
        "import sys; from datetime import date; from sopcheck.law.registry import load_law\n"
        "load_law().status('uu-23-2014', date(2020, 1, 1))\n"
        "print([name for name in ('rapidfuzz', 'yaml', 'pint', 'dateutil') if name in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
