"""Synthetic SOPs for measuring: 12 steps, 6 citations, five actors; sound, then defects sown with a fixed seed.

    python benchmarks/generate.py 1000 > sop.jsonl

Vocabulary repeats as it does in real sets, and so do cache hits; speed.py shows the cost with every cache cold too.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from typing import Any

SEED = 20261120
DEFECT = 0.08  # chance of each defect in each place

OFFICES = ("Dinas Kesehatan", "Dinas Pendidikan", "Badan Kepegawaian Daerah", "Sekretariat Daerah", "Inspektorat")
REGIONS = ("Kota Contoh", "Kabupaten Teladan", "Kota Andalan", "Kabupaten Harapan", "Kabupaten Maju")
ACTORS = ("Staf", "Kepala Sub Bagian Umum", "Sekretaris", "Kepala Bidang", "Kepala Dinas")
SUBJECTS = ("Laporan Kinerja", "Rencana Kerja", "Surat Masuk", "Cuti Tahunan", "Kenaikan Gaji Berkala", "Arsip Aktif")
SAKIP = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"
BASES = (  # in force, older than any SOP made here
    "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Republik Indonesia "
    "Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia Nomor 4421)",
    "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik (Lembaran Negara Republik Indonesia Tahun 2008 "
    "Nomor 61, Tambahan Lembaran Negara Republik Indonesia Nomor 4846)",
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, "
    "Tambahan Lembaran Negara Republik Indonesia Nomor 5038)",
    "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 152, "
    "Tambahan Lembaran Negara Republik Indonesia Nomor 5071)",
    "Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman "
    "Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan",
    "Peraturan Menteri Dalam Negeri Nomor 90 Tahun 2019 tentang Klasifikasi, Kodefikasi, dan Nomenklatur Perencanaan "
    "Pembangunan dan Keuangan Daerah",
)
OWN = {  # what an SOP on the subject rests on, beside SAKIP
    "Surat Masuk": BASES[3],
    "Cuti Tahunan": "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana telah diubah "
    "dengan Peraturan Pemerintah Nomor 17 Tahun 2020",
    "Kenaikan Gaji Berkala": "Peraturan Pemerintah Nomor 7 Tahun 1977 tentang Peraturan Gaji Pegawai Negeri Sipil beserta "
    "perubahannya",
    "Arsip Aktif": BASES[3],
}
OLD = (  # repealed, amended, with another's title
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 12 Tahun 2015 tentang Pedoman "
    "Evaluasi atas Implementasi Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah",
    "Peraturan Menteri Dalam Negeri Nomor 96 Tahun 2017 tentang Tata Cara Perencanaan, Pengendalian dan Evaluasi "
    "Pembangunan Daerah",
)
STEPS = (  # kegiatan, what it takes, how long, what it yields
    ("Menerima dan mengagendakan surat permintaan {s}", "Surat permintaan {s} dari instansi pemohon", "10 menit", "Agenda surat masuk"),
    ("Mendisposisikan surat permintaan {s}", "Agenda surat masuk", "15 menit", "Lembar disposisi"),
    ("Menyiapkan nota dinas permintaan data {s}", "Lembar disposisi", "30 menit", "Nota dinas"),
    ("Mengumpulkan data {s} dari bidang terkait", "Nota dinas", "3 hari", "Data {s}"),
    ("Mengolah data {s}", "Data {s}", "2 hari", "Rekapitulasi data {s}"),
    ("Menyusun draft {s}", "Rekapitulasi data {s}", "5 hari", "Draft {s}"),
    ("Memeriksa draft {s}", "Draft {s}", "1 hari", "Draft {s} yang sudah diperiksa"),
    ("Memperbaiki draft {s} sesuai hasil pemeriksaan", "Draft {s} yang sudah diperiksa", "1 hari", "Draft akhir {s}"),
    ("Memaraf draft {s}", "Draft akhir {s}", "10 menit", "Draft {s} berparaf"),
    ("Menandatangani {s}", "Draft {s} berparaf", "10 menit", "{s} yang ditandatangani"),
    ("Menggandakan {s}", "{s} yang ditandatangani", "60 menit", "Salinan {s}"),
    ("Menyampaikan {s} kepada Bagian Organisasi dan mengarsipkan salinannya", "Salinan {s}", "30 menit", "Tanda terima {s}"),
)  # fmt: skip


def sops(count: int, steps: int = 12, seed: int = SEED, defect: float | None = None) -> Iterator[dict[str, Any]]:
    """`count` SOPs with `steps` steps each, the same for the same seed. defect: chance of one, for each place."""
    dice = random.Random(seed)
    for number in range(count):
        yield sop(number, steps, dice, DEFECT if defect is None else defect)


def sop(number: int, steps: int, dice: random.Random, defect: float) -> dict[str, Any]:
    """One SOP; each place has its own chance of a defect."""

    def bad() -> bool:
        return dice.random() < defect

    about = dice.choice(SUBJECTS)
    subject = f"{about} {dice.choice(('Tahunan', 'Triwulan', 'Semester', 'Bulanan'))}"
    year = dice.randint(2020, 2024)
    made = f"{dice.randint(1, 28)} Maret {year}"
    chosen = [SAKIP, *dice.sample(BASES, 5)]
    if about in OWN and OWN[about] not in chosen:
        chosen[-1] = OWN[about]
    bases = [dice.choice(OLD) if bad() else base for base in chosen]
    return {
        "sopcheck": "1",
        "id": f"contoh-{number}",
        "instansi": f"Pemerintah {dice.choice(REGIONS)}",
        "unit_kerja": dice.choice(OFFICES),
        "nomor": "" if bad() else f"065/{number}/SOP/{year}",
        "nama": f"Penyusunan {subject}",
        "tanggal_pembuatan": str(year) if bad() else made,
        "tanggal_revisi": "2 Maret 2026",
        "tanggal_efektif": f"1 Januari {year}" if bad() else made,
        "disahkan_oleh": {"jabatan": "Kepala Dinas", "nama": "[nama]", "nip": "" if bad() else "[nip]"},
        "penanda_tangan": {"jabatan": "Kepala Dinas", "nama": "[nama]", "nip": "[nip]"},
        "jenis": "administratif",
        "dasar_hukum": bases,
        "kualifikasi_pelaksana": ["Memahami tata naskah dinas", f"Menguasai penyusunan {subject}", "Mampu mengoperasikan komputer"],
        "keterkaitan": ["-"] if bad() else ["SOP Pengelolaan Surat Masuk", "SOP Pengarsipan"],
        "peralatan_perlengkapan": ["Komputer", "Printer", "Alat tulis kantor"],
        "peringatan": [] if bad() else [f"Apabila prosedur ini tidak dilaksanakan maka {subject} terlambat disampaikan"],
        "pencatatan_pendataan": ["Disimpan sebagai data elektronik dan manual"],
        "pelaksana": list(ACTORS),
        "langkah": [_step(position, steps, subject, dice, bad(), bad()) for position in range(steps)],
    }  # fmt: skip


def _step(position: int, steps: int, subject: str, dice: random.Random, bad: bool, unmarked: bool) -> dict[str, Any]:
    words, needs, time, yields = STEPS[position % len(STEPS)]
    around = "" if position < len(STEPS) else f" tahap {position // len(STEPS) + 1}"
    symbol = "mulai" if not position else "selesai" if position == steps - 1 else "proses"
    return {
        "nomor": str(position + 1),
        "kegiatan": words.format(s=subject + around),
        "pelaksana": [ACTORS[position % len(ACTORS)]] if not unmarked else [],
        "simbol": [symbol] if not unmarked else [],
        "kelengkapan": ["ATK"] if bad else [needs.format(s=subject + around)],
        "waktu": dice.choice(("-", "2 menit", "90 hari")) if bad else time,
        "output": ["Disposisi"] if bad else [yields.format(s=subject + around)],
        "keterangan": "",
        "ke": ["selesai" if position == steps - 1 else str(position + 2)],
    }


if __name__ == "__main__":
    for made in sops(int(sys.argv[1]) if len(sys.argv) > 1 else 100):
        print(json.dumps(made, ensure_ascii=False))
