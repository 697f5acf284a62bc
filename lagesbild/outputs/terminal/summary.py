"""Report -> what stands on the screen: parts for rich to print. Nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from lagesbild.core.states import FigureState
from lagesbild.core.tables import TOTAL, MissingValue, Share, TableKind, stated_value
from lagesbild.core.wording import digits, percent, period, tally
from lagesbild.outputs.labels import (
    NOTHINGS,
    STATES,
    cell_text,
    number_or_mark,
    set_aside_text,
    short_cell_text,
    verdict,
)
from lagesbild.outputs.review_record import hidden_share
from lagesbild.outputs.terminal import disclosure as protection
from lagesbild.outputs.terminal.grid import NARROWEST, fill, heading, hyphenate, make_grid
from lagesbild.outputs.terminal.steps import to_do

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from lagesbild.core.coverage import Coverage
    from lagesbild.core.figures import Comparison, SourceStatus
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.report import Report
    from lagesbild.core.suppression import SuppressedFigure
    from lagesbild.core.tables import Table

SHORTEST = 6
"""So wide is a column at least that its marks stand on one line."""


def summary(report: Report, *, whole: bool = False) -> Iterator[RenderableType]:
    """A year on one screen: the figures with last year's, what has changed, what to do.

    The whole of it has besides what became of every source's rows, the categories year by year, and every step.
    """
    yield _title(report)
    if whole:
        yield Text()
        yield _intake_table(report)
    table = report.table(TableKind.MILIEU_BY_SOURCE)
    if table is not None:
        if whole:
            yield heading("Miljö per källa", "Läggs inte ihop: samma händelse kan finnas i flera källor.")
        yield _by_source(report, table)
    if report.coverage is not None:
        yield from _by_district(report, report.coverage)
    if whole:
        for source in report.categories:
            yield from _by_category(report, source)
    yield from _changes(report, whole=whole)
    yield from to_do(report, whole=whole)


def _title(report: Report) -> RenderableType:
    days = period(report.period.start, report.period.end)
    return Text.assemble("\n", (f"Lokal lägesbild {report.year}", "bold"), f"  {report.area}, {days}")


def _intake_table(report: Report) -> RenderableType:
    grid = make_grid("Källa", "Svar", "Lästa", "Räknade", "Åt sidan", right=(2, 3))
    for status in report.sources:
        if status.state == "received":
            grid.add_row(
                status.short,
                _rate(status),
                cell_text(number_or_mark(status.read)),
                cell_text(number_or_mark(status.counted)),
                _set_aside_texts(status),
            )
        else:
            read = (digits(status.read), digits(status.counted or 0)) if status.read else ("", "")
            grid.add_row(
                status.short, Text(STATES[status.state].full, "yellow"), *read, _set_aside_texts(status)
            )
    return grid


def _rate(status: SourceStatus) -> str:
    if not status.survey or status.answered is None:
        return ""
    if not status.sent:
        return f"{digits(status.answered)} svar, utskick okänt"
    share = Share(status.answered, status.sent)
    rate = percent(share)
    return f"{digits(status.answered)} av {digits(status.sent)}" + (f" ({rate})" if "%" in rate else "")


def _set_aside_texts(status: SourceStatus) -> str:
    return ", ".join(set_aside_text(number, reason) for reason, number in status.set_aside)


def _by_source(report: Report, table: Table) -> RenderableType:
    """The table turned, with a line for each source: eight sources are too many for 80 signs."""
    names = {m.code: m.short for m in report.milieus}
    earlier = report.comparisons[0].previous_year if report.comparisons else None
    heads = [*(names.get(row.key, "Totalt") for row in table.rows), *([f"({earlier})"] if earlier else [])]
    grid = make_grid("Källa", *heads, right=range(1, len(heads) + 1))
    rows: list[tuple[RenderableType, ...]] = []
    for place, column in enumerate(table.columns):
        values = [row.cells[place].value for row in table.rows]
        before = [Text(_total(report, column.key, earlier), "dim")] if earlier else []
        nothing = next((value for value in values if isinstance(value, MissingValue)), None)
        if nothing is not None and all(value == nothing for value in values):
            mark = Text(NOTHINGS[nothing].short, "dim")  # once, where the total would stand: it holds for all
            rows.append((column.label, *[""] * (len(values) - 1), mark, *before))
        else:
            cells = (Text(short_cell_text(value), "dim" if value == 0 else "") for value in values)
            rows.append((column.label, *cells, *before))
    apart = Text(NOTHINGS[MissingValue.NOT_SUMMED].short, "dim")
    named = {column.key for column in table.columns}
    for status in report.sources:
        is_apart = status.counts_events and status.key not in named
        if is_apart and status.total.state is FigureState.NOT_SUMMED:
            rows.append((status.short, *[""] * (len(table.rows) - 1), apart, *([""] if earlier else [])))
    fill(grid, rows)
    return grid


def _by_district(report: Report, coverage: Coverage) -> Iterator[RenderableType]:
    """Which districts a city's picture is made of, and each source's total in those that have given theirs."""
    yield heading(f"Efter {coverage.word}", coverage.text)
    if (table := report.table(TableKind.BY_DISTRICT)) is not None:
        names = [row.label for row in table.rows if row.key in coverage.given]
        room = (NARROWEST - max(map(len, (table.stub, *names)))) // len(table.columns)
        labels = [hyphenate(column.label, max(room - 1, SHORTEST)) for column in table.columns]
        grid = make_grid(table.stub, *labels, right=range(1, len(labels) + 1), whole={table.stub})
        grid.padding = 0
        for column in grid.columns[1:]:
            column.min_width = SHORTEST
        for row in table.rows:
            if row.key in coverage.given:
                grid.add_row(row.label, *(short_cell_text(cell.value) for cell in row.cells))
        yield grid


def _total(report: Report, source: str, year: int) -> str:
    table = report.table(TableKind.BY_YEAR, source)
    has_total = table is not None and any(row.key == TOTAL for row in table.rows)
    return short_cell_text(table.value(TOTAL, str(year))) if table and has_total else ""


def _by_category(report: Report, source: str) -> Iterator[RenderableType]:
    """A source's category lines: with the earlier year and what may be said of the change, or alone."""
    compared = [comparison for comparison in report.comparisons if comparison.source == source]
    table = report.table(TableKind.BY_YEAR, source)
    if compared:
        years = f"{compared[0].previous_year} och {report.year}"
        yield heading(f"{report.source(source).short} {years}")
        yield _comparison(compared, report.year)
    elif table is not None:
        yield heading(f"{report.source(source).short} {report.year}", "Inget tidigare år att jämföra med.")
        grid = make_grid(table.stub, str(report.year), right=(1,))
        for row in table.rows:
            grid.add_row(row.label, short_cell_text(table.value(row.key, str(report.year))))
        yield grid


def _comparison(compared: Sequence[Comparison], year: int) -> RenderableType:
    grid = make_grid("", str(compared[0].previous_year), str(year), "Förändring", right=(1, 2))
    for one in compared:
        words = f"{verdict(one.verdict, uncertain=one.uncertain)}{_required_change(one)}"
        earlier, current = _figure(one.previous, one.previous_state), _figure(one.current, one.current_state)
        grid.add_row(one.label, earlier, current, words)
    return grid


def _required_change(one: Comparison) -> str:
    """What a rise would have taken, where the figure rose and it was not enough."""
    rose = one.previous is not None and one.current is not None and one.current > one.previous
    return f", {digits(one.needed)} krävs" if rose and one.needed else ""


def _changes(report: Report, *, whole: bool) -> Iterator[RenderableType]:
    """The changes that are ascertained; those of categories stand in a table of their own where all is shown."""
    for one in report.comparisons:
        if (one.category is None or not whole) and one.verdict in {"okning", "minskning"}:
            words = verdict(one.verdict, uncertain=one.uncertain)
            earlier, current = (
                _figure(one.previous, one.previous_state),
                _figure(one.current, one.current_state),
            )
            change = f"{earlier} → {current}"
            yield Text(f"{report.source(one.source).short}, {one.label}: {change}, {words}.")


def _figure(count: int | None, state: FigureState) -> str:
    return "–" if state is FigureState.NOT_ASKED else short_cell_text(stated_value(count or 0, state))


def written_files(files: Sequence[Path]) -> Iterator[RenderableType]:
    """Where the finished files are."""
    folder = files[0].parent
    pictures = sum(file.suffix == ".png" for file in files)
    names = [file.name for file in files if file.parent == folder]
    written = (("\nSkrivet", "bold"), (f" i {folder}/", "dim"))
    if pictures:
        told = f"{tally(len(names), 'fil', 'filer', 'en')} och {tally(pictures, 'bild', 'bilder', 'en')}"
        yield Text.assemble(*written, (f": {told}. Börja med {_first_to_open(names)}.", "dim"))
        return
    yield Text.assemble(*written)
    yield Padding(Text(", ".join(names)), (0, 0, 0, 1))


def _first_to_open(names: Sequence[str]) -> str:
    """The section, where it is among the files."""
    return next((name for name in names if name.startswith("lagesbild") and name.endswith(".docx")), names[0])


def suppression_lines(figures: Sequence[SuppressedFigure], protected: int) -> Iterator[RenderableType]:
    """How much the public edition hides of the figures of protected sources, and where to see what."""
    yield heading("Publik utgåva", protection.suppressed_sentence(len(figures)))
    if figures:
        yield Text(hidden_share(len(figures), protected))
    yield Text("Vad som är dolt och varför visar ”lagesbild röjandekontroll”. Den listan är intern.")


def imports(
    found: Sequence[tuple[int, Incoming]], unread: Sequence[tuple[int, UnreadFile]], words: Mapping[str, str]
) -> Iterator[RenderableType]:
    """The imports with the id by which each can be undone, and the files that could not be read with theirs.

    `words` gives what a source is called, by its key.
    """
    grid = make_grid("Id", "År", "Källa", "Fil", "Rader", "Inläst", right=(0, 1, 4))
    for year, one in found:
        grid.add_row(
            str(one.id),
            str(year),
            words.get(one.source, one.source),
            one.name,
            cell_text(number_or_mark(one.rows)),
            one.imported,
        )
    for year, file in unread:
        grid.add_row(
            str(file.id), str(year), words.get(file.source, file.source), file.name, "ej inläst", file.day
        )
    yield grid
