"""An office's own regulations and their relations, from CSV files it keeps itself.

A folder holds regulations*.csv and relations*.csv (peraturan*.csv and hubungan*.csv) with the columns of
rules/law/README.md; most columns may be missing. Rows with an id of ours correct our row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sopcheck.errors import LawError, did_you_mean, os_reason
from sopcheck.law.registry import Local, Registry
from sopcheck.law.sheet import SheetRow, rows_of
from sopcheck.law.sound import DATE, YEAR, YEARS, Fault, circular, regulation_faults, relation_faults
from sopcheck.model.values import Citation, PartialDate

REGULATION_COLUMNS = (
    *("id", "type", "issuer", "place", "number", "number_printed", "year", "title", "title_evidence", "enacted"),
    *("gazette_kind", "gazette_year", "gazette_number", "gazette_supplement"),
    *("status", "status_evidence", "status_basis", "source", "note"),
)
RELATION_COLUMNS = ("source", "relation", "target", "effective", "effective_basis", "evidence", "basis")
# as a jurist may call them
REGULATION_ALIASES = {
    "jenis": "type",
    "penetap": "issuer",
    "tempat": "place",
    "daerah": "place",
    "nomor": "number",
    "no": "number",
    "nomor_tercetak": "number_printed",
    "tahun": "year",
    "judul": "title",
    "tentang": "title",
    "bukti_judul": "title_evidence",
    "ditetapkan": "enacted",
    "tanggal_penetapan": "enacted",
    "tanggal": "enacted",
    "bukti_status": "status_evidence",
    "dasar_status": "status_basis",
    "sumber": "source",
    "catatan": "note",
}
RELATION_ALIASES = {
    "peraturan": "source",
    "oleh": "source",
    "hubungan": "relation",
    "terhadap": "target",
    "sasaran": "target",
    "berlaku": "effective",
    "sejak": "effective",
    "dasar_tanggal": "effective_basis",
    "bukti": "evidence",
    "dasar": "basis",
    "bunyi": "basis",
    "sumber": "basis",
}
_REGULATIONS = ("regulations*.csv", "peraturan*.csv")
_RELATIONS = ("relations*.csv", "hubungan*.csv")
_FILES = "nama berkasnya peraturan*.csv dan hubungan*.csv (atau regulations*.csv, relations*.csv)"
_ENDS = ("mencabut", "menggantikan-fungsi")
_KINDS = "jenisnya misalnya Perda, Perbup, Perwali, Pergub; tempatnya misalnya Kota Banjarbaru, Kabupaten Banjar"

# a stated status → the relations that say what brought it about
_BROUGHT_BY = {
    "dicabut": ("mencabut",),
    "dicabut-sebagian": ("mencabut-sebagian",),
    "diubah": ("mengubah",),
}

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: file and line, and what its file calls the columns."""

    line: str
    names: Mapping[str, str]

    def at(self, *columns: str) -> str:
        """ "hubungan.csv:2 (Terhadap)"."""
        return f"{self.line} ({', '.join(self.names.get(column, column) for column in columns)})"


Placed = tuple[Place, Cells]
"""A row: where it stands, and its cells in our form."""


@dataclass(frozen=True, slots=True)
class Words:
    """How printed words are read, as in SOPs. cite: a citation; day: a date, None if the words are none."""

    cite: Callable[[str], Citation]
    day: Callable[[str], PartialDate | None]


def read(folders: Sequence[Path], ours: Registry, words: Words) -> Local:
    """The tables of all folders together. Raises LawError for the first thing that is wrong, naming file and line."""
    regulations: dict[str, Placed] = {}
    relations: list[Placed] = []
    for folder in folders:
        tables = _files(folder, _REGULATIONS), _files(folder, _RELATIONS)
        if not any(tables):
            raise LawError(str(folder), "tidak ada tabel hukum daerah", _FILES)
        for path in tables[0]:
            for row in rows_of(_bytes(path), str(path), REGULATION_COLUMNS, REGULATION_ALIASES):
                place = Place(f"{path}:{row.line}", row.names)
                cells = _regulation(row, place, ours, words)
                if cells["id"] in regulations:
                    first = regulations[cells["id"]][0].line
                    raise LawError(place.at("id"), f"“{cells['id']}” sudah ada", f"lihat {first}")
                regulations[cells["id"]] = place, cells
        for path in tables[1]:
            for row in rows_of(_bytes(path), str(path), RELATION_COLUMNS, RELATION_ALIASES):
                place = Place(f"{path}:{row.line}", row.names)
                relations.append((place, _relation(row, place, words)))
    rows_only = {key: cells for key, (_, cells) in regulations.items()}
    _require_sound(relations, rows_only, ours)
    _require_straight(relations, ours)
    _require_brought_about(regulations.values(), relations, ours)
    given = tuple(folder.as_posix() for folder in folders)
    return Local(dict(rows_only), tuple(cells for _, cells in relations), given)


def _files(folder: Path, patterns: Iterable[str]) -> list[Path]:
    if not folder.is_dir():
        raise LawError(str(folder), "folder hukum daerah tidak ditemukan")
    return sorted({path for pattern in patterns for path in folder.glob(pattern) if path.is_file()})


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LawError(str(path), f"tidak dapat dibaca ({os_reason(error)})") from None


def _regulation(row: SheetRow, where: Place, ours: Registry, words: Words) -> Cells:
    """The row in our form: id found from type, number, year and place; dates as 2020-12-31; defaults filled in."""
    cells = {column: row.cells.get(column, "") for column in REGULATION_COLUMNS}
    known = ours.get(cells["id"])
    if known:  # a correction of our row need not repeat what it is
        cells |= {"type": known.type, "number": known.number, "year": known.year}
    _require_filled(cells, row, where, ("type", "number", "year"))
    if not YEAR.fullmatch(cells["year"]):
        raise LawError(where.at("year"), f"“{cells['year']}” bukan tahun", YEARS)
    if not known:
        _set_key(cells, where, words)
        known = ours.get(cells["id"])
    if cells["enacted"]:
        cells["enacted"] = _date(cells["enacted"], where.at("enacted"), words)
    for column, said in (("title_evidence", cells["title"]), ("status_evidence", cells["status"])):
        cells[column] = cells[column] or ("secondary" if said else "none")
    if cells["status"]:
        cells["status_basis"] = cells["status_basis"] or cells["source"]
    if cells["gazette_year"]:
        cells["gazette_kind"] = cells["gazette_kind"] or "LD"
    _require_none(regulation_faults(cells), where)
    if known:  # what the row leaves open stays ours
        for column, said in (("title_evidence", cells["title"]), ("status_evidence", cells["status"])):
            cells[column] = cells[column] if said else ""
    return cells


def _require_filled(cells: Cells, row: SheetRow, where: Place, columns: Iterable[str]) -> None:
    for column in columns:
        if not cells[column]:
            missing = "" if column in row.cells else "; kolomnya tidak ada"
            raise LawError(where.at(column), "kosong", f"wajib diisi{missing}")


def _set_key(cells: Cells, where: Place, words: Words) -> None:
    """Fill in the id under which citations of this regulation are looked up; refuse another one."""
    number = cells["number_printed"] or cells["number"]
    printed = " ".join(f"{cells['type']} {cells['place']} Nomor {number} Tahun {cells['year']}".split())
    cited = words.cite(printed)
    if not cited.key:
        raise LawError(where.at("type", "place"), f"“{printed}” tidak terbaca sebagai peraturan", _KINDS)
    if cells["id"] and cells["id"] != cited.key:
        allowed = f"kosongkan, atau tulis “{cited.key}”"
        raise LawError(where.at("id"), f"“{cells['id']}” tidak akan ditemukan", allowed)
    cells |= {"id": cited.key, "type": cited.type or "", "place": cited.place or "", "number": cited.number or ""}


def _relation(row: SheetRow, where: Place, words: Words) -> Cells:
    """The row in our form; source and target may be written as they are cited."""
    cells = {column: row.cells.get(column, "") for column in RELATION_COLUMNS}
    _require_filled(cells, row, where, ("source", "relation", "target", "effective"))
    for column in ("source", "target"):
        if " " in cells[column] or "/" in cells[column]:
            key = words.cite(cells[column]).key
            if key is None:
                raise LawError(where.at(column), f"“{cells[column]}” tidak terbaca sebagai peraturan", _KINDS)
            cells[column] = key
    cells["relation"] = "-".join(cells["relation"].casefold().split())
    cells["effective"] = _date(cells["effective"], where.at("effective"), words)
    year_only = len(cells["effective"]) == len("2020")
    cells["effective_basis"] = cells["effective_basis"] or ("year-only" if year_only else "stated")
    cells["evidence"] = cells["evidence"] or "secondary"
    return cells


def _date(cell: str, where: str, words: Words) -> str:
    """A cell as "2020-12-31" or "2020"."""
    if len(cell) == len("2020") and cell.isdecimal():
        return cell
    day = words.day(cell)
    if day is None or day.day is None or day.month is None:
        raise LawError(where, f"“{cell}” bukan tanggal", DATE)
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _require_sound(relations: Sequence[Placed], regulations: Mapping[str, Cells], ours: Registry) -> None:
    """Refuse relations that cannot be, that are told twice, or whose ends nobody knows."""
    seen: dict[tuple[str, str], Place] = {}
    for where, row in relations:
        ends = (row["source"], row["target"])
        enacted = {key: found for key in ends if (found := _enacted(key, regulations, ours))}
        _require_none(relation_faults(row, enacted), where)
        for column in ("source", "target"):
            key = row[column]
            if key not in regulations and key not in ours:
                allowed = did_you_mean(key, [*regulations, *ours]) or "tulis dahulu barisnya di tabel peraturan"
                raise LawError(where.at(column), f"“{key}” belum ada dalam tabel peraturan mana pun", allowed)
        if ends in seen:
            raise LawError(where.line, f"hubungan “{ends[0]}” dan “{ends[1]}” sudah ada", f"lihat {seen[ends].line}")
        seen[ends] = where


def _require_straight(relations: Sequence[Placed], ours: Registry) -> None:
    """Refuse what repeals what repealed it, in any number of steps, ours among them."""
    places = {(row["source"], row["target"]): where for where, row in relations if row["relation"] in _ENDS}
    by_target: dict[str, list[str]] = {}
    for source, target in places:
        by_target.setdefault(target, []).append(source)

    def enders(key: str) -> Iterator[str]:
        yield from by_target.get(key, ())
        yield from (row["source"] for row in ours.upon(key) if row["relation"] in _ENDS)

    for ends in circular(places, enders):
        raise LawError(places[ends].at("target"), f"“{ends[1]}” mencabut sendiri yang mencabutnya, “{ends[0]}”")


def _require_brought_about(regulations: Iterable[Placed], relations: Sequence[Placed], ours: Registry) -> None:
    """Refuse a status that no relation brings about: it is judged from the relations, so it would be passed over."""
    own: dict[str, set[str]] = {}
    for _, row in relations:
        own.setdefault(row["target"], set()).add(row["relation"])
    for where, row in regulations:
        wanted = _BROUGHT_BY.get(row["status"])
        if wanted is None:
            continue
        known = own.get(row["id"], set()) | {upon["relation"] for upon in ours.upon(row["id"])}
        if known.isdisjoint(wanted):
            what = f"“{row['status']}” tanpa baris “{wanted[0]}” atasnya di tabel hubungan"
            raise LawError(where.at("status"), what, "tulis di sana oleh peraturan mana, sejak kapan")


def _enacted(key: str, regulations: Mapping[str, Cells], ours: Registry) -> str | None:
    own = regulations.get(key, {}).get("enacted")
    known = ours.get(key)
    return own or (known.enacted.words if known and known.enacted else None)


def _require_none(faults: Iterable[Fault], where: Place) -> None:
    for fault in faults:
        raise LawError(where.at(fault.column), fault.what, fault.allowed)
