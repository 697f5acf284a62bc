"""A log of contacts with notes in free text, and what the store holds of them. All of it is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]

YEAR = ("--år", 2021)
SURE = "Ringde Fatima Lindgren, 811218-9876, på 070-174 06 05 igen."
MASKED = "Ringde [namn], [personnummer], på [telefon] igen."
"""What is stored of the note that is surely of a person."""
DOUBTFUL = "Vi talade om Xerxåld hela mötet."
PLAIN = "Flygblad delades ut utanför lokalen."
LOG_HEADING = "Datum;Kontakt från;Kontaktväg;Miljö;Anteckning"
UNTOLD = ("Fatima", "811218", "070-174", "Xerxåld", "Flygblad")
"""What no message, log or public file may say."""


def write_log(path: Path, *notes: str, day: str = "2021-03-01") -> Path:
    """The coordinator's log with a note a row, the first on row 2."""
    rows = (f"{day};Socialtjänsten;Telefon;Oklart;{note}" for note in notes)
    path.write_text("\n".join((LOG_HEADING, *rows)) + "\n", encoding="utf-8")
    return path


def import_log(run: Run, folder: Path) -> Path:
    """Read a log with a sure, a doubtful and a plain note into a folder's store; the log's path."""
    path = write_log(folder / "kontakter.csv", SURE, DOUBTFUL, PLAIN)
    assert run("importera", path, *YEAR).code == 0
    return path


def stored_texts(folder: Path) -> list[str]:
    """The free text that the store holds, in the order of rows."""
    with duckdb.connect(str(folder / "lagesbild.db"), read_only=True) as store:
        return [
            text for (text,) in store.execute('SELECT text FROM texts ORDER BY import_id, "row"').fetchall()
        ]


def stored_values(folder: Path) -> str:
    """Every value of every table of the store."""
    with duckdb.connect(str(folder / "lagesbild.db"), read_only=True) as store:
        tables = [name for (name,) in store.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return "".join(str(store.execute(f'FROM "{table}"').fetchall()) for table in tables)


def waiting_passages(run: Run) -> list[Any]:
    """The passages that wait to be judged, as `granska-text --json` gives them."""
    found: list[Any] = run("granska-text", *YEAR, "--json").json["waiting"]
    return found
