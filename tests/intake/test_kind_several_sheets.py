"""A workbook with several sheets: the cases are read and not their sums, and what other sheets say more is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from counting import BROKEN_YEAR, REFUSED, Counted, count, count_rows

from lagesbild.config.loading import load
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reading_files import Rows

HEADINGS = ["Ärendenummer", "Datum", "Stadsdel", "Kategori"]
LIST: Rows = [HEADINGS, *([f"A{n}", f"2021-03-0{n}", "Kärrtorp", "Nazistiskt"] for n in (1, 2, 3))]


def write_book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with the sheets in their order."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def pivot(number: int) -> Rows:
    """The sums of a list as a spreadsheet writes them."""
    return [["Radetiketter", "Antal av Ärendenummer"], ["Nazistiskt", number], ["Totalsumma", number]]


@pytest.mark.parametrize("order", [("Pivot", "Data"), ("Data", "Pivot")])
@pytest.mark.parametrize(("number", "codes"), [(3, set()), (2, set()), (5, {"sheet_sums_to_more"})])
def test_the_cases_are_read_and_not_their_sums(
    tmp_path: Path, order: tuple[str, str], number: int, codes: set[str]
) -> None:
    """Where the sums are of more cases, the figures are a least."""
    sheets = {"Pivot": pivot(number), "Data": LIST}
    counted = count(write_book(tmp_path / "klotter.xlsx", {name: sheets[name] for name in order}))
    assert isinstance(counted, Counted)
    assert (counted.total, set(counted.codes)) == (3, {"sheet_not_read", *codes})


@pytest.mark.parametrize("names", [("2019", "2021"), ("2021", "2019"), ("År 2018", "År 2020")])
def test_the_sheet_of_the_year_is_read(tmp_path: Path, names: tuple[str, str]) -> None:
    """A sheet named after other years holds those."""
    old = [HEADINGS, ["B1", "2019-03-01", "Kärrtorp", "Nazistiskt"]]
    sheets = {name: old if name[-4:] in {"2018", "2019"} else LIST for name in names}
    assert count(write_book(tmp_path / "klotter.xlsx", sheets)).total == 3  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Antal ärenden: 7", ["note_with_number"]),
        ("Utöver listan finns 2 ärenden utan datum", ["note_with_number"]),
        ("Antal ärenden: 3", []),
        ("Klotter 2021, uttag 2021-05-03", []),
        ("Kontakt: 08-508 15 000", []),
    ],
)
@pytest.mark.parametrize("order", [("Läs mig", "Data"), ("Data", "Läs mig")])
def test_another_number_on_a_cover_is_told(
    tmp_path: Path, text: str, codes: list[str], order: tuple[str, str]
) -> None:
    """The cases may be missing in the list."""
    sheets: dict[str, Rows] = {"Läs mig": [["Försättsblad"], [text]], "Data": LIST}
    path = write_book(tmp_path / "klotter.xlsx", {name: sheets[name] for name in order})
    problems = recognise_file(path, open_file(path), load(), BROKEN_YEAR).parsed.problems
    assert [(problem.code, problem.sheet) for problem in problems] == [(code, "Läs mig") for code in codes]


@pytest.mark.parametrize(
    "other", ["En händelse i mars saknas i systemet", "Hösten: 4 incidenter", "Inga incidenter i skolorna"]
)
def test_a_note_is_not_read_alone_where_another_sheet_says_something(tmp_path: Path, other: str) -> None:
    """The zero of one sheet is not that of all."""
    sheets: dict[str, Rows] = {"Blad1": [["Inga incidenter"]], "Blad2": [["Kommentar"], [other]]}
    assert count(write_book(tmp_path / "ia.xlsx", sheets)) == REFUSED


@pytest.mark.parametrize("gap", [[""], ["", ""]])
@pytest.mark.parametrize(
    "labels", [["Radetiketter", "Antal"], ["Kategori", "Antal"], ["Antal per kategori", ""]]
)
def test_sums_beside_the_list_are_no_columns_of_it(tmp_path: Path, gap: list[str], labels: list[str]) -> None:
    """An empty column parts them, and they end before the list does."""
    beside: Rows = [labels, ["Nazistiskt", 3], ["Totalsumma", 3], ["", ""]]
    rows = [[*own, *gap, *sums] for own, sums in zip(LIST, beside, strict=True)]
    counted = count_rows(tmp_path, "klotter.xlsx", rows)
    assert isinstance(counted, Counted)
    assert (counted.outcome, set(counted.codes)) == (3, {"unread_numbers"})


def test_a_column_with_remarks_behind_an_empty_one_is_read(tmp_path: Path) -> None:
    """Remarks stand here and there, and are no table."""
    remarks = ["Kommentar", "", "Dubblett", ""]
    rows = [
        [*own, "", "" if n else "Anm", text] for n, (own, text) in enumerate(zip(LIST, remarks, strict=True))
    ]
    counted = count_rows(tmp_path, "klotter.xlsx", rows)
    assert isinstance(counted, Counted)
    assert counted.total == 2
