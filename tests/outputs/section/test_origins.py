"""From a figure to its source in the appendix, from tables of facts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.tables import Cell, Column, Origin, Row, Table, TableKind, Trace
from lagesbild.outputs.section.blocks import Bullets, Note, Paragraph, TableBlock
from lagesbild.outputs.section.origins import list_origins

NAZI, LEFT = (Trace(2021, "klotter", (("category", key),)) for key in ("nazistiskt", "vansterautonomt"))
NONE = Cell(0, Trace(2021, "klotter", (("category", "islamistiskt"),)))
TABLE = Table(
    TableKind.BY_YEAR,
    "",
    "",
    "",
    (Column("2021", "2021"),),
    (Row("a", "", (Cell(6, NAZI),)), Row("b", "", (NONE,))),
)
BLOCKS = (Paragraph("", (LEFT.id,)), Bullets(("",), ((NAZI.id,),)), TableBlock(TABLE), Note(""))


def listed(origins: dict[str, tuple[Origin, ...]]) -> list[str]:
    """The lines of the list."""
    report = replace(sample_report(), tables=(TABLE,))
    return [
        item
        for block in list_origins(BLOCKS, origins, report)
        if isinstance(block, Bullets)
        for item in block.items
    ]


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        ((Origin("a.xlsx", "Blad1", (2, 3, 4, 7)),), "a.xlsx, blad Blad1, rad 2–4, 7"),
        ((Origin("a.csv", None, (2,)),), "a.csv, rad 2"),
        ((Origin("a.csv", None, (2,)), Origin("b.csv", None, (5, 6))), "a.csv, rad 2; b.csv, rad 5–6"),
        (
            (Origin("a.csv", None, tuple(range(2, 26, 2))),),
            "a.csv, rad 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24",
        ),
        (
            (Origin("a.csv", None, tuple(range(2, 28, 2))),),
            "a.csv, rad 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 med flera, 13 rader i allt",
        ),
    ],
)
def test_files_sheets_and_rows_stand_by_the_figure(origins: tuple[Origin, ...], expected: str) -> None:
    """A sheet where the file has one, rows in a run as one, twelve runs of a file at most."""
    assert listed({NAZI.id: origins}) == [f"{NAZI.id}: {expected}"]


def test_a_proven_zero_and_what_is_not_known_have_no_row() -> None:
    """They are told apart; a figure that no block names is not listed."""
    zero = NONE.trace.id if NONE.trace else ""
    origins: dict[str, tuple[Origin, ...]] = {zero: (), LEFT.id: (), "annat/totalt/2021": ()}
    assert listed(origins) == [f"Noll, utan någon rad: {zero}", f"Inte känt, utan någon rad: {LEFT.id}"]


def test_where_nothing_is_known_there_is_no_list() -> None:
    """Not even its heading."""
    assert list_origins(BLOCKS, {}, sample_report()) == ()
