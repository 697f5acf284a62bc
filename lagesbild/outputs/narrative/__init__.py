"""The section *Lokal lägesbild* as blocks: the picture, Kartläggning, Metod och begränsningar, Analys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.narrative.analysis import analysis
from lagesbild.outputs.narrative.blocks import (
    Block,
    Bullets,
    ChartLike,
    Figure,
    Heading,
    Judgement,
    Paragraph,
    TableBlock,
)
from lagesbild.outputs.narrative.exhibits import mapping_exhibits, picture_exhibits
from lagesbild.outputs.narrative.mapping import mapping
from lagesbild.outputs.narrative.method import method
from lagesbild.outputs.narrative.picture import picture, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.model import Report

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
        *mapping(report),
        *mapping_exhibits(report, charts),
        Heading(2, "Metod och begränsningar"),
        *method(report),
        Heading(2, "Analys"),
        *analysis(report),
    )
