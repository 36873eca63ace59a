"""Work shared out among processes, its results in order. When somebody interrupts, all of them tidy up and stop."""

from __future__ import annotations

import contextlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children
from typing import Any, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_busy = _stopped = False  # of this worker


def spread(
    function: Callable[[Piece], Result], pieces: Sequence[Piece], jobs: int, start: Callable[..., None], *about: Any
) -> Iterator[Result]:
    """function(piece) for each piece. start(*about) is called once in each process, before its first piece.

    What a piece is doing when it is interrupted ends with a KeyboardInterrupt, so that it leaves nothing behind.
    """
    others = {child.pid for child in active_children()}
    with ProcessPoolExecutor(jobs, initializer=_started, initargs=(start, about)) as pool:
        try:
            waiting = deque(pool.submit(_done, function, piece) for piece in pieces)
            while waiting:
                yield waiting.popleft().result()
        except (KeyboardInterrupt, GeneratorExit):
            pool.shutdown(wait=False, cancel_futures=True)
            _interrupt([child.pid for child in active_children() if child.pid and child.pid not in others])
            raise


def _interrupt(workers: Sequence[int]) -> None:
    """A terminal interrupts all processes, whoever else does it perhaps only the first."""
    for pid in workers if os.name == "posix" else ():
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGINT)


def _started(start: Callable[..., None], about: Sequence[Any]) -> None:
    signal.signal(signal.SIGINT, _stop)
    start(*about)


def _stop(*unused: object) -> None:
    """Once only: what tidies up is not to be interrupted again, and who waits for work would die of it loudly."""
    global _stopped
    first, _stopped = not _stopped, True
    if first and _busy:
        raise KeyboardInterrupt


def _done(function: Callable[[Piece], Result], piece: Piece) -> Result:
    global _busy
    if _stopped:
        raise KeyboardInterrupt
    _busy = True
    try:
        return function(piece)
    finally:
        _busy = False
