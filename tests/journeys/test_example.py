"""The committed examples are what the program writes today, and the pages that speak of them say how they are made."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from program import ROOT, SAMPLES, run_in, sample, written

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

TEXTS = {".md", ".json", ".csv", ".txt"}
ALMSTAD = SAMPLES / "almstad"


@dataclass(frozen=True)
class Example:
    """A folder of reports, the day in seconds since 1970 that its files carry, and the words that make it."""

    name: str
    day: str
    epoch: str
    earlier: tuple[tuple[object, ...], ...]
    latest: tuple[object, ...]

    @property
    def folder(self) -> Path:
        """Where it is committed."""
        return ROOT / "reports" / self.name

    @property
    def files(self) -> list[str]:
        """The names of its files."""
        return sorted(written(self.folder))


def _almstad(year: int) -> tuple[object, ...]:
    return ALMSTAD / str(year), "--år", year, "--installningar", ALMSTAD / "lagesbild.toml"


EXAMPLES = (
    Example("exempel-2021", "2021-05-12", "1620777600", (sample(2020),), sample(2021)),
    Example("almstad-2021", "2022-01-15", "1642204800", (_almstad(2018), _almstad(2019)), _almstad(2021)),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """By the name of each example, a folder with it made anew."""
    return {example.name: _make(example, tmp_path_factory.mktemp(example.name)) for example in EXAMPLES}


def _make(example: Example, folder: Path) -> Path:
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("SOURCE_DATE_EPOCH", example.epoch)
        surroundings.delenv("LAGESBILD_DATABAS", raising=False)
        for words in example.earlier:
            assert run_in(folder, "importera", *words).code == 0
        assert run_in(folder, "rapport", *example.latest, "--till", "exempel").code == 0
    return folder / "exempel"


@pytest.fixture(scope="module")
def same_pictures(made: dict[str, Path]) -> bool:
    """Whether pictures are drawn here as they were where the examples were made."""
    return all(
        (made[example.name] / name).read_bytes() == (example.folder / name).read_bytes()
        for example in EXAMPLES
        for name in example.files
        if name.endswith(".png") and (made[example.name] / name).is_file()
    )


def _named(*, texts: bool) -> list[ParameterSet]:
    """The files of the examples that are texts, or those that are none, each as a parameter with its name."""
    return [
        pytest.param(example, name, id=f"{example.name}/{name}")
        for example in EXAMPLES
        for name in example.files
        if (Path(name).suffix in TEXTS) is texts
    ]


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_has_every_file_and_no_other(made: dict[str, Path], example: Example) -> None:
    """A run writes the files that are committed; the store is not among them."""
    assert sorted(written(made[example.name])) == example.files


@pytest.mark.parametrize(("example", "name"), _named(texts=True))
def test_a_text_is_made_again_letter_by_letter(made: dict[str, Path], example: Example, name: str) -> None:
    """A text file of an example is the one that a run writes."""
    text = (made[example.name] / name).read_text(encoding="utf-8")
    assert text == (example.folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("example", "name"), _named(texts=False))
def test_a_picture_or_document_is_made_again_byte_by_byte(
    made: dict[str, Path], example: Example, name: str, *, same_pictures: bool
) -> None:
    """A picture, a workbook or a Word file of an example is the one that a run writes."""
    if name.endswith((".png", ".docx")) and not same_pictures:
        pytest.skip("another version of the drawing library draws other bytes, in the Word file too")
    assert (made[example.name] / name).read_bytes() == (example.folder / name).read_bytes()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_dated_by_the_day_it_is_made_for(made: dict[str, Path], example: Example) -> None:
    """The manifest carries the fixed day, so that a later run can give the same files."""
    assert example.day in (made[example.name] / "underlag-2021.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_page_beside_the_examples_tells_how_each_is_made(example: Example) -> None:
    """The command in reports/README.md names the same files, years, periods, settings and day as the test."""
    lines = (ROOT / "reports" / "README.md").read_text(encoding="utf-8").splitlines()
    words = shlex.split(next(line for line in lines if example.epoch in line))
    for told in (
        [str(word).replace(f"{ROOT}/", "") for word in call] for call in (*example.earlier, example.latest)
    ):
        assert any(words[place : place + len(told)] == told for place in range(len(words))), told
