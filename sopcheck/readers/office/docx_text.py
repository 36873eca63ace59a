"""The words of a Word paragraph as they are printed: without what was deleted, struck out or hidden."""

from __future__ import annotations

from collections.abc import Callable

from sopcheck.readers.office.package import Element, attribute, child, local

_SILENT = frozenset({"del", "moveFrom", "drawing", "pict", "object", "instrText", "fldData", "rPr", "pPr", "tbl"})
"""Not the text itself: what a reviewer took out, what is drawn, what only tells how to set it."""

SYMBOLS = {
    "F0FC": "√", "F0FE": "√", "F0FB": "x", "F0FD": "x", "F06C": "●", "F06E": "■", "F0A8": "☐", "F052": "√",
    "F050": "√", "F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0E0": "→", "F0E8": "→", "F0DF": "←",
}  # fmt: skip
"""Signs of Wingdings and Symbol by their code, as far as SOPs use them."""


def words_of(paragraph: Element, removed: Callable[[str], None]) -> str:
    """The words of a paragraph; line breaks kept. removed: told what was struck out or hidden."""
    pieces: list[str] = []
    gone: list[str] = []
    pending: list[tuple[Element, bool, bool]] = [(paragraph, False, False)]
    while pending:
        element, out, signs = pending.pop()
        kind = local(element)
        if kind in _SILENT:
            continue
        if kind == "AlternateContent":
            branch = next((one for one in element if local(one) == "Choice"), None)
            pending.extend((one, out, signs) for one in reversed(branch if branch is not None else ()))
            continue
        if kind == "r":
            properties = child(element, "rPr")
            out, signs = out or _taken_out(properties), _in_signs(properties)
        word = _piece(element, kind)
        if word:
            word = "".join(map(_sign, word)) if signs else word
            (gone if out else pieces).append(word)
        pending.extend((one, out, signs) for one in reversed(element))
    if "".join(gone).strip():
        removed("".join(gone).strip())
    return "".join(pieces)


def _piece(element: Element, kind: str) -> str:
    if kind == "t":
        return (element.text or "").replace("\u00ad", "")
    if kind == "tab":
        return " " if element.get("pos") is None else ""
    if kind in ("br", "cr"):
        return "\n"
    if kind == "noBreakHyphen":
        return "-"
    if kind == "sym":
        return SYMBOLS.get((attribute(element, "char") or "").upper(), "▯")
    return ""


def _in_signs(properties: Element | None) -> bool:
    """Whether letters are set in a font of signs, in which "ü" is a tick."""
    fonts = child(properties, "rFonts")
    name = attribute(fonts, "ascii") if fonts is not None else None
    return name is not None and name.casefold().startswith(("wingdings", "webdings", "symbol"))


def _sign(letter: str) -> str:
    return letter if letter.isspace() else SYMBOLS.get(f"{0xF000 + ord(letter) % 0x1000:04X}", letter)


def _taken_out(properties: Element | None) -> bool:
    if properties is None:
        return False
    for one in properties:
        if local(one) in ("strike", "dstrike", "vanish") and attribute(one, "val") not in ("0", "false", "none"):
            return True
    return False
