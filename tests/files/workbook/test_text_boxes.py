"""Text boxes that hang over a sheet are told, for the reader does not see them; charts and pictures are not."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
import xlwt
from reading_files import small_ods

from lagesbild.files.opening import open_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def write_xlsx(path: Path, texts: Sequence[str]) -> None:
    """As Excel writes it, with a chart beside the boxes."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Blad1")
        sheet.write_row(0, 0, ["a", 1])
        for row, text in enumerate(texts):
            sheet.insert_textbox(row, 4, text)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Blad1!$B$1:$B$1"})
        chart.set_title({"name": "Antal"})
        sheet.insert_chart("H1", chart)


class _Box:
    """The record of an .xls that says how long the text of a box is."""

    def __init__(self, column: int, text: str) -> None:
        self.colx = column
        self.record = struct.pack("<2H5HH6x", 0x1B6, 18, 0x212, 0, 0, 0, 0, len(text))

    def get_biff_data(self) -> bytes:
        return self.record


def write_xls(path: Path, texts: Sequence[str]) -> None:
    """As Excel wrote it before 2007."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Blad1")
    sheet.write(0, 0, "a")
    for column, text in enumerate(texts, start=5):
        sheet.row(0).insert_cell(column, _Box(column, text))
    book.save(str(path))


def write_ods(path: Path, texts: Sequence[str]) -> None:
    """As LibreOffice writes it."""
    boxes = "".join(
        f'<draw:frame draw:z-index="0"><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>'
        for text in texts
    )
    cell = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
    small_ods(path, f"<table:shapes>{boxes}</table:shapes><table:table-row>{cell}</table:table-row>")


KINDS: dict[str, Callable[[Path, Sequence[str]], None]] = {
    "xlsx": write_xlsx,
    "xls": write_xls,
    "ods": write_ods,
}


@pytest.mark.parametrize(
    ("texts", "words"),
    [((), ""), (("", ""), ""), (("OBS! Två till", ""), "en ruta"), (("Ett", "2"), "2 rutor")],
)
@pytest.mark.parametrize("kind", KINDS)
def test_boxes_with_words_are_told(tmp_path: Path, kind: str, texts: Sequence[str], words: str) -> None:
    """Once for the sheet, and never with what they say."""
    path = tmp_path / f"klotter.{kind}"
    KINDS[kind](path, texts)
    (sheet,) = open_file(path)
    assert [problem.code for problem in sheet.problems] == ["text_boxes"] * bool(words)
    assert all(words in problem.message and "OBS" not in problem.message for problem in sheet.problems)
