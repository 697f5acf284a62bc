"""What a person must say of a table before it can be read as a source: which columns are what, and what words mean."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.text import as_line, fold
from lagesbild.files.grid import kind
from lagesbild.files.opening import open_file
from lagesbild.files.sheet import is_empty
from lagesbild.intake.inspection.suggestions import suggest, wordings
from lagesbild.intake.sender_rules import find_columns_by, locate_by
from lagesbild.intake.shapes.areas import LONGEST_NAME, make_area_parser
from lagesbild.intake.shapes.case_lines import LONGEST_CATEGORY, category_finder
from lagesbild.intake.shapes.columns import milieus_of
from lagesbild.intake.shapes.spellings import find_near
from lagesbild.intake.shapes.words import NOT_KNOWN
from lagesbild.intake.unrecognised import fullest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.files.sheet import Layout, Sheet

ASKED_ROLES = ("kategori", "miljo", "antal", "datum", "omrade")
"""The roles that decide what is counted; what else a column may be is not worth a question."""
LABELS = ("kategori", "miljo")
AREA = "omrade"
ENOUGH = 0.5
"""This part of a column's different values must look like what a role holds for the column to be proposed for it."""
FEW_KNOWN = 0.25
"""The same of categories and milieus, since the sender's own words are among them."""
MOST_ROWS = 2000


class OpenTable(Struct, frozen=True):
    """A table whose columns can be looked at: by heading, how often each of its values stands there."""

    sheet: Sheet
    layout: Layout
    values: Mapping[str, Counter[str]]

    def kinds(self, heading: str) -> Counter[str]:
        """Count the kinds of the first cells of a column: text, number, day and so on."""
        column = self.layout.columns[self.layout.headings.index(heading)]
        cells = self.sheet.top_cells(self.layout, column)
        return Counter(kind(cell) for cell in cells if not is_empty(cell))


class RoleGap(Struct, frozen=True):
    """A role that no column has yet: the column that may have it, "" where none is likely, and whether it must be there."""

    role: str
    heading: str
    required: bool


class MeaningGap(Struct, frozen=True):
    """A value that means nothing known: in how many rows it stands, and what it may be a slip of the pen from."""

    heading: str
    role: str
    value: str
    rows: int
    likely: str = ""


def open_table(path: Path, rules: SenderRules) -> OpenTable | None:
    """Return the table that the rules name in a file, or the fullest; None where none can be seen.

    The values are those of every shown sheet with the same headings, for they are read together.

    Raises InputError when the file cannot be opened, or the rules name a row without headings.
    """
    sheets = open_file(path)
    named = [sheet for sheet in sheets if fold(sheet.name or "") == fold(rules.sheet)]
    sheet = named[0] if rules.sheet and named else fullest(sheets)
    layout = locate_by(rules, sheet)
    if layout is None:
        return None
    values = _count_values(sheet, layout)
    for other in sheets:
        located = None if rules.sheet or other.hidden or other is sheet else locate_by(rules, other)
        if located is not None and located.headings == layout.headings:
            for heading, counts in _count_values(other, located).items():
                values[heading] += counts
    return OpenTable(sheet, layout, values)


def _count_values(sheet: Sheet, layout: Layout) -> dict[str, Counter[str]]:
    """Return, by heading, how often each value stands in the first rows of a table."""
    frame = sheet.read(layout).head(MOST_ROWS)
    return {
        heading: Counter(as_line(str(cell)) for cell in frame[column] if not is_empty(cell))
        for column, heading in zip(layout.columns, layout.headings, strict=True)
    }


def find_role_gaps(
    table: OpenTable, source: SourceDefinition, rules: SenderRules, settings: Settings
) -> Iterator[RoleGap]:
    """Yield the roles that the source must have and lacks, and those that a column is likely to have."""
    columns_by_role = find_columns_by(rules, source, table.layout)
    used = {column for columns in columns_by_role.values() for column in columns}
    decided = {fold(heading) for heading in rules.columns}
    free = [
        heading
        for column, heading in zip(table.layout.columns, table.layout.headings, strict=True)
        if column not in used and fold(heading) not in decided
    ]
    for role in (role for role in ASKED_ROLES if role in source.columns and role not in columns_by_role):
        required = role in source.required
        heading = _likeliest_column(table, free, role, source, settings)
        if heading or required:
            yield RoleGap(role, heading, required)


def _likeliest_column(
    table: OpenTable, free: list[str], role: str, source: SourceDefinition, settings: Settings
) -> str:
    alike = suggest(free, wordings(source, settings.vocabulary))
    named = [heading for heading, found in alike.items() if found.role == role]
    if named:
        return named[0]
    least = FEW_KNOWN if role in LABELS else ENOUGH
    scores = {heading: _measure_fit(table, heading, role, source, settings) for heading in free}
    best = max(scores, key=lambda heading: scores[heading], default="")
    return best if best and scores[best] >= least else ""


def _measure_fit(
    table: OpenTable, heading: str, role: str, source: SourceDefinition, settings: Settings
) -> float:
    """Return which part of a column's values looks like what the role holds."""
    values = table.values[heading]
    if not values:
        return 0
    if role == "datum":
        kinds = table.kinds(heading)
        return kinds["day"] / max(1, kinds.total())
    if role == "omrade":
        parts = set(map(fold, settings.area_parts.parts))
        return sum(fold(value) in parts for value in values) / len(values)
    if role in LABELS:
        find = label_finder(role, source, settings)
        return sum(_is_known(find, value) for value in values) / len(values)
    return 0


def find_meaning_gaps(
    table: OpenTable, source: SourceDefinition, rules: SenderRules, settings: Settings
) -> Iterator[MeaningGap]:
    """Yield the values of the categories and the milieus that mean nothing known, the most frequent first.

    Then come the names that may be of a part of the area, or of a place outside it.
    """
    headings = dict(zip(table.layout.columns, table.layout.headings, strict=True))
    columns_by_role = find_columns_by(rules, source, table.layout)
    for role, columns in columns_by_role.items():
        if role not in LABELS or (role == "kategori" and source.category_set is None):
            continue
        find, spellings = label_finder(role, source, settings), _spellings(role, source, settings)
        for heading in (headings[column] for column in columns):
            said = rules.meaning(heading)
            for value, rows in table.values[heading].most_common():
                if fold(value) in said or len(value) > LONGEST_CATEGORY or _is_known(find, value):
                    continue
                near = find_near(value, spellings)
                yield MeaningGap(heading, role, value, rows, next(iter(near)) if len(near) == 1 else "")
    if AREA in columns_by_role and settings.area_parts.parts:
        for column in columns_by_role[AREA]:
            yield from _find_unclear_names(table, headings[column], rules, settings)


def _find_unclear_names(
    table: OpenTable, heading: str, rules: SenderRules, settings: Settings
) -> Iterator[MeaningGap]:
    """Yield the names of which it is not clear whether they are of the area: a part that one is nearly spelt as is likely."""
    parser = make_area_parser(settings)
    said = {*rules.meaning(heading), *rules.values_aside(heading), *NOT_KNOWN}
    for value, rows in table.values[heading].most_common():
        if fold(value) not in said and len(value) <= LONGEST_NAME and parser.is_unclear(value):
            yield MeaningGap(heading, AREA, value, rows, parser.suggest(value))


def label_finder(
    role: str, source: SourceDefinition, settings: Settings
) -> Callable[[object], tuple[tuple[str, ...], bool]]:
    """Return what gives the categories or the milieus that a cell names; ValueError on a cell that names none."""
    vocabulary = settings.vocabulary
    if role == "kategori" and source.category_set:
        return category_finder(
            vocabulary.category_keys(source.category_set), vocabulary.categories[source.category_set]
        )
    return milieus_of(vocabulary)


def _spellings(role: str, source: SourceDefinition, settings: Settings) -> dict[str, str]:
    vocabulary = settings.vocabulary
    if role == "kategori" and source.category_set:
        return vocabulary.category_keys(source.category_set)
    return vocabulary.milieu_codes()


def _is_known(find: Callable[[object], tuple[tuple[str, ...], bool]], value: str) -> bool:
    if fold(value) in NOT_KNOWN:
        return True
    try:
        find(value)
    except ValueError:
        return False
    return True
