"""Records that stand in several files of one source and year are counted once: in the file stored first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagesbild.store import Store

_FILES = "SELECT id FROM imports WHERE year = ? AND source = ?"
_MARK = (
    "UPDATE observations AS o SET status = '{status}' FROM repeats r WHERE r.import_id = o.import_id "
    f'AND r."row" = o."row" AND r.part = o.part AND r.import_id IN ({_FILES})'
)
_FIND = f"""
INSERT INTO repeats
SELECT import_id, "row", part, of_import, of_row FROM (
    SELECT import_id, "row", part,
        first_value(import_id) OVER same AS of_import, first_value("row") OVER same AS of_row
    FROM observations
    WHERE record AND status = 'counted' AND identity <> 0 AND import_id IN ({_FILES})
    WINDOW same AS (PARTITION BY identity ORDER BY import_id, "row")
) WHERE of_import <> import_id
"""


_ALONE = f"SELECT (SELECT count(*) FROM ({_FILES})) < 2 AND NOT EXISTS (FROM repeats WHERE import_id IN ({_FILES}))"
"""Whether there is nothing to settle: most often a source and year have one file."""


def lift(store: Store, year: int, source: str) -> None:
    """Count every record of a source by itself again, as each file alone would have it."""
    store.run(_MARK.format(status="counted"), (year, source))
    store.run(f"DELETE FROM repeats WHERE import_id IN ({_FILES})", (year, source))


def settle(store: Store, year: int, source: str) -> None:
    """Set aside as duplicates the counted records that an earlier file of the source and year has too."""
    if store.run(_ALONE, (year, source) * 2) == [(True,)]:
        return
    lift(store, year, source)
    store.run(_FIND, (year, source))
    store.run(_MARK.format(status="duplicate"), (year, source))


def repeated(store: Store, number: int) -> tuple[tuple[str, int], ...]:
    """By the name of the file that has them first, how many records of an import are repeats."""
    return tuple(
        (name, count)
        for name, count in store.run(
            "SELECT i.name, count(*) FROM repeats r JOIN imports i ON i.id = r.of_import WHERE r.import_id = ? "
            "GROUP BY ALL ORDER BY ALL",
            (number,),
        )
    )
