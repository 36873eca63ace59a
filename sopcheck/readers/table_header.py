"""The headings of a step table, as they were found: which grid columns belong to which key, and to which actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

MUTU_BAKU = ("kelengkapan", "waktu", "output", "keterangan")


class Actor(NamedTuple):
    """An actor column: its heading (None: it has none that could be read) and the grid columns it covers."""

    words: str | None
    first: int
    last: int
    place: str


@dataclass(slots=True)
class Header:
    """The headings. columns: key → grid columns; last_row: where the headings end, 0-based; printed: as in `kolom`.

    slipped: by how many columns Mutu Baku stands beside its headings, where columns were only counted; unnamed: whether
    the headings are lost and the columns known by what stands in them; actorless: whether only the actors are lost.
    """

    first_row: int
    last_row: int
    columns: dict[str, range]
    actors: tuple[Actor, ...]
    printed: tuple[str, ...]
    named: bool = False
    unit: str | None = None
    slipped: int = 0
    unnamed: bool = False
    actorless: bool = False

    def key_at(self, column: int) -> str | None:
        """The key of the column a grid column belongs to."""
        return next((key for key, columns in self.columns.items() if column in columns), None)

    @property
    def last_column(self) -> int:
        return max([columns[-1] for columns in self.columns.values()] + [actor.last for actor in self.actors])
