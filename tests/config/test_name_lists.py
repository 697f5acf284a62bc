"""A list of names is taken as it comes, from one column of text or from the tables of a statistics office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from lagesbild.config.word_lists import NAMES, read_entries

if TYPE_CHECKING:
    from pathlib import Path


def test_the_names_stand_below_their_heading_on_every_sheet(tmp_path: Path) -> None:
    """Titles, ranks and numbers of bearers are no names."""
    book = Workbook()
    women = book.worksheets[0]
    for row in (
        ("Tilltalsnamn, kvinnor 2024",),
        ("Källa: statistikmyndigheten",),
        (),
        ("Rang", "Tilltalsnamn", "Antal"),
    ):
        women.append(row)
    for rank, name in enumerate(("Xerxina", "Qvistlina", "Öhrnhild"), start=1):
        women.append((rank, name, 9000 - rank))
    men = book.create_sheet("Män")
    for line in (("Tilltalsnamn", "Antal"), ("Öhrnbert", 4), ("Xerxes", 3)):
        men.append(line)
    book.save(tmp_path / "namn.xlsx")
    assert read_entries(tmp_path / "namn.xlsx", NAMES) == (
        "Xerxina",
        "Qvistlina",
        "Öhrnhild",
        "Öhrnbert",
        "Xerxes",
    )


def test_a_plain_list_needs_no_heading(tmp_path: Path) -> None:
    """One name a line, with or without what stands behind it."""
    (tmp_path / "namn.csv").write_text("Xerxes;12\nÖhrnbert;3\n", encoding="utf-8")
    assert read_entries(tmp_path / "namn.csv", NAMES) == ("Xerxes", "Öhrnbert")
