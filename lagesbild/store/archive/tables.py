"""The store's tables as files: Parquet, from which a store can be rebuilt, and CSV, which anyone can read."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.store.database import Store

STORE, REGISTERS, OBSERVATIONS = "lager", "register", "observationer"
UNLISTED = frozenset({"observations", "texts", "text_passages"})
"""Tables that are not laid out for reading: one has a list of its own, the others hold passages that nobody has judged."""
PARENTS = {
    "import_id": "imports",
    "entry": "journal",
    "freeze_id": "freezes",
    "publication_id": "publications",
}
"""A column that says to which row of another table a row belongs, and that table, which has a year."""
META = "meta"
"""The table that says of which version a store is: a rebuilt one is of the present version."""
PARQUET = "(FORMAT parquet, COMPRESSION zstd)"
CSV = "(FORMAT csv, HEADER, DELIMITER ';')"
MARK = "\ufeff".encode()
"""The byte order mark by which Excel knows the letters."""
NO_ROWS = (
    duckdb.InvalidInputException,
    duckdb.BinderException,
    duckdb.ConversionException,
    duckdb.ConstraintException,
)
"""What DuckDB raises for a file that does not hold the rows of a table."""
DAMAGED = (
    "Arkivet är skadat: tabellen {table} i det går inte att läsa. Återställ ur en annan kopia av arkivet."
)
LIVE = "^([=+@]|-[^0-9., ])"
"""What a spreadsheet would take for a formula."""


def store_files(store: Store, year: int) -> dict[str, bytes]:
    """Name -> content of every table of the store, with the rows of that year and those before it, in their order."""
    with tempfile.TemporaryDirectory(prefix="lagesbild-") as folder:
        place = Path(folder) / "rows"
        return dict(_files(store, year, place))


def _files(store: Store, year: int, place: Path) -> Iterator[tuple[str, bytes]]:
    for table, columns in columns_by_table(store).items():
        rows = f'FROM "{table}"{_until(table, columns, year)}'
        yield f"{STORE}/{table}.parquet", _copied(store, f"SELECT * {rows} ORDER BY rowid", PARQUET, place)
        if table not in UNLISTED:
            readable = f"SELECT {_inert(columns)} {rows} ORDER BY rowid"
            yield f"{REGISTERS}/{table}.csv", MARK + _copied(store, readable, CSV, place)
    observed = _observed(store, year)
    yield f"{OBSERVATIONS}/{OBSERVATIONS}-{year}.csv", MARK + _copied(store, observed, CSV, place)


def columns_by_table(store: Store) -> dict[str, dict[str, str]]:
    """By table, its columns and their types; a view is no table, and a copy from before a change is none of them."""
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in store.run(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE table_oid IN (SELECT table_oid FROM duckdb_tables()) AND database_name = current_database() "
        "AND schema_name = 'main' ORDER BY table_name, column_index"
    ):
        tables.setdefault(table, {})[column] = kind
    return tables


def _until(table: str, columns: Sequence[str] | dict[str, str], year: int) -> str:
    """The condition that leaves out what belongs to a later year."""
    if "year" in columns:
        return f" WHERE year <= {year}"
    for column, parent in PARENTS.items():
        if column in columns and table != parent:
            return f" WHERE {column} IN (SELECT id FROM {parent} WHERE year <= {year})"
    return ""


def _inert(columns: dict[str, str]) -> str:
    """The columns, a text that looks like a formula with an apostrophe before it."""
    return ", ".join(
        f"""CASE WHEN regexp_matches("{name}", '{LIVE}') THEN '''' ELSE '' END || "{name}" AS "{name}\""""
        if kind == "VARCHAR"
        else f'"{name}"'
        for name, kind in columns.items()
    )


def _observed(store: Store, year: int) -> str:
    """The year's observations with the file and sheet that each stands in. They hold no free text."""
    columns = {
        name: kind for name, kind in columns_by_table(store)["observations"].items() if name != "import_id"
    }
    return (
        f"SELECT source AS kalla, file AS fil, sheet AS blad, {_inert(columns)} "
        f"FROM source_rows WHERE year = {year} ORDER BY import_id, position"
    )


def _copied(store: Store, rows: str, options: str, place: Path) -> bytes:
    store.run(f"COPY ({rows}) TO '{_quoted(place)}' {options}")
    return place.read_bytes()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def fill(store: Store, table: str, parquet: Path) -> None:
    """Put the rows of a Parquet file into a table, in place of those that it has.

    Raises InputError when the file does not hold such rows.
    """
    store.run(f'DELETE FROM "{table}"')
    try:
        store.run(f"""INSERT INTO "{table}" BY NAME SELECT * FROM read_parquet('{_quoted(parquet)}')""")
    except NO_ROWS as error:
        raise InputError(DAMAGED.format(table=table)) from error


def continue_sequences(store: Store) -> None:
    """Let every sequence go on after the highest number that its table holds."""
    tables = columns_by_table(store)
    for (sequence,) in store.run("SELECT sequence_name FROM duckdb_sequences()"):
        one = sequence.removesuffix("_ids")
        table = next((name for name in (one, f"{one}s") if "id" in tables.get(name, {})), None)
        if table:
            ((last,),) = store.run(f'SELECT coalesce(max(id), 0) FROM "{table}"')
            store.run(f"CREATE OR REPLACE SEQUENCE {sequence} START {last + 1}")
