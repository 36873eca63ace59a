"""How well scans are read: PDFs made into pictures of their pages, held against what is read from the PDFs themselves.

Nothing is printed but counts: the files need not be ours to pass on.
"""

from __future__ import annotations

import json
import random
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from math import radians, tan
from pathlib import Path
from statistics import median

import numpy as np
import pypdfium2
from rapidfuzz.distance import Levenshtein

from sopcheck.errors import InputError
from sopcheck.model.sop import Langkah, Sop
from sopcheck.model.source import Source
from sopcheck.readers import normalize, pdf
from sopcheck.readers.pdf.scan.image import Grey, straightened
from sopcheck.readers.scans import Scans

SKEW = (0.5, 0.8)  # degrees that pages lie askew, one this way, the next one that way
GRAIN = 6.0  # standard deviation of the noise, of 255
SINGLE = ("instansi", "unit_kerja", "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif")
LISTED = (
    "dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan_perlengkapan", "peringatan",
    "pencatatan_pendataan",
)  # fmt: skip
CELLS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
ALIKE = 0.7  # of two Kegiatan, for them to be the same row


def scan(content: bytes, dpi: int, seed: int = 1) -> bytes:
    """A PDF whose pages are pictures of those of another: askew, grey and grainy."""
    chance, dust = random.Random(seed), np.random.default_rng(seed)
    pages = []
    for number, page in enumerate(pypdfium2.PdfDocument(content)):
        width, height = page.get_size()
        drawn = page.render(scale=dpi / 72, grayscale=True).to_numpy()
        grey = drawn.reshape(drawn.shape[:2])
        slope = tan(radians(chance.uniform(*SKEW))) * (1 if number % 2 else -1)
        askew = straightened(grey, slope, -slope)
        grained = 12 + 0.92 * askew + dust.normal(0, GRAIN, askew.shape)
        pages.append((width, height, grained.clip(0, 255).astype(np.uint8)))
    return pictures(pages)


def pictures(pages: Sequence[tuple[float, float, Grey]]) -> bytes:
    """A PDF with a picture on each page, over the whole of it."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for width, height, grey in pages:
        packed = zlib.compress(grey.tobytes(), 6)
        picture = (
            f"<</Type/XObject/Subtype/Image/Width {grey.shape[1]}/Height {grey.shape[0]}/BitsPerComponent 8"
            f"/ColorSpace/DeviceGray/Filter/FlateDecode/Length {len(packed)}>>stream\n"
        )
        drawing = f"{width} 0 0 {height} 0 0 cm /I Do".encode()
        at = len(objects)
        objects += [
            picture.encode() + packed + b"\nendstream",
            f"<</Length {len(drawing)}>>stream\n".encode() + drawing + b"\nendstream",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {at + 2} 0 R"
            f"/Resources<</XObject<</I {at + 1} 0 R>>>>>>".encode(),
        ]
        kids.append(f"{at + 3} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    content = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(content)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    content += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    content += f"trailer<</Root 1 0 R/Size {len(objects) + 1}>>\nstartxref\n{table}\n%%EOF".encode()
    return bytes(content)


class Figures(Counter[str]):
    """right and of, by what is counted."""

    def add(self, what: str, right: bool) -> None:
        self[what] += right
        self[f"{what}/of"] += 1

    def shown(self, what: str) -> str:
        of = self[f"{what}/of"]
        return f"{self[what]}/{of} ({self[what] / of:.1%})" if of else "-"


def read(content: bytes, name: str, scans: Scans | None = None) -> Sop | None:
    """The first SOP of a PDF; None where there is none to read."""
    try:
        return normalize.documents(pdf.read(content, name, scans), Source(name, "", "pdf"))[0].sop
    except InputError:
        return None


def whole_folder(files: Iterable[Path], dpi: int) -> None:
    """Each PDF as a scan against itself."""
    total = Figures()
    times: list[float] = []
    failed: list[str] = []
    for path in files:
        content = path.read_bytes()
        truth = read(content, path.name, Scans(wanted=False))
        if truth is None:
            continue
        picture = scan(content, dpi)
        started = time.perf_counter()
        found = read(picture, path.name)
        pages = len(pypdfium2.PdfDocument(picture))
        times.append((time.perf_counter() - started) / pages)
        total.add("files", found is not None)
        if found is None:
            failed.append(path.stem)
        compare(truth, found or Sop.model_validate({}), total)
    show(total, f"{dpi} dpi")
    print(f"  time per page: median {median(times or [0.0]):.2f} s, longest {max(times, default=0.0):.2f} s")
    if failed:
        print(f"  no table found: {', '.join(failed)}")


def synthetic(folder: Path) -> None:
    """The scans of known truth (s_*.pdf, truth/T1.json): what they say is what the Excel file says."""
    values = json.loads((folder / "truth" / "T1.json").read_text("utf-8"))
    identity = values["identity"]
    names = {"tgl_pembuatan": "tanggal_pembuatan", "tgl_revisi": "tanggal_revisi", "tgl_efektif": "tanggal_efektif"}
    names |= {"judul": "nama", "unit": "unit_kerja", "kualifikasi": "kualifikasi_pelaksana"}
    names |= {"peralatan": "peralatan_perlengkapan", "pencatatan": "pencatatan_pendataan"}
    known = {names.get(key, key): value for key, value in identity.items() if names.get(key, key) in (*SINGLE, *LISTED)}
    steps = [
        {
            "nomor": str(step["no"]),
            **{key: step[key] for key in ("kegiatan", "kelengkapan", "waktu", "output")},
            "pelaksana": sorted({values["actors"][actor] for _, actor, _ in step["nodes"]}),
        }
        for step in values["steps"]
    ]
    truth = Sop.model_validate({**known, "pelaksana": values["actors"], "langkah": steps})
    for path in sorted(folder.glob("s_*.pdf")):
        total = Figures()
        compare(truth, read(path.read_bytes(), path.name) or Sop.model_validate({}), total)
        show(total, path.stem)


def compare(truth: Sop, found: Sop, total: Figures) -> None:
    """Rows, times, actors by their columns, letters of cells, identity by how sure it says to be."""
    rows = dict(_matched(truth.langkah or (), found.langkah or ()))
    unread = set(found.tidak_terbaca)
    total["more rows"] += len(found.langkah or ()) - len(rows)
    for place, step in enumerate(truth.langkah or ()):
        at = rows.get(place)
        total.add("rows", at is not None)
        other = found.langkah[at] if found.langkah and at is not None else Langkah.model_validate({})
        if step.waktu:
            total.add("times", _plain(step.waktu) == _plain(other.waktu))
            if _plain(step.waktu) != _plain(other.waktu):
                total["times: unread or empty"] += not other.waktu
        if step.pelaksana:
            total.add("actors", _columns(truth, step) == _columns(found, other))
            if _columns(truth, step) != _columns(found, other):
                total["actors: unread"] += other.pelaksana is None
        for key in CELLS:
            words = _plain(getattr(step, key))
            read_words = _plain(getattr(other, key))
            total["letters/of"] += len(words)
            total["letters"] += max(len(words) - Levenshtein.distance(words, read_words), 0)
            if words and at is not None:
                note = found.bacaan.get(f"langkah.{at + 1}.{key}")
                total.add(f"cells {note.keyakinan if note else 'without a note'}", words == read_words)
    for key in (*SINGLE, *LISTED):
        words = _plain(getattr(truth, key))
        if not words:
            continue
        note = found.bacaan.get(key)
        same = words == _plain(getattr(found, key))
        total.add("identity", same)
        kind = "unread" if key in unread else note.keyakinan if note and getattr(found, key) is not None else "no label"
        total.add(f"identity {kind}", same)


def _matched(truth: Sequence[Langkah], found: Sequence[Langkah]) -> Iterator[tuple[int, int]]:
    """Rows of the one with the rows of the other that say the same, in order."""
    at = 0
    for place, step in enumerate(truth):
        for other in range(at, len(found)):
            if _alike(_plain(step.kegiatan), _plain(found[other].kegiatan)):
                yield place, other
                at = other + 1
                break


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _columns(sop: Sop, step: Langkah) -> set[int] | None:
    """The actor columns of a step by their places: their headings may be misread."""
    if step.pelaksana is None:
        return None
    names = list(sop.pelaksana or ())
    return {names.index(name) if name in names else -1 for name in step.pelaksana}


def _plain(value: str | Iterable[str | None] | None) -> str:
    """Letters and digits alone."""
    items = [value] if isinstance(value, str) else [item or "" for item in value or ()]
    return "".join(letter for item in items for letter in item.casefold() if letter.isalnum())


def show(total: Figures, name: str) -> None:
    print(f"scans, {name}")
    kinds = sorted(key[:-3] for key in total if key.endswith("/of"))
    for what in kinds:
        print(f"  {what:<24}{total.shown(what)}")
    for what in ("more rows", "times: unread or empty", "actors: unread"):
        print(f"  {what:<24}{total[what]}")
