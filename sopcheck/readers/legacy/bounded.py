"""Runs a program that nobody trusts with a file that nobody trusts: bounded in memory, time and what it writes,
without a network where the system can take it away, in a folder of its own that is gone afterwards.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from sopcheck.readers.waiting import told

MEMORY = 2 * 2**30  # bytes of address space; LibreOffice takes 0.2 GiB for a real file
SECONDS = 60  # of processor time
WALL = 90.0  # seconds on the clock
MOST_FILE = 128 * 2**20  # bytes of one file it writes
MOST_WRITTEN = 256 * 2**20  # bytes of all; a profile takes 0.6 MB
MOST_FILES = 5000

_START = str(Path(__file__).with_name("start.py"))
_PAUSE = 0.1  # seconds between two looks
_GONE_WITHIN = 5.0  # seconds until what was killed no longer writes

_APART = (
    ("--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"),
    ("--user", "--map-root-user", "--net"),
)
"""Ways to run without a network, best first: with processes of its own, too, so that none outlives the first."""


class StoppedError(Exception):
    """The program was ended; the argument says which bound it passed: "waktu" or "berkas"."""


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A new folder that only we may enter, gone afterwards with all that is in it."""
    place = Path(tempfile.mkdtemp(prefix="sopcheck-")).resolve()
    try:
        yield place
    finally:
        _remove(place)


def run(command: Sequence[str], place: Path, environment: Mapping[str, str], waiting: str) -> None:
    """Run to the end, whatever its exit code; all that it started ends too. Raises StoppedError.

    place: the only folder it should write to, watched as it grows; waiting: what to say meanwhile.
    """
    process = subprocess.Popen(  # noqa: S603  no shell; the arguments are ours
        [*_limits(), *without_network(), *command],
        cwd=place,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        with told(waiting) as tell:
            _watch(process, place, tell)
    finally:
        _end(process)


def program(*names: str) -> str | None:
    """The first of these programs on the PATH, as an absolute path; never one from the folder somebody stands in."""
    suffixes = (".com", ".exe") if os.name == "nt" else ("",)
    folders = [entry for entry in os.get_exec_path() if os.path.isabs(entry)]
    places = (os.path.join(entry, name + suffix) for name in names for entry in folders for suffix in suffixes)
    return next((place for place in places if os.path.isfile(place) and os.access(place, os.X_OK)), None)


@cache
def without_network() -> tuple[str, ...]:
    """What to put before a command so that it has no network; nothing where the system offers no such way."""
    unshare, true = program("unshare"), program("true")
    if not sys.platform.startswith("linux") or unshare is None or true is None:
        return ()
    for way in _APART:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            tried = [unshare, *way, "--", true]
            if subprocess.run(tried, capture_output=True, timeout=5, check=False).returncode == 0:  # noqa: S603
                return (unshare, *way, "--")
    return ()


def _limits() -> tuple[str, ...]:
    """What sets the limits before it becomes the program; Windows has none but the clock."""
    if os.name != "posix":
        return ()
    return (sys.executable, "-I", "-S", _START, str(MEMORY), str(SECONDS), str(MOST_FILE), "--")


def _watch(process: subprocess.Popen[bytes], place: Path, tell: Callable[[float], None]) -> None:
    started = time.monotonic()
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_PAUSE)
            break
        seconds = time.monotonic() - started
        if seconds > WALL:
            raise StoppedError("waktu")
        if _too_much(place):
            raise StoppedError("berkas")
        tell(seconds)
    if _too_much(place):
        raise StoppedError("berkas")


def _too_much(place: Path) -> bool:
    """Whether more was written below a folder than is allowed; links are counted, not followed."""
    size = files = 0
    for base, folders, names in os.walk(place):
        for name in (*folders, *names):
            files += 1
            with contextlib.suppress(OSError):
                size += os.lstat(os.path.join(base, name)).st_size
            if size > MOST_WRITTEN or files > MOST_FILES:
                return True
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all it started, also what still runs when it has ended itself."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:  # Windows: the whole tree, by its own means
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    process.kill()
    process.wait()


def _remove(place: Path) -> None:
    """Take a folder away; what was killed may still be writing for a moment."""
    until = time.monotonic() + _GONE_WITHIN
    while True:
        shutil.rmtree(place, ignore_errors=True)
        if not place.exists() or time.monotonic() > until:
            return
        time.sleep(0.05)
