"""Rows that somebody has struck through in Excel: they are read, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_struck(path: Path, formats: Mapping[int, Mapping[str, bool]]) -> Path:
    """Write four rows, some of them in a format of their own."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Blad1")
        for row in range(4):
            style = book.add_format(dict(formats[row])) if row in formats else None
            sheet.write_row(row, 0, ["Ärende", "Datum"] if not row else [f"A{row}", "2021-03-01"], style)
    return path


@pytest.mark.parametrize(
    ("formats", "told"),
    [
        ({}, []),
        ({1: {"bold": True}}, []),
        ({2: {"font_strikeout": True}}, [3]),
        ({1: {"font_strikeout": True, "bold": True}, 3: {"font_strikeout": True}}, [2]),
    ],
)
def test_struck_rows_are_told(
    tmp_path: Path, formats: Mapping[int, Mapping[str, bool]], told: list[int]
) -> None:
    """The first of them is named; other formats say nothing."""
    (sheet,) = open_file(write_struck(tmp_path / "klotter.xlsx", formats))
    assert [problem.row for problem in sheet.problems if problem.code == "struck_rows"] == told
    assert len(sheet.problems) == len(told)


def test_an_empty_cell_in_a_struck_format_is_no_row(tmp_path: Path) -> None:
    """There is nothing in it to take back."""
    path = tmp_path / "klotter.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Blad1")
        sheet.write_row(0, 0, ["Ärende", "Datum"])
        sheet.write_blank(1, 0, None, book.add_format({"font_strikeout": True}))
    (opened,) = open_file(path)
    assert opened.problems == ()
