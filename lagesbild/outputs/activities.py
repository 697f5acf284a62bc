"""The plan's activities, finished as tables: the screen, a Word document and a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.table import Table as Grid
from rich.text import Text

from lagesbild.core.tables import Column, Row, Table, TableKind
from lagesbild.outputs.excel.book import Book
from lagesbild.outputs.excel.names import sheet_names, table_names
from lagesbild.outputs.excel.pages import PageLine, TextPage
from lagesbild.outputs.excel.tables import write_table
from lagesbild.outputs.excel.texts import write_text
from lagesbild.outputs.section.blocks import Heading, TableBlock
from lagesbild.outputs.terminal.grid import make_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from lagesbild.core.errors import Problem
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block

TITLE = "Aktiviteter"
CONTENTS = "Innehåll"
LINKED = "lagesbild"
"""The key of the column that says what an activity answers to."""
HOW_TO = (
    "Fyll i och rätta direkt i tabellerna, och läs in arbetsboken igen med ”lagesbild aktiviteter --år {year} FIL”. "
    "I kolumnen Lägesbild anges vilken siffra aktiviteten svarar mot, som klotter/nazistiskt/{year}."
)


def activity_blocks(tables: Sequence[Table], report: Report) -> tuple[Block, ...]:
    """The tables under their headings, with the four columns of the printed plan.

    What the activities answer to is a table of its own.
    """
    laid_out = (*map(_in_four_columns, tables), *_links(tables))
    return (
        Heading(1, f"{TITLE} {report.year}"),
        *(block for table in laid_out for block in (Heading(2, table.title), TableBlock(table))),
    )


def _in_four_columns(table: Table) -> Table:
    kept = [place for place, column in enumerate(table.columns) if column.key != LINKED]
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in kept), rows=rows)


def _links(tables: Sequence[Table]) -> Iterator[Table]:
    """One table of the activities that answer to a finding, where there are any."""
    places = [(t, p) for t in tables for p, column in enumerate(t.columns) if column.key == LINKED]
    rows = [
        Row(f"{table.id}/{row.key}", _name(row), (row.cells[place],))
        for table, place in places
        for row in table.rows
        if row.cells[place].value
    ]
    if rows:
        yield Table(
            kind=TableKind.ACTIVITY_LINKS,
            title="Vad aktiviteterna svarar mot",
            unit=tables[0].unit,
            stub="Aktivitet",
            columns=(Column(LINKED, "Lägesbild", "text"),),
            rows=tuple(rows),
        )


def plan_workbook(tables: Sequence[Table], report: Report) -> bytes:
    """The tables as the bytes of an xlsx, each on a sheet of its own; it can be filled in and read again."""
    book = Book(report, TITLE)
    names = sheet_names([table.title for table in tables], taken=(CONTENTS,))
    write_text(book, CONTENTS, _contents(names, tables, report))
    for name, table_object, table in zip(names, table_names([t.id for t in tables]), tables, strict=True):
        write_table(book, name, table_object, table, CONTENTS)
    return book.close()


def _contents(names: Sequence[str], tables: Sequence[Table], report: Report) -> TextPage:
    lines = (
        *(PageLine(name, f"{len(t.rows)} st. {' '.join(t.notes)}", name) for name, t in zip(names, tables, strict=True)),
        PageLine("Så används arbetsboken", HOW_TO.format(year=report.year)),
    )  # fmt: skip
    return TextPage(f"{TITLE} {report.year}", report.area, lines)


def plan_lines(tables: Sequence[Table], problems: Sequence[Problem]) -> Iterator[RenderableType]:
    """The activities by their names, and what should be looked at."""
    for table in tables:
        yield Text.assemble("\n", (table.title, "bold"), (f"  {' '.join(table.notes)}", "dim"))
        yield _grid(table)
    yield Text("\nAtt göra" if problems else "\nInget att anmärka på aktiviteterna.", "bold")
    steps = Grid.grid(padding=(0, 1, 0, 0))
    for problem in problems:
        steps.add_row(" •", Text(f"{problem.where}: {problem.message}"))
    yield steps


def _grid(table: Table) -> RenderableType:
    """The table without how it is followed up: that would leave too little room for the rest."""
    shown = [place for place, column in enumerate(table.columns) if column.key != "uppfoljning"]
    grid = make_grid(table.stub, *(table.columns[place].label for place in shown))
    for row in table.rows:
        grid.add_row(Text(_name(row)), *(Text(str(row.cells[place].value)) for place in shown))
    return grid


def _name(row: Row) -> str:
    """What an activity is called: the words before the colon."""
    return row.label.partition(":")[0]
