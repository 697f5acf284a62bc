"""The section *Lokal lägesbild* as blocks: the picture, Kartläggning, Metod och begränsningar, Analys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.section.analysis import analysis
from lagesbild.outputs.section.blocks import (
    Block,
    Bullets,
    ChartLike,
    Figure,
    Heading,
    Judgement,
    Paragraph,
    TableBlock,
)
from lagesbild.outputs.section.collection import collection
from lagesbild.outputs.section.exhibits import collection_exhibits, picture_exhibits
from lagesbild.outputs.section.method import method
from lagesbild.outputs.section.picture import picture, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.report import Report

__all__ = [
    "Block",
    "Bullets",
    "ChartLike",
    "Figure",
    "Heading",
    "Judgement",
    "Paragraph",
    "TableBlock",
    "section",
    "summary",
]


def section(report: Report, charts: Sequence[ChartLike] = ()) -> tuple[Block, ...]:
    """The whole section of a year's report; a chart stands after the table that it draws."""
    return (
        Heading(1, f"Lokal lägesbild {report.year}"),
        *picture(report),
        *picture_exhibits(report, charts),
        Heading(2, "Kartläggning"),
        *collection(report),
        *collection_exhibits(report, charts),
        Heading(2, "Metod och begränsningar"),
        *method(report),
        Heading(2, "Analys"),
        *analysis(report),
    )
