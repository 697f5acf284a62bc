"""Counts by month or quarter -> InputError where each holds those before it too, or may."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.cells import parse_count
from lagesbild.core.errors import InputError
from lagesbild.core.text import as_line, fold
from lagesbild.files.grid import kind
from lagesbild.intake.shapes.columns import parse
from lagesbild.intake.shapes.time_spans import MOST_ROWS, find_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from lagesbild.core.periods import Period
    from lagesbild.intake.shapes.case_rows import CaseRows

DAY, COUNT = "datum", "antal"
OTHERS = ("kategori", "miljo", "omrade", "plats", "enhet", "typ")
FEWEST_RISING, FEWEST_RISES = 6, 3
"""So many numbers that never fall, and rise so often, hardly do so by chance. Own choice."""
MONTH = re.compile(r"\d{4}-\d\d")
SAYS_SO = re.compile(r"\b(?:ackumuler|kumulativ|ack\.|hittills i år|year to date|ytd)\w*")
INSTEAD = "Be avsändaren om antalen för varje månad eller kvartal för sig, eller skriv av dem i mallen."
OVERLAP = (
    "{file}: ”{first}” och ”{second}” går in i varandra, så samma tillfällen skulle räknas flera gånger. "
    + INSTEAD
)
CUMULATIVE = (
    "{file}: Antalen är ackumulerade enligt ”{text}”, så samma tillfällen skulle räknas flera gånger. "
    + INSTEAD
)
RISING = (
    "{file}: Antalen minskar aldrig från en månad till nästa och kan vara ackumulerade. Är varje antal månadens eget, lägg en "
    "rad ”Summa” sist i tabellen och läs in filen igen. " + INSTEAD
)


def refuse_cumulative(rows: CaseRows) -> None:
    """Raise InputError where the counts of a table are sums up to each month, by its words, its months or its numbers."""
    days, counts = rows.column(DAY), rows.column(COUNT)
    if days is None or counts is None or len(rows.cases) > MOST_ROWS:
        return
    own = rows.counted
    labels = list(dict.fromkeys(days.cells[code] for code in days.codes[own] if code >= 0))
    periods = [as_line(str(label)) for label in labels if names_period(label)]
    if len(periods) < 2 or len(periods) < len(labels):  # noqa: PLR2004 — one is summed up with no other
        return
    file, period = rows.context.sheet.path.name, rows.context.period
    if text := next(_list_statements(rows), None):
        raise InputError(CUMULATIVE.format(file=file, text=text))
    if pair := next((pair for pair in combinations(periods, 2) if _overlap(pair, period)), None):
        raise InputError(OVERLAP.format(file=file, first=pair[0], second=pair[1]))
    numbers = parse(counts, parse_count).numbers(0)
    totals = numbers[rows.has("total_row")]
    if _rise(rows, numbers) and numbers[own].sum() not in {*totals.tolist(), totals.sum()}:
        raise InputError(RISING.format(file=file))


def names_period(label: object) -> bool:
    """Return whether a label is of more than a day: words, or the first day of a month as a spreadsheet writes it."""
    if isinstance(label, date):
        return label.day == 1
    return kind(str(label)) == "text" or bool(MONTH.fullmatch(str(label).strip()))


def _list_statements(rows: CaseRows) -> Iterator[str]:
    """Yield the texts at the table that say that its counts are sums."""
    sheet = rows.context.sheet
    above = sheet.rows_above(sheet.layout) if sheet.layout else ()
    texts = [rows.context.headings.get(COUNT, ""), *(str(cell) for row in above for cell in row)]
    yield from (as_line(text) for text in texts if SAYS_SO.search(fold(text)))


def _overlap(pair: Sequence[str], period: Period) -> bool:
    """Return whether two labels have days in common.

    >>> from lagesbild.core.periods import EVER
    >>> _overlap(("jan-mar", "jan–jun"), EVER), _overlap(("jan-mar", "apr-jun"), EVER), _overlap(("Q1", "Q1-Q2"), EVER)
    (True, False, True)
    >>> _overlap(("t.o.m. mars", "t.o.m. juni"), EVER), _overlap(("januari 2021", "februari 2021"), EVER)
    (True, False)
    """
    first, second = (find_span(label, period) for label in pair)
    return bool(first and second and first[0] <= second[1] and second[0] <= first[1])


def _rise(rows: CaseRows, numbers: NDArray[np.int64]) -> bool:
    """Return whether the counts of each label never fall from one month to the next, and rise often."""
    own = rows.counted
    roles = [role for role in (DAY, *OTHERS) if role in rows.cases]
    frame = rows.cases.loc[own, roles].astype(str).assign(**{COUNT: numbers[own]})
    frame["part"] = (
        frame[[role for role in roles if role != DAY]].agg("|".join, axis=1) if len(roles) > 1 else ""
    )
    table = frame.groupby(["part", DAY], sort=False, observed=True)[COUNT].agg(["sum", "size"])
    if (table["size"] > 1).any():
        return False
    wide = table["sum"].unstack(DAY)[frame[DAY].unique()]
    return not wide.isna().any(axis=None) and keep_rising(wide.to_numpy(dtype=np.int64))


def keep_rising(counts: NDArray[np.int64]) -> bool:
    """Return whether counts, a line a label and a column a month, never fall from one month to the next, and rise often."""
    steps = np.diff(counts, axis=1)
    return (
        counts.shape[1] >= FEWEST_RISING
        and bool((steps >= 0).all())
        and int((steps.sum(axis=0) > 0).sum()) >= FEWEST_RISES
    )
