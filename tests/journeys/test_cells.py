"""The account of the cells is shown wherever the rows are accounted for, and no number is passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

LINES = (
    "Klotter våren 2021;;;;",
    "Ärendenummer;Datum;Stadsdel;Kategori;Kvadratmeter",
    "A1;2021-03-01;Kärrtorp;Nazistiskt;12",
    "A2;2021-03-02;Kärrtorp;Rasistiskt;7",
    "A3;2021-03-02;Farsta;Rasistiskt;9",
    ";;;;",
    "Källa: trafikkontoret;;;;",
)
FILLED = sum(bool(cell) for line in LINES for cell in line.split(";"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a register in which a column of numbers is not read."""
    folder = tmp_path_factory.mktemp("celler")
    (folder / "klotter.csv").write_text("\n".join((*LINES, "")), encoding="utf-8")
    assert run_in(folder, "importera", "klotter.csv", "--år", 2021).code == 0
    return folder


def cells_of(folder: Path) -> Any:
    """What `visa --json` says of the cells of graffiti."""
    sources = run_in(folder, "visa", "--år", 2021, "--json").json["sources"]
    return next(source["cells"] for source in sources if source["key"] == "klotter")


def test_every_cell_is_in_the_account_of_the_year(folder: Path) -> None:
    """Filled = used + set aside + notes + unread, in JSON."""
    cells = cells_of(folder)
    parts = cells["used"] + sum(cells["set_aside"].values()) + cells["notes"] + cells["unread"]
    assert cells["filled"] == parts == FILLED
    assert (cells["notes"], cells["unread"]) == (2, 2)


def test_a_number_that_is_not_used_is_told(folder: Path) -> None:
    """With its file, its cells and the column's heading, under what is to be done."""
    screen = " ".join(run_in(folder, "visa", "--år", 2021).out.split())
    assert "klotter.csv: Tal som inte används: E3:E4 (Kvadratmeter)." in screen.partition("Att göra")[2]


def test_the_inspection_shows_the_account(folder: Path) -> None:
    """Before anything is stored, on the screen and in JSON."""
    assert f"Celler {FILLED}: " in " ".join(run_in(folder, "granska", "klotter.csv").out.split())
    (file,) = run_in(folder, "granska", "klotter.csv", "--json").json["files"]
    assert file["account"]["cells"] == FILLED
    assert file["account"]["unread_numbers"] == ["E3:E4"]


def test_the_workbook_shows_the_account_and_the_public_one_does_not(folder: Path) -> None:
    """How many cells a source has tells how many rows: that is intern."""
    for edition in ("intern", "publik"):
        words = ("--år", 2021, "--utgåva", edition, "--format", "excel,json", "--till", edition)
        assert run_in(folder, "exportera", *words).code == 0
    intern, public = (
        load_workbook(next((folder / edition).glob("lagesbild-*.xlsx")))["Avstämning"]
        for edition in ("intern", "publik")
    )
    written = [[str(cell.value) for row in sheet.iter_rows() for cell in row] for sheet in (intern, public)]
    assert "Celler som inte läses" in written[0]
    assert str(FILLED) in written[0]
    assert not [text for text in written[1] if "Celler" in text]
    assert "unread_numbers" not in next((folder / "publik").glob("*.json")).read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_account_goes_with_its_import(folder: Path, tmp_path: Path) -> None:
    """A file taken out leaves no cell behind."""
    (tmp_path / "klotter.csv").write_bytes((folder / "klotter.csv").read_bytes())
    run_in(tmp_path, "importera", "klotter.csv", "--år", 2021)
    (number,) = (one["id"] for one in run_in(tmp_path, "importer", "--json").json["imports"])
    run_in(tmp_path, "ta-bort", number)
    run_in(tmp_path, "importera", "klotter.csv", "--år", 2021)
    assert cells_of(tmp_path) == cells_of(folder)
