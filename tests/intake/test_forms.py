"""The forms to send out: filled in from their own lists they are taken in without a remark."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from program import Outcome, run_in, written

from lagesbild.config.loading import load
from lagesbild.config.vocabulary.vocabulary import built_in
from lagesbild.intake.forms import templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    Run = Callable[..., Outcome]

OWN_SOURCE = """\
nyckel = "idrott"
ordning = 85
namn = "Föreningar, idrottsförvaltningen"
kort = "Idrott"
avsandare = "idrottsförvaltningen"
form = "register"
slag = "iakttagelse"
enhet = ["iakttagelse", "iakttagelser"]
klass = "person"
kannetecken = ["idrott", "förening"]
kravs = ["hall"]

[kolumner]
datum = ["Datum"]
hall = ["Idrottshall"]
miljo = ["Miljö"]
"""
KEYS = (*(source.key for source in built_in().sources), "idrott")
RECORDS = 3


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with the templates of every source, one of the user's own included."""
    folder = tmp_path_factory.mktemp("forms")
    (folder / "kallor").mkdir()
    (folder / "kallor" / "idrott.toml").write_text(OWN_SOURCE, encoding="utf-8")
    assert run_in(folder, "mallar").code == 0
    return folder


def choices(book: openpyxl.Workbook, formula: str) -> list[Any]:
    """What a drop-down offers, from the cells that it refers to."""
    sheet, cells = formula.removeprefix("=").split("!")
    return [cell.value for (cell,) in book[sheet][cells.replace("$", "")]]


def fill(book: openpyxl.Workbook, sheet: Worksheet) -> None:
    """Fill some rows by what the sheet itself says of each column."""
    for validation in sheet.data_validations.dataValidation:
        first = next(iter(validation.sqref.ranges))
        for number in range(RECORDS):
            cell = sheet.cell(first.min_row + number, first.min_col)
            if validation.type == "list":
                offered = choices(book, validation.formula1)
                # Whoever says no describes nothing, so every answer to such a question is a yes.
                cell.value = "Ja" if offered[:2] == ["Ja", "Nej"] else offered[number % len(offered)]
            elif validation.type == "date":
                cell.value = date(2021, 3, 1) + timedelta(days=number)
            elif validation.type == "whole":
                cell.value = number + 1
            else:
                cell.value = f"Exempel {number + 1}"


def filled(folder: Path, key: str, target: Path) -> Path:
    """The template of a source, filled in and sent back."""
    book = openpyxl.load_workbook(folder / "mallar" / f"mall-{key}.xlsx")
    fill(book, book.worksheets[1])
    book.save(target / f"mall-{key}.xlsx")
    return target / f"mall-{key}.xlsx"


@pytest.mark.sampled
@pytest.mark.filterwarnings("ignore:Data Validation extension")
@pytest.mark.parametrize("key", KEYS)
def test_a_filled_template_is_taken_in_without_a_remark(
    run: Run, forms: Path, tmp_path: Path, key: str
) -> None:
    """The source is the template's own, every row is a record, and nothing is wrong."""
    path = filled(forms, key, tmp_path)
    done = run("granska", path, "--json", "--installningar", _settings(forms))
    (file,) = done.json["files"]
    assert (file["source"], file["records"], file["problems"]) == (key, RECORDS, [])
    assert set(file["set_aside"]) <= {"not_extremist"}


def _settings(forms: Path) -> Path:
    path = forms / "lagesbild.toml"
    path.touch()
    return path


@pytest.mark.parametrize("key", KEYS)
def test_every_cell_of_a_template_has_an_input_text(forms: Path, key: str) -> None:
    """Each column tells what to write, and dates and numbers are real ones."""
    book = openpyxl.load_workbook(forms / "mallar" / f"mall-{key}.xlsx")
    sheet = book.worksheets[1]
    told = {
        next(iter(validation.sqref.ranges)).min_col: validation
        for validation in sheet.data_validations.dataValidation
    }
    assert set(told) == set(range(1, sheet.max_column + 1))
    assert all(validation.prompt for validation in told.values())


def test_a_template_has_instructions_and_hidden_lists(forms: Path) -> None:
    """The instructions come first; the lists are nothing to look at."""
    book = openpyxl.load_workbook(forms / "mallar" / "mall-klotter.xlsx")
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Så här gör du", "visible"),
        ("Klotter", "visible"),
        ("Listor", "hidden"),
    ]


def test_an_empty_form_is_offered_as_a_zero_where_it_is_one() -> None:
    """To registers and logs; a survey without answers is unanswered, and a list without recipients is no list."""
    offered = {form.key for form in templates(load()) if any("utan rader" in s for s in form.introduction)}
    assert offered == {source.key for source in built_in().counted_sources if not source.survey}


def test_a_template_asks_for_no_free_text_and_no_person() -> None:
    """Nothing that the program would not count is asked for."""
    headings = {
        column.heading
        for form in templates(load())
        for column in form.columns
        if not form.key.startswith("enkat")
    }
    assert not {"Anmärkning", "Kommentar", "Lämnad av", "Anteckning"} & headings


@pytest.mark.filterwarnings("ignore:Data Validation extension")
@pytest.mark.parametrize("key", KEYS)
def test_no_instruction_is_cut_off(forms: Path, key: str) -> None:
    """Each row of the instructions is as high as its longest text needs."""
    sheet = openpyxl.load_workbook(forms / "mallar" / f"mall-{key}.xlsx").worksheets[0]
    for row in sheet.iter_rows(min_row=sheet.max_row - 1):
        lines = max(
            -(-len(str(cell.value or "")) // int(width)) for cell, width in zip(row, (44, 50), strict=False)
        )
        assert (sheet.row_dimensions[row[0].row or 0].height or 0) >= 15 * lines


def test_the_same_templates_have_the_same_bytes(run: Run, forms: Path, tmp_path: Path) -> None:
    """Made twice they are the same files, wherever they are written."""
    assert run("mallar", "--till", "ut", "--installningar", _settings(forms)).code == 0
    assert written(tmp_path / "ut") == written(forms / "mallar")


def test_choices_follow_the_settings(run: Run, tmp_path: Path) -> None:
    """Another area and another set of terms give other lists."""
    (tmp_path / "lagesbild.toml").write_text(
        'omrade = "Farsta"\nstadsdelar = ["Hökarängen"]\ntermer = "sapo"\n', encoding="utf-8"
    )
    assert run("mallar").code == 0
    book = openpyxl.load_workbook(tmp_path / "mallar" / "mall-polis.xlsx")
    listed = {cell for row in book["Listor"].iter_rows(values_only=True) for cell in row}
    assert {"Hökarängen", "Våldsbejakande islamism"} <= listed
