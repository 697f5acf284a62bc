"""The section *Lokal lägesbild* that is handed in: the picture, Kartläggning, Analys; its tables stand in the appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.wording import period
from lagesbild.outputs.section.analysis import analysis
from lagesbild.outputs.section.background import background_paragraphs
from lagesbild.outputs.section.blocks import Heading, Note
from lagesbild.outputs.section.collection import collection
from lagesbild.outputs.section.summary import summary_paragraphs
from lagesbild.outputs.section.tables_and_charts import pictures_of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block, ChartLike


def section(report: Report, charts: Sequence[ChartLike] = ()) -> tuple[Block, ...]:
    """The blocks of the section; of the charts only those that it shows."""
    days = period(report.period.start, report.period.end)
    return (
        Heading(1, f"Lokal lägesbild {report.year}"),
        Note(f"{report.area}, {days}"),
        *summary_paragraphs(report),
        *background_paragraphs(report),
        *pictures_of_year(report, charts),
        Heading(2, "Kartläggning"),
        collection(report),
        *analysis(report),
    )
