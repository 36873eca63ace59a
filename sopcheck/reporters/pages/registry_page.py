"""The page docs/registri.md: what the registry covers, on what evidence, and what it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from sopcheck.law.registry import META, load_law
from sopcheck.law.regulation import EVIDENCE, Regulation
from sopcheck.reporters.pages.law_chain import KNOWN_FROM
from sopcheck.yamltext import packaged

RELATIONS = ("mencabut", "mencabut-sebagian", "mengubah", "menggantikan-fungsi")
STATUSES = ("berlaku", "diubah", "dicabut-sebagian", "dicabut", "digantikan-fungsi", "tidak-diketahui")
KNOWN_WHEN = {
    "stated": "tanggal mulai berlaku disebut",
    "enactment": "hanya tanggal penetapannya",
    "year-only": "hanya tahunnya",
}
FEW = 25
"""Types with fewer regulations than this stand together in the table by decade."""


Line = Sequence[str | int]


def page(note: str) -> str:
    """The whole page; note: the first line, which says who wrote it."""
    law = load_law()
    known = [law.named(key) for key in law]
    unlisted: list[str] = packaged(META)["di_luar_daftar"]
    relations = [row for key in chain(law, unlisted) for row in law.upon(key)]
    words = {one.key: law.status(one.key, law.dated).status for one in known}
    types = Counter(one.type for one in known)
    parts = [
        note,
        "# Registri peraturan: cakupan dan yang belum diketahui\n",
        f"{_n(len(known))} peraturan dan {_n(len(relations))} hubungan (pencabutan, perubahan), data per {law.dated}. "
        "Cara menyusun dan arti tingkat bukti: [rules/law/README.md](../rules/law/README.md). Yang tidak ada di sini "
        "tidak dinilai: sopcheck lalu berkata “tidak dapat dinilai”, bukan “masih berlaku”.\n",
        "## Menurut jenis\n",
        *_table(
            ("jenis", "peraturan", "judul dapat dipakai", "tanggal", "lembaran", "status diketahui"),
            [_of_type(kind, known, words) for kind, _ in types.most_common()],
        ),
        "\n“Judul dapat dipakai”: cukup kuat untuk berkata bahwa judul yang tercetak milik peraturan lain.\n",
        "## Menurut tahun\n",
        *_by_decade(known, [kind for kind, count in types.most_common() if count >= FEW]),
        "\n## Menurut bukti\n",
        *_table(("bukti", "judul", *RELATIONS), list(_by_evidence(known, relations))),
        "",
        *_table(("sejak kapan berlaku", *RELATIONS), list(_by_date(relations))),
        "\n## Yang belum diketahui\n",
        *_table(
            ("status per tanggal data", "peraturan"),
            [(word, sum(found == word for found in words.values())) for word in STATUSES],
        ),
        "",
        *_unknown(known, [one for one in known if law.object_gone(one.key, law.dated)], unlisted),
    ]
    return "\n".join(parts) + "\n"


def _unknown(known: Sequence[Regulation], inferred: Sequence[Regulation], unlisted: Sequence[str]) -> Iterator[str]:
    yield (
        "- Status tidak diketahui berarti tidak ada yang menyatakannya berlaku, diubah, atau dicabut. "
        f"{_n(len(inferred))} peraturan hanya mengubah peraturan lain yang telah dicabut; `sopcheck law` menyebutnya "
        "sebagai kesimpulan, bukan sebagai pencabutan."
    )
    yield (
        "- Judul belum dikuatkan (hasil pindai, dikutip kurang dari tiga naskah, terpotong, atau menurut ingatan): "
        f"{_n(sum(one.title is not None and not one.title_founds for one in known))}. Tanpa judul: "
        f"{_n(sum(one.title is None for one in known))}. Keduanya tidak pernah mendasari temuan “judul tidak cocok”."
    )
    yield f"- Tanggal penetapan tidak diketahui: {_n(sum(one.enacted is None for one in known))}."
    yield (
        "- Disebut dalam pencabutan atau perubahan tetapi tidak punya baris sendiri: "
        f"{len(unlisted)}: {', '.join(unlisted)}."
    )


def _of_type(kind: str, known: Sequence[Regulation], status: Mapping[str, str]) -> Line:
    of_kind = [one for one in known if one.type == kind]
    return (
        kind,
        len(of_kind),
        sum(one.title_founds for one in of_kind),
        sum(one.enacted is not None for one in of_kind),
        sum(one.gazette is not None for one in of_kind),
        sum(status[one.key] != "tidak-diketahui" for one in of_kind),
    )


def _by_evidence(known: Sequence[Regulation], relations: Sequence[Mapping[str, str]]) -> Iterator[Line]:
    counts = Counter((row["evidence"], row["relation"]) for row in relations)
    titles = Counter(one.title_evidence for one in known if one.title)
    for level in EVIDENCE:
        words = KNOWN_FROM[level] if level != "none" else "belum dikuatkan"
        yield (words, titles[level], *(counts[level, verb] for verb in RELATIONS))


def _by_date(relations: Sequence[Mapping[str, str]]) -> Iterator[Line]:
    counts = Counter((row["effective_basis"], row["relation"]) for row in relations)
    for known_by, words in KNOWN_WHEN.items():
        yield (words, *(counts[known_by, verb] for verb in RELATIONS))


def _by_decade(known: Sequence[Regulation], kinds: Sequence[str]) -> Iterator[str]:
    counts = Counter((int(one.year) // 10 * 10, one.type if one.type in kinds else "lainnya") for one in known)
    decades = sorted({decade for decade, _ in counts})
    columns = (*kinds, "lainnya")
    rows: list[Line] = [(f"{decade}–{decade + 9}", *(counts[decade, kind] for kind in columns)) for decade in decades]
    yield from _table(("tahun", *columns), rows)


def _table(head: Sequence[str], rows: Iterable[Line]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|---|" + "---:|" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(cell if isinstance(cell, str) else _n(cell) for cell in row) + " |"


def _n(count: int) -> str:
    """A number as written in Indonesian: 5 789 is "5.789"; none is a dash."""
    return f"{count:,}".replace(",", ".") if count else "–"
