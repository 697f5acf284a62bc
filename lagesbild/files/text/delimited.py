"""Text with one record a line and a delimiter between the cells."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter, deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError, Problem
from lagesbild.files.sheet import HEAD_ROWS, TAIL_ROWS, Cells, Sheet, is_empty
from lagesbild.files.text.columns import LARGE, read_columns
from lagesbild.files.text.encoding import spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd

    from lagesbild.files.sheet import Layout

DELIMITERS = (";", "\t", ",", "|")
NO_DELIMITER = "\x1f"
"""A control character that no text file holds: the whole line is one cell."""
END = 64 << 10
DECIMALS = re.compile(r"(?<=\d),(?=\d)")
FORMATS = {".csv": "csv", ".tsv": "tsv", ".txt": "txt", ".tab": "tsv"}


@dataclass(frozen=True, slots=True)
class Delimited:
    """The content of a text file: how to get at its records."""

    path: Path
    encoding: str
    delimiter: str
    quoted: bool = True
    """Whether quotation marks occur, so that a record may go on over several lines."""

    def records(self) -> Iterator[list[str]]:
        """Give every record, blank lines too, as the cells of one line or of a line with quoted breaks."""
        with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
            try:
                yield from csv.reader(without_bom(file), delimiter=self.delimiter)
            except csv.Error as error:
                raise unclosed(self.path, None) from error

    def first_cells(self) -> Iterator[str]:
        """Give the first cell of every record."""
        return (record[0] if record else "" for record in self.records())

    def last_rows(self) -> Sequence[tuple[int, Cells]]:
        """Give the last records that hold something; none when a large file's end looks like more records."""
        if self.path.stat().st_size > LARGE and not self._ends_in_notes():
            return ()
        filled = (
            (number, tuple(cells))
            for number, cells in enumerate(self.records(), start=1)
            if not all(map(is_empty, cells))
        )
        return tuple(deque(filled, maxlen=TAIL_ROWS))

    def table(self, layout: Layout, columns: Sequence[int], serial: int | None = None) -> pd.DataFrame:
        """Give the columns of the layout's records."""
        return read_columns(self, layout, columns, serial)

    def _ends_in_notes(self) -> bool:
        """Whether one of the last lines of the file has hardly any delimiters."""
        with self.path.open("rb") as file:
            file.seek(-END, 2)
            lines = file.read().decode(self.encoding, "replace").splitlines()[1:]
        cells = [line.count(self.delimiter) for line in lines[-TAIL_ROWS:] if line.strip()]
        return bool(cells) and min(cells) * 2 <= max(cells)


def open_delimited(path: Path) -> tuple[Sheet]:
    """Open a text file as its one sheet; InputError when it is not text or a quotation mark never closes."""
    spelled = spelling(path)
    with path.open(encoding=spelled.encoding, errors="replace", newline="") as file:
        lines = list(islice(without_bom(file), 4 * HEAD_ROWS))
    delimiter = likeliest_delimiter(lines)
    content = Delimited(path, spelled.encoding, delimiter or NO_DELIMITER, spelled.quotes > 0)
    if spelled.quotes % 2:
        refuse_unclosed(content)
    sheet = Sheet(
        path=path,
        format=FORMATS.get(path.suffix.lower(), "tsv" if delimiter == "\t" else "csv"),
        name=None,
        hidden=False,
        encoding=spelled.encoding,
        delimiter=delimiter,
        head=tuple(map(tuple, islice(content.records(), HEAD_ROWS))),
        problems=(doubtful_letters(path),) if spelled.doubtful else (),
        content=content,
    )
    return (sheet,)


def without_bom(lines: Iterator[str]) -> Iterator[str]:
    """Give the lines, the first without its byte order mark."""
    for line in islice(lines, 1):
        yield line.removeprefix("\ufeff")
    yield from lines


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


def refuse_unclosed(content: Delimited) -> None:
    """Raise InputError when a quotation mark opens a cell that nothing closes."""
    last: list[str] = []
    number = 0
    with content.path.open(encoding=content.encoding, errors="replace", newline="") as file:
        kept = _keeping(file, last)
        try:
            for number, _ in enumerate(csv.reader(kept, delimiter=content.delimiter), start=1):  # noqa: B007 — the last number is the answer
                start = list(last)
                last.clear()
            tuple(csv.reader(start, delimiter=content.delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise unclosed(content.path, number) from error
            if "larger than" in str(error):
                raise unclosed(content.path, number + 1) from error


def _keeping(lines: Iterator[str], kept: list[str]) -> Iterator[str]:
    """Give the lines, adding each to the list as it goes by."""
    for line in lines:
        kept.append(line)
        yield line


def unclosed(path: Path, row: int | None) -> InputError:
    """Give the error for a cell whose quotation mark is never closed."""
    place = f"på rad {row} " if row else ""
    return InputError(
        f"{path.name}: {place}börjar en cell med ett citattecken som aldrig avslutas. "
        "Ta bort citattecknet, eller öppna filen i Excel och spara den som .xlsx."
    )


def doubtful_letters(path: Path) -> Problem:
    """Give the problem of a file whose letters make unlikely words however they are read."""
    return Problem(
        "doubtful_letters",
        "Bokstäverna i filen ser felaktiga ut (å, ä och ö kan ha blivit andra tecken). "
        "Be avsändaren skicka filen som .xlsx eller som CSV UTF-8.",
        path.name,
    )
