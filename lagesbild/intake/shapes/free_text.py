"""The columns of a file in which anyone may write anything, handed on as they stand to be screened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.text import heading_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.files.sheet import Layout

ROLE = "text"
"""The role of a column of free text, and the type of a question that is answered in free text."""


class FreeText(Struct, frozen=True):
    """A column of free text: its heading in the file, and its cells by row number."""

    heading: str
    cells: pd.Series


def free_text_columns(
    source: SourceDefinition, layout: Layout, columns_by_role: Mapping[str, int]
) -> dict[int, str]:
    """Return position -> heading of every column of free text, however many a file has."""
    usual = set(map(heading_key, source.columns.get(ROLE, ())))
    others = {column for role, column in columns_by_role.items() if role != ROLE}
    return {
        column: heading
        for column, heading in zip(layout.columns, layout.headings, strict=True)
        if column not in others and (heading_key(heading) in usual or column == columns_by_role.get(ROLE))
    }
