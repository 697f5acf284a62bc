"""A file that is read -> whether it is of another time: by its days, or where it has none by what stands above and in names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from lagesbild.core.cells import says_zero
from lagesbild.core.date_forms import date_text
from lagesbild.core.errors import InputError
from lagesbild.core.periods import EVER, Period
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.core.wording import digits, numbers
from lagesbild.files.grid import kind
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.shapes.note_limits import names_reported_part
from lagesbild.intake.shapes.note_spans import covers
from lagesbild.intake.shapes.time_spans import find_span
from lagesbild.intake.shapes.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.errors import Problem
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.context import Context

COUNT, DAY = "antal", "datum"
OTHER_TIME = (
    "{file}: Ovanför tabellen står att den gäller en annan tid än hela perioden {start}–{end}, och raderna har inga datum. Be "
    "avsändaren om antalen för perioden, eller skriv av dem i mallen (”lagesbild mallar”)."
)
OTHER_YEAR = (
    "{file}: Namnet säger {year}, som inte hör till perioden {start}–{end}, och raderna har inga datum. Är uppgifterna från "
    "perioden, byt namn på filen eller bladet; be annars avsändaren om dem."
)
MISSING_MONTHS = (
    "Tabellen skriver ut nollor men säger inget om {number} av periodens {of_all} månader; siffran är minst så stor. Be "
    "avsändaren om antalen för hela perioden."
)
MISSING_SPANS = (
    "Tabellens rader säger inget om {number} av periodens {of_all} månader; siffran är minst så stor. Be avsändaren om antalen "
    "för hela perioden, eller skriv 0 för den tid då inget hände."
)
EARLY = (
    "Ovanför tabellen står att uppgifterna är från {day}, före periodens slut {end}; siffran är minst så stor. Be avsändaren om "
    "uppgifterna för hela perioden."
)
AS_OF = re.compile(
    r"\b(?:uttag\w*|utdrag\w*|utskri\w*|hämta[dt]\w*|exportera[dt]\w*|uppdatera[dt]\w*|rapportdatum"
    r"|t\.? ?o\.? ?m\.?|till och med|fram till|per)"
    r"(?: den)?:? *(\d{4}-\d\d-\d\d)"
)
"""The day up to which a table can have cases."""
ALL_EARLIER = "Alla {number} rader är från tiden före perioden {start}–{end}: är det förra årets fil? {what}"
ALL_LATER = (
    "Alla {number} rader är från tiden efter perioden {start}–{end}: är det rätt fil och rätt period? {what}"
)
ONE_EARLIER = "Den enda raden är från tiden före perioden {start}–{end}: är det förra årets fil? {what}"
ONE_LATER = (
    "Den enda raden är från tiden efter perioden {start}–{end}: är det rätt fil och rätt period? {what}"
)
UNPROVEN = "Den visar inte att svaret för perioden är noll; är det så, lägg källans mall tom bredvid (”lagesbild mallar”)."
ALL_OUTSIDE = (
    "Ingen av de {number} raderna ligger i perioden {start}–{end}. De är från tiden både före och efter den, så svaret för "
    "perioden räknas som noll. Kontrollera att perioden är rätt."
)


def check_stated_time(
    candidate: Candidate, observations: pd.DataFrame, period: Period, *, is_part: bool
) -> None:
    """Raise InputError when a register, a table of counts or a survey without days says in words that it is of another time.

    One of several sheets that are read together may be of a part of the period (`is_part`).
    """
    source, layout, sheet = candidate.source, candidate.layout, candidate.sheet
    is_dated = bool(observations["date"].notna().any())
    if layout is None or source.form == "utskick" or candidate.rules or is_dated or period == EVER:
        return
    lines = [str(cell) for row in sheet.rows_above(layout) for cell in row if kind(cell) in {"text", "year"}]
    text = " . ".join(lines)
    words = {"file": sheet.path.name, "start": period.start, "end": period.end}
    is_of_part = not (source.survey or is_part) and (not covers(text, period) or names_reported_part(text))
    if is_of_part or _latest(text) < period.start.year:
        raise InputError(OTHER_TIME.format(**words))
    for name in (sheet.name or "", sheet.path.stem):
        if not YEARS.search(text) and _latest(name) < period.start.year:
            raise InputError(OTHER_YEAR.format(year=_latest(name), **words))


def tell_other_time(candidate: Candidate, observations: pd.DataFrame, context: Context) -> Iterator[Problem]:
    """Yield a problem when no record of a register or a table of counts is of the period, though some are of other times.

    When all of them are earlier, or all later, the file may be another year's, and proves nothing of this one.
    """
    period = context.period
    if candidate.source.survey or period == EVER:
        return
    records = observations[observations["record"] & observations["status"].eq("outside_period")]
    if records.empty:
        return
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    if _reaches(observations[observations["record"]], start, end):
        return
    days = pd.to_datetime(records["date"])
    number = len(records)
    words = {"number": digits(number), "start": period.start, "end": period.end, "what": UNPROVEN}
    if (days < start).any() and (days > end).any():
        yield context.problem("all_outside_period", ALL_OUTSIDE.format(**words))
        return
    later = bool((days > end).any())
    message = (ONE_LATER if later else ONE_EARLIER) if number == 1 else (ALL_LATER if later else ALL_EARLIER)
    yield context.problem("other_period", message.format(**words))


def _reaches(records: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> bool:
    """Return whether a record is of the period, or may be since it has no day."""
    days = pd.to_datetime(records["date"])
    return bool((days.between(start, end) | (days.isna() & records["status"].eq(COUNTED))).any())


def tell_missing_months(
    candidate: Candidate, observations: pd.DataFrame, context: Context
) -> Iterator[Problem]:
    """Yield a problem when a table of months has one of zeros alone, and says nothing of some months of the period.

    A pivot table lists the months that have cases, and no others.
    """
    if candidate.source.survey or context.period == EVER:
        return
    counted = observations[observations["status"].eq(COUNTED)]
    days = pd.to_datetime(counted["date"])
    if days.empty or not days.dt.day.eq(1).all():
        return
    if counted["count"].groupby(days).sum().ne(0).all() or not _writes_zeros(candidate):
        return
    months = context.period.months()
    missing = set(months) - {(day.year, day.month) for day in days.unique()}
    if missing:
        number, of_all = numbers((len(missing), len(months)))
        yield context.problem("missing_months", MISSING_MONTHS.format(number=number, of_all=of_all))


def tell_missing_spans(
    candidate: Candidate, observations: pd.DataFrame, context: Context
) -> Iterator[Problem]:
    """Yield a problem when the rows of a table are parts of the year, as "jan–jun", that do not make up the period."""
    columns = [column for column, role in candidate.roles_by_column.items() if role == DAY]
    if candidate.layout is None or not columns or context.period == EVER or candidate.source.survey:
        return
    counted = observations.loc[observations["status"].eq(COUNTED), "row"].unique()
    cells = candidate.sheet.read(candidate.layout, columns[:1])[columns[0]]
    spans = [find_span(cell, context.period) for cell in cells[cells.index.isin(counted)].unique()]
    months = context.period.months()
    named = [{*Period(*span).months()} for span in spans if span]
    if not named or len(named) < len(spans):
        return
    if missing := {*months} - set().union(*named):
        number, of_all = numbers((len(missing), len(months)))
        yield context.problem("missing_months", MISSING_SPANS.format(number=number, of_all=of_all))


def tell_early_extract(candidate: Candidate, context: Context) -> Iterator[Problem]:
    """Yield a problem where a line above a table is of a day before the period ends: there may be more since."""
    if candidate.layout is None or context.period == EVER or candidate.source.form != "register":
        return
    end = context.period.end
    for row, cells in enumerate(candidate.sheet.rows_above(candidate.layout), start=1):
        for text in AS_OF.findall(" ".join(fold(date_text(cell)) for cell in cells)):
            if context.period.start.isoformat() <= text < end.isoformat():
                yield context.problem("note_of_missing", EARLY.format(day=text, end=end), row)


def _writes_zeros(candidate: Candidate) -> bool:
    """Return whether a zero stands in a column of counts."""
    columns = [column for column, role in candidate.roles_by_column.items() if role == COUNT]
    if candidate.layout is None or not columns:
        return False
    cells = candidate.sheet.read(candidate.layout, columns)
    return any(map_distinct(cells[column], says_zero).any() for column in columns)


def _latest(text: str) -> int:
    """Return the latest year that a text names; where it names none, one that is later than all."""
    return max(map(int, YEARS.findall(text)), default=9999)
