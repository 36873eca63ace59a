"""Any SOP the notation can hold: words of the trade, words of nobody, and everything missing."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from sopcheck.model import locators
from sopcheck.model.sop import Sop

# words that lead into the rules: numbers, units, states, actors, citations, dates, placeholders, hostile text
TRADE = (
    "", "-", "…", "........", "Disposisi", "draft Laporan Kinerja", "Laporan Kinerja Tahunan", "2 menit", "120 hari", "1-2 hari", "satu hari",
    "25 HARI KERJA + 1 JAM", "5 menit/berkas", "Triwulanan", "10 Juli 2023", "2017", "31 Februari 2020", "NOVEMBER 2017", "7-Nov-2018",
    "Kepala Badan", "Sekretaris", "Kasubbag PerKeu menerima berkas", "Menyusun laporan kinerja tahunan", "Mengoreksi draft laporan kinerja",
    "Rapat pembahasan draft", "Pengumpulan data", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "Permendagri 96/2017 tentang Apa",
    "Peraturan Menteri … Nomor … Tahun 20XX", "PermenPANRB 12 Tahun 2015", "UU 99999/99999", "SOP Penyusunan Laporan", "Jika tidak maka terlambat",
    "WALIKOTA CONTOH", "[nama]", "[nip]", "ATK, komputer", "{x}", "%s", "\x00", "\x1b[2J", "\u202e", "9" * 400, "jo. " * 50, "(" * 60,
)  # fmt: skip

words = st.one_of(
    st.sampled_from(TRADE), st.text(max_size=40), st.lists(st.sampled_from(TRADE), max_size=4).map(" ".join)
)
maybe = st.none() | words
items = st.none() | st.lists(maybe, max_size=5)
numbers = st.sampled_from(("1", "2", "3", "1.", "1a", "9", "", "x")) | words


def _optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


officials = _optional(jabatan=maybe, nama=maybe, nip=maybe)
symbols = st.sampled_from(("mulai", "proses", "keputusan", "selesai", "penghubung", "lingkaran", "lain"))
steps = _optional(
    nomor=st.none() | numbers,
    kegiatan=maybe,
    pelaksana=items,
    simbol=st.none() | st.lists(symbols, max_size=3),
    kelengkapan=items,
    waktu=maybe,
    output=items,
    keterangan=maybe,
    ke=st.none() | st.lists(numbers | st.fixed_dictionaries({"langkah": numbers, "jika": maybe}), max_size=3),
    ya=maybe,
    tidak=maybe,
    bentuk=st.none() | st.lists(_optional(pelaksana=maybe, simbol=symbols, teks=maybe), max_size=2),
)
_STEPS = [f"langkah.{n}.{column}" for n in (1, 2) for column in locators.COLUMNS]
_ITEMS = ["langkah.1", "langkah.9", "dasar_hukum.1", "pelaksana.2", "langkah.1.output.1", "disahkan_oleh.nip"]
places = st.sampled_from([*locators.LABELS, *_STEPS, *_ITEMS])
readings = st.fixed_dictionaries(
    {"cara": st.sampled_from(("teks", "ocr", "dugaan")), "keyakinan": st.sampled_from(("tinggi", "sedang", "rendah"))}
)
_LISTS = sorted(locators.LISTS - {"langkah"})
_OTHERS = {"disahkan_oleh", "penanda_tangan", "jenis", "langkah", *locators.LISTS}
_WORDS = [name for name in locators.LABELS if name not in _OTHERS]

sops = _optional(
    **dict.fromkeys(_WORDS, maybe),
    **dict.fromkeys(_LISTS, items),
    disahkan_oleh=st.none() | officials,
    penanda_tangan=st.none() | officials,
    jenis=st.sampled_from((None, "administratif", "teknis")),
    langkah=st.none() | st.lists(steps, max_size=6),
    tidak_terbaca=st.lists(places, max_size=4),
    terbaca=st.sampled_from(("utuh", "sebagian")),
    label=st.dictionaries(st.sampled_from(_LISTS), words, max_size=2),
    langkah_tersembunyi=st.lists(numbers, max_size=2),
    gabung=st.lists(st.lists(places, max_size=3), max_size=2),
    bacaan=st.dictionaries(places, readings, max_size=2),
).map(Sop.model_validate)
