"""A text file as it was understood: where it lies, how it is spelled and what stands between its cells."""

from __future__ import annotations

import codecs
import csv
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

AS_WINDOWS = "lagesbild-windows"
"""The name under which the decoders know how to take bytes that are not UTF-8: see `decode_as_windows`."""
END_MARK = "\x1a"
"""What old programs write last in a file."""


def decode_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode bytes that are not UTF-8 as Windows-1252, and in any other code as lost letters."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    spoilt = error.object[error.start : error.end]
    known = "cp1252" if error.encoding == "utf-8" else "ascii"
    return spoilt.decode(known, "replace"), error.end


class TextSource(Struct, frozen=True):
    """A text file with one record a line and a delimiter between the cells."""

    path: Path
    encoding: str
    delimiter: str
    is_mixed: bool = False
    """Whether some lines of a file in UTF-8 are in Windows-1252."""

    def open_text(self) -> IO[str]:
        """Open the file as text with its line ends as they are."""
        codecs.register_error(AS_WINDOWS, decode_as_windows)
        return self.path.open(encoding=self.encoding, errors=AS_WINDOWS, newline="")

    def lines(self) -> Iterator[str]:
        """Give every line, without the byte order mark and the end mark of old programs."""
        with self.open_text() as file:
            for line in islice(file, 1):
                yield line.removeprefix("\ufeff").rstrip(END_MARK)
            for line in file:
                if plain := line.rstrip(END_MARK):
                    yield plain

    def records(self) -> Iterator[list[str]]:
        """Give every record, blank lines too, as the cells of one line or of a line with quoted breaks."""
        try:
            yield from csv.reader(self.lines(), delimiter=self.delimiter)
        except csv.Error as error:
            raise unclosed(self.path, None) from error


def unclosed(path: Path, row: int | None) -> InputError:
    """Give the error for a cell whose quotation mark is never closed, or closed where another cell stands."""
    where = f"på rad {row} " if row else ""
    return InputError(
        f"{path.name}: {where}börjar en cell med ett citattecken som aldrig avslutas. "
        "Ta bort citattecknet, eller öppna filen i Excel och spara den som .xlsx."
    )
