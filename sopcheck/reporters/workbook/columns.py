"""The sheets of the kertas kerja and their columns, in order. Widths are characters; see book.py for the paper."""

from __future__ import annotations

from sopcheck.reporters.workbook.book import Column

FOLLOW_UP = ("Belum ditindaklanjuti", "Dalam proses", "Selesai", "Tidak dapat ditindaklanjuti", "Bukan temuan")

SUMMARY = (Column("Butir", 34), Column("Isi", 100))

FINDINGS = (
    Column("No", 4),
    Column("SOP", 14),
    Column("Tempat", 12),
    Column("Kondisi", 29),
    Column("Kriteria", 20),
    Column("Sebab", 10),
    Column("Akibat", 19),
    Column("Rekomendasi", 21),
    Column("Dasar hukum", 17),
    Column("Tingkat", 10),
    Column("Keyakinan", 10),
    Column("Status tindak lanjut", 12, choices=FOLLOW_UP),
    Column("Teks asli", 40, printed=False),
    Column("Instansi", 20, printed=False),
    Column("Unit kerja", 20, printed=False),
    Column("Berkas", 24, printed=False),
    Column("Letak di berkas", 16, printed=False),
    Column("Aturan", 24, printed=False),
    Column("Id", 19, printed=False),
)
"""What is printed fits A4 landscape at 8 points; Kondisi quotes the printed words, which stand in full beyond it."""

OPEN = (
    Column("No", 5),
    Column("SOP", 30),
    Column("Tempat", 32),
    Column("Yang kurang", 46),
    Column("Aturan", 34),
    Column("Berkas", 34),
)

UNJUDGED = (
    Column("No", 4),
    Column("SOP", 28),
    Column("Instansi dan unit kerja", 30),
    Column("Keadaan", 15),
    Column("Aturan yang tidak dapat menilai", 11),
    Column("Aturan yang dapat menilai", 11),
    Column("Sebab", 44),
    Column("Berkas", 32),
)

RULES = (
    Column("Aturan", 26),
    Column("Yang diperiksa", 30),
    Column("Berlaku pada", 10),
    Column("Tingkat tertinggi", 11),
    Column("Status", 7),
    Column("Dasar hukum", 30),
    Column("SOP dengan temuan", 9),
    Column("Memenuhi", 9),
    Column("Tidak dapat dinilai", 9),
    Column("Tidak berlaku", 9),
    Column("Gagal", 7),
    Column("Jumlah temuan", 9),
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
    Column("Instansi", 26),
    Column("Kriteria", 9),
    Column("Bunyi", 32),
    Column("SOP yang dapat menjadi bukti", 30),
    Column("Perlu dibenahi (aturan dengan temuan)", 28),
    Column("Tidak dapat dinilai (aturan)", 28),
    Column("Berkas", 34, printed=False),
)

DOCUMENTS = (
    Column("No", 4),
    Column("Berkas", 28),
    Column("SOP", 28),
    Column("Unit kerja", 24),
    Column("Tahun SOP", 7),
    Column("Keadaan", 18),
    Column("Galat", 7),
    Column("Peringatan", 11),
    Column("Catatan", 9),
    Column("Aturan memenuhi", 10),
    Column("Aturan tidak dapat dinilai", 10),
    Column("Aturan tidak berlaku", 10),
    Column("Tempat tidak dapat dinilai", 10),
)
