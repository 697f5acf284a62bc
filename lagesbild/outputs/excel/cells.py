"""One cell: a number, a percentage, a date, a text or the mark of a nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import AtLeast, MissingValue, Share
from lagesbild.core.wording import percent
from lagesbild.outputs.labels import cell_text, short_cell_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from lagesbild.core.tables import Column, Table, Value

DENSE = 8
"""With more columns than this, the marks are written short."""


class CellContent(NamedTuple):
    """What is written to a cell, and the names of the styles that it takes."""

    value: float | str | date
    styles: tuple[str, ...]


def is_dense(table: Table) -> bool:
    """Whether the columns are so many that the marks must be short."""
    return len(table.columns) > DENSE


def content(value: Value, column: Column, *, short: bool = False) -> CellContent:
    """What stands for a value: real numbers and dates as such, all else as text."""
    if isinstance(value, MissingValue | AtLeast):
        return CellContent(short_cell_text(value) if short else cell_text(value), ("mark",))
    if isinstance(value, Share):
        return _share(value)
    if isinstance(value, int):
        return CellContent(value, ("right", "count"))
    return _date(value) if column.kind == "date" else CellContent(value, ("left", "text"))


def _share(share: Share) -> CellContent:
    """A quotient where the words are a percentage, else the words themselves ("3 av 9", "under 0,1 %")."""
    words = percent(share)
    if not (words.endswith("%") and words[0].isdigit()):
        return CellContent(words, ("right",))
    return CellContent(share.part / share.base, ("right", "tenths" if "," in words else "percent"))


def _date(text: str) -> CellContent:
    try:
        return CellContent(date.fromisoformat(text), ("left", "date"))
    except ValueError:
        return CellContent(text, ("left", "text"))


def write_cell(sheet: Worksheet, place: tuple[int, int], value: float | str | date, style: Format) -> None:
    """Write one value as what it is; a text is never taken for a formula, a link or a number."""
    if isinstance(value, date):
        sheet.write_datetime(*place, value, style)
    elif isinstance(value, str):
        sheet.write_string(*place, value, style)
    else:
        sheet.write_number(*place, value, style)
