"""A register whose column of days has a heading of its own -> which of its columns of days is the one to go by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.config.sender_rules import DATE_PARTS
from lagesbild.core.text import fold, heading_key
from lagesbild.core.vague_dates import WEEK_OF_YEAR
from lagesbild.files.grid import kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.cells import Raw
    from lagesbild.core.errors import Problem
    from lagesbild.files.sheet import Layout
    from lagesbild.intake.shapes.context import Context

DAY, COUNT = "datum", "antal"
MOST = 0.5
"""A column holds days when more than this share of its cells that hold something are such."""
FIRST_OF = (
    re.compile(r".*(?:händelse|händer|hände\b|inträff|upptäck|observ).*"),
    re.compile(r".*(?:anmäl|inkom|inkommen|rapporter|registr|mottag|ankom|skapa|öppna|start|diarieför).*"),
    re.compile(r".*(?:datum|dag|tid).*"),
)
"""Headings of the days by which a case belongs to a year, the most telling first."""
LATER = re.compile(r".*(?:åtgärd|avslut|stäng|sanera|klar|ändra|uppdater|beslut|svar|slut|till\b|senast).*")
"""Headings of days on which something was done with the case."""
ASSUMED = "Läses som dagen då det hände eller anmäldes{others}. Är det fel dag, ange rätt kolumn i en fil under regler."
NO_DAYS = (
    "Tabellen har ingen kolumn med dagar, så det går inte att se om ärendena hör till perioden; alla räknas. Be avsändaren om "
    "dagen för varje ärende, eller se efter att utdraget bara gäller perioden."
)
NOT_READ = "; ”{headings}” läses inte"


def find_day_column(cells_by_column: Mapping[int, Sequence[Raw]], headings: Mapping[int, str]) -> int | None:
    """Return the column of days to go by, by its heading, else the one with the earliest days; None when there is none.

    >>> find_day_column({0: ["2021-03-05"], 1: ["2021-03-01"]}, {0: "Åtgärdat", 1: "Inkommen"})
    1
    """
    days = [column for column, cells in cells_by_column.items() if holds_days(cells)]
    own = [column for column in days if not LATER.fullmatch(fold(headings[column]))]
    for wanted in FIRST_OF:
        named = [column for column in own if wanted.fullmatch(fold(headings[column]))]
        if named:
            return named[0]
    return min(own or days, key=lambda column: min(map(str, cells_by_column[column])), default=None)


def holds_days(cells: Sequence[Raw]) -> bool:
    """Return whether most of the cells that hold something are days, or weeks of a year.

    >>> holds_days(["2021-v12", ""]), holds_days(["v. 12"])
    (True, False)
    """
    filled = [cell for cell in cells if fold(cell)]
    days = sum(kind(cell) == "day" or bool(WEEK_OF_YEAR.fullmatch(fold(cell))) for cell in filled)
    return bool(filled) and days > MOST * len(filled)


def tell_assumed_day(
    source: SourceDefinition, layout: Layout, columns_by_role: Mapping[str, int], context: Context
) -> Iterator[Problem]:
    """Yield a problem when the days are read from a column that has no heading of the source's, or a list of cases has none."""
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    if DAY not in columns_by_role:
        if DAY in source.columns and not {COUNT, *DATE_PARTS} & set(columns_by_role):
            yield context.problem("no_days", NO_DAYS)
        return
    heading = headings[columns_by_role[DAY]]
    if heading_key(heading) in set(map(heading_key, source.columns[DAY])):
        return
    others = [
        other
        for column, other in headings.items()
        if column not in columns_by_role.values() and holds_days(context.sheet.top_cells(layout, column))
    ]
    unread = NOT_READ.format(headings="”, ”".join(others)) if others else ""
    yield context.problem("assumed_day", ASSUMED.format(others=unread), role=DAY)
