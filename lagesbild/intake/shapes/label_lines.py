"""The labels of a table of counts -> what each row is about, and which rows are sums of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.intake.shapes.axes import MONTH_KIND, YEAR_KIND, kind_of, role_tests, states_value
from lagesbild.intake.shapes.levels import find_levels
from lagesbild.intake.shapes.totals import Lines, Totals, find_totals
from lagesbild.intake.shapes.words import is_total_label
from lagesbild.intake.shapes.years import year_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.context import Context

    Bools = NDArray[np.bool_]

OTHER = "typ"
"""The role of labels of no known kind: they are kept nowhere, but tell one row from another."""
DAY = "datum"
LEVELS = (
    "{file}: Kolumnen ”{heading}” blandar stadsdelar med kategorier eller miljöer, så samma tillfällen skulle räknas "
    "två gånger. Lägg stadsdelen i en egen kolumn, eller be avsändaren om en rad per ärende."
)


class LabelLines(Struct, frozen=True):
    """What the rows of a table of counts are about."""

    labels: dict[str, list[object]]
    """Role -> the label of each row."""
    texts: list[tuple[str, ...]]
    """The labels of each row as they stand, folded."""
    known: Bools
    totals: Totals
    stated: Bools
    """The rows whose numbers must be the sum of their parts."""
    outside: Bools
    """The rows that are of another year than the report's."""


def arrange(
    columns: Mapping[int, str],
    frame: pd.DataFrame,
    numbers: NDArray[np.int64],
    context: Context,
) -> LabelLines:
    """Return what the rows are about; `columns` is position -> role of the labels.

    Raises InputError when groups and their parts stand in one column and it does not show which belongs to which,
    or when the rows are years and the period is none.
    """
    labels: dict[str, list[object]] = {role: [*frame[column]] for column, role in columns.items()}
    texts = [tuple(fold(cell) for cell in row) for row in zip(*labels.values(), strict=True)]
    known = _find_known_labels(labels, context)
    totals = find_totals(Lines(texts, known, numbers))
    nothing = np.zeros(len(texts), dtype=bool)
    for cells in labels.values():
        cells[:] = [_named(cell, is_total=total) for cell, total in zip(cells, totals.is_total, strict=True)]
    lines = LabelLines(labels, texts, known, totals, totals.is_total, nothing)
    if len(columns) != 1:
        return lines
    ((role, cells),) = labels.items()
    kinds = _kinds(cells, role, context)
    if {kind for kind in kinds if kind} == {YEAR_KIND} and "" not in kinds:
        return _of_years(lines, kinds, context)
    return _in_levels(lines, role, kinds, numbers, context)


def _named(cell: object, *, is_total: bool) -> object:
    """Return a label; a total that is counted, since it has no parts, has none."""
    return cell if is_total or not is_total_label(fold(cell)) else ""


def _find_known_labels(labels: Mapping[str, Sequence[object]], context: Context) -> Bools:
    tests = role_tests(context)
    rows = zip(*labels.values(), strict=True)
    return np.array(
        [
            any(
                role in tests and cell != "" and tests[role](cell)
                for role, cell in zip(labels, row, strict=True)
            )
            for row in rows
        ],
        dtype=bool,
    )


def _kinds(cells: Sequence[object], role: str, context: Context) -> list[str | None]:
    """Return the kind of each label: the column's role where it is one of its values; None for totals and blanks."""
    tests = role_tests(context)
    own = {role: tests[role]} if role in tests else {}
    ordered = {**own, **tests}
    return [kind_of(cell, ordered) if states_value(cell) else None for cell in cells]


def _of_years(lines: LabelLines, kinds: Sequence[str | None], context: Context) -> LabelLines:
    """Return the lines with those of other years than the report's set outside."""
    ((role, cells),) = lines.labels.items()
    year = year_of(context)
    outside = [kind is not None and year not in str(cell) for kind, cell in zip(kinds, cells, strict=True)]
    none = np.zeros(len(outside), dtype=bool)
    totals = replace(
        lines.totals,
        by_sum=none,
        in_doubt=none,
        is_total=np.array([kind is None for kind in kinds], dtype=bool),
    )
    return replace(
        lines, labels={OTHER: lines.labels[role]}, totals=totals, outside=np.array(outside, dtype=bool)
    )


def _in_levels(
    lines: LabelLines, role: str, kinds: Sequence[str | None], numbers: NDArray[np.int64], context: Context
) -> LabelLines:
    """Return the lines with groups as totals and their names on their parts, where the column holds both."""
    places = [line for line, kind in enumerate(kinds) if kind is not None]
    parents = find_levels([kinds[line] or "" for line in places], numbers[places])
    if parents is None:
        several = {DAY if kind == MONTH_KIND else kind for kind in kinds if kind}
        if len(several) > 1:
            heading = context.headings.get(role, role)
            raise InputError(LEVELS.format(file=context.sheet.path.name, heading=heading))
        return lines
    above = {places[line]: places[parent] for line, parent in enumerate(parents) if parent >= 0}
    cells = lines.labels[role]
    names = [kind or (OTHER if role in role_tests(context) else role) for kind in kinds]
    chains = [
        _chain(line, above, cells, names) if kinds[line] is not None else {} for line in range(len(cells))
    ]
    roles = dict.fromkeys(name for chain in chains for name in chain)
    heads = np.isin(np.arange(len(cells)), list(above.values()))
    named = np.array([kind is None for kind in kinds], dtype=bool) & lines.totals.is_total
    none = np.zeros(len(cells), dtype=bool)
    totals = Totals(named | heads, none, none)
    return replace(
        lines, labels={name: [chain.get(name, "") for chain in chains] for name in roles}, totals=totals
    )


def _chain(
    line: int, above: Mapping[int, int], cells: Sequence[object], roles: Sequence[str]
) -> dict[str, object]:
    """Return role -> label of a line and of the groups that it belongs to; a month and its year make a day."""
    labels: dict[str, object] = {}
    current: int | None = line
    while current is not None:
        labels.setdefault(roles[current], cells[current])
        current = above.get(current)
    if MONTH_KIND in labels:
        labels[DAY] = f"{labels.pop(MONTH_KIND)} {labels.pop(YEAR_KIND, '')}".strip()
    labels.pop(YEAR_KIND, None)
    return labels
