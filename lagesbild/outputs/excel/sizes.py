"""How wide the columns of a table are, and how high the rows whose text is wrapped."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from lagesbild.outputs.excel.cells import is_dense
from lagesbild.outputs.excel.style import LINE
from lagesbild.outputs.labels import cell_text, short_cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lagesbild.core.tables import Table

NARROWEST, WIDEST = 9, 44
"""How wide a column may be, in digits; what is longer is wrapped, unless it is one word."""
PADDING = 3
FILTERED_FROM = 25
"""From so many rows on, a table gets buttons to sort and filter by, unless it ends in a sum."""
BUTTON = "···"
"""As wide as the button beside a heading."""
ONE_LINE = 12
"""A heading up to this length is not wrapped."""
SIGNS_PER_DIGIT = 1.15
"""How many letters of running text go into the width of a digit."""


def shared_widths(tables: Sequence[Table]) -> tuple[int, ...]:
    """The widths of the columns that several tables share, one below the other."""
    each = [column_widths(table, short=is_dense(table), buttons=is_filtered(table)) for table in tables]
    return tuple(map(max, zip_longest(*each, fillvalue=NARROWEST)))


def is_filtered(table: Table) -> bool:
    """Whether a table gets buttons to sort and filter by."""
    return len(table.rows) >= FILTERED_FROM and not any(row.total for row in table.rows)


def column_widths(table: Table, *, short: bool, buttons: bool) -> tuple[int, ...]:
    """The width of the label column and of each column after it, in digits."""
    text = short_cell_text if short else cell_text
    labels = [row.label for row in table.rows]
    columns = [[text(row.cells[n].value) for row in table.rows] for n in range(len(table.columns))]
    room = BUTTON if buttons else ""
    heads = (f"{table.stub}{room}", *(f"{column.label}{room}" for column in table.columns))
    return tuple(_width(head, cells) for head, cells in zip(heads, (labels, *columns), strict=True))


def _width(head: str, cells: Sequence[str]) -> int:
    """Wide enough for every word, and for whole cells up to the widest that a column may be."""
    words = [head] if len(head) <= ONE_LINE else head.split()
    words += [word for text in cells for word in text.split()]
    word = max(map(len, words), default=0)
    cell = min(max(map(len, cells), default=0), WIDEST)
    return max(word + PADDING, cell + PADDING, NARROWEST)


def height(texts: Iterable[str], widths: Iterable[float]) -> int:
    """The height of a row in points: room for the text that wraps most.

    >>> height(("Klotter", "Ofullständigt svar"), (20, 14))
    30
    """
    return LINE * max(_lines(text, width) for text, width in zip(texts, widths, strict=True))


def _lines(text: str, width: float) -> int:
    room = int(width * SIGNS_PER_DIGIT) - 1
    return 1 if len(text) <= room else len(wrap(text, room))
