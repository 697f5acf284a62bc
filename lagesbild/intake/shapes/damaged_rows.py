"""Rows of a text file with a delimiter too many -> those whose cells have come under other headings than their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lagesbild.files.sheet import LONGER_ROWS
from lagesbild.intake.shapes.case_rows import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from lagesbild.intake.shapes.case_lines import Line
    from lagesbild.intake.shapes.case_rows import CaseRows

SHIFTED = (
    "Raden har fler celler än tabellen har rubriker, och orden i den står inte i sina kolumner; den är lagd åt sidan. "
    "Ett skiljetecken mitt i en text gör så: rätta raden, eller be om filen som .xlsx."
)
UNKNOWN_WORD = frozenset({"unknown_category", "many_categories", "unknown_milieu"})


def set_shifted_aside(rows: CaseRows, doubts: Sequence[Doubt]) -> NDArray[np.bool_]:
    """Set aside as unreadable, and return, the rows with cells beyond the table of which the line is not known.

    A remark beside the table leaves the others in their columns.
    """
    longer = rows.cases.attrs.get(LONGER_ROWS, ())
    if not longer:
        return rows.none()
    strange = rows.none()
    for doubt in doubts:
        if doubt.code in UNKNOWN_WORD:
            strange = strange | doubt.rows
    shifted = strange & np.isin(rows.cases.index.to_numpy(), longer) & rows.counted
    rows.report(Doubt(shifted, "shifted_row", SHIFTED, ""))
    rows.set_aside(shifted, "unreadable")
    return shifted


def forget_labels(
    frame: pd.DataFrame, shifted: NDArray[np.bool_], rows: CaseRows, blank: Line
) -> pd.DataFrame:
    """Return the observations with what shifted rows say of area and line taken away: it stands under other headings."""
    if not shifted.any():
        return frame
    is_shifted = frame["row"].isin(rows.cases.index.to_numpy()[shifted])
    said = {"category": blank[0], "milieu": blank[1], "area": ""}
    return frame.assign(
        **{
            name: frame[name].astype(object).mask(is_shifted, value)
            for name, value in said.items()
            if name in frame
        }
    )
