"""Report -> what stands on the screen: parts for rich to print. Nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lagesbild.core.states import FigureState
from lagesbild.core.tables import TOTAL, MissingValue, Share, TableKind, stated_value
from lagesbild.core.wording import UNREAD, digits, percent, period, sentence, tally
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
from lagesbild.outputs.terminal.grid import heading, make_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import Comparison, SourceStatus
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.report import Report
    from lagesbild.core.tables import SuppressedFigure, Table

JUDGEMENT = "Skriv bedömningen under Analys i Wordfilen, tillsammans med polisen."
WRITTEN = "Analysen är skriven: {}."
MOST_PROBLEMS = 6
MOST_UNREAD = 20
"""So many files that could not be read are named on the screen."""
MOST_UNITS = 40
"""So many units are named on the screen as those that have not answered."""


def summary(report: Report) -> Iterator[RenderableType]:
    """The whole picture of a year: what came in, the figures, the change, what is missing and what to do."""
    yield _title(report)
    yield _intake_table(report)
    table = report.table(TableKind.MILIEU_BY_SOURCE)
    if table is not None:
        yield heading("Miljö per källa", "Läggs inte ihop: samma händelse kan finnas i flera källor.")
        yield _by_source(report, table)
    for source in report.categories:
        yield from _by_category(report, source)
    yield from _changes(report)
    yield from _to_do(report)


def _title(report: Report) -> RenderableType:
    days = period(report.period.start, report.period.end)
    return Text.assemble("\n", (f"Lokal lägesbild {report.year}", "bold"), f"  {report.area}, {days}\n")


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
    for place, column in enumerate(table.columns):
        values = [row.cells[place].value for row in table.rows]
        before = [Text(_total(report, column.key, earlier), "dim")] if earlier else []
        nothing = next((value for value in values if isinstance(value, MissingValue)), None)
        if nothing is not None and all(value == nothing for value in values):
            mark = Text(NOTHINGS[nothing].short, "dim")  # once, where the total would stand: it holds for all
            grid.add_row(column.label, *[""] * (len(values) - 1), mark, *before)
        else:
            cells = (Text(short_cell_text(value), "dim" if value == 0 else "") for value in values)
            grid.add_row(column.label, *cells, *before)
    return grid


def _total(report: Report, source: str, year: int) -> str:
    table = report.table(TableKind.BY_YEAR, source)
    return short_cell_text(table.value(TOTAL, str(year))) if table else ""


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


def _changes(report: Report) -> Iterator[RenderableType]:
    """The changes that are ascertained in the sources that are counted by milieu."""
    for one in report.comparisons:
        if one.category is None and one.verdict in {"okning", "minskning"}:
            words = verdict(one.verdict, uncertain=one.uncertain)
            earlier, current = (
                _figure(one.previous, one.previous_state),
                _figure(one.current, one.current_state),
            )
            change = f"{earlier} → {current}"
            yield Text(f"{report.source(one.source).short}, {one.label}: {change}, {words}.")


def _figure(count: int | None, state: FigureState) -> str:
    return "–" if state is FigureState.NOT_ASKED else short_cell_text(stated_value(count or 0, state))


def _to_do(report: Report) -> Iterator[RenderableType]:
    """What is missing and what should be looked at, as a list to work through."""
    yield heading("Att göra")
    steps = Grid.grid(padding=(0, 1, 0, 0))
    for step in (
        *_unread(report),
        *_missing(report),
        *_problems(report.problems),
        *_revised(report),
        *_texts(report),
        *(remark.text for remark in report.remarks),
        *(() if report.analysis else (JUDGEMENT,)),
    ):
        steps.add_row(" •", Text(step))
    yield steps
    if report.analysis:
        yield Text(f"\n{WRITTEN.format(tally(_words(report.analysis), 'ord', 'ord'))}")


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(text.split()) for text in paragraphs)


def _unread(report: Report) -> Iterator[str]:
    """How many of the files were read, and each of the others with what to do."""
    if not report.unread_files:
        return
    read = len({file.name for file in report.incoming})
    files = read + len(report.unread_files)
    yield f"{digits(read)} av {digits(files)} {'fil' if files == 1 else 'filer'} är inlästa. De andra står här under."
    for file in report.unread_files[:MOST_UNREAD]:
        yield f"{file.name}: {file.reason}"
    if (more := len(report.unread_files) - MOST_UNREAD) > 0:
        yield f"Ytterligare {tally(more, 'fil', 'filer', 'en')} som inte är inlästa visar lagesbild importer."
    for status in report.sources:
        if status.state == "text_received":
            names = ", ".join(file.name for file in status.unread_files)
            yield f"{sentence(status.sender)} {UNREAD}: {names}."


def _revised(report: Report) -> Iterator[str]:
    table = report.table(TableKind.REVISIONS)
    if table is not None:
        figures = tally(len(table.rows), "siffra", "siffror", "en")
        revised = "reviderad" if len(table.rows) == 1 else "reviderade"
        yield f"{sentence(figures)} {revised} sedan fastställandet; se tabellen Revideringar."


def _texts(report: Report) -> Iterator[str]:
    if waiting := report.descriptions.waiting:
        told = sentence(tally(waiting, "beskrivning", "beskrivningar"))
        yield f"{told} väntar på granskning: lagesbild granska-text --år {report.year}."


def _missing(report: Report) -> Iterator[str]:
    absent = [status.label for status in report.sources if status.state == "not_received"]
    if absent:
        yield f"Underlag saknas från: {'; '.join(absent)}."
    for status in report.sources:
        if status.silent:
            yield f"Har inte svarat ({status.short}, {digits(len(status.silent))}): {_list_units(status.silent)}."


def _list_units(units: Sequence[str]) -> str:
    """The units by name; of very many the first ones, since the workbook names them all."""
    more = len(units) - MOST_UNITS
    rest = f" och {digits(more)} till, se bladet Inte svarat i arbetsboken" if more > 0 else ""
    return f"{', '.join(units[:MOST_UNITS])}{rest}"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    told = [problem for problem in problems if problem.code != "dropped_columns"]
    for problem in told[:MOST_PROBLEMS]:
        yield f"{problem.where}: {problem.message}"
    if len(told) > MOST_PROBLEMS:
        more = tally(len(told) - MOST_PROBLEMS, "anmärkning", "anmärkningar")
        yield f"Ytterligare {more} står på bladet Problem i arbetsboken."


def written_files(files: Sequence[Path]) -> Iterator[RenderableType]:
    """Where the finished files are."""
    folder = files[0].parent
    pictures = sum(file.suffix == ".png" for file in files)
    yield heading("Skrivet", f"i {folder}/")
    names = [file.name for file in files if file.parent == folder]
    yield Padding(Text(", ".join(names)), (0, 0, 0, 1))
    if pictures:
        told = "dess alternativtext" if pictures == 1 else "deras alternativtexter"
        yield Padding(Text(f"diagram/ med {pictures} diagram och {told}"), (0, 0, 0, 1))


def suppression_lines(figures: Sequence[SuppressedFigure], protected: int) -> Iterator[RenderableType]:
    """How much the public edition hides of the figures of protected sources, and where to see what."""
    yield heading("Publik utgåva", protection.suppressed_sentence(len(figures)))
    if figures:
        yield Text(hidden_share(len(figures), protected))
    yield Text("Vad som är dolt och varför visar ”lagesbild röjandekontroll”. Den listan är intern.")


def imports(
    found: Sequence[tuple[int, Incoming]], unread: Sequence[tuple[int, UnreadFile]] = ()
) -> Iterator[RenderableType]:
    """The imports with the id by which each can be undone, and the files that could not be read with theirs."""
    grid = make_grid("Id", "År", "Källa", "Fil", "Rader", "Inläst", right=(0, 1, 4))
    for year, one in found:
        grid.add_row(
            str(one.id), str(year), one.source, one.name, cell_text(number_or_mark(one.rows)), one.imported
        )
    for year, file in unread:
        grid.add_row(str(file.id), str(year), file.source, file.name, "ej inläst", file.day)
    yield grid
