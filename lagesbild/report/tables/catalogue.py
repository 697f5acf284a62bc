"""Figures -> finished tables. TABLES names them all, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lagesbild.report.tables.background import background
from lagesbild.report.tables.breakdowns import by_area, by_declared, by_month, by_unit, crossings
from lagesbild.report.tables.events import same_events
from lagesbild.report.tables.matched_units import same_units
from lagesbild.report.tables.overviews import milieu_by_source, respondents
from lagesbild.report.tables.question_breakdowns import answers_by_group, answers_by_year
from lagesbild.report.tables.questions import choices, yes_no_questions
from lagesbild.report.tables.shares import shares_of_whole
from lagesbild.report.tables.years import by_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.tables import Table
    from lagesbild.figures.figures import Figures

Maker = Callable[["Figures"], "Iterable[Table]"]

TABLES: tuple[Maker, ...] = (
    respondents,
    milieu_by_source,
    same_events,
    by_year,
    by_area,
    by_month,
    by_unit,
    by_declared,
    crossings,
    shares_of_whole,
    yes_no_questions,
    choices,
    answers_by_group,
    answers_by_year,
    same_units,
    background,
)
FINE: frozenset[Maker] = frozenset(
    {by_area, by_month, by_unit, by_declared, crossings, answers_by_group, answers_by_year, same_units}
)
"""The tables that break one source down, of which a summary shows nothing."""


def tables(figures: Figures, *, brief: bool = False) -> tuple[Table, ...]:
    """Every table that these figures fill, or those of a summary alone."""
    return tuple(table for make in TABLES if not (brief and make in FINE) for table in make(figures))
