"""From a figure to its source rows, and from a source row to the figures that it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.sender_rules import STATUS_NAMES
from lagesbild.core.errors import UsageError
from lagesbild.core.figures import REASONS
from lagesbild.core.tables import COUNTED, Origin, Trace, figure_id
from lagesbild.store.counts import dimension

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.report import Report
    from lagesbild.store.database import Store

    Origins = Mapping[str, tuple[Origin, ...]]

MOST_RECORDS = 50_000
"""Of more rows than this no list is printed: `rader --id` has them all."""


def trace_of(vocabulary: Vocabulary, year: int, source: str, where: Mapping[str, str]) -> Trace:
    """The trace of what was asked for; UsageError when a source, milieu or status is not known."""
    allowed = {
        "source": [known.key for known in vocabulary.sources],
        "milieu": list(vocabulary.milieus),
        "status": [COUNTED, *REASONS],
    }
    asked = {"source": source, **where}
    for name, choices in allowed.items():
        if asked.get(name) and asked[name] not in choices:
            words = (
                [word for word, code in STATUS_NAMES.items() if code in choices]
                if name == "status"
                else choices
            )
            raise UsageError(f"”{asked[name]}” är inte känt. Välj bland {', '.join(words)}.")
    narrowed = tuple((name, value) for name, value in where.items() if value)
    if source:
        asked_of = vocabulary.source(source)
        narrowed = (("kind", asked_of.kind if where.get("milieu") else asked_of.record_kind), *narrowed)
    return Trace(year, source, narrowed)


def traces_by_id(report: Report, vocabulary: Vocabulary) -> dict[str, Trace]:
    """By id, the trace of every figure in a report: table cells by place too, recipients and set-aside rows."""
    traces = dict(_table_cells(report))
    counted = [figure.trace for figure in report.counts if figure.trace]
    traces |= {trace.id: trace for trace in (*traces.values(), *counted)}
    for source in vocabulary.sources:
        if source.recipients_of:
            traces[figure_id(source.recipients_of, ("utskick",), report.year)] = Trace(
                report.year, source.key
            )
    for status in report.sources:
        kind = ("kind", vocabulary.source(status.key).record_kind)
        asides = (
            Trace(report.year, status.key, (("status", reason), kind)) for reason, _ in status.set_aside
        )
        traces |= {trace.id: trace for trace in asides}
    return traces


def _table_cells(report: Report) -> Iterator[tuple[str, Trace]]:
    for table in report.tables:
        for row, column, cell in table.cells():
            if cell.trace is not None:
                yield table.place(row, column).id, cell.trace


def find_trace(report: Report, vocabulary: Vocabulary, figure_id: str) -> Trace:
    """The trace of the figure with that id; UsageError when the report has no such figure."""
    known = traces_by_id(report, vocabulary)
    if figure_id not in known:
        example = next((name for name, trace in known.items() if name == trace.id), "klotter/nazistiskt/2021")
        raise UsageError(
            f"Ingen siffra har id ”{figure_id}”. Id står på sidan lagesbild-{report.year}.html, i Markdownfilen och i "
            f"JSON-filen; ett exempel är {example}."
        )
    return known[figure_id]


def figures_of(
    rows: Sequence[Mapping[str, object]], traces: Mapping[str, Trace], year: int
) -> tuple[str, ...]:
    """The ids of a year's figures that any of its source rows is part of, each figure once."""
    of_year = {
        trace.id if trace.id in traces else name: trace
        for name, trace in traces.items()
        if trace.year == year
    }
    fed = {name for name, trace in of_year.items() if any(_matches(row, trace) for row in rows)}
    return tuple(sorted(fed))


def _matches(row: Mapping[str, object], trace: Trace) -> bool:
    values = {**row, "month": str(row["date"])[:7]}
    return row["source"] == trace.source and all(values[name] == value for name, value in trace.where)


def origins(store: Store, report: Report, vocabulary: Vocabulary) -> Origins:
    """By the id of a figure, its rows file by file; none for a figure of nothing, and {} where rows are very many."""
    traces = traces_by_id(report, vocabulary)
    years = sorted({trace.year for trace in traces.values()})
    if sum(file.rows or 0 for year, file in store.imports() if year in years) > MOST_RECORDS:
        return {}
    rows = {
        columns: _origins_by(store, years, columns)
        for columns in {tuple(name for name, _ in trace.where) for trace in traces.values()}
    }
    return {figure: _rows_of(trace, rows) for figure, trace in traces.items()}


def _rows_of(
    trace: Trace, rows: Mapping[tuple[str, ...], Mapping[tuple[object, ...], tuple[Origin, ...]]]
) -> tuple[Origin, ...]:
    columns = tuple(name for name, _ in trace.where)
    return rows[columns].get((trace.year, trace.source, *(value for _, value in trace.where)), ())


def _origins_by(
    store: Store, years: Sequence[int], columns: Sequence[str]
) -> dict[tuple[object, ...], tuple[Origin, ...]]:
    """By year, source and the values of some columns, the rows that have them."""
    values = "".join(f", ({dimension(name)})::VARCHAR" for name in columns)
    origins_of: dict[tuple[object, ...], tuple[Origin, ...]] = {}
    for *key, file, sheet, rows in store.run(
        f'SELECT year, source{values}, file, sheet, list(DISTINCT "row" ORDER BY "row") '
        "FROM source_rows WHERE list_contains(?, year) GROUP BY ALL ORDER BY file, sheet",
        (list(years),),
    ):
        origins_of[tuple(key)] = (*origins_of.get(tuple(key), ()), Origin(file, sheet, tuple(rows)))
    return origins_of
