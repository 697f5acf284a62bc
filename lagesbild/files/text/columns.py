"""The columns of a large text file, read by position with the row number of every record."""

from __future__ import annotations

import codecs
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.files.sheet import extra_cells, is_empty
from lagesbild.files.text.encoding import BOMS, EIGHT_BIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from _typeshed import WriteableBuffer

    from lagesbild.files.sheet import Layout
    from lagesbild.files.text.delimited import Delimited

    Types = Mapping[int, str]

LARGE = 8 << 20
"""Bytes above which a column is given as categories, since most repeat few values and memory is what runs out, and
not every record is looked at for notes at the end."""
SAMPLE = 2000
DIFFERENT = 0.9
"""A column whose first records have this share of different values is no category: to sort a million is slow."""
BEYOND_ASCII = 0x80
BYTES = 256
KEPT = "lagesbild-kept"
"""The name under which the parser knows how to keep bytes that are not UTF-8."""
FIRST_UNUSED = 0xE000
"""The first letter of Unicode's private use area."""
SPARE = 8
"""Case numbers are given room for as many bytes more than the longest of the first ones; longer ones are read as text."""
BUFFER = 1 << 16
"""Small enough to stay in the processor's cache until it has been parsed."""
SPACIOUS = 200 << 20
"""Bytes of a file that is parsed in one go: the values of every part of it would be sorted, and spelled, for itself."""
HALVED = ("utf-8", "utf-8-sig", *EIGHT_BIT)
"""Encodings in which the byte of a line break is a line break."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole lines of a file: the bytes from `start` up to `end`."""

    start: int
    end: int


class _WidthFirst(io.RawIOBase):
    """A piece of a file with one line of bare delimiters put before it: the parser takes the width from the first line.

    Without it, a table below narrow title lines, or with ragged records, has no fixed width.
    """

    def __init__(self, content: Delimited, width: int, piece: Piece) -> None:
        self._file = content.path.open("rb", buffering=0)
        line = content.delimiter * (width - 1) + "\n"
        self._first = line.encode(content.encoding.removesuffix("-sig"))
        bom = BOMS.get(content.encoding, b"")
        skipped = len(bom) if piece.start == 0 and self._file.read(len(bom)) == bom else 0
        self._file.seek(piece.start + skipped)
        self._left = piece.end - self._file.tell()

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
    content: Delimited, layout: Layout, columns: Sequence[int], serial: int | None = None
) -> pd.DataFrame:
    """Give the columns of the layout's records as text; the index is the record's number in the file."""
    beyond = max(layout.columns) + 1
    types = _types(content, layout, (*columns, beyond), serial)
    frame = _parse(content, layout, types)
    if serial is not None and not _sound(frame[serial], content):
        frame = _parse(content, layout, {**types, serial: "object"})
    if content.encoding in EIGHT_BIT:
        frame = _spelled(frame, content.encoding)
    extra = frame[beyond]
    frame = frame[list(columns)]
    blank = _blank(frame)
    rest = tuple(set(layout.columns) - set(columns))
    if rest and blank.any():
        blank &= _blank(_parse(content, layout, _types(content, layout, rest)))
    frame = _without_unused(frame[~blank] if blank.any() else frame)
    frame.attrs["problems"] = extra_cells(content.path, None, extra.index[~_blank(extra.to_frame())].tolist())
    return frame


def _parse(content: Delimited, layout: Layout, types: Types) -> pd.DataFrame:
    """Read some columns of the layout's rows, empty ones included; a large file's halves side by side."""
    width = max(layout.columns) + 2
    try:
        with ThreadPoolExecutor() as readers:
            parts = list(
                readers.map(lambda piece: _parse_piece(content, width, types, piece), _pieces(content))
            )
    except (ValueError, UnicodeError) as error:
        raise InputError(
            f"{content.path.name}: filen går inte att läsa som tabell. "
            "Öppna den i Excel och spara den som .xlsx."
        ) from error
    frame = parts[0] if len(parts) == 1 else _joined(parts)
    return frame.loc[layout.first_data_row : layout.last_data_row]


def _pieces(content: Delimited) -> tuple[Piece, ...]:
    """Give the whole file, or its halves where every line is sure to be a record."""
    size = content.path.stat().st_size
    if size <= LARGE or content.quoted or content.encoding not in HALVED:
        return (Piece(0, size),)
    with content.path.open("rb") as file:
        file.seek(size // 2)
        file.readline()
        middle = file.tell()
    return (Piece(0, middle), Piece(middle, size)) if middle < size else (Piece(0, size),)


def _parse_piece(content: Delimited, width: int, types: Types, piece: Piece) -> pd.DataFrame:
    """Read the columns that have a type, after one row that is empty.

    Files of 8-bit codes are read as if in UTF-8, with a mark for each byte that is not: see `_spelled`.
    """
    import pandas as pd

    eight_bit = content.encoding in EIGHT_BIT
    codecs.register_error(KEPT, _kept)
    with io.BufferedReader(_WidthFirst(content, width, piece), BUFFER) as file:
        return pd.read_csv(
            file,
            sep=content.delimiter,
            encoding="utf-8" if eight_bit else content.encoding.removesuffix("-sig"),
            encoding_errors=KEPT if eight_bit else "replace",
            low_memory=content.path.stat().st_size > SPACIOUS,
            header=None,
            names=list(range(width)),
            usecols=sorted(types),
            dtype=types,
            na_filter=False,
            skip_blank_lines=False,
            index_col=False,
        )


def _joined(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put the pieces together again; the empty first row of all but the first is left out."""
    import pandas as pd
    from pandas.api.types import union_categoricals

    first, *others = parts
    whole = [first, *(part.iloc[1:] for part in others)]
    columns = [[part[column] for part in whole] for column in first]
    joined = [
        pd.Series(union_categoricals(pieces))
        if isinstance(pieces[0].dtype, pd.CategoricalDtype)
        else pd.concat(pieces, ignore_index=True)
        for pieces in columns
    ]
    return pd.DataFrame(dict(zip(first, joined, strict=True)), copy=False)


def _types(content: Delimited, layout: Layout, columns: Sequence[int], serial: int | None = None) -> Types:
    """Say how each column is kept: as text in a small file, and where values hardly ever repeat."""
    if content.path.stat().st_size <= LARGE:
        return dict.fromkeys(columns, "object")
    first = layout.first_data_row - 1
    rows = list(islice(content.records(), first, first + SAMPLE))
    found = {column: [row[column] for row in rows if column < len(row)] for column in columns}
    types = {
        column: "object" if len(set(cells)) > DIFFERENT * len(rows) else "category"
        for column, cells in found.items()
    }
    if serial is not None and types[serial] == "object":
        longest = max(len(cell.encode()) for cell in found[serial])
        types[serial] = f"S{(longest // SPARE + 2) * SPARE}"
    return types


def _sound(cells: pd.Series, content: Delimited) -> bool:
    """Whether cells kept as bytes of one width are whole, and UTF-8."""
    kept = cells.to_numpy()
    if kept.dtype.kind != "S":
        return True
    letters = kept.view("u1").reshape(len(kept), kept.itemsize)
    return not letters[:, -1].any() and (
        content.encoding not in EIGHT_BIT or letters.max(initial=0) < BEYOND_ASCII
    )


def _spelled(frame: pd.DataFrame, encoding: str) -> pd.DataFrame:
    """Spell the texts by their 8-bit code: every distinct one once, where the parser would turn the whole file over."""
    import pandas as pd

    frame = frame.copy(deep=False)
    for column in frame:
        cells = frame[column]
        if isinstance(cells.dtype, pd.CategoricalDtype):
            codes, texts = pd.factorize(
                pd.Series([_spell(text, encoding) for text in cells.cat.categories], dtype=object)
            )
            frame[column] = pd.Categorical.from_codes(codes[cells.cat.codes], categories=texts)
        elif cells.dtype == object:
            frame[column] = pd.Series(
                [_spell(text, encoding) for text in cells], index=cells.index, dtype=object
            )
    return frame


def _kept(error: UnicodeError) -> tuple[str, int]:
    """Stand in for bytes that are not UTF-8 by letters that no one uses, one for each value."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(FIRST_UNUSED + byte) for byte in error.object[error.start : error.end]), error.end


def _spell(text: str, encoding: str) -> str:
    """Give a text whose bytes were kept as the 8-bit code spells it.

    >>> _spell(f"Sk{chr(FIRST_UNUSED + 0xE4)}rm", "cp1252")
    'Skärm'
    """
    if text.isascii():
        return text
    places = ((letter, ord(letter) - FIRST_UNUSED) for letter in text)
    written = b"".join(bytes((byte,)) if 0 <= byte < BYTES else letter.encode() for letter, byte in places)
    return written.decode(encoding, "replace")


def _blank(frame: pd.DataFrame) -> pd.Series[bool]:
    """Whether each row is empty in all the columns."""
    import pandas as pd

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
    import numpy as np
    import pandas as pd

    frame = frame.copy(deep=False)
    for column in frame.select_dtypes("category"):
        categories, codes = frame[column].cat.categories, frame[column].cat.codes.to_numpy()
        used = np.bincount(codes, minlength=len(categories)) > 0
        places = (np.cumsum(used) - 1).astype(codes.dtype)
        frame[column] = pd.Categorical.from_codes(np.take(places, codes), categories=categories[used])
    return frame
