"""A file is found by the name that the user writes, and one that is not there is told."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

import pytest
from english import english_words
from program import PERIODS, SAMPLES, run_in

if TYPE_CHECKING:
    from pathlib import Path

DECOMPOSED = unicodedata.normalize("NFD", "Klotter från Skärholmen.xlsx")
"""As macOS, and a zip file that was packed there, spell it."""
COMPOSED = unicodedata.normalize("NFC", DECOMPOSED)
YEAR = ("--år", 2021)


@pytest.mark.sampled
@pytest.mark.parametrize("written", [COMPOSED, DECOMPOSED, COMPOSED.upper()])
def test_a_file_is_found_however_its_name_is_spelt(tmp_path: Path, written: str) -> None:
    """The rows are the same, and the name is told in one spelling."""
    shutil.copy(SAMPLES / "2021" / "klotter_2021.xlsx", tmp_path / DECOMPOSED)
    assert run_in(tmp_path, "importera", tmp_path / DECOMPOSED, *YEAR, "--period", PERIODS[2021]).code == 0
    rows = run_in(tmp_path, "rader", *YEAR, "--fil", written, "--json").json["rows"]
    assert {row["file"] for row in rows} == {COMPOSED}
    decided = run_in(
        tmp_path, "radstatus", *YEAR, "--fil", written, "--rad", rows[0]["row"], "--status", "oklar"
    )
    assert decided.code == 0, decided.err


def test_a_file_that_cannot_be_read_is_told_in_one_spelling(tmp_path: Path) -> None:
    """Its name is the same whichever computer packed it, and `rader` says why it has no rows."""
    (tmp_path / DECOMPOSED).write_bytes(b"\x89PNG\r\n\x1a\n")
    shutil.copy(SAMPLES / "2021" / "polis_2021.csv", tmp_path)
    run_in(tmp_path, "importera", tmp_path, *YEAR, "--period", PERIODS[2021])
    assert [file["name"] for file in run_in(tmp_path, "importer", "--json").json["unread_files"]] == [
        COMPOSED
    ]
    done = run_in(tmp_path, "rader", *YEAR, "--fil", COMPOSED)
    assert (done.code, f"{COMPOSED} kom in för 2021 men kunde inte läsas: Filen är en bild" in done.err) == (
        3,
        True,
    )


@pytest.mark.parametrize("more", [(), ("--json",), ("--rad", 3)])
def test_a_name_that_no_file_has_is_told_with_the_nearest(years: Path, more: tuple[object, ...]) -> None:
    """Not an empty list, which would look like a file without rows."""
    done = run_in(years, "rader", *YEAR, "--fil", "klotter_2012.xlsx", *more)
    assert (done.code, done.out, english_words(done.err)) == (3, "", set())
    assert "Ingen inläst fil för 2021 heter ”klotter_2012.xlsx”. Menade du ”klotter_2021.xlsx”?" in done.err
    assert "Menade du" not in run_in(years, "rader", *YEAR, "--fil", "xyz.csv").err
