"""What the overview sets in brackets: a source's count of a milieu in the year compared with, where it is surely known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import TOTAL, CellPlace, MissingValue, TableKind, table_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.figures import Comparison
    from lagesbild.core.report import Report

ABSENT = frozenset({MissingValue.NOT_REPORTED, MissingValue.NOT_READ, MissingValue.NOT_ASKED})


class Earlier(NamedTuple):
    """A count of the earlier year, and the ids of the cells that tell it."""

    number: int
    cells: tuple[str, ...]


def baseline_of(report: Report) -> int:
    """The latest year that figures are compared with; the year before where none are."""
    return max((line.previous_year for line in report.comparisons), default=report.year - 1)


def earlier_count(report: Report, source: str, milieu: str, baseline: int) -> Earlier | None:
    """The count of a milieu in the earlier year; None where it is not known or not of the same kind.

    Categories are summed only where no record is of two of them: where all categories make the source's sum.
    """
    lines = [line for line in report.comparisons if (line.source, line.previous_year) == (source, baseline)]
    mine = [line for line in lines if line.milieu == milieu and _is_comparable(line)]
    if not mine or len(mine) < sum(line.milieu == milieu for line in lines):
        return None
    if any(line.category for line in mine) and not _is_whole(report, lines, baseline):
        return None
    return Earlier(sum(line.previous or 0 for line in mine), tuple(_cell(line, baseline) for line in mine))


def _is_comparable(line: Comparison) -> bool:
    return line.verdict != "ej_jamforbart" and line.part is None and line.previous is not None


def _is_whole(report: Report, lines: Sequence[Comparison], baseline: int) -> bool:
    known = [line.previous for line in lines if line.previous is not None]
    return len(known) == len(lines) and sum(known) == _total(report, lines[0].source, baseline)


def _total(report: Report, source: str, year: int) -> object:
    """The value of a source's total in a year; None where no table has it."""
    table = report.table(TableKind.BY_YEAR, source)
    if table is None or str(year) not in {column.key for column in table.columns}:
        return None
    return next((table.value(row.key, str(year)) for row in table.rows if row.total), None)


def _cell(line: Comparison, year: int) -> str:
    table = table_id(TableKind.BY_YEAR, line.source)
    return CellPlace(table, line.category or line.milieu or TOTAL, str(year)).id


def is_missing(report: Report, source: str, baseline: int) -> bool:
    """Whether the source's table of years says that the earlier year is missing."""
    return _total(report, source, baseline) in ABSENT
