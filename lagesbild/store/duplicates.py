"""Records that stand in several files of one source and year are counted once: by case number in the file stored first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.imports import DuplicateRecords
from lagesbild.store.equal_rows import find_equal_rows, forget_equal_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.store.database import Store

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
_ANY = "SELECT 1 FROM repeats WHERE import_id = ? LIMIT 1"
_REPEATED = """
WITH met AS (FROM repeats WHERE import_id = ?),
spelled AS (
    SELECT import_id, "row",
        list_sort(list(DISTINCT concat_ws('|', kind, question, category, milieu, area, place, date, "count"))) AS said
    FROM observations SEMI JOIN (
        SELECT import_id, "row" FROM met UNION SELECT of_import, of_row FROM met
    ) USING (import_id, "row") GROUP BY ALL
)
SELECT if(i.sha256 = own.sha256, 'bladet ”' || i.sheet || '”', i.name) AS earlier, count(*),
    list(DISTINCT met."row" ORDER BY met."row") FILTER (here.said <> there.said)
FROM met JOIN imports i ON i.id = met.of_import JOIN imports own ON own.id = met.import_id
JOIN spelled here ON here.import_id = met.import_id AND here."row" = met."row"
JOIN spelled there ON there.import_id = met.of_import AND there."row" = met.of_row
GROUP BY earlier ORDER BY earlier
"""
_SEVERAL = """
SELECT source FROM imports WHERE year = ? AND list_contains(?, source) GROUP BY source
HAVING count(*) > 1 OR bool_or(id IN (SELECT import_id FROM repeats))
"""
"""The sources in which there is something to mark: most often a source and year have one file."""


def unmark_duplicates(store: Store, year: int, source: str) -> None:
    """Count every record of a source by itself again, as each file alone would have it."""
    store.run(_MARK.format(status="counted"), (year, source))
    store.run(f"DELETE FROM repeats WHERE import_id IN ({_FILES})", (year, source))


def mark_duplicates(store: Store, year: int, sources: Iterable[str]) -> None:
    """Set aside as duplicates the counted records that another file of the same source and year has too."""
    concerned = list(sources)
    forget_equal_rows(store, year, concerned)
    for (source,) in store.run(_SEVERAL, (year, concerned)):
        unmark_duplicates(store, year, source)
        store.run(_FIND, (year, source))
        find_equal_rows(store, year, source)
        store.run(_MARK.format(status="duplicate"), (year, source))


def count_duplicates(store: Store, number: int) -> tuple[DuplicateRecords, ...]:
    """The records of an import that earlier files have, by file, and those of them that say something else there."""
    repeats = store.run(_REPEATED, (number,)) if store.run(_ANY, (number,)) else ()
    return tuple(DuplicateRecords(name, count, tuple(unlike or ())) for name, count, unlike in repeats)
