"""A list of labels with numbers beside them, whatever its labels are -> cases, one for each number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.intake.candidates import count_hints, words_of
from lagesbild.intake.shapes.area_columns import AREA, find_area_column, is_called_area
from lagesbild.intake.shapes.axes import YEAR, find_axis, role_tests, states_value
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.count_headings import (
    UNCLEAR,
    UNCLEAR_ONE,
    check_narrower,
    holds_numbers,
    is_count,
    is_share,
    numbers_rows,
    sums_other,
)
from lagesbild.intake.shapes.count_table import COUNT, CountTable
from lagesbild.intake.shapes.crosstab import candidate, lowest_header
from lagesbild.intake.shapes.free_text import ROLE, free_text_columns
from lagesbild.intake.shapes.register_columns import find_columns, invert
from lagesbild.intake.shapes.years import check_months, name_months, year_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Candidate

OTHER_LABELS = ("typ", "plats", "enhet", "kanal")
"""Roles of columns whose labels are of no known kind, in the order in which they are given."""
MOST_LABELS = 3
"""A table with more columns of labels is no list of numbers. Own choice."""
SHARES = (
    "{file}: Tabellen anger andelar eller medelvärden (kolumn ”{heading}”) och inga antal, så inget går att räkna. "
    "Be avsändaren om antalen, eller skriv av dem i mallen."
)


def find_candidates(sheet: Sheet, settings: Settings, period: Period) -> list[Candidate]:
    """Return the sources that words point at, where the sheet has labels with numbers beside them.

    Raises InputError when it does not show which of the numbers are counts, or none is.
    """
    layout = sheet.layout
    if layout is None:
        return []
    words, layout = words_of(sheet, layout), lowest_header(layout)
    candidates = []
    for source in settings.vocabulary.counted_sources:
        hints = 0 if source.survey else count_hints(source, words)
        if hints and (table := _find_table(sheet, layout, Context(source, settings, period, sheet))):
            known = role_tests(Context(source, settings, period, sheet)).keys() & set(table.labels.values())
            candidates.append(candidate(sheet, table, len(known), source, hints))
    return candidates


def _find_table(sheet: Sheet, layout: Layout, context: Context) -> CountTable | None:
    """Return the table, or None when it has no numbers beside labels."""
    frame = sheet.read(layout)
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    roles = invert(find_columns(context.source, layout))
    text = free_text_columns(context.source, layout, {role: column for column, role in roles.items()})
    columns = {
        c: h for c, h in headings.items() if c not in text and (frame[c].astype(str).str.strip() != "").any()
    }
    numeric = {c: h for c, h in columns.items() if _is_numeric(h, frame[c], roles.get(c, ""))}
    labels = {c: h for c, h in columns.items() if c not in numeric and not numbers_rows(h, list(frame[c]))}
    if not numeric or not 0 < len(labels) <= MOST_LABELS or "arende" in roles.values():
        return None
    counts, across = _find_counts(numeric, frame, context)
    label_roles = _label_roles(labels, roles, frame, context, across)
    return CountTable(layout, label_roles, counts, across, text)


def _is_numeric(heading: str, cells: pd.Series, role: str) -> bool:
    values = list(cells)
    if role == COUNT:
        return True
    if fold(heading) in {"år", "year", "årtal"}:
        return False
    return (
        role == ""
        and not numbers_rows(heading, values)
        and (holds_numbers(values) or is_share(heading, values))
    )


def _find_counts(
    numeric: Mapping[int, str], frame: pd.DataFrame, context: Context
) -> tuple[dict[int, str], str]:
    """Return position -> heading of the counts, and the role whose values the headings are.

    Raises InputError when there are only shares, or several columns that may be the counts.
    """
    counts = {c: h for c, h in numeric.items() if not is_share(h, list(frame[c]))}
    check_months([*counts.values()], context)
    counts = name_months(counts, context)
    name = context.sheet.path.name
    if not counts:
        raise InputError(SHARES.format(file=name, heading=next(iter(numeric.values()))))
    axis = find_axis(counts.values(), context)
    if axis and len({fold(h) for h in counts.values()}) == len(counts):
        return counts, axis.role
    if all(YEAR.fullmatch(fold(h)) for h in counts.values()) and len(counts) > 1:
        year = year_of(context)
        chosen = {c: h for c, h in counts.items() if year in h}
    else:
        chosen = _plain_counts(counts, context)
    for column, heading in chosen.items():
        check_narrower(heading, (h for c, h in numeric.items() if c != column), name)
    if len(chosen) != 1:
        if len(counts) == 1:
            raise InputError(UNCLEAR_ONE.format(file=name, heading=next(iter(counts.values()))))
        raise InputError(UNCLEAR.format(file=name, headings="”, ”".join(counts.values())))
    return chosen, COUNT


def _plain_counts(counts: Mapping[int, str], context: Context) -> dict[int, str]:
    """Return the column that the source calls its counts, else those that any would, else the only one."""
    own = set(map(fold, context.source.columns.get(COUNT, ())))
    parts = {c: h for c, h in counts.items() if states_value(h)}
    for chosen in (
        {c: h for c, h in counts.items() if fold(h) in own},
        {c: h for c, h in counts.items() if is_count(h, context.source)},
        {c: h for c, h in counts.items() if YEAR.fullmatch(fold(h))},
    ):
        if chosen:
            return chosen
    return {} if parts else {c: h for c, h in counts.items() if not sums_other(h, context.source)}


def _label_roles(
    labels: Mapping[int, str], roles: Mapping[int, str], frame: pd.DataFrame, context: Context, across: str
) -> dict[int, str]:
    """Return position -> role of the labels: by the heading, else by their values, else one that only tells them apart."""
    given: dict[int, str] = {}
    for column in labels:
        taken = {*given.values(), across, ROLE, COUNT}
        role = roles.get(column, "")
        if AREA not in taken and is_called_area(labels[column], context):
            role = role if find_area_column({column: list(frame[column])}, labels, context) is None else AREA
        check_months(frame[column].unique(), context)
        if not role or role in taken:
            axis = find_axis(frame[column], context)
            role = axis.role if axis and axis.role not in taken else ""
        role = role or next((other for other in OTHER_LABELS if other not in taken), "")
        if role:
            given[column] = role
    return given
