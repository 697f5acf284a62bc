"""The order in which a column writes day, month and year, decided from all its values."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.date_forms import full_year

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Sequence

    from lagesbild.core.date_forms import Parts
    from lagesbild.core.periods import Period

YEARS_BEFORE, YEARS_AFTER = timedelta(days=3 * 365), timedelta(days=365)
"""How far from the period a day may lie in a file that is sent in for it."""
NEARLY_ALL = 0.8
"""An order must bring this share of the days near that the best one brings, to be thought of at all."""


class DateOrder(StrEnum):
    """How a column writes its days."""

    PLAIN = "plain"
    """Every day can be read in one way only."""
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"
    SERIAL = "serial"
    """Numbers of days, as spreadsheets keep them."""


class Decision(Struct, frozen=True):
    """The order chosen for a column, and the others by which some of its days would be other days."""

    order: DateOrder
    rivals: tuple[DateOrder, ...] = ()
    by_form: bool = True
    """Whether the calendar alone told the order."""


def parts_by(order: DateOrder, triple: re.Match[str]) -> Parts | None:
    """Give year, month and day of three numbers by an order; None when they cannot stand in it."""
    first, second, third = triple["first"], triple["second"], triple["third"]
    if order is DateOrder.YEAR_FIRST:
        if len(third) == len(first):
            return full_year(first), int(second), int(third)
        return (int(third), int(second), int(first)) if len(third) > len(first) + 1 else None
    if order is DateOrder.MONTH_FIRST:
        return (full_year(third), int(first), int(second)) if triple["mark"] in {"-", "/"} else None
    return full_year(third), int(second), int(first)


def day_by(order: DateOrder, triple: re.Match[str]) -> date | None:
    """Give the day of three numbers by an order; None when the calendar has none such."""
    parts = parts_by(order, triple)
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def is_near(day: date | None, period: Period) -> bool:
    """Whether a file for the period could hold the day."""
    return day is not None and period.start - day <= YEARS_BEFORE and day - period.end <= YEARS_AFTER


def decide(triples: Collection[re.Match[str]], period: Period | None) -> Decision:
    """Choose the order in which most of the triples are days, then most near the period, then the usual one.

    With a hyphen or without any mark the year stands first, as is Swedish practice; am and pm are written by
    those who put the month first; otherwise the day stands first.
    """
    days = {
        order: [day_by(order, triple) for triple in triples]
        for order in (DateOrder.YEAR_FIRST, DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    }
    possible = _most(days, lambda day: day is not None, 1)
    near = _most(
        {order: days[order] for order in possible},
        lambda day: period is None or is_near(day, period),
        NEARLY_ALL,
    )
    usual = _usual(triples, near)
    different = tuple(order for order in near if order is not usual and days[order] != days[usual])
    certain = usual is DateOrder.YEAR_FIRST or (usual is DateOrder.MONTH_FIRST and _is_american(triples))
    if period is not None and _all_within(days[usual], period):
        different = tuple(order for order in different if _all_within(days[order], period))
    others = [order for order in possible if days[order] != days[usual]]
    return Decision(usual, () if certain else different, by_form=not others)


def _all_within(days: Sequence[date | None], period: Period) -> bool:
    return all(day is not None and period.start <= day <= period.end for day in days)


def _most(
    days: dict[DateOrder, list[date | None]], test: Callable[[date | None], bool], share: float
) -> Sequence[DateOrder]:
    """Give the orders by which the most days pass a test, or nearly as many."""
    passes = {order: sum(map(test, own)) for order, own in days.items()}
    return [order for order, number in passes.items() if number >= share * max(passes.values())]


def _usual(triples: Collection[re.Match[str]], orders: Sequence[DateOrder]) -> DateOrder:
    if _is_american(triples) and DateOrder.MONTH_FIRST in orders:
        return DateOrder.MONTH_FIRST
    hyphens = all(triple["mark"] in {"-", ""} for triple in triples)
    practice = (DateOrder.YEAR_FIRST, DateOrder.DAY_FIRST) if hyphens else (DateOrder.DAY_FIRST,)
    return next((order for order in (*practice, DateOrder.YEAR_FIRST) if order in orders), orders[0])


def _is_american(triples: Collection[re.Match[str]]) -> bool:
    return any(triple["half"] in {"am", "pm"} for triple in triples)
