"""Every cell of a sheet that holds something is used, set aside for a reason, a note, or unread."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.config.loading import load
from lagesbild.core.errors import InputError
from lagesbild.core.periods import Period
from lagesbild.files.opening import open_file
from lagesbild.intake import account
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from lagesbild.core.accounts import SheetAccount

PERIOD = Period(date(2021, 1, 1), date(2021, 12, 31))


def _account(folder: Path, rows: Sequence[Sequence[object]], name: str = "klotter.csv") -> SheetAccount:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    found = recognise_file(path, open_file(path), load(), PERIOD).parsed.account
    assert found is not None
    assert (
        found.cells
        == sum(found.by_role.values()) + sum(found.set_aside.values()) + found.notes + found.unread
    )
    assert found.cells == sum(bool(str(cell).strip()) for row in rows for cell in row)
    return found


def test_a_register_accounts_for_its_cells(tmp_path: Path) -> None:
    """A total row is set aside, the line below is a note, and the numbers of a column that is not read are told."""
    found = _account(
        tmp_path,
        [
            ("Klotter 2021", "", "", ""),
            ("Ärendenummer", "Datum", "Kategori", "Kvadratmeter"),
            ("A1", "2021-03-01", "Nazistiskt", "12"),
            ("A2", "2021-03-02", "Rasistiskt", "7"),
            ("A3", "2020-03-02", "Rasistiskt", ""),
            ("Summa", "", "", "19"),
            ("", "", "", ""),
            ("Källa: trafikkontoret", "", "", ""),
        ],
    )
    assert found.by_role == {"heading": 4, "arende": 2, "datum": 2, "kategori": 2}
    assert found.set_aside == {"outside_period": 3, "total_row": 2}
    assert (found.notes, found.unread, found.unread_numbers) == (2, 2, ("D3:D4",))


def test_a_ready_table_accounts_for_its_cells(tmp_path: Path) -> None:
    """Counts and sums are used, and a number below the table is told."""
    found = _account(
        tmp_path,
        [
            ("Kategori", "Januari 2021", "Februari 2021", "Totalt"),
            ("Nazistiskt", "1", "2", "3"),
            ("Rasistiskt", "0", "1", "1"),
            ("", "", "", ""),
            ("Obs: utan tunnelbanan:", "14", "", ""),
        ],
    )
    assert found.by_role == {"heading": 4, "kategori": 2, "antal": 4, "summa": 2}
    assert (found.notes, found.unread, found.unread_numbers) == (2, 0, ("B5",))


def test_a_note_accounts_for_its_cells(tmp_path: Path) -> None:
    """The one number is used and the words around it are notes."""
    rows = [("Sökning i IA, hot och våld",), ("Antal träffar", "3"), ("Sökt av", "säkerhetsenheten")]
    found = _account(tmp_path, rows, "ia.csv")
    assert (found.by_role, found.notes, found.unread_numbers) == ({"antal": 1}, 4, ())


def test_a_large_sheet_has_no_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not worth reading every cell of a register of a million rows; a column of numbers is told all the same."""
    monkeypatch.setattr(account, "LARGEST", 2)
    path = tmp_path / "klotter.csv"
    path.write_text(
        "Datum;Kategori;Storlek\n2021-03-01;Nazistiskt;\n2021-03-02;Rasistiskt;4\n", encoding="utf-8"
    )
    parsed = recognise_file(path, open_file(path), load(), PERIOD).parsed
    assert parsed.account is None
    (told,) = (problem for problem in parsed.problems if problem.code == "unread_numbers")
    assert "C2:C3 (Storlek)" in told.message


CELLS = st.sampled_from(("", " ", "A1", "12", "2021-03-01", "Nazistiskt", "Summa", "..", "Källa: x", "många"))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_no_cell_passes_unseen(tmp_path: Path, rows: list[list[str]]) -> None:
    """Whatever stands in a register, every cell of it is in the account once."""
    header = ("Ärendenummer", "Datum", "Kategori", "Anmärkning")
    try:
        _account(tmp_path, [header, ("A0", "2021-01-01", "Nazistiskt", "3"), *rows])
    except InputError:
        return
