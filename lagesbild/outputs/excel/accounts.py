"""The bookkeeping behind the figures, as tables: ledger, incoming files, problems, units that are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.accounts import add_accounts
from lagesbild.core.errors import Problem
from lagesbild.core.figures import REASONS
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Table, TableKind
from lagesbild.outputs import labels
from lagesbild.outputs.excel.free_text import descriptions, found_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.accounts import SheetAccount
    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Value

LEDGER = (
    Column("state", "Läge", "text"),
    Column("files", "Filer"),
    Column("read", "Lästa"),
    Column("counted", "Räknade"),
    *(Column(reason, labels.REASONS[reason].full.capitalize()) for reason in REASONS),
    Column("check", "Kontroll", "text"),
)
CELLS = (
    Column("cells", "Celler med innehåll"),
    Column("cells_used", "Celler i lästa kolumner"),
    Column("cells_aside", "Celler i rader åt sidan"),
    Column("cells_notes", "Celler i anteckningar"),
    Column("cells_unread", "Celler som inte läses"),
)
"""What became of the cells: for the intern edition alone, since it tells how many rows a source had."""
INCOMING = (
    Column("file", "Fil", "text"),
    Column("sheet", "Blad", "text"),
    Column("rows", "Rader"),
    Column("imported", "Inläst", "date"),
    Column("dnr", "Diarienummer", "text"),
    Column("sha256", "Kontrollsumma (sha256)", "text"),
)
PUBLIC_INCOMING = (Column("imported", "Inläst", "date"),)
PROBLEMS = (
    Column("sheet", "Blad", "text"),
    Column("row", "Rad"),
    Column("column", "Kolumn", "text"),
    Column("message", "Vad som är fel", "text"),
)
MISSING_BY_STATE = {
    "not_asked": MissingValue.NOT_ASKED,
    "not_received": MissingValue.NOT_REPORTED,
    "text_received": MissingValue.NOT_READ,
}
"""What stands for the rows of a source of which nothing was read, by its state."""
UNREAD_LABEL = "Ej inläst"
SILENT = (Column("survey", "Enkät", "text"),)


def bookkeeping(report: Report, records: Sequence[SourceRecord] = ()) -> tuple[Table, ...]:
    """The tables that account for the input: every row and file, and what is for the intern edition alone.

    The problems, the silent units and the free text are left out of the public edition, sheets and all: an empty sheet
    would say that there are none.
    """
    accounts = (_ledger(report), _list_files(report))
    if report.edition == "publik":
        return accounts
    return (*accounts, _problems(report), _list_nonrespondents(report), *descriptions(report, records))


def _ledger(report: Report) -> Table:
    """A row for each source, and one for each file where a source has several; the public edition tells of no files."""
    rows = tuple(row for status in report.sources for row in _accounts(status))
    note = "Lästa = räknade + de rader som lagts åt sidan, efter skäl."
    ledger = Table(TableKind.ROW_ACCOUNTS, "Avstämning", "Antal rader", "Källa", LEDGER, rows, (note,))
    return _without_files(ledger) if report.edition == "publik" else _with_cells(ledger, report)


def _without_files(ledger: Table) -> Table:
    positions = [position for position, column in enumerate(ledger.columns) if column.key != "files"]
    rows = tuple(
        replace(row, cells=tuple(row.cells[position] for position in positions)) for row in ledger.rows
    )
    return replace(ledger, columns=tuple(ledger.columns[position] for position in positions), rows=rows)


def _with_cells(ledger: Table, report: Report) -> Table:
    """Return the ledger with what became of the cells of each sheet."""
    files = {f"{status.key}_{file.id}": (file,) for status in report.sources for file in status.files}
    of_row = files | {status.key: status.files for status in report.sources}
    rows = tuple(
        replace(row, cells=(*row.cells, *map(Cell, _cells(add_accounts(f.account for f in of_row[row.key])))))
        for row in ledger.rows
    )
    note = "Celler med innehåll = i lästa kolumner + i rader åt sidan + i anteckningar + som inte läses."
    return replace(ledger, columns=(*LEDGER, *CELLS), rows=rows, notes=(*ledger.notes, note))


def _cells(account: SheetAccount | None) -> Sequence[Value]:
    if account is None:
        return ("–",) * len(CELLS)
    return (account.cells, account.used, account.aside, account.notes, account.unread)


def _accounts(status: SourceStatus) -> Iterator[Row]:
    if status.state != "received":
        nothing = MISSING_BY_STATE[status.state]
        state = labels.STATES[status.state].full
        told = (
            _account(status.read, status.counted, status.set_aside)
            if status.read
            else (*(nothing,) * (len(LEDGER) - 3), "–")
        )
        yield _row(status.key, status.label, (state, len(status.files), *told))
        return
    account = _account(status.read, status.counted, status.set_aside)
    yield _row(status.key, status.label, (labels.STATES[status.state].full, len(status.files), *account))
    if len(status.files) > 1 and all(file.name for file in status.files):
        for file in status.files:
            account = _account(file.rows, file.counted, file.set_aside)
            yield _row(f"{status.key}_{file.id}", f"   {file.name}", ("", 1, *account))


def _account(read: int | None, counted: int | None, set_aside: Sequence[tuple[str, int]]) -> Sequence[Value]:
    """Read, counted, each reason, and whether they agree; all marked where the edition withholds them."""
    if read is None or counted is None:
        return (*(MissingValue.SUPPRESSED,) * (2 + len(REASONS)), "–")
    aside = dict(set_aside)
    accounted = counted + sum(aside.values())
    check = "stämmer" if accounted == read else f"stämmer inte: {accounted} av {read}"
    return (read, counted, *(aside.get(reason, 0) for reason in REASONS), check)


def _list_files(report: Report) -> Table:
    if report.edition == "publik":
        days = tuple(_row(str(file.id), file.label, (file.imported,)) for file in report.incoming)
        return Table(
            TableKind.INCOMING_FILES, "Underlag", "När underlaget lästes in", "Källa", PUBLIC_INCOMING, days
        )
    read = tuple(_row(str(file.id), file.label, _file(file)) for file in report.incoming)
    rows = (*read, *(_row(str(file.id), UNREAD_LABEL, _unread(file)) for file in report.unread_files))
    notes = found_notes(report) if rows else ("Inga filer har lästs in.",)
    return Table(TableKind.INCOMING_FILES, "Underlag", "Inkomna filer", "Källa", INCOMING, rows, notes)


def _file(file: Incoming) -> Sequence[Value]:
    return (
        file.name,
        file.sheet or "–",
        labels.number_or_mark(file.rows),
        file.imported,
        file.dnr or "–",
        file.sha256,
    )


def _unread(file: UnreadFile) -> Sequence[Value]:
    return (file.name, "–", MissingValue.NOT_READ, file.day, "–", file.sha256 or "–")


def _problems(report: Report) -> Table:
    unread = (Problem("unread_file", file.reason, file.name) for file in report.unread_files)
    rows = tuple(
        _row(str(n), problem.file or "–", _locate(problem))
        for n, problem in enumerate((*unread, *report.problems))
    )
    notes = () if rows else ("Inga problem hittades i underlaget.",)
    return Table(
        TableKind.PROBLEMS, "Problem", "Vad som har upptäckts i underlaget", "Fil", PROBLEMS, rows, notes
    )


def _locate(problem: Problem) -> Sequence[Value]:
    row = "–" if problem.row is None else problem.row
    return (problem.sheet or "–", row, problem.column or "–", problem.message)


def _list_nonrespondents(report: Report) -> Table:
    rows = tuple(_row(unit, unit, (status.label,)) for status in report.sources for unit in status.silent)
    notes = ("Bara enheter på en sändlista kan namnges här.",)
    return Table(
        TableKind.NONRESPONDENTS, "Inte svarat", "Enheter som inte har svarat", "Enhet", SILENT, rows, notes
    )


def _row(key: str, label: str, values: Sequence[Value]) -> Row:
    return Row(key, label, tuple(map(Cell, values)))
