"""What hangs over the cells of a sheet, and the reader does not see: comments and text boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.errors import Problem
from lagesbild.files.guard.links import targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lagesbild.files.guard.package import Package

_COMMENTS = re.compile(r"[^/]*comments?\d*\.xml", re.IGNORECASE)
_PLACE = re.compile(r'<(?:\w+:)?(?:comment|threadedComment)\b[^>]{0,200}?\bref="([A-Z]{1,3}\d{1,7})"')
ONE = (
    "Det finns en kommentar vid {cell}, och den läses inte. Läs den i filen; säger den något om vad som ska "
    "räknas, skriv det i tabellen."
)
MANY = (
    "Det finns {number} kommentarer, först vid {cell}, och de läses inte. Läs dem i filen; säger någon vad som ska "
    "räknas, skriv det i tabellen."
)
BOXES = (
    "Över bladet ligger {number} med text som inte läses. Läs den i filen; säger den något om vad som ska räknas, skriv det "
    "i tabellen."
)


def find_comments(package: Package, part: str) -> list[str]:
    """Give the cells of a sheet of an .xlsx that have comments; `part` is the part of the package that holds the sheet."""
    parts = [
        other for other in targets_of(package, part).values() if _COMMENTS.fullmatch(other.rpartition("/")[2])
    ]
    return list(dict.fromkeys(cell for other in parts for cell in _PLACE.findall(package.text(other))))


def tell_comments(path: Path, name: str, cells: Sequence[str]) -> Iterator[Problem]:
    """Give a problem when cells of a sheet have comments."""
    if cells:
        message = (ONE if len(cells) == 1 else MANY).format(number=len(cells), cell=cells[0])
        yield Problem("cell_comments", message, path.name, name)


def tell_text_boxes(path: Path, name: str, number: int) -> Iterator[Problem]:
    """Give a problem when text boxes with words in them hang over a sheet."""
    if number > 0:
        boxes = "en ruta" if number == 1 else f"{number} rutor"
        yield Problem("text_boxes", BOXES.format(number=boxes), path.name, name)
