"""Analys: the marked place for the judgement of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.section.blocks import Heading, Judgement, Paragraph

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block

PLACE = (
    "Bedömningen skrivs av den lokala samordnaren i samråd med polisen. Vad betyder siffrorna för {area}? "
    "Vad är känt utöver dem, och hur säkert är det? Vad bör följas upp? Under raden Iakttagelser kan det som "
    "planens aktiviteter ska svara på numreras."
)


HEADING = "Analys"


def analysis(report: Report) -> tuple[Block, ...]:
    """What people have written, in the place where they write; an empty place is never printed in the public edition."""
    if report.edition == "intern":
        return Heading(2, HEADING), Judgement(PLACE.format(area=report.area), report.analysis)
    if not report.analysis:
        return ()
    return Heading(2, HEADING), *map(Paragraph, report.analysis)
