"""What the column of areas says: a part of the area, another place, nothing, or something to ask about."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

from lagesbild.config.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from reading_sheets import Outcome

    from lagesbild.core.cells import Raw

DISTRICTS = ("Farsta SDN", "Farsta stadsdelsförvaltning", "SDF Farsta", "Skarpnäcks SDN")
HEADINGS = ("Datum", "Stadsdel", "Kategori")


def read_area(folder: Path, *areas: str) -> Outcome:
    """A register with a case in each of the areas."""
    return read_rows(folder, [HEADINGS, *(("2021-03-01", area, "Nazistiskt") for area in areas)])


@pytest.mark.parametrize(
    "word",
    ["Okänd", "?", "Vet ej", "Saknas", "-", "..", "Uppgift saknas", "Ej angivet", "ej angiven", "", "Okänd stadsdel", "N/A",
     "(tom)", "Framgår ej", "#SAKNAS!", "null", "Inte känt"],
)  # fmt: skip
def test_a_word_for_not_known_is_no_place(tmp_path: Path, word: str) -> None:
    """The case counts, without a part of the area."""
    outcome = read_area(tmp_path, word, "Kärrtorp")
    assert (outcome.statuses, outcome.values("area")) == (["counted"] * 2, ["", "Kärrtorp"])


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("Kärrtorp.", "Kärrtorp"),
        ("KÄRRTORP", "Kärrtorp"),
        ("kärrtorp,", "Kärrtorp"),
        ("Karrtorp", "Kärrtorp"),
        ("Kärrtorp, Stockholm", "Kärrtorp"),
        ("Stockholm, Kärrtorp", "Kärrtorp"),
        ("Kärrtorp (Stockholms stad)", "Kärrtorp"),
        ("12846 Bagarmossen", "Bagarmossen"),
        ("128 46 BAGARMOSSEN", "Bagarmossen"),
        ("SE-128 46 Bagarmossen, Stockholm", "Bagarmossen"),
        ("Skarpnäcks gård", "Skarpnäcks gård"),
        ("Skarpnäcks-gård", "Skarpnäcks gård"),
        ("Skarpnäck", "Skarpnäcks gård"),
        ("Hammarbyhojden", "Hammarbyhöjden"),
        ("Kärrtorp/Skarpnäck", "Kärrtorp"),
        ("Stadsdelen Orhem", "Orhem"),
        ("Kärrtorp/Björkhagen", ""),
        ("Skarpnäcks stadsdelsområde", ""),
        ("SDF Skarpnäck", ""),
        ("Skarpnäcks stadsdelsförvaltning", ""),
        ("Skarpnäcks SDN", ""),
        ("SDN Skarpnäck", ""),
        ("Hela stadsdelsområdet", ""),
    ],
)
def test_another_way_of_writing_a_part_of_the_area_is_understood(
    tmp_path: Path, written: str, part: str
) -> None:
    """Signs, case, accents, post codes and towns leave no doubt; several parts, or the whole, are in the area."""
    outcome = read_area(tmp_path, written)
    assert (outcome.statuses, outcome.values("area")) == (["counted"], [part])


@pytest.mark.parametrize(
    "written",
    ["Bagarmosen", "Kärtorp", "Björkhagn", "Skarpnäcks gård/Pungpinan", "Kärrtorp, Johanneshov", "Hammarbyhöjden Norra",
     "Stockholm", "Enskededal", "Skarpnäck gård"],
)  # fmt: skip
def test_a_name_that_may_be_in_the_area_is_asked_about(tmp_path: Path, written: str) -> None:
    """It is neither counted nor set aside as another place: the figures of the source are at least what they say."""
    outcome = read_area(tmp_path, written, "Kärrtorp")
    assert outcome.statuses == ["unreadable", "counted"]
    assert written in outcome.messages


@pytest.mark.parametrize(
    "written", ["Johanneshov", "Farsta", "Årsta", "Gamla stan", "Södermalm", "Övriga stadsdelar"]
)
def test_another_place_is_outside_and_named(tmp_path: Path, written: str) -> None:
    """What was set aside can be looked through."""
    outcome = read_area(tmp_path, written, written, "Kärrtorp")
    assert outcome.statuses == ["outside_area", "outside_area", "counted"]
    assert f"Utanför området: {written} 2." in outcome.messages


def test_ten_places_are_named_and_the_others_are_numbered(tmp_path: Path) -> None:
    """The commonest first."""
    places = [f"Ort {letter}" for letter in "ABCDEFGHIJKLMNO"]
    outcome = read_area(tmp_path, *places, "Ort O")
    assert "Utanför området: Ort O 2, Ort A 1, " in outcome.messages
    assert " och 5 till." in outcome.messages


def test_a_long_text_among_the_places_is_not_shown(tmp_path: Path) -> None:
    """Somebody wrote what happened in the wrong column."""
    text = "Kalle på Storgatan ringde och berättade vad han hade sett"
    outcome = read_area(tmp_path, text, "Kärrtorp")
    assert "Kalle" not in outcome.messages
    assert "lång text" in outcome.messages


def test_a_case_outside_the_area_leaves_no_doubt_by_its_date(tmp_path: Path) -> None:
    """What does not concern the area need not be readable."""
    rows = [HEADINGS, ("asdf", "Farsta", "Nazistiskt"), ("2021-03-01", "Kärrtorp", "Nazistiskt")]
    assert read_rows(tmp_path, rows).statuses == ["outside_area", "counted"]


@pytest.mark.parametrize(
    "heading",
    ["SDF", "SDN", "Stadsdelsnämnd", "Stadsdelsförvaltning", "Stadsdelsområde", "SDF:"],
)
def test_the_board_or_office_of_a_district_is_its_area(tmp_path: Path, heading: str) -> None:
    """A case of another district is not counted among the area's own."""
    rows = [("Datum", heading, "Kategori"), *(("2021-03-01", area, "Nazistiskt") for area in DISTRICTS)]
    outcome = read_rows(tmp_path, rows)
    assert outcome.statuses == ["outside_area"] * 3 + ["counted"]


@pytest.mark.parametrize("source", ["klotter", "ia", "arbetsmarknad", "kontakter", "oidentifierad", "polis"])
def test_every_source_with_areas_knows_the_words_for_a_district(source: str) -> None:
    """The same heading means the same in each file."""
    assert {"SDF", "SDN", "Stadsdelsnämnd", "Stadsdelsförvaltning", "Stadsdelsområde"} <= set(
        load().vocabulary.source(source).columns["omrade"]
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Kommun",
        "Kommundel",
        "Ort",
        "Tätort",
        "LPO",
        "Lokalpolisområde",
        "Berörd stadsdel",
        "Stadsdel:",
        "Geografiskt område",
        "Distrikt",
    ],
)
@pytest.mark.parametrize("name", ["ia.csv", "polis.csv"])
def test_a_column_of_areas_by_another_name_is_one(tmp_path: Path, heading: str, name: str) -> None:
    """Where it names some of the area's own parts, the cases of the others are not counted among them."""
    first = "IA-nummer" if name == "ia.csv" else "Händelse"
    rows = [("Datum", first, heading, "Miljö")] + [
        (f"2021-03-0{n}", f"A{n}", area, "Vit makt-miljön")
        for n, area in enumerate(("Kärrtorp", "Farsta"), start=1)
    ]
    outcome = read_rows(tmp_path, rows, name)
    assert outcome.statuses == ["counted", "outside_area"]


@pytest.mark.parametrize(
    ("heading", "places", "statuses"),
    [
        ("Kommun", ("Farsta", "Nacka"), ["unreadable", "unreadable"]),
        ("Plats", ("Kärrtorp", "Farsta"), ["counted", "unreadable"]),
        ("Plats", ("Kärrtorp", ""), ["counted", "counted"]),
    ],
)
def test_a_case_that_may_be_of_another_area_is_not_counted(
    tmp_path: Path, heading: str, places: tuple[str, str], statuses: list[str]
) -> None:
    """Nobody but the sender can say whether it is of the area: it is set aside, and the column is told."""
    rows = [("Datum", "Händelse", heading), *(("2021-03-01", "Flygblad", place) for place in places)]
    outcome = read_rows(tmp_path, rows, "polis.csv")
    told = ["other_area_stated"] * ("unreadable" in statuses)
    assert (outcome.statuses, outcome.codes) == (statuses, told)


@pytest.mark.parametrize("places", [("Biblioteket", "Storgatan 3"), ("Kärrtorp", "Björkhagen"), ("", "")])
def test_a_column_of_places_that_tells_no_other_area_is_passed_over(
    tmp_path: Path, places: tuple[str, str]
) -> None:
    """A place within the area is where it was."""
    rows = [("Datum", "Händelse", "Plats"), *(("2021-03-01", "Flygblad", place) for place in places)]
    assert read_rows(tmp_path, rows, "polis.csv").codes == []


@pytest.mark.parametrize("heading", ["Kommun", "Kommundel", "Ort"])
def test_a_table_of_counts_by_areas_counts_those_of_the_area(tmp_path: Path, heading: str) -> None:
    """The heading tells what the labels are, also where most of them are others'."""
    rows = [(heading, "Antal"), ("Kärrtorp", "3"), ("Farsta", "8"), ("Nacka", "9")]
    assert read_rows(tmp_path, rows, "polis.csv").counts == [3]


def test_the_area_itself_nearly_spelt_is_asked_about(tmp_path: Path) -> None:
    """Where no part is called as the area is, a slip of the pen in its name is no other place."""
    settings = tmp_path / "lagesbild.toml"
    settings.write_text('omrade = "Tallviken"\nstadsdelar = ["Ekhaga", "Norrmossa"]\n', encoding="utf-8")
    rows = [HEADINGS, ("2021-03-01", "Talviken", "Nazistiskt"), ("2021-03-02", "Ekhaga", "Nazistiskt")]
    outcome = read_rows(tmp_path, rows, settings=load(settings))
    assert outcome.statuses == ["unreadable", "counted"]
    assert "”Talviken” (liknar Tallviken)" in outcome.messages


@pytest.mark.parametrize("cell", [45, 1.5, True, datetime(2021, 3, 1)])  # noqa: DTZ001 — as Excel has it
def test_a_cell_of_another_kind_than_text_is_a_place_elsewhere(tmp_path: Path, cell: Raw) -> None:
    """In a workbook it may be a number, a moment or true: it is told as it stands there."""
    rows = [HEADINGS, *(("2021-03-01", cell, "Nazistiskt") for _ in range(3))]
    outcome = read_rows(tmp_path, rows, "klotter.xlsx")
    assert outcome.statuses == ["outside_area"] * 3


@pytest.mark.parametrize(
    ("areas", "statuses"),
    [
        (("Kärrtorp", "Övriga"), ["counted", "unreadable"]),
        (("Kärrtorp", "Andra platser"), ["counted", "unreadable"]),
        (("Kärrtorp", "Farsta", "Övriga"), ["counted", "outside_area", "outside_area"]),
    ],
)
def test_what_is_left_may_be_of_the_area_where_no_other_place_is_named(
    tmp_path: Path, areas: tuple[str, ...], statuses: list[str]
) -> None:
    """Beside other districts it is of the others."""
    assert read_area(tmp_path, *areas).statuses == statuses
