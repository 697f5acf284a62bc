"""What the units describe that answered a survey both of two years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import COUNTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.store.database import Store

_FROM = f"FROM source_rows WHERE status = '{COUNTED}' AND unit <> '' AND "
_ANSWERED = f"""
SELECT DISTINCT year, lower(unit) AS unit {_FROM} source = ? AND kind = 'svarande' AND list_contains(?, year)
"""
_BOTH = "SELECT unit FROM answered GROUP BY unit HAVING count(*) = 2"
_UNITS = f"WITH answered AS ({_ANSWERED}) SELECT year, count(*), count(*) FILTER (unit IN ({_BOTH})) FROM answered GROUP BY year"
_INCIDENTS = f"""
WITH answered AS ({_ANSWERED})
SELECT year, milieu, sum("count")::BIGINT, coalesce(sum("count") FILTER ("first"), 0)::BIGINT
{_FROM} source = ? AND kind = ? AND list_contains(?, year) AND lower(unit) IN ({_BOTH}) GROUP BY ALL
"""


class SameUnits(Struct, frozen=True):
    """What the units describe that answered a survey both of two years."""

    units: int
    answered: Mapping[int, int]
    """By year, how many units answered at all."""
    milieus: Mapping[tuple[int, str], int]
    """By year and milieu, the incidents that those of both years describe."""
    totals: Mapping[int, int]
    """By year, the same incidents, each once."""


def same_units(store: Store, survey: SourceDefinition, years: tuple[int, int]) -> SameUnits | None:
    """What those units describe that answered both years; None when there are none."""
    answered = (survey.key, list(years))
    counted = {year: (units, both) for year, units, both in store.run(_UNITS, answered)}
    both = max((both for _, both in counted.values()), default=0)
    if not both:
        return None
    milieus: dict[tuple[int, str], int] = {}
    totals = dict.fromkeys(years, 0)
    for year, milieu, of_all, of_first in store.run(
        _INCIDENTS, (*answered, survey.key, survey.kind, list(years))
    ):
        milieus[year, milieu] = of_all
        totals[year] += of_first
    return SameUnits(both, {year: units for year, (units, _) in counted.items()}, milieus, totals)
