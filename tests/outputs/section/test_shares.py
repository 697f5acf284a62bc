"""The area's part of a register of the whole city, from tables of facts: both sides of every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.tables import TOTAL, Cell, Column, MissingValue, Row, Share, Table, TableKind
from lagesbild.outputs.section.shares import share_sentences

if TYPE_CHECKING:
    from lagesbild.core.tables import Value

NBSP = "\u00a0"
COLUMNS = (Column("own", "Skarpnäck"), Column("whole", "Hela staden"), Column("share", "Andel", "share"))
FIRST = Row("a", "Den första raden", (Cell(1), Cell(100), Cell(Share(1, 100)), Cell("9 av 14")))
"""A line that is not the total, and is never told."""


def told(share: Value, rank: str | None = None, key: str = TOTAL, *, named: bool = False) -> list[str]:
    """The sentences on graffiti, of which the register of the whole city has these figures."""
    ranked = (Column("rank", "Plats", "text"),) if rank is not None else ()
    cells = (Cell(5), Cell(36), Cell(share), *(Cell(rank or "") for _ in ranked))
    rows = (replace(FIRST, cells=FIRST.cells[: len(cells)]), Row(key, "Totalt", cells, total=True))
    table = Table(
        TableKind.SHARE_OF_WHOLE, "", "Antal", "Innehåll", (*COLUMNS, *ranked), rows, about="klotter"
    )
    report = replace(sample_report(), tables=(table,))
    return [said.text for said in share_sentences(report, report.source("klotter"), named=named)]


@pytest.mark.parametrize(
    ("rank", "place"),
    [
        ("1 av 7", f", flest av sju{NBSP}områden"),
        ("2 av 7", f", näst flest av sju{NBSP}områden"),
        ("3 av 14", f", tredje flest av 14{NBSP}områden"),
        ("12 av 13", f", tolfte flest av 13{NBSP}områden"),
        ("13 av 13", f", 13:e flest av 13{NBSP}områden"),
        ("–", ""),
        (None, ""),
    ],
)
def test_the_place_is_said_in_words(rank: str | None, place: str) -> None:
    """To the twelfth; where the register does not name the areas there is none."""
    assert told(Share(5, 36), rank) == [f"Det är 5 av stadens 36 tillfällen (14{NBSP}%){place}."]


def test_whose_figures_they_are_is_said_where_it_was_not_said_before() -> None:
    """By the noun of the source."""
    noun = sample_report().source("klotter").phrases.noun
    assert told(Share(5, 36), named=True)[0].startswith(f"I {noun} är det 5 av stadens 36")


@pytest.mark.parametrize(
    ("share", "is_told"),
    [(Share(1, 10), True), (Share(1, 9), False), (Share(0, 36), False), (MissingValue.SUPPRESSED, False), ("–", False)],
)  # fmt: skip
def test_nothing_is_said_of_few_or_none_or_what_is_not_known(share: Value, *, is_told: bool) -> None:
    """From ten in the whole on, and from one in the area."""
    assert bool(told(share)) is is_told


def test_no_other_line_is_told_for_the_total() -> None:
    """A source that is not summed has none."""
    assert told(Share(5, 36), "1 av 7", key="z") == []
