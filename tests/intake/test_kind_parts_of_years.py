"""Counts by quarter, by months and up to a month: what lies in the period counts, and nothing is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import BROKEN_YEAR, CALENDAR_YEAR, REFUSED, Counted, count_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

    from lagesbild.core.periods import Period

N, R = "Nazistiskt", "Rasistiskt"
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni")


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("labels", "period", "outcome"),
    [
        (("Kvartal 1 2021", "Kvartal 2 2021"), CALENDAR_YEAR, 3),
        (("Q1", "Q2"), CALENDAR_YEAR, 3),
        (("jan-mar", "apr–jun"), CALENDAR_YEAR, 3),
        (("Kvartal 4 2020", "Kvartal 1 2021"), CALENDAR_YEAR, 2),
        (("jul-sep 2021", "okt-dec 2021"), BROKEN_YEAR, 0),
        (("Kvartal 1 2020", "Kvartal 3 2020"), BROKEN_YEAR, 2),
        (("Kvartal 2 2020", "Kvartal 3 2020"), BROKEN_YEAR, ">=2"),
        (("T2 2020", "T1 2021"), BROKEN_YEAR, 3),
        (("Första halvåret 2021", "Andra halvåret 2021"), CALENDAR_YEAR, 3),
        (("2021 Q1", "2021 Q2"), CALENDAR_YEAR, 3),
        (("Q1", "Q2"), BROKEN_YEAR, ">=0"),
        (("2021-01-01--2021-03-31", "2021-04-01--2021-06-30"), CALENDAR_YEAR, 3),
    ],
)
@pytest.mark.parametrize("shape", ["down", "across", "listed", "plain"])
def test_a_part_of_a_year_counts_where_it_lies_in_the_period(
    tmp_path: Path, labels: tuple[str, str], period: Period, outcome: int | str, shape: str
) -> None:
    """One that lies in it in part, or says no year in a period of two, is set aside."""
    first, second = labels
    shapes: dict[str, Rows] = {
        "down": [["Tid", N, R], [first, 1, 0], [second, 1, 1]],
        "across": [["Kategori", first, second], [N, 1, 1], [R, 0, 1]],
        "listed": [["Tid", "Kategori", "Antal"], [first, N, 1], [second, N, 2]],
        "plain": [["Tid", "Antal"], [first, 1], [second, 2]],
    }
    counted = count_rows(tmp_path, "klotter.xlsx", shapes[shape], period)
    assert isinstance(counted, Counted)
    assert counted.outcome == outcome


def _by_month(numbers: list[int], *below: tuple[str, int]) -> Rows:
    months = [f"{month} 2021" for month in MONTHS]
    return [("Månad", "Antal"), *zip(months, numbers, strict=True), *below]


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ([["Period", N, R], ["jan-mar", 1, 0], ["jan-jun", 2, 1], ["jan-sep", 4, 1]], REFUSED),
        ([["Kategori", "jan-mar", "jan-jun"], [N, 1, 2], [R, 0, 1]], REFUSED),
        ([["Tertial", "Antal"], ["T1", 1], ["T1-T2", 3], ["T1-T3", 3]], REFUSED),
        ([["Period", "Antal"], ["t.o.m. mars", 1], ["t.o.m. juni", 3]], REFUSED),
        ([["Klotter, ackumulerat"], [], ["Månad", N, R], ["januari 2021", 1, 0], ["februari 2021", 2, 1]], REFUSED),
        ([["Månad", "Antal (ackumulerat)"], ["januari 2021", 1], ["februari 2021", 2]], REFUSED),
        (_by_month([0, 1, 1, 3, 3, 4]), REFUSED),
        (_by_month([0, 1, 1, 3, 3, 4], ("Summa", 4)), REFUSED),
        (_by_month([0, 1, 1, 3, 3, 4], ("Summa", 12)), 12),
        (_by_month([0, 1, 1, 3, 2, 4]), 11),
        (_by_month([0, 0, 0, 0, 1, 1]), 2),
        (_by_month([2, 2, 2, 2, 2, 2]), 12),
        ([["Datum", "Antal"], *([f"2021-03-0{n}", n] for n in range(1, 8))], 28),
        ([["Månad", "Kategori", "Antal"], *([f"{m} 2021", k, n] for n, m in enumerate(MONTHS) for k in (N, R))], REFUSED),
    ],
)  # fmt: skip
def test_counts_up_to_each_month_are_not_added(tmp_path: Path, rows: Rows, outcome: int | str) -> None:
    """Where the words, the months or the numbers say so the file is refused; a sum that is right says that they are not."""
    counted = count_rows(tmp_path, "klotter.xlsx", rows, CALENDAR_YEAR)
    assert (counted.outcome if isinstance(counted, Counted) else counted) == outcome


@pytest.mark.parametrize("quarters", [(1, 4), ("Kvartal 1", "Kvartal 4"), ("Q1", "Q4")])
@pytest.mark.parametrize("count", [True, False])
def test_a_quarter_beside_its_year_is_read(
    tmp_path: Path, quarters: tuple[int | str, int | str], *, count: bool
) -> None:
    """A number there is that of a quarter, and no month."""
    rows: Rows = [
        ["År", "Kvartal", "Kategori", *["Antal"] * count],
        [2020, quarters[0], N, *[2] * count],
        [2020, quarters[1], N, *[3] * count],
    ]
    counted = count_rows(tmp_path, "klotter.xlsx", rows, BROKEN_YEAR)
    assert isinstance(counted, Counted)
    assert counted.outcome == (3 if count else 1)
