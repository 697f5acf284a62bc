"""The charts: which table each draws, how, and what is said of it. A new chart is a new entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.outputs.charts import alt_text as alt
from lagesbild.outputs.charts import headlines_of_year as findings
from lagesbild.outputs.charts import headlines_over_years as headlines
from lagesbild.outputs.charts.answers import answers
from lagesbild.outputs.charts.months import months
from lagesbild.outputs.charts.places import places
from lagesbild.outputs.charts.rates import rates
from lagesbild.outputs.charts.years import bars, dots

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.marks import Drawing


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of chart. `*` in the table's id stands for a source, and in the name for the same source.

    `empty` says that it is drawn although there is nothing but zeros: that, too, is a finding.
    """

    table: str
    name: str
    draw: Callable[[Table, Report], Drawing]
    headline: Callable[[Table, Report], str]
    alt: Callable[[Table, Report], str]
    empty: bool = False


ENTRIES = (
    Entry("ar_klotter", "klotter-ar", bars, headlines.graffiti, alt.by_year, empty=True),
    Entry("*_omrade", "*-stadsdel", places, findings.places, alt.by_row),
    Entry("*_manad", "*-manad", months, findings.months, alt.by_row),
    Entry("ar_*", "*-ar", dots, headlines.incidents, alt.by_year),
    Entry("svarande", "svarsfrekvens", rates, findings.rates, alt.by_rate),
    Entry("fragor_*", "*-fragor", answers, findings.answers, alt.by_question),
)
"""The first entry that fits a table draws it; the charts come in this order."""
