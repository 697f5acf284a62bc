"""A table without days: of another time than the period, by what stands above it or in its name, it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import CALENDAR_YEAR, REFUSED, Counted, count, count_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reading_files import Rows

COUNTS: Rows = [["Kategori", "Antal"], ["Nazistiskt", 3], ["Rasistiskt", 1]]


@pytest.mark.parametrize(
    ("title", "total"),
    [
        ("Klotter 2020", REFUSED),
        ("Klotter januari–juni 2021", REFUSED),
        ("Klotter jan - jun", REFUSED),
        ("Klotter 2021-01-01--2021-06-30", REFUSED),
        ("Klotter, kvartal 1 2021", REFUSED),
        ("Klotter första halvåret 2021", REFUSED),
        ("Klotter t.o.m. oktober 2021", REFUSED),
        ("Klotter 2021", 4),
        ("Klotter 2020–2021", 4),
        ("Klotter januari–december 2021", 4),
        ("Klotter 2021-01-01--2021-12-31, uttag 2022-01-14", 4),
        ("Till tertialrapport 1 2021", 4),
        ("Dnr SKA 2021/118", 4),
    ],
)
def test_the_time_above_a_table_is_heard(tmp_path: Path, title: str, total: int | str) -> None:
    """Its counts are those of that time, and of no other."""
    counted = count_rows(tmp_path, "klotter.xlsx", [[title], *COUNTS], CALENDAR_YEAR)
    assert (counted.total if isinstance(counted, Counted) else counted) == total


@pytest.mark.parametrize(
    ("name", "total"), [("klotter_2020.xlsx", REFUSED), ("klotter_2021.xlsx", 4), ("klotter_2022-01.xlsx", 4)]
)
def test_the_year_in_the_name_of_a_table_is_heard(tmp_path: Path, name: str, total: int | str) -> None:
    """An earlier year alone is another year."""
    counted = count_rows(tmp_path, name, COUNTS, CALENDAR_YEAR)
    assert (counted.total if isinstance(counted, Counted) else counted) == total


def test_days_weigh_more_than_a_name(tmp_path: Path) -> None:
    """Each case says itself when it was."""
    path = tmp_path / "klotter_2020.csv"
    path.write_text("Klotter 2020\n\nDatum;Plats;Kategori\n2021-03-01;Skolan;Nazistiskt\n", encoding="utf-8")
    counted = count(path, CALENDAR_YEAR)
    assert isinstance(counted, Counted)
    assert counted.total == 1


ANSWERS: Rows = [
    [
        "Verksamhet/enhet",
        (
            "Har du under det senaste året stött på personer som uttrycker sympati med eller åsikter från våldsbejakande "
            "extremistiska miljöer?"
        ),
        "Har du på annat sätt sett tecken på aktivitet kopplad till våldsbejakande extremism?",
    ],
    ["Enhet A", "Nej", "Ja"],
    ["Enhet B", "Nej", "Nej"],
]


@pytest.mark.parametrize(
    ("name", "above", "is_taken"),
    [
        ("enkat_egna_2019.xlsx", [], False),
        ("enkat_egna.xlsx", [["Enkät 2019"], []], False),
        ("enkat_egna_2021.xlsx", [], True),
        ("enkat_egna_2022-01.xlsx", [], True),
        ("enkat_egna.xlsx", [["Enkät januari–mars 2021"], []], True),
        ("enkat_egna.xlsx", [], True),
    ],
)
def test_the_year_of_a_survey_without_days_is_heard(
    tmp_path: Path, name: str, above: Rows, *, is_taken: bool
) -> None:
    """A form is filled in during some weeks of the year; one of an earlier year is another year's."""
    counted = count_rows(tmp_path, name, [*above, *ANSWERS], CALENDAR_YEAR)
    assert isinstance(counted, Counted) is is_taken


MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec")


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ([["Månad", "Antal"], *([month, 0] for month in MONTHS[:3])], True),
        ([["Månad", "Antal"], *([month, 0] for month in MONTHS)], False),
        ([["Månad", "Antal"], ["jan", 2], ["maj", 1]], False),
        ([["Kategori", *MONTHS[:4]], ["Nazistiskt", 1, 0, 0, 0], ["Rasistiskt", 0, 0, 0, 0]], True),
        ([["Kategori", *MONTHS], ["Nazistiskt", 1, *[0] * 11], ["Rasistiskt", *[0] * 12]], False),
        ([["Kategori", "jan", "maj"], ["Nazistiskt", 1, 0], ["Rasistiskt", 0, 1]], False),
        ([["Kategori", "jan", "maj"], ["Nazistiskt", 1, ""], ["Rasistiskt", "", 1]], False),
    ],
    ids=["three of zero", "all of zero", "some with cases", "across", "all across", "pivot of zeros", "pivot"],
)  # fmt: skip
def test_zeros_of_some_months_are_none_of_the_others(tmp_path: Path, rows: Rows, *, is_told: bool) -> None:
    """Who writes zeros says nothing of the months that are not there; a pivot table lists those with cases."""
    counted = count_rows(tmp_path, "klotter_2021.xlsx", rows, CALENDAR_YEAR)
    assert isinstance(counted, Counted)
    assert ("missing_months" in counted.codes) is is_told


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ([["Period", "Antal"], ["jan–jun 2021", 1]], True),
        ([["Period", "Antal"], ["jan–jun", 1], ["jul–dec", 2]], False),
        ([["Kvartal", "Kategori", "Antal"], ["Kv 1", "Nazistiskt", 2], ["Kv 2", "Nazistiskt", 1]], True),
        ([["Kvartal", "Kategori", "Antal"], *([f"Kv {n}", "Nazistiskt", n] for n in (1, 2, 3, 4))], False),
        ([["Datum", "Kategori"], ["2021-03-01", "Nazistiskt"]], False),
    ],
    ids=str,
)
def test_parts_of_the_year_that_do_not_make_it_up_are_told(
    tmp_path: Path, rows: Rows, *, is_told: bool
) -> None:
    """Nothing is said of the rest of the period."""
    counted = count_rows(tmp_path, "klotter_2021.xlsx", rows, CALENDAR_YEAR)
    assert isinstance(counted, Counted)
    assert ("missing_months" in counted.codes) is is_told


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Uttag 2021-05-03", True),
        ("Klotter t.o.m. 2021-06-30", True),
        ("Uppdaterad 2022-01-10", False),
        ("Uttag ur systemet 2021", False),
        ("Uppgifter t.o.m. 2021-12-31", False),
    ],
)
@pytest.mark.parametrize(
    "rows",
    [[["Kategori", "Antal"], ["Nazistiskt", 2]], [["Datum", "Kategori"], ["2021-03-01", "Nazistiskt"]]],
)
def test_a_table_of_a_day_before_the_period_ends_may_lack_cases(
    tmp_path: Path, rows: Rows, line: str, *, is_told: bool
) -> None:
    """What happened since is not in it."""
    counted = count_rows(tmp_path, "klotter_2021.xlsx", [[line], [], *rows], CALENDAR_YEAR)
    assert isinstance(counted, Counted)
    assert ("note_of_missing" in counted.codes) is is_told
