"""What the coordinator should look at among the activities: one sentence for each thing and place."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from lagesbild.core.activities import UNSORTED
from lagesbild.core.dates import day_parser
from lagesbild.core.errors import Problem
from lagesbild.core.wording import day
from lagesbild.report.activities import find_finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lagesbild.core.activities import Activity, Plan
    from lagesbild.core.report import Report

_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [a-zåäö]+ \d{4}|\d{1,2}/\d{1,2}[ -]\d{4}", re.IGNORECASE)
_MONTH = re.compile(r"\d{4}-\d\d(?![-\d])|(?<!\d )(?<!\d)\b[a-zåäö]{3,9} \d{4}", re.IGNORECASE)
_QUARTER = re.compile(r"(?:kvartal|kv\.?|q) ?([1-4])(?: |/|, )*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/-])(20\d\d)(?![\d/-]*\d)")


def last_day(schedule: str) -> date | None:
    """The last day that a schedule names, or None when it names none; ValueError for a day that does not exist.

    >>> last_day("T.o.m. 2021-12-31"), last_day("Löpande under året"), last_day("Klart hösten 2022")
    (datetime.date(2021, 12, 31), None, datetime.date(2022, 12, 31))
    >>> last_day("mars 2021"), last_day("Kvartal 2 2021")
    (datetime.date(2021, 3, 31), datetime.date(2021, 6, 30))
    """
    parse = day_parser([])
    if days := _DAY.findall(schedule):
        return max(parse(text) for text in days)
    if quarters := _QUARTER.findall(schedule):
        return max(_month_end(date(int(year), 3 * int(number), 1)) for number, year in quarters)
    months = [_month_end(parse(text)) for text in _MONTH.findall(schedule) if parse.is_month(text)]
    years = [date(int(year), 12, 31) for year in _YEAR.findall(schedule)]
    return max(months or years, default=None)


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def check_activities(plan: Plan, report: Report, today: date) -> tuple[Problem, ...]:
    """What is missing in the activities, what has passed by today, and which findings are not known."""
    return tuple(problem for activity in plan.activities for problem in _of(activity, plan, report, today))


def _of(activity: Activity, plan: Plan, report: Report, today: date) -> Iterator[Problem]:
    for code, column, is_missing, message in MISSING:
        if is_missing(activity):
            yield _problem(activity, code, column, message)
    yield from _time(activity, plan, today)
    for identifier in activity.findings:
        if find_finding(report, identifier) is None:
            yield _problem(activity, "unknown_finding", "Lägesbild", UNKNOWN_FINDING)


UNKNOWN_FINDING = (
    "Id:t finns inte i lägesbilden. Skriv det som klotter/nazistiskt/2021 eller iakttagelse 1; alla id:n står i "
    "lagesbild-ÅR.json."
)
MISSING: tuple[tuple[str, str, Callable[[Activity], bool], str], ...] = (
    (
        "kind_missing",
        "Slag",
        lambda activity: activity.kind == UNSORTED,
        "Slaget framgår inte. Skriv förebyggande, förhindrande eller kompetenshöjande i kolumnen Slag.",
    ),
    ("activity_missing", "Aktivitet", lambda a: not a.text, "Aktiviteten är inte beskriven. Skriv vad som ska göras."),
    ("responsible_missing", "Ansvarig", lambda a: not a.responsible, "Ansvarig saknas. Skriv vilken funktion som ansvarar."),
    ("schedule_missing", "Tidplan", lambda a: not a.schedule, "Tidplan saknas. Skriv Löpande eller ett slutdatum."),
    ("follow_up_missing", "Uppföljning", lambda a: not a.follow_up, "Uppföljning saknas. Skriv hur aktiviteten följs upp."),
)  # fmt: skip
"""By code: the column, when something is missing there, and the sentence that says so."""


def _time(activity: Activity, plan: Plan, today: date) -> Iterator[Problem]:
    try:
        last = last_day(activity.schedule)
    except ValueError:
        message = "Tidplanen har ett datum som inte finns i almanackan. Rätta det."
        yield _problem(activity, "no_such_day", "Tidplan", message)
        return
    if last is not None and last < today:
        cure = "Ta bort aktiviteten" if plan.carried else "Skriv i Uppföljning hur det gick"
        message = f"Tiden gick ut {day(last)}. {cure}, eller ge den en ny tidplan."
        yield _problem(activity, "schedule_passed", "Tidplan", message)


def _problem(activity: Activity, code: str, column: str, message: str) -> Problem:
    return Problem(code, message, activity.file, activity.sheet, activity.row, column)
