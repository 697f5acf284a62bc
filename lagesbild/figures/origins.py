"""Where every figure of a report comes from: by its id, the files, sheets and rows behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Origin
from lagesbild.figures.provenance import figures
from lagesbild.store.database import dimension

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Trace
    from lagesbild.store.database import Store

    Origins = Mapping[str, tuple[Origin, ...]]

MOST_RECORDS = 50_000
"""Of more rows than this no list is printed: `rader --id` has them all."""


def origins(store: Store, report: Report, vocabulary: Vocabulary) -> Origins:
    """By the id of a figure, its rows file by file; none for a figure of nothing, and {} where rows are very many."""
    traces = figures(report, vocabulary)
    years = sorted({trace.year for trace in traces.values()})
    if sum(file.rows or 0 for year, file in store.imports() if year in years) > MOST_RECORDS:
        return {}
    found = {
        columns: _found(store, years, columns)
        for columns in {tuple(name for name, _ in trace.where) for trace in traces.values()}
    }
    return {figure: _rows_of(trace, found) for figure, trace in traces.items()}


def _rows_of(
    trace: Trace, found: Mapping[tuple[str, ...], Mapping[tuple[object, ...], tuple[Origin, ...]]]
) -> tuple[Origin, ...]:
    columns = tuple(name for name, _ in trace.where)
    return found[columns].get((trace.year, trace.source, *(value for _, value in trace.where)), ())


def _found(
    store: Store, years: Sequence[int], columns: Sequence[str]
) -> dict[tuple[object, ...], tuple[Origin, ...]]:
    """By year, source and the values of some columns, the rows that have them."""
    values = "".join(f", ({dimension(name)})::VARCHAR" for name in columns)
    found: dict[tuple[object, ...], tuple[Origin, ...]] = {}
    for *key, file, sheet, rows in store.run(
        f'SELECT year, source{values}, file, sheet, list(DISTINCT "row" ORDER BY "row") '
        "FROM source_rows WHERE list_contains(?, year) GROUP BY ALL ORDER BY file, sheet",
        (list(years),),
    ):
        found[tuple(key)] = (*found.get(tuple(key), ()), Origin(file, sheet, tuple(rows)))
    return found
