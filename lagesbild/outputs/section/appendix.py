"""The appendix *Bilaga*: tables and pictures, method and limits, how it was counted, and the account of rows and files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lagesbild.core.tables import Cell, Column, Row, Table, TableKind
from lagesbild.core.wording import day, digits, enumerate_words
from lagesbild.outputs.labels import REASONS, STATES, number_or_mark
from lagesbild.outputs.section.blocks import Bullets, Heading, Paragraph, TableBlock
from lagesbild.outputs.section.method import method
from lagesbild.outputs.section.sentences import is_partly_suppressed, surveys, total
from lagesbild.outputs.section.tables_and_charts import tables_and_charts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.imports import Incoming
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block, ChartLike

TITLE = "Bilaga till lokal lägesbild"
MOST_NAMED = 40
"""So many units that have not answered are named in the text; the workbook names them all."""
FILES = (
    Column("file", "Fil", "text"),
    Column("rows", "Rader"),
    Column("imported", "Inläst", "date"),
)


def appendix(report: Report, charts: Sequence[ChartLike] = ()) -> tuple[Block, ...]:
    """The blocks of the appendix; of the charts those that the section does not show."""
    shown = tables_and_charts(report, charts)
    return (
        Heading(1, f"{TITLE} {report.year}"),
        *((Heading(2, "Tabeller och diagram"), *shown) if shown else ()),
        *method_and_accounts(report),
    )


def method_and_accounts(report: Report) -> tuple[Block, ...]:
    """How it was counted, what to keep in mind, and what became of each row and file."""
    return (
        *method(report),
        *(
            (
                Heading(2, "Att tänka på när siffrorna läses"),
                Bullets(tuple(remark.text for remark in report.remarks)),
            )
            if report.remarks
            else ()
        ),
        Heading(2, "Redovisning av underlaget"),
        *_accounts(report),
        *(Paragraph(text) for survey in surveys(report) for text in _respondents(report, survey)),
        *_files(report),
    )


def _accounts(report: Report) -> tuple[Block, ...]:
    read = [status for status in report.sources if status.state == "received" or status.read]
    if not read:
        return (Paragraph("Inga rader har lästs in."),)
    intro = "Varje inläst rad är antingen räknad eller lagd åt sidan med ett angivet skäl:"
    return Paragraph(intro), Bullets(tuple(account_of(report, status) for status in read))


NO_ROWS = {
    "received": "svar har kommit in om att det inte finns något att redovisa",
    "unproven": "det som har kommit in har inga rader, och det räknas inte som noll",
    "text_received": "underlag har lämnats men har inte kunnat läsas in",
    "not_received": "underlag saknas",
    "not_asked": "uppgiften har inte efterfrågats",
}
"""What is said of a source without rows, by its state."""


def account_of(report: Report, status: SourceStatus) -> str:
    """What became of the rows of a source, in one sentence; of one that has not come in, that it has not."""
    if status.state != "received" and not status.read:
        return f"{status.label}: {STATES[status.state].full}."
    if (
        status.read is None
        or status.counted is None
        or (is_partly_suppressed(report, status.key) and not status.survey)
    ):
        return f"{status.label}: antalet rader visas inte, för att skydda enskilda."
    if not status.read:
        return f"{status.label}: {_nothing_read(report, status)}."
    unit = ("svar läst", "svar lästa") if status.survey else ("rad läst", "rader lästa")
    text = f"{status.label}: {_of(status.read, *unit)}, {_of(status.counted, 'räknad', 'räknade')}"
    if not status.set_aside:
        return f"{text}."
    aside = _of(sum(n for _, n in status.set_aside), "lagd åt sidan", "lagda åt sidan")
    reasons = ", ".join(f"{REASONS[reason].full}: {digits(n)}" for reason, n in status.set_aside)
    return f"{text}, {aside} ({reasons})."


def _nothing_read(report: Report, status: SourceStatus) -> str:
    """Why a source has no rows: only a proven zero says that there was nothing."""
    if status.state != "received":
        return NO_ROWS[status.state]
    return NO_ROWS["received" if total(report, status.key).is_zero else "unproven"]


def _of(n: int, singular: str, plural: str) -> str:
    return f"{digits(n)} {singular if n == 1 else plural}"


def _respondents(report: Report, survey: SourceStatus) -> Iterator[str]:
    """Who has not answered: named in the internal edition only."""
    if report.edition == "intern" and survey.silent:
        units, more = list(survey.silent[:MOST_NAMED]), len(survey.silent) - MOST_NAMED
        named = enumerate_words([*units, f"{digits(more)} till"] if more > 0 else units)
        yield f"Svar på {survey.phrases.noun} saknas från {named}."


def _files(report: Report) -> tuple[Block, ...]:
    """The files that came in; the public edition says of each source only when."""
    if not report.incoming:
        return ()
    if report.edition == "publik":
        days = dict.fromkeys((file.label, file.imported) for file in report.incoming)
        listed = tuple(f"{label}: {day(date.fromisoformat(imported))}" for label, imported in days)
        return Paragraph("Underlaget lästes in:"), Bullets(listed)
    rows = tuple(Row(str(file.id), file.label, _cells(file)) for file in report.incoming)
    table = Table(TableKind.INCOMING_FILES, "Inkomna filer", "Filer och rader", "Källa", FILES, rows)
    return (TableBlock(table),)


def _cells(file: Incoming) -> tuple[Cell, ...]:
    values = (file.name, number_or_mark(file.rows), file.imported)
    return tuple(map(Cell, values))
