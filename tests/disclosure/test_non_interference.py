"""Two stores that differ only in what is hidden or intern give public files that are equal to the byte."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from program import PERIODS, SAMPLES, run_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[Path], object]


def publish(folder: Path, change: Change) -> dict[str, bytes]:
    """The public files of the sample year after a change of what comes in: relative path -> content."""
    incoming = folder / "in"
    shutil.copytree(SAMPLES / "2021", incoming)
    change(incoming)
    year = ("--år", 2021, "--databas", folder / "lagesbild.db")
    before = ("--år", 2020, "--databas", folder / "lagesbild.db")
    assert run_in(folder, "importera", SAMPLES / "2020", *before, "--period", PERIODS[2020]).code == 0
    assert run_in(folder, "importera", incoming, *year, "--period", PERIODS[2021]).code in {0, 3}
    assert run_in(folder, "exportera", *year, "--utgåva", "publik", "--till", folder / "ut").code == 0
    there = folder / "ut"
    return {
        str(p.relative_to(there)): p.read_bytes()
        for p in sorted(there.rglob("*"))
        if p.is_file() and "intern" not in p.name
    }


def rename_a_file(incoming: Path) -> None:
    """A file by another name."""
    (incoming / "klotter_2021.xlsx").rename(incoming / "klotter Xerxes Öhrn.xlsx")


def rename_a_sheet(incoming: Path) -> None:
    """A sheet by another name: the fingerprint and the size of the file are others too."""
    path = incoming / "klotter_2021.xlsx"
    book = load_workbook(path)
    book.worksheets[0].title = "Öhrns ärenden"
    book.save(path)


def add_a_police_event(incoming: Path) -> None:
    """One more event from the police, whose figures are intern."""
    path = incoming / "polis_2021.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[1].replace(b"2020-11-19", b"2020-12-03")]))


def add_an_unread_file(incoming: Path) -> None:
    """A file that cannot be read."""
    (incoming / "Xerxes Öhrn 19850101.pdf").write_bytes(b"%PDF-1.4")


def move_a_hidden_contact(incoming: Path) -> None:
    """A contact by another text: what was talked of is nobody's but the coordinator's."""
    path = incoming / "kontakter_2021.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row, sheet.max_column).value = "Xerxes Öhrn ringde om saken."
    book.save(path)


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The public files of the sample as it is."""
    return publish(tmp_path_factory.mktemp("unchanged"), lambda _: None)


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        rename_a_file,
        move_a_hidden_contact,
        *(
            pytest.param(change, marks=pytest.mark.slow)
            for change in (rename_a_sheet, add_a_police_event, add_an_unread_file)
        ),
    ],
)
def test_what_is_hidden_or_intern_changes_nothing(
    unchanged: dict[str, bytes], tmp_path: Path, change: Change
) -> None:
    """No byte of a public file depends on it."""
    changed = publish(tmp_path, change)
    assert changed.keys() == unchanged.keys()
    assert [name for name, content in changed.items() if content != unchanged[name]] == []
