"""A sheet and what was read of it -> what became of every cell that holds something."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lagesbild.core.accounts import SheetAccount
from lagesbild.core.tables import COUNTED
from lagesbild.files.grid import column_letter, kind
from lagesbild.files.sheet import Layout, is_empty
from lagesbild.intake.columns import mark_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Candidate

    Ints = NDArray[np.int64]
    Cells = NDArray[np.object_]
    Marks = NDArray[np.bool_]

LARGEST = 50_000
"""Sheets with records below this row have no account: it takes every cell of the sheet, those of other columns too."""
HEADING, NOTE, UNREAD = "heading", "note", "unread"
COUNT = "antal"


def account_for(candidate: Candidate, observations: pd.DataFrame) -> SheetAccount | None:
    """Return what became of the cells of the candidate's sheet; None for a sheet that is too large."""
    if len(observations) and int(observations["row"].max()) > LARGEST:
        return None
    frame = _read_all(candidate.sheet)
    rows = frame.index.to_numpy()
    filled = mark_cells(frame, lambda cell: not is_empty(cell))
    status = dict(row_status(observations))
    codes = _Codes()
    uses = (
        _uses_of_note(rows, frame.to_numpy(dtype=object), status, codes)
        if candidate.layout is None
        else _uses(rows, frame.shape, candidate, status, codes)
    )
    is_number = filled & ((uses == codes[NOTE]) | (uses == codes[UNREAD]))
    unused = is_number.any(axis=0)
    is_number[:, unused] &= mark_cells(frame.loc[:, unused], _is_number)
    counts = Counter(dict(zip(codes, np.bincount(uses[filled], minlength=len(codes)).tolist(), strict=True)))
    reasons = set(status.values()) - {COUNTED}
    return SheetAccount(
        cells=int(filled.sum()),
        by_role={use: n for use, n in counts.items() if n and use not in reasons | {NOTE, UNREAD}},
        set_aside={use: n for use, n in counts.items() if n and use in reasons},
        notes=counts[NOTE],
        unread=counts[UNREAD],
        unread_numbers=tuple(_addresses(rows, is_number)),
    )


def find_unread_numbers(
    account: SheetAccount | None, candidate: Candidate, observations: pd.DataFrame
) -> tuple[str, ...]:
    """Return where numbers stand that are not used: of a sheet too large for an account, columns with any at the top."""
    layout, sheet = candidate.layout, candidate.sheet
    if account is not None or layout is None:
        return account.unread_numbers if account else ()
    unread = [column for column in layout.columns if column not in candidate.roles_by_column]
    numbered = [column for column in unread if any(map(_is_number, sheet.top_cells(layout, column)))]
    last = int(observations["row"].max())
    return tuple(f"{column_letter(c)}{layout.first_data_row}:{column_letter(c)}{last}" for c in numbered)


class _Codes(dict[str, int]):
    """What a cell may be used as -> a number for it, given when it is first asked for."""

    def __missing__(self, use: str) -> int:
        return self.setdefault(use, len(self))


def row_status(observations: pd.DataFrame) -> pd.Series[str]:
    """Return, by row: `counted` when any of its observations is, otherwise why the first of them is not."""
    rows = observations[["row", "status"]].drop_duplicates()
    if not rows["row"].is_unique:
        rows = rows.sort_values("status", key=lambda status: status.ne(COUNTED), kind="stable")
        rows = rows.drop_duplicates("row").sort_values("row")
    return rows.set_index("row")["status"].astype(str)


def _read_all(sheet: Sheet) -> pd.DataFrame:
    """Return all columns of the rows of a sheet that hold something, by position and row number."""
    width = max(map(len, sheet.head), default=0)
    if not width:
        return pd.DataFrame(index=np.empty(0, dtype=np.int64))
    return sheet.read(Layout((), 1, None, tuple(range(width)), ("",) * width))


def _is_number(cell: Raw) -> bool:
    return kind(cell) in {"number", "year"}


def _uses(
    rows: Ints, shape: tuple[int, ...], candidate: Candidate, status: Mapping[int, str], codes: _Codes
) -> Ints:
    """Return what each cell of a table is used as: its role, why its row is set aside, or a note or unread."""
    layout = candidate.layout
    if layout is None:
        raise ValueError("the candidate is no table")
    uses = np.full(shape, codes[UNREAD])
    becomes = np.array([codes[status.get(row, UNREAD)] for row in rows.tolist()], dtype=np.int64)
    is_counted = becomes == codes[COUNTED]
    for column in layout.columns:
        role = candidate.roles_by_column.get(column, UNREAD)
        uses[:, column] = np.where(is_counted, codes[role], becomes)
    header = np.isin(rows, layout.header_rows)
    uses[header] = codes[HEADING]
    last = rows.max(initial=0) if layout.last_data_row is None else layout.last_data_row
    uses[~header & ((rows < layout.first_data_row) | (rows > last))] = codes[NOTE]
    return uses


def _uses_of_note(rows: Ints, cells: Cells, status: Mapping[int, str], codes: _Codes) -> Ints:
    """Return what each cell of a note is used as: the one number, or the text that says it, is the count."""
    uses = np.full(cells.shape, codes[NOTE])
    for position, row in enumerate(rows.tolist()):
        if row in status:
            filled = [column for column, cell in enumerate(cells[position]) if not is_empty(cell)]
            numbers = [column for column in filled if kind(cells[position, column]) == "number"]
            use = COUNT if status[row] == COUNTED else status[row]
            uses[position, [*numbers, *filled][0]] = codes[use]
    return uses


def _addresses(rows: Ints, marked: Marks) -> Iterator[str]:
    """Yield the addresses of the marked cells, those below each other as one range."""
    for column in range(marked.shape[1]):
        letter = column_letter(column)
        for first, last in _runs(rows[marked[:, column]].tolist()):
            yield f"{letter}{first}" if first == last else f"{letter}{first}:{letter}{last}"


def _runs(rows: list[int]) -> Iterable[tuple[int, int]]:
    """Return the first and the last of each run of row numbers without a gap."""
    if not rows:
        return ()
    breaks = [(before, after) for before, after in pairwise(rows) if after != before + 1]
    firsts = [rows[0], *(after for _, after in breaks)]
    lasts = [*(before for before, _ in breaks), rows[-1]]
    return zip(firsts, lasts, strict=True)
