"""A table without days whose rows are of several years or terms -> InputError: which of them the period has is not known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.periods import EVER
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.files.sheet import is_empty
from lagesbild.intake.columns import mark_cells
from lagesbild.intake.shapes.time_spans import find_span
from lagesbild.intake.shapes.words import is_total_label
from lagesbild.intake.shapes.years import first_of_two_years
from lagesbild.intake.surveys.cells import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from lagesbild.core.periods import Period
    from lagesbild.intake.candidates import Candidate

    Time = tuple[str, int]
    """What part of a year it is, and the year: the first where it is two."""

SEVERAL = (
    "{file}: Raderna är uppdelade på flera år eller terminer (”{first}” och ”{last}”), så det framgår inte vilka som hör till "
    "perioden {start}–{end}. Be avsändaren om antalen för perioden, eller ta bort de rader som inte hör dit."
)
OTHER = (
    "{file}: Raderna gäller ”{first}”, som inte är perioden {start}–{end}. Be avsändaren om antalen för perioden, eller skriv av "
    "dem i mallen."
)
COUNT, DAY = "antal", "datum"
CENTURY = 100
_ONE = re.compile(r"((?:19|20)\d\d)")
_SEASON = r"(ht|vt|höst|vår|sommar|vinter)(?:en|n|termin(?:en)?)?"
_TERM = re.compile(rf"{_SEASON}[ -]?((?:20)?\d\d)|(20\d\d)[ -]?{_SEASON}")
_OF_TIME = re.compile(r".*(?:år|period|termin|säsong|tid|datum).*")
_NOT_OF_CASES = re.compile(r".*(?:född|födelse|bygg|invig).*")


def check_one_time(candidate: Candidate, observations: pd.DataFrame, period: Period) -> None:
    """Raise InputError when the rows of a register or a table of counts without days are of several times, or of another."""
    layout, sheet = candidate.layout, candidate.sheet
    is_dated = bool(observations["date"].notna().any())
    if layout is None or candidate.source.form != "register" or candidate.rules or is_dated or period == EVER:
        return
    words = {"file": sheet.path.name, "start": period.start, "end": period.end}
    counted = observations.loc[observations["status"].eq(COUNTED), "row"].unique()
    cells = sheet.read(layout)
    titles = _find_titles(cells, period) if _has_counts(candidate) else {}
    for times in (*_list_times(candidate, cells[cells.index.isin(counted)]), *([titles] if titles else [])):
        texts = [*times.values()]
        if len(times) > 1 and not _make_up(times, period):
            raise InputError(SEVERAL.format(first=texts[0], last=texts[-1], **words))
        if len(times) == 1 and not _may_be(next(iter(times)), period):
            raise InputError(OTHER.format(first=texts[0], **words))


def _list_times(candidate: Candidate, cells: pd.DataFrame) -> Iterator[dict[Time, str]]:
    """Yield the times, with what they are called, of each column that has nothing else."""
    layout = candidate.layout
    headings = dict(zip(layout.columns, layout.headings, strict=True)) if layout else {}
    for column, heading in headings.items():
        if candidate.roles_by_column.get(column) in {COUNT, DAY} or _NOT_OF_CASES.fullmatch(fold(heading)):
            continue
        texts = {
            text
            for cell in cells[column].unique()
            if (text := as_text(cell)) and not is_total_label(fold(text))
        }
        times = {time: text for text in sorted(texts) if (time := _find_time(text))}
        is_bare = all(part == "" for part, _ in times)
        if times and len(times) == len(texts) and (_OF_TIME.fullmatch(fold(heading)) or not is_bare):
            yield times


def _has_counts(candidate: Candidate) -> bool:
    return candidate.is_count_table or COUNT in candidate.roles_by_column.values()


def _find_titles(cells: pd.DataFrame, period: Period) -> dict[Time, str]:
    """Return the times that stand alone in rows of their own, where they are several."""
    is_title = mark_cells(cells, lambda cell: not is_empty(cell)).sum(axis=1) == 1
    titles = [as_text(cell) for cell in cells[is_title].to_numpy().ravel().tolist() if not is_empty(cell)]
    times: dict[Time, str] = {}
    for title in titles:
        span = find_span(title, period)
        if time := _find_time(title) or (span and (span[0].isoformat(), span[0].year)):
            times[time] = title
    return times if len(times) > 1 else {}


def _find_time(text: str) -> Time | None:
    """Return the year, the two years or the term that a text is; None where it is anything else.

    >>> _find_time("2020"), _find_time("Läsår 2020/21"), _find_time("HT20"), _find_time("2020-05")
    (('', 2020), ('/', 2020), ('h', 2020), None)
    """
    said = fold(text)
    if one := _ONE.fullmatch(said):
        return "", int(one[1])
    if first := first_of_two_years(said):
        return "/", first
    if term := _TERM.fullmatch(said):
        year = int(term[2] or term[3])
        return (term[1] or term[4])[0], year if year > CENTURY else 2000 + year
    return None


def _make_up(times: dict[Time, str], period: Period) -> bool:
    """Return whether all times are terms of the one calendar year that the period is."""
    is_calendar = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    return is_calendar and all(
        part not in {"", "/"} and period.start.year == year == period.end.year for part, year in times
    )


def _may_be(time: Time, period: Period) -> bool:
    part, year = time
    if part == "/":
        return (year, year + 1) == (period.start.year, period.end.year)
    return period.start.year <= year <= period.end.year
