"""Becomes another program, within limits: start.py MEMORY SECONDS FILE -- PROGRAM ARGUMENT...

Run as a script by itself, so that nothing of sopcheck is loaded. MEMORY, FILE: bytes of address space of a process and
of any file it writes; SECONDS: of processor time. The program ends with the process that asked for it (Linux).
"""

from __future__ import annotations

import contextlib
import os
import sys


def main(arguments: list[str]) -> None:
    """Set the limits, then become the program."""
    memory, seconds, file = map(int, arguments[:3])
    _bind(memory, seconds, file)
    _die_with_parent()
    os.execv(arguments[4], arguments[4:])  # noqa: S606  no shell: that is the point


def _bind(memory: int, seconds: int, file: int) -> None:
    import resource

    limits = (("RLIMIT_AS", memory), ("RLIMIT_CPU", seconds), ("RLIMIT_FSIZE", file), ("RLIMIT_CORE", 0))
    for limit, most in limits:
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, limit), (most, most))


def _die_with_parent() -> None:
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, 9, 0, 0, 0)  # PR_SET_PDEATHSIG, SIGKILL


if __name__ == "__main__":
    main(sys.argv[1:])
