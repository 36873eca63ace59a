"""The child process: takes PDFs on its input, one after the other, and gives back what is on their pages as JSON; with
notes to be pinned on the pages, the bytes that put them there; of a page that is a picture, what is seen in it.

It binds itself before it reads anything: memory, processor time, files. What it is sent is a task (JSON; empty where
only to be read, the notes to pin, or the page to look at and where tesseract lies) and the file, both with their length
before them in 4 bytes, the highest first; so is its answer.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import sys
from typing import Any

MEMORY = 2**30  # bytes
SECONDS = 20  # of processor time, per file


def main() -> None:
    """Serve until the input ends."""
    _bind()
    from sopcheck.readers.pdf import layout, page, pinned, seen  # after binding, so that loading is bound too

    target = sys.stdout.buffer
    while (asked := _sent()) is not None and (content := _sent()) is not None:
        _allow_time()
        answer: dict[str, Any]
        try:
            task = json.loads(asked) if asked else None
            if task is None:
                answer = {"pages": [layout.seen(one) for one in page.pages(content)]}
            elif "page" in task:
                answer = {"pages": [_scanned(content, task)]}
            else:
                answer = {"added": base64.b64encode(pinned.added(content, task)).decode()}
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


def _scanned(content: bytes, task: dict[str, Any]) -> dict[str, Any]:
    """A page in the points of its picture."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # each thread of numpy's library would take its share of MEMORY
    from sopcheck.readers.pdf.scan import sheet

    return sheet.seen(content, task["page"], task["program"])


def _sent() -> bytes | None:
    """The next piece of the input; None where it ends."""
    source = sys.stdin.buffer
    head = source.read(4)
    size = int.from_bytes(head, "big")
    piece = source.read(size) if len(head) == 4 else b""
    return piece if len(head) == 4 and len(piece) == size else None


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
