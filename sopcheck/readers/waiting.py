"""Says that a file takes long, to whoever listens: the command line on a terminal, otherwise nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str], None]
"""Takes a line that stands for the one before; "" takes it away."""

FROM = 1.0  # seconds after which it is worth saying

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Whoever waits meanwhile tells `listener`."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def told(words: str) -> Iterator[Callable[[float], None]]:
    """A function to be called with the seconds that have passed, now and then; the line goes in the end."""
    listener = _listener.get()
    said = False

    def tell(seconds: float) -> None:
        nonlocal said
        if listener is not None and seconds >= FROM:
            said = True
            listener(f"{words}, {int(seconds)} detik …")

    try:
        yield tell
    finally:
        if said and listener is not None:
            listener("")
