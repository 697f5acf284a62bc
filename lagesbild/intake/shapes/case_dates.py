"""The column of dates -> a day for each case, in the order that the whole column shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.core.date_order import DateOrder
from lagesbild.core.dates import day_parser
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import parse, rows_having
from lagesbild.intake.shapes.time_spans import locate_span
from lagesbild.intake.shapes.words import NOT_KNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lagesbild.core.dates import DayParser
    from lagesbild.core.periods import Period
    from lagesbild.intake.shapes.case_rows import CaseRows

    Days = NDArray[np.datetime64]

ROLE = "datum"
LONGEST_AGE = np.timedelta64(30 * 365, "D")
"""A day further than this from the period is mistyped, as 1921 for 2021. Own choice."""
YEAR_AFTER = np.timedelta64(365, "D")
"""A day further than this after the period is mistyped unless the column goes on after the period. Own choice."""
UNREADABLE = "Datumet går inte att läsa; raden är lagd åt sidan. Skriv det som 2021-03-01."
MISSING = "Datum saknas; raden räknas ändå. Fyll i datumet om det går."
VAGUE = "Datumet saknar dag eller år, men kan ligga i perioden; raden räknas. Skriv det som 2021-03-01 om det går."
OPEN_TO_DOUBT = (
    "Dagar och månader kan läsas på två sätt, och inget datum i kolumnen avgör vilket; de är lästa som {order}. "
    "Rader där det avgör om dagen ligger i perioden är lagda åt sidan. "
    "Kontrollera några rader, och skriv datumen som 2021-03-01 om det är fel."
)
CHOSEN = (
    "Datumen kan läsas i flera ordningar och är lästa som {order}. "
    "Kontrollera några rader, och skriv datumen som 2021-03-01 om det är fel."
)
PART_OUTSIDE = (
    "Raden gäller en del av ett år som bara delvis ligger i perioden, eller vars år inte står; den är lagd åt sidan. Be "
    "avsändaren om antalen för varje månad, med år."
)
ORDERS = {
    DateOrder.YEAR_FIRST: "år, månad, dag",
    DateOrder.DAY_FIRST: "dag, månad, år",
    DateOrder.MONTH_FIRST: "månad, dag, år",
}


def read_days(rows: CaseRows) -> tuple[Days, list[Doubt]]:
    """Return the day of each case, NaT where it is not known, and what is doubtful; tells how the column was read."""
    column = rows.column(ROLE)
    if column is None:
        return np.full(len(rows.cases), np.datetime64("NaT", "D")), []
    context = rows.context
    parser = day_parser(
        column.within(rows.counted), period=context.period, from_1904=context.sheet.dates_1904
    )
    _tell_order(parser, rows)
    understood = parse(column, parser.understand, NOT_KNOWN)
    parsed = understood.with_meanings(tuple(meaning and meaning[0] for meaning in understood.meanings))
    vague = understood.by_meaning(lambda meaning: meaning[1])
    missing = understood.empty | understood.by_meaning(lambda meaning: meaning == (None, False))
    days = parsed.days()
    mistyped = _find_mistyped(days, context.period)
    days[mistyped] = np.datetime64("NaT", "D")
    doubtful = {*parsed.bad, *(n for n, meaning in enumerate(understood.meanings) if meaning and meaning[1])}
    places = {number: locate_span(parsed.distinct[number], context.period) for number in doubtful}
    inside, outside, unclear = (
        rows_having(parsed.codes, [n for n, own in places.items() if own == place], len(parsed.distinct))
        for place in ("inside", "outside", "unclear")
    )
    days[outside] = np.datetime64(context.period.start) - np.timedelta64(1, "D")
    is_span = inside | outside | unclear
    unreadable = (parsed.failed & ~is_span) | mistyped
    vague &= ~(unreadable | is_span)
    missing &= ~is_span
    return days, [
        Doubt(unclear, "part_of_year", PART_OUTSIDE, ROLE, unreadable=True),
        Doubt(unreadable, "unreadable_date", UNREADABLE, ROLE, unreadable=True),
        Doubt(vague, "vague_date", VAGUE, ROLE),
        Doubt(missing, "missing_date", MISSING, ROLE),
    ]


def _find_mistyped(days: Days, period: Period) -> NDArray[np.bool_]:
    """Return the cases whose day is too far from the period to be meant.

    In a column that goes on through the year after the period, or has no day in it, later years are just later.
    """
    start, end = np.datetime64(period.start), np.datetime64(period.end)
    goes_on = bool(((days > end) & (days <= end + YEAR_AFTER)).any())
    holds_period = bool(((days >= start) & (days <= end)).any())
    latest = end + (YEAR_AFTER if holds_period and not goes_on else LONGEST_AGE)
    return np.asarray((days < start - LONGEST_AGE) | (days > latest), dtype=bool)


def _tell_order(parser: DayParser, rows: CaseRows) -> None:
    order = ORDERS.get(parser.order, "")
    if parser.ambiguous:
        rows.tell("ambiguous_dates", OPEN_TO_DOUBT.format(order=order), ROLE)
    elif not parser.by_form:
        rows.tell("date_order", CHOSEN.format(order=order), ROLE)


def find_outside(days: Days, period: Period) -> NDArray[np.bool_]:
    """Return the cases outside the period; one whose day is not known is not."""
    outside = (days < np.datetime64(period.start)) | (days > np.datetime64(period.end))
    return np.asarray(outside, dtype=bool)
