"""The committed example is what the program writes today, and the pages that speak of it say how it is made."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from program import ROOT, run_in, sample, written

EXAMPLE = ROOT / "reports" / "exempel-2021"
MADE_ON = "1620777600"
"""12 May 2021, in seconds since 1970: the day that the example's files carry."""
TEXTS = {".md", ".json", ".csv", ".txt"}
COMMITTED = sorted(written(EXAMPLE))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example made anew."""
    folder = tmp_path_factory.mktemp("example")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("SOURCE_DATE_EPOCH", MADE_ON)
        surroundings.delenv("LAGESBILD_DATABAS", raising=False)
        assert run_in(folder, "importera", *sample(2020)).code == 0
        assert run_in(folder, "rapport", *sample(2021), "--till", "exempel").code == 0
    return folder / "exempel"


@pytest.fixture(scope="module")
def same_pictures(made: Path) -> bool:
    """Whether pictures are drawn here as they were where the example was made."""
    return all(
        (made / name).read_bytes() == (EXAMPLE / name).read_bytes()
        for name in COMMITTED
        if name.endswith(".png") and (made / name).is_file()
    )


def test_the_example_has_every_file_and_no_other(made: Path) -> None:
    """A run writes the files that are committed; the store is not among them."""
    assert sorted(written(made)) == COMMITTED


@pytest.mark.parametrize("name", [name for name in COMMITTED if Path(name).suffix in TEXTS])
def test_a_text_is_made_again_letter_by_letter(made: Path, name: str) -> None:
    """A text file of the example is the one that a run writes."""
    assert (made / name).read_text(encoding="utf-8") == (EXAMPLE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in COMMITTED if Path(name).suffix not in TEXTS])
def test_a_picture_or_document_is_made_again_byte_by_byte(
    made: Path, name: str, *, same_pictures: bool
) -> None:
    """A picture, a workbook or a Word file of the example is the one that a run writes."""
    if name.endswith((".png", ".docx")) and not same_pictures:
        pytest.skip("another version of the drawing library draws other bytes, in the Word file too")
    assert (made / name).read_bytes() == (EXAMPLE / name).read_bytes()


def test_the_example_is_dated_by_the_day_it_is_made_for(made: Path) -> None:
    """The manifest carries the fixed day, so that a later run can give the same files."""
    assert "2021-05-12" in (made / "underlag-2021.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("year", [2020, 2021])
def test_the_page_beside_the_example_tells_how_it_is_made(year: int) -> None:
    """The command in reports/README.md names the same files, year, period and day as the test."""
    line = next(
        line
        for line in (ROOT / "reports" / "README.md").read_text(encoding="utf-8").splitlines()
        if MADE_ON in line
    )
    words = shlex.split(line)
    told = [str(word).replace(f"{ROOT}/", "") for word in sample(year)]
    assert any(words[place : place + len(told)] == told for place in range(len(words)))
