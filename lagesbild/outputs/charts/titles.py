"""What a chart is called where nothing is claimed: its neutral title, its caption and its source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.tables import MissingValue, TableKind
from lagesbild.core.wording import enumerate_words, year_range
from lagesbild.outputs.charts.questions import questions
from lagesbild.outputs.charts.series import first_year, years
from lagesbild.outputs.labels import EDITIONS, NOTHINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table

ROUNDED = "Avrundning gör att summan kan avvika från 100."


def title(table: Table, report: Report) -> str:
    """The table's title with the years that are drawn."""
    if str(report.year) in table.title:
        return table.title
    return f"{table.title.removesuffix(', per år')} {_years(table, report)}"


def caption(tables: Sequence[Table], report: Report) -> str:
    """The line beneath the chart in a document: what is shown, for when, and in what unit."""
    return f"{enumerate_words([title(table, report) for table in tables])}. {tables[0].unit}."


def source_line(tables: Sequence[Table], report: Report) -> str:
    """Where the figures come from, what limits them, and the edition when it is not for everyone."""
    table = _join(tables, report)
    sentences = [
        _source(table, report),
        *table.notes,
        *_break_notes(table, report),
        *_older_years(table, report),
    ]
    if table.kind is TableKind.YES_NO_QUESTIONS and any(question.in_percent for question in questions(table)):
        sentences.append(ROUNDED)
    if any(cell.value is MissingValue.SUPPRESSED for row in table.rows for cell in row.cells):
        mark = NOTHINGS[MissingValue.SUPPRESSED]
        sentences.append(f"Två punkter ({mark.full}) = {mark.meaning}.")
    if report.edition == "intern":
        sentences.append(f"{EDITIONS['intern'].capitalize()}.")
    return " ".join(sentences)


def _join(tables: Sequence[Table], report: Report) -> Table:
    """The tables as one, for what is said of their sources and their marks."""
    if len(tables) == 1:
        return tables[0]
    return replace(
        tables[0],
        rows=tuple(row for table in tables for row in table.rows),
        notes=tuple(dict.fromkeys(note for table in tables for note in table.notes)),
        source=f"{'; '.join(_source(table, report).removeprefix('Källa: ').rstrip('.') for table in tables)}.",
    )


def _source(table: Table, report: Report) -> str:
    if table.source:
        return table.source if table.source.startswith("Källa") else f"Källa: {table.source}"
    keys = {table.about, *(row.key for row in table.rows)}
    return f"Källa: {'; '.join(status.label for status in report.sources if status.key in keys)}."


def _years(table: Table, report: Report) -> str:
    if table.kind is TableKind.BY_YEAR:
        return year_range(years(table, report)[0].year, report.year)
    return str(report.year)


def _older_years(table: Table, report: Report) -> tuple[str, ...]:
    """That a picture over years does not show all of them."""
    if table.kind is not TableKind.BY_YEAR:
        return ()
    first, shown = first_year(table, report), years(table, report)[0].year
    return (f"Åren före {shown} står i tabellen.",) if first < shown else ()


def _break_notes(table: Table, report: Report) -> tuple[str, ...]:
    """Why this year is not comparable with the one before, when one reason holds for all of it and is not told yet."""
    if table.kind is not TableKind.BY_YEAR or not years(table, report)[-1].broken:
        return ()
    judged = {
        (c.previous_year, c.reason.rstrip("."))
        for c in report.comparisons
        if c.source == table.about and c.reason
    }
    if len(judged) != 1:
        return ()
    before, why = judged.pop()
    if any(why in note for note in table.notes):
        return ()
    return (f"{report.year} är inte jämförbart med {before}: {why}.",)
