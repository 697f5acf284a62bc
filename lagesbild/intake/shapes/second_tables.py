"""The rows of a table of counts -> whether a title among them begins a second table, or one says how many are unlike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.intake.shapes.axes import role_tests
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.words import OF_WHICH, is_total_label
from lagesbild.intake.shapes.years import NO_YEAR, first_of_two_years

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.context import Context

SECOND_TABLE = (
    "{file}: Rad {row} ser ut som rubriken till en tabell till längre ned på bladet, och samma ärenden kan stå i båda. Spara den "
    "tabell som gäller som en egen fil."
)
UNIQUE_ROW = (
    "{file}: Rad {row} säger hur många som är unika, så samma ärende kan stå på flera rader i tabellen. Skriv av det antal som "
    "gäller i mallen (”lagesbild mallar”)."
)
PART_ROW = (
    "{file}: Rad {row} säger hur många av dem ovanför som är av ett slag (”varav”), så det framgår inte vilka rader som är de "
    "antal som gäller. Skriv av tabellen i mallen (”lagesbild mallar”)."
)
PART = re.compile(rf"\W*{OF_WHICH}[ :]+(.+?)\W*")
"""The label of a part of another line, and what it is a part by."""
UNIQUE = re.compile(
    r"(?:antal |varav |totalt )*(?:unika|olika)\b.*|.*\b(?:exkl\w*|utan|borträknat) (?:dubbl\w*|dubb?letter)\b.*"
)


def check_one_table(frame: pd.DataFrame, counts: Collection[Hashable], context: Context) -> None:
    """Raise InputError for a row that begins another table, or that makes the sum of the others no number of cases.

    `frame` has the labels and the counts, and the rows by number; a title stands alone after a blank row.
    """
    labels = [column for column in frame if column not in counts]
    for column in labels:
        _check_years(frame[column], context)
    tests = role_tests(context).values()
    numbers = frame.index.to_numpy()
    follows_blank = np.diff(numbers, prepend=numbers[:1]) > 1
    no_count = np.all([parse(frame[column], str).empty for column in counts], axis=0)
    for position in np.flatnonzero(_find_lone(frame, labels)):
        label = next(cell for cell in frame[labels].iloc[position] if fold(cell))
        file, row = context.sheet.path.name, numbers[position]
        if UNIQUE.fullmatch(fold(label)):
            raise InputError(UNIQUE_ROW.format(file=file, row=row))
        part = PART.fullmatch(fold(label))
        if part and any(test(part[1]) for test in tests):
            raise InputError(PART_ROW.format(file=file, row=row))
        is_title = no_count[position] and follows_blank[position] and not is_total_label(fold(label))
        if is_title and not any(test(label) for test in tests):
            raise InputError(SECOND_TABLE.format(file=file, row=row))


def _check_years(cells: pd.Series, context: Context) -> None:
    """Raise InputError for a column of school years and the like, of which nobody knows which is the period."""
    texts = {text for cell in cells.unique() if (text := fold(cell)) and not is_total_label(text)}
    if len(texts) > 1 and all(map(first_of_two_years, texts)):
        period = context.period
        raise InputError(NO_YEAR.format(file=context.sheet.path.name, start=period.start, end=period.end))


def _find_lone(frame: pd.DataFrame, labels: Sequence[Hashable]) -> NDArray[np.bool_]:
    """Return the rows in which one label stands and no other."""
    filled = [[bool(fold(cell)) for cell in frame[column]] for column in labels]
    return np.asarray(np.sum(filled, axis=0) == 1, dtype=bool) if filled else np.zeros(len(frame), dtype=bool)
