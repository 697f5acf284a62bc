"""What the shapes must know besides the rows themselves: the source, the period, the area and the words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from lagesbild.core.cells import fold
from lagesbild.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.figures import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.shapes.free_text import FreeText

MOST_OF_A_KIND = 20
"""A file with the same fault on every row says it this often, and then how many more there are."""


@dataclass(frozen=True)
class Context:
    """One sheet of one file about to be taken as one source, for one period."""

    source: SourceDefinition
    settings: Settings
    period: Period
    sheet: Sheet
    headings: dict[str, str] = field(default_factory=dict)
    """Role -> the heading that the column has in this file, for messages."""
    told: Callable[[FreeText], None] = lambda _: None
    """Is told every column of free text as it stands; nobody else is."""

    def with_headings(self, headings: dict[str, str]) -> Context:
        """The same, with what the columns are called in this file."""
        return replace(self, headings=headings)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in force."""
        return self.settings.vocabulary

    @cached_property
    def area_names(self) -> dict[str, str]:
        """Every spelling of the area's parts, folded -> the part; the area as a whole means no part told."""
        area = self.settings.area_parts
        spellings = {fold(part): part for part in area.parts}
        spellings |= {fold(alias): part for part, aliases in area.aliases.items() for alias in aliases}
        return {fold(self.settings.area): "", **spellings}

    def problem(self, code: str, message: str, row: int | None = None, role: str = "") -> Problem:
        """A problem at a row and the column that bears a role."""
        return Problem(
            code, message, self.sheet.path.name, self.sheet.name, row, self.headings.get(role, role) or None
        )

    def repeated(self, code: str, message: str, places: pd.DataFrame, role: str) -> Iterator[Problem]:
        """A problem at each place, a row and the role of its column, up to a limit, and one for all the rest."""
        for row, column in places[:MOST_OF_A_KIND].itertuples(index=False, name=None):
            yield self.problem(code, message, int(row), column)
        if (more := len(places) - MOST_OF_A_KIND) > 0:
            yield self.problem(code, f"Samma fel på ytterligare {more} rader. {message}", role=role)
