"""Files as they come, with chance at work in them: bytes turned, cut, moved and repeated, in a package or in its parts.

The rows of a table too: cells of every kind where nobody expects them, columns and rows that are gone, twice there or moved.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from lagesbild.core.cells import Raw

MOST_CHANGES = 4
LONGEST_PIECE = 64
TELLING = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b'"', b";", b"\r", b"\n\n", b"<", b"&#0;", b"=1/0", b"-1", b"99999999999999999999",
    b"1e308", b"NaN", b"\xc3", b"{{", b"'", b"[[", b"2021-13-45",
)  # fmt: skip
"""What readers have been known to trip over."""

CELLS: tuple[Raw, ...] = (
    0, -1, 1.5, 1e308, 10**15, True, False, 44256, 44256.5, 2021, 202103, date(2021, 3, 1), time(12, 30),
    datetime(2021, 3, 1), datetime(1900, 1, 1), datetime(9999, 12, 31),  # noqa: DTZ001 — as Excel has them
    "", " ", "-", "0", "1,5", "1 000", "1e400", "NaN", "2021-02-30", "v. 12", "vecka 99", "ca 3", "3-5", "minst 10", "ja",
    "Vet ej", "Totalt", "=A1", "#REF!", "\u200b", "å" * 500, "9" * 40, "½", "٣", "två", "?", "0001-01-01", "a\nb", '"', "e\u0301",
)  # fmt: skip
"""What may stand in a cell, of every kind that a workbook has."""


def mutate_rows(chance: Random, rows: Sequence[Sequence[Raw]]) -> list[list[Raw]]:
    """The rows of a table changed in a few ways; as many columns in each."""
    width = max(map(len, rows))
    mutated = [[*row, *[""] * (width - len(row))] for row in rows]
    for _ in range(chance.randint(1, MOST_CHANGES)):
        _change_rows(chance, mutated)
    return mutated


def _change_rows(chance: Random, rows: list[list[Raw]]) -> None:
    row, column, other = chance.choice(rows), *(chance.randrange(len(rows[0])) for _ in range(2))
    cell, change = chance.choice(CELLS), chance.randrange(8)
    if change < 3:
        row[column] = cell
    elif change == 3:
        rows[0][column] = cell
    elif change == 4:
        for line in rows[1:]:
            line[column] = cell
    elif change == 5:
        rows.insert(rows.index(row), [cell, *[""] * (len(row) - 1)])
    elif change == 6:
        rows += [list(row) for _ in range(chance.randint(1, 30))]
    else:
        for line in rows:
            line[column], line[other] = line[other], line[column]


def mutate(chance: Random, content: bytes) -> bytes:
    """The content changed; in a package half of the times within its parts, so that it can still be opened."""
    if zipfile.is_zipfile(io.BytesIO(content)) and chance.random() < 0.5:
        return _mutate_parts(chance, content)
    return _mutate_bytes(chance, content)


def _mutate_parts(chance: Random, package: bytes) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = source.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.randint(1, 2))))
        for name in names:
            content = source.read(name)
            target.writestr(name, _mutate_bytes(chance, content) if name in chosen else content)
    return file.getvalue()


def _mutate_bytes(chance: Random, content: bytes) -> bytes:
    for _ in range(chance.randint(1, MOST_CHANGES)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.randint(0, LONGEST_PIECE))
        piece = content[start:end]
        new = chance.choice(
            (
                b"",
                piece * chance.randint(2, 50),
                piece[::-1],
                bytes(byte ^ (1 << chance.randrange(8)) for byte in piece),
                chance.choice(TELLING),
                chance.randbytes(len(piece)),
            )
        )
        content = content[:start] + new + content[end:]
        if chance.random() < 0.05:
            content = content[: chance.randrange(len(content) + 1)]
    return content
