"""The comments beside cells are told, for the reader does not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("cells", "words"), [((), ""), (("B2",), "vid B2"), (("B2", "A3"), "Det finns 2 kommentarer")]
)
@pytest.mark.parametrize("writer", ["openpyxl", "xlsxwriter"])
def test_comments_are_told_on_their_sheet(
    tmp_path: Path, cells: tuple[str, ...], words: str, writer: str
) -> None:
    """Once for each sheet that has any, and never with what they say."""
    path = tmp_path / "klotter.xlsx"
    if writer == "openpyxl":
        made = openpyxl.Workbook()
        made.create_sheet("Annat")
        for cell in cells:
            made["Annat"][cell].comment = Comment("Tre till", "Anna")
        made.save(path)
    else:
        with xlsxwriter.Workbook(path) as book:
            book.add_worksheet("Data").write("A1", 1)
            sheet = book.add_worksheet("Annat")
            for cell in cells:
                sheet.write_comment(cell, "Tre till")
    told = [problem for sheet in open_file(path) for problem in sheet.problems]
    assert [(problem.code, problem.sheet) for problem in told] == [("cell_comments", "Annat")] * bool(cells)
    assert all(words in problem.message and "Tre till" not in problem.message for problem in told)
