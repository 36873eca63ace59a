"""The blank SOP in the notation, for those who write it by hand or by program."""

from __future__ import annotations

from sopcheck.model.locators import LISTS
from sopcheck.reporters.templates.form import BELOW, BESIDE, HINTS

_STEP = """\
#  - nomor: "1"
#    kegiatan: {kegiatan}
#    pelaksana: [Staf]
#    simbol: [mulai]
#    kelengkapan: [Formulir permohonan]
#    waktu: 15 menit
#    output: [Draft surat]
#    keterangan: ""
"""


def page() -> bytes:
    """All labels of the form with nothing filled in; a step stands as a comment."""
    lines = [
        "# SOP dalam notasi sopcheck. Isi di antara tanda kutip atau kurung siku, persis seperti tercetak.",
        "# Daftar: satu butir satu baris diawali “- ”. Periksa dengan: sopcheck check BERKAS",
        'sopcheck: "1"',
        f'instansi: ""  # {HINTS["instansi"].split(".")[0].removeprefix("Baris pertama: ")}',
        'unit_kerja: ""',
    ]
    for key in (*BESIDE, *(key for pair in BELOW for key in pair)):
        if key == "disahkan_oleh":
            lines.append('disahkan_oleh: {jabatan: "", nama: "", nip: ""}')
        else:
            lines.append(f"{key}: {'[]' if key in LISTS else chr(34) * 2}  # {HINTS[key]}")
    lines += [f"pelaksana: []  # {HINTS['pelaksana']}", "langkah: []  # ganti [] dengan langkah seperti ini:"]
    return ("\n".join(lines) + "\n" + _STEP.format(kegiatan="Menyusun draft surat")).encode()
