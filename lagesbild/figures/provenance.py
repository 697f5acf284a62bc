"""From a figure to its source rows, and from a source row to the figures that it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.status_words import WORDS
from lagesbild.core.errors import UsageError
from lagesbild.core.figures import REASONS
from lagesbild.core.tables import COUNTED, Trace, figure_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.report import Report


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
            told = [word for word, code in WORDS.items() if code in choices] if name == "status" else choices
            raise UsageError(f"”{asked[name]}” är inte känt. Välj bland {', '.join(told)}.")
    narrowed = tuple((name, value) for name, value in where.items() if value)
    if source:
        asked_of = vocabulary.source(source)
        narrowed = (("kind", asked_of.kind if where.get("milieu") else asked_of.record_kind), *narrowed)
    return Trace(year, source, narrowed)


def figures(report: Report, vocabulary: Vocabulary) -> dict[str, Trace]:
    """By id, the trace of every figure in a report: table cells by place too, recipients and set-aside rows."""
    found = dict(_table_cells(report))
    counted = [figure.trace for figure in report.counts if figure.trace]
    found |= {trace.id: trace for trace in (*found.values(), *counted)}
    for source in vocabulary.sources:
        if source.recipients_of:
            found[figure_id(source.recipients_of, ("utskick",), report.year)] = Trace(report.year, source.key)
    for status in report.sources:
        kind = ("kind", vocabulary.source(status.key).record_kind)
        asides = (
            Trace(report.year, status.key, (("status", reason), kind)) for reason, _ in status.set_aside
        )
        found |= {trace.id: trace for trace in asides}
    return found


def _table_cells(report: Report) -> Iterator[tuple[str, Trace]]:
    for table in report.tables:
        for row, column, cell in table.cells():
            if cell.trace is not None:
                yield table.place(row, column).id, cell.trace


def figure(report: Report, vocabulary: Vocabulary, figure_id: str) -> Trace:
    """The trace of the figure with that id; UsageError when the report has no such figure."""
    known = figures(report, vocabulary)
    if figure_id not in known:
        example = next((name for name, trace in known.items() if name == trace.id), "klotter/nazistiskt/2021")
        raise UsageError(
            f"Ingen siffra har id ”{figure_id}”. Id står i Wordfilen under Siffrornas källor, i Markdownfilen och i "
            f"JSON-filen; ett exempel är {example}."
        )
    return known[figure_id]


def fed_by(rows: Sequence[Mapping[str, object]], traces: Mapping[str, Trace], year: int) -> tuple[str, ...]:
    """The ids of a year's figures that any of its source rows is part of, each figure once."""
    of_year = {
        trace.id if trace.id in traces else name: trace
        for name, trace in traces.items()
        if trace.year == year
    }
    fed = {name for name, trace in of_year.items() if any(_matches(row, trace) for row in rows)}
    return tuple(sorted(fed))


def _matches(row: Mapping[str, object], trace: Trace) -> bool:
    told = {**row, "month": str(row["date"])[:7]}
    return row["source"] == trace.source and all(told[name] == value for name, value in trace.where)
