"""The page docs/registri.md: what the registry covers, on what evidence, and what it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


def page(note: str) -> str:
    """The whole page; note: the first line, which says who wrote it."""
    law = load_law()
    known = [law.named(key) for key in law]
    rows = {key: law.upon(key) for key in dict.fromkeys(chain(law, packaged(META)["di_luar_daftar"]))}
    relations = [row for found in rows.values() for row in found]
    status = {one.key: law.status(one.key, law.dated) for one in known}
    unlisted = packaged(META)["di_luar_daftar"]
    types = Counter(one.type for one in known)
    parts = [
        note,
        "# Registri peraturan: cakupan dan yang belum diketahui\n",
        f"{_n(len(known))} peraturan dan {_n(len(relations))} hubungan (pencabutan, perubahan), data per {law.dated}. "
        "Cara menyusun dan arti tingkat bukti: [rules/law/README.md](../rules/law/README.md). Yang tidak ada di sini tidak "
        "dinilai: sopcheck lalu berkata “tidak dapat dinilai”, bukan “masih berlaku”.\n",
        "## Menurut jenis\n",
        *_table(
            ("jenis", "peraturan", "judul dapat dipakai", "tanggal", "lembaran", "status diketahui"),
            (
                _of_type(kind, known, lambda one: status[one.key].status != "tidak-diketahui")
                for kind, _ in types.most_common()
            ),
        ),
        "\n“Judul dapat dipakai”: cukup kuat untuk berkata bahwa judul yang tercetak di SOP adalah judul peraturan lain.\n",
        "## Menurut tahun\n",
        *_by_decade(known, [kind for kind, count in types.most_common() if count >= FEW]),
        "\n## Menurut bukti\n",
        *_table(
            ("bukti", "judul", *RELATIONS),
            (
                (
                    KNOWN_FROM[level] if level != "none" else "belum dikuatkan",
                    sum(one.title is not None and one.title_evidence == level for one in known),
                    *(
                        sum((row["relation"], row["evidence"]) == (verb, level) for row in relations)
                        for verb in RELATIONS
                    ),
                )
                for level in EVIDENCE
            ),
        ),
        "",
        *_table(("sejak kapan berlaku", *RELATIONS), _by_date(relations)),
        "\n## Yang belum diketahui\n",
        *_table(
            ("status per tanggal data", "peraturan"),
            ((word, sum(found.status == word for found in status.values())) for word in STATUSES),
        ),
        "",
        f"- Status tidak diketahui berarti tidak ada yang menyatakannya berlaku, diubah, atau dicabut. Di antaranya "
        f"{_n(sum(law.object_gone(one.key, law.dated) is not None for one in known))} peraturan yang hanya mengubah peraturan lain yang telah "
        "dicabut; `sopcheck law` menyebutnya sebagai kesimpulan.",
        f"- Judul belum dikuatkan (terbaca dari hasil pindai, dikutip kurang dari tiga naskah lain, atau terpotong): "
        f"{_n(sum(one.title is not None and not one.title_founds for one in known))}. Tanpa judul: "
        f"{_n(sum(one.title is None for one in known))}. Keduanya tidak pernah menjadi dasar temuan “judul tidak cocok”.",
        f"- Tanggal penetapan tidak diketahui: {_n(sum(one.enacted is None for one in known))}.",
        f"- Disebut dalam pencabutan atau perubahan tetapi tidak punya baris sendiri: {len(unlisted)}: {', '.join(unlisted)}.",
    ]
    return "\n".join(parts) + "\n"


def _of_type(kind: str, known: Sequence[Regulation], has_status: Callable[[Regulation], bool]) -> tuple[str | int, ...]:
    of_kind = [one for one in known if one.type == kind]
    return (
        kind,
        len(of_kind),
        sum(one.title_founds for one in of_kind),
        sum(one.enacted is not None for one in of_kind),
        sum(one.gazette is not None for one in of_kind),
        sum(has_status(one) for one in of_kind),
    )


def _by_date(relations: Sequence[Mapping[str, str]]) -> Iterator[Sequence[str | int]]:
    counts = Counter((row["effective_basis"], row["relation"]) for row in relations)
    for known_by, words in KNOWN_WHEN.items():
        yield (words, *(counts[known_by, verb] for verb in RELATIONS))


def _by_decade(known: Sequence[Regulation], kinds: Sequence[str]) -> Iterator[str]:
    counts = Counter((int(one.year) // 10 * 10, one.type if one.type in kinds else "lainnya") for one in known)
    decades = sorted({decade for decade, _ in counts})
    columns = (*kinds, "lainnya")
    rows = ((f"{decade}–{decade + 9}", *(counts[decade, kind] for kind in columns)) for decade in decades)
    yield from _table(("tahun", *columns), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|---|" + "---:|" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(cell if isinstance(cell, str) else _n(cell) for cell in row) + " |"


def _n(count: int) -> str:
    """A number as written in Indonesian: 5 789 is "5.789"; none is a dash."""
    return f"{count:,}".replace(",", ".") if count else "–"
