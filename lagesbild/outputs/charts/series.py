"""What a chart takes from a table: the years to set side by side, and the sum of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import TOTAL, AtLeast, MissingValue
from lagesbild.outputs.labels import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row, Table, Value

SPAN = 12
"""The most years that stand side by side: more have no room for their figures."""
LARGEST_UNIT = 1.6
"""The most that one may measure in centimetres, so that two or three do not look like a flood. Own choice."""
BREAK = "brott i serien"


class Year(Struct, frozen=True):
    """One year of a table: a value for each of its parts, and the total where the table has one.

    `missing` is set when the year holds nothing but one named nothing; `broken` says what lies between the
    year before and this one, where they are not comparable.
    """

    year: int
    values: tuple[Value, ...]
    total: Value | None
    missing: MissingValue | None
    broken: str
    current: bool
    rows: tuple[str, ...] = ()
    """The keys of the parts."""

    def cell(self, row: str) -> str:
        """What the cell of a row is called, as row/column."""
        return f"{row}/{self.year}"


def detail_rows(table: Table) -> tuple[Row, ...]:
    """The rows of a table without its totals."""
    return tuple(row for row in table.rows if not row.total)


def years(table: Table, report: Report) -> tuple[Year, ...]:
    """The last twelve years up to the report's, from the first one known; a year without a column is missing."""
    shown = range(max(first_year(table, report), report.year - SPAN + 1), report.year + 1)
    breaks = {year: name for year, name in _find_breaks(table, report).items() if year > shown[0]}
    return tuple(_year(table, year, breaks, current=year == report.year) for year in shown)


def first_year(table: Table, report: Report) -> int:
    """The first year that a table has a column for, up to the report's."""
    return min((year for year in _stored_years(table) if year <= report.year), default=report.year)


def _stored_years(table: Table) -> tuple[int, ...]:
    """The years that a table has columns for."""
    return tuple(int(column.key) for column in table.columns if column.key.isdecimal())


def cells_of(row: Row, table: Table) -> tuple[str, ...]:
    """What the cells of a row are called, as row/column: all that its sum is made of."""
    return tuple(f"{row.key}/{column.key}" for column in table.columns)


def row_total(row: Row, table: Table) -> Value:
    """The sum of a row's counts, or the nothing that keeps it from being known."""
    if TOTAL in (keys := [column.key for column in table.columns]):
        return row.cells[keys.index(TOTAL)].value
    return sum_values(cell.value for cell in row.cells)


def sum_values(values: Iterable[Value]) -> Value:
    """The sum of counts: a hidden part hides the whole, and with a missing one it is at least what is known.

    >>> sum_values([2, 1]), sum_values([2, MissingValue.NOT_REPORTED])
    (3, AtLeast(count=2))
    >>> sum_values([2, MissingValue.SUPPRESSED]).value, sum_values([0, MissingValue.NOT_CLASSIFIED]).value
    ('suppressed', 'not_classified')
    """
    parts = tuple(values)
    missing = [value for value in parts if isinstance(value, MissingValue)]
    if MissingValue.SUPPRESSED in missing:
        return MissingValue.SUPPRESSED
    least = [value.count for value in parts if isinstance(value, AtLeast)]
    known = sum((*least, *counts(parts)))
    if not (missing or least):
        return known
    return missing[0] if missing and not known else AtLeast(known)


def counts(values: Iterable[Value | None]) -> tuple[int, ...]:
    """The figures among the values."""
    return tuple(value for value in values if isinstance(value, int))


def drawn_length(value: Value | None) -> int:
    """How far a mark reaches: a figure as far as it is known, and what is no figure not at all."""
    if isinstance(value, AtLeast):
        return value.count
    return value if isinstance(value, int) else 0


def lone_peak(values: tuple[Value, ...]) -> int | None:
    """The place of the largest count, or None when it is zero or shared.

    >>> lone_peak((3, 6, MissingValue.SUPPRESSED)), lone_peak((2, 2)), lone_peak((0,))
    (1, None, None)
    """
    most = max(counts(values), default=0)
    return values.index(most) if most and values.count(most) == 1 else None


def _year(table: Table, year: int, breaks: dict[int, str], *, current: bool) -> Year:
    values = _column(table, year, total=False)
    total = next(iter(_column(table, year, total=True)), None)
    rows = tuple(row.key for row in detail_rows(table))
    return Year(year, values, total, _missing(values), breaks.get(year, ""), current, rows)


def _missing(values: tuple[Value, ...]) -> MissingValue | None:
    """The one named nothing that stands for the whole year; a hidden figure is no missing one."""
    lone = values[0] if len(set(values)) == 1 else None
    return lone if isinstance(lone, MissingValue) and lone is not MissingValue.SUPPRESSED else None


def _column(table: Table, year: int, *, total: bool) -> tuple[Value, ...]:
    rows = [row for row in table.rows if row.total == total]
    positions = [position for position, column in enumerate(table.columns) if column.key == str(year)]
    if not positions:
        return tuple(MissingValue.NOT_REPORTED for _ in rows)
    return tuple(row.cells[positions[0]].value for row in rows)


def _find_breaks(table: Table, report: Report) -> dict[int, str]:
    """The years before which the series breaks, and what to call it.

    A break cell belongs to a year that is not comparable with the later ones.
    """
    years_broken = {
        int(column.key)
        for position, column in enumerate(table.columns)
        if column.key.isdecimal()
        and any(row.cells[position].value is MissingValue.BREAK for row in table.rows)
    }
    judged = {report.year: VERDICTS["ej_jamforbart"].full} if _is_incomparable(table, report) else {}
    broken = {int(key): BREAK for key in table.breaks}
    return (
        broken
        | judged
        | {next((y for y in _stored_years(table) if y > year), report.year): BREAK for year in years_broken}
    )


def _is_incomparable(table: Table, report: Report) -> bool:
    """Whether nothing of this year may be compared with the nearest year before that is known."""
    known = [year for year in _stored_years(table) if not _missing(_column(table, year, total=False))]
    before = max((year for year in known if year < report.year), default=None)
    verdicts = {c.verdict for c in report.comparisons if (c.source, c.previous_year) == (table.about, before)}
    return report.year in known and verdicts == {"ej_jamforbart"}
