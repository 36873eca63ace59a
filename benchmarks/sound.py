"""Sound SOPs of different kinds, invented: in them every output goes somewhere, in the words real SOPs use for it.

Unlike generate.py they do not repeat: other work, abbreviations, states, several papers in a cell, papers named again only
in Kegiatan. mutations_flow.py breaks them one place at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = tuple[str, str, str, str, str]  # kegiatan | pelaksana | kelengkapan | waktu | output

TABLES: dict[str, tuple[Row, ...]] = {
    "Penerbitan Surat Izin Cuti": (
        ("Menerima dan memeriksa permohonan cuti", "Staf", "Permohonan cuti", "15 menit", "Lembar verifikasi cuti"),
        ("Menyusun konsep surat izin cuti", "Staf", "Lembar verifikasi cuti, Kartu cuti", "60 menit", "Konsep surat izin cuti"),
        ("Meneliti dan memaraf konsep surat izin cuti", "Kepala Bidang", "Konsep surat izin cuti", "30 menit", "Surat izin cuti berparaf"),
        ("Menandatangani surat izin cuti", "Kepala Badan", "Surat izin cuti yang telah diparaf", "10 menit", "Surat izin cuti yang ditandatangani"),
        ("Memberi nomor dan menggandakan surat izin cuti", "Staf", "Surat izin cuti yang ditandatangani", "15 menit", "Salinan surat izin cuti"),
        ("Menyampaikan surat izin cuti kepada pemohon dan mengarsipkan salinannya", "Staf", "Salinan surat izin cuti", "15 menit", "Tanda terima surat izin cuti"),
    ),
    "Penanganan Pengaduan Masyarakat": (
        ("Mencatat pengaduan ke dalam register", "Staf", "Surat pengaduan", "10 menit", "Lembar pengaduan bernomor"),
        ("Menelaah lembar pengaduan", "Kepala Bidang", "Lembar pengaduan", "1 hari", "Telaahan staf"),
        ("Mendisposisikan telaahan staf", "Kepala Badan", "Telaahan staf", "30 menit", "Disposisi"),
        ("Melakukan klarifikasi lapangan sesuai disposisi", "Kepala Bidang", "Disposisi, Surat tugas", "3 hari", "Berita acara klarifikasi"),
        ("Menyusun rekomendasi penyelesaian pengaduan", "Kepala Bidang", "Berita acara klarifikasi", "2 hari", "Rekomendasi penyelesaian"),
        ("Menetapkan keputusan atas rekomendasi penyelesaian", "Kepala Badan", "Rekomendasi penyelesaian", "1 hari", "Keputusan penyelesaian pengaduan"),
        ("Menyampaikan keputusan penyelesaian kepada pelapor", "Staf", "Keputusan penyelesaian pengaduan", "1 hari", "Bukti pengiriman"),
    ),
    "Penyusunan Rencana Kerja": (
        ("Menyiapkan surat edaran permintaan usulan kegiatan", "Staf", "Jadwal penyusunan rencana kerja", "60 menit", "Konsep surat edaran"),
        ("Menandatangani surat edaran", "Kepala Badan", "Konsep surat edaran", "15 menit", "Surat edaran permintaan usulan"),
        ("Menghimpun usulan kegiatan bidang", "Staf", "Surat edaran permintaan usulan", "5 hari", "Daftar usulan kegiatan"),
        ("Membahas daftar usulan kegiatan dalam rapat koordinasi", "Kepala Bidang", "Daftar usulan kegiatan, Undangan rapat", "1 hari", "Notulen rapat, Daftar usulan kegiatan yang disepakati"),
        ("Menyusun rancangan rencana kerja", "Kepala Bidang", "Daftar usulan kegiatan, Renstra", "5 hari", "Rancangan Renja"),
        ("Meneliti rancangan rencana kerja", "Sekretaris", "Rancangan Renja", "2 hari", "Rancangan Renja hasil koreksi"),
        ("Menetapkan rencana kerja", "Kepala Badan", "Rancangan Renja yang telah dikoreksi", "1 hari", "Rencana Kerja"),
    ),
    "Pembayaran Perjalanan Dinas": (
        ("Mengumpulkan kelengkapan pertanggungjawaban", "Staf", "Surat Perintah Perjalanan Dinas (SPPD), Tiket", "60 menit", "Kuitansi perjalanan dinas, Rincian biaya perjalanan"),
        ("Memverifikasi rincian biaya perjalanan", "Kepala Bidang", "Rincian biaya perjalanan, Kuitansi perjalanan dinas", "60 menit", "Lembar verifikasi biaya"),
        ("Menerbitkan Surat Permintaan Pembayaran (SPP)", "Sekretaris", "Lembar verifikasi biaya", "60 menit", "SPP"),
        ("Menguji SPP dan menerbitkan SPM", "Sekretaris", "SPP", "60 menit", "Surat Perintah Membayar (SPM)"),
        ("Mengajukan SPM kepada bendahara umum", "Staf", "SPM", "1 hari", "SP2D"),
        ("Membayarkan biaya perjalanan dan mengarsipkan dokumen", "Staf", "SP2D", "30 menit", "Bukti pembayaran"),
    ),
    "Penghapusan Blangko Rusak": (
        ("Mendata blangko rusak", "Staf", "Blangko rusak", "1 hari", "Daftar blangko rusak"),
        ("Memeriksa kesesuaian daftar dengan fisik", "Kepala Bidang", "Daftar blangko rusak", "1 hari", "Daftar blangko rusak yang sudah diperiksa"),
        ("Mengusulkan penghapusan kepada Kepala Badan", "Kepala Bidang", "Daftar blangko rusak yang sudah diperiksa", "60 menit", "Nota dinas usulan penghapusan"),
        ("Menyetujui usulan penghapusan", "Kepala Badan", "Nota dinas usulan penghapusan", "30 menit", "Surat persetujuan penghapusan"),
        ("Menghapuskan blangko rusak di hadapan saksi", "Staf", "Surat persetujuan penghapusan, Blangko rusak", "60 menit", "Berita acara penghapusan"),
        ("Mengarsipkan berita acara penghapusan", "Staf", "Berita acara penghapusan", "10 menit", "Arsip berita acara"),
    ),
    "Pelaksanaan Bimbingan Teknis": (
        ("Menyusun kerangka acuan kegiatan", "Kepala Bidang", "DPA", "2 hari", "Kerangka Acuan Kerja"),
        ("Menyetujui kerangka acuan", "Kepala Badan", "KAK", "1 hari", "KAK yang disetujui"),
        ("Membentuk panitia", "Kepala Bidang", "KAK yang disetujui", "1 hari", "Surat Keputusan Panitia"),
        ("Mengundang narasumber dan peserta", "Staf", "SK Panitia", "2 hari", "Undangan peserta"),
        ("Melaksanakan bimbingan teknis", "Kepala Bidang", "Materi, Daftar hadir", "2 hari", "Hasil evaluasi peserta"),
        ("Menyusun laporan kegiatan dari hasil evaluasi peserta", "Staf", "Hasil evaluasi peserta", "3 hari", "Laporan kegiatan"),
    ),
    "Pengadaan Buku Perpustakaan": (
        ("Menyeleksi usulan judul", "Staf", "Usulan pemustaka", "3 hari", "Daftar judul terpilih"),
        ("Menyusun spesifikasi teknis dan perkiraan harga", "Staf", "Daftar judul terpilih", "3 hari", "Spesifikasi teknis, HPS"),
        ("Menetapkan spesifikasi dan HPS", "Sekretaris", "Spesifikasi teknis, HPS", "1 hari", "Dokumen persiapan pengadaan"),
        ("Memilih penyedia", "Sekretaris", "Dokumen persiapan pengadaan", "10 hari", "Surat penunjukan penyedia"),
        ("Menandatangani kontrak", "Kepala Badan", "Surat penunjukan penyedia", "1 hari", "Kontrak"),
        ("Menerima buku sesuai kontrak", "Staf", "Kontrak", "5 hari", "Berita Acara Serah Terima"),
        ("Mencatat buku ke dalam katalog", "Staf", "BAST", "5 hari", "Katalog terbarui"),
    ),
    "Penyusunan Jadwal Piket": (
        ("Meminta daftar petugas dari bidang", "Staf", "Surat permintaan", "1 hari", "Daftar petugas bidang"),
        ("Menyusun draf jadwal piket", "Staf", "Daftar petugas bidang", "60 menit", "Draf jadwal piket"),
        ("Mengoreksi draf jadwal piket", "Kepala Bidang", "Draf jadwal piket", "30 menit", "Draf jadwal piket terkoreksi"),
        ("Menetapkan jadwal piket", "Sekretaris", "Draf jadwal piket terkoreksi", "15 menit", "Jadwal piket"),
        ("Mengumumkan jadwal piket kepada petugas", "Staf", "Jadwal piket", "15 menit", "Pengumuman jadwal piket"),
    ),
}  # fmt: skip

ACTORS = ("Staf", "Kepala Bidang", "Sekretaris", "Kepala Badan")


def sops() -> Iterator[dict[str, Any]]:
    """Each as in the notation, with every cell filled and arrows from step to step."""
    for number, (title, rows) in enumerate(TABLES.items(), 1):
        yield {
            "id": f"utuh-{number}",
            "instansi": "Pemerintah Kota Contoh",
            "nama": title,
            "pelaksana": [actor for actor in ACTORS if any(row[1] == actor for row in rows)],
            "langkah": [_row(position, row, len(rows)) for position, row in enumerate(rows, 1)],
            "terbaca": "utuh",
        }


def _row(position: int, row: Row, last: int) -> dict[str, Any]:
    kegiatan, actor, kelengkapan, waktu, output = row
    return {
        "nomor": str(position),
        "kegiatan": kegiatan,
        "pelaksana": [actor],
        "kelengkapan": kelengkapan.split(", "),
        "waktu": waktu,
        "output": output.split(", "),
        "keterangan": "",
        "ke": ["selesai" if position == last else str(position + 1)],
    }
