"""The headlines of the charts over years: the finding, and no more than the figures bear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.wording import gender_of, numbers, sentence
from lagesbild.outputs.charts.series import counts, detail_rows, lone_peak, years
from lagesbild.outputs.charts.titles import title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.figures import Verdict
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table

MOVED: Mapping[Verdict, str] = {"okning": "ökade", "minskning": "minskade"}
"""The only verdicts that a headline may put as a change."""
OCCASION = ("tillfälle", "tillfällen")
_CONTENT = re.compile(r"\w+(iskt|omt|emt)")
"""A category that says what it is, as "Nazistiskt" does, and so can stand before the word."""


def contents(table: Table, report: Report) -> str:
    """The content found most often, with the year before; all of it when no content stands alone."""
    topic = report.source(table.about).phrases.topic
    if topic is None:
        return incidents(table, report)
    none, noun = topic
    now = years(table, report)[-1]
    peak = lone_peak(now.values)
    if peak is None or not _CONTENT.fullmatch((row := detail_rows(table)[peak]).label):
        return _occurred(none, noun, *_pair(table, report, None), report.year) or title(table, report)
    current, previous = _pair(table, report, peak)
    if previous is not None and (moved := MOVED.get(_verdict(table, report, row))):
        first, last = numbers((previous, current or 0))
        return f"{row.label} {noun} {moved} från {first} till {last} tillfällen"
    return _occurred(none, f"{row.label} {noun}", current, previous, report.year)


def _occurred(none: str, what: str, current: int | None, previous: int | None, year: int) -> str:
    """Empty when this year's figure is not known."""
    if current is None:
        return ""
    times, before = _numbered(current, previous, OCCASION, year)
    if not current:
        return f"{sentence(none)} {what.lower()} registrerades {year}{before}"
    return f"{sentence(what)} registrerades vid {times} {year}{before}"


def incidents(table: Table, report: Report) -> str:
    """How many of what the source counts, with the year before."""
    current, previous = _pair(table, report, None)
    if current is None:
        return title(table, report)
    status = report.source(table.about)
    how_many, before = _numbered(current, previous, status.unit, report.year)
    return sentence(f"{how_many} {status.phrases.happened} {report.year}{before}")


def _pair(table: Table, report: Report, part: int | None) -> tuple[int | None, int | None]:
    """This year's figure of a part, or of the whole, and that of the year before where it may be compared."""
    shown = years(table, report)
    comparable = shown[-2:-1] if not shown[-1].broken else ()
    current, previous = (
        next(iter(counts(year.total if part is None else year.values[part] for year in some)), None)
        for some in (shown[-1:], comparable)
    )
    return current, previous


def _verdict(table: Table, report: Report, row: Row) -> Verdict:
    of_row = (c for c in report.comparisons if (c.source, c.category) == (table.about, row.key))
    return next((c.verdict for c in of_row if c.previous_year == report.year - 1), "ej_jamforbart")


def _numbered(current: int, previous: int | None, unit: tuple[str, str], year: int) -> tuple[str, str]:
    """This year's number with its noun, and the year before in brackets.

    >>> _numbered(6, 3, ("tillfälle", "tillfällen"), 2021), _numbered(1, None, ("kontakt", "kontakter"), 2021)
    (('sex tillfällen', ' (tre 2020)'), ('en kontakt', ''))
    >>> _numbered(16, 0, ("kontakt", "kontakter"), 2021), _numbered(16, 3, ("kontakt", "kontakter"), 2021)
    (('16 kontakter', ' (ingen 2020)'), ('16 kontakter', ' (2020: 3)'))
    """
    gender, noun = gender_of(*unit), unit[0] if current == 1 else unit[1]
    nonzero = [n for n in (current, previous) if n]
    words = dict(zip(nonzero, numbers(nonzero, gender), strict=True))
    how_many = f"{words.get(current, 'inga')} {noun}"
    if previous is None:
        return how_many, ""
    none = "inget" if gender == "ett" else "ingen"
    before = words.get(previous, none)
    return how_many, f" ({year - 1}: {before})" if before[0].isdecimal() else f" ({before} {year - 1})"
