"""A year's working folder: everything in its place, every setting explained, nothing written over."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from program import SAMPLES, Outcome, run_in, written

from lagesbild.config.loading import load
from lagesbild.config.settings import EditionSettings, UserSettings, WordSettings, YearSettings
from lagesbild.outputs.settings_file import settings_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic import BaseModel

    Run = Callable[..., Outcome]

PLAIN = settings_text(2022, "Skarpnäck", (), "stockholm")
IN_FORCE = re.sub(r"^#(?=[a-z_]+ = |\[[a-z])", "", PLAIN, flags=re.MULTILINE)
"""The settings with the sign for comments taken away from every key."""


def test_a_new_year_has_settings_templates_and_a_place_for_what_comes_in(run: Run, tmp_path: Path) -> None:
    """The folder is named after the year unless another name is given."""
    assert run("ny", "--år", 2022).code == 0
    folder = tmp_path / "lagesbild-2022"
    assert sorted(path.name for path in folder.iterdir()) == ["lagesbild.toml", "mallar", "underlag"]
    assert list((folder / "underlag").iterdir()) == []


def test_the_new_folder_is_ready_for_the_yearly_job(run: Run, tmp_path: Path) -> None:
    """Files laid in it are taken in by the settings as they are."""
    assert run("ny", "--år", 2021, "i-ar").code == 0
    (tmp_path / "i-ar" / "underlag" / "polis_2021.csv").write_bytes(
        (SAMPLES / "2021" / "polis_2021.csv").read_bytes()
    )
    done = run_in(tmp_path / "i-ar", "importera", "underlag", "--år", 2021)
    assert (done.code, done.err) == (0, "")


def test_the_years_stay_in_one_store(run: Run, tmp_path: Path) -> None:
    """The command that is told adds the year to the store of the working folder, and says not to copy it."""
    said = run("ny", "--år", 2021, "i-ar").out
    command = next(line for line in said.splitlines() if line.strip().startswith("lagesbild rapport"))
    (tmp_path / "i-ar" / "underlag" / "polis_2021.csv").write_bytes(
        (SAMPLES / "2021" / "polis_2021.csv").read_bytes()
    )
    assert run(*command.split()[1:]).code == 0
    assert ((tmp_path / "lagesbild.db").exists(), (tmp_path / "i-ar" / "lagesbild.db").exists()) == (
        True,
        False,
    )
    assert "Kopiera den inte" in said


@pytest.mark.parametrize("name", ["lagesbild.toml", "mallar", "underlag"])
def test_what_is_there_is_never_written_over(run: Run, tmp_path: Path, name: str) -> None:
    """The program says what is in the way, and changes nothing."""
    (tmp_path / "mapp").mkdir()
    (tmp_path / "mapp" / name).write_text("mitt", encoding="utf-8")
    done = run("ny", "mapp")
    assert (done.code, name in done.err) == (4, True)
    assert written(tmp_path / "mapp") == {name: b"mitt"}


def test_the_settings_as_written_change_nothing(run: Run, tmp_path: Path) -> None:
    """They say what holds without them."""
    assert run("ny", "--år", 2022).code == 0
    with_them, without = load(tmp_path / "lagesbild-2022" / "lagesbild.toml"), load()
    assert (with_them.vocabulary, with_them.area_parts, with_them.period(2022)) == (
        without.vocabulary,
        without.area_parts,
        without.period(2022),
    )


def test_every_setting_can_be_used_as_it_stands(tmp_path: Path) -> None:
    """With the signs for comments taken away the file is still right."""
    path = tmp_path / "lagesbild.toml"
    path.write_text(IN_FORCE, encoding="utf-8")
    assert load(path).years[2022].period == "2021-05-01..2022-04-30"


@pytest.mark.parametrize(
    ("model", "place"),
    [
        (UserSettings, ()),
        (YearSettings, ("ar", "2022")),
        (WordSettings, ("word",)),
        (EditionSettings, ("publik",)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_no_setting_is_left_out(model: type[BaseModel], place: tuple[str, ...]) -> None:
    """Every key that the program knows stands in the file."""
    section = tomllib.loads(IN_FORCE)
    for name in place:
        section = section[name]
    assert set(section) == {field.alias or name for name, field in model.model_fields.items()}


def test_every_setting_has_a_comment_above_it() -> None:
    """Before a key or a section there is always a line of explanation."""
    lines = PLAIN.splitlines()
    keys = [n for n, line in enumerate(lines) if re.match(r"#?([a-z_]+ = |\[)", line)]
    followed = {n for n in keys if n - 1 in keys}
    assert [lines[n] for n in keys if n not in followed and not lines[n - 1].startswith("# ")] == []


def test_area_and_terms_go_with_the_coordinator_to_the_next_year(run: Run, tmp_path: Path) -> None:
    """The new settings say what the ones in force say."""
    (tmp_path / "lagesbild.toml").write_text(
        'omrade = "Farsta"\nstadsdelar = ["Hökarängen"]\ntermer = "sapo"\n', encoding="utf-8"
    )
    assert run("ny", "--år", 2023, "nästa").code == 0
    new = load(tmp_path / "nästa" / "lagesbild.toml")
    assert (new.area, new.area_parts.parts, new.term_set) == ("Farsta", ("Hökarängen",), "sapo")
