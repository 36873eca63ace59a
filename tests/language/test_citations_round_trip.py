"""Any citation, written in any of the forms people use, is read back as what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.citations import citations_in, parse_citation
from sopcheck.language.regulation_types import kinds
from sopcheck.model.values import Citation, Gazette


@dataclass(frozen=True)
class Written:
    """What a text says: the parts that must be read back."""

    text: str
    type: str
    number: str
    year: str
    place: str | None = None
    title: str | None = None
    gazette: Gazette | None = None
    children: tuple[tuple[str, Written], ...] = ()


# long and short names of one kind; a ministry's older names are those of years before its change
NAMES: dict[str, tuple[str, ...]] = {
    "UU": ("Undang-Undang", "Undang-undang", "Undang - Undang", "UNDANG-UNDANG", "UU", "UU RI", "Undang-Undang Republik Indonesia"),
    "Perppu": ("Peraturan Pemerintah Pengganti Undang-Undang", "Perppu", "PERPU"),
    "PP": ("Peraturan Pemerintah", "Peraturan Pemerintah Republik Indonesia", "PP", "PP RI", "Peraturan Pemerintah (PP)"),
    "Perpres": ("Peraturan Presiden", "PERATURAN PRESIDEN REPUBLIK INDONESIA", "Perpres"),
    "Keppres": ("Keputusan Presiden", "Keppres"),
    "Inpres": ("Instruksi Presiden", "Inpres"),
    "Permendagri": ("Peraturan Menteri Dalam Negeri", "Peraturan Mendagri", "Permendagri", "Peraturan Mentri Dalam Negeri"),
    "PermenPANRB": (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "Peraturan Menteri Negara PAN dan RB", "PermenPANRB",
        "Peraturan Menteri PAN & RB", "Permenpan RB", "Permen PANRB", "PermenPAN-RB", "Peraturan Menteri Pendayagunaan Aparatur Negara",
    ),
    "Permenkes": ("Peraturan Menteri Kesehatan Republik Indonesia", "Permenkes", "Peraturan Menkes"),
    "Permensos": ("Peraturan Menteri Sosial", "Permensos", "Permen Sos"),
    "Permentan": ("Peraturan Menteri Pertanian", "Permentan"),
    "Kepmendagri": ("Keputusan Menteri Dalam Negeri", "Kepmendagri", "Keputusan Mendagri"),
    "Inmendagri": ("Instruksi Menteri Dalam Negeri", "Inmendagri", "Instruksi Mendagri"),
    "Peraturan BKN": ("Peraturan Badan Kepegawaian Negara", "Peraturan BKN", "PerBKN"),
    "Perka ANRI": ("Peraturan Kepala Arsip Nasional Republik Indonesia", "Perka ANRI", "Peraturan Kepala ANRI"),
    "Peraturan LKPP": ("Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah", "Peraturan LKPP", "Perlem LKPP"),
    "Perma": ("Peraturan Mahkamah Agung", "Perma", "Peraturan Mahkamah Agung RI"),
    "SEMA": ("Surat Edaran Mahkamah Agung", "SEMA"),
    "Peraturan KPU": ("Peraturan Komisi Pemilihan Umum", "PKPU"),
    "Perkap": ("Peraturan Kapolri", "Perkap", "Peraturan Kepala Kepolisian Negara Republik Indonesia"),
}  # fmt: skip
LOCAL: dict[str, tuple[tuple[str, str], ...]] = {
    "Perda": (("Peraturan Daerah", ""), ("Perda", "")),
    "Perbup": (("Peraturan Bupati", "Kabupaten"), ("Perbup", "Kabupaten")),
    "Perwali": (("Peraturan Wali Kota", "Kota"), ("Peraturan Walikota", "Kota"), ("Perwali", "Kota")),
    "Pergub": (("Peraturan Gubernur", "Provinsi"), ("Pergub", "Provinsi")),
}
PLACES = ("Sleman", "Sungai Penuh", "Kalimantan Barat", "Banjarbaru")
CODED = {
    "PMK": ("Peraturan Menteri Keuangan Nomor {n}/PMK.05/{y}", "PMK No. {n}/PMK.07/{y}", "{n}/PMK.05/{y}"),
    "PermenPUPR": ("Peraturan Menteri PUPR Nomor {n}/PRT/M/{y}", "Permen PU No.{n}/PRT/M/{y}", "{n}/PRT/M/{y}"),
    "Permentan": ("Permentan Nomor {n}/Permentan/OT.010/8/{y}",),
    "PermenLHK": ("Permen LHK No. P.{n}/MENLHK/SETJEN/KUM.1/8/{y}", "P.{n}/MENLHK/SETJEN/KUM.1/8/{y}"),
    "Permenhub": ("Permenhub Nomor PM {n} Tahun {y}", "Peraturan Menteri Perhubungan PM {n} Tahun {y}"),
    "POJK": ("POJK Nomor {n}/POJK.03/{y}",),
}
LABELS = ("Nomor ", "nomor ", "NOMOR ", "No. ", "No.", "No ", "Nomor : ", "Nomor: ", "Nomor Nomor ")
YEARS = (" Tahun ", " tahun ", " TAHUN ", " Th. ", " Thn ", " th ", "/")
ABOUT = (" tentang ", " Tentang ", " TENTANG ", " ttg ", ", tentang ", "\ntentang ")
TITLES = (
    "Pelayanan Publik", "Pemerintahan Daerah", "Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah", "Kearsipan",
    "Rencana Pembangunan Jangka Menengah Daerah Tahun 2018-2023", "Kebijakan Pengawasan Tahun 2018", "Standar Operasional Prosedur (SOP)",
    "Evaluasi Rancangan Peraturan Daerah tentang Anggaran", "Kabupaten/Kota Layak Anak", "Pembentukan Peraturan Perundang-undangan",
)  # fmt: skip
AMENDED = (
    " sebagaimana telah diubah dengan ", " sebagaimana diubah dengan ", " sebagai mana telah diubah oleh ", ", sebagaimana telah diubah terakhir dengan ",
    " sebagaimana telah diubah beberapa kali, terakhir dengan ", " sebagaimana telah beberapa kali diubah terakhir dengan ",
    " sebagaimana telah dua kali diubah, terakhir dengan ", " yang telah diubah dengan ",
)  # fmt: skip
JOINED = (" jo. ", " jo ", " juncto ", ", juncto ")
REPLACED = (
    " dicabut dengan ",
    " diganti dengan ",
    "; diganti ",
    " sebagaimana telah dicabut dengan ",
    " yang telah diganti dengan ",
)
INSIDE: dict[str, tuple[str, ...]] = {
    "perubahan": ("Perubahan atas ", "Perubahan Kedua atas ", "Perubahan Ketujuh Belas Atas ", "Perubahan "),
    "pelaksanaan": ("Pelaksanaan ", "Peraturan Pelaksanaan ", "Petunjuk Pelaksanaan ", "Ketentuan Pelaksanaan "),
    "dicabut": ("Pencabutan ", "Pencabutan atas "),
}
MISREAD = {"0": "Oo", "1": "lI|"}


@st.composite
def numbers(draw: st.DrawFn, lowest: int, highest: int) -> tuple[str, str, str]:
    """(as printed, number, year): labelled or not, with zeros before it, perhaps misread by a scanner."""
    number, year = draw(st.integers(1, 999)), draw(st.integers(lowest, highest))
    label, join = draw(st.sampled_from(("", *LABELS))), draw(st.sampled_from(YEARS))
    digits = draw(st.sampled_from(("", "0"))) + str(number)
    if draw(st.booleans()):
        digits = _misread(draw, digits)
    printed_year = _misread(draw, str(year)) if draw(st.booleans()) and join != "/" else str(year)
    return f"{label}{digits}{join}{printed_year}", str(number), str(year)


def _misread(draw: st.DrawFn, digits: str) -> str:
    """Some digits as letters, but never all, and the last one stays: "2O", "l7", "20l4"."""
    signs = [draw(st.sampled_from(digit + MISREAD.get(digit, ""))) for digit in digits[:-1]]
    return "".join([*signs, digits[-1]])


@st.composite
def named(draw: st.DrawFn, lowest: int = 2016, highest: int = 2022, whole: bool = False) -> Written:
    """Name, number and year alone, of years after which ministries did not change names.

    whole: nothing stands before it, so that a code path alone will do.
    """
    printed, number, year = draw(numbers(lowest, highest))
    form = draw(st.integers(0, 5))
    if form == 5 and lowest >= 2016:
        kind = draw(st.sampled_from(sorted(CODED)))
        text = draw(st.sampled_from(CODED[kind]))
        if not text.startswith(("{n}", "P.")) or whole:
            return Written(text.format(n=number, y=year), kind, number, year)
    if form > 1:
        kind = draw(st.sampled_from(sorted(NAMES)))
        return Written(f"{draw(st.sampled_from(NAMES[kind]))} {printed}", kind, number, year)
    kind = draw(st.sampled_from(sorted(LOCAL)))
    (name, level), place = draw(st.sampled_from(LOCAL[kind])), draw(st.sampled_from(PLACES))
    said = "" if level and draw(st.booleans()) else level or draw(st.sampled_from(("Kabupaten", "Kota", "Provinsi")))
    between = f" {said} " if said else " "
    return Written(f"{name}{between}{place} {printed}", kind, number, year, f"{said or level} {place}")


@st.composite
def gazettes(draw: st.DrawFn, year: str) -> tuple[str, Gazette | None]:
    number, supplement = str(draw(st.integers(1, 400))), str(draw(st.integers(1000, 6999)))
    return draw(
        st.sampled_from(
            (
                ("", None),
                (f" (Lembaran Negara Republik Indonesia Tahun {year} Nomor {number})", Gazette("LN", year, number)),
                (
                    f" (Lembaran Negara Tahun {year} No.{number}, Tambahan Lembaran Negara Nomor {supplement})",
                    Gazette("LN", year, number, supplement),
                ),
                (f" (Lembaran Negara Republik Indonesia Nomor {number} Tahun {year})", Gazette("LN", year, number)),
                (f" (LN Tahun {year} No {number}, TLN No {supplement})", Gazette("LN", year, number, supplement)),
                (f" (Berita Negara Republik Indonesia Tahun {year} Nomor {number})", Gazette("BN", year, number)),
                (f" (Lembaran Daerah Kota Batu Tahun {year} Nomor {number})", Gazette("LD", year, number)),
            )
        )
    )


@st.composite
def citations(draw: st.DrawFn) -> Written:
    """A head with its title, its gazette, and at most one other regulation in its title or behind it."""
    head = draw(named(whole=True))
    text, title, children = head.text, None, list[tuple[str, Written]]()
    role = draw(st.sampled_from((None, None, *INSIDE, "diubah-dengan", "juncto", "diganti-dengan")))
    if role in INSIDE:
        inner = draw(named(lowest=2010, highest=int(head.year)))
        title = draw(st.sampled_from(INSIDE[role])) + inner.text + draw(st.sampled_from(("", f" tentang {TITLES[0]}")))
        children.append((role, inner))
    elif draw(st.booleans()):
        title = draw(st.sampled_from(TITLES))
    text += draw(st.sampled_from(ABOUT)) + title if title else ""
    printed, gazette = draw(gazettes(head.year)) if not children else ("", None)
    text += printed
    if role and role not in INSIDE:
        outer = draw(named(lowest=int(head.year)))
        words = {"diubah-dengan": AMENDED, "juncto": JOINED, "diganti-dengan": REPLACED}[role]
        text += draw(st.sampled_from(words)) + outer.text
        children.append((role, outer))
    return Written(text, head.type, head.number, head.year, head.place, title, gazette, tuple(children))


@st.composite
def on_paper(draw: st.DrawFn, written: Written) -> str:
    """The text as a page breaks it: a blank of it is a line break or two blanks, a long word is divided."""
    blanks = [place for place, sign in enumerate(written.text) if sign == " "]
    place = draw(st.sampled_from([-1, *blanks]))
    if place < 0:
        return written.text
    before, after = written.text[:place], written.text[place + 1 :]
    first = after.partition(" ")[0]
    if len(first) > 7 and first.isalpha() and first.islower() and draw(st.booleans()):
        return f"{before} {after[:4]}-\n{after[4:]}"
    return before + draw(st.sampled_from(("\n", "  ", " \n\n"))) + after


def read(citation: Citation) -> dict[str, Any]:
    return {
        "status": citation.status,
        "type": citation.type,
        "number": citation.number,
        "year": citation.year,
        "place": citation.place,
    }


def meant(written: Written) -> dict[str, Any]:
    return {
        "status": "terbaca",
        "type": written.type,
        "number": written.number,
        "year": written.year,
        "place": written.place,
    }


def folded(title: str | None) -> str:
    return "".join((title or "").split()).strip(" .,;:()")


@given(st.data())
def test_a_written_citation_reads_back(data: st.DataObject) -> None:
    written = data.draw(citations())
    text = data.draw(on_paper(written))
    citation = parse_citation(text)
    assert read(citation) == meant(written)
    assert [(role, read(child)) for role, child in citation.children] == [
        (role, meant(child)) for role, child in written.children
    ]
    if written.title:
        assert folded(citation.title) == folded(written.title)
    assert citation.gazette == written.gazette
    assert text[slice(*citation.span)] == citation.words
    assert len(citation.members) == 1 + sum(role == "juncto" for role, _ in written.children)


SEPARATORS = ("; ", ";\n2. ", "\n2. ", " 2. ", ".\n", "; dan ")


@given(st.data(), st.sampled_from(SEPARATORS))
def test_items_run_together_are_apart(data: st.DataObject, separator: str) -> None:
    first, second = data.draw(citations()), data.draw(citations())
    text = first.text + separator + second.text
    heads = [read(member) for member in parse_citation(text).members]
    assert heads[0] == meant(first)
    assert meant(second) in heads[1:]
    assert [read(found) for found in citations_in(text)] == heads


# kinds with a plain number; the year is one in which no ministry had another name than today's
PLAIN = sorted(
    name
    for name, kind in kinds().items()
    if kind.numbering == "serial" and not kind.place and not kind.loose and not kind.called
)


@given(st.sampled_from([name for name in PLAIN if name != "UUD"]), numbers(1950, 2026))
def test_every_short_name_is_a_name_of_its_own_kind(name: str, written: tuple[str, str, str]) -> None:
    printed, number, year = written
    citation = parse_citation(f"{name} {printed}")
    assert (citation.status, citation.type, citation.number, citation.year) == ("terbaca", name, number, year)
