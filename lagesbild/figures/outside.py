"""What a register of a whole city has outside the area: the whole that the area's figures are a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.core.imports import BY_DISTRICT
from lagesbild.store.counts import count_outside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.store.database import Store

    Line = tuple[str, str]
    """A dimension (category or milieu) and a key."""

FEWEST_AREAS = 5
"""A register with fewer other areas has strays of them, and is not of the whole city. Own choice."""
EVERYTHING: Line = ("", "")
"""What stands for all lines together."""
_BY_DISTRICT = """
SELECT i.source FROM imports i LEFT JOIN definitions d ON d.import_id = i.id AND d.aspect = ?
WHERE i.year = ? GROUP BY i.source HAVING count(d.import_id) = count(*)
"""


class OutsideCounts(Struct):
    """The counts of a register outside the area, by other area and line."""

    is_by_district: bool
    """Whether the register calls the area itself by name, so that it can be ranked among the others."""
    is_exact: bool = True
    areas: dict[str, dict[Line, int]] = field(default_factory=dict)

    def count(self, line: Line) -> int:
        """How many of a line there are outside the area."""
        return sum(counts.get(line, 0) for counts in self.areas.values())

    def rank(self, line: Line, own: int) -> tuple[int, int]:
        """The place of the area among all those of the register, the largest first, and how many they are."""
        more = sum(counts.get(line, 0) > own for counts in self.areas.values())
        return more + 1, len(self.areas) + 1


def count_whole_registers(
    store: Store, year: int, sources: Sequence[SourceDefinition]
) -> dict[str, OutsideCounts]:
    """By source, what its register has outside the area, of those that cover more than the area."""
    keys = [source.key for source in sources if source.whole]
    by_district = {source for (source,) in store.run(_BY_DISTRICT, (BY_DISTRICT, year))}
    outside: dict[str, OutsideCounts] = {}
    for source, area, category, milieu, of_all, of_first, undated in count_outside(store, year, keys):
        counts = outside.setdefault(source, OutsideCounts(source in by_district))
        of_area = counts.areas.setdefault(area.casefold(), {})
        counts.is_exact &= not undated
        if milieu:
            for line, number in (
                (("category", category), of_all),
                (("milieu", milieu), of_all),
                (EVERYTHING, of_first),
            ):
                of_area[line] = of_area.get(line, 0) + number
    return {source: counts for source, counts in outside.items() if len(counts.areas) >= FEWEST_AREAS}
