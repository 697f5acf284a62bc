"""Lists of names, and of words that are never masked: named on the command line or in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from noted_contacts import (
    DOUBTFUL,
    MASKED,
    PLAIN,
    YEAR,
    import_log,
    stored_texts,
    stored_values,
    waiting_passages,
    write_log,
)
from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome

    Run = Callable[..., Outcome]


@pytest.fixture
def log(run: Run, tmp_path: Path) -> Path:
    """A log with a sure, a doubtful and a plain note, stored."""
    return import_log(run, tmp_path)


@pytest.mark.sampled
@pytest.mark.parametrize("name", ["namn.txt", "namn.csv", "namn.xlsx"])
def test_a_larger_list_masks_more_when_the_file_is_named_again(
    run: Run, tmp_path: Path, log: Path, name: str
) -> None:
    """A name that was doubtful is sure by the list: masked in the store, and no longer in the queue."""
    names = tmp_path / "listor"
    names.mkdir()
    path = names / name
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in (("Namn", "Antal"), ("Xerxåld", 12)):
            book.active.append(row)  # type: ignore[union-attr]
        book.save(path)
    else:
        path.write_text("Namn;Antal\nXerxåld;12\n", encoding="cp1252")
    again = run("importera", log, *YEAR, "--namnlista", path)
    assert (again.code, again.err) == (0, "")
    assert stored_texts(tmp_path)[1] == "Vi talade om [namn] hela mötet."
    assert waiting_passages(run) == []
    assert "Xerxåld" not in stored_values(tmp_path)


@pytest.mark.usefixtures("log")
def test_a_larger_list_may_be_tried_on_what_is_stored(run: Run, tmp_path: Path) -> None:
    """`granska-text --namnlista` searches the stored texts again, without the files."""
    (tmp_path / "namn.txt").write_text("Xerxåld\n", "utf-8")
    told = run("granska-text", *YEAR, "--namnlista", "namn.txt")
    assert (told.code, "en ändrad text" in told.err) == (0, True)
    assert stored_texts(tmp_path) == [MASKED, "Vi talade om [namn] hela mötet.", PLAIN]
    assert [entry["event"] for entry in run("journal", "--json").json["journal"]][-1] == "screened"


@pytest.mark.parametrize("kept", ['["Xerxåld"]', '"kvar.txt"'])
def test_the_settings_name_what_is_never_masked(run: Run, tmp_path: Path, kept: str) -> None:
    """A place of the keep-list, in the settings or in a file that they name, is no name."""
    (tmp_path / "kvar.txt").write_text("Xerxåld\n", "utf-8")
    (tmp_path / "lagesbild.toml").write_text(f"[fritext]\nbehall = {kept}\n", "utf-8")
    run("importera", write_log(tmp_path / "kontakter.csv", DOUBTFUL), *YEAR)
    assert waiting_passages(run) == []
    assert stored_texts(tmp_path) == [DOUBTFUL]


def test_the_settings_name_a_list_of_names(run: Run, tmp_path: Path) -> None:
    """The list of the settings is used without being named."""
    (tmp_path / "namn.txt").write_text("Xerxåld\n", "utf-8")
    (tmp_path / "lagesbild.toml").write_text('[fritext]\nnamnlista = "namn.txt"\n', "utf-8")
    run("importera", write_log(tmp_path / "kontakter.csv", DOUBTFUL), *YEAR)
    assert stored_texts(tmp_path) == ["Vi talade om [namn] hela mötet."]


@pytest.mark.parametrize("command", [("importera", "kontakter.csv"), ("granska-text",)])
@pytest.mark.usefixtures("log")
def test_a_list_that_is_not_there_is_told_in_a_sentence(run: Run, command: tuple[str, ...]) -> None:
    """The name of the list, and what to do."""
    told = run(*command, *YEAR, "--namnlista", "saknas.txt")
    assert told.code == 3
    assert "saknas.txt kunde inte läsas" in told.err
