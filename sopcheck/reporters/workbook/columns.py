"""The sheets of the kertas kerja and their columns, in order. Widths are characters; see book.py for the paper."""

from __future__ import annotations

from sopcheck.reporters.workbook.book import Column

FOLLOW_UP = ("Belum ditindaklanjuti", "Dalam proses", "Selesai", "Tidak dapat ditindaklanjuti", "Bukan temuan")

SUMMARY = (Column("Butir", 34), Column("Isi", 100))

FINDINGS = (
    Column("No", 4),
    Column("SOP", 17),
    Column("Tempat", 12),
    Column("Kondisi", 30),
    Column("Teks asli", 19),
    Column("Kriteria", 22),
    Column("Sebab", 11),
    Column("Akibat", 22),
    Column("Rekomendasi", 22),
    Column("Dasar hukum", 18),
    Column("Tingkat", 10),
    Column("Keyakinan", 11),
    Column("Status tindak lanjut", 13, choices=FOLLOW_UP),
    Column("Instansi", 20, printed=False),
    Column("Unit kerja", 20, printed=False),
    Column("Berkas", 24, printed=False),
    Column("Letak di berkas", 16, printed=False),
    Column("Aturan", 24, printed=False),
    Column("Id", 19, printed=False),
)

OPEN = (
    Column("No", 5),
    Column("SOP", 30),
    Column("Tempat", 32),
    Column("Yang kurang", 46),
    Column("Aturan", 34),
    Column("Berkas", 34),
)

UNJUDGED = (
    Column("No", 5),
    Column("SOP", 30),
    Column("Instansi dan unit kerja", 34),
    Column("Keadaan", 18),
    Column("Aturan yang tidak dapat menilai", 12),
    Column("Aturan yang dapat menilai", 12),
    Column("Sebab", 50),
    Column("Berkas", 34),
)

RULES = (
    Column("Aturan", 28),
    Column("Yang diperiksa", 34),
    Column("Berlaku pada", 11),
    Column("Tingkat tertinggi", 11),
    Column("Status", 8),
    Column("Dasar hukum", 34),
    Column("SOP dengan temuan", 10),
    Column("Memenuhi", 10),
    Column("Tidak dapat dinilai", 10),
    Column("Tidak berlaku", 10),
    Column("Gagal", 8),
    Column("Jumlah temuan", 10),
    Column("Tempat tidak dapat dinilai", 10),
)

OFFICES = (
    Column("Instansi", 34),
    Column("Unit kerja", 44),
    Column("Tahun SOP", 9),
    Column("SOP diperiksa", 10),
    Column("SOP tanpa temuan", 10),
    Column("Galat", 9),
    Column("Peringatan", 11),
    Column("Catatan", 9),
    Column("Di antaranya perlu ditinjau", 12),
    Column("Tempat tidak dapat dinilai", 12),
    Column("SOP tidak dapat dinilai", 12),
)

EVIDENCE = (
    Column("Instansi", 34),
    Column("Kriteria", 9),
    Column("Bunyi", 40),
    Column("SOP yang dapat menjadi bukti", 36),
    Column("Perlu dibenahi (aturan dengan temuan)", 32),
    Column("Tidak dapat dinilai (aturan)", 32),
    Column("Berkas", 34),
)

DOCUMENTS = (
    Column("No", 5),
    Column("Berkas", 34),
    Column("SOP", 30),
    Column("Unit kerja", 26),
    Column("Tahun SOP", 8),
    Column("Keadaan", 20),
    Column("Galat", 8),
    Column("Peringatan", 11),
    Column("Catatan", 8),
    Column("Aturan memenuhi", 10),
    Column("Aturan tidak dapat dinilai", 10),
    Column("Aturan tidak berlaku", 10),
    Column("Tempat tidak dapat dinilai", 10),
)
