"""The normalized SOP, notation version 1: the words on the form, as printed.

Shape is validated here, compliance never: every field may be absent (None), empty ("" or ()) or hold
nonsense, because judging that is what the rules are for. Keys are the words on the form.

>>> Sop.model_validate({"nama": "Cuti", "dasar_hukum": "UU 5/2014"}).dasar_hukum
('UU 5/2014',)
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from sopcheck.model import locators

Standard = Literal["mulai", "proses", "keputusan", "selesai", "penghubung"]
Symbol = Standard | Literal["lingkaran", "dokumen", "jajar-genjang", "segitiga", "lain"]
"""What a drawn shape is: the symbols of the standard form (arrows apart), and others that flowcharts know."""


def _listed(value: Any) -> Any:
    """A string may stand for a list of one; an empty string is an empty list."""
    if value.__class__ is str:
        return (value,) if value else ()
    return value


Text = str | None
Items = Annotated[
    tuple[str | None, ...] | None, BeforeValidator(_listed, json_schema_input_type=str | list[str | None] | None)
]
Symbols = Annotated[
    tuple[Symbol, ...] | None, BeforeValidator(_listed, json_schema_input_type=Symbol | list[Symbol] | None)
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pejabat(_Part):
    """An official: the one who approves, or the signature block."""

    jabatan: Text = None
    nama: Text = Field(None, description="“[nama]” bila terisi tetapi disamarkan")
    nip: Text = Field(None, description="“[nip]” bila terisi tetapi disamarkan")


class Cabang(_Part):
    """One arrow out of a step: the printed number of the next step, and the answer it stands for."""

    langkah: str
    jika: Text = None


class Bentuk(_Part):
    """One drawn shape, where a row holds several."""

    pelaksana: Text = None
    simbol: Symbol | None = None
    teks: Text = None


class Langkah(_Part):
    """One row of the step table."""

    nomor: Text = Field(None, description="seperti tercetak; lokator menghitung posisi, bukan nomor ini")
    kegiatan: Text = None
    pelaksana: Items = Field(None, description="kolom yang bertanda; tidak ada = tidak diketahui; [] = tanpa tanda")
    simbol: Symbols = None
    kelengkapan: Items = None
    waktu: Text = None
    output: Items = None
    keterangan: Text = None
    ke: Annotated[tuple[str | Cabang, ...] | None, BeforeValidator(_listed)] = None
    ya: Text = None
    tidak: Text = None
    bentuk: tuple[Bentuk, ...] | None = None


class Bacaan(_Part):
    """How a value was read, where it is not plain exact text."""

    cara: Literal["teks", "ocr", "bentuk", "warisan", "dugaan"] = "teks"
    keyakinan: Literal["tinggi", "sedang", "rendah"] = "tinggi"


class Asal(_Part):
    """Where the document came from, and where in it each value stands (locator → words for people)."""

    berkas: Text = None
    sha256: Text = None
    tempat: dict[str, str] = {}


class Sop(_Part):
    """A normalized SOP. None = label absent; "" or () = label there, nothing filled in."""

    sopcheck: Literal["1", 1] = 1
    id: Text = Field(None, description="default: nama berkas tanpa akhiran")
    instansi: Text = None
    unit_kerja: Text = None
    nomor: Text = None
    nama: Text = None
    tanggal_pembuatan: Text = None
    tanggal_revisi: Text = None
    tanggal_efektif: Text = None
    tanggal_pengesahan: Text = None
    disahkan_oleh: Pejabat | None = None
    penanda_tangan: Pejabat | None = None
    jenis: Literal["administratif", "teknis"] | None = None
    dasar_hukum: Items = None
    kualifikasi_pelaksana: Items = None
    keterkaitan: Items = None
    peralatan_perlengkapan: Items = None
    peringatan: Items = None
    pencatatan_pendataan: Items = None
    pelaksana: Items = Field(None, description="kolom pelaksana, kiri ke kanan")
    langkah: tuple[Langkah, ...] | None = None
    total_waktu: Text = None
    tidak_terbaca: tuple[str, ...] = Field((), description="lokator yang isinya hilang atau tidak terbaca")
    terbaca: Literal["utuh", "sebagian"] = "utuh"
    label: dict[str, str] = Field({}, description="label seperti tercetak, bila berbeda dari bentuk baku")
    kolom: Items = Field(None, description="judul kolom seperti tercetak")
    satuan_waktu: Text = Field(None, description="satuan yang hanya tercetak di judul kolom Waktu")
    langkah_tersembunyi: tuple[str, ...] = Field(
        (), description="nomor langkah di baris yang disembunyikan dalam berkas, jadi tidak tercetak"
    )
    gabung: tuple[tuple[str, ...], ...] = Field((), description="satu sel tercetak yang berlaku bagi beberapa baris")
    bacaan: dict[str, Bacaan] = {}
    asal: Asal | None = None

    @field_validator("tidak_terbaca", "gabung", "bacaan", "label")
    @classmethod
    def _locators_exist(cls, value: Any) -> Any:
        """Every locator names a place the notation knows."""
        for locator in locators.mentioned_in(value):
            locators.require_valid(locator)
        return value
