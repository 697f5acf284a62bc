"""The time stamps of survey tools, as text and as the cells of a workbook."""

from __future__ import annotations

from datetime import date, datetime
from itertools import permutations

import pandas as pd
import pytest

from lagesbild.intake.surveys.timestamps import parse_timestamps

DAY = datetime(2021, 3, 1)  # noqa: DTZ001 — as Excel has them
NOON = DAY.replace(hour=12)
CELLS = {
    NOON: NOON,
    DAY.date(): DAY,
    "2021-03-01 12:00": NOON,
    "": None,
    date(9999, 12, 31): None,
    "nyss": None,
}


@pytest.mark.parametrize("cells", [*permutations(CELLS, 2)])
def test_cells_of_two_kinds_are_each_read_as_what_they_are(cells: tuple[object, ...]) -> None:
    """A cell in which somebody has written a day among the moments of the tool, too."""
    found = parse_timestamps(pd.Series(list(cells), dtype=object))
    assert [None if pd.isna(moment) else moment for moment in found] == [CELLS[cell] for cell in cells]
