"""What the columns of categories and milieus say, however the names are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_sheets import Outcome


def read_milieu(folder: Path, cell: str) -> Outcome:
    """A list of the police with one event of that milieu."""
    rows = [("Datum", "Händelse", "Miljö"), ("2021-03-01", "Möte", cell), ("2021-03-02", "Möte", "NMR")]
    return read_rows(folder, rows, "polis_2021.csv")


def read_category(folder: Path, *cells: str) -> Outcome:
    """A register of graffiti with a case of each category."""
    return read_rows(folder, [("Datum", "Kategori"), *(("2021-03-01", cell) for cell in cells)])


@pytest.mark.parametrize(
    ("cell", "milieus"),
    [
        ("Vit makt-miljön; islamism", ["hoger", "islamistisk"]),
        ("vit makt och autonoma", ["hoger", "vanster"]),
        ("vit makt & autonoma", ["hoger", "vanster"]),
        ("vit makt/autonoma", ["hoger", "vanster"]),
        ("vit makt | autonoma", ["hoger", "vanster"]),
        ("vit makt + autonoma", ["hoger", "vanster"]),
        ("vit makt\nautonoma", ["hoger", "vanster"]),
        ("Vit makt-miljön;#Autonoma miljön", ["hoger", "vanster"]),
        ("Vit makt-miljön Autonoma miljön", ["hoger", "vanster"]),
        ("NMR samt AFA", ["hoger", "vanster"]),
        ("Islamism, nazism, NMR", ["hoger", "islamistisk"]),
        ("Annat: högerextremism", ["hoger"]),
        ("Övrigt, vit makt", ["hoger"]),
        ("högerextrem eller nazistisk", ["hoger"]),
        ("Den nazistiska miljön", ["hoger"]),
        ("Högerextrem grupp i centrum", ["hoger"]),
        ("konspiration; annat", ["annan"]),
        ("annat", ["annan"]),
        ("IS", ["islamistisk"]),
        ("IS, AFA", ["vanster", "islamistisk"]),
        ("Våldsbejakande högerextremism1)", ["hoger"]),
    ],
)
def test_known_milieus_are_found_however_they_are_joined(
    tmp_path: Path, cell: str, milieus: list[str]
) -> None:
    """Each counts, and the event counts once; a text that names a milieu is never another one."""
    outcome = read_milieu(tmp_path, cell)
    assert [milieu for _, milieu in outcome.lines] == [*milieus, "hoger"]
    assert outcome.counts == [1, 1]


@pytest.mark.parametrize(
    "cell",
    ["inte högerextrem", "högerextrem eller vänsterextrem", "bråk på isen", "grannarna", "ej vit makt"],
)
def test_what_denies_a_milieu_or_leaves_it_open_is_told(tmp_path: Path, cell: str) -> None:
    """It counts as not stated."""
    outcome = read_milieu(tmp_path, cell)
    assert [milieu for _, milieu in outcome.lines] == ["oklar", "hoger"]
    assert outcome.codes == ["unknown_milieu"]


@pytest.mark.parametrize(
    "cell",
    [
        "Ingen av dessa",
        "ingen",
        "Inte aktuellt",
        "ej aktuellt",
        "Inga av ovanstående",
        "Nej",
        "Ej extremistiskt",
    ],
)
def test_none_of_the_milieus_is_no_milieu(tmp_path: Path, cell: str) -> None:
    """The sender says that the event is of another kind: it is set aside, and told."""
    outcome = read_milieu(tmp_path, cell)
    assert (outcome.statuses, outcome.codes) == (["not_extremist", "counted"], ["no_milieu"])


@pytest.mark.parametrize("cell", ["", "?", "-", "vet ej", "okänd", "Uppgift saknas", "framgår ej", "(tom)"])
def test_a_milieu_that_is_not_known_is_not_stated(tmp_path: Path, cell: str) -> None:
    """It counts, and nothing is told."""
    outcome = read_milieu(tmp_path, cell)
    assert ([milieu for _, milieu in outcome.lines], outcome.codes) == (["oklar", "hoger"], [])


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("Nazistiskt klotter", [("nazistiskt", "hoger")]),
        ("Nazistiska symboler", [("nazistiskt", "hoger")]),
        ("Nazistiskt/rasistiskt", [("nazistiskt", "hoger"), ("rasistiskt", "oklar")]),
        ("Rasistiskt och nazistiskt", [("rasistiskt", "oklar"), ("nazistiskt", "hoger")]),
        ("Stötande, nazistiskt", [("nazistiskt", "hoger")]),
        ("Övrigt: vänsterautonomt", [("vansterautonomt", "vanster")]),
        ("Nazistiskt1)", [("nazistiskt", "hoger")]),
        ("NAZISTISKT.", [("nazistiskt", "hoger")]),
        ("Okänd", [("ej_angivet", "oklar")]),
        ("", [("ej_angivet", "oklar")]),
        ("Fågelklotter", [("Fågelklotter", "oklar")]),
        ("Inte nazistiskt", [("Inte nazistiskt", "oklar")]),
    ],
)
def test_known_categories_are_found_however_they_are_joined(
    tmp_path: Path, cell: str, lines: list[tuple[str, str]]
) -> None:
    """Of several those that are not extremist are left out; an unknown one has a line of its own."""
    assert read_category(tmp_path, cell).lines == lines


def test_a_case_of_two_categories_is_one_case(tmp_path: Path) -> None:
    """It stands on two lines and counts once."""
    outcome = read_category(tmp_path, "Nazistiskt/rasistiskt", "Rasistiskt")
    assert (outcome.statuses, outcome.counts) == (["counted", "counted"], [1, 1])


def test_a_thousand_different_words_are_no_categories(tmp_path: Path) -> None:
    """They are counted together and told once, since each would be a line of every table."""
    outcome = read_category(tmp_path, *(f"ord nummer {number}" for number in range(1000)), "Nazistiskt")
    assert set(outcome.lines) == {("Okänd kategori", "oklar"), ("nazistiskt", "hoger")}
    assert outcome.codes == ["many_categories"]
    assert "1000 olika ord" in outcome.messages


def test_a_long_text_is_no_category(tmp_path: Path) -> None:
    """What somebody wrote at length in the wrong column does not become a line of a table."""
    outcome = read_category(
        tmp_path, "Kalle på Storgatan ringde och berättade vad han hade sett där i går", "Nazistiskt"
    )
    assert outcome.lines[0] == ("Okänd kategori", "oklar")
