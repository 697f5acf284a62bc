"""The columns of a text file, read by position with the row number of every record."""

from __future__ import annotations

import codecs
import io
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError, Problem
from lagesbild.files.letters import clean_columns
from lagesbild.files.sheet import LONGER_ROWS, extra_cells, is_empty
from lagesbild.files.text.encoding import BOMS
from lagesbild.files.text.source import AS_WINDOWS, END_MARK, decode_as_windows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from _typeshed import WriteableBuffer

    from lagesbild.files.sheet import Layout
    from lagesbild.files.text.source import TextSource

    Types = Mapping[int, str]

LARGE = 8 << 20
"""Bytes above which a column is given as categories, since most repeat few values and memory is what runs out, and
not every record is looked at for notes at the end."""
SAMPLE = 2000
DIFFERENT = 0.9
"""A column whose first records have this share of different values is no category: to sort a million is slow."""
BEYOND_ASCII = 0x80
SPARE = 8
"""Case numbers are given room for as many bytes more than the longest of the first ones; longer ones are read as text."""
MOST_LONGER = 10_000
"""Where more rows than these are longer than the table, it is no fault of single rows."""
TAIL = 8192
"""So many last bytes of a file are looked at for whether it ends within a record."""
CUT_SHORT = (
    "Filen slutar mitt i en rad, så fler rader kan saknas; siffrorna är minst de som står. Be avsändaren skicka hela filen, "
    "eller skriv färdigt den sista raden."
)
SPACIOUS = 200 << 20
"""Bytes of a file that is parsed in one go: the values of every part of it would be sorted for itself."""


class _WidthFirst(io.RawIOBase):
    """A file with one line of bare delimiters put before it: the parser takes the width from the first line.

    Without it, a table below narrow title lines, or with ragged records, has no fixed width.
    """

    def __init__(self, source: TextSource, width: int) -> None:
        encoding = source.encoding.removesuffix("-sig")
        self._file = source.path.open("rb", buffering=0)
        self._first = (source.delimiter * (width - 1) + "\n").encode(encoding)
        self._left = self._file.seek(0, io.SEEK_END)
        mark = END_MARK.encode(encoding)
        self._file.seek(max(0, self._left - len(mark)))
        if self._file.read() == mark:
            self._left -= len(mark)
        bom = BOMS.get(source.encoding, b"")
        self._file.seek(0)
        self._left -= self._file.seek(len(bom) if bom and self._file.read(len(bom)) == bom else 0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        if self._first:
            size = min(len(view), len(self._first))
            view[:size], self._first = self._first[:size], self._first[size:]
            return size
        size = self._file.readinto(view[: self._left]) or 0
        self._left -= size
        return size

    def close(self) -> None:
        self._file.close()
        super().close()


def read_columns(
    source: TextSource, layout: Layout, columns: Sequence[int], serial: int | None = None
) -> pd.DataFrame:
    """Give the columns of the layout's records as text; the index is the record's number in the file."""
    beyond = max(layout.columns) + 1
    types = _types(source, layout, (*columns, beyond), serial)
    frame = _parse(source, layout, types)
    if serial is not None and not _is_whole(frame[serial], source):
        frame = _parse(source, layout, {**types, serial: "object"})
    extra = frame[beyond]
    frame = frame[list(columns)]
    blank = _blank(frame)
    rest = tuple(set(layout.columns) - set(columns))
    if rest and blank.any():
        blank &= _blank(_parse(source, layout, _types(source, layout, rest)))
    frame = _without_unused(frame[~blank] if blank.any() else frame)
    frame = clean_columns(frame)
    longer = extra.index[~_blank(extra.to_frame())].tolist()
    problems = (*extra_cells(source.path, None, longer), *_cut_short(source, layout, frame))
    told = {"problems": problems, LONGER_ROWS: tuple(longer[:MOST_LONGER])}
    # pandas copies them to all that is made of the frame
    frame.attrs = {name: found for name, found in told.items() if found}
    return frame


def _cut_short(source: TextSource, layout: Layout, frame: pd.DataFrame) -> tuple[Problem, ...]:
    """Give a problem when the file ends within a record: its last line has no end, and alone has too few cells."""
    size = source.path.stat().st_size
    with source.path.open("rb") as file:
        file.seek(max(0, size - TAIL))
        tail = file.read().decode(source.encoding.removesuffix("-sig"), errors="replace")
    *before, last = tail.replace("\r", "\n").split("\n")
    whole = [line for line in before[1:] if line]
    width = len(layout.columns)
    is_cut = last.strip(END_MARK + " ") and last.count(source.delimiter) < width - 1 and '"' not in tail
    if not (
        is_cut
        and whole
        and len(frame) > 1
        and all(line.count(source.delimiter) >= width - 1 for line in whole)
    ):
        return ()
    return (Problem("cut_short", CUT_SHORT, source.path.name, None, int(frame.index[-1])),)


def _parse(source: TextSource, layout: Layout, types: Types) -> pd.DataFrame:
    """Read the columns that have a type in the layout's rows, empty rows included."""
    import pandas as pd  # noqa: PLC0415 — pandas is loaded while the next file is opened

    width = max(layout.columns) + 2
    codecs.register_error(AS_WINDOWS, decode_as_windows)
    try:
        with io.BufferedReader(_WidthFirst(source, width)) as file:
            frame = pd.read_csv(
                file,
                sep=source.delimiter,
                encoding=source.encoding.removesuffix("-sig"),
                encoding_errors=AS_WINDOWS,
                low_memory=source.path.stat().st_size > SPACIOUS,
                header=None,
                names=list(range(width)),
                usecols=sorted(types),
                dtype=types,
                na_filter=False,
                skip_blank_lines=False,
                index_col=False,
            )
    except (ValueError, UnicodeError) as error:
        raise InputError(
            f"{source.path.name}: filen går inte att läsa som tabell. "
            "Öppna den i Excel och spara den som .xlsx."
        ) from error
    return frame.loc[layout.first_data_row : layout.last_data_row]


def _types(source: TextSource, layout: Layout, columns: Sequence[int], serial: int | None = None) -> Types:
    """Say how each column is kept: as text in a small file, and where values hardly ever repeat."""
    if source.path.stat().st_size <= LARGE:
        return dict.fromkeys(columns, "object")
    first = layout.first_data_row - 1
    rows = list(islice(source.records(), first, first + SAMPLE))
    found = list(zip_longest(*rows, fillvalue=""))
    types = {
        column: "object"
        if column < len(found) and len(set(found[column])) > DIFFERENT * len(rows)
        else "category"
        for column in columns
    }
    if serial is not None and types[serial] == "object":
        longest = max(len(cell.encode()) for cell in found[serial])
        types[serial] = f"S{(longest // SPARE + 2) * SPARE}"
    return types


def _is_whole(cells: pd.Series, source: TextSource) -> bool:
    """Whether cells kept as bytes of one width had room enough, and are UTF-8."""
    array = cells.to_numpy()
    if array.dtype.kind != "S":
        return True
    letters = array.view("u1").reshape(len(array), array.itemsize)
    return not letters[:, -1].any() and not (source.is_mixed and letters.max(initial=0) >= BEYOND_ASCII)


def _blank(frame: pd.DataFrame) -> pd.Series[bool]:
    """Whether each row is empty in all the columns."""
    import pandas as pd  # noqa: PLC0415 — pandas is loaded while the next file is opened

    blank = pd.Series(data=True, index=frame.index)
    for column in sorted(
        frame.columns, key=lambda column: not isinstance(frame[column].dtype, pd.CategoricalDtype)
    ):
        if not blank.any():
            return blank
        cells = frame[column]
        if isinstance(cells.dtype, pd.CategoricalDtype):
            blank &= cells.cat.categories.map(is_empty).to_numpy(dtype=bool)[cells.cat.codes]
        else:
            blank &= pd.Series([not cell.strip() for cell in cells[blank]], cells.index[blank]).reindex(
                cells.index, fill_value=False
            )
    return blank


def _without_unused(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out the categories that only rows outside the table had.

    The library's own way sorts the column; counting is twenty times faster.
    """
    import numpy as np  # noqa: PLC0415 — pandas is loaded while the next file is opened
    import pandas as pd  # noqa: PLC0415 — pandas is loaded while the next file is opened

    frame = frame.copy(deep=False)
    for column in frame.select_dtypes("category"):
        categories, codes = frame[column].cat.categories, frame[column].cat.codes.to_numpy()
        used = np.bincount(codes, minlength=len(categories)) > 0
        places = (np.cumsum(used) - 1).astype(codes.dtype)
        frame[column] = pd.Categorical.from_codes(np.take(places, codes), categories=categories[used])
    return frame
