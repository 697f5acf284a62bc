"""What is to do on the screen: one and the same fault is said once, with the rows that have it."""

from __future__ import annotations

from io import StringIO

import pytest
from msgspec.structs import replace
from rich.console import Console
from sample_report import sample_report

from lagesbild.core.errors import Problem
from lagesbild.outputs.terminal.steps import to_do


def _shown(*problems: Problem) -> str:
    console = Console(file=StringIO(), width=300, color_system=None)
    for part in to_do(replace(sample_report(), problems=problems), whole=True):
        console.print(part)
    file = console.file
    assert isinstance(file, StringIO)
    return file.getvalue()


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ((7,), "lista.csv, rad 7, kolumn Status: Fel."),
        ((7, 9), "lista.csv, rad 7, 9, kolumn Status: Fel."),
        (tuple(range(7, 27)), "lista.csv, rad 7, 8, 9 med flera, kolumn Status: Fel."),
    ],
)
def test_a_fault_of_many_rows_is_one_line(rows: tuple[int, ...], place: str) -> None:
    """Twenty rows alike do not push everything else out of sight, and another column's fault stands by itself."""
    alike = (Problem("withdrawn", "Fel.", "lista.csv", None, row, "Status") for row in rows)
    text = _shown(*alike, Problem("withdrawn", "Fel.", "lista.csv", None, 7, "Åtgärd"))
    assert place in text
    assert "lista.csv, rad 7, kolumn Åtgärd: Fel." in text
    assert text.count("Fel.") == 2
