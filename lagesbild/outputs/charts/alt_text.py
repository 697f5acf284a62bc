"""What each picture says, for those who do not see it: every figure that is drawn, from the same cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import MissingValue
from lagesbild.outputs.charts.places import ranked
from lagesbild.outputs.charts.questions import questions
from lagesbild.outputs.charts.series import detail_rows, row_total, years
from lagesbild.outputs.labels import cell_text

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table, Value
    from lagesbild.outputs.charts.questions import ChartedQuestion
    from lagesbild.outputs.charts.series import Year

HIDDEN = "visas inte"


def say_value(value: Value) -> str:
    """A cell as it is read aloud."""
    return HIDDEN if value is MissingValue.SUPPRESSED else cell_text(value)


def by_year(table: Table, report: Report) -> str:
    """Year by year, each part with its count."""
    labels = [row.label for row in detail_rows(table)]
    return f"År för år. {' '.join(_of_year(year, labels) for year in years(table, report))}"


def _of_year(year: Year, labels: list[str]) -> str:
    broken = f"Före {year.year}: {year.broken}. " if year.broken else ""
    if year.missing:
        return f"{broken}{year.year}: {say_value(year.missing)}."
    pairs = [f"{label} {say_value(value)}" for label, value in zip(labels, year.values, strict=True)]
    total = [] if year.total is None else [f"totalt {say_value(year.total)}"]
    return f"{broken}{year.year}: {', '.join((*pairs, *total))}."


def by_row(table: Table, _report: Report) -> str:
    """Row by row, each with its sum."""
    rows = detail_rows(table)
    return f"{', '.join(f'{row.label}: {say_value(row_total(row, table))}' for row in rows)}."


def by_rank(table: Table, report: Report) -> str:
    """The same, the largest first."""
    return by_row(ranked(table), report)


def by_question(table: Table, _report: Report) -> str:
    """ChartedQuestion by question, each answer with what is printed of it."""
    lines = []
    for question in questions(table):
        pairs = (
            f"{name} {HIDDEN if count is MissingValue.SUPPRESSED else ' '.join(question.texts(count))}"
            for _, name, count in question.answers
        )
        lines.append(f"{question.label} ({_base(question)}): {', '.join(pairs)}.")
    return " ".join(lines)


def _base(question: ChartedQuestion) -> str:
    known = isinstance(question.base, int)
    return f"{say_value(question.base)} svar" if known else f"antal svar: {say_value(question.base)}"
