"""Report -> what stands on the screen: parts for rich to print. Nothing here prints."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lagesbild.model import Nothing, Share
from lagesbild.outputs.labels import NOTHINGS, REASONS, STATES, short_cell_text, short_verdict
from lagesbild.outputs.wording import digits, percent, period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from lagesbild.errors import Problem
    from lagesbild.keeping import Kept
    from lagesbild.model import Comparison, Incoming, Report, SourceStatus, Table

CHANGES = {
    "new": "ny",
    "unchanged": "oförändrad sedan förra gången",
    "replaced": "ersätter den tidigare filen",
    "reread": "läst på nytt med ändrade inställningar",
}
MOST_PROBLEMS = 6
MOST_ROWS = 200


def summary(report: Report) -> Iterator[RenderableType]:
    """The whole picture of a year: what came in, the figures, the change, what is missing and what to do."""
    yield _title(report)
    yield _intake_table(report)
    table = report.table("miljo_kalla")
    if table is not None:
        yield _heading("Miljö per källa", "Läggs inte ihop: samma händelse kan finnas i flera källor.")
        yield _by_source(report, table)
    for source, compared in groupby(report.comparisons, key=lambda comparison: comparison.source):
        lines = list(compared)
        if source in report.categories or _moved(lines):
            yield _heading(f"{report.source(source).short}, {lines[0].previous_year} och {report.year}")
            yield _comparison(lines, report.year)
    if not report.comparisons:
        yield from _first_year(report)
    yield from _to_do(report)


def _title(report: Report) -> RenderableType:
    days = period(report.period.start, report.period.end)
    return Text.assemble("\n", (f"Lokal lägesbild {report.year}", "bold"), f"  {report.area}, {days}\n")


def _heading(text: str, remark: str = "") -> RenderableType:
    return Text.assemble("\n", (text, "bold"), (f"  {remark}", "dim") if remark else "")


def _grid(*columns: str, right: Iterable[int] = ()) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold")
    for number, column in enumerate(columns):
        grid.add_column(column, justify="right" if number in set(right) else "left", overflow="fold")
    return grid


def _intake_table(report: Report) -> RenderableType:
    grid = _grid("Källa", "Svar", "Lästa", "Räknade", "Åt sidan", right=(2, 3))
    for status in report.sources:
        if status.state == "received":
            grid.add_row(
                status.short, _rate(status), digits(status.read), digits(status.counted), _set_aside(status)
            )
        else:
            grid.add_row(status.short, Text(STATES[status.state].full, "yellow"), "", "", "")
    return grid


def _rate(status: SourceStatus) -> str:
    if not status.survey or status.answered is None:
        return ""
    if not status.sent:
        return f"{status.answered} svar, utskick okänt"
    share = Share(status.answered, status.sent)
    rate = percent(share)
    return f"{status.answered} av {status.sent}" + (f" ({rate})" if "%" in rate else "")


def _set_aside(status: SourceStatus) -> str:
    return ", ".join(f"{number} {REASONS[reason].full}" for reason, number in status.set_aside)


def _by_source(report: Report, table: Table) -> RenderableType:
    """The table turned, with a line for each source: eight sources are too many for 80 signs."""
    names = {m.code: m.short for m in report.milieus}
    heads = [names.get(row.key, "Totalt") for row in table.rows]
    grid = _grid("Källa", *heads, right=range(1, len(heads) + 1))
    for place, column in enumerate(table.columns):
        values = [row.cells[place].value for row in table.rows]
        nothing = next((value for value in values if isinstance(value, Nothing)), None)
        if nothing is not None and all(value == nothing for value in values):
            grid.add_row(column.label, Text(NOTHINGS[nothing].full, "dim"), *[""] * (len(values) - 1))
        else:
            grid.add_row(column.label, *(Text(short_cell_text(v), "dim" if v == 0 else "") for v in values))
    return grid


def _moved(compared: Sequence[Comparison]) -> bool:
    return any(comparison.verdict in {"okning", "minskning"} for comparison in compared)


def _comparison(compared: Sequence[Comparison], year: int) -> RenderableType:
    grid = _grid("", str(compared[0].previous_year), str(year), "Förändring", right=(1, 2))
    for one in compared:
        grid.add_row(
            one.label,
            _figure(one.previous),
            _figure(one.current),
            short_verdict(one.verdict, uncertain=one.uncertain),
        )
    return grid


def _figure(value: int | None) -> str:
    return "–" if value is None else digits(value)


def _first_year(report: Report) -> Iterator[RenderableType]:
    for source in report.categories:
        table = report.table(f"ar_{source}")
        if table is not None:
            yield _heading(table.title)
            grid = _grid(
                table.stub,
                *(column.label for column in table.columns),
                right=range(1, len(table.columns) + 1),
            )
            for row in table.rows:
                grid.add_row(row.label, *(short_cell_text(cell.value) for cell in row.cells))
            yield grid


def _to_do(report: Report) -> Iterator[RenderableType]:
    """What is missing and what should be looked at, as a list to work through."""
    steps = [*_missing(report), *_problems(report.problems), *report.remarks]
    yield _heading("Att göra")
    for step in steps or [
        "Läs igenom rapporterna och skriv bedömningen under Analys tillsammans med polisen."
    ]:
        yield Padding(Text(f"• {step}"), (0, 0, 0, 1))


def _missing(report: Report) -> Iterator[str]:
    absent = [status.label for status in report.sources if status.state == "not_received"]
    if absent:
        yield f"Underlag saknas från: {'; '.join(absent)}."
    for status in report.sources:
        if status.silent:
            yield f"Har inte svarat ({status.short}, {len(status.silent)}): {', '.join(status.silent)}."


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    told = [problem for problem in problems if problem.code != "dropped_columns"]
    for problem in told[:MOST_PROBLEMS]:
        yield f"{problem.where}: {problem.message}"
    if len(told) > MOST_PROBLEMS:
        yield f"Ytterligare {len(told) - MOST_PROBLEMS} anmärkningar står på bladet Problem i arbetsboken."


def intake(kept: Sequence[Kept], refused: Sequence[Problem]) -> Iterator[RenderableType]:
    """What became of each file: read as what, new or not, and what was refused and why."""
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for one in kept:
        grid.add_row(Text("✓", "green"), one.name, one.source, Text(CHANGES[one.change], "dim"))
    yield grid
    for problem in refused:
        yield Text.assemble(("✗ ", "red"), (f"{problem.file}: ", "bold"), problem.message)


def written(files: Sequence[Path]) -> Iterator[RenderableType]:
    """Where the finished files are."""
    folder = files[0].parent
    pictures = sum(file.suffix == ".png" for file in files)
    yield _heading("Skrivet", f"i {folder}/")
    names = [file.name for file in files if file.parent == folder]
    yield Padding(Text(", ".join(names)), (0, 0, 0, 1))
    if pictures:
        yield Padding(Text(f"diagram/ med {pictures} diagram och deras alternativtexter"), (0, 0, 0, 1))


def source_rows(rows: Sequence[Mapping[str, object]]) -> Iterator[RenderableType]:
    """The rows behind a figure: where each stands, what became of it, and what it says."""
    grid = _grid("Fil", "Blad", "Rad", "Vad", "Dag", "Område", "Kategori", "Miljö", "Antal", right=(2, 8))
    for row in rows[:MOST_ROWS]:
        names = ("file", "sheet", "row", "status", "date", "area", "category", "milieu", "count")
        cells = [str(row[name] if row[name] is not None else "") for name in names]
        cells[3] = REASONS[cells[3]].full if cells[3] in REASONS else "räknad"
        grid.add_row(*cells)
    yield grid
    more = f"; de första {MOST_ROWS} visas, alla finns med --json" if len(rows) > MOST_ROWS else ""
    yield Text(f"{digits(len(rows))} rader{more}.")


def imports(found: Sequence[tuple[int, Incoming]]) -> Iterator[RenderableType]:
    """The imports with the id by which each can be undone."""
    grid = _grid("Id", "År", "Källa", "Fil", "Blad", "Rader", "Inläst", right=(0, 1, 5))
    for year, one in found:
        grid.add_row(
            str(one.id), str(year), one.source, one.name, one.sheet or "", digits(one.rows), one.imported
        )
    yield grid
