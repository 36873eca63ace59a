"""Who signs: office, name and NIP in a block of lines, with or without their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sopcheck.language.actor_search import find_actors

# "NIP. [18 digits, with or without blanks]", "NIP: ........", "NIP. [nip]" where it is withheld
_NIP = re.compile(r"\bN[I1l]P\b[\s.:]*+(?P<number>[0-9][0-9 .]{7,40}[0-9]|\[nip\]|[-.…_\s]*)$", re.IGNORECASE)
# "[nama]", "([nama])": a name that is there but withheld
_MASK = re.compile(r"\(?\s*\[nama\]\s*\)?")
# "Pembina Utama Muda", "Penata Tk. I (III/d)", "Pangkat: Pembina, IV/a": between the name and the NIP
_RANK = re.compile(
    r"""(?: pangkat (?: \s? / \s? gol\w*+ \.? )? \s*+ :? \s*+ )?
    (?: pembina | penata | pengatur | juru ) \b (?: \s++ (?: utama | muda | madya | tingkat | tk\.? | [i1] \b ) )*+
    [\s,/(-]*+ (?: gol\w*+ \.? \s*+ )? (?: (?: iv | i{1,3} ) \s? [/.] \s? [a-e] )? [\s)]*+""",
    re.IGNORECASE | re.VERBOSE,
)
# "ttd", "cap/ttd", "(tanda tangan)", "Ditandatangani secara elektronik": where the signature is
_SIGN = re.compile(
    r"\W*+ (?: (?: cap \s?/\s? )? t\.?t\.?d\.? | (?: cap \s dan \s )? tanda \s? tangan | "
    r"(?: telah \s )? ditandatangani \s secara \s elektronik [^\n]{0,60}+ ) \W*+",
    re.IGNORECASE | re.VERBOSE,
)
# "AKBP NRP. 77010123": of police and soldiers, with the rank before it
_NRP = re.compile(r"[A-Za-z .()]{0,40}?\bNRP\b[\s.:]*+(?P<number>[0-9]{5,12})", re.IGNORECASE)
NEAR = 4  # lines above a NIP among which the office stands


def official(words: str) -> dict[str, str]:
    """jabatan, nama, nip of a block of lines: the NIP by its label, the name right before it, the office on top."""
    lines = [line.strip() for line in words.split("\n") if line.strip(" .,:_-…")]
    masked = [line for line in lines if _MASK.fullmatch(line)]
    lines = [line for line in lines if not (line in masked or _RANK.fullmatch(line) or _SIGN.fullmatch(line))]
    found: dict[str, str] = {"nama": "[nama]"} if masked else {}
    number = next((match for line in lines if (match := _NRP.fullmatch(line))), None)
    if number is not None:
        found["nip"] = f"NRP {number['number']}"
        lines = lines[: lines.index(number[0])]
        if len(lines) > 1 and not masked:
            found["nama"] = lines.pop()
    nip = next((place for place, line in enumerate(lines) if _NIP.search(line)), None)
    if nip is not None:
        match = _NIP.search(lines[nip])
        assert match is not None
        before = lines[nip][: match.start()].strip(" ,")
        found["nip"] = match["number"].strip(" .…_-")
        lines = [*lines[:nip], *([before] if before else [])]
        if lines and not masked and (len(lines) > 1 or _is_name(lines[0])):
            found["nama"] = lines.pop()
    elif masked:
        pass
    elif len(lines) > 1 and _is_name(lines[-1]):
        found["nama"] = lines.pop()
        found["nip"] = ""
    elif len(lines) > 1 and _SIGNED.search(words.strip()):
        found["nama"] = lines.pop()
    if lines:
        found["jabatan"] = " ".join(" ".join(lines).split())
    return found


# one line of letters below the place of a signature: the name, though nothing else says so
_SIGNED = re.compile(r"\n\s*\n[^\n0-9:]+$")
# "S.Sos" "M.Si." "SE" "Drs. X" "Dr. H. X": academic titles, by which a line is a person's name
_TITLE = re.compile(r"\b(?:Drs?|Dra|Ir|H|Hj|Prof)\.\s|,\s*(?:[A-Z][A-Za-z]{0,4}\.\s?)+|,\s*(?:SE|SH|MM|ST|MT|MH)\b")


def _is_name(line: str) -> bool:
    return bool(_TITLE.search(line))


def is_person(line: str) -> bool:
    """Whether a line is a person's name: withheld, or with an academic title."""
    return bool(_MASK.fullmatch(line.strip())) or _is_name(line)


def has_nip(line: str) -> bool:
    """Whether a line ends with a NIP."""
    return bool(_NIP.search(line))


def is_nip_alone(line: str) -> bool:
    """Whether a line is a NIP and nothing else, filled in ("NIP. [18 digits]")."""
    match = _NIP.fullmatch(line.strip())
    return bool(match and match["number"].strip(" .…_-"))


def completes(known: str, words: str) -> bool:
    """Whether a second block under the same label only gives the name that the first one, an office, is without."""
    return "jabatan" not in official(words) and "nama" not in official(known)


def closing(lines: Sequence[str]) -> range:
    """The lines of a signature block below a table: from the office down to the NIP; empty where there is none."""
    last = next((place for place in reversed(range(len(lines))) if _NIP.search(lines[place])), None)
    if last is None:
        return range(0)
    above = range(max(0, last - NEAR), last)
    first = next((place for place in reversed(above) if _is_office(lines[place])), None)
    return range(last if first is None else first, last + 1)


def _is_office(line: str) -> bool:
    found = find_actors(line.strip())
    return bool(found) and found[0].start == 0 and not _MASK.search(line)
