"""A label such as "Kvartal 2 2021" or "jan–mar" -> the days that it covers, and whether they lie in the period."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Literal

from lagesbild.core.periods import EVER
from lagesbild.core.text import fold
from lagesbild.intake.shapes.note_spans import MONTH, find_spans
from lagesbild.intake.shapes.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.periods import Period

    Place = Literal["inside", "outside", "unclear"]

MONTHS_OF = {"kvartal": 3, "kv": 3, "q": 3, "tertial": 4, "t": 4, "halvår": 6, "h": 6}
"""What a part of a year is called -> how many months it has."""
ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
MONTHS_A_YEAR = 12
MOST_ROWS = 5_000
"""A table of more rows is none of months."""
MOST = 0.5
"""A column holds parts of years when more than this share of its cells that hold something are such."""
_YEAR = r"(?:19|20)\d\d"
_NUMBERED = re.compile(
    rf"(?:(?P<before>{_YEAR})[ ,/-]*)?(?P<kind>kvartal|kv|q|tertial|t|halvår|h)\.? ?(?P<first>[1-4])"
    rf"(?: ?[–-] ?(?:(?P=kind) ?)?(?P<last>[1-4]))?(?:[ ,:/-]*(?P<after>{_YEAR}))?"
)
_WORDED = re.compile(
    rf"(?P<first>{'|'.join(ORDINALS)}|[1-4](?::?[aeé])?\.?) (?P<kind>kvartal|tertial|halvår)(?:et)?(?: (?P<after>{_YEAR}))?"
)

_NAMED_MONTH = re.compile(rf"(?:{_YEAR},? )?{MONTH}(?:,? {_YEAR})?")
_UNTIL = re.compile(rf"(?:t\.?o\.?m\.?|till och med|fram till|hittills) (?P<last>{MONTH}(?: {_YEAR})?)")


def find_span(label: object, period: Period) -> tuple[date, date] | None:
    """Return the first and the last day of a part of a year, of the period's first year where none is said.

    >>> from lagesbild.core.periods import Period
    >>> year = Period(date(2021, 1, 1), date(2021, 12, 31))
    >>> find_span("Kvartal 2 2020", year)
    (datetime.date(2020, 4, 1), datetime.date(2020, 6, 30))
    >>> find_span("jan-mar", year), find_span("mars 2021", year), find_span("Nazistiskt", year)
    ((datetime.date(2021, 1, 1), datetime.date(2021, 3, 31)), None, None)
    """
    text = fold(label)
    if until := _UNTIL.fullmatch(text):
        text = f"januari - {until['last']}"
    match = _NUMBERED.fullmatch(text) or _WORDED.fullmatch(text)
    if match is None:
        spans = [*find_spans(text, period)]
        return spans[0] if len(spans) == 1 and len(text.split()) <= 5 else None  # noqa: PLR2004 — no sentence
    parts = {"before": None, "last": None, **match.groupdict()}
    length, first = MONTHS_OF[match["kind"]], ORDINALS.get(match["first"]) or int(match["first"][0])
    last = int(parts["last"] or first)
    if not first <= last <= MONTHS_A_YEAR // length:
        return None
    year = int(parts["before"] or match["after"] or period.start.year)
    return date(year, (first - 1) * length + 1, 1), date(
        year, last * length, monthrange(year, last * length)[1]
    )


def names_span(label: object) -> bool:
    """Return whether a label is a part of a year."""
    return find_span(label, EVER) is not None


def hold_spans(cells: Iterable[object]) -> bool:
    """Return whether most of the cells that hold something are parts of years or months by their names."""
    filled = [cell for cell in cells if fold(cell)]
    return bool(filled) and sum(names_span(c) or _names_month(c) for c in filled) > MOST * len(filled)


def _names_month(label: object) -> bool:
    return bool(_NAMED_MONTH.fullmatch(fold(label)))


def locate_span(label: object, period: Period) -> Place | None:
    """Return where a part of a year lies; None for a label that is none.

    One without its year is of the year that the period is, where it is one.
    """
    span = find_span(label, period)
    if span is None:
        return None
    first, last = span
    if period == EVER or (first >= period.start and last <= period.end):
        is_known = period == EVER or period.start.year == period.end.year or YEARS.search(str(label))
        return "inside" if is_known else "unclear"
    is_apart = last < period.start or first > period.end
    return "outside" if is_apart and YEARS.search(str(label)) else "unclear"
