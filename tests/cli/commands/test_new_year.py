"""The next year in the working folder: all settings go on, every one is explained, nothing is written over."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from program import SAMPLES, Outcome, run_in, written

from lagesbild.config.loading import load
from lagesbild.config.settings import EditionSettings, UserSettings, WordSettings, YearSettings
from lagesbild.outputs.settings_file import add_year, settings_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydantic import BaseModel

    Run = Callable[..., Outcome]

PLAIN = settings_text(2022, "Skarpnäck", (), "stockholm")
IN_FORCE = re.sub(r"^#(?=[a-z_]+ = |\[[a-z])", "", PLAIN, flags=re.MULTILINE)
"""The settings with the sign for comments taken away from every key."""
POLICE = SAMPLES / "2021" / "polis_2021.csv"
OWN = """
[kategorier.klotter]
antisemitiskt = { namn = "Antisemitiskt", miljo = "oklar" }

[namn.egna]  # våra ord
hoger = { namn = "H", fras = "h", kort = "H" }
"""
BESIDE = {
    "lagesbild.toml": """
omrade = "Farsta"
stadsdelar = ["Hökarängen"]
termer = "sapo"
[word]
mall = "mall.docx"
[fritext]
namnlista = "namn.txt"
behall = "platser.txt"
""",
    "mall.docx": "mallen",
    "namn.txt": "Anna",
    "platser.txt": "Torget",
    "regler/tk.toml": 'filer = ["tk*"]\nkalla = "klotter"\n[kolumner]\n"Bild" = "kategori"\n',
    "kallor/kultur.toml": """
nyckel = "kultur"
namn = "Kultur"
kort = "Kultur"
avsandare = "kulturförvaltningen"
form = "register"
slag = "incident"
enhet = ["incident", "incidenter"]
klass = "person"
""",
}
"""Settings and the files that they name."""


def test_a_first_year_has_settings_templates_and_a_place_for_what_comes_in(run: Run, tmp_path: Path) -> None:
    """They are laid where one stands; the year's files have a folder of their own."""
    assert run("ny", "--år", 2022).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lagesbild.toml", "mallar", "underlag"]
    assert [path.name for path in (tmp_path / "underlag").rglob("*")] == ["2022"]


def test_the_new_year_is_ready_for_the_yearly_job(run: Run, tmp_path: Path) -> None:
    """The command that is told takes in the files that were laid where they should be."""
    said = run("ny", "--år", 2021).out
    command = next(line for line in said.splitlines() if line.strip().startswith("lagesbild rapport"))
    (tmp_path / "underlag" / "2021" / "polis_2021.csv").write_bytes(POLICE.read_bytes())
    assert command.split() == ["lagesbild", "rapport"]
    assert run("importera").code == 0
    assert run("visa", "--json").json["year"] == 2021


def test_everything_goes_with_the_settings_and_only_the_year_is_new(run: Run, tmp_path: Path) -> None:
    """Every line and comment stands as it did; the days follow on those of the year before; it is said what holds on."""
    run("ny", "--år", 2021)
    path = tmp_path / "lagesbild.toml"
    text = re.sub("^#period", "period", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = text.replace("#troskel = 5", "troskel = 10").replace("[word]", "# Vår mall\n[word]") + OWN
    path.write_bytes(text.replace("\n", "\r\n").encode())
    done = run("ny")
    after = path.read_bytes()
    assert (done.code, after.count(b"\n")) == (0, after.count(b"\r\n"))
    lines = list(difflib.ndiff(text.splitlines(), after.decode().splitlines()))
    assert [line for line in lines if line.startswith("-")] == []
    added = [line[2:] for line in lines if line.startswith("+") and line[2:] and not line[2:].startswith("#")]
    assert sorted(added) == ["[ar.2022]", 'period = "2021-05-01..2022-04-30"']
    assert load(path).edition.troskel == 10
    for name in ("publik.troskel", "kategorier.klotter", "namn.egna"):
        assert name in done.out


@pytest.mark.slow
def test_the_store_stays_and_its_years_are_told(stored: Path) -> None:
    """The next year follows on the last in the store, and its days on those it was stored with."""
    before = (stored / "lagesbild.db").read_bytes()
    done = run_in(stored, "ny")
    assert (done.code, (stored / "lagesbild.db").read_bytes()) == (0, before)
    assert load(stored / "lagesbild.toml").year(2022).period == "2021-05-01..2022-04-30"
    assert (
        "lagesbild.db är orörd, med 2020 och 2021, och 2022 sparas i samma fil. Kopiera den inte" in done.out
    )


def test_a_year_that_is_there_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    """The settings, the forms and the files that came in; what is missing of it is made."""
    run("ny", "--år", 2022)
    (tmp_path / "mallar" / "mall-ia.xlsx").write_bytes(b"min")
    (tmp_path / "underlag" / "2022" / "svar.csv").write_bytes(b"svar")
    before = written(tmp_path)
    (tmp_path / "mallar" / "mall-polis.xlsx").unlink()
    done = run("ny", "--år", 2022)
    assert (done.code, "Året 2022 finns redan i lagesbild.toml" in done.out) == (0, True)
    assert written(tmp_path) == before


@pytest.mark.parametrize("name", ["mallar", "underlag", "underlag/2022"])
def test_a_file_in_the_way_is_named(run: Run, tmp_path: Path, name: str) -> None:
    """Nothing is changed."""
    path = tmp_path / "mapp" / name
    path.parent.mkdir(parents=True)
    path.write_text("mitt", encoding="utf-8")
    done = run("ny", "mapp", "--år", 2022)
    assert (done.code, name.replace("/", os.sep) in done.err) == (4, True)
    assert written(tmp_path / "mapp") == {name.replace("/", os.sep): b"mitt"}


def test_another_folder_gets_the_settings_with_all_that_they_name(run: Run, tmp_path: Path) -> None:
    """Rules, own sources, names and the template go with them; the command that is told stores in the same store."""
    for name, content in BESIDE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("ny", "i år", "--år", 2021)
    assert done.code == 0, done.err
    assert {name: content for name, content in written(tmp_path / "i år").items() if name in BESIDE} == {
        name: content.encode() for name, content in BESIDE.items() if name != "lagesbild.toml"
    } | {"lagesbild.toml": (tmp_path / "i år" / "lagesbild.toml").read_bytes()}
    new = load(tmp_path / "i år" / "lagesbild.toml")
    assert (new.area, new.area_parts.parts, new.term_set, len(new.rules)) == (
        "Farsta",
        ("Hökarängen",),
        "sapo",
        1,
    )
    assert all(name in done.out for name in BESIDE)
    assert 'lagesbild rapport "i år/underlag/2021" --installningar "i år/lagesbild.toml"' in done.out


def test_years_on_one_line_are_left_to_their_writer(run: Run, tmp_path: Path) -> None:
    """A table on one line cannot be added to; the line to write is told, and nothing is made."""
    (tmp_path / "lagesbild.toml").write_text("ar = { 2021 = {} }\n", encoding="utf-8")
    done = run("ny")
    assert (done.code, "Skriv en rad [ar.2022] sist i filen" in done.err) == (4, True)
    assert list(written(tmp_path)) == ["lagesbild.toml"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "termer = 'sapo'",
        "[ar.2021]\n[ar.2021.brott]\nklotter = 'x'\n[word]\n",
        "[word]\n[ar.2021]\n",
        '["år".2021]\n# ny\n[word]\n',
        "[ar]\n2021.period = '2020-05-01..2021-04-30'\n[word]\n",
        'diarienummer = """\n[ar.2021]\n"""\n[ar.2020]\n',
    ],
)
def test_a_year_finds_its_place_in_settings_however_they_are_written(text: str) -> None:
    """What they said they say still, and the file is right."""
    written_before, after = tomllib.loads(text), tomllib.loads(add_year(text, 2022, None))
    years = after.get("år") or after["ar"]
    assert years.pop("2022") == {}
    assert {key: value for key, value in after.items() if value} == {
        key: value for key, value in written_before.items() if value
    }


def test_the_settings_as_written_change_nothing(run: Run, tmp_path: Path) -> None:
    """They say what holds without them."""
    assert run("ny", "mapp", "--år", 2022).code == 0
    with_them, without = load(tmp_path / "mapp" / "lagesbild.toml"), load()
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
