"""The shape of a rule file: one YAML file, one legal claim. Its path is its id (<group>/<name>.yaml)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sopcheck.model.findings import Confidence, Grade, Severity


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DasarFile(_Part):
    """A legal basis: the registry id of the norm ("logika" and "kebijakan" where no norm says it)."""

    peraturan: str
    bagian: str = ""
    kutipan: str = ""
    grade: Grade
    sumber: str = ""


class PesanFile(_Part):
    """A message with its own severity, confidence or advice, where they differ from the rule's."""

    teks: str
    tingkat: Severity | None = None
    keyakinan: Confidence | None = None
    saran: str | None = None


Contoh = dict[str, Any] | tuple[dict[str, Any], ...]
"""An SOP in the notation; of a rule that compares SOPs the list of them, called 1, 2, 3 in places ("2#nomor")."""


class TemuanFile(_Part):
    """An expected finding: its kind, place and full words."""

    pesan: str
    di: str
    teks: str
    tingkat: Severity | None = None
    keyakinan: Confidence | None = None


class ContohFile(_Part):
    """A wrong SOP (or set of SOPs) with all findings it must give, and the same put right."""

    nama: str
    salah: Contoh
    temuan: tuple[TemuanFile, ...] = Field(min_length=1)
    benar: Contoh
    pada: str | None = None
    lengkap: tuple[str, ...] = Field((), description="instansi yang kumpulan SOP-nya dinyatakan lengkap")


class RuleFile(_Part):
    """One rule."""

    judul: str
    seharusnya: str = Field("", description="satu kalimat: apa yang seharusnya; aturan milik instansi boleh tanpa ini")
    mengapa: str
    dasar: tuple[DasarFile, ...] = Field(min_length=1)
    tingkat: Severity
    keyakinan: Confidence = "pasti"
    status: Literal["uji", "stabil", "usang"] = "uji"
    aktif: Literal["ya", "tidak"] = "ya"
    berlaku_sejak: str | None = Field(None, description="SOP yang lebih tua dinilai satu tingkat lebih ringan")
    menggantikan: tuple[str, ...] = ()
    check: str
    params: dict[str, Any] = {}
    pesan: dict[str, str | PesanFile]
    saran: str
    keliru_bila: str
    contoh: tuple[ContohFile, ...] = Field(min_length=1)


class KasusFile(_Part):
    """A further case for a rule (tests/rules/): an SOP and the outcome it must end with."""

    nama: str
    sop: Contoh
    hasil: Literal["temuan", "memenuhi", "tidak_berlaku", "tidak_dapat_dinilai"]
    temuan: tuple[TemuanFile, ...] = ()
    diperiksa: str | None = None
    belum_dinilai: tuple[str, ...] | None = None
    alasan: str | None = None
    pada: str | None = None
    lengkap: tuple[str, ...] = ()
    params: dict[str, Any] = {}
    pesan: dict[str, str] = Field({}, description="menggantikan pesan aturan, bila params itu menghasilkan fakta lain")


class KasusBerkas(_Part):
    """A file of cases."""

    kasus: tuple[KasusFile, ...]


class AturanProfil(_Part):
    """What a profile changes about one rule."""

    aktif: Literal["ya", "tidak"] | None = None
    tingkat: Severity | None = None
    params: dict[str, Any] = {}


class ProfileFile(_Part):
    """A profile: who runs what. `mewarisi` names the profile it extends."""

    judul: str
    mewarisi: str | None = None
    gagal_pada: Literal["galat", "peringatan", "catatan", "never"] | None = None
    law: tuple[str, ...] = Field((), description="folder hukum daerah, relatif terhadap berkas profil")
    lengkap: tuple[str, ...] = Field(
        (), description="instansi yang semua SOP-nya ada dalam kumpulan yang diperiksa, atau “semua”"
    )
    bukti_lke: Literal["ya", "tidak"] | None = Field(
        None, description="laporan menyebut SOP bukti kriteria LKE, dan rekapnya"
    )
    aturan: dict[str, AturanProfil] = {}
