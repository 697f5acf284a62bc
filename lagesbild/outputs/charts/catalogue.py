"""The charts: which table each draws, how, and what is said of it. A new chart is a new line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import TableKind
from lagesbild.outputs.charts import alt_text as alt
from lagesbild.outputs.charts import headlines_of_year as findings
from lagesbild.outputs.charts import headlines_over_years as headlines
from lagesbild.outputs.charts import overview, two_surveys
from lagesbild.outputs.charts.answers import answers
from lagesbild.outputs.charts.months import months
from lagesbild.outputs.charts.places import places
from lagesbild.outputs.charts.years import over_years

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.description import Picture


def _cover_one(table: Table, _report: Report) -> tuple[Table, ...]:
    return (table,)


class ChartKind(Struct, frozen=True):
    """A kind of chart; `{about}` in the name stands for the source that the table is about.

    `by_content` says that it is for the tables alone whose rows are categories. `covers` gives the tables that are drawn
    where it begins with one: that one alone, that one and another, or none where it is drawn elsewhere.
    """

    table: TableKind
    name: str
    draw: Callable[[Table, Report], Picture]
    headline: Callable[[Table, Report], str]
    alt: Callable[[Table, Report], str]
    by_content: bool = False
    covers: Callable[[Table, Report], tuple[Table, ...]] = _cover_one

    def draws(self, table: Table, report: Report) -> bool:
        """Whether the table is one of those that this chart is for."""
        fits = table.kind is self.table and (not self.by_content or table.stub == CONTENT)
        return fits and bool(self.covers(table, report))


CONTENT = "Innehåll"
"""What heads the rows of a table of categories."""
CHARTS = (
    ChartKind(
        TableKind.MILIEU_BY_SOURCE, "oversikt", overview.overview, overview.headline, overview.described
    ),
    ChartKind(TableKind.BY_YEAR, "{about}-ar", over_years, headlines.contents, alt.by_year, by_content=True),
    ChartKind(TableKind.BY_AREA, "{about}-stadsdel", places, findings.places, alt.by_rank),
    ChartKind(TableKind.BY_MONTH, "{about}-manad", months, findings.months, alt.by_row),
    ChartKind(TableKind.BY_YEAR, "{about}-ar", over_years, headlines.incidents, alt.by_year),
    ChartKind(
        TableKind.YES_NO_QUESTIONS,
        "enkater-fragor",
        two_surveys.answers_of_both,
        two_surveys.headline,
        two_surveys.described,
        covers=two_surveys.find_pair,
    ),
    ChartKind(
        TableKind.YES_NO_QUESTIONS,
        "{about}-fragor",
        answers,
        findings.answers,
        alt.by_question,
        covers=two_surveys.find_single,
    ),
)
"""The first that fits a table draws it; the charts come in this order."""
