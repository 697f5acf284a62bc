"""The journal of the store, for the screen and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from lagesbild.core.imports import EVENT_WORDS
from lagesbild.outputs.terminal.grid import make_grid
from lagesbild.outputs.terminal.imports import change_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from lagesbild.core.imports import Entry


def journal(entries: Sequence[Entry]) -> Iterator[RenderableType]:
    """Every change of the store, oldest first, with the rows that a correction changed."""
    grid = make_grid()
    for column in ("När", "År"):
        grid.add_column(column, no_wrap=True)
    grid.add_column("Händelse", overflow="fold")
    for one in entries:
        grid.add_row(f"{one.noted:%Y-%m-%d %H:%M}", str(one.year), Group(*_lines(one)))
    yield grid if entries else Text("Journalen är tom.")


def _lines(entry: Entry) -> Iterator[RenderableType]:
    """What happened to which file, and below it, a little in, the particulars."""
    yield Text(f"{entry.name}: {EVENT_WORDS[entry.event]}")
    for line in filter(None, (*entry.detail.splitlines(), *change_lines(entry.rows))):
        yield Padding(Text(line, overflow="fold"), (0, 0, 0, 2))


def journal_json(entries: Sequence[Entry]) -> list[Mapping[str, object]]:
    """The journal as JSON values."""
    return [
        {
            "at": one.noted.isoformat(),
            "year": one.year,
            "event": one.event,
            "source": one.source,
            "name": one.name,
            "detail": one.detail,
            "rows": [change._asdict() for change in one.rows],
        }
        for one in entries
    ]
