"""The program that recognizes letters: where it lies on this machine, or what is to be installed for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

LANGUAGE = "ind"
SECONDS = 20.0  # for tesseract to say what it is

_NO_EXTRA = (
    'pasang pembaca hasil pindai (pip install "sopcheck[ocr]") dan program tesseract dengan data bahasa Indonesia'
)
_NO_PROGRAM = (
    "pasang program tesseract dengan data bahasa Indonesia (di Debian dan Ubuntu: apt install tesseract-ocr-ind)"
)
_NO_LANGUAGE = "pasang data bahasa Indonesia untuk tesseract (ind.traineddata; di Debian dan Ubuntu: tesseract-ocr-ind)"


class Recognizer(NamedTuple):
    """The program that recognizes letters. path: where it lies, "" where it cannot be used; version: "tesseract 5.3.0";
    missing: what to install for it, in words.
    """

    path: str
    version: str
    missing: str


@cache
def recognizer() -> Recognizer:
    """Looks once for numpy, the program, and its Indonesian data."""
    if find_spec("numpy") is None:
        return Recognizer("", "", _NO_EXTRA)
    path = _program()
    if path is None:
        return Recognizer("", "", _NO_PROGRAM)
    languages, version = _said(path, "--list-langs"), _said(path, "--version")
    if LANGUAGE not in (line.strip() for line in languages.splitlines()):
        return Recognizer("", "", _NO_LANGUAGE)
    number = re.match(r"tesseract v?([0-9][0-9.]*)", version)
    return Recognizer(path, f"tesseract {number[1]}" if number else "tesseract", "")


def _program() -> str | None:
    """Where tesseract lies; never the folder one stands in, whose files may be anybody's."""
    places = [os.environ.get("PATH", os.defpath), r"C:\Program Files\Tesseract-OCR" if os.name == "nt" else ""]
    for place in places:
        path = shutil.which("tesseract", path=place) if place else None
        if path and Path(path).is_absolute() and Path(path).parent != Path.cwd():
            return path
    return None


def _said(path: str, option: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # found on the path of the user, no shell
            [path, option], capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr
