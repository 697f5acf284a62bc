"""Small registers of graffiti and slices of a survey, written out for the tests. All of it is invented."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from program import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEADINGS = ("Ärendenummer", "Datum", "Plats", "Stadsdel", "Kategori")
CASES = (
    ("A-1", "2021-01-04", "Torget", "Bagarmossen", "Nazistiskt"),
    ("A-2", "2021-02-05", "Skolan", "Kärrtorp", "Rasistiskt"),
    ("A-3", "2021-03-06", "Parken", "Björkhagen", "Nazistiskt"),
    ("A-4", "2021-04-07", "Tunneln", "Hammarbyhöjden", "Vänsterautonomt"),
)


def graffiti(path: Path, cases: Sequence[Sequence[str]] = CASES, headings: Sequence[str] = HEADINGS) -> Path:
    """A register with a case a row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(headings)
        lines.writerows(cases)
    return path


def many(count: int, year: int, category: str = "Nazistiskt", *, month: int = 0) -> list[tuple[str, ...]]:
    """So many cases, each of its own day and place, over the year or within one month of it."""
    return [
        (
            f"{year}-{n}",
            f"{year}-{month or n % 12 + 1:02}-{n % 28 + 1:02}",
            f"Plats {n}",
            "Bagarmossen",
            category,
        )
        for n in range(count)
    ]


def school_answers(path: Path, first: int, last: int) -> Path:
    """The sample's survey of schools with those of its answers alone, counted from zero."""
    heading, *answers = (
        (SAMPLES / "2021" / "enkat_skolor_2021.csv").read_text(encoding="utf-8-sig").splitlines()
    )
    path.write_text("\n".join([heading, *answers[first:last]]), encoding="utf-8")
    return path
