"""What a check has to say about words, kept with the words: the same ones stand in many documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import ParamSpec, cast

from sopcheck.engine.check import Looked, Seen

Words = ParamSpec("Words")


def kept(look: Callable[Words, Iterator[Seen]]) -> Callable[Words, Looked | tuple[Seen, ...]]:
    """Let a generator speak once for each set of words; a Looked that is all it says comes without the tuple.

    Its arguments are printed words, tuples of them, what is kept with them (Bases), and Params: never the Reading, of
    which there is one per document.
    """

    @wraps(look)
    def said(*words: Words.args, **names: Words.kwargs) -> Looked | tuple[Seen, ...]:
        seen = tuple(look(*words, **names))
        return seen[0] if len(seen) == 1 and isinstance(seen[0], Looked) else seen

    # the type of a cached function forgets the arguments
    return cast("Callable[Words, Looked | tuple[Seen, ...]]", lru_cache(1 << 12)(said))
