"""The columns of a file in which anyone may write anything, handed on as they stand to be screened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild.core.cells import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.files.sheet import Layout

ROLE = "text"
"""The role of a column of free text, and the type of a question that is answered in free text."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """A column of free text: its heading in the file, and its cells by row number."""

    heading: str
    cells: pd.Series


def free_text_places(source: SourceDefinition, layout: Layout, bears: Mapping[str, int]) -> dict[int, str]:
    """Position -> heading of every column of free text, however many a file has."""
    usual = set(map(fold, source.columns.get(ROLE, ())))
    taken = {place for role, place in bears.items() if role != ROLE}
    return {
        place: heading
        for place, heading in zip(layout.columns, layout.headings, strict=True)
        if place not in taken and (fold(heading) in usual or place == bears.get(ROLE))
    }
