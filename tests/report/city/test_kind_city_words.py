"""What a city's settings do not define is told by its districts' pictures: words, milieus, months, values and texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from district_pictures import EXAMPLE, join, picture, put

from lagesbild.core.tables import TableKind
from lagesbild.report.city.building import build_city_report

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.report import Report

PARTS = ("Farsta", "Kista")
SHARE = {"label": "känner oro", "value": "14 %", "base": "", "area": "Riket", "year": "2020"}
OWN = SHARE | {"value": "20 %", "area": ""}


def _report(folder: Path, *pictures: dict[str, Any]) -> Report:
    joined = join(folder, *pictures, parts=PARTS)
    return build_city_report(joined.city, joined.refused, joined.problems)


def _renamed(area: str) -> dict[str, Any]:
    """A picture whose graffiti are another source, which the city's settings do not know."""
    text = json.dumps(picture(area)).replace('"klotter"', '"sparvag"').replace("_klotter", "_sparvag")
    made: dict[str, Any] = json.loads(text)
    return made


def test_a_source_keeps_its_words_and_its_lines_their_milieus(tmp_path: Path) -> None:
    """No category is said to lack a milieu that the districts give it."""
    made = _report(tmp_path, _renamed("Farsta"), _renamed("Kista"))
    status = made.source("sparvag")
    (told,) = (source for source in EXAMPLE["sources"] if source["key"] == "klotter")
    assert (status.short, status.sender, list(status.unit)) == (told["short"], told["sender"], told["unit"])
    lines = {count.category: count.milieu for count in made.counts if count.source == "sparvag"}
    assert lines["nazistiskt"] == "hoger"
    assert lines["vansterautonomt"] == "vanster"


def test_months_are_added_up(tmp_path: Path) -> None:
    """A month's figure is twice that of each of two alike."""
    table = _report(tmp_path, picture("Farsta"), picture("Kista")).table(TableKind.BY_MONTH, "klotter")
    (theirs,) = (table for table in EXAMPLE["tables"] if table["id"] == "klotter_manad")
    assert table
    assert [row.key for row in table.rows] == [row["key"] for row in theirs["rows"]]
    for row, before in zip(table.rows, theirs["rows"], strict=True):
        assert [cell.value for cell in row.cells] == [2 * cell for cell in before["cells"]]


def _outside(*values: dict[str, str]) -> dict[str, Any]:
    return {"key": "scb", "label": "Undersökningen", "sender": "SCB", "files": [], "values": list(values)}


@pytest.mark.parametrize(
    ("farsta", "kista", "areas"),
    [
        ([SHARE], [SHARE], ["Riket"]),
        ([SHARE, OWN], [SHARE, OWN | {"value": "9 %"}], ["Riket", "Farsta", "Kista"]),
        ([OWN], [OWN], [""]),
    ],
)
def test_a_value_from_outside_stands_once(tmp_path: Path, farsta: Any, kista: Any, areas: list[str]) -> None:
    """The same of both is one; one without an area is of its district where the districts' differ."""
    pictures = (
        picture("Farsta", put(background=[_outside(*farsta)])),
        picture("Kista", put(background=[_outside(*kista)])),
    )
    made = _report(tmp_path, *pictures)
    assert [value.area for value in made.background[0].values] == areas
    table = made.table(TableKind.BACKGROUND, "scb")
    assert table
    assert len(table.rows) == len(areas)


@pytest.mark.parametrize("came", [True, False])
def test_an_answer_in_text_is_no_file_that_could_not_be_read(tmp_path: Path, *, came: bool) -> None:
    """It is a sender that answered in text in the city too, or is missing."""
    text = {
        **EXAMPLE["sources"][0],
        "key": "raddning",
        "label": "Räddningstjänstens svar",
        "sender": "räddningstjänsten",
        "form": "text",
        "unit": [],
        "state": "text_received" if came else "not_received",
        "files": [],
    }
    made = _report(tmp_path, picture("Farsta", put(sources=[*EXAMPLE["sources"], text])), picture("Kista"))
    assert "raddning" not in {source.key for source in made.sources}
    (answer,) = made.text_answers
    assert (answer.sender, answer.state) == (
        "räddningstjänsten",
        "text_received" if came else "not_received",
    )
    assert [file.label for file in answer.files] == (["Farsta"] if came else [])
