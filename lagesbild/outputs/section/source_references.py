"""From print to source: a mark at each sentence, item and row, and last a list of what the marks lead to."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from lagesbild.core.wording import digits
from lagesbild.outputs.section.blocks import Bullets, Heading, Paragraph, Part, Register, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lagesbild.core.tables import Origin
    from lagesbild.outputs.section.blocks import Block

HEADING = "Siffrornas källor"
INTRODUCTION = (
    "De små upphöjda siffrorna i texten och tabellerna är märken. Här står vilka siffror som ligger bakom varje "
    "märke{more}. Raderna visas av ”lagesbild rader --år {year} --id ID”, och ”lagesbild rader --år {year} --fil FIL "
    "--rad RAD” visar vilka siffror en rad ingår i."
)
NOWHERE = "Noll, utan någon rad"
MOST_SPANS = 12
"""So many runs of row numbers are printed of one file; the command shows the rest."""


class _Marks:
    """The marks given so far, each with the ids that it stands for; the same ids have the same mark."""

    def __init__(self) -> None:
        self.given: dict[tuple[str, ...], str] = {}

    def mark(self, ids: Iterable[str]) -> str:
        told = tuple(dict.fromkeys(ids))
        return self.given.setdefault(told, str(len(self.given) + 1)) if told else ""


def with_sources(
    blocks: Sequence[Block], origins: Mapping[str, tuple[Origin, ...]], year: int
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks with their marks, and the list of sources that the marks lead to."""
    marks = _Marks()
    marked = tuple(_marked(block, marks) for block in blocks)
    return marked, tuple(_list(marks.given, origins, year)) if marks.given else ()


def _marked(block: Block, marks: _Marks) -> Block:
    if isinstance(block, Paragraph):
        parts = block.parts or (Part(block.text, block.ids),)
        return replace(block, parts=tuple(replace(part, mark=marks.mark(part.ids)) for part in parts))
    if isinstance(block, Bullets):
        return replace(block, marks=tuple(map(marks.mark, block.ids)))
    if isinstance(block, TableBlock):
        ids = ([cell.trace.id for cell in row.cells if cell.trace] for row in block.table.rows)
        return replace(block, marks=tuple(map(marks.mark, ids)))
    return block


def _list(
    given: Mapping[tuple[str, ...], str], origins: Mapping[str, tuple[Origin, ...]], year: int
) -> Iterator[Block]:
    yield Heading(2, HEADING)
    more = ", och i vilka filer och på vilka rader de har räknats" if origins else ""
    yield Paragraph(INTRODUCTION.format(year=year, more=more))
    yield Heading(3, "Märken")
    yield Register(tuple((mark, ", ".join(told)) for told, mark in given.items()))
    named = sorted({figure for figure in chain.from_iterable(given) if figure in origins})
    nowhere = [figure for figure in named if not origins[figure]]
    lines = [(figure, _where(origins[figure])) for figure in named if origins[figure]]
    lines += [(NOWHERE, ", ".join(nowhere))] if nowhere else []
    if lines:
        yield Heading(3, "Filer, blad och rader")
        yield Register(tuple(lines))


def _where(origins: Sequence[Origin]) -> str:
    return "; ".join(
        f"{one.file}{f', blad {one.sheet}' if one.sheet else ''}, rad {spans(one.rows)}" for one in origins
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
    told = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:MOST_SPANS]]
    more = f" med flera, {digits(len(rows))} rader i allt" if len(runs) > MOST_SPANS else ""
    return f"{', '.join(told)}{more}"
