"""A table of figures from outside -> its values, as they are printed: one a row, or one a column for each area or year."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.background import BACKGROUND, BackgroundValue
from lagesbild.core.observations import complete
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import as_line, fold
from lagesbild.files.grid import JOIN, label
from lagesbild.files.sheet import is_empty
from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes.background_values import (
    PERCENT,
    SHARE,
    are_fractions,
    as_percent,
    is_value,
    measure_of,
    print_value,
)
from lagesbild.intake.shapes.register_columns import find_columns, invert
from lagesbild.intake.shapes.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.cells import Raw
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.context import Context

LABEL, VALUE, MEASURE, BASE, AREA, YEAR = "uppgift", "varde", "matt", "bas", "omrade", "ar"
REFERENCE, REFERENCE_VALUE = "referens", "referensvarde"
VALUE_HEADINGS = frozenset({"värde", "resultat", "andel", "procent"})
"""Headings of a column of values that are no counts of cases."""
LONGEST = 200
"""A longer label is a text of somebody's own, and is cut."""
FRACTIONS = "Värdena är andelar av ett och skrivs som procent: 0,14 blir 14 %. Är de något annat, skriv måttet i en egen kolumn."
UNREADABLE = "Det går inte att läsa som ett värde; raden är lagd åt sidan. Skriv till exempel 14 %, 300–400 eller drygt 1 500."
_SHARE_WORDS = re.compile(rf"[(\[]?(?:{SHARE.pattern})[)\]]?", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?")
_ENDING_YEAR = re.compile(rf"(?P<words>.*?[^\W\d].*?)[ ,(]+(?:år )?(?P<year>{_YEARS.pattern})\)?")
"""A heading of words that ends in a year: "Riket 2019", "Andel (2020)"."""


class ValueColumn(Struct, frozen=True):
    """A column of values: what its heading says that they are of, and what they are measured in."""

    position: int
    area: str = ""
    year: str = ""
    measure: str = ""
    text: str = ""
    """The heading itself, where it says neither."""


class BackgroundTable(Struct, frozen=True):
    """Where the values of a table stand, and what is said of each."""

    layout: Layout
    roles: Mapping[str, int]
    """Role -> position of its column."""
    value_columns: tuple[ValueColumn, ...]


def find_candidates(sheet: Sheet, settings: Settings, _: Period) -> list[Candidate]:
    """Return the sources of background values that a table may be from: only those that its sender names."""
    layout = sheet.layout
    if layout is None:
        return []
    above = sheet.rows_above(layout)
    words = words_of(replace(sheet, head=above), None)
    hints = {source.key: count_hints(source, words) for source in settings.vocabulary.sources}
    counted = max((hints[source.key] for source in settings.vocabulary.counted_sources), default=0)
    candidates = []
    for source in settings.vocabulary.sources:
        if source.form != "bakgrund" or hints[source.key] <= counted:
            continue
        if table := locate_values(sheet, layout, find_columns(source, layout)):
            roles = {column.position: VALUE for column in table.value_columns} | invert(table.roles)
            candidates.append(
                Candidate(
                    source,
                    sheet,
                    hints[source.key],
                    len(table.roles),
                    partial(_read, table),
                    roles_by_column=roles,
                    filename_hints=hints[source.key],
                    layout=layout,
                )
            )
    return candidates


def locate_values(sheet: Sheet, layout: Layout, roles: Mapping[str, int]) -> BackgroundTable | None:
    """Return where the values of a table stand; None where no column holds any, or nothing says what they are."""
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    first = layout.columns[0]
    if LABEL not in roles and first not in roles.values():
        roles = {**roles, LABEL: first}
    if VALUE in roles:
        values = [ValueColumn(roles[VALUE], measure=measure_of(headings[roles[VALUE]]))]
        return BackgroundTable(layout, roles, tuple(values)) if LABEL in roles else None
    free = [column for column in layout.columns if column not in roles.values() and headings[column]]
    columns = [c for c in free if _holds_values(sheet.top_cells(layout, c))]
    if not columns or not ({LABEL, AREA} & roles.keys()):
        return None
    return BackgroundTable(layout, roles, tuple(_describe(c, headings[c]) for c in columns))


def is_background(sheet: Sheet, source: SourceDefinition) -> bool:
    """Whether a sheet is a table of values that all are percentages, or whose column of values is headed so."""
    layout = sheet.layout
    table = layout and locate_values(sheet, layout, find_columns(source, layout))
    if not layout or not table:
        return False
    headings = dict(zip(layout.columns, layout.headings, strict=True))
    if VALUE in table.roles and fold(headings[table.roles[VALUE]]) in VALUE_HEADINGS:
        return True
    frame = sheet.read(layout)
    columns = [_with_measure(table, column, frame) for column in table.value_columns]
    return all(
        print_value(cell, column.measure).endswith(PERCENT)
        for column in columns
        for cell in sheet.top_cells(layout, column.position)
        if is_value(cell)
    )


def _holds_values(cells: list[Raw]) -> bool:
    filled = [cell for cell in cells if not is_empty(cell)]
    return bool(filled) and all(map(is_value, filled))


def _describe(position: int, heading: str) -> ValueColumn:
    """Return what a heading says of the values below it: the year, the area, the measure."""
    parts = heading.split(JOIN)
    year = next((part for part in parts if _YEARS.fullmatch(part)), "")
    others = JOIN.join(part for part in parts if part != year)
    if not year and (ending := _ENDING_YEAR.fullmatch(others)):
        others, year = ending["words"], ending["year"]
    area = as_line(_SHARE_WORDS.sub(" ", others)).strip(" ,:")
    return ValueColumn(position, area, year, measure_of(others), others)


def _read(table: BackgroundTable, context: Context) -> Observed:
    """Return an observation for each row, which counts nothing, and hand its values on."""
    roles = table.roles
    headings = dict(zip(table.layout.columns, table.layout.headings, strict=True))
    stated_year = _year_above(context.sheet, table.layout)
    columns = tuple(replace(c, year=c.year or stated_year) for c in table.value_columns)
    context = context.with_headings(
        {
            VALUE: headings[table.value_columns[0].position],
            **{role: headings[column] for role, column in roles.items()},
        }
    )
    frame = context.sheet.read(table.layout)
    problems: list[Problem] = []
    columns = tuple(_with_measure(table, column, frame) for column in columns)
    fractions = {
        c.position for c in columns if c.measure == PERCENT and are_fractions(list(frame[c.position]))
    }
    if fractions:
        problems.append(context.problem("background_fractions", FRACTIONS, role=VALUE))
    rows: list[tuple[int, str]] = []
    for number, *row in frame.itertuples():
        cells = dict(zip(table.layout.columns, row, strict=True))
        try:
            values = list(_values(replace(table, value_columns=columns), cells, int(number), fractions))
        except ValueError:
            problems.append(context.problem("unreadable_value", UNREADABLE, int(number), VALUE))
            rows.append((int(number), "unreadable"))
        else:
            rows.append((int(number), COUNTED))
            for value in values:
                context.collect_definition(BACKGROUND, value.as_json())
    observed = pd.DataFrame(rows, columns=["row", "status"]).assign(kind=context.source.kind, count=0)
    return complete(observed), tuple(problems)


def _year_above(sheet: Sheet, layout: Layout) -> str:
    """Return the one year that stands above a table, or else in the name of its file; "" where there is none."""
    above = " ".join(str(cell) for row in sheet.rows_above(layout) for cell in row)
    for text in (above, sheet.path.stem):
        if len(years := set(YEARS.findall(text))) == 1:
            return str(years.pop())
    return ""


def _with_measure(table: BackgroundTable, column: ValueColumn, frame: pd.DataFrame) -> ValueColumn:
    """Return the column with the measure that every label says, or the heading above them, where its own says none."""
    named = table.roles.get(LABEL)
    if column.measure or named is None or MEASURE in table.roles:
        return column
    measures = {_share_of(str(text)) for text in frame[named]}
    every = measures.pop() if len(measures) == 1 else ""
    heading = dict(zip(table.layout.columns, table.layout.headings, strict=True))[named]
    return replace(column, measure=every or measure_of(heading))


def _share_of(label: str) -> str:
    """Return the sign for percent where a label says that; another measure that it says is not said again."""
    return PERCENT if measure_of(label) == PERCENT else ""


def _values(
    table: BackgroundTable, cells: Mapping[int, Raw], row: int, fractions: set[int]
) -> Iterator[BackgroundValue]:
    """Yield the values of a row; ValueError when one cannot be read."""

    def text(role: str) -> str:
        return label(cells[table.roles[role]])[:LONGEST] if role in table.roles else ""

    for column in table.value_columns:
        name, area = text(LABEL) or column.text, text(AREA) or column.area
        cell = cells[column.position]
        if LABEL not in table.roles:
            name, area = column.text, text(AREA)
        if not name or is_empty(cell):
            continue
        measure = text(MEASURE) or column.measure or _share_of(name)
        printed = print_value(as_percent(cell) if column.position in fractions else cell, measure)
        yield BackgroundValue(name, printed, text(BASE), area, text(YEAR) or column.year, row)
        if REFERENCE_VALUE in table.roles and not is_empty(cells[table.roles[REFERENCE_VALUE]]):
            reference = print_value(cells[table.roles[REFERENCE_VALUE]], measure)
            yield BackgroundValue(name, reference, "", text(REFERENCE), text(YEAR) or column.year, row)
