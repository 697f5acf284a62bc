"""Workbooks of the sample report, read back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from msgspec.structs import replace
from openpyxl import load_workbook
from sample_report import sample_report

from lagesbild.core.tables import Cell, Column, Row, Table, TableKind, Value
from lagesbild.outputs.excel.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.report import Report


def read(report: Report) -> Any:
    """The workbook of a report, read back."""
    return load_workbook(BytesIO(workbook(report)))


def one_table(
    *values: Value, table_kind: TableKind = TableKind.BY_UNIT, label: str = "A", kind: str = "count"
) -> Report:
    """The sample report with a single table of one row."""
    columns = tuple(Column(f"k{n}", f"Kolumn {n}", kind) for n in range(len(values)))  # type: ignore[arg-type]
    table = Table(
        table_kind,
        "Prov",
        "Antal",
        "Rad",
        columns,
        (Row("a", label, tuple(map(Cell, values))),),
        about="polis",
    )
    return replace(sample_report(), tables=(table,))


def body(book: Any, name: str = "polis_enhet") -> list[list[Any]]:
    """The values of the table object of a table's id, without its headings."""
    ((sheet, table),) = (
        (sheet, table)
        for sheet in book.worksheets
        for table in sheet.tables.values()
        if table.name == f"tabell_{name}"
    )
    return [[cell.value for cell in row] for row in sheet[table.ref][1:]]


def parts(content: bytes, folder: str) -> Iterator[str]:
    """The XML of the workbook's parts in a folder."""
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith(folder) and name.endswith(".xml"):
                yield archive.read(name).decode()
