"""Paragraphs, headings and tables of a Word document. Widths are in twips (1/20 point), of which A4 has 11 906."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sopcheck.ooxml import escaped
from sopcheck.reporters.pages.wording import printable

PAGE_WIDTH = 9638  # A4 less 2 cm on both sides


def run(words: str, bold: bool = False) -> str:
    """Words on one line; blanks are kept."""
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{strong}<w:t xml:space="preserve">{escaped(printable(words))}</w:t></w:r>'


def paragraph(words: str = "", style: str = "", bold: bool = False, keep: bool = False) -> str:
    """A paragraph. style: of parts._STYLES, by id; keep: on one page with the next."""
    form = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:keepNext/>" if keep else "")
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{run(words, bold) if words else ''}</w:p>"


def heading(words: str, level: int) -> str:
    """A heading that Word's navigation shows. level: 1 to 3."""
    return paragraph(words, f"Heading{level}")


def bullets(items: Iterable[str]) -> str:
    return "".join(paragraph(item, "ListBullet") for item in items)


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    labels: bool = False,
    whole: bool = False,
) -> str:
    """A table whose header is repeated on every page. rows: cells; each line of a cell is a paragraph.

    widths: of the columns, in parts of the page's width; labels: whether the first column names what stands beside it;
    whole: whether it stays on one page if it can.
    """
    total = sum(widths)
    twips = [PAGE_WIDTH * width // total for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    head = "".join(_cell(words, width, "TableHead", shade="D9E2EC") for words, width in zip(header, twips, strict=True))
    lines = [*rows]
    body = "".join(_row(line, twips, labels, whole and place < len(lines)) for place, line in enumerate(lines, 1))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>{paragraph(style='AfterTable')}"
    )


def _row(line: Sequence[str], twips: Sequence[int], labels: bool, keep: bool) -> str:
    cells = "".join(
        _cell(words, width, "TableLabel" if labels and number == 0 else "TableText", keep)
        for number, (words, width) in enumerate(zip(line, twips, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(words: str, width: int, style: str, keep: bool = False, shade: str = "") -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    lines = "".join(paragraph(line, style, keep=keep) for line in words.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>{lines}</w:tc>'
