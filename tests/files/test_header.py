"""Finding the table: titles, blanks, several header rows, notes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from reading_files import delimited, write_xlsx

from lagesbild.files.header import locate
from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reading_files import Rows

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Layout

BODY: Rows = (("Flaten", 3, 1), ("Orhem", 12, 0), ("Skrubba", 0, 2))


def found(path: Path, rows: Rows, merges: Sequence[str] = ()) -> Layout | None:
    """Write the rows to a workbook, merge some cells, and look for the table."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append([value if value != "" else None for value in row])
    for place in merges:
        book.worksheets[0].merge_cells(place)
    book.save(path / "a.xlsx")
    return locate(open_file(path / "a.xlsx")[0])


@pytest.mark.parametrize(
    ("above", "first"),
    [
        ((), 1),
        ((("Klotter i Skarpnäck 2021",), ()), 3),
        ((("Klotter",), ("Uttag:", "2021-05-01"), (), ()), 5),
    ],
)
def test_the_header_is_found_below_titles(tmp_path: Path, above: Rows, first: int) -> None:
    """Title lines and blank lines above the header are passed over."""
    layout = found(tmp_path, (*above, ("Stadsdel", "Antal", "Kvar"), *BODY))
    assert layout is not None
    assert (layout.header_rows, layout.first_data_row, layout.last_data_row) == ((first,), first + 1, None)


def test_a_table_may_start_in_another_column(tmp_path: Path) -> None:
    """Columns are the sheet's own positions."""
    layout = found(tmp_path, [("", "", *row) for row in (("Stadsdel", "Antal", "Kvar"), *BODY)])
    assert layout is not None
    assert layout.columns == (2, 3, 4)


@pytest.mark.parametrize(
    "note",
    [
        "Källa: trafikkontoret",
        "* Uppgifterna är preliminära",
        "Klotter på privata fastigheter ingår inte i tabellen",
    ],
)
def test_notes_below_are_left_out(tmp_path: Path, note: str) -> None:
    """A note below the table is no record, with or without a blank line; a total row is one."""
    rows = (("Stadsdel", "Antal", "Kvar"), *BODY, ("Totalt", 15, 3))
    for below in ((note,),), ((), (note,)), ((note,), ("Ansvarig:", "Enheten")):
        layout = found(tmp_path, (*rows, *below))
        assert layout is not None
        assert layout.last_data_row == 5


@pytest.mark.parametrize(
    ("units", "first"),
    [
        (("åååå-mm-dd", "", "st"), 3),
        (("ÅÅÅÅ-MM-DD", "välj i lista", "antal"), 3),
        (("", "", "(st)"), 3),
        (("2021-03-01", "Text", 2), 2),
        (("Kärrtorp", "", ""), 2),
    ],
)
def test_how_columns_are_filled_in_is_no_record(tmp_path: Path, units: tuple[Raw, ...], first: int) -> None:
    """A row of units or forms right below the headings belongs to them."""
    layout = found(tmp_path, (("Datum", "Kategori", "Antal"), units, ("2021-03-02", "Nazistiskt", 1)))
    assert layout is not None
    assert (layout.first_data_row, layout.headings) == (first, ("Datum", "Kategori", "Antal"))


def test_headings_are_folded_and_kept_apart_by_position(tmp_path: Path) -> None:
    """Blanks are folded; equal and empty headings keep their columns."""
    layout = found(tmp_path, (("Namn\xa0 på\nplats", "Antal", "Antal ", ""), *((*row, "x") for row in BODY)))
    assert layout is not None
    assert layout.headings == ("Namn på plats", "Antal", "Antal", "")


def test_a_numbered_column_without_a_heading_is_kept(tmp_path: Path) -> None:
    """Row numbers without a heading are a column like others."""
    layout = found(tmp_path, (("", "Stadsdel", "Antal", "Kvar"), *((n, *row) for n, row in enumerate(BODY))))
    assert layout is not None
    assert (layout.columns, layout.headings[0]) == ((0, 1, 2, 3), "")


def test_merged_headings_stand_over_all_their_columns(tmp_path: Path) -> None:
    """Group headings are joined with the headings below; a heading merged downwards stands once."""
    rows: Rows = (("Stadsdel", 2020, "", "Not"), ("", "Anmält", "Kvar", ""), *((*row, "x") for row in BODY))
    layout = found(tmp_path, rows, ["A1:A2", "B1:C1", "D1:D2"])
    assert layout is not None
    assert layout.header_rows == (1, 2)
    assert layout.headings == ("Stadsdel", "2020 – Anmält", "2020 – Kvar", "Not")


def test_a_title_merged_over_the_table_is_no_header(tmp_path: Path) -> None:
    """A title over all columns stays a title."""
    layout = found(tmp_path, (("Klotter 2021", "", ""), ("Stadsdel", "Antal", "Kvar"), *BODY), ["A1:C1"])
    assert layout is not None
    assert layout.header_rows == (2,)


def test_group_headings_without_merging_are_filled_to_the_right(tmp_path: Path) -> None:
    """In a text file the group heading stands over its first column only."""
    rows = (
        ("Stadsdel", "2020", "", "2021", ""),
        ("", "Anmält", "Kvar", "Anmält", "Kvar"),
        ("Flaten", "3", "1", "0", "2"),
    )
    (tmp_path / "a.csv").write_text(delimited(rows), encoding="utf-8")
    layout = locate(open_file(tmp_path / "a.csv")[0])
    assert layout is not None
    assert layout.header_rows == (1, 2)
    assert layout.headings == ("Stadsdel", "2020 – Anmält", "2020 – Kvar", "2021 – Anmält", "2021 – Kvar")


@pytest.mark.parametrize(
    "labels",
    [(2019, 2020), ("2019", "2020"), (date(2021, 1, 1), date(2021, 2, 1)), ("jan", "feb")],
    ids=str,
)
def test_years_and_months_can_be_headings(tmp_path: Path, labels: tuple[object, object]) -> None:
    """A ready table by year or month has its header found."""
    write_xlsx(tmp_path / "a.xlsx", (("Kategori", *labels), *BODY))  # type: ignore[arg-type]
    layout = locate(open_file(tmp_path / "a.xlsx")[0])
    assert layout is not None
    assert layout.header_rows == (1,)


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (("Lokal lägesbild 2021",), (), ("Underlag från trafikkontoret",), ("Se blad 2",)),
        (("Kontakt:", "Enheten"), ("Dnr:", "2021/1")),
        BODY,
    ],
    ids=["empty", "notes", "labels with a colon", "records without headings"],
)
def test_a_sheet_without_a_table_has_no_layout(tmp_path: Path, rows: Rows) -> None:
    """Covers, notes and bare numbers are not taken for tables."""
    assert found(tmp_path, rows) is None


def test_a_header_without_records_is_an_empty_table(tmp_path: Path) -> None:
    """A form that nobody has filled in is a table with no records."""
    write_xlsx(tmp_path / "a.xlsx", (("Datum", "Antal"),))
    (sheet,) = open_file(tmp_path / "a.xlsx")
    layout = locate(sheet)
    assert layout is not None
    assert sheet.read(layout).empty
