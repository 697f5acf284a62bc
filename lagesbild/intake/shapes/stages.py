"""A table of counts with the stages of a case in a column beside it -> whether its rows can be added up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.intake.shapes.context import Context

EVERY_CASE = re.compile(
    r"(?:antal |totalt )*(?:(?:in)?komna|inkom\w*|mottag\w*|anmäl\w*|registrera\w*|(?:in)?rapportera\w*)"
    r"(?: (?:ärenden|anmälningar|fall|händelser))?"
)
"""What the stage is called that every case has been in, folded."""
OVERLAP = (
    "{file}: Kolumnen ”{heading}” delar upp antalen i skeden som samma ärende kan ha varit i, så raderna går inte att lägga "
    "ihop. Ange i en fil under regler vilka som läggs åt sidan ([[at_sidan]]), eller skriv av de antal som gäller i mallen "
    "(”lagesbild mallar”)."
)


def check_stages(labels: pd.DataFrame, headings: Mapping[int, str], context: Context) -> None:
    """Raise InputError when rows of a table of counts differ by a column of stages alone, one of which holds every case.

    `labels` has the labels of the rows by the position of their column, and `headings` what the columns are called.
    """
    for column, heading in headings.items():
        if column not in labels:
            continue
        stages = {fold(cell) for cell in labels[column].unique()} - {""}
        rest = labels.drop(columns=column)
        is_told_apart_by_it = bool(rest.duplicated().any()) if len(rest.columns) else len(labels) > 1
        if len(stages) > 1 and is_told_apart_by_it and any(map(EVERY_CASE.fullmatch, stages)):
            raise InputError(OVERLAP.format(file=context.sheet.path.name, heading=heading))
