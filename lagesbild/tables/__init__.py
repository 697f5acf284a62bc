"""Figures -> finished tables. TABLES names them all, in the order in which they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.tables.breakdowns import by_area, by_month, by_unit
from lagesbild.tables.events import same_events
from lagesbild.tables.overviews import milieu_by_source, respondents
from lagesbild.tables.questions import choices, yes_no_questions
from lagesbild.tables.same_units import same_units
from lagesbild.tables.years import by_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lagesbild.figures import Figures
    from lagesbild.model import Table

TABLES: tuple[Callable[[Figures], Iterable[Table]], ...] = (
    respondents,
    milieu_by_source,
    same_events,
    by_year,
    by_area,
    by_month,
    by_unit,
    yes_no_questions,
    choices,
    same_units,
)


def tables(figures: Figures) -> tuple[Table, ...]:
    """Every table that these figures fill."""
    return tuple(table for make in TABLES for table in make(figures))
