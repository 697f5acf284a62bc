"""The last rows of a sheet -> where its records end and the notes below them begin."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.files.grid import kind, label
from lagesbild.files.sheet import TAIL_ROWS, is_empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.files.sheet import Cells, Sheet

    Rows = Sequence[tuple[int, Cells]]
    """Row numbers and cells, the last row first."""

MOST_NOTES = 12
"""More rows than this below a blank row are no notes. Own choice."""
SENTENCE = 6
"""A text of so many words that has a verb is a sentence. Own choice."""
NOTE = re.compile(
    r"(källa|källor|not|noter|anm|anmärkning|obs|observera|kommentar|förklaring|source|note|utskriv\w+|uppdatera\w+"
    r"|uttag\w*|hämta\w+|senast|skapad|framtagen|sammanställ\w+|uppgifterna|siffrorna|statistiken|tabellen|avser)\b"
    r"|[*¹²³]|.*:$|\d\)?\s+[^\W\d]{2}.*\.$",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(är|var|har|hade|kan|ska|bör|får|ingår|avser|finns|fanns|gäller|omfattar|visar|innehåller|saknas|kommer|sker"
    r"|bygger|beror|görs|gjordes|räknas|räknar|redovisas|redovisar|[^\W\d]{3,}(?:eras|erar|ades|erats|erade))\b",
    re.IGNORECASE,
)


def last_record(sheet: Sheet, first: int) -> int | None:
    """Return the row of the last record from row `first` on, or None when records go on to the end of the sheet.

    Notes stand at the end, each a text alone in its row. They bear a note's words or are a sentence; or they are
    few and stand below a blank row, unless the records above it have one cell too. A text that stands in a record
    above, in the same column, is a record's.
    """
    rows = [(number, cells) for number, cells in sheet.last_rows() if number >= first]
    above: Rows = [*rows[1:], *([(first - 1, ())] if len(rows) < TAIL_ROWS else [])]
    values = _values([*rows, *enumerate(sheet.head[first - 1 :], start=first)])
    cut, below = None, 0
    for (number, cells), (before, cells_before) in zip(rows, above, strict=False):
        if not _may_be_note(cells) or _position_and_text(cells) in values:
            break
        below += 1
        apart = (
            number - before > 1 and below <= MOST_NOTES and sum(not is_empty(c) for c in cells_before) != 1
        )
        if apart or bears_note(_position_and_text(cells)[1]):
            cut, below = before, 0
    return cut


def last_of_list(sheet: Sheet) -> int | None:
    """Return the last row of a list before a note that stands by itself at the end, or None when there is none."""
    (last, cells), *above = islice(sheet.last_rows(), 2)
    text = next((label(value) for value in cells if not is_empty(value)), "")
    return next((before for before, _ in above if last - before > 1 and NOTE.match(text)), None)


def bears_note(text: str) -> bool:
    """Return whether a text begins with a note's words or is a sentence.

    >>> bears_note("Källa: trafikkontoret"), bears_note("Förskolan Solrosen med avdelningarna Blåklockan och Linnea")
    (True, False)
    """
    return bool(NOTE.match(text)) or (len(text.split()) >= SENTENCE and bool(VERB.search(text)))


def _values(rows: Rows) -> set[tuple[int, str]]:
    """Return column and text of all that stands in rows with several cells, or in several rows by itself."""
    values: set[tuple[int, str]] = set()
    alone: dict[tuple[int, str], int] = {}
    for number, cells in rows:
        filled = [(column, fold(cell)) for column, cell in enumerate(cells) if not is_empty(cell)]
        if filled and not _may_be_note(cells):
            values.update(filled)
        elif len(filled) == 1 and alone.setdefault(filled[0], number) != number:
            values.add(filled[0])
    return values


def _position_and_text(cells: Cells) -> tuple[int, str]:
    """Return the position and the folded text of the first cell that holds something."""
    return next((column, fold(cell)) for column, cell in enumerate(cells) if not is_empty(cell))


def _may_be_note(cells: Cells) -> bool:
    """Return whether a row holds one text alone, or a label with a colon and one thing more."""
    filled = [value for value in cells if not is_empty(value)]
    if not filled or kind(filled[0]) != "text":
        return False
    return len(filled) == 1 or (len(filled) == 2 and label(filled[0]).endswith(":"))  # noqa: PLR2004 — a pair
