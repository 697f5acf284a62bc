"""A sheet and what was read of it -> what became of every cell that holds something."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from lagesbild.core.accounts import SheetAccount
from lagesbild.core.tables import COUNTED
from lagesbild.files.grid import column_letter, kind
from lagesbild.files.sheet import Layout, is_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Candidate

    Ints = NDArray[np.int64]
    Cells = NDArray[np.object_]

LARGEST = 50_000
"""Sheets with records below this row have no account: it takes every cell of the sheet, those of other columns too."""
HEADING, NOTE, UNREAD = "heading", "note", "unread"
COUNT = "antal"


def account_for(candidate: Candidate, observations: pd.DataFrame) -> SheetAccount | None:
    """Return what became of the cells of the candidate's sheet; None for a sheet that is too large."""
    if len(observations) and int(observations["row"].max()) > LARGEST:
        return None
    rows, cells = _cells(candidate.sheet)
    filled = _apply(cells, lambda cell: not is_empty(cell))
    status = dict(row_status(observations))
    uses = (
        _uses_of_note(rows, cells, status)
        if candidate.layout is None
        else _uses(rows, cells.shape, candidate, status)
    )
    is_number = filled & ((uses == NOTE) | (uses == UNREAD))
    is_number[is_number] = _apply(cells[is_number], _is_number)
    counts = Counter(uses[filled].tolist())
    reasons = set(status.values()) - {COUNTED}
    return SheetAccount(
        cells=int(filled.sum()),
        by_role={use: n for use, n in counts.items() if use not in reasons | {NOTE, UNREAD}},
        set_aside={use: n for use, n in counts.items() if use in reasons},
        notes=counts[NOTE],
        unread=counts[UNREAD],
        unread_numbers=tuple(_addresses(rows, is_number)),
    )


def row_status(observations: pd.DataFrame) -> pd.Series[str]:
    """Return, by row: `counted` when any of its observations is, otherwise why the first of them is not."""
    rows = observations[["row", "status"]]
    if not rows["row"].is_unique:
        rows = rows.sort_values("status", key=lambda status: status.ne(COUNTED), kind="stable")
        rows = rows.drop_duplicates("row").sort_values("row")
    return rows.set_index("row")["status"].astype(str)


def _cells(sheet: Sheet) -> tuple[Ints, Cells]:
    """Return the row numbers of a sheet and the cells of these rows; rows that hold nothing are left out."""
    width = max(map(len, sheet.head), default=0)
    if not width:
        return np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=object)
    frame = sheet.read(Layout((), 1, None, tuple(range(width)), ("",) * width))
    return frame.index.to_numpy(), frame.astype(object).to_numpy()


def _apply(cells: Cells, test: Callable[[Any], bool]) -> NDArray[np.bool_]:
    """Return for each cell whether it passes the test."""
    passes = np.fromiter(map(test, cells.ravel().tolist()), dtype=bool, count=cells.size)
    return passes.reshape(cells.shape)


def _is_number(cell: Raw) -> bool:
    return kind(cell) in {"number", "year"}


def _uses(rows: Ints, shape: tuple[int, ...], candidate: Candidate, status: Mapping[int, str]) -> Cells:
    """Return what each cell of a table is used as: its role, why its row is set aside, or a note or unread."""
    layout = candidate.layout
    if layout is None:
        raise ValueError("the candidate is no table")
    uses = np.full(shape, UNREAD, dtype=object)
    becomes = np.array([status.get(row, UNREAD) for row in rows.tolist()], dtype=object)
    for column in layout.columns:
        role = candidate.roles_by_column.get(column, UNREAD)
        uses[:, column] = np.where(becomes == COUNTED, role, becomes)
    header = np.isin(rows, layout.header_rows)
    uses[header] = HEADING
    last = rows.max(initial=0) if layout.last_data_row is None else layout.last_data_row
    uses[~header & ((rows < layout.first_data_row) | (rows > last))] = NOTE
    return uses


def _uses_of_note(rows: Ints, cells: Cells, status: Mapping[int, str]) -> Cells:
    """Return what each cell of a note is used as: the one number, or the text that says it, is the count."""
    uses = np.full(cells.shape, NOTE, dtype=object)
    for position, row in enumerate(rows.tolist()):
        if row in status:
            filled = [column for column, cell in enumerate(cells[position]) if not is_empty(cell)]
            numbers = [column for column in filled if _is_number(cells[position, column])]
            uses[position, [*numbers, *filled][0]] = COUNT if status[row] == COUNTED else status[row]
    return uses


def _addresses(rows: Ints, marked: NDArray[np.bool_]) -> Iterator[str]:
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
