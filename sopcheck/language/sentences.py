"""What the words before a name say of it: somebody else from whom things come, to whom they go.

>>> is_partner("Menyampaikan surat kepada Bupati Sleman", 26), is_partner("Laporan di lingkungan Kota Depok", 22)
(True, False)
"""

from __future__ import annotations

from sopcheck.language.verbs import sentence_words
from sopcheck.language.words import words_of

LINE = 200  # characters before a name that are looked at


def is_partner(text: str, start: int) -> bool:
    """Whether a word such as "kepada", "dari", "dengan" stands before the place, within its sentence."""
    before = words_of(text[max(0, start - LINE) : start])
    for place, word in enumerate(before):
        inside = word.norm == "di" and [after.norm for after in before[place + 1 : place + 2]] == ["lingkungan"]
        if word.norm in sentence_words("mitra") and not inside:
            return True
    return False
