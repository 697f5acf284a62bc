"""Registers with a column for each milieu and a cross where the case is of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.cells import Raw

HEADINGS = ("Datum", "Händelse", "Högerextrem", "Vänsterextrem", "Islamistisk")


@pytest.mark.parametrize(
    ("yes", "no"), [("x", ""), ("X", ""), (1, 0), ("1", "0"), ("Ja", "Nej"), ("TRUE", "FALSE"), ("✓", "-")]
)
def test_a_cross_says_the_milieu(tmp_path: Path, yes: Raw, no: Raw) -> None:
    """Each milieu that is crossed counts, and an event with two of them once."""
    rows = [
        HEADINGS,
        ("2021-03-01", "Möte", yes, no, no),
        ("2021-03-02", "Möte", no, yes, no),
        ("2021-03-03", "Möte", yes, no, yes),
        ("2021-03-04", "Möte", no, no, no),
    ]
    outcome = read_rows(tmp_path, rows, "polis_2021.csv")
    milieus = sorted(milieu for _, milieu in outcome.lines)
    assert milieus == ["hoger", "hoger", "islamistisk", "oklar", "vanster"]


def test_crosses_are_no_counts(tmp_path: Path) -> None:
    """A table of days and milieus with crosses is not read as one of numbers: a file without its columns is refused."""
    rows = [("Datum", "Enhet", *HEADINGS[2:]), ("2021-03-01", "Skola A", "x", "", "")]
    with pytest.raises(InputError):
        read_rows(tmp_path, rows, "ia_2021.csv")
