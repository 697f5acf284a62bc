"""The JSON Schemas of docs/schema are those of the program, and take what the program takes."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from program import ROOT, run_in

from lagesbild.outputs.settings_file import settings_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ROOT / "docs" / "schema"
MADE = runpy.run_path(str(FOLDER / "skapa.py"))["schemas"]()
WRITTEN = ("lagesbild", "kallor", "regler")
"""The schemas of what a person writes."""
REPORTS = sorted(ROOT.glob("reports/*/*.json"))
SOURCES = sorted((ROOT / "lagesbild" / "config" / "vocabulary" / "kallor").glob("*.toml"))
SAMPLES = sorted((ROOT / "sample_data").rglob("*.toml"))
BLOCK = re.compile(r"```toml\n(.*?)```", re.DOTALL)
BLOCKS = BLOCK.findall((ROOT / "docs" / "handbok.md").read_text(encoding="utf-8"))


def _faults(name: str, value: object) -> list[str]:
    """What the committed schema says against a value."""
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return [fault.message for fault in Draft202012Validator(schema).iter_errors(value)]


def _schema_for(data: dict[str, Any]) -> str:
    """The schema of a file by what it holds: only a source has a name, and only rules name the files that they are for."""
    return (
        "kallor"
        if isinstance(data.get("namn"), str)
        else "regler"
        if {"filer", "kalla"} & data.keys()
        else "lagesbild"
    )


@pytest.mark.parametrize("name", MADE)
def test_a_schema_is_made_again_as_it_is(name: str) -> None:
    """Whoever changes a model runs `python docs/schema/skapa.py`."""
    assert json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")) == MADE[name]
    Draft202012Validator.check_schema(MADE[name])


def _keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, part in {"": schema, **schema.get("$defs", {})}.items():
        yield from ((f"{place}.{key}", value) for key, value in part.get("properties", {}).items())


@pytest.mark.parametrize("name", WRITTEN)
def test_every_key_that_a_person_writes_is_explained(name: str) -> None:
    """In Swedish: nothing of the docstrings is shown."""
    assert [key for key, value in _keys(MADE[name]) if not value.get("description")] == []
    assert re.search(r"\b(the|what|of|which)\b", json.dumps(MADE[name])) is None


@pytest.mark.parametrize("path", [*SOURCES, *SAMPLES], ids=lambda path: path.stem)
def test_a_file_of_the_program_or_of_the_sample_is_right(path: Path) -> None:
    """The built-in sources, and what the sample municipalities have written."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert _faults(_schema_for(data), data) == []


@pytest.mark.parametrize("text", BLOCKS)
def test_an_example_of_the_handbook_is_right(text: str) -> None:
    """Whoever copies it sees no red line in the editor."""
    data = tomllib.loads(text)
    assert _faults(_schema_for(data), data) == []


def test_every_setting_of_the_template_is_right() -> None:
    """Also those that stand as comments, once they are used."""
    text = settings_text(2022, "Farsta", ["Hökarängen"], "sapo")
    assert _faults("lagesbild", tomllib.loads(re.sub(r"(?m)^#(?! )", "", text))) == []


def test_the_rules_that_are_begun_for_a_sender_are_right(tmp_path: Path) -> None:
    """What `granska --skapa-regler` writes can be filled in with an editor's help."""
    (tmp_path / "lista.csv").write_text("Nr;Bild\n1;HK\n", encoding="utf-8")
    assert run_in(tmp_path, "granska", "lista.csv", "--skapa-regler").code == 0
    data = tomllib.loads((tmp_path / "regler" / "lista.toml").read_text(encoding="utf-8"))
    assert _faults("regler", data) == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_is_right(path: Path) -> None:
    """The examples that are committed, of either edition."""
    assert _faults("visa", json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.slow
def test_the_public_edition_is_right(stored: Path) -> None:
    """It has fewer names, and nulls where figures are suppressed."""
    words = ("exportera", "--år", 2021, "--utgåva", "publik", "--format", "json", "--till", "ut")
    assert run_in(stored, *words).code == 0
    assert (
        _faults("visa", json.loads((stored / "ut" / "lagesbild-2021-publik.json").read_text("utf-8"))) == []
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lagesbild", 'omraade = "Farsta"'),
        ("lagesbild", "[publik]\ntroskel = 2"),
        ("lagesbild", '[kallor.klotter]\nform = "lista"'),
        ("kallor", 'nyckel = "Kultur"'),
        ("regler", 'filer = "sanering*"'),
    ],
)
def test_a_slip_of_the_pen_is_marked(name: str, text: str) -> None:
    """A key that is not known, a number out of its limits, a word that is none of the choices."""
    assert _faults(name, tomllib.loads(text))


@pytest.mark.parametrize("text", ['"område" = "Farsta"', '[publik]\n"tröskel" = 5', '["år".2021]\n'])
def test_a_key_with_swedish_letters_is_not_marked(text: str) -> None:
    """The program takes them, so the editor does."""
    assert _faults("lagesbild", tomllib.loads(text)) == []
