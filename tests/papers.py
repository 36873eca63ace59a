"""Small PDFs made for tests: ruled tables, words, shapes and arrows, and whatever bytes a hostile file needs.

Places count in points from the upper left corner, as people look at a page.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence

WIDE, HIGH = 842, 595
CURVE = 0.5523  # of a radius: where the control points of a quarter circle lie


class Sheet:
    """A page under construction."""

    def __init__(self) -> None:
        self.content: list[str] = []

    def put(self, operators: str) -> Sheet:
        self.content.append(operators)
        return self

    def words(self, x: float, y: float, text: str, size: float = 8, *, up: bool = False) -> Sheet:
        """Text whose first line stands at y; "\\n" begins the next line. up: running up the page."""
        for number, line in enumerate(text.split("\n")):
            shown = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            place = (
                f"0 1 -1 0 {x + number * size * 1.2:.2f} {HIGH - y:.2f}"
                if up
                else f"1 0 0 1 {x:.2f} {HIGH - y - number * size * 1.2:.2f}"
            )
            self.put(f"BT /F1 {size} Tf {place} Tm ({shown}) Tj ET")
        return self

    def line(self, *points: tuple[float, float], end: str = "S") -> Sheet:
        """A line through points; end: the operator that paints it."""
        (x, y), *rest = points
        steps = " ".join(f"{a:.2f} {HIGH - b:.2f} l" for a, b in rest)
        return self.put(f"{x:.2f} {HIGH - y:.2f} m {steps} {end}")

    def box(self, left: float, top: float, right: float, bottom: float, end: str = "S") -> Sheet:
        return self.put(f"{left:.2f} {HIGH - bottom:.2f} {right - left:.2f} {bottom - top:.2f} re {end}")

    def diamond(self, left: float, top: float, right: float, bottom: float) -> Sheet:
        across, down = (left + right) / 2, (top + bottom) / 2
        return self.line((left, down), (across, top), (right, down), (across, bottom), end="s")

    def page_end(self, left: float, top: float, right: float, bottom: float) -> Sheet:
        """An off-page connector: a box with a point below."""
        low = bottom - 0.3 * (bottom - top)
        return self.line((left, top), (right, top), (right, low), ((left + right) / 2, bottom), (left, low), end="s")

    def rounded(self, left: float, top: float, right: float, bottom: float, end: str = "s") -> Sheet:
        """A box whose short sides are round."""
        radius = (bottom - top) / 2
        reach = radius * CURVE
        high, low, middle = HIGH - top, HIGH - bottom, HIGH - (top + bottom) / 2
        a, b = left + radius, right - radius
        return self.put(
            f"{a} {high} m {b} {high} l {b + reach} {high} {right} {middle + reach} {right} {middle} c "
            f"{right} {middle - reach} {b + reach} {low} {b} {low} c {a} {low} l "
            f"{a - reach} {low} {left} {middle - reach} {left} {middle} c "
            f"{left} {middle + reach} {a - reach} {high} {a} {high} c {end}"
        )

    def arrow(self, *points: tuple[float, float]) -> Sheet:
        """A line with a filled head at its last point."""
        (x, y), (tip_x, tip_y) = points[-2:]
        length = ((tip_x - x) ** 2 + (tip_y - y) ** 2) ** 0.5
        a, b = (tip_x - x) / length, (tip_y - y) / length
        base = (tip_x - 5 * a, tip_y - 5 * b)
        self.line(*points[:-1], base)
        return self.line(
            (tip_x, tip_y), (base[0] - 2.5 * b, base[1] + 2.5 * a), (base[0] + 2.5 * b, base[1] - 2.5 * a), end="f"
        )

    def rules(self, columns: Sequence[float], rows: Sequence[float]) -> Sheet:
        """All borders of a plain table, as strokes."""
        for x in columns:
            self.line((x, rows[0]), (x, rows[-1]))
        for y in rows:
            self.line((columns[0], y), (columns[-1], y))
        return self


def pdf(
    *sheets: Sheet | str, page: str = "", packed: bool = False, ligatures: Mapping[str, str] | None = None
) -> bytes:
    """A PDF with these pages. page: further entries of each page; packed: its contents compressed; ligatures: characters
    that stand for several letters in one glyph.
    """
    objects: list[bytes] = [b"", b""]  # catalog and page tree, filled in below
    pages = []
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding%s>>"
    objects.append(font % (b"/ToUnicode 4 0 R" if ligatures else b""))
    if ligatures:
        objects.append(stream(_meaning(ligatures)))
    for sheet in sheets:
        text = sheet if isinstance(sheet, str) else "\n".join(sheet.content)
        data = text.encode("latin-1")
        objects.append(stream(zlib.compress(data), "/Filter/FlateDecode") if packed else stream(data))
        contents = len(objects)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDE} {HIGH}]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {contents} 0 R{page}>>".encode()
        )
        pages.append(f"{len(objects)} 0 R")
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(pages)}]>>".encode()
    return file_of(objects)


def _meaning(ligatures: Mapping[str, str]) -> bytes:
    """The CMap that says which letters a character stands for."""
    told = "\n".join(f"<{ord(one):02x}> <{many.encode('utf-16-be').hex()}>" for one, many in ligatures.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(ligatures)} beginbfchar\n{told}\nendbfchar\n"
        "endcmap end end"
    ).encode()


def stream(data: bytes, entries: str = "") -> bytes:
    """A stream object."""
    return f"<</Length {len(data)}{entries}>>stream\n".encode() + data + b"\nendstream"


def file_of(objects: Iterable[bytes], trailer: str = "") -> bytes:
    """A file of numbered objects, the first one its catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()


COLUMNS = (40, 70, 230, 310, 390, 470, 570, 630, 730, 800)
ROWS = (60, 80, 100, 150, 200, 250)
ACTORS = ("Staf", "Kasubag", "Sekretaris")
STEPS = (
    ("1", "Menyusun konsep surat", "Disposisi", "10 menit", "Konsep surat", ""),
    ("2", "Memeriksa konsep surat", "Konsep surat", "1 jam", "Konsep diperiksa", "paraf"),
    ("3", "Mengirim surat", "Surat", "1 hari", "Tanda terima", ""),
)


def headings(sheet: Sheet) -> Sheet:
    """The headings of a step table in the rows from 60 to 100."""
    for x, text in ((42, "No"), (75, "Kegiatan"), (735, "Keterangan")):
        sheet.words(x, 75, text)
    sheet.words(340, 72, "Pelaksana").words(600, 72, "Mutu Baku")
    for x, text in zip(COLUMNS[2:8], (*ACTORS, "Kelengkapan", "Waktu", "Output"), strict=True):
        sheet.words(x + 5, 92, text)
    return sheet


def step_words(sheet: Sheet, steps: Iterable[Sequence[str]] = STEPS, top: float = 100) -> Sheet:
    """The words of steps, each in a row 50 points high."""
    for number, step in enumerate(steps):
        for x, text in zip((40, 70, 470, 570, 630, 730), step, strict=True):
            if text:
                sheet.words(x + 3, top + 50 * number + 20, text)
    return sheet


def head_rules(sheet: Sheet) -> Sheet:
    """Borders of the headings, with Pelaksana over its columns and Mutu Baku over its own."""
    for x in (40, 70, 230, 470, 730, 800):
        sheet.line((x, 60), (x, 100))
    for x in (310, 390, 570, 630):
        sheet.line((x, 80), (x, 100))
    return sheet.line((40, 60), (800, 60)).line((230, 80), (730, 80)).line((40, 100), (800, 100))


def table() -> Sheet:
    """A page with a step table of three steps and nothing drawn."""
    sheet = headings(head_rules(Sheet())).rules(COLUMNS, ROWS[2:])
    return step_words(sheet)
