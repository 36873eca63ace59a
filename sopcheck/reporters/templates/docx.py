"""The blank SOP as a Word document: identity block, step table with actor columns, how to fill in above each page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from sopcheck.language.headings import column_label, standard_label
from sopcheck.ooxml import write
from sopcheck.reporters.templates.form import ACTORS, BELOW, BESIDE, HINTS, MUTU_BAKU, STEPS
from sopcheck.reporters.wordml import parts
from sopcheck.reporters.wordml.markup import paragraph

WIDTH = 14_570  # twips: A4 on its side less 2 cm on both sides
NEXT_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
HELP = ("instansi", "disahkan_oleh", "dasar_hukum", "pelaksana", "tanda", "waktu")


def page() -> bytes:
    """The document."""
    footer = "Formulir SOP · kolom pelaksana boleh ditambah atau dihapus, baris boleh ditambah"
    around = parts.around("Formulir SOP", footer, header=_help(), width=WIDTH)
    text = parts.OPENING + _identity() + NEXT_PAGE + _steps() + paragraph() + parts.closing(True, header=True)
    target = BytesIO()
    write(target, [(name, [part.encode()]) for name, part in (around | {"word/document.xml": text}).items()])
    return target.getvalue()


def _help() -> str:
    words = [f"{_called(key)}: {HINTS[key]}" for key in HELP]
    return paragraph("Cara mengisi (hapus petunjuk ini sebelum dicetak): " + " ".join(words), "Hint")


def _called(key: str) -> str:
    return {"instansi": "Kiri atas", "tanda": "Tanda", "pelaksana": "Pelaksana", "waktu": "Waktu"}.get(
        key, standard_label(key)
    )


def _identity() -> str:
    rows = []
    for number, key in enumerate(BESIDE):
        merge = '<w:vMerge w:val="restart"/>' if number == 0 else "<w:vMerge/>"
        lines = 4 if key == "disahkan_oleh" else 1
        cells = (_cell("", 6000, merge), _cell(standard_label(key), 2600, style="TableLabel"), _cell("", 5970))
        rows.append(_row(cells, 300 * lines))
    for pair in BELOW:
        left, right = map(standard_label, pair)
        heads = (_cell(left, 6000, style="TableHead"), _cell(right, 8570, "", 2, style="TableHead"))
        rows += [_row(heads, 300), _row((_cell("", 6000), _cell("", 8570, "", 2)), 1100)]
    return _table((6000, 2600, 5970), rows)


def _steps() -> str:
    actor = 1150
    others = {"nomor": 600, "kegiatan": 3000, "kelengkapan": 1900, "waktu": 1150, "output": 1900}
    others["keterangan"] = WIDTH - sum(others.values()) - ACTORS * actor
    upright, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

    def head(words: str, width: int, more: str = "", span: int = 1) -> str:
        return _cell(words, width, more, span, "TableHead")

    sole = ("nomor", "kegiatan")
    quality = sum(others[key] for key in MUTU_BAKU)
    top = [head(column_label(key), others[key], upright) for key in sole]
    top += [head(column_label("pelaksana"), ACTORS * actor, "", ACTORS), head("Mutu Baku", quality, "", len(MUTU_BAKU))]
    top.append(head(column_label("keterangan"), others["keterangan"], upright))
    second = [head("", others[key], below) for key in sole] + [head("", actor)] * ACTORS
    second += [head(column_label(key), others[key]) for key in MUTU_BAKU] + [head("", others["keterangan"], below)]
    widths = (*(others[key] for key in sole), *[actor] * ACTORS, *(others[key] for key in MUTU_BAKU))
    blank = _row([_cell("", width) for width in (*widths, others["keterangan"])], 560)
    rows = [_row(top, 340, header=True), _row(second, 560, header=True), *[blank] * STEPS]
    return _table((*widths, others["keterangan"]), rows)


def _table(widths: Sequence[int], rows: Sequence[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: Sequence[str], height: int, header: bool = False) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{repeated}</w:trPr>'
        f"{''.join(cells)}</w:tr>"
    )


def _cell(words: str, width: int, more: str = "", span: int = 1, style: str = "TableText") -> str:
    """One cell. more: how it is merged with those above or below it; span: columns of the grid."""
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{wide}{more}</w:tcPr>{paragraph(words, style)}</w:tc>'
