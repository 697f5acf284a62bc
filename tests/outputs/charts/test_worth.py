"""A picture is drawn when it shows something: both sides of every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_tables import ANSWERS, HIDDEN, MISSING, by_year, only, table

from lagesbild.outputs.charts.charts import charts

if TYPE_CHECKING:
    from lagesbild.core.tables import Value

SOURCES = {"klotter": "Klotter", "ia": "IA"}


@pytest.mark.parametrize(
    ("rows", "drawn"),
    [
        ({"hoger": (4, 0)}, False),
        ({"hoger": (4, 1)}, True),
        ({"hoger": (0, 0), "vanster": (0, 0)}, False),
        ({"hoger": (5, HIDDEN)}, True),
        ({"hoger": (5, HIDDEN), "vanster": (0, HIDDEN)}, False),
        ({"hoger": (4, 1), "vanster": (HIDDEN, HIDDEN)}, True),
        ({"hoger": (MISSING, 5)}, True),
    ],
)
def test_the_year_at_a_glance(rows: dict[str, tuple[Value, ...]], *, drawn: bool) -> None:
    """Five events in all, and no more hidden than shown."""
    assert bool(charts(only(table("miljo_kalla", SOURCES, rows)))) is drawn


@pytest.mark.parametrize(
    ("rows", "drawn"),
    [
        ({"Kärrtorp": (2,), "Orhem": (2,)}, False),
        ({"Kärrtorp": (3,), "Orhem": (2,)}, True),
        ({"Kärrtorp": (5,), "Orhem": (0,)}, False),
    ],
)
def test_places(rows: dict[str, tuple[int, ...]], *, drawn: bool) -> None:
    """Two places make a comparison."""
    assert bool(charts(only(table("klotter_omrade", {"a": "A"}, rows)))) is drawn


@pytest.mark.parametrize(("count", "drawn"), [(23, False), (24, True)])
def test_months(count: int, *, drawn: bool) -> None:
    """A few events over a year make no season."""
    rows = {"2020-05": (count - 1,), "2020-06": (1,)}
    assert bool(charts(only(table("klotter_manad", {"a": "A"}, rows)))) is drawn


@pytest.mark.parametrize(
    ("years", "values", "drawn"),
    [((2021,), (9,), False), ((2020, 2021), (4, 5), True), ((2020, 2021), (2, 2), False)],
)
def test_graffiti_over_years(years: tuple[int, ...], values: tuple[int, ...], *, drawn: bool) -> None:
    """Two years to set side by side: the overview does not show kinds."""
    assert bool(charts(only(by_year("ar_klotter", years, {"Nazistiskt": values}, values)))) is drawn


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ((4, 5, 5, 6), True),
        ((4, 5, 5, 5), False),
        ((90, 90, 90), False),
        ((90, 90, 90, HIDDEN), False),
        ((90, MISSING, 90, 90), False),
    ],
)
def test_other_sources_over_years(values: tuple[Value, ...], *, drawn: bool) -> None:
    """Four known years, twenty events and nothing hidden; otherwise the overview shows them."""
    years = tuple(range(2022 - len(values), 2022))
    assert bool(charts(only(by_year("ar_ia", years, {"Vit makt-miljön": values}, values)))) is drawn


@pytest.mark.parametrize(
    ("answers", "drawn"),
    [((1, 2, 1, 4), True), ((0, 2, 0, 2), False), ((HIDDEN, HIDDEN, 3, 16), True), ((HIDDEN, HIDDEN, HIDDEN, 16), False)],
)  # fmt: skip
def test_answers(answers: tuple[Value, ...], *, drawn: bool) -> None:
    """Enough answers, and not most of them hidden."""
    assert bool(charts(only(table("fragor_enkat_egna", ANSWERS, {"Har sett tecken": answers})))) is drawn
