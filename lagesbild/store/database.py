"""The store: one DuckDB file, opened, written to and asked by SQL."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import duckdb

from lagesbild.core.errors import InputError, Problem
from lagesbild.core.imports import Incoming, StoredYear
from lagesbild.core.interrupts import hold_interrupts
from lagesbild.core.observations import SCHEMA
from lagesbild.core.periods import Period
from lagesbild.core.replacing import place_new
from lagesbild.core.run_changes import Change, forget_change, note_change
from lagesbild.store.connecting import NOTHING_YET, connect
from lagesbild.store.faults import (
    NEWER,
    NO_STORE,
    explain_fault,
    explain_refusal,
    find_refusal,
    is_fault,
    is_log_left,
)
from lagesbild.store.schema import OF_AN_IMPORT, VERSION, upgrade
from lagesbild.store.staging import clear_abandoned, stage_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from lagesbild.core.imports import ImportedSheet

_CHANGES = ("INSERT", "UPDATE", "DELETE")
"""How the statements begin that answer with how many rows they changed."""
_COLUMNS = ", ".join(f'"{name}"' for name in SCHEMA)
MANY = 300_000
"""Records of a file from which every core takes part in writing them."""


class Store:
    """The store of one working folder. Open it with `open_store`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._db = connection
        self._types: dict[str, list[str]] = {}
        """By table, the types of its columns, once something has been added to it."""
        self._is_in_transaction = False
        self._has_changed = False
        """Whether the transaction has changed a row so far."""

    @property
    def is_in_transaction(self) -> bool:
        """Whether what is done now is kept or undone with something around it."""
        return self._is_in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything within is kept, or nothing; a transaction within another is a part of it.

        It is noted as a change of the store when it has changed a row.
        """
        if self._is_in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        self._is_in_transaction, self._has_changed = True, False
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):  # a full disk has undone it already
                self._db.execute("ROLLBACK")
            raise
        finally:
            self._is_in_transaction = False
        with hold_interrupts():
            self._db.execute("COMMIT")
            if self._has_changed:
                note_change(Change.STORE)

    def run(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What one statement gives: the way in for tables that have a module of their own."""
        rows = self.rearrange(sql, values)
        if sql.lstrip().startswith(_CHANGES) and rows and rows[0][0]:
            self._has_changed = True
        return rows

    def rearrange(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The same for what follows from the rest of the store, so that it alone is no change of what is kept."""
        return self._db.execute(sql, list(values)).fetchall()

    def years(self) -> tuple[StoredYear, ...]:
        """The years in the store, in rising order."""
        rows = self.run(
            "SELECT year, first_day, last_day, area, terms, parts, not_asked FROM years ORDER BY year"
        )
        return tuple(
            StoredYear(y, Period(first, last), area, terms, *(None if x is None else tuple(x) for x in lists))
            for y, first, last, area, terms, *lists in rows
        )

    def year(self, year: int) -> StoredYear | None:
        """What is noted of one year, or None when the store has nothing of it."""
        return next((stored for stored in self.years() if stored.year == year), None)

    def set_year(self, year: StoredYear) -> None:
        """Note what a year covers; replaces what was noted before."""
        if self.year(year.year) == year:
            return
        days = (year.period.start, year.period.end)
        values = (year.year, *days, year.area, year.terms, year.parts, year.not_asked)
        self.run("INSERT OR REPLACE INTO years VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def add(self, year: int, sheet: ImportedSheet, imported: date) -> int:
        """Store a sheet and return the id of its import."""
        parsed = sheet.parsed
        frame = parsed.observations
        rows = int(frame["record"].sum())
        ((number,),) = self.run("SELECT nextval('import_ids')")
        self.run(
            "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, year, parsed.source, parsed.file, sheet.sha256, sheet.rules, parsed.sheet, rows, imported,
             sheet.registry_number),
        )  # fmt: skip
        if len(frame) > MANY:
            self._use_every_core()
        self._db.register("incoming", frame)
        self.run(f"INSERT INTO observations SELECT {number}, {_COLUMNS} FROM incoming")
        self._db.unregister("incoming")
        noted = [(number, p.code, p.message, p.file, p.sheet, p.row, p.column) for p in parsed.problems]
        self.insert("problems", noted)
        self.insert("definitions", [(number, *pair) for pair in parsed.definition])
        return int(number)

    def _use_every_core(self) -> None:
        self.run("RESET threads")
        self.run("SET preserve_insertion_order = false")  # a row is found by its number, wherever it lies

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        """Add whole rows in one statement: one for each row would take as many milliseconds."""
        if not rows:
            return
        if table not in self._types:
            self._types[table] = [kind for (kind,) in self.run(f"SELECT column_type FROM (DESCRIBE {table})")]
        columns = ", ".join(f"unnest(?::{kind}[])" for kind in self._types[table])
        self.run(
            f"INSERT INTO {table} SELECT {columns}", [list(column) for column in zip(*rows, strict=True)]
        )

    def remove(self, number: int) -> None:
        """Take away all rows of an import."""
        for table in OF_AN_IMPORT:
            self.run(f"DELETE FROM {table} WHERE import_id = ?", (number,))
        self.run("DELETE FROM imports WHERE id = ?", (number,))

    def readings(self, year: int) -> dict[int, str]:
        """By import id, the fingerprint of the rules that the import was read by."""
        rows = self._db.execute("SELECT id, reading FROM imports WHERE year = ?", [year]).fetchall()
        return dict(rows)

    def imports(self, year: int | None = None) -> tuple[tuple[int, Incoming], ...]:
        """Pairs of year and import, oldest first; those of one year when it is given."""
        rows = self._db.execute(
            'SELECT year, id, source, name, sha256, sheet, "rows", imported, dnr FROM imports '
            "WHERE ? IS NULL OR year = ? ORDER BY year, id",
            [year, year],
        ).fetchall()
        return tuple(
            (y, Incoming(n, s, f, h, t, r, d.isoformat(), dnr)) for y, n, s, f, h, t, r, d, dnr in rows
        )

    def problems(self, year: int) -> tuple[Problem, ...]:
        """The problems of a year's imports, in the order in which they were found."""
        rows = self._db.execute(
            'SELECT p.code, p.message, p.file, p.sheet, p."row", p."column" FROM problems p '
            "JOIN imports i ON i.id = p.import_id WHERE i.year = ? ORDER BY i.id, p.rowid",
            [year],
        ).fetchall()
        return tuple(Problem(*row) for row in rows)

    def mappings(self, sql: str, values: Sequence[object] = ()) -> tuple[dict[str, Any], ...]:
        """What one statement gives, each row by the names of its columns."""
        result = self._db.execute(sql, list(values))
        names = [column[0] for column in result.description]
        return tuple(dict(zip(names, row, strict=True)) for row in result.fetchall())


@contextmanager
def open_store(path: Path, *, writable: bool = False, shown: Path | None = None) -> Iterator[Store]:
    """The store at a path, made when it is to be written and not there yet.

    Raises InputError when there is no store to read, or it is damaged or none of ours, OutputError when it is in use
    for longer than PATIENCE or cannot be written. A fault is told of the place that is `shown`, where the store is on
    its way to another one.
    """
    shown = shown or path
    if writable:
        clear_abandoned(path)
    if not path.exists():
        if not writable:
            raise InputError(NOTHING_YET.format(path=path))
        if path == shown:
            _create(path)
    with _session(path, shown, writable=writable) as connection:
        if _version(connection, shown) == VERSION:
            yield Store(connection)
            return
    _upgrade(path, shown)
    with _session(path, shown, writable=writable) as connection:
        yield Store(connection)


@contextmanager
def _session(path: Path, shown: Path, *, writable: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = connect(path, shown, writable=writable)
    try:
        yield connection
    except duckdb.Error as error:
        connection.close()
        if not is_fault(error):
            raise
        raise explain_fault(path, shown, error, writable=writable) from error
    finally:
        connection.close()
        if writable and path == shown:
            (note_change if is_log_left(path) else forget_change)(Change.LOG)


def _create(path: Path) -> None:
    """Make a new store and put it in place whole; one that another run has made meanwhile is as good."""
    try:
        with stage_beside(path) as folder:
            staged = folder / path.name
            _upgrade(staged, path)
            staged.chmod(0o600)
            with suppress(FileExistsError):
                place_new(staged, path)
    except OSError as error:
        refusal = find_refusal(path, path, writable=True)
        raise refusal or explain_refusal(path, error, writable=True) from error


def _upgrade(path: Path, shown: Path) -> None:
    """Bring a store to the present version in one transaction, unless another run has done so meanwhile."""
    with _session(path, shown, writable=True) as connection:
        if (version := _version(connection, shown)) < VERSION:
            connection.execute(upgrade(version))
            connection.execute("CHECKPOINT")


def _version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    try:
        row = connection.execute("SELECT version FROM meta").fetchone()
    except duckdb.CatalogException as error:
        if not connection.execute("SELECT 1 FROM duckdb_tables()").fetchone():
            return 0
        raise InputError(NO_STORE.format(path=path)) from error
    if row is None or row[0] > VERSION:
        raise InputError(NEWER.format(path=path))
    return int(row[0])
