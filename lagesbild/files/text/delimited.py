"""Text with one record a line and a delimiter between the cells."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, deque
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from lagesbild.core.errors import Problem
from lagesbild.core.text import clean
from lagesbild.files.letters import clean_row
from lagesbild.files.sheet import HEAD_ROWS, TAIL_ROWS, Cells, Sheet, is_empty
from lagesbild.files.text.columns import LARGE, read_columns
from lagesbild.files.text.encoding import spelling
from lagesbild.files.text.quotes import check_quotes
from lagesbild.files.text.source import TextSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd

    from lagesbild.files.sheet import Layout
    from lagesbild.files.text.encoding import Spelling

DELIMITERS = (";", "\t", ",", "|")
NO_DELIMITER = "\x1f"
"""A control character that no text file holds: the whole line is one cell."""
END = 64 << 10
BLANKS = " \t\r\n\x1a"
DOUBTFUL = (
    "Bokstäverna i filen ser felaktiga ut (å, ä och ö kan ha blivit andra tecken). "
    "Be avsändaren skicka filen som .xlsx eller som CSV UTF-8."
)
MIXED = (
    "Några rader är skrivna i en annan teckenkod än resten av filen (Windows-1252 i stället för UTF-8) och är lästa så. "
    "Kontrollera att å, ä och ö är rätt på dem."
)
DECIMALS = re.compile(r"(?<=\d),(?=\d)")
FORMATS = {".csv": "csv", ".tsv": "tsv", ".txt": "txt", ".tab": "tsv"}


class DelimitedContent(Struct, frozen=True):
    """The content of the one sheet of a text file."""

    source: TextSource
    read: dict[Layout, tuple[int | None, pd.DataFrame]] = field(default_factory=dict)
    """By layout, the column of case numbers and the columns that were read last: a file is looked at before it is taken."""

    def first_cells(self) -> Iterator[str]:
        """Give the first cell of every record."""
        return (clean(record[0]) if record else "" for record in self.source.records())

    def last_rows(self) -> Sequence[tuple[int, Cells]]:
        """Give the last records that hold something; none when a large file's end looks like more records."""
        if self.source.path.stat().st_size > LARGE and not self._ends_in_notes():
            return ()
        filled = (
            (number, clean_row(cells))
            for number, cells in enumerate(self.source.records(), start=1)
            if not all(map(is_empty, cells))
        )
        return tuple(deque(filled, maxlen=TAIL_ROWS))

    def table(self, layout: Layout, columns: Sequence[int], serial: int | None = None) -> pd.DataFrame:
        """Give the columns of the layout's records; the file is parsed again only for columns that were not read last."""
        known_serial, known = self.read.get(layout, (None, None))
        if known is None or not {*columns} <= {*known} or (serial in columns and serial != known_serial):
            known = read_columns(self.source, layout, columns, serial)
            self.read[layout] = serial, known
        frame = known[list(columns)]
        frame.attrs = dict(known.attrs)
        return frame

    def _ends_in_notes(self) -> bool:
        """Whether one of the last lines of the file has hardly any delimiters."""
        with self.source.path.open("rb") as file:
            file.seek(-END, 2)
            lines = file.read().decode(self.source.encoding, "replace").splitlines()[1:]
        cells = [line.count(self.source.delimiter) for line in lines[-TAIL_ROWS:] if line.strip(BLANKS)]
        return bool(cells) and min(cells) * 2 <= max(cells)


def open_delimited(path: Path) -> tuple[Sheet]:
    """Open a text file as its one sheet; InputError when it is not text or a quotation mark never closes."""
    spelled = spelling(path)
    source = TextSource(path, spelled.encoding, NO_DELIMITER, spelled.mixed)
    delimiter = likeliest_delimiter(list(islice(source.lines(), 4 * HEAD_ROWS)))
    source = replace(source, delimiter=delimiter or NO_DELIMITER)
    if spelled.quotes:
        check_quotes(source)
    sheet = Sheet(
        path=path,
        format=FORMATS.get(path.suffix.lower(), "tsv" if delimiter == "\t" else "csv"),
        name=None,
        hidden=False,
        encoding=spelled.encoding,
        delimiter=delimiter,
        head=tuple(map(clean_row, islice(source.records(), HEAD_ROWS))),
        problems=tuple(_letter_problems(path, spelled)),
        content=DelimitedContent(source),
    )
    return (sheet,)


def likeliest_delimiter(lines: Sequence[str]) -> str | None:
    r"""Give the delimiter that cuts most lines into equally many cells, or None.

    A comma between two digits is weighed only when nothing else cuts the lines: it is mostly a decimal comma.
    Commas here and there in a letter cut nothing.

    >>> likeliest_delimiter(["Antal, alla;Andel\n", "3;1,5\n"]), likeliest_delimiter(["Brev\n"])
    (';', None)
    """
    without_decimals = [DECIMALS.sub(".", line) for line in lines]
    candidates = [delimiter for delimiter in DELIMITERS if delimiter != "," or not _is_prose(lines)]
    for sample in (without_decimals, lines):
        scores = {delimiter: math.prod(_commonest(_cuts(sample, delimiter))) for delimiter in candidates}
        best = max(candidates, key=scores.__getitem__)
        if scores[best]:
            return best
    return None


def _cuts(lines: Sequence[str], delimiter: str) -> list[int]:
    """Give how often the delimiter cuts each line that is not blank."""
    try:
        return [len(cells) - 1 for cells in csv.reader(lines, delimiter=delimiter) if cells]
    except csv.Error:
        return []


def _commonest(cuts: Sequence[int]) -> tuple[int, int]:
    """Give the number of cuts that make up the most cuts in all, and how many lines have it."""
    return max(Counter(cuts).items(), key=math.prod, default=(0, 0))


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether commas stand here and there: half the lines from the first with the commonest number lack it."""
    cuts = _cuts(lines, ",")
    cut, number = _commonest(cuts)
    return cut > 0 and number * 2 <= len(cuts) - cuts.index(cut)


def _letter_problems(path: Path, spelled: Spelling) -> Iterator[Problem]:
    """Give what is doubtful about the letters of a file."""
    if spelled.doubtful:
        yield Problem("doubtful_letters", DOUBTFUL, path.name)
    if spelled.mixed:
        yield Problem("mixed_letters", MIXED, path.name)
