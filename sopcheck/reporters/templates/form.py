"""What stands on the blank form, whatever it is written in: labels in the standard's words, and how to fill them in."""

from __future__ import annotations

from collections.abc import Mapping

BESIDE = ("nomor", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "disahkan_oleh", "nama")
"""Identity labels with their words beside them, top to bottom."""

BELOW = (
    ("dasar_hukum", "kualifikasi_pelaksana"),
    ("keterkaitan", "peralatan_perlengkapan"),
    ("peringatan", "pencatatan_pendataan"),
)
"""Identity labels with their words below them, two abreast."""

MUTU_BAKU = ("kelengkapan", "waktu", "output")
ACTORS = 4  # columns to begin with; more are copied, those left over deleted
STEPS = 12  # blank rows
MARKS = ("√", "mulai", "selesai")
"""What may be typed under an actor: does the step; begins it; ends it."""

HINTS: Mapping[str, str] = {
    "instansi": "Baris pertama: nama instansi (PEMERINTAH KOTA …). Baris kedua: nama unit kerja.",
    "nomor": "Nomor menurut tata naskah dinas.",
    "nama": "Nama pekerjaan saja, misalnya Pengelolaan Cuti Tahunan.",
    "tanggal_pembuatan": "Tanggal lengkap: 2 Januari 2026.",
    "tanggal_revisi": "Tanggal lengkap, atau tanda - bila belum pernah direvisi.",
    "tanggal_efektif": "Tanggal mulai berlaku: 2 Januari 2026.",
    "disahkan_oleh": "Tiga baris: jabatan; nama; NIP diawali kata NIP.",
    "dasar_hukum": "Satu peraturan satu baris, lengkap: jenis, nomor, tahun, tentang. Beri nomor: 1. 2. 3.",
    "kualifikasi_pelaksana": "Kemampuan yang diperlukan, satu butir satu baris.",
    "keterkaitan": "SOP lain yang berhubungan, satu butir satu baris.",
    "peralatan_perlengkapan": "Alat yang dipakai, satu butir satu baris.",
    "peringatan": "Akibat bila SOP tidak dijalankan.",
    "pencatatan_pendataan": "Apa yang dicatat dan di mana disimpan.",
    "pelaksana": "Jabatan pelaksana, satu kolom satu jabatan. Kolom yang tidak dipakai dihapus.",
    "langkah": "Nomor urut: 1, 2, 3.",
    "kegiatan": "Satu langkah satu baris, diawali kata kerja: Menyusun, Memeriksa.",
    "tanda": "√ mengerjakan; mulai, selesai pada langkah pertama dan terakhir. Boleh juga bentuk dan panah.",
    "kelengkapan": "Bahan yang diperlukan langkah ini. Lebih dari satu: satu butir satu baris.",
    "waktu": "Bilangan dan satuan: 15 menit, 2 jam, 3 hari kerja.",
    "output": "Hasil langkah ini. Lebih dari satu: satu butir satu baris.",
    "keterangan": "Boleh kosong.",
}
"""How each place is filled in; at most 255 letters, as Excel allows."""
