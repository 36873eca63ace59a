"""What the registry knows of the regulations cited in a text, on one day, with the evidence."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date

from sopcheck.engine.law_words import EVIDENCE_WORDS, gazette_words
from sopcheck.engine.law_words import spelled as in_words
from sopcheck.errors import UsageError
from sopcheck.language.citations import parse_citation
from sopcheck.language.text import normal, one_line
from sopcheck.law.registry import Candidate, Registry, load_law
from sopcheck.law.regulation import Evidence, day
from sopcheck.law.status import Status, Word
from sopcheck.model.values import Citation, CitationRole
from sopcheck.reporters.pages.law_chain import step_words, tree
from sopcheck.reporters.pages.wording import OLD_AFTER_DAYS, OLD_LAW, printable

NOTHING = "Tidak ada rujukan peraturan yang terbaca di dalam teks itu."
EMPTY = "tidak ada teks"
LABEL = 11
"""Columns of the labels on the left."""

STATUS_WORDS: Mapping[Word, str] = {
    "berlaku": "berlaku",
    "diubah": "berlaku, telah diubah",
    "dicabut": "dicabut",
    "dicabut-sebagian": "berlaku, dicabut sebagian",
    "digantikan-fungsi": "digantikan fungsinya; pencabutan resminya perlu dicek di JDIH",
    "tidak-diketahui": "tidak tercatat dalam registri; periksa di JDIH",
}
ROLE_WORDS: Mapping[CitationRole, str] = {
    "perubahan": "yang diubahnya",
    "diubah-dengan": "pengubahnya",
    "pelaksanaan": "yang dilaksanakannya",
    "juncto": "bersama (juncto)",
    "dicabut": "yang dicabutnya",
    "diganti-dengan": "penggantinya",
    "menyebut": "yang disebut judulnya",
}
# how a basis in the data may begin with what EVIDENCE_WORDS says already
_SOURCE_SAID: Mapping[Evidence, tuple[str, ...]] = {
    "secondary": ("sumber sekunder: ",),
    "memory": ("menurut ingatan, belum diperiksa: ", "menurut ingatan, belum diperiksa"),
}
SCANNED = "terbaca dari hasil pindai, belum dikuatkan sumber lain"
FIT_WORDS = {
    "sama": "sama maksudnya dengan judul resminya",
    "terpotong": "sama, sebagian tidak tercetak",
    "mirip": "mirip judul resminya",
    "beda": "bukan judul peraturan bernomor itu",
}


def page(text: str | Mapping[str, str], on: date, form: str, width: int, law: Registry | None = None) -> str:
    """The citations of a text, each with its status on a day.

    text: or the legal bases of an SOP, locator → text. form "json": one object per citation and line, none if nothing
    is cited; "table": for people, `width` columns. law: ours, if no other is given.
    Raises UsageError where there is no text at all.
    """
    texts = {"": text} if isinstance(text, str) else text
    if not any(words.strip() for words in texts.values()):
        raise UsageError("law", EMPTY, 'tulis rujukannya, misalnya sopcheck law "PP 18/2016"')
    law = law or load_law()
    found = [(at, one) for at, words in texts.items() for one in parse_citation(words).members]
    if form == "json":
        lines = ({**_values(one, law, on), **({"at": at} if at else {})} for at, one in found)
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    if not found:
        return NOTHING + "\n"
    width = max(60, min(width, 100))
    foot = [f"Data peraturan per {in_words(day(law.dated.isoformat()))}. Yang mengikat tetap naskah resmi di JDIH."]
    if law.local.folders:
        foot.append(f"Hukum daerah dari {', '.join(law.local.folders)}.")
    if (on - law.dated).days > OLD_AFTER_DAYS:
        foot.append(OLD_LAW)
    blocks = ["\n".join(_block(one, law, on, width)) for _, one in found]
    return "\n\n".join([*blocks, "\n".join(textwrap.wrap(" ".join(foot), width))]) + "\n"


def meant(citation: Citation, law: Registry) -> Candidate | None:
    """The regulation that has the printed title, where the printed number is another's or unknown."""
    if not citation.title:
        return None
    verdict = law.title_verdict(citation.key, citation.title) if citation.key else None
    if verdict not in (None, "beda"):
        return None
    for candidate in law.by_title(citation.title):
        regulation = candidate.regulation
        if regulation.key == citation.key:
            return None
        alike = regulation.type == citation.type and regulation.place == citation.place
        if verdict == "beda" or (alike and candidate.verdict != "mirip"):
            return candidate
    return None


def _values(citation: Citation, law: Registry, on: date) -> dict[str, object]:
    status = law.status(citation.key, on)
    suggestion = meant(citation, law)
    return {
        "text": citation.words,
        "span": list(citation.span),
        "type": citation.type,
        "number": citation.number,
        "year": citation.year,
        "title": citation.title,
        "key": citation.key,
        "status": status.status,
        "on": on.isoformat(),
        "chain": [
            {
                "relation": step.relation,
                "by": step.by.key,
                "effective": step.effective.words,
                "effective_basis": step.effective_basis,
                "evidence": step.evidence,
                "basis": step.basis,
            }
            for step in status.chain
        ],
        "evidence": status.evidence,
        "did_you_mean": suggestion.regulation.key if suggestion else None,
    }


def _block(citation: Citation, law: Registry, on: date, width: int) -> Iterator[str]:
    """One citation for people."""
    yield from textwrap.wrap(f"“{printable(one_line(citation.words))}”", width)
    status = law.status(citation.key, on)
    rows: list[tuple[str, str]] = []
    rows += _identity(citation, law)
    rows.append(("Status", f"per {in_words(day(on.isoformat()))}: {_status(citation, law, on)}"))
    if status.status != "tidak-diketahui":
        rows.append(("Bukti", _evidence(status)))
    rows += [("Belum pasti", step_words(step)) for step in status.pending]
    if suggestion := meant(citation, law):
        has = "mirip judul" if suggestion.verdict == "mirip" else "milik"
        words = (
            f"{suggestion.regulation.label}? Judul yang tercetak {has} peraturan itu: “{suggestion.regulation.title}”"
        )
        rows.append(("Maksudnya", words))
    for role, child in citation.children:
        said = f"{ROLE_WORDS[role]}: {printable(one_line(child.words))}, {_status(child, law, on)}"
        rows.append(("Menyebut", said))
    if citation.key and (inferred := law.object_gone(citation.key, on)):
        base, step = inferred
        words = (
            f"disimpulkan, bukan dibaca: peraturan ini hanya mengubah {base.label}, yang telah dicabut dengan "
            f"{step.by.label}; kemungkinan ikut tidak berlaku, periksa di JDIH"
        )
        rows.append(("Turunan", words))
    if (known := law.get(citation.key)) and known.source:
        rows.append(("Sumber", known.source))
    for label, words in rows:
        first = f"  {label:<{LABEL}} "
        yield from textwrap.wrap(
            printable(words), width, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False
        )
        if label in ("Status", "Bukti") and label == ("Bukti" if status.status != "tidak-diketahui" else "Status"):
            yield from _chain(citation.key, law, on, width)


def _chain(key: str | None, law: Registry, on: date, width: int) -> Iterator[str]:
    """The tree behind its label."""
    if key is None:
        return
    label = "Riwayat"
    for line in tree(law, key, on, width - LABEL - 3):
        yield f"  {label:<{LABEL}} {line}"
        label = ""


def _identity(citation: Citation, law: Registry) -> Iterator[tuple[str, str]]:
    regulation = law.get(citation.key)
    if regulation:
        yield "Dikenali", regulation.label + (f" ({regulation.issuer})" if regulation.issuer else "")
    elif citation.type:
        number = f"Nomor {citation.number}" if citation.number else ""
        year = f"Tahun {citation.year}" if citation.year else ""
        yield "Dikenali", " ".join(filter(None, (citation.type, citation.place, number, year)))
    if regulation and regulation.title:
        evidence = EVIDENCE_WORDS[regulation.title_evidence] if regulation.title_evidence != "none" else SCANNED
        doubt = "" if regulation.title_evidence == "primary" else f" ({evidence})"
        yield "Judul", f"“{regulation.title}”{doubt}"
    if citation.title:
        fit = law.title_verdict(citation.key, citation.title) if citation.key else None
        literal = regulation and regulation.title and normal(citation.title) == normal(regulation.title)
        said = "sama dengan judul resminya" if literal else FIT_WORDS[fit] if fit else ""
        yield "Tercetak", f"“{citation.title}”" + (f": {said}" if said else "")
    if regulation and regulation.enacted:
        yield "Ditetapkan", in_words(regulation.enacted)
    if regulation and regulation.gazette:
        yield "Diundangkan", gazette_words(regulation.gazette)


def _status(citation: Citation, law: Registry, on: date) -> str:
    status = law.status(citation.key, on)
    if status.status == "dicabut" and not status.official:
        return "tercatat dicabut, perlu dicek di JDIH"
    if status.status == "diubah" and any(step.relation == "mencabut-sebagian" for step in status.chain):
        return "berlaku, telah diubah dan dicabut sebagian"
    if status.status != "tidak-diketahui":
        return STATUS_WORDS[status.status]
    if citation.type == "UUD":
        return "berlaku, telah diubah empat kali (1999–2002)"
    if citation.key is None:
        read = citation.number and citation.year
        return "tidak dapat dicari; " + (
            "jenis atau daerahnya tidak terbaca" if read else "nomor atau tahunnya tidak terbaca"
        )
    if status.pending:
        return "tidak pasti pada tahun itu; periksa di JDIH"
    known = law.get(citation.key)
    if known and known.issued.after(on):
        return "belum ditetapkan pada tanggal itu"
    return STATUS_WORDS["tidak-diketahui"] if known else "tidak ada dalam registri peraturan; periksa di JDIH"


def _evidence(status: Status) -> str:
    """How it is known, and the fact it rests on, which may name its kind of source too: said once."""
    basis = status.basis or ""
    for said in _SOURCE_SAID.get(status.evidence, ()):
        basis = basis.removeprefix(said)
    return EVIDENCE_WORDS[status.evidence] + (f": {basis}" if basis else "")
