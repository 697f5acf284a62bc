"""From a figure to its source: the files, sheets and rows behind each figure that the text names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.wording import digits
from lagesbild.outputs.section.blocks import Bullets, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Origin
    from lagesbild.outputs.section.blocks import Block

HEADING = "Siffrornas källor"
INTRODUCTION = (
    "Här står i vilka filer och på vilka rader siffrorna har räknats. Raderna visas av ”lagesbild rader --år {year} --id "
    "ID”, och ”lagesbild rader --år {year} --fil FIL --rad RAD” visar vilka siffror en rad ingår i."
)
NOWHERE = "Noll, utan någon rad"
NOT_KNOWN = "Inte känt, utan någon rad"
MOST_SPANS = 12
"""So many runs of row numbers are printed of one file; the command shows the rest."""


def list_origins(
    blocks: Sequence[Block], origins: Mapping[str, tuple[Origin, ...]], report: Report
) -> tuple[Block, ...]:
    """A list by id of where the figures of the blocks come from; `origins` holds it by id. Empty where none is known."""
    named = sorted({figure for block in blocks for figure in _ids(block) if figure in origins})
    lines = [(figure, _where(origins[figure])) for figure in named if origins[figure]]
    zeros = {c.trace.id for table in report.tables for _, _, c in table.cells() if c.trace and c.value == 0}
    nowhere = {figure for figure in named if not origins[figure]}
    for words, figures in ((NOWHERE, nowhere & zeros), (NOT_KNOWN, nowhere - zeros)):
        lines += [(words, ", ".join(sorted(figures)))] if figures else []
    if not lines:
        return ()
    return (
        Heading(2, HEADING),
        Paragraph(INTRODUCTION.format(year=report.year)),
        Bullets(tuple(f"{figure}: {where}" for figure, where in lines)),
    )


def _ids(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield from block.ids
    elif isinstance(block, Bullets):
        yield from (figure for item in block.ids for figure in item)
    elif isinstance(block, TableBlock):
        yield from (cell.trace.id for row in block.table.rows for cell in row.cells if cell.trace)


def _where(origins: Sequence[Origin]) -> str:
    return "; ".join(
        f"{origin.file}{f', blad {origin.sheet}' if origin.sheet else ''}, rad {spans(origin.rows)}"
        for origin in origins
    )


def spans(rows: Sequence[int]) -> str:
    """Row numbers as runs.

    >>> spans((2, 3, 4, 7)), spans((5,))
    ('2–4, 7', '5')
    """
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], row]
        else:
            runs.append([row])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:MOST_SPANS]]
    more = f" med flera, {digits(len(rows))} rader i allt" if len(runs) > MOST_SPANS else ""
    return f"{', '.join(shown)}{more}"
