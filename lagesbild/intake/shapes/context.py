"""What a shape must know to read a sheet: the source, the period, the area and the words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from lagesbild.core.errors import Problem
from lagesbild.intake.shapes.areas import AreaParser, list_area_names, make_area_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.own_questions import OwnQuestion
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.shapes.free_text import FreeText

MOST_OF_A_KIND = 20
"""A file with the same fault on every row says it this often, and then how many more there are."""


class Context(Struct, frozen=True, dict=True):
    """One sheet of one file that is read as one source, for one period."""

    source: SourceDefinition
    settings: Settings
    period: Period
    sheet: Sheet
    headings: dict[str, str] = field(default_factory=dict)
    """Role -> the heading that the column has in this file, for messages."""
    collect_free_text: Callable[[FreeText], None] = lambda _: None
    """Receives every column of free text, unscreened; nothing else does."""
    collect_own_question: Callable[[OwnQuestion], None] = lambda _: None
    """Receives every question of a survey whose options are those that were chosen."""
    collect_definition: Callable[[str, str], None] = lambda *_: None
    """Receives an aspect and an item of what the sheet was read by, or of what it says besides its records."""

    def with_headings(self, headings: dict[str, str]) -> Context:
        """Return the same context with role -> heading in this file."""
        return replace(self, headings=headings)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in force."""
        return self.settings.vocabulary

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the survey; none of another source."""
        return self.vocabulary.questions_of(self.source)

    @cached_property
    def area_names(self) -> dict[str, str]:
        """Every spelling of the area's parts, folded -> the part; the area as a whole -> no part."""
        return list_area_names(self.settings)

    @cached_property
    def area_parser(self) -> AreaParser:
        """What gives the part of the area that a cell names."""
        return make_area_parser(self.settings)

    def problem(self, code: str, message: str, row: int | None = None, role: str = "") -> Problem:
        """Return a problem at a row, in the column with a role."""
        return Problem(
            code, message, self.sheet.path.name, self.sheet.name, row, self.headings.get(role, role) or None
        )

    def list_problems(self, code: str, message: str, cells: pd.DataFrame, role: str) -> Iterator[Problem]:
        """Yield a problem for each cell (`row`, `column`: its role) up to a limit, and one for all the rest."""
        for row, column in cells[:MOST_OF_A_KIND].itertuples(index=False, name=None):
            yield self.problem(code, message, int(row), column)
        if (more := len(cells) - MOST_OF_A_KIND) > 0:
            yield self.problem(code, f"Samma fel på ytterligare {more} rader. {message}", role=role)
