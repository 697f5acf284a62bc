"""The register of a whole city, read for one district: its share of the city and its place among the districts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

PERIOD = ("--period", "2020-05-01..2021-04-30")
OTHERS = ("Farsta", "Älvsjö SDF", "Bromma", "Södermalm", "Norrmalm", "Kungsholmen")
NUMBERS = (9, 3, 8, 5, 4, 2)
OWN = 5
NAZI, RACIST = "Nazistiskt", "Rasistiskt"
ID = "klotter_hela"


def rows(own: str = "Skarpnäck", others: tuple[str, ...] = OTHERS) -> list[str]:
    """A register with a case a row: five of ours and 31 of others, one of them of no interest and one too old."""
    lines = [f"2021-02-01;{own};{NAZI}"] * (OWN - 1) + [f"2021-02-02;{own};{RACIST}"]
    for name, number in zip(others, NUMBERS, strict=False):
        lines += [f"2021-03-01;{name};{RACIST}"] * number
    return [*lines, f"2021-03-01;{others[0]};Stötande", f"2018-03-01;{others[0]};{NAZI}"]


def shown(folder: Path, lines: list[str], settings: str = "") -> Any:
    """The year of a register, as JSON."""
    (folder / "lagesbild.toml").write_text(settings, encoding="utf-8")
    text = "\n".join(["Datum;Stadsdelsområde;Kategori", *lines])
    (folder / "klotter_2021.csv").write_text(text, encoding="utf-8")
    done = run_in(folder, "importera", "klotter_2021.csv", "--år", 2021, *PERIOD)
    assert done.code == 0, done.err
    return run_in(folder, "visa", "--år", 2021, "--json").json


def table(year: Any) -> dict[str, list[Any]]:
    """By line, the cells of the table of shares; none where there is none."""
    found = [table for table in year["tables"] if table["id"] == ID]
    return {row["key"]: row["cells"] for table in found for row in table["rows"]}


def test_share_and_place_by_category(tmp_path: Path) -> None:
    """What is not extremist or of another period is in neither number, and the area is ranked as one among others."""
    year = shown(tmp_path, rows())
    cells = table(year)
    assert cells["totalt"][:2] == [OWN, OWN + sum(NUMBERS)]
    assert cells["totalt"][3] == "3 av 7"
    assert (cells["nazistiskt"][:2], cells["nazistiskt"][3]) == ([4, 4], "1 av 7")
    assert cells["rasistiskt"][:2] == [1, 32]
    assert cells["rasistiskt"][3] == "7 av 7"
    assert "klotter_omrade" not in [table["id"] for table in year["tables"]], "no part of the area is named"
    counts = {line["category"]: line["count"] for line in year["counts"]}
    assert (counts["nazistiskt"], counts["rasistiskt"]) == (4, 1)
    assert run_in(tmp_path, "exportera", "--år", 2021, "--format", "markdown").code == 0
    text = (tmp_path / "reports" / "2021" / "lagesbild-2021.md").read_text(encoding="utf-8")
    assert "Det är 5 av stadens 36 tillfällen (14\xa0%), tredje flest av sju\xa0områden." in text


@pytest.mark.parametrize(
    ("lines", "settings", "why"),
    [
        (rows(others=("Farsta", "Älvsjö")), "", "two other names are strays and no city"),
        (rows(), '[kallor.klotter]\nhela = ""', "nothing says what the register covers"),
    ],
)
def test_no_share_is_told_of_what_may_be_no_whole(
    tmp_path: Path, lines: list[str], settings: str, why: str
) -> None:
    """Neither a table nor a sentence."""
    assert table(shown(tmp_path, lines, settings)) == {}, why


def test_a_register_by_smaller_parts_gives_the_share_alone(tmp_path: Path) -> None:
    """Nine parts of ours cannot be ranked among single parts of others."""
    cells = table(shown(tmp_path, [*rows("Kärrtorp"), f"2021-02-02;Orhem;{NAZI}"]))
    assert cells["totalt"][:2] == [OWN + 1, OWN + 1 + sum(NUMBERS)]
    assert len(cells["totalt"]) == 3


def test_what_has_no_day_leaves_the_whole_open(tmp_path: Path) -> None:
    """A case elsewhere whose day cannot be read may be of another year: no share is made."""
    cells = table(shown(tmp_path, [*rows(), f"i fjol;Farsta;{RACIST}"]))
    assert cells["totalt"][2] is None
    year = run_in(tmp_path, "visa", "--år", 2021, "--json").json
    states = next(t for t in year["tables"] if t["id"] == ID)["rows"][-1]["states"]
    assert states[1] == "at_least"


@pytest.mark.slow
def test_the_public_edition_has_it_of_what_everyone_can_see_alone(tmp_path: Path) -> None:
    """Where graffiti is protected, nothing that counts other areas is printed."""
    shown(tmp_path, rows())
    public = ("exportera", "--år", 2021, "--utgåva", "publik", "--format", "json,markdown")
    path = tmp_path / "reports" / "2021" / "lagesbild-2021-publik.json"
    for rule, there in (("visa", True), ("skydda", False), ("intern", False)):
        settings = f'[publik]\nklasser = {{ offentlig_plats = "{rule}" }}'
        (tmp_path / "lagesbild.toml").write_text(settings, encoding="utf-8")
        assert run_in(tmp_path, *public).code == 0, rule
        assert (ID in path.read_text(encoding="utf-8")) == there, rule


def test_the_places_outside_stand_with_the_rows(tmp_path: Path) -> None:
    """Whoever follows the number finds where its rows are; a cell that holds more than a name is not kept."""
    shown(tmp_path, [*rows(), f"2021-03-01;Skola 811218-9876;{NAZI}"])
    found = run_in(tmp_path, "rader", "--år", 2021, "--källa", "klotter", "--json").json
    areas = {row["area"] for row in found["rows"] if row["status"] == "outside_area"}
    assert {"Farsta", "Älvsjö", ""} <= areas
    assert not any("811218" in area for area in areas)
