"""The child process: takes PDFs on its input, one after the other, and gives back what is on their pages as JSON.

It binds itself before it reads anything: memory, processor time, files. Lengths go before contents, in 4 bytes, the
highest first.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

MEMORY = 2**30  # bytes
SECONDS = 20  # of processor time, per file


def main() -> None:
    """Serve until the input ends."""
    _bind()
    from sopcheck.readers.pdf import layout, page, seen  # after binding, so that loading is bound too

    source, target = sys.stdin.buffer, sys.stdout.buffer
    while len(head := source.read(4)) == 4:
        size = int.from_bytes(head, "big")
        content = source.read(size)
        if len(content) < size:
            return
        _allow_time()
        answer: dict[str, Any]
        try:
            answer = {"pages": [layout.seen(one) for one in page.pages(content)]}
        except seen.EncryptedError:
            answer = {"error": "sandi"}
        except seen.DamagedError:
            answer = {"error": "rusak"}
        except seen.TooMuchError as error:
            answer = {"error": "batas", "detail": str(error)}
        except MemoryError:
            answer = {"error": "memori"}
        del content
        data = json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode()
        target.write(len(data).to_bytes(4, "big") + data)
        target.flush()


def _bind() -> None:
    """No more memory than MEMORY, no files written, no core dumps; where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows: the time on the clock is all there is
        return
    for limit, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, limit), (most, most))


def _allow_time() -> None:
    """SECONDS of processor time from now on."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (spent + SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
