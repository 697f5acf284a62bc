"""A table on the screen that begins with names breaks no figure, and no name without a hyphen."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from lagesbild.core.wording import digits
from lagesbild.outputs.terminal.grid import NARROWEST, fill, make_grid

NUMBER = digits(16_276)
HEADS = ("Höger", "Vänster", "Islamism", "Kan ej bedömas", "Totalt", "(2020)")


def _shown(*heads: str, name: str, number: str) -> list[str]:
    grid = make_grid("Källa", *heads, right=range(1, len(heads) + 1))
    fill(grid, [(name, *[number] * len(heads)), ("IA", *["0"] * len(heads))])
    screen = io.StringIO()
    Console(file=screen, width=NARROWEST).print(grid)
    return [line.rstrip() for line in screen.getvalue().splitlines()]


@pytest.mark.parametrize(
    "name", ["Räddningstjänsten", "Trygghetsundersökningen", "Utbildningsförvaltningen Söder"]
)
def test_a_long_name_stands_whole_or_with_a_hyphen(name: str) -> None:
    """Beside seven columns of numbers there is room for some letters; the rest stands on a line of its own."""
    lines = _shown(*HEADS, name=name, number=NUMBER)
    assert max(map(len, lines)) <= NARROWEST
    start = next(n for n, line in enumerate(lines) if line.startswith(name[:8]))
    column = " ".join(line.split("  ")[0].split(f" {NUMBER}")[0].strip() for line in lines[start:-1])
    assert column.replace("- ", "").split() == name.split()
    assert sum(line.count(NUMBER) for line in lines) == len(HEADS)


def test_a_table_with_room_breaks_nothing() -> None:
    """A name of any length stands on one line where the figures leave it that."""
    lines = _shown("Totalt", name="Trygghetsundersökningen", number="7")
    assert any(line.startswith("Trygghetsundersökningen ") for line in lines)
