"""HTML: tables with their spans and the text between them; also the fragments of HTML that extracts leave in cells."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from sopcheck.errors import InputError
from sopcheck.model.source import ReaderNote
from sopcheck.readers import guard
from sopcheck.readers.raw import Cell, Grid, Loose, Raw

MAX_CELLS = 50_000
MAX_SPAN = 400
MAX_COVERED = 500_000  # places that merged cells take up, of all tables
MAX_DEPTH = 200
MAX_MARKS = 400_000  # "<"; the parser takes up to 8 µs for each
MAX_TAG = 2**19  # letters of one tag: room for a picture within it, not for a million attributes
MAX_TAGS = 3 * 2**20  # letters of all tags; the parser takes up to 1 µs for each
PIECE = 2**18  # letters the parser is given at a time, because it holds a tag it has not seen the end of in memory
MAX_REST = 10_000  # letters behind what was opened last and never closed: the parser tries each of them in turn

MAX_HEADING = 300  # letters; a longer one was never closed, and is a text
MAX_TITLE = 1_000  # letters of what a page calls itself

_BREAKS = frozenset({"br", "p", "li", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "dd", "dt"})
_SILENT = frozenset({"script", "style", "template", "noscript", "title", "head"})
_STRUCK = frozenset({"s", "del", "strike"})
_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_EMPTY = frozenset({"br", "hr", "img", "input", "col", "meta", "link", "wbr", "area", "source"})
"""Tags that nothing ends."""
_ENDED_BY = {
    "p": frozenset({"p", "td", "th", "tr", "table", "div", "li", "ul", "ol"}),
    "li": frozenset({"li", "ul", "ol", "td", "th", "tr", "table"}),
    "td": frozenset({"td", "th", "tr", "table"}),
    "th": frozenset({"td", "th", "tr", "table"}),
}
"""What else ends a tag that a page may leave open: its next, and the end of what it stands in."""
_HOLDERS = {"li": frozenset({"ul", "ol"}), "td": frozenset({"table"}), "th": frozenset({"table"})}
"""What may hold further tags of the same name inside such a one."""
# style="display: none"
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
# <p>, </li>, <br/>, <ol style="…"> in the text of a cell
_TAG = re.compile(r"</?(?P<name>p|li|br|ol|ul|b|i|u|em|strong|span|div|sup|sub)\b[^<>]{0,200}>", re.IGNORECASE)


def read(content: bytes, name: str) -> Raw:
    """The tables and texts of a page. Raises InputError beyond the limits."""
    text = guard.text_of(content, name)
    if text.count("<") > MAX_MARKS:
        raise InputError(name, f"halaman berisi lebih dari {MAX_MARKS} tanda “<”; tidak dibaca demi keamanan")
    page = _Page(name)
    for start in range(0, len(text), PIECE):
        page.feed(text[start : start + PIECE])
        page.require_closed(MAX_TAG)
    page.require_closed(MAX_REST)
    page.close()
    return Raw("html", tuple(page.parts), tuple(page.notes), title=_lines("".join(page.title))[:MAX_TITLE])


def without_tags(words: str) -> str:
    """The words of a fragment: tags of lists and paragraphs become line breaks, others vanish."""
    if "<" not in words:
        return words
    return _TAG.sub(lambda tag: "\n" if tag["name"].casefold() in _BREAKS else "", words).strip()


class _Table:
    """A table being read: where the next cell goes, and which places cells from above still cover.

    printed: whether the row is shown; cells of one that is not are kept apart, and it takes no place. group: whether
    rows are shown at all.
    """

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.hidden: list[Cell] = []
        self.row = -1
        self.column = 0
        self.covered: set[tuple[int, int]] = set()
        self.printed = self.group = True

    def next_row(self, printed: bool) -> None:
        self.printed = printed and self.group
        self.row, self.column = self.row + self.printed, 0

    def place(self, rows: int, columns: int) -> tuple[int, int]:
        if not self.printed:
            self.column += columns
            return self.row + 1, self.column - columns
        self.row = max(self.row, 0)
        while (self.row, self.column) in self.covered:
            self.column += 1
        at = (self.row, self.column)
        for down in range(rows):
            self.covered.update((self.row + down, self.column + across) for across in range(columns))
        self.column += columns
        return at


class _Page(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self.parts: list[Grid | Loose] = []
        self.notes: list[ReaderNote] = []
        self._tables: list[_Table] = []
        self._open: list[tuple[_Table, int, int, int, int, list[str]]] = []
        self._loose: list[str] = []
        self.title: list[str] = []
        self._titled = self._heading = False
        self._silent = self._struck = self._count = self._covered = self._tagged = 0
        self._gone = ""  # the tag of what is not shown
        self._depth = self._inside = 0  # how often it is open, and what may hold more of it
        self._unseen: list[str] = []  # the words there

    def check_for_whole_start_tag(self, i: int) -> int:
        """Where a tag ends; asked before anything of it is kept."""
        end = super().check_for_whole_start_tag(i)
        self._tagged += max(end - i, 0)
        if self._tagged > MAX_TAGS:
            raise InputError(self._name, "tanda HTML terlalu panjang; tidak dibaca demi keamanan")
        return end

    def require_closed(self, most: int) -> None:
        """No more than so many letters wait for the end of something that was opened."""
        if len(self.rawdata) > most:
            raise InputError(self._name, "halaman HTML rusak: tanda yang dibuka di dalamnya tidak pernah ditutup")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = tag in _EMPTY or not _is_hidden(attrs)
        if not self._shows(tag, shown):
            return
        if tag == "h1":
            self._flush()
            self._heading = True
        if tag in _SILENT:
            self._silent += 1
            self._titled = tag == "title"
        elif tag in _STRUCK:
            self._struck += 1
        elif tag == "table":
            self._flush()
            self._heading = False  # whoever forgot to close it
            if len(self._tables) >= MAX_DEPTH:
                raise InputError(self._name, "tabel bersarang terlalu dalam; tidak dibaca demi keamanan")
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._close_cell()
            self._tell()
            self._tables[-1].next_row(shown)
        elif tag in ("td", "th") and self._tables:
            self._close_cell()
            spans = dict(attrs)
            rows, columns = _span(spans.get("rowspan")), _span(spans.get("colspan"))
            self._covered += rows * columns
            if self._covered > MAX_COVERED:
                raise InputError(self._name, "sel gabungan terlalu luas; tidak dibaca demi keamanan")
            row, column = self._tables[-1].place(rows, columns)
            self._open.append((self._tables[-1], row, column, rows, columns, []))
        elif tag in _BREAKS:
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._gone and not self._ends(tag):
            return
        if tag in _GROUPS and self._tables:
            self._close_cell()
            self._tables[-1].group = True
        if tag == "h1":
            self._flush()
            self._heading = False
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
            self._titled = False
        elif tag in _STRUCK:
            self._struck = max(0, self._struck - 1)
        elif tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table" and self._tables:
            self._close_cell()
            self._tell()
            table = self._tables.pop()
            if table.cells:
                place = f"tabel {1 + sum(isinstance(part, Grid) for part in self.parts)}"
                cells = tuple(
                    Cell(
                        c.words, c.row, c.column, c.rows, c.columns, f"{place}, baris {c.row + 1}, kolom {c.column + 1}"
                    )
                    for c in table.cells
                )
                self.parts.append(Grid(cells, place, hidden=tuple(table.hidden)))
        elif tag in _BREAKS:
            self._say("\n")

    def _shows(self, tag: str, shown: bool) -> bool:
        """Whether a tag begins something that is read: not within what is not shown, nor such a thing itself."""
        if self._gone:
            self._inside += tag in _HOLDERS.get(self._gone, ())
            if self._inside or tag != self._gone or tag not in _ENDED_BY:
                self._depth += tag == self._gone and tag not in _ENDED_BY
                return False
            self._shown_again()
        if shown or tag == "tr":  # whose cells are kept apart
            return True
        if tag in _GROUPS and self._tables:
            self._tables[-1].group = False
            return True
        if tag in ("td", "th"):
            self._close_cell()
        self._gone, self._depth = tag, 1
        return False

    def _ends(self, tag: str) -> bool:
        """Whether an end tag, within what is not shown, is that of something around it."""
        if self._inside:
            self._inside -= tag in _HOLDERS.get(self._gone, ())
            return False
        self._depth -= tag == self._gone
        if self._depth and tag not in _ENDED_BY.get(self._gone, ()):
            return False
        ended = self._gone
        self._shown_again()
        return tag != ended

    def handle_data(self, data: str) -> None:
        if self._gone:
            self._unseen += [] if self.cdata_elem else [data]
            return
        if self._silent:
            if self._titled and not self.parts:
                self.title.append(data)
            return
        if self._struck:
            if data.strip():
                self.notes.append(ReaderNote("dicoret", "", f"“{data.strip()[:120]}” dicoret, jadi tidak dibaca"))
            return
        self._say(re.sub(r"\s+", " ", data))

    def _shown_again(self) -> None:
        """What was not shown has ended."""
        self._gone, self._depth, self._inside = "", 0, 0
        self._tell()

    def _tell(self) -> None:
        """Note the words that are not shown."""
        words = " ".join(" ".join(self._unseen).split())
        self._unseen = []
        if words:
            self.notes.append(ReaderNote("tersembunyi", "", f"“{words[:120]}” disembunyikan, jadi tidak dibaca"))

    def close(self) -> None:
        super().close()
        self._shown_again()
        while self._tables:
            self.handle_endtag("table")
        self._flush()

    def _say(self, words: str) -> None:
        (self._open[-1][5] if self._open else self._loose).append(words)

    def _close_cell(self) -> None:
        if not self._open or not self._tables or self._open[-1][0] is not self._tables[-1]:
            return
        table, row, column, rows, columns, pieces = self._open.pop()
        words = _lines("".join(pieces))
        self._count += 1
        if self._count > MAX_CELLS:
            raise InputError(self._name, f"halaman berisi lebih dari {MAX_CELLS} sel")
        if words and table.printed:
            table.cells.append(Cell(words, row, column, rows, columns))
        elif words:
            table.hidden.append(Cell(words, row, column))
            self._unseen.append(words)

    def _flush(self) -> None:
        if not self._tables:
            words = _lines("".join(self._loose))
            heading = self._heading and len(words) <= MAX_HEADING
            place = "judul halaman (h1)" if heading else "teks halaman"
            for line in [words.replace("\n", " ")] if heading else words.split("\n"):
                if line:
                    self.parts.append(Loose(line, place, heading))
            self._loose = []


def _lines(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether a page does not show what a tag holds."""
    return any(name == "hidden" or (name == "style" and _NOT_SHOWN.search(value or "")) for name, value in attrs)


def _span(text: str | None) -> int:
    return max(1, min(int(text), MAX_SPAN)) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
