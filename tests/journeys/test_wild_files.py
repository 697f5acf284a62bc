"""A folder of wild files goes through `granska` and `importera`, and what is said of each is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from program import run_in
from wild_files import WILD

from lagesbild.config.vocabulary.vocabulary import built_in

if TYPE_CHECKING:
    from program import Outcome

GOLDEN = Path(__file__).parent / "golden" / "granska.txt"
"""The screen, checked line by line against the content in wild_files.py."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every wild file in it."""
    folder = tmp_path_factory.mktemp("wild")
    for name, write in WILD.items():
        write(folder / name)
    return folder


@pytest.fixture(scope="module")
def screen(folder: Path) -> Outcome:
    """What `granska` says of them all."""
    return run_in(folder, "granska", ".")


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Any]:
    """What `granska --json` says, by the name of the file."""
    return {file["name"]: file for file in run_in(folder, "granska", ".", "--json").json["files"]}


@pytest.fixture(scope="module")
def imported(folder: Path) -> Outcome:
    """What `importera` says of them all."""
    return run_in(folder, "importera", ".", "--år", 2021)


def parts(text: str) -> dict[str, str]:
    """What is said of each file, by its name."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    blocks = re.split(r"\n(?=\S+\.\w+(?:  ✗)?\n)", lines)
    return {block.split("\n")[0].removesuffix("  ✗"): block.strip() for block in blocks if block.strip()}


@pytest.mark.sampled
@pytest.mark.parametrize("name", WILD)
def test_everything_that_is_said_of_a_file_is_true(screen: Outcome, name: str) -> None:
    """Format, sheet, rows, records, columns, answers and problems are those of the golden screen."""
    assert parts(screen.out)[name] == parts(GOLDEN.read_text(encoding="utf-8"))[name]


def test_no_line_is_wider_than_the_screen(screen: Outcome) -> None:
    """Eighty signs, whatever the headings; and nothing on the other stream."""
    assert (max(map(len, screen.out.splitlines())), screen.err) == (80, "")


def test_the_golden_screen_has_no_other_file() -> None:
    """A file that is gone leaves nothing behind."""
    assert set(parts(GOLDEN.read_text(encoding="utf-8"))) == set(WILD)


@pytest.mark.sampled
@pytest.mark.parametrize("name", WILD)
def test_importing_takes_what_granska_knows_the_source_of(
    told: dict[str, Any], imported: Outcome, name: str
) -> None:
    """A file with a source is stored, and every other is refused with a reason."""
    sentence = re.escape(f"✗ {name}: ") if told[name]["source"] is None else rf"✓\s+{re.escape(name)}\s"
    assert re.search(sentence, imported.out + imported.err)


def test_importing_says_the_same_as_granska_of_what_it_refuses(
    told: dict[str, Any], imported: Outcome
) -> None:
    """The reason and the cure are in the same words."""
    said = " ".join((imported.out + imported.err).split())
    refused = {name: file["problems"][0]["message"] for name, file in told.items() if not file["accepted"]}
    assert {name for name, message in refused.items() if f"{name}: {message}" not in said} == set()


def test_no_free_text_is_told(screen: Outcome, told: dict[str, Any]) -> None:
    """Neither the screen nor the JSON holds a word of what a person wrote."""
    assert "someone" not in screen.out + str(told)
    assert "ett annat ord" not in screen.out + str(told)


def test_every_row_of_a_file_is_in_the_ledger(folder: Path, told: dict[str, Any], imported: Outcome) -> None:
    """What was read is what was counted and what was set aside; and `granska` tells the same records.

    Of a ready table it tells the rows, where the ledger has a record for each cell.
    """
    assert imported.code == 3
    for source in run_in(folder, "visa", "--år", 2021, "--json").json["sources"]:
        rows = source["rows"]
        assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values())
    stored = {one["name"]: one["rows"] for one in run_in(folder, "importer", "--json").json["imports"]}
    ready = {name for name in stored if [c["role"] for c in told[name]["columns"]].count("antal") > 1}
    described = {
        name: told[name]["records"] + told[name]["set_aside"].get("total_row", 0)
        for name in stored.keys() - ready
    }
    assert described == {name: stored[name] for name in described}
    assert len(described) > len(ready) > 0


def test_no_key_stands_on_the_screen(screen: Outcome) -> None:
    """Sources and columns are called by words; a key stands only in a file's name and in what is to be written."""
    vocabulary = built_in()
    keys = {
        *(source.key for source in vocabulary.sources if "_" in source.key),
        *(question.key for question in vocabulary.questions if "_" in question.key),
        *("miljo", "omrade", "arende", "manad"),
    }
    assert not [key for key in keys if re.search(rf"(?<![\w.]){key}(?![\w.]| =)", screen.out)]
    assert "(klotter)" not in screen.out
