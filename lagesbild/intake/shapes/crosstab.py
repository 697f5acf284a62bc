"""A ready table, categories or milieus against months, areas or one number -> cases, one for each cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.cells import whole_number
from lagesbild.core.dates import day_parser
from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.files.grid import JOIN
from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes.classification import classify
from lagesbild.intake.shapes.columns import look_up_in
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.totals import DIFFERS
from lagesbild.intake.shapes.words import TOTAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Observed

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


def find_candidates(sheet: Sheet, settings: Settings, period: Period) -> list[Candidate]:
    """Return the sources that a ready table may be from."""
    layout = sheet.layout
    if layout is None:
        return []
    words = words_of(sheet, layout)
    layout = lowest_header(layout)
    candidates = []
    for source in settings.vocabulary.counted_sources:
        axes = None if source.survey else find_axes(sheet, layout, Context(source, settings, period, sheet))
        hints = count_hints(source, words)
        if axes and (hints or source.category_set):
            candidates.append(candidate(sheet, layout, axes, source, hints))
    return candidates


def candidate(
    sheet: Sheet, layout: Layout, axes: tuple[Axis, Axis], source: SourceDefinition, hints: int
) -> Candidate:
    """Return the candidate that reads the sheet as a ready table of a source."""
    return Candidate(
        source,
        sheet,
        hints,
        sum(axis.understood for axis in axes),
        partial(read, layout, axes),
        roles_by_column=roles_by_column(layout, axes),
        layout=layout,
    )


def read(layout: Layout, axes: tuple[Axis, Axis], context: Context) -> Observed:
    """Return the observations of a ready table, one for each of its cells, and the sums that do not add up."""
    frame = context.sheet.read(layout)
    labelled = context.with_headings({axes[0].role: layout.headings[0]})
    observations, problems = classify(unpivot(frame, layout, axes), labelled)
    extra = frame.attrs.get("problems", ())
    return observations, (*extra, *problems, *find_disagreements(frame, layout, context))


def _find_axis(labels: Sequence[object], context: Context) -> Axis | None:
    """Return the role that most of the labels along a side have, totals left out; None when too few are understood."""
    labels = [label for label in labels if label != "" and fold(label) not in TOTAL_WORDS]
    axes = [Axis(role, sum(map(understands, labels))) for role, understands in _tests(context).items()]
    best = max(axes, key=lambda axis: axis.understood)
    return best if labels and best.understood >= ENOUGH * len(labels) else None


def _tests(context: Context) -> dict[str, Callable[[object], bool]]:
    """Return role -> whether a label can be one of its values."""
    name = context.source.category_set
    tests = {"kategori": _test(look_up_in(context.vocabulary.category_keys(name)))} if name else {}
    tests["miljo"] = _test(look_up_in(context.vocabulary.milieu_codes()))
    tests["omrade"] = _test(context.area_parser)
    tests["datum"] = _test(lambda label: day_parser([label])(label))  # type: ignore[list-item,arg-type]
    tests["antal"] = lambda label: (
        fold(label) in {"antal", "antal tillfällen", "antal ärenden", "antal händelser"}
    )
    return tests


def _test(parser: Callable[[object], object]) -> Callable[[object], bool]:
    """Return a test that a label passes when the parser can read it."""

    def test(label: object) -> bool:
        try:
            parser(label)
        except ValueError:
            return False
        return True

    return test


def find_axes(sheet: Sheet, layout: Layout, context: Context) -> tuple[Axis, Axis] | None:
    """Return the roles of the table's rows and of its columns, or None when it is no ready table of this source.

    Raises InputError when groups and their parts stand in one column.
    """
    across = _find_axis(layout.headings[1:], context)
    if across is None:
        return None
    label = layout.columns[0]
    down = _find_axis(list(sheet.read(layout, [label])[label]), context)
    required = {"kategori"} if context.source.category_set else {"miljo"}
    if down is None or down.role == across.role or not required & {down.role, across.role}:
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


def lowest_header(layout: Layout) -> Layout:
    """Return the layout with the lowest of several header rows alone, where that tells the columns apart.

    What stands above months or areas (a quarter, a district) only gathers them.
    """
    headings = tuple(heading.rpartition(JOIN)[2] for heading in layout.headings)
    return replace(layout, headings=headings) if len(set(headings)) == len(headings) else layout


def roles_by_column(layout: Layout, axes: tuple[Axis, Axis]) -> dict[int, str]:
    """Return position -> what the column is read as: the labels' role, counts, or sums to check them by."""
    label, *cells = layout.columns
    headings = {c: h for c, h in zip(cells, layout.headings[1:], strict=True) if h}
    counts = {c: SUMS if fold(h) in TOTAL_WORDS else "antal" for c, h in headings.items()}
    return {label: axes[0].role} | counts


def unpivot(frame: pd.DataFrame, layout: Layout, axes: tuple[Axis, Axis]) -> pd.DataFrame:
    """Return one case for each cell of the table, with roles as columns; columns of totals are left out.

    An empty cell is none: spreadsheets leave the places of a ready table empty where there is no case.
    """
    down, across = axes
    label, *cells = layout.columns
    headings = {
        c: h for c, h in zip(cells, layout.headings[1:], strict=True) if h and fold(h) not in TOTAL_WORDS
    }
    long = frame[[label, *headings]].melt(
        id_vars=[label], var_name="column", value_name="antal", ignore_index=False
    )
    heading = long["column"].map(headings)
    roles = {down.role: long[label], "antal": long["antal"].where(long["antal"] != "", 0), "part": heading}
    if across.role != "antal":
        roles[across.role] = heading
    return pd.DataFrame(roles).sort_index(kind="stable")


def find_disagreements(frame: pd.DataFrame, layout: Layout, context: Context) -> list[Problem]:
    """Return a problem wherever a printed total differs from the sum of its parts, by row and by column."""
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
