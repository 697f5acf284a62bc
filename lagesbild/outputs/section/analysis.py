"""Analys: the marked place for the judgement of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.outputs.section.blocks import Heading, Judgement, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block

PLACE = (
    "Bedömningen skrivs av den lokala samordnaren i samråd med polisen. Vad betyder siffrorna för {area}? "
    "Vad är känt utöver dem, och hur säkert är det? Vad bör följas upp? Under raden Iakttagelser kan det som "
    "planens aktiviteter ska svara på numreras."
)

QUOTE = "Svar i text finns från {sender} ({file}): citera här det som ska stå med, och säg varifrån det är."
"""What stands in the place besides, for each answer in text."""
HEADING = "Analys"


def analysis(report: Report) -> tuple[Block, ...]:
    """What people have written, in the place where they write; an empty place is never printed in the public edition."""
    if report.edition == "intern":
        prompts = (PLACE.format(area=report.area), *_quotes(report))
        return Heading(2, HEADING), Judgement(" ".join(prompts), report.analysis)
    if not report.analysis:
        return ()
    return Heading(2, HEADING), *map(Paragraph, report.analysis)


def _quotes(report: Report) -> Iterator[str]:
    for answer in report.text_answers:
        yield from (QUOTE.format(sender=answer.sender, file=file.name) for file in answer.files)
