"""Cells of an .xlsx that are struck through: somebody took them back by hand, and the reader does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

STRUCK = (
    "Text på {number} (först rad {row}) är överstruken i Excel men läses som annan text. Är raderna strukna, ta bort dem ur "
    "filen och läs in den igen."
)


def tell_struck_rows(path: Path, name: str, rows: Collection[int]) -> Iterator[Problem]:
    """Give a problem when cells of a sheet are struck through."""
    if rows:
        number = "en rad" if len(rows) == 1 else f"{len(rows)} rader"
        yield Problem("struck_rows", STRUCK.format(number=number, row=min(rows)), path.name, name, min(rows))
