"""A ready table, categories or milieus against months or areas -> cases, one for each cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.cells import day_parser, fold, whole_number
from lagesbild.core.errors import InputError
from lagesbild.files.grid import JOIN
from lagesbild.intake.shapes.columns import known
from lagesbild.intake.shapes.totals import DIFFERS
from lagesbild.intake.shapes.words import TOTAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lagesbild.core.errors import Problem
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.shapes.context import Context

ENOUGH = 0.6
"""The share of an axis' labels that must be understood before the axis is taken for what it seems."""
LEVELS = (
    "{file}: Kolumnen ”{heading}” blandar stadsdelar med kategorier eller miljöer, så samma tillfällen skulle räknas "
    "två gånger. Lägg stadsdelen i en egen kolumn, eller be avsändaren om en rad per ärende."
)
SUMS = "summa"
"""What a column of totals is read as: it is not counted, but compared with its parts."""


@dataclass(frozen=True, slots=True)
class Axis:
    """What the labels along one side of the table are: a role, or nothing known."""

    role: str
    understood: int


def axis(labels: Sequence[object], context: Context) -> Axis | None:
    """The role that most of the labels along a side have, totals left out; None when too few are understood."""
    asked = [label for label in labels if label != "" and fold(label) not in TOTAL_WORDS]
    found = [Axis(role, sum(map(fits, asked))) for role, fits in _tests(context).items()]
    best = max(found, key=lambda a: a.understood)
    return best if asked and best.understood >= ENOUGH * len(asked) else None


def _tests(context: Context) -> dict[str, Callable[[object], bool]]:
    name = context.source.category_set
    tests = {"kategori": _fits(known(context.vocabulary.category_keys(name), fold))} if name else {}
    tests["miljo"] = _fits(known(context.vocabulary.milieu_codes(), fold))
    tests["omrade"] = _fits(known(context.area_names, fold))
    tests["datum"] = _fits(lambda label: day_parser([label])(label))  # type: ignore[list-item,arg-type]
    tests["antal"] = lambda label: (
        fold(label) in {"antal", "antal tillfällen", "antal ärenden", "antal händelser"}
    )
    return tests


def _fits(parser: Callable[[object], object]) -> Callable[[object], bool]:
    def test(label: object) -> bool:
        try:
            parser(label)
        except ValueError:
            return False
        return True

    return test


def sides(sheet: Sheet, layout: Layout, context: Context) -> tuple[Axis, Axis] | None:
    """The roles of the table's rows and of its columns, or None when it is no ready table of this source."""
    across = axis(layout.headings[1:], context)
    if across is None:
        return None
    label = layout.columns[0]
    down = axis(list(sheet.read(layout, [label])[label]), context)
    bears = {"kategori"} if context.source.category_set else {"miljo"}
    if down is None or down.role == across.role or not bears & {down.role, across.role}:
        return None
    _refuse_levels(sheet, layout, down, context)
    return down, across


def _refuse_levels(sheet: Sheet, layout: Layout, down: Axis, context: Context) -> None:
    """Raise InputError when groups and their parts stand in one column, which would be counted twice."""
    other = "kategori" if down.role == "omrade" else "omrade"
    tests = _tests(context)
    if down.role == "datum" or other not in tests:
        return
    cells = sheet.read(layout, layout.columns[:1])[layout.columns[0]]
    labels = [cell for cell in cells if cell != "" and fold(cell) not in TOTAL_WORDS]
    if any(tests[other](label) and not tests[down.role](label) for label in labels):
        raise InputError(LEVELS.format(file=sheet.path.name, heading=layout.headings[0]))


def lowest(layout: Layout) -> Layout:
    """The layout with the lowest of several header rows alone, where that tells the columns apart.

    What stands above months or areas (a quarter, a district) only gathers them.
    """
    headings = tuple(heading.rpartition(JOIN)[2] for heading in layout.headings)
    return replace(layout, headings=headings) if len(set(headings)) == len(headings) else layout


def bears(layout: Layout, found: tuple[Axis, Axis]) -> dict[int, str]:
    """By position, what a column of the table is read as: its label, or numbers, or sums to check them by."""
    label, *cells = layout.columns
    named = {c: h for c, h in zip(cells, layout.headings[1:], strict=True) if h}
    return {label: found[0].role} | {c: SUMS if fold(h) in TOTAL_WORDS else "antal" for c, h in named.items()}


def cases(frame: pd.DataFrame, layout: Layout, found: tuple[Axis, Axis]) -> pd.DataFrame:
    """One case for each cell of the table, with roles as columns; total columns are left to `disagreements`.

    An empty cell is none: spreadsheets leave the places of a ready table empty where there is no case.
    """
    down, across = found
    label, *cells = layout.columns
    kept = {c: h for c, h in zip(cells, layout.headings[1:], strict=True) if h and fold(h) not in TOTAL_WORDS}
    long = frame[[label, *kept]].melt(
        id_vars=[label], var_name="column", value_name="antal", ignore_index=False
    )
    heading = long["column"].map(kept)
    roles = {down.role: long[label], "antal": long["antal"].where(long["antal"] != "", 0), "part": heading}
    if across.role != "antal":
        roles[across.role] = heading
    return pd.DataFrame(roles).sort_index(kind="stable")


def disagreements(frame: pd.DataFrame, layout: Layout, context: Context) -> list[Problem]:
    """Where a printed total differs from the sum of its parts, by row and by column."""
    label, *cells = layout.columns
    numbers = frame[cells].map(_number)
    totals = frame[label].map(lambda cell: fold(cell) in TOTAL_WORDS)
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    sums = [column for column in cells if fold(headings[column]) in TOTAL_WORDS]
    parts = [column for column in cells if column not in sums]
    across = [(row, c, int(numbers.loc[row, parts].sum())) for c in sums for row in frame.index]
    down = [(row, c, int(numbers.loc[~totals, c].sum())) for c in parts for row in frame.index[totals]]
    return [
        context.problem(
            "total_differs", DIFFERS.format(printed=printed, parts=of_parts), int(row), headings[column]
        )
        for row, column, of_parts in (*across, *down)
        if (printed := int(numbers.loc[row, column])) != of_parts
    ]


def _number(cell: object) -> int:
    try:
        return whole_number(cell)  # type: ignore[arg-type]
    except ValueError:
        return 0
