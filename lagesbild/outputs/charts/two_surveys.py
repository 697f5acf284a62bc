"""Two surveys that ask the same: their answers to each question beside each other in one picture."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import enumerate_words, numbers
from lagesbild.outputs.charts.alt_text import by_question
from lagesbild.outputs.charts.answers import (
    DIVIDED_BARS,
    PITCH,
    TWO_LINES,
    count_answers,
    explain_bars,
    lay_out_answers,
    legend_of,
)
from lagesbild.outputs.charts.description import Panel, Picture, note
from lagesbild.outputs.charts.overview import name_in_brief
from lagesbild.outputs.charts.questions import questions, share_of_yes
from lagesbild.outputs.charts.worth import is_worth_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.description import Mark
    from lagesbild.outputs.charts.questions import ChartedQuestion

SMALLEST_INSIDE = 0.2
"""A smaller part of a bar, which has half of the picture's width, has no room for its text."""
NO_ANSWERS = "inga svar"
"""What stands where one of the surveys has no answer to a question, whether it asked it or not."""


def find_pair(table: Table, report: Report) -> tuple[Table, ...]:
    """The table and the other survey's where the picture is of both and this is the first; else none."""
    pair = _pair(report)
    return pair if pair and pair[0].id == table.id else ()


def find_single(table: Table, report: Report) -> tuple[Table, ...]:
    """The table where its survey has a picture of its own; else none."""
    return () if table.id in {own.id for own in _pair(report)} else (table,)


def _pair(report: Report) -> tuple[Table, ...]:
    """The first two surveys that are worth a picture and have most of their questions, and the answers, in common."""
    tables = [
        table
        for table in report.tables
        if table.kind is TableKind.YES_NO_QUESTIONS and is_worth_drawing(table, by_content=False)
    ]
    pairs = ((first, second) for place, first in enumerate(tables) for second in tables[place + 1 :])
    return next((pair for pair in pairs if _is_alike(*pair)), ())


def _is_alike(first: Table, second: Table) -> bool:
    mine, other = ({row.key for row in table.rows} for table in (first, second))
    return first.columns == second.columns and 2 * len(mine & other) > len(mine | other)


def answers_of_both(table: Table, report: Report) -> Picture:
    """A panel for each survey and a row for each question; the number of answers stands below each bar."""
    pair = find_pair(table, report)
    asked = tuple(_questions_by_key(own) for own in pair)
    every = [question for own in asked for question in own.values()]
    labels = {key: question.label for own in asked for key, question in own.items()}
    return Picture(
        DIVIDED_BARS,
        tuple(labels.values()),
        tuple(
            Panel(tuple(_marks(tuple(labels), own)), name_in_brief(report.source(of.about)))
            for of, own in zip(pair, asked, strict=True)
        ),
        inf,
        PITCH,
        TWO_LINES,
        axis=False,
        intro=explain_bars(every),
        legend=legend_of(every),
    )


def _questions_by_key(table: Table) -> dict[str, ChartedQuestion]:
    """The questions of a survey by their keys; its cells are called by their whole ids."""
    return {own.key: replace(own, key=f"{table.id}/{own.key}") for own in questions(table)}


def _marks(keys: Sequence[str], asked: Mapping[str, ChartedQuestion]) -> Iterator[Mark]:
    for row, key in enumerate(keys):
        if key in asked:
            yield from lay_out_answers(row, asked[key], SMALLEST_INSIDE, count_answers(asked[key]))
        else:
            yield note(row, NO_ANSWERS, ())


def headline(table: Table, report: Report) -> str:
    """How many said yes in each survey to the first question of which that is known in both."""
    pair = find_pair(table, report)
    first, second = map(_questions_by_key, pair)
    for key, question in first.items():
        shares = [share_of_yes(own[key]) for own in (first, second) if key in own]
        known = [share for share in shares if share is not None]
        if len(known) == len(pair):
            written = iter(numbers([n for share in known for n in (share.part, share.base)], "en"))
            parts = [
                f"{next(written)} av {next(written)} {report.source(own.about).phrases.where}" for own in pair
            ]
            return f"{question.label.removesuffix('?')}: {enumerate_words(parts)}"
    return f"Svaren i enkäterna {report.year}"


def described(table: Table, report: Report) -> str:
    """Survey by survey, each question with its answers."""
    return " ".join(
        f"{report.source(own.about).label}. {by_question(own, report)}" for own in find_pair(table, report)
    )
