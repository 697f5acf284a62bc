"""A year's job as a plain script does it: `python benchmarks/enkelt_skript.py sample_data/2021 MAPP`.

Pandas reads the eight sources, pyplot draws six charts, openpyxl writes a workbook and python-docx a document.
It knows these very files and no others; the figures, printed as JSON, are those that the program finds in them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import docx
import matplotlib as mpl
import openpyxl
import pandas as pd

mpl.use("agg")

from matplotlib import pyplot as plt

FIRST, LAST = pd.Timestamp("2020-05-01"), pd.Timestamp("2021-04-30")
PARTS = {
    "Bagarmossen", "Björkhagen", "Enskededalen", "Hammarbyhöjden", "Kärrtorp", "Skarpnäcks gård", "Flaten", "Orhem",
    "Skrubba",
}  # fmt: skip
EXTREMIST = ("Nazistiskt", "Rasistiskt", "Vänsterautonomt", "Islamistiskt")
SIGNS = "Har du på annat sätt sett tecken på aktivitet kopplad till våldsbejakande extremism?"
WIDTH, HEIGHT, DOTS = 6.3, 3.6, 300


def read(path: Path, sheet: str | int = 0, header: int = 0) -> pd.DataFrame:
    """A sheet of a workbook, by the reader that such scripts use."""
    return pd.read_excel(path, sheet_name=sheet, header=header, engine="openpyxl")


def within(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows of the period."""
    return frame[pd.to_datetime(frame[column]).between(FIRST, LAST)]


def graffiti(folder: Path) -> pd.DataFrame:
    """The extremist cases of the district."""
    cases = read(folder / "klotter_2021.xlsx", "Klotter", header=3)
    cases = cases[pd.to_datetime(cases["Anmäld"], errors="coerce").notna()]
    cases = within(cases, "Anmäld").drop_duplicates("Ärendenummer")
    return cases[cases["Stadsdel"].isin(PARTS) & cases["Kategori"].isin(EXTREMIST)]


def figures(folder: Path) -> dict[str, dict[str, int]]:
    """For each of the eight sources, its counts by category, milieu or answer."""
    own = read(folder / "enkat_egna_2021.xlsx")
    own = own[own["Verksamhet/enhet"] != "Test"]
    schools = pd.read_csv(folder / "enkat_skolor_2021.csv", sep=";", encoding="utf-8-sig")
    schools = schools[schools["Last page"] == schools["Last page"].max()]
    labour = read(folder / "arbetsmarknad_2021.xlsx", header=3)
    labour = labour[labour["Jobbtorg"] != "Totalt"]
    hits = read(folder / "ia_2021.xlsx")["Antal träffar"].sum()
    contacts = within(read(folder / "kontakter_2021.xlsx"), "Datum")
    forms = within(read(folder / "oidentifierad_2021.xlsx"), "Datum för händelsen")
    police = within(pd.read_csv(folder / "polis_2021.csv", sep=";"), "Datum")
    counted = {
        "enkat_egna": own[SIGNS].value_counts(),
        "enkat_skolor": schools[SIGNS].value_counts(),
        "arbetsmarknad": labour.groupby("Miljö")["Antal ärenden"].sum(),
        "klotter": graffiti(folder)["Kategori"].value_counts(),
        "ia": pd.Series({"Träffar": hits}),
        "kontakter": contacts["Miljö"].value_counts(),
        "oidentifierad": forms["Miljö"].value_counts(),
        "polis": police["Miljö"].value_counts(),
    }
    return {
        source: {str(key): int(count) for key, count in counts.items()} for source, counts in counted.items()
    }


def draw(found: dict[str, dict[str, int]], folder: Path) -> list[Path]:
    """Six charts as PNG files."""
    pictures = []
    for source in list(found)[:6]:
        figure, axes = plt.subplots(figsize=(WIDTH, HEIGHT), layout="constrained")
        bars = axes.barh(list(found[source]), list(found[source].values()))
        axes.bar_label(bars)
        axes.set_title(source)
        pictures.append(folder / f"{source}.png")
        figure.savefig(pictures[-1], dpi=DOTS)
        plt.close(figure)
    return pictures


def write_workbook(found: dict[str, dict[str, int]], path: Path) -> None:
    """One sheet for each source."""
    book = openpyxl.Workbook()
    for source, counts in found.items():
        sheet = book.create_sheet(source)
        for row in (("", "Antal"), *counts.items()):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(path)


def write_document(found: dict[str, dict[str, int]], pictures: list[Path], path: Path) -> None:
    """A heading and a table for each source, and the charts."""
    document = docx.Document()
    document.add_heading("Lokal lägesbild")
    for source, counts in found.items():
        document.add_heading(source, 2)
        table = document.add_table(len(counts), 2)
        for row, pair in zip(table.rows, counts.items(), strict=True):
            for cell, value in zip(row.cells, pair, strict=True):
                cell.text = str(value)
    for picture in pictures:
        document.add_picture(str(picture), docx.shared.Inches(WIDTH))
    document.save(str(path))


def main(folder: Path, to: Path) -> None:
    """The whole job."""
    to.mkdir(parents=True, exist_ok=True)
    found = figures(folder)
    pictures = draw(found, to)
    write_workbook(found, to / "lagesbild.xlsx")
    write_document(found, pictures, to / "lagesbild.docx")
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
