"""Rows of a register that say there was nothing: they are no cases, and say no more than what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

if TYPE_CHECKING:
    from pathlib import Path

POLICE = ("Datum", "Händelse", "Miljö")
EVENT = ("2021-02-03", "Klistermärken", "vit makt")
MONTHS = [f"{2020 + (n + 4) // 12}-{(n + 4) % 12 + 1:02}-15" for n in range(12)]
"""A day in each month of the period."""


@pytest.mark.parametrize(
    "row",
    [
        ("2021-01-31", "Inga händelser", ""),
        ("2021-01-31", "Inga incidenter", "-"),
        ("2021-01-31", "Ingen händelse att redovisa", ""),
        ("2021-01-31", "inget att rapportera", ""),
        ("", "Inga kända händelser", ""),
        ("Inga händelser", "", ""),
        ("2021-01-31", "Inga nya ärenden", ""),
    ],
)
def test_a_row_that_says_none_is_no_case(tmp_path: Path, row: tuple[str, ...]) -> None:
    """It never counts as one, beside a case that does."""
    outcome = read_rows(tmp_path, [POLICE, row, EVENT], "polis_2021.csv")
    assert sum(outcome.counts) == 1
    assert {milieu for _, milieu in outcome.lines} <= {"hoger", "oklar"}


def test_a_log_of_every_month_in_which_nothing_happened_is_none(tmp_path: Path) -> None:
    """Twelve months, and none of them has anything."""
    rows = [POLICE, *((day, "Inga händelser", "") for day in MONTHS)]
    outcome = read_rows(tmp_path, rows, "polis_2021.csv")
    assert (outcome.statuses, outcome.counts) == (["counted"] * 12, [0] * 12)


@pytest.mark.parametrize(
    "rows",
    [
        [(day, "Inga händelser", "") for day in MONTHS[:5]],
        [("2021-01-31", "Inga händelser", "")],
        [("", "Inga händelser under våren", "")],
        [("Inga ärenden i januari", "", "")],
    ],
)
def test_none_in_a_part_of_the_period_is_no_zero(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    """Of the rest nobody has said anything."""
    assert set(read_rows(tmp_path, [POLICE, *rows], "polis_2021.csv").statuses) == {"unreadable"}


def test_none_in_all_is_a_zero(tmp_path: Path) -> None:
    """Said once, without a day."""
    outcome = read_rows(tmp_path, [POLICE, ("Inga händelser under året", "", "")], "polis_2021.csv")
    assert (outcome.statuses, outcome.counts) == (["counted"], [0])


def test_a_word_for_none_in_the_category_makes_no_line(tmp_path: Path) -> None:
    """It is no kind of graffiti."""
    rows = [
        ("Datum", "Stadsdel", "Kategori"),
        ("2021-01-31", "Kärrtorp", "Inget klotter"),
        ("2021-02-03", "Kärrtorp", "Nazistiskt"),
    ]
    assert sum(read_rows(tmp_path, rows).counts) == 1
    assert "Inget klotter" not in read_rows(tmp_path, rows).values("category")


@pytest.mark.parametrize(
    ("words", "counted"), [(("Ja", "Oklart", "Nej"), 1), (("Ja, se bilaga", "ja", "nej"), 2)]
)
def test_a_verdict_is_heard_whatever_else_stands_in_its_column(
    tmp_path: Path, words: tuple[str, ...], counted: int
) -> None:
    """A plain no is a no, and what is not clear is set aside."""
    rows = [(f"A{n}", "2021-02-03", "Kärrtorp", "Nazistiskt", word) for n, word in enumerate(words)]
    headings = ("Ärendenummer", "Datum", "Stadsdel", "Kategori", "Extremistiskt?")
    assert len(read_rows(tmp_path, [headings, *rows]).counts) == counted


def test_a_zero_for_one_part_of_the_area_lists_that_part_alone(tmp_path: Path) -> None:
    """The other parts are not named, so the whole is not none."""
    outcome = read_rows(tmp_path, [("Stadsdel", "Antal"), ("Kärrtorp", "0")])
    assert ("listed", "area=Kärrtorp") in outcome.parsed.definition


@pytest.mark.parametrize(
    "text", ["Inga ärenden under 2021", "Inga klotter", "Inget att rapportera", "Inga ärenden"]
)
def test_none_in_the_place_of_a_number_is_a_zero(tmp_path: Path, text: str) -> None:
    """It is no number of a case, though it may end in one."""
    outcome = read_rows(tmp_path, [("Ärendenummer", "Datum", "Stadsdel", "Kategori"), (text, "", "", "")])
    assert (outcome.statuses, outcome.counts) == (["counted"], [0])
