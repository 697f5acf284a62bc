"""Analys: the marked place for the judgement of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.section.blocks import Heading, Judgement

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block

PLACE = (
    "Bedömningen skrivs av den lokala samordnaren i samråd med polisen. Vad betyder siffrorna för {area}? "
    "Vad är känt utöver dem, och hur säkert är det? Vad bör följas upp?"
)


def analysis(report: Report) -> tuple[Block, ...]:
    """The place where people write; an empty one is never printed in the public edition."""
    if report.edition == "publik":
        return ()
    return Heading(2, "Analys"), Judgement(PLACE.format(area=report.area))
