"""Which column is meant by a heading, and what is done when two have the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading_sheets import read_rows

from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

CASE = ("2021-03-01", "Kärrtorp", "Nazistiskt", "2")


@pytest.mark.parametrize(
    "headings",
    [
        ("Datum*", "Stadsdel:", "Kategori *", "Antal (st)"),
        ("Datum (åååå-mm-dd)", "Stadsdel (välj i listan)", "Kategori [obligatorisk]", "Antal1)"),
        ("Datum (ÅÅÅÅ-MM-DD) *", "STADSDEL", "Kategori ²", "Antal¹"),
        ("Datum [yyyy-mm-dd]", "Stadsdel (t.ex. Kärrtorp)", "Kategori¹ ²", "Antal [st.]"),
        ("Datum (åååå-mm-dd tt:mm)", "Stadsdel (valfritt)", "Kategori (obligatoriskt):", "Antal (stycken)"),
        ("Datum†", "Stadsdel ", "Kategori(1)", "Antal:"),
        ("Anmäld (datum)", "Område*", "Motiv (ange ett)", "antal"),
        ("Datum.", "Stadsdel?", "Klotterkategori*", "ANTAL (ST)"),
    ],
    ids=" ".join,
)
def test_what_a_form_adds_to_a_heading_is_passed_over(tmp_path: Path, headings: tuple[str, ...]) -> None:
    """Stars, hints on how to fill in, footnotes and units do not hide a column."""
    outcome = read_rows(tmp_path, [headings, CASE])
    assert (outcome.days, outcome.values("area")) == (["2021-03-01"], ["Kärrtorp"])
    assert (outcome.lines, outcome.counts) == ([("nazistiskt", "hoger")], [2])


@pytest.mark.parametrize(
    "heading", ["Antal (%)", "Antal (varav barn)", "Antal (procent)", "Antal i fjol", "Andel"]
)
def test_what_narrows_a_figure_is_not_passed_over(tmp_path: Path, heading: str) -> None:
    """A share, a part or another year is not the number of the row."""
    outcome = read_rows(
        tmp_path, [("Datum", "Stadsdel", "Kategori", heading), ("2021-03-01", "Kärrtorp", "Nazistiskt", "7")]
    )
    assert outcome.counts == [1]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (("Datum", "Stadsdel", "Kategori", "Antal", "Antal"), (*CASE, "3")),
        (("Datum", "Stadsdel", "Kategori", "Antal", "ANTAL "), (*CASE, "3")),
        (("Datum", "Stadsdel", "Kategori", "Kategori"), (*CASE[:3], "Rasistiskt")),
        (("Datum", "Datum", "Stadsdel", "Kategori"), ("2019-03-01", *CASE[:3])),
        (("Datum", "Stadsdel", "Stadsdel", "Kategori"), ("2021-03-01", "Farsta", *CASE[1:3])),
        (("Kategori", "Antal", "Antal"), ("Nazistiskt", "2", "3")),
        (("Kategori", "maj 2020", "maj 2020"), ("Nazistiskt", "2", "3")),
    ],
    ids=str,
)
def test_two_columns_of_one_heading_are_refused_by_name(
    tmp_path: Path, headings: tuple[str, ...], row: tuple[str, ...]
) -> None:
    """They are not parts of one number, and nobody but the sender can choose."""
    with pytest.raises(InputError, match=r"2 kolumner heter ”|vilken av kolumnerna"):
        read_rows(tmp_path, [headings, row, row])


def test_two_columns_that_say_the_same_are_one(tmp_path: Path) -> None:
    """A column that was copied changes nothing."""
    outcome = read_rows(tmp_path, [("Datum", "Stadsdel", "Kategori", "Kategori"), (*CASE[:3], "Nazistiskt")])
    assert (outcome.lines, outcome.codes) == ([("nazistiskt", "hoger")], [])


def test_of_two_columns_on_which_no_figure_rests_the_first_is_read_and_told(tmp_path: Path) -> None:
    """Two addresses of one case: the file is not lost to them."""
    rows = [("Datum", "Stadsdel", "Kategori", "Adress", "Adress"), (*CASE[:3], "Gata 1", "Gata 2")]
    outcome = read_rows(tmp_path, rows)
    assert (outcome.values("place"), outcome.codes) == (["Gata 1"], ["repeated_heading"])


def test_free_text_under_a_heading_with_a_star_is_screened(tmp_path: Path) -> None:
    """Its column must not slip past the search for personal data."""
    rows = [("Datum", "Stadsdel", "Kategori", "Anmärkning*"), (*CASE[:3], "Ring 070-123 45 67")]
    assert read_rows(tmp_path, rows).parsed.free_text


@pytest.mark.parametrize("word", ["-", "saknas", "?", "Okänt", "uppgift saknas", "N/A", ""])
def test_what_says_that_there_is_no_number_is_no_number(tmp_path: Path, word: str) -> None:
    """Two cases without one are two cases."""
    rows = [
        ("Ärendenummer", "Datum", "Kategori"),
        (word, "2021-03-01", "Nazistiskt"),
        (word, "2021-03-02", "Nazistiskt"),
        ("A1", "2021-03-02", "Nazistiskt"),
    ]
    assert read_rows(tmp_path, rows).statuses == ["counted"] * 3


def test_an_example_in_the_place_of_a_number_is_no_case(tmp_path: Path) -> None:
    """A form shows how to fill it in."""
    rows = [
        ("Ärendenummer", "Datum", "Kategori"),
        ("Exempel", "2021-03-01", "Nazistiskt"),
        ("A1", "2021-03-02", "Nazistiskt"),
    ]
    assert read_rows(tmp_path, rows).statuses == ["test_answer", "counted"]
