"""Several sheets of one source in a workbook: read together where each surely has rows of its own, else told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from counting import BROKEN_YEAR, CALENDAR_YEAR
from reading_files import write_book

from lagesbild.config.loading import load
from lagesbild.core.periods import EVER
from lagesbild.core.tables import COUNTED
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reading_files import Rows

    from lagesbild.core.periods import Period
    from lagesbild.intake.recognition import Recognition

DATED = ["Datum", "Plats", "Stadsdel", "Kategori"]
NUMBERED = ["Ärendenummer", "Datum", "Stadsdel", "Kategori"]
COUNTS = ["Kategori", "Antal"]


def cases(month: int, number: int) -> Rows:
    """A register of one month."""
    rows = [[f"2021-{month:02}-{n + 1:02}", f"Torget {n}", "Kärrtorp", "Nazistiskt"] for n in range(number)]
    return [DATED, *rows]


def numbered(*numbers: int, month: int = 1) -> Rows:
    """A register with case numbers."""
    return [NUMBERED, *([f"{n}", f"2021-{month:02}-{n:02}", "Kärrtorp", "Nazistiskt"] for n in numbers)]


def counts(nazi: int, racist: int) -> Rows:
    """A ready table of counts."""
    return [COUNTS, ["Nazistiskt", nazi], ["Rasistiskt", racist]]


def read(folder: Path, sheets: Mapping[str, Rows], period: Period = CALENDAR_YEAR) -> tuple[Recognition, ...]:
    """Read a workbook of graffiti."""
    path = write_book(folder / "klotter.xlsx", sheets)
    return recognise_file(path, open_file(path), load(), period).every


def sum_up(every: tuple[Recognition, ...]) -> tuple[list[str | None], int, list[str]]:
    """The sheets that were read, how much they count, and the codes of what is told."""
    total = 0
    for each in every:
        rows = each.parsed.observations
        total += int(rows.loc[rows["first"] & rows["status"].eq(COUNTED), "count"].sum())
    codes = [problem.code for each in every for problem in each.parsed.problems]
    return [each.parsed.sheet for each in every], total, codes


QUARTERS = {f"Kvartal {n}": cases(3 * n, n) for n in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("sheets", "total", "codes"),
    [
        (QUARTERS, 10, []),
        ({"Q1": counts(1, 0), "Q2": counts(1, 0), "Q3": counts(0, 0), "Q4": counts(1, 2)}, 5, []),
        ({"Första halvåret": counts(1, 0), "Andra halvåret": counts(1, 0)}, 2, []),
        ({"jan-juni": cases(2, 2), "juli-dec": cases(9, 2)}, 4, []),
        ({"T1 2021": counts(2, 1), "T2 2021": counts(2, 1), "T3 2021": counts(0, 1)}, 7, []),
        ({"Blad1": cases(2, 2), "Blad2": cases(9, 2)}, 4, []),
        ({"Blad1": numbered(1, 2), "Blad2": numbered(3)}, 3, []),
        ({"Klotter 1": numbered(1, 2), "Klotter 2": numbered(2, 3)}, 4, []),
        ({"Bagarmossen": counts(1, 0), "Kärrtorp": counts(1, 0)}, 2, []),
        ({"Kvartal 1": cases(2, 2), "Kvartal 2": cases(5, 1)}, 3, ["missing_months"]),
        ({"Kvartal 1": counts(2, 0), "Kvartal 3": counts(0, 0)}, 2, ["missing_months"]),
    ],
    ids=str,
)
def test_sheets_with_rows_of_their_own_are_read_together(
    tmp_path: Path, sheets: Mapping[str, Rows], total: int, codes: list[str]
) -> None:
    """Told apart by the part of the year or of the area in their names, or by numbers or days; a gap in the year is told.

    A case on two of them is found by its number when they are stored.
    """
    assert sum_up(read(tmp_path, sheets)) == ([*sheets], total, codes)


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("Totalt", 0), ("Totalt", 4), ("Helår", 0),
    ],
)  # fmt: skip
def test_a_sheet_of_sums_is_told_and_counted_once(tmp_path: Path, more: str, place: int) -> None:
    """Where its counts are those of the others."""
    sheets = [(f"Kvartal {n}", counts(n, 1)) for n in (1, 2, 3, 4)]
    sheets.insert(place, (more, counts(10, 4)))
    every = read(tmp_path, dict(sheets))
    assert sum_up(every) == ([f"Kvartal {n}" for n in (1, 2, 3, 4)], 14, ["sheet_not_read"])


@pytest.mark.parametrize("place", [0, 4])
def test_a_sheet_of_all_rows_is_read_alone(tmp_path: Path, place: int) -> None:
    """The others repeat its rows, and are told."""
    everything = [DATED, *(row for rows in QUARTERS.values() for row in rows[1:])]
    sheets = [*QUARTERS.items()]
    sheets.insert(place, ("Hela året", everything))
    assert sum_up(read(tmp_path, dict(sheets))) == (["Hela året"], 10, ["sheet_not_read"] * 4)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Kvartal 1": counts(2, 1), "Totalt": counts(7, 1), "Kvartal 2": counts(1, 1)},
        {"Bagarmossen": counts(2, 1), "Kärrtorp": counts(1, 1), "Totalt": counts(7, 1)},
        {"Blad1": counts(2, 1), "Blad2": counts(2, 1)},
        {"Kvartal 1": counts(2, 1), "Januari": counts(2, 1)},
        {"Data": cases(2, 2), "Avskrivna": cases(3, 2)},
        {"Data": cases(2, 2), "Utkast": cases(3, 2)},
        {"Blad1": cases(2, 2), "Blad2": [*cases(2, 1), ["2021-05-01", "Parken", "Orhem", "Rasistiskt"]]},
        {
            "Blad1": numbered(1, 2),
            "Blad2": [*numbered(3), ["2", "2021-01-02", "Kärrtorp", "Rasistiskt"]],
        },
        {"Per kategori": counts(2, 1), "Per plats": counts(3, 0)},
    ],
    ids=str,
)
def test_where_it_is_not_clear_the_first_is_read_and_the_others_told(
    tmp_path: Path, sheets: Mapping[str, Rows]
) -> None:
    """The figures are then a least."""
    names, _, codes = sum_up(read(tmp_path, sheets))
    assert (names, {*codes}) == ([next(iter(sheets))], {"sheet_left_out"})


def test_numbers_that_begin_anew_on_each_sheet_tell_no_cases_apart(tmp_path: Path) -> None:
    """Each row is a case, though its number stands on the other sheet too."""
    every = read(tmp_path, {"Blad1": numbered(1, 2, 3), "Blad2": numbered(1, 2, month=5)})
    assert sum_up(every)[1] == 5
    assert not any(each.parsed.observations["identity"].any() for each in every)


def test_what_the_name_of_a_sheet_says_is_said_of_its_rows(tmp_path: Path) -> None:
    """The part of the area, or the month, where no column says it."""
    by_area = read(tmp_path, {"Bagarmossen": counts(1, 0), "Kärrtorp": counts(1, 0)})
    assert [{*each.parsed.observations["area"]} for each in by_area] == [{"Bagarmossen"}, {"Kärrtorp"}]
    by_month = read(tmp_path, {"Mars": counts(1, 0), "April": counts(1, 0)})
    assert [{*each.parsed.observations["date"].dt.month} for each in by_month] == [{3}, {4}]


@pytest.mark.parametrize("is_summed_up", [False, True])
def test_counts_that_never_fall_from_month_to_month_may_hold_those_before(
    tmp_path: Path, *, is_summed_up: bool
) -> None:
    """They are added up only where a sheet shows that they are to be."""
    names = ("jan", "feb", "mars", "april", "maj", "juni")
    sheets = {name: counts(n // 2 + 1, 1) for n, name in enumerate(names, start=1)}
    total = {"Summa": counts(sum(n // 2 + 1 for n in range(1, 7)), 6)} if is_summed_up else {}
    assert len(read(tmp_path, {**sheets, **total})) == (6 if is_summed_up else 1)


MONTHS = ("maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec", "jan", "feb", "mars", "april")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("names", "period", "is_read"),
    [
        (MONTHS, BROKEN_YEAR, True),
        ((*MONTHS[8:], *MONTHS[:8]), BROKEN_YEAR, False),
        ((*MONTHS[8:], *MONTHS[:8]), CALENDAR_YEAR, True),
        (MONTHS, CALENDAR_YEAR, True),
        (tuple(f"{n:02} {name}" for n, name in enumerate((*MONTHS[8:], *MONTHS[:8]), start=1)), EVER, True),
        (("Kvartal 1", "Kvartal 2", "Kvartal 3", "Kvartal 4"), BROKEN_YEAR, False),
    ],
)
def test_the_year_of_a_month_is_that_of_the_period(
    tmp_path: Path, names: tuple[str, ...], period: Period, *, is_read: bool
) -> None:
    """Sheets from January to December are the calendar year's, whatever the period is."""
    every = read(tmp_path, {name: counts(1, 0) for name in names}, period)
    assert len(every) == (len(names) if is_read else 1)


def test_a_sheet_without_rows_is_passed_over(tmp_path: Path) -> None:
    """There was nothing in its month, or it waits to be filled in."""
    names, total, codes = sum_up(read(tmp_path, {**QUARTERS, "Kvartal 3": [DATED]}))
    assert (names, total, codes) == (["Kvartal 1", "Kvartal 2", "Kvartal 4"], 7, ["sheet_not_read"])


@pytest.mark.parametrize(
    "names", [("HT 2021", "VT 2021"), ("Hösten", "Våren"), ("Läsår 19-20", "Läsår 20-21")]
)
def test_registers_of_terms_are_told_apart_by_their_days(tmp_path: Path, names: tuple[str, str]) -> None:
    """Which months a term has need not be known of rows that have days, and a table of counts has none."""
    sheets = dict(zip(names, (cases(9, 2), cases(2, 3)), strict=True))
    assert sum_up(read(tmp_path, sheets)) == ([*names], 5, [])
    undated = dict(zip(names, (counts(2, 0), counts(3, 1)), strict=True))
    assert "sheet_left_out" in sum_up(read(tmp_path, undated))[2]
