"""Which of the actor columns a name in a sentence means.

>>> column_of("Ka. BKPSDM", ("Kepala BKPSDM", "Sekretaris")), columns_meant("Ketua Tim SAKIP", ("Tim SAKIP", "Kepala"))
('Kepala BKPSDM', ('Tim SAKIP',))
"""

from __future__ import annotations

from functools import lru_cache

from sopcheck.language.actor_short import short_of
from sopcheck.language.actors import parse_actor, same_actor
from sopcheck.language.doers import may_be
from sopcheck.language.text import CACHE

Names = tuple[str, ...]

MOST = 200
"""Columns that a name is held against; a form has some ten. Of more it is not told which one is meant."""


@lru_cache(CACHE)
def column_of(name: str, columns: Names) -> str | None:
    """The one column that a name certainly means; None if several or none can be meant."""
    meant = columns_meant(name, columns)
    return meant[0] if len(meant) == 1 and same_actor(name, meant[0]) else None


@lru_cache(CACHE)
def columns_meant(name: str, columns: Names) -> Names:
    """The columns that a name may mean; a name of unknown kind may mean any of those of unknown kind."""
    return tuple(column for column in columns if may_be(name, column)) if len(columns) <= MOST else ()


def has_column(name: str, columns: Names) -> bool:
    """Whether a name may mean one of the columns."""
    return len(columns) > MOST or any(may_be(name, column) for column in columns)


@lru_cache(CACHE)
def clear(columns: Names) -> bool:
    """Whether every name points at somebody: of known kind, and not just anybody."""
    return all(parse_actor(column).kind not in ("lain", "umum") for column in columns)


@lru_cache(CACHE)
def is_holder(name: str, column: str) -> bool:
    """Whether a name is that of the column itself, or a short form of it; a longer name may be somebody else
    ("Sekretaris Daerah" beside a column "Sekretaris").
    """
    ours, theirs = parse_actor(name).key, parse_actor(column).key
    return bool(ours) and (ours == theirs or short_of(ours, theirs))
