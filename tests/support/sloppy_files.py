"""Nine files of a year as nine people mail them: some in order, one with words of its own, four that are no tables."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
from docx import Document
from PIL import Image
from program import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

IN_ORDER = (
    "enkat_egna_2021.xlsx",
    "enkat_skolor_2021.csv",
    "utskick_egna_2021.xlsx",
    "ia_2021.xlsx",
    "kontakter_2021.xlsx",
)
GRAFFITI = (
    ("Klotter i stadsdelen, utdrag ur TK:s system",),
    (),
    ("Ärende", "Anmäld", "Adress", "Stadsdel", "Klottertyp"),
    (104, "2020-06-02", "Storgatan 1", "Kärrtorp", "Motiv A"),
    (105, "2020-06-11", "Torget", "Bagarmossen", "HK"),
    (106, "2020-09-01", "Torget", "Bagarmossen", "HK"),
    (107, "2020-11-20", "Gångtunneln", "Björkhagen", "Hundar"),
    (108, "2021-02-14", "Skolan", "Kärrtorp", "Rasistiskt"),
)
"""A register with a heading and words that nobody but its sender uses."""


def write_workbook(path: Path, rows: Iterable[Iterable[object]]) -> Path:
    """Write a workbook of one sheet with the rows, and return where it is."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def write_sloppy_files(folder: Path) -> None:
    """Write the nine files into a folder, which is made."""
    folder.mkdir(parents=True)
    for name in IN_ORDER:
        shutil.copy(SAMPLES / "2021" / name, folder)
    write_workbook(folder / "Klotterstatistik TK.xlsx", GRAFFITI)
    letter = Document()
    letter.add_paragraph("Vi har inte haft några ärenden. Hälsningar Jobbtorg")
    letter.save(str(folder / "jobbtorg svar.docx"))
    (folder / "VS enkät.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    Image.new("RGB", (8, 8)).save(folder / "bild från polisen.jpg")
