"""Keeps the child processes that open PDFs: starts them, hands them files, ends them when they take too long.

A child serves several files, because starting one costs more than reading a file. One that dies over its first file
says something about the file; one that served others before is replaced, and the file gets a second chance.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sopcheck.errors import InputError

WALL = 30.0  # seconds on the clock, per file
PAGE_WALL = 60.0  # the same, per page that is a picture: tesseract has 20 seconds of processor time besides ours
MOST_ANSWER = 64 * 1024 * 1024  # bytes; a real answer is under 200 KB
MOST_FILES = 500  # per child; a fresh one then, whatever the library may have kept

# the child takes the very sopcheck that asks, and nothing else, from where it lies
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); import sopcheck; sys.path.pop(0); "
    "from sopcheck.readers.pdf.child import main; main()"
)
_ROOT = str(Path(__file__).parents[3])

_REASONS = {
    "sandi": ("PDF terkunci dengan kata sandi", "simpan tanpa kata sandi"),
    "rusak": ("PDF rusak atau tidak lengkap", "unduh atau simpan ulang"),
    "memori": ("PDF membutuhkan memori lebih dari 1 GiB untuk dibuka, jadi tidak dibaca", ""),
    "waktu": ("PDF memerlukan waktu terlalu lama untuk dibaca (batasnya 20 detik prosesor, 30 detik jam)", ""),
    "waktu-halaman": ("gambarnya memerlukan waktu terlalu lama (batasnya 20 detik prosesor, 60 detik jam)", ""),
    "mati": ("PDF tidak dapat dibuka: isinya menghentikan pembaca atau membutuhkan memori lebih dari 1 GiB", ""),
    "batas": ("PDF melebihi batas", ""),
}


class _DeadError(Exception):
    """The child ended without an answer; the argument is a key of _REASONS."""


class _Child:
    def __init__(self) -> None:
        self.served = 0
        self.owner = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603  # our own code, no shell
            [sys.executable, "-P", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._late = False

    def ask(self, content: bytes, task: bytes, wall: float) -> dict[str, Any]:
        """The answer to a file. wall: seconds on the clock. Raises _DeadError."""
        clock = threading.Timer(wall, self._too_late)
        clock.daemon = True
        clock.start()
        try:
            return self._exchange(content, task)
        except (OSError, ValueError):
            raise _DeadError(self._cause()) from None
        finally:
            clock.cancel()
            self.served += 1

    def _exchange(self, content: bytes, task: bytes) -> dict[str, Any]:
        assert self._process.stdin is not None
        for piece in (task, content):
            self._process.stdin.write(len(piece).to_bytes(4, "big") + piece)
        self._process.stdin.flush()
        size = int.from_bytes(self._read(4), "big")
        if size > MOST_ANSWER:
            raise ValueError(size)
        answer = json.loads(self._read(size))
        if not isinstance(answer, dict) or not answer.keys() & {"pages", "added", "error"}:
            raise ValueError(size)
        return answer

    def _read(self, size: int) -> bytes:
        assert self._process.stdout
        data = self._process.stdout.read(size)
        if len(data) < size:
            raise ValueError(size)
        return data

    def _too_late(self) -> None:
        self._late = True
        self.kill()

    def _cause(self) -> str:
        self.end()
        code = self._process.returncode
        return "waktu" if self._late or code == -getattr(signal, "SIGXCPU", 10_000) else "mati"

    def kill(self) -> None:
        """End it at once, with all that it has started. After its end its number may be somebody else's."""
        if self._process.returncode is not None:
            return
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def end(self) -> None:
        """End it, with all that it may have started, and take its remains away."""
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        self.kill()
        self._process.wait()


_idle: list[_Child] = []
_lock = threading.Lock()


def seen(content: bytes, name: str) -> list[dict[str, Any]]:
    """What is on the pages of a PDF, as layout.py gives it. Raises InputError."""
    pages: list[dict[str, Any]] = _answer(content, b"", name)["pages"]
    return pages


def scanned(content: bytes, number: int, program: str, name: str) -> dict[str, Any]:
    """What is seen in the picture of a page (1-based), as scan/sheet.py gives it. program: where tesseract lies.

    Raises InputError.
    """
    task = json.dumps({"page": number, "program": program}).encode()
    page: dict[str, Any] = _answer(content, task, name, PAGE_WALL)["pages"][0]
    return page


def added(content: bytes, work: Mapping[str, Any], name: str) -> bytes:
    """The bytes that, after those of a PDF, pin notes on its pages (work: see pinned.py). Raises InputError."""
    return base64.b64decode(_answer(content, json.dumps(work).encode(), name)["added"])


def _answer(content: bytes, task: bytes, name: str, wall: float | None = None) -> dict[str, Any]:
    while True:
        child = _taken()
        fresh = child.served == 0
        answer = None
        try:
            answer = child.ask(content, task, wall or WALL)
        except _DeadError as dead:
            cause = str(dead)
            if fresh or cause == "waktu":
                raise _refused(name, f"{cause}-halaman" if wall and cause == "waktu" else cause) from None
            continue
        finally:
            if answer is None:  # dead, or interrupted: what it would still answer belongs to nobody
                child.end()
        _give_back(child)
        if "error" in answer:
            raise _refused(name, str(answer["error"]), str(answer.get("detail", "")))
        return answer


def _refused(name: str, cause: str, detail: str = "") -> InputError:
    what, allowed = _REASONS[cause]
    return InputError(name, detail or what, allowed)


def _taken() -> _Child:
    """A child of this process that nobody uses; those of a process this one was forked from are left to it."""
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.owner == os.getpid():
                return child
    return _Child()


def _give_back(child: _Child) -> None:
    if child.served >= MOST_FILES:
        child.end()
        return
    with _lock:
        _idle.append(child)


def idle() -> tuple[_Child, ...]:
    """The children that wait for a file."""
    with _lock:
        return tuple(child for child in _idle if child.owner == os.getpid())


def close() -> None:
    """End all children that nobody uses."""
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.owner == os.getpid():
                child.end()


atexit.register(close)
