"""The area's part of a register of the whole city, and its place among the areas there, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TOTAL, Share, TableKind
from lagesbild.core.wording import NO_BREAK, SMALLEST_BASE, digits, number, percent
from lagesbild.outputs.section.sentences import Sentence, figure_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Row

ORDINALS = (
    *(
        "",
        "",
        "näst",
        "tredje",
        "fjärde",
        "femte",
        "sjätte",
        "sjunde",
        "åttonde",
        "nionde",
        "tionde",
        "elfte",
        "tolfte",
    ),
)
"""How the place is said before "flest"."""


def share_sentences(report: Report, status: SourceStatus, *, named: bool = False) -> Iterator[Sentence]:
    """How much of the whole register's is the area's; none where there is none, or it is not known.

    `named` says whose figures they are, where that was not said just before.
    """
    table = report.table(TableKind.SHARE_OF_WHOLE, status.key)
    row = next((row for row in table.rows if row.key == TOTAL), None) if table else None
    if table is None or row is None:
        return
    share = row.cells[2].value
    if not isinstance(share, Share) or not share.part or share.base < SMALLEST_BASE:
        return
    whole = table.columns[1].label.removeprefix("Hela ")
    what = status.phrases.unit[1]
    opening = f"I {status.phrases.noun} är det" if named else "Det är"
    text = f"{opening} {digits(share.part)} av {whole}s {digits(share.base)} {what} ({percent(share)}){_place(row)}."
    yield Sentence(text, (figure_id(report, status.key, TOTAL),))


def _place(row: Row) -> str:
    """The place among the areas, where the register names them all alike."""
    value = row.cells[3].value if len(row.cells) > 3 else ""  # noqa: PLR2004 — the column after the share
    place, _, areas = str(value).partition(" av ")
    if not areas:
        return ""
    said = ORDINALS[int(place)] if int(place) < len(ORDINALS) else f"{place}:e"
    return f", {said}{' ' if said else ''}flest av {number(int(areas))}{NO_BREAK}områden"
