"""What is left to do, in order of weight: what is missing, what should be looked at, what is to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.table import Table as Grid
from rich.text import Text

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import UNREAD, digits, enumerate_words, number, period, sentence, tally
from lagesbild.outputs.terminal.grid import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from lagesbild.core.errors import Problem
    from lagesbild.core.report import Report

JUDGEMENT = "Skriv bedömningen under Analys i Wordfilen, tillsammans med polisen."
WRITTEN = "Analysen är skriven: {}."
MOST_STEPS = 6
"""So many steps stand on a screen that is to be taken in at once."""
MOST_PROBLEMS = 40
MUCH_OUTSIDE = 0.25
SEVERAL = 2
"""In so many sources such a share of the rows lies outside the period, that it may be the wrong one."""
MOST_UNREAD = 20
"""So many files that could not be read are named on the screen."""
MOST_UNITS = 40
"""So many units are named on the screen as those that have not answered."""


def to_do(report: Report, *, whole: bool) -> Iterator[RenderableType]:
    """What is missing and what should be looked at, as a list to work through; folded where it is not asked for whole."""
    yield heading("Att göra")
    grid = Grid.grid(padding=(0, 1, 0, 0))
    steps = [*_steps(report, whole=whole)]
    shown = steps if whole else steps[: MOST_STEPS - 1]
    for step in (*shown, *(() if report.analysis else (JUDGEMENT,))):
        grid.add_row(" •", Text(step))
    yield grid
    if report.analysis:
        words = sum(len(text.split()) for text in report.analysis)
        yield Text(WRITTEN.format(tally(words, "ord", "ord")))
    if not whole and report.coverage is None:
        more = (
            f"{sentence(number(len(steps) - len(shown)))} till, och allt"
            if len(steps) > len(shown)
            else "Allt"
        )
        yield Text(f"{more} om källorna: lagesbild visa --år {report.year} --allt", "dim")


def _steps(report: Report, *, whole: bool) -> Iterator[str]:
    yield from _unread(report)
    yield from _doubt_period(report)
    yield from _missing(report)
    yield from _name_silent(report) if whole else _count_silent(report)
    yield from _quotes(report)
    yield from _problems(report.problems)
    yield from _revised(report)
    yield from _texts(report)
    yield from (remark.text for remark in report.remarks)


def _unread(report: Report) -> Iterator[str]:
    """How many of the files were read, and each of the others with what to do."""
    unread = [file for file in report.unread_files if not file.is_transcribed]
    if not unread:
        return
    read = len({file.name for file in report.incoming})
    files = read + len(unread)
    yield f"{digits(read)} av {digits(files)} {'fil' if files == 1 else 'filer'} är inlästa. De andra står här under."
    for file in unread[:MOST_UNREAD]:
        yield f"{file.name}: {file.reason}"
    if (more := len(unread) - MOST_UNREAD) > 0:
        yield f"Ytterligare {tally(more, 'fil', 'filer', 'en')} som inte är inlästa visar lagesbild importer."
    for status in report.sources:
        if status.state == "text_received":
            names = ", ".join(file.name for file in status.unread_files)
            yield f"{sentence(status.sender)} {UNREAD}: {names}."


def _doubt_period(report: Report) -> Iterator[str]:
    """A question whether the period is right, where much of what several sources have sent lies outside it."""
    asides = [(status, dict(status.set_aside).get("outside_period", 0)) for status in report.sources]
    doubted = [
        status for status, outside in asides if outside and outside >= MUCH_OUTSIDE * (status.read or 0)
    ]
    if len(doubted) >= SEVERAL:
        covered = period(report.period.start, report.period.end)
        yield (
            f"I {number(len(doubted))} källor ligger en stor del av raderna utanför perioden {covered}. "
            "Gäller lägesbilden en annan tid, läs in filerna igen med --period."
        )


def _missing(report: Report) -> Iterator[str]:
    if report.coverage is not None and report.coverage.missing:
        yield f"Lägesbild saknas från: {', '.join(report.coverage.missing)}."
    if report.coverage is not None and report.coverage.partly:
        yield report.coverage.partly_text
    absent = [status.label for status in report.sources if status.state == "not_received"]
    absent += [answer.label for answer in report.text_answers if answer.state == "not_received"]
    absent += report.absent_background
    if absent:
        yield f"Underlag saknas från: {'; '.join(absent)}."


def _name_silent(report: Report) -> Iterator[str]:
    for status in report.sources:
        if status.silent:
            yield f"Har inte svarat ({status.short}, {digits(len(status.silent))}): {_list_units(status.silent)}."


def _count_silent(report: Report) -> Iterator[str]:
    silent = [
        f"{digits(len(status.silent))} i {status.phrases.noun}" for status in report.sources if status.silent
    ]
    if silent:
        remind = "" if report.coverage else f" Påminn dem: lagesbild påminn --år {report.year}."
        yield f"Har inte svarat: {enumerate_words(silent)}.{remind}"


def _list_units(units: Sequence[str]) -> str:
    """The units by name; of very many the first ones, since the workbook names them all."""
    more = len(units) - MOST_UNITS
    rest = f" och {digits(more)} till, se bladet Underlag i arbetsboken" if more > 0 else ""
    return f"{', '.join(units[:MOST_UNITS])}{rest}"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """What is wrong in the files, each fault of a column once whatever rows have it."""
    rows: dict[Problem, list[int]] = {}
    for problem in problems:
        if problem.code != "dropped_columns":
            rows.setdefault(replace(problem, row=None), []).extend(filter(None, [problem.row]))
    told = [f"{problem.locate(numbers)}: {problem.message}" for problem, numbers in rows.items()]
    yield from told[:MOST_PROBLEMS]
    if len(told) > MOST_PROBLEMS:
        more = tally(len(told) - MOST_PROBLEMS, "anmärkning", "anmärkningar")
        yield f"Ytterligare {more} står på bladet Underlag i arbetsboken."


def _quotes(report: Report) -> Iterator[str]:
    """What has come as a text, until something is written."""
    names = [file.name for answer in report.text_answers for file in answer.files]
    if names and not report.analysis:
        yield f"Svar i text: {enumerate_words(names)}. Citera det som ska med under Analys i Wordfilen."


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
