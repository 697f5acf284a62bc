"""Any table of counts can be laid before the disclosure control: it answers with what may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_files import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]

ROWS = (
    ("Stadsdel", "Ja", "Nej", "Vet ej", "Totalt"),
    ("Bagarmossen", 2, 40, 12, 54),
    ("Björkhagen", 9, 31, 8, 48),
    ("Kärrtorp", 7, 22, 11, 40),
    ("Totalt", 18, 93, 31, 142),
)


def as_csv(folder: Path, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    """The table as a Swedish Excel saves it."""
    path = folder / "tabell.csv"
    path.write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8-sig")
    return path


def as_xlsx(folder: Path) -> Path:
    """The same table as a workbook."""
    write_xlsx(folder / "tabell.xlsx", ROWS)
    return folder / "tabell.xlsx"


@pytest.mark.parametrize("written", [as_csv, as_xlsx])
def test_a_small_number_is_hidden_and_cannot_be_worked_out(
    run: Run, tmp_path: Path, written: Callable[[Path], Path]
) -> None:
    """The small cell is hidden with three others, so that no margin gives it away; all else is as it was."""
    told = run("röjandekontroll", "--tabell", written(tmp_path), "--json").json
    hidden = {(cell["row"], cell["column"]): cell for cell in told["hidden"]}
    assert hidden["Bagarmossen", "Ja"]["kind"] == "primary"
    assert len(hidden) == 4
    assert all(cell["high"] > cell["low"] for cell in hidden.values())
    for row, (label, *values) in zip(told["rows"], ROWS[1:], strict=True):
        shown = zip(told["columns"], row["cells"], values, strict=True)
        assert all(cell == (None if (label, column) in hidden else value) for column, cell, value in shown)


def test_the_threshold_is_the_users_to_set(run: Run, tmp_path: Path) -> None:
    """With a lower threshold nothing of the table has to be hidden."""
    assert run("röjandekontroll", "--tabell", as_csv(tmp_path), "--tröskel", 2, "--json").json["hidden"] == []


def test_the_screen_has_the_table_and_the_account(run: Run, tmp_path: Path) -> None:
    """What is hidden is marked, and listed with its reason."""
    shown = run("röjandekontroll", "--tabell", as_csv(tmp_path)).out
    assert ".." in shown
    assert "litet antal" in shown
    assert "Fyra siffror dolda." in shown


def test_what_fewer_dimensions_would_save_is_told(run: Run, tmp_path: Path) -> None:
    """Without the sums of the columns fewer figures are hidden, and the saving is the difference when it is tried."""
    told = run("röjandekontroll", "--tabell", as_csv(tmp_path), "--json").json
    saved = {one["key"]: one["fewer"] for one in told["savings"]}
    assert set(saved) == {"row_totals", "column_totals", "columns", "rows"}
    without = tuple(row for row in ROWS if row[0] != "Totalt")
    tried = run("röjandekontroll", "--tabell", as_csv(tmp_path, without), "--json").json
    assert saved["column_totals"] == len(told["hidden"]) - len(tried["hidden"]) > 0
    assert (
        "Utan ”Summorna för varje kolumn” döljs två siffror färre, varav två visas i det som är kvar."
        in " ".join(run("röjandekontroll", "--tabell", as_csv(tmp_path)).out.split())
    )


WRONG = {
    "text for a count": ((*ROWS[:2], ("Björkhagen", "många", 31, 8, 48)), "rad 3, kolumn Ja"),
    "wrong sum": ((*ROWS[:4], ("Totalt", 18, 93, 31, 143)), "delarna blir"),
    "label twice": ((*ROWS[:4], ROWS[1]), "mer än en gång"),
}
"""By what is wrong with a table: its rows, and some words of the sentence."""


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_table_is_refused(run: Run, tmp_path: Path, wrong: str) -> None:
    """One sentence says where it is wrong, and the cell is not repeated."""
    rows, words = WRONG[wrong]
    done = run("röjandekontroll", "--tabell", as_csv(tmp_path, rows))
    assert done.code == 3
    assert words in done.err
    assert "många" not in done.err


@pytest.mark.parametrize("words", [(), ("--år", 2021, "--tabell", "a.csv"), ("--år", 2021, "--tröskel", 3)])
def test_one_thing_is_asked_at_a_time(run: Run, words: tuple[object, ...]) -> None:
    """A year or a table: neither, both or a mix of their options is a wrong use."""
    assert run("röjandekontroll", *words).code == 2
