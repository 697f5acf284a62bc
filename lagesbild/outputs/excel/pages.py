"""The workbook's page of text: method and limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import Share
from lagesbild.core.wording import SMALLEST_BASE, UNREAD, digits, percent, period, sentence
from lagesbild.outputs.labels import NOTHINGS, ZERO_LEGEND
from lagesbild.outputs.section.blocks import Bullets, Heading, Paragraph
from lagesbild.outputs.section.method import method as narrated_method

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block


class PageLine(Struct, frozen=True):
    """A term and what is said of it; a heading when nothing is. `link` names the sheet it leads to."""

    term: str
    text: str | date = ""
    link: str = ""


class TextPage(Struct, frozen=True):
    """A page of text."""

    title: str
    subtitle: str
    lines: tuple[PageLine, ...]


READING = (
    PageLine("Så läser du arbetsboken"),
    PageLine(
        "Varje siffra kan följas",
        "I den interna utgåvan leder en siffra till sina rader på bladet Rader. Tabellens id står under tabellen.",
    ),
    PageLine(
        "Källorna hålls isär",
        "Samma händelse kan finnas i flera källor. Därför finns summor bara inom en källa.",
    ),
    PageLine(
        "Där en siffra saknas",
        "I stället för en tom cell står ett ord eller ett tecken. De förklaras under tabellen och på detta blad.",
    ),
)
"""How the workbook is read."""


def method(report: Report) -> TextPage:
    """The method as the section words it, then source by source, what the marks mean, and the remarks."""
    lines = (
        PageLine("Metod"),
        *_narrated(narrated_method(report)),
        PageLine("Källa för källa"),
        *(PageLine(status.label, _status(status)) for status in report.sources),
        *_format_marks(),
        *READING,
        *((PageLine("Att tänka på vid tolkningen"),) if report.remarks else ()),
        *(PageLine("", remark.text) for remark in report.remarks),
    )
    return TextPage("Metod och begränsningar", _period(report), lines)


def _narrated(blocks: Sequence[Block]) -> Iterator[PageLine]:
    """Text blocks as lines: a heading is the term of what follows it first."""
    term = ""
    for block in blocks:
        if isinstance(block, Heading):
            term = block.text
            continue
        items = (
            block.items
            if isinstance(block, Bullets)
            else (block.text,)
            if isinstance(block, Paragraph)
            else ()
        )
        for text in items:
            yield PageLine(term, text)
            term = ""


def _period(report: Report) -> str:
    return f"Perioden {period(report.period.start, report.period.end)}"


def _status(status: SourceStatus) -> str:
    if status.state == "not_asked":
        return "Har inte efterfrågats och ingår inte."
    if status.state == "not_received":
        return f"Underlag saknas från {status.sender}. Ingår inte."
    if status.state == "text_received":
        return f"{sentence(status.sender)} {UNREAD}. Ingår inte."
    return ". ".join((sentence(f"inkommit från {status.sender}"), _rows(status), *_answers(status))) + "."


def _rows(status: SourceStatus) -> str:
    """How many rows were read and counted, or that the edition does not tell."""
    if status.read is None or status.counted is None:
        return "Antalet rader visas inte, för att skydda enskilda"
    read, counted = ("" if n == 1 else plural for n, plural in ((status.read, "a"), (status.counted, "e")))
    rows = "rad" if status.read == 1 else "rader"
    return f"{digits(status.read)} {rows} läst{read}, {digits(status.counted)} räknad{counted}"


def _answers(status: SourceStatus) -> Iterator[str]:
    if status.answered is None:
        return
    if status.sent is None:
        yield f"Antal svar: {digits(status.answered)}. Hur många som fått enkäten är inte angivet"
        return
    share = Share(status.answered, status.sent)
    rate = f" ({percent(share)})" if status.sent >= SMALLEST_BASE else ""
    yield f"Svarat har {digits(status.answered)} av {digits(status.sent)}{rate}"


def _format_marks() -> tuple[PageLine, ...]:
    zero, meaning = ZERO_LEGEND.split(" = ")
    marks = tuple(PageLine(mark.full, sentence(f"{mark.meaning}.")) for mark in NOTHINGS.values())
    return (PageLine("Vad tecknen betyder"), PageLine(zero, sentence(f"{meaning}.")), *marks)
