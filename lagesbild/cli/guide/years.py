"""Which year the picture is of, and which days: from the store, the settings, the folder's name and the files' dates."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.guide.questions import ask_line, ask_yes
from lagesbild.cli.screen import out
from lagesbild.cli.years import YEAR_IN_NAME
from lagesbild.config.loading import load
from lagesbild.core.clock import today
from lagesbild.core.errors import UsageError
from lagesbild.core.periods import EVER, Period, parse_period
from lagesbild.core.wording import period as period_words
from lagesbild.intake.importing import read_files
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lagesbild.cli.guide.folders import IncomingFolder
    from lagesbild.config.settings import Settings
    from lagesbild.core.imports import StoredYear

MONTHS, ENOUGH = 12, 0.5
USUAL = 5
"""The month in which the plan's year begins."""
QUESTION = "Gäller lägesbilden {days}?"
WRITE_PERIOD = "Vilka dagar gäller den? Skriv första och sista dagen, som {example}, eller bara året:"


def list_stored_years(database: Path) -> tuple[StoredYear, ...]:
    """Return the years that the store has, in rising order; none where there is no store yet."""
    if not database.exists():
        return ()
    with open_store(database) as store:
        return store.years()


def choose_period(folder: IncomingFolder, stored: Sequence[StoredYear]) -> tuple[int, Period]:
    """Return the year and the days that the picture covers: as stored, otherwise as the user agrees to."""
    settings, year = load(), guess_year(folder, stored)
    known = next((kept.period for kept in stored if kept.year == year), None)
    if known:
        out(Text(f"Lägesbilden {year} gäller {_words(known)}."))
        return year, known
    proposed = guess_period(year, folder, stored, settings)
    if ask_yes(QUESTION.format(days=_words(proposed))):
        return year, proposed
    chosen = _ask_period(proposed)
    return chosen.end.year, chosen


def guess_year(folder: IncomingFolder, stored: Sequence[StoredYear]) -> int:
    """Return the year that the folder is named after, that its files are, or that follows on the latest stored one."""
    if folder.year:
        return folder.year
    named = Counter(year for file in folder.files for year in set(map(int, YEAR_IN_NAME.findall(file.name))))
    if named:
        return max(named, key=lambda year: (named[year], year))
    return stored[-1].year + 1 if stored else today().year


def guess_period(
    year: int, folder: IncomingFolder, stored: Iterable[StoredYear], settings: Settings
) -> Period:
    """Return the days: as set for the year, as in the nearest stored year, otherwise by the dates in the files."""
    if settings.year(year).period:
        return settings.period(year)
    if nearest := min(stored, key=lambda kept: abs(kept.year - year), default=None):
        return nearest.period.moved(year - nearest.year)
    return fullest_period(year, _read_days(folder, settings))


def fullest_period(year: int, days: Sequence[date]) -> Period:
    """Return the twelve months ending in a year that hold the days: the calendar year or the plan's where they hold half.

    >>> fullest_period(2021, [date(2020, 6, 1), date(2021, 3, 1)])
    Period(start=datetime.date(2020, 5, 1), end=datetime.date(2021, 4, 30))
    """

    def count(period: Period) -> int:
        return sum(period.start <= day <= period.end for day in days)

    usual = max(_calendar_year(year), _ending_before(year, USUAL), key=count)
    every = max((_ending_before(year, month) for month in range(MONTHS, 1, -1)), key=count)
    return usual if count(usual) >= count(every) * ENOUGH else every


def _calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _ending_before(year: int, month: int) -> Period:
    end = date.fromordinal(date(year, month, 1).toordinal() - 1)
    return Period(date(year - 1, month, 1), end)


def _read_days(folder: IncomingFolder, settings: Settings) -> list[date]:
    """Return the days of the records in the files."""
    days: list[date] = []
    for sheet in read_files(folder.files, settings, EVER).sheets:
        days += [moment.date() for moment in sheet.parsed.observations["date"].dropna()]
    return days


def _ask_period(proposed: Period) -> Period:
    while True:
        try:
            line = ask_line(WRITE_PERIOD.format(example=_words(proposed)))
            return _calendar_year(int(line)) if YEAR_IN_NAME.fullmatch(line) else parse_period(line)
        except UsageError as error:
            out(Text(str(error)))


def _words(days: Period) -> str:
    return period_words(days.start, days.end)
