"""The free text of a file -> what may be stored of it, and what was found in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lagesbild.core.free_text import Found, PlacedText, Screened
from lagesbild.core.tables import COUNTED
from lagesbild.intake.surveys.cells import as_text as cell_text
from lagesbild.personal_data.masking import screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.context import Context
    from lagesbild.intake.shapes.free_text import FreeText
    from lagesbild.personal_data.word_lists import Lists

PUBLIC_SPACE = "offentlig_plats"
"""The remarks of such a register are working notes on walls and posts, in a register of a whole city mostly others'
walls, and no report uses them: they are searched, so that the sender can be told, and not stored."""
MOST_TEXTS = 20_000
"""So many different texts of a column are searched, in some seconds; a column with more is left unread."""
TOO_MANY = "Kolumnen har fler än 20 000 olika texter. De är varken genomsökta eller sparade; siffrorna påverkas inte."


def screen_columns(
    columns: Sequence[FreeText], observations: pd.DataFrame, context: Context
) -> tuple[Screened, tuple[Problem, ...]]:
    """Screen the free text of a file; each distinct text of a column is searched once.

    All of it is searched; only that of the rows that count is kept, since nobody needs the rest.
    """
    counted: NDArray[Any] | None = None
    if columns and context.source.publicity != PUBLIC_SPACE:
        counted = observations.loc[(observations["status"] == COUNTED).to_numpy(), "row"].unique()
    found: Counter[tuple[str, str]] = Counter()
    texts: list[PlacedText] = []
    problems: list[Problem] = []
    for column in columns:
        if column.cells.nunique() > MOST_TEXTS:
            problems.append(context.problem("texts_not_searched", TOO_MANY, role=column.heading))
        else:
            texts += _search(column, counted, context.settings.lists, found)
    findings = tuple(Found(*what, number) for what, number in sorted(found.items()))
    return Screened(tuple(texts), findings), tuple(problems)


def _search(
    column: FreeText, counted: NDArray[Any] | None, lists: Lists, found: Counter[tuple[str, str]]
) -> Iterator[PlacedText]:
    """Yield the texts of the `counted` rows of a column; what is found on every row is added to `found`."""
    codes, cells = pd.factorize(column.cells)
    times = np.bincount(codes, minlength=len(cells))
    rows = {} if counted is None else _rows(codes, column.cells.index, counted)
    for number, cell in enumerate(cells):
        if text := printable_text(cell):
            screened, findings = screen(text, lists)
            for finding in findings:
                found[finding.kind, finding.outcome] += int(times[number])
            if number in rows:
                yield PlacedText(column.heading, tuple(rows[number].tolist()), screened)


def _rows(codes: NDArray[np.int64], index: pd.Index[Any], counted: NDArray[Any]) -> dict[int, NDArray[Any]]:
    """Return code of a distinct cell -> the counted rows that have it."""
    keeps = index.isin(counted)
    order = np.argsort(codes[keeps], kind="stable")
    numbers, starts = np.unique(codes[keeps][order], return_index=True)
    parts = np.split(index.to_numpy()[keeps][order], starts[1:])
    return dict(zip(numbers.tolist(), parts, strict=False))


def printable_text(cell: object) -> str:
    r"""Return a cell as text, several answers in one; signs that no screen or sheet can show are blanks.

    >>> printable_text("Ring\x1b[2J 08\xa0508 "), printable_text(("Hot", "Annat")), printable_text(8112189876.0)
    ('Ring [2J 08 508', 'Hot; Annat', '8112189876')
    """
    if isinstance(cell, tuple):
        return "; ".join(map(printable_text, cell))
    text = cell_text(cell)  # type: ignore[arg-type] # a cell of any type
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text).strip()
