"""The source rows of the store, listed and counted by any of their dimensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import fields

from lagesbild.core.observations import SCHEMA
from lagesbild.core.records import MOST_RECORDS, SourceRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.tables import Trace
    from lagesbild.store.database import Store

_GROUPED = {"month": "date_trunc('month', date)"}
"""How a dimension is grouped by where its own wording would be made once a row."""
_ALWAYS = ("year", "source", "kind")


def ledger(store: Store, year: int) -> tuple[tuple[int, str, int], ...]:
    """How many records each import of a year has by status: triples of import id, status and number."""
    return tuple(
        store.run(
            "SELECT import_id, status, count(*) FROM source_rows WHERE year = ? AND record GROUP BY ALL ORDER BY ALL",
            (year,),
        )
    )


def count_by(
    store: Store, years: Sequence[int], sets: Sequence[tuple[str, ...]], sources: Sequence[str] | None = None
) -> dict[tuple[str, ...], Any]:
    """By set of dimensions, what is counted: tuples of year, source, kind, the dimensions, `all` and `first`.

    `all` sums every observation (right for figures by milieu), `first` one a record (right for all others).
    Of every source, or of those named. The observations are read once, by all dimensions together, so sets that
    share few values are best asked apart.
    """
    every = dict.fromkeys((*_ALWAYS, *(name for names in sets for name in names)))
    finest = ", ".join(f"{_GROUPED.get(name, dimension(name))} AS {name}" for name in every)
    store.run(
        f"CREATE OR REPLACE TEMP TABLE finest AS SELECT {finest}, "
        'sum("count") AS of_all, sum("count") FILTER ("first") AS of_first FROM source_rows '
        "WHERE status = 'counted' AND list_contains(?, year) "
        "AND (?::VARCHAR[] IS NULL OR list_contains(?, source)) GROUP BY ALL",
        [list(years), sources, sources],
    )
    sums = "sum(of_all)::BIGINT, sum(of_first)::BIGINT FROM finest GROUP BY ALL ORDER BY ALL"
    shown = {name: f"strftime({name}, '%Y-%m')" if name in _GROUPED else name for name in every}
    return {
        names: store.run(f"SELECT {', '.join(shown[name] for name in _ALWAYS + names)}, {sums}")
        for names in sets
    }


def count_outside(store: Store, year: int, sources: Sequence[str]) -> list[tuple[Any, ...]]:
    """What some sources' registers have of the period outside the area, by source, area, category and milieu.

    Tuples with the sum of all observations, that of the first of each record, and whether some have no day though the
    others of their file have one.
    """
    return store.run(
        "WITH outside AS (SELECT *, date IS NULL AND bool_or(date IS NOT NULL) OVER (PARTITION BY import_id) AS undated "
        "FROM source_rows WHERE year = ? AND status = 'outside_area' AND list_contains(?, source)) "
        'SELECT source, area, category, milieu, sum("count")::BIGINT, '
        'coalesce(sum("count") FILTER ("first"), 0)::BIGINT, bool_or(undated) FROM outside GROUP BY ALL ORDER BY ALL',
        (year, list(sources)),
    )


def list_rows(store: Store, trace: Trace) -> tuple[dict[str, Any], ...]:
    """The source rows behind a figure: file, sheet, the columns of the observations, and what a duplicate repeats."""
    narrowed = "".join(f" AND {dimension(name)} = ?" for name, _ in trace.where)
    columns = ", ".join(f's."{name}"' for name in SCHEMA if name != "identity")
    return store.mappings(
        f"SELECT s.source, s.file, s.sheet, {columns}, e.name AS same_as_file, "
        "if(e.sha256 = s.sha256, e.sheet, NULL) AS same_as_sheet, d.of_row AS same_as_row "
        f"FROM (FROM source_rows WHERE year = ? AND (? = '' OR source = ?){narrowed}) s "
        'LEFT JOIN repeats d USING (import_id, "row", part) LEFT JOIN imports e ON e.id = d.of_import '
        'ORDER BY s.source, s.import_id, s."row", s.part, s.kind, s.milieu',
        [trace.year, trace.source, trace.source, *(value for _, value in trace.where)],
    )


def list_records(store: Store, year: int) -> tuple[SourceRecord, ...]:
    """The year's observations as the intern workbook lists them, answers to single questions and what is not counted left out.

    Of more than MOST_RECORDS one more than those, so that it shows that there are others.
    """
    columns = [field.name for field in fields(SourceRecord)]
    chosen = ", ".join(
        f"coalesce({name}::VARCHAR, '')" if name in {"sheet", "date"} else f'"{name}"' for name in columns
    )
    rows = store.run(
        f"SELECT {chosen} FROM source_rows WHERE year = ? AND kind NOT IN ('svar', 'bakgrund') "
        'ORDER BY source, category, milieu, import_id, "row", part LIMIT ?',
        (year, MOST_RECORDS + 1),
    )
    return tuple(SourceRecord(*row) for row in rows)


def dimension(name: str) -> str:
    """The SQL for a dimension of the source rows: a column of theirs, or the month of their day."""
    return "strftime(date, '%Y-%m')" if name == "month" else f'"{name}"'
