"""One fact is written into what a person has written, and all else in it stays."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from lagesbild.config.editing import read_document, set_not_asked, write_whole
from lagesbild.core.errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = """\
# Vår lägesbild
omrade = "Farsta"  # inte Skarpnäck

[ar.2021]
period = "2020-05-01..2021-04-30"

[publik]
troskel = 10 # beslutat
"""


@pytest.mark.parametrize("before", ["", WRITTEN, WRITTEN.replace("[ar.2021]", '["år".2021]')])
def test_who_was_not_asked_is_added_to_the_year(tmp_path: Path, before: str) -> None:
    """The year gets its own part where it has none; every line that was there is there still."""
    path = tmp_path / "lagesbild.toml"
    if before:
        path.write_text(before, encoding="utf-8")
    for year in (2021, 2022):
        set_not_asked(path, year, ["polis"])
    text = path.read_text("utf-8")
    assert [line for line in before.splitlines() if line not in text] == []
    written = tomllib.loads(text)
    years = written.get("ar") or written["år"]
    assert years["2021"]["inte_tillfragade"] == years["2022"]["inte_tillfragade"] == ["polis"]


def test_what_was_said_before_is_replaced(tmp_path: Path) -> None:
    """The latest answer holds."""
    path = tmp_path / "lagesbild.toml"
    set_not_asked(path, 2021, ["polis", "ia"])
    set_not_asked(path, 2021, [])
    assert tomllib.loads(path.read_text("utf-8")) == {"ar": {"2021": {"inte_tillfragade": []}}}


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    """It is told in one sentence, and nothing is written."""
    path = tmp_path / "lagesbild.toml"
    path.write_text("omrade = \n", encoding="utf-8")
    with pytest.raises(InputError, match=r"lagesbild\.toml går inte att läsa som TOML"):
        set_not_asked(path, 2021, [])
    assert path.read_text("utf-8") == "omrade = \n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """No half of a file is left behind."""
    path = tmp_path / "lagesbild.toml"
    path.mkdir()
    with pytest.raises(OutputError, match="går inte att skriva till"):
        write_whole(path, b"x")
    assert list(tmp_path.iterdir()) == [path]
    assert dict(read_document(tmp_path / "annan.toml")) == {}
