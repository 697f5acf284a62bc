"""A file that a person wrote is named with what is wrong in it, whatever it was saved as."""

from __future__ import annotations

from pathlib import Path

import pytest
from english import english_words
from program import SAMPLES, run_in

FILES = ("lagesbild.toml", "kallor/bad.toml", "regler/sändare.toml")
TEXT = 'namn = "Badhus på Södermalm"\n'


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-be", "mac-roman"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_saved_as_something_else_than_utf8_is_named_with_the_cure(
    years: Path, tmp_path: Path, name: str, encoding: str
) -> None:
    """As Windows' own editor saves it in older versions: the name, what it is, and how to save it."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(TEXT.encode(encoding))
    done = run_in(tmp_path, "visa", "--år", 2021, "--databas", years / "lagesbild.db")
    assert (done.code, done.out, english_words(done.err)) == (3, "", set())
    assert path.name in done.err
    assert "UTF-8" in done.err


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_toml_is_named_with_its_line(years: Path, tmp_path: Path, name: str) -> None:
    """The line on which it stops being any."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a = 1\nb =\n", encoding="utf-8")
    done = run_in(tmp_path, "visa", "--år", 2021, "--databas", years / "lagesbild.db")
    assert (done.code, path.name in done.err, "rad 2" in done.err) == (3, True, True)


@pytest.mark.parametrize("name", ["kallor/egen.toml", "regler/avsändare.toml"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    """A folder by that name is one, as is a file that somebody has moved away meanwhile."""
    (tmp_path / name).mkdir(parents=True)
    done = run_in(tmp_path, "granska", SAMPLES / "2021" / "polis_2021.csv")
    assert (done.code, f"{Path(name).name} går inte att läsa. Stäng den" in done.err) == (3, True)
