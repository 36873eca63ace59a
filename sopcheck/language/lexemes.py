"""Printed amounts cut into digits, words and signs: what `numbers` and `durations` read from.

>>> [lexeme for lexeme, _, _ in lex("±1hari s/d 2 (dua) Hari Kerja.")]
['±', '1', 'hari', 's/d', '2', '(', 'dua', ')', 'hari', 'kerja']
"""

from __future__ import annotations

import re

LONGEST = 200  # characters; the longest real Waktu cell has 62, so anything beyond is prose and stays unread

Lexeme = tuple[str, int, int]  # folded text, begin and end in the printed text

# "15 menit/ berkas" → 15 menit / berkas · "2 s.d. 3 bulan" → 2 sd 3 bulan · "+/- 1½ Jam" → ± 1 ½ jam
# One pass, no branch can retry what another one took, so linear in the text.
_LEXEME = re.compile(
    r"""
      [0-9]+ (?: [.,][0-9]+ )* (?: [oO]{1,2} (?! [^\W\d_] ) )?    # 15   1,5   1.000   "3O" (OCR)
    | [½¼¾]
    | [¹²³⁰⁴-⁹]+                                            # 1 jam¹
    | [sS] \s? / \s? [dD] (?! [^\W\d_] )                    # s/d
    | [^\W\d_½¼¾¹²³⁰⁴-⁹]+ (?: \. [^\W\d_½¼¾¹²³⁰⁴-⁹]+ )* \.?    # hari   s.d.   mnt.
    | \+ \s? / \s? [-–−] | [-–−] \s? / \s? \+ | \+[-–−] | ± # +/-
    | \S
    """,
    re.VERBOSE,
)

_SAME_SIGN = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "×": "x", "’": "'", "′": "'", "´": "'", "`": "'"}
)

_SUPERSCRIPTS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")


def lex(text: str) -> list[Lexeme]:
    """The lexemes of a text, case folded, variants of one sign made equal; a final full stop is dropped.

    A text longer than LONGEST has none: nobody prints an amount that long.
    """
    if len(text) > LONGEST:
        return []
    found = [(_folded(match.group()), match.start(), match.end()) for match in _LEXEME.finditer(text)]
    if found and found[-1][0] == ".":
        found.pop()
    return found


def _folded(printed: str) -> str:
    if "0" <= printed[0] <= "9":
        return printed.replace("o", "0").replace("O", "0")
    if printed[0] in _SUPERSCRIPTS:
        return "*"  # a footnote mark like any other
    folded = printed.casefold().translate(_SAME_SIGN)
    if "/" in folded and len(folded) > 1:
        return "s/d" if "s" in folded else "±"
    return "±" if folded == "+-" else folded.replace(".", "") or "."
