"""Cells without a value, which the reader of a workbook does not tell from empty ones, and hidden rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.errors import Problem
from lagesbild.files.grid import column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]* t="e"')
NO_RESULT = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]* t="str")[^>]*>'
    rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
ERROR_CELL = ("error_cell", "innehåller ett felvärde (till exempel #SAKNAS!)")
"""Its code, and what it is."""

PATTERNS = (
    (ERROR, *ERROR_CELL),
    (NO_RESULT, "formula_without_value", "innehåller en formel utan sparat värde"),
)


class CellError(NamedTuple):
    """A cell without a value, with its reason and place."""

    code: str
    what: str
    column: str
    row: int


def error_at(row: int, column: int) -> CellError:
    """Give the error of a cell; row and column are counted from 0.

    >>> error_at(1, 2).column, error_at(1, 2).row
    ('C', 2)
    """
    return CellError(*ERROR_CELL, column_letter(column), row + 1)


def find_cell_errors(piece: bytes) -> Iterator[CellError]:
    """Give the cells without a value in a piece of a sheet's XML."""
    for pattern, code, what in PATTERNS:
        for place in pattern.finditer(piece):
            yield CellError(code, what, place[1].decode(), int(place[2]))


def problems(path: Path, name: str, errors: Sequence[CellError], number: int) -> Iterator[Problem]:
    """Give a problem for each of a sheet's first cells without a value, and one for those beyond the first ones."""
    for code, what, column, row in errors:
        message = f"Cell {column}{row} {what} och läses som tom. Rätta cellen och spara om filen."
        yield Problem(code, message, path.name, name, row, column)
    more = number - len(errors)
    if more > 0:
        message = f"Ytterligare {more} celler saknar värde av samma skäl. Rätta dem och spara om filen."
        yield Problem("more_empty_cells", message, path.name, name)


def hidden_rows(path: Path, name: str, number: int) -> Iterator[Problem]:
    """Give a problem when rows of a sheet are hidden, by a filter or by hand: they are read as all others."""
    if number:
        rows = "En rad är dold" if number == 1 else f"{number} rader är dolda"
        message = (
            f"{rows}, av ett filter eller för hand, men läses som de andra. "
            "Ta bort dem ur filen om de inte ska räknas."
        )
        yield Problem("hidden_rows", message, path.name, name)
