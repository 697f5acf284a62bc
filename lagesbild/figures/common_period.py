"""Two periods that differ in length: the part that both have, and what was counted in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.periods import Period
from lagesbild.core.tables import COUNTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.store.database import Store

LEAP_DAYS = 1
"""By so many days two periods may differ and still be of one length."""
_LINES = """
SELECT source, category, milieu, sum("count")::BIGINT, coalesce(sum("count") FILTER ("first"), 0)::BIGINT
FROM source_rows
WHERE year = ? AND status = ? AND kind NOT IN ('svar', 'svarande') AND date BETWEEN ? AND ? GROUP BY ALL
"""
_UNDATED = """
SELECT DISTINCT source FROM source_rows WHERE year = ? AND status = ? AND date IS NULL AND "count" > 0
"""


class CommonPeriod(Struct, frozen=True):
    """What was counted in the same part of two years; what is counted of the sources in `undated` may be missing."""

    days: tuple[Period, Period]
    counts: tuple[Mapping[tuple[str, str, str], int], Mapping[tuple[str, str, str], int]]
    """For either year, by source, dimension (category or milieu) and key."""
    undated: frozenset[str]


def differ_in_length(earlier: Period, later: Period) -> bool:
    """Whether two periods differ in length by more than a leap day."""
    return abs(_days(earlier) - _days(later)) > LEAP_DAYS


def common_period(earlier: Period, later: Period) -> tuple[Period, Period] | None:
    """The same part of the year in both periods, or None when the longer has no such part.

    >>> whole, spring = (Period(date(2020, 1, 1), date(2020, 12, 31)), Period(date(2021, 1, 1), date(2021, 4, 30)))
    >>> [str(part.end) for part in common_period(whole, spring)]
    ['2020-04-30', '2021-04-30']
    """
    short, long = sorted((earlier, later), key=_days)
    for years in range(long.start.year - short.end.year - 1, long.end.year - short.start.year + 2):
        moved = Period(_moved(short.start, years), _moved(short.end, years))
        if long.start <= moved.start and moved.end <= long.end:
            return (moved, short) if long is earlier else (short, moved)
    return None


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


def _moved(day: date, years: int) -> date:
    """The same day in another year; the last of February stays the last."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)


def count_common_period(store: Store, years: tuple[int, int], days: tuple[Period, Period]) -> CommonPeriod:
    """What was counted in the same part of two years."""
    earlier, later = (_counts(store, year, period) for year, period in zip(years, days, strict=True))
    undated = {source for year in years for (source,) in store.run(_UNDATED, (year, COUNTED))}
    return CommonPeriod(days, (earlier, later), frozenset(undated))


def _counts(store: Store, year: int, days: Period) -> dict[tuple[str, str, str], int]:
    counts: dict[tuple[str, str, str], int] = {}
    for source, category, milieu, of_all, of_first in store.run(
        _LINES, (year, COUNTED, days.start, days.end)
    ):
        for line, count in (((source, "category", category), of_first), ((source, "milieu", milieu), of_all)):
            counts[line] = counts.get(line, 0) + count
    return counts
