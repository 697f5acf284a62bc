"""The same facts give the same figures, however the sender lays them out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.config.loading import load
from lagesbild.core.errors import InputError
from lagesbild.core.periods import Period
from lagesbild.core.tables import COUNTED
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lagesbild.core.imports import ParsedSheet

PERIOD = Period(date(2020, 5, 1), date(2021, 4, 30))
CATEGORIES = {
    "Nazistiskt": "nazistiskt",
    "Rasistiskt": "rasistiskt",
    "Vänsterautonomt": "vansterautonomt",
    "Islamistiskt": "islamistiskt",
}
MONTHS = ("2020-05", "2020-06", "2020-07")
AREAS = ("Kärrtorp", "Björkhagen", "Bagarmossen")
CASES = st.lists(
    st.tuples(st.sampled_from(list(CATEGORIES)), st.sampled_from(MONTHS), st.sampled_from(AREAS)),
    min_size=1,
    max_size=12,
)
OTHER_ROWS = st.lists(
    st.tuples(
        st.sampled_from((*CATEGORIES, "Stötande", "Fågelklotter", "")),
        st.sampled_from(("2020-05-03", "2019-01-01", "31 februari 2020", "")),
        st.sampled_from((*AREAS, "Farsta", "")),
        st.sampled_from(("A1", "A2", "A3", "")),
        st.sampled_from(("1", "2", "", "många")),
    ),
    max_size=15,
)
EXAMPLES = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
)


def _read(folder: Path, rows: Iterable[Iterable[object]], name: str = "klotter.csv") -> ParsedSheet:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return recognise_file(path, open_file(path), load(), PERIOD).parsed


def _counts(found: ParsedSheet, *dimensions: str) -> Counter[tuple[str, ...]]:
    """Counted occasions by category and, where asked for, other columns; zeros left out."""
    counted = found.observations[found.observations["status"] == COUNTED]
    counts: Counter[tuple[str, ...]] = Counter()
    for row in counted[["category", *dimensions, "count"]].astype({"category": str}).itertuples(index=False):
        counts[tuple(str(value) for value in row[:-1])] += int(row[-1])
    return +counts


def _codes(found: ParsedSheet) -> list[str]:
    return [problem.code for problem in found.problems]


def _register(cases: list[tuple[str, str, str]]) -> list[tuple[object, ...]]:
    rows = [(f"A{n}", f"{month}-15", area, kind) for n, (kind, month, area) in enumerate(cases)]
    return [("Ärendenummer", "Datum", "Stadsdel", "Kategori"), *rows]


def _table(cases: list[tuple[str, str, str]], place: int) -> list[list[object]]:
    """The ready table of the cases: categories down, months (1) or areas (2) across, totals on both sides."""
    counts = Counter((case[0], case[place]) for case in cases)
    across = {1: MONTHS, 2: AREAS}[place]
    rows: list[list[object]] = [
        [kind, *(counts[kind, label] or "" for label in across), sum(counts[kind, label] for label in across)]
        for kind in CATEGORIES
    ]
    total = ["Totalt", *(sum(counts[kind, label] for kind in CATEGORIES) for label in across), len(cases)]
    return [["Kategori", *across, "Totalt"], *rows, total]


@EXAMPLES
@given(cases=CASES, data=st.data())
def test_the_order_of_the_rows_does_not_matter(
    tmp_path: Path, cases: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    """A register shuffled gives the same figures."""
    heading, *rows = _register(cases)
    shuffled = data.draw(st.permutations(rows))
    assert _counts(_read(tmp_path, [heading, *rows]), "area") == _counts(
        _read(tmp_path, [heading, *shuffled]), "area"
    )


def test_a_repeated_case_number_that_says_something_else_is_told(tmp_path: Path) -> None:
    """A row that is set aside as a duplicate may be another case: which rows differ is said, the rest is silent."""
    rows = [
        ("Ärendenummer", "Datum", "Stadsdel", "Kategori"),
        ("A1", "2020-05-03", "Kärrtorp", "Nazistiskt"),
        ("A2", "2020-05-04", "Kärrtorp", "Rasistiskt"),
        ("a1", "2020-05-03", "Kärrtorp", "Nazistiskt"),
        ("A1", "2020-06-03", "Kärrtorp", "Nazistiskt"),
        ("A2", "2020-05-04", "Kärrtorp", "Nazistiskt"),
    ]
    found = _read(tmp_path, rows)
    assert found.observations["status"].tolist() == [COUNTED, COUNTED, "duplicate", "duplicate", "duplicate"]
    told = [(one.code, one.row, one.column) for one in found.problems]
    assert told == [("unlike_duplicate", 5, "Ärendenummer"), ("unlike_duplicate", 6, "Ärendenummer")]


@pytest.mark.slow
@EXAMPLES
@given(cases=CASES)
def test_a_register_and_its_ready_tables_agree(tmp_path: Path, cases: list[tuple[str, str, str]]) -> None:
    """Category by month, category by area, the same turned, and totals alone: one set of figures."""
    register = _read(tmp_path, _register(cases))
    by_month, by_area = _table(cases, 1), _table(cases, 2)
    totals = Counter(case[0] for case in cases)
    expected = Counter({(CATEGORIES[kind],): number for kind, number in totals.items()})
    tables: dict[str, Iterable[Iterable[object]]] = {
        "month": by_month,
        "area": by_area,
        "turned": list(zip(*by_month, strict=True)),
        "totals": [("Kategori", "Antal"), *((kind, totals[kind]) for kind in CATEGORIES)],
    }
    read = {name: _counts(_read(tmp_path, table)) for name, table in tables.items()}
    assert {"register": _counts(register), **read} == dict.fromkeys(("register", *tables), expected)
    assert _counts(_read(tmp_path, by_area), "area") == _counts(register, "area")


@EXAMPLES
@given(rows=OTHER_ROWS)
def test_every_row_is_counted_or_set_aside(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    """However odd the cells: one record a row, each with a status, and no figure below zero."""
    known = ("Nazistiskt", "2020-05-03", "Kärrtorp", "A9", "1")
    heading = ("Kategori", "Datum", "Stadsdel", "Ärendenummer", "Antal")
    found = _read(tmp_path, [heading, known, *(row for row in rows if any(row))]).observations
    records = found[found["record"]]
    assert len(records) == 1 + sum(any(row) for row in rows)
    assert records["row"].is_unique
    assert found["status"].notna().all()
    assert (found["count"] >= 0).all()


def test_several_milieus_count_once_each_and_once_in_the_total(tmp_path: Path) -> None:
    """A contact about two milieus stands under both, and is one contact."""
    heading = ("Datum", "Kontakt från", "Kontaktväg", "Miljö")
    rows = [
        ("2020-06-01", "Socialtjänsten", "telefon", "vit makt; islamism"),
        ("2020-06-02", "Skola", "mejl", "IS"),
    ]
    found = _read(tmp_path, [heading, *rows], "kontakter.csv").observations
    assert sorted(found["milieu"]) == ["hoger", "islamistisk", "islamistisk"]
    assert (found["first"].sum(), found["record"].sum()) == (2, 2)


def test_an_unknown_category_keeps_its_own_line(tmp_path: Path) -> None:
    """It is counted under its own name, as of no told milieu, and the user is shown the line to add."""
    cases = [("Fågelklotter", MONTHS[0], AREAS[0]), ("Nazistiskt", MONTHS[0], AREAS[1])]
    found = _read(tmp_path, _register(cases))
    assert _counts(found, "milieu") == {("Fågelklotter", "oklar"): 1, ("nazistiskt", "hoger"): 1}
    assert [p.row for p in found.problems if p.code == "unknown_category"] == [2]
    assert "[kategorier.klotter]" in found.problems[0].message


@pytest.mark.parametrize(
    ("days", "expected", "ambiguous"),
    [
        (("3/6/2020", "13/6/2020"), ["2020-06-03", "2020-06-13"], False),
        (("6/3/2020", "6/13/2020"), ["2020-06-03", "2020-06-13"], False),
        (("6/7/2020", "8/7/2020"), ["2020-07-06", "2020-07-08"], True),
        (("2020-06-07", "8 juli 2020"), ["2020-06-07", "2020-07-08"], False),
    ],
)
def test_days_are_read_in_the_order_of_the_whole_column(
    tmp_path: Path, days: tuple[str, str], expected: list[str], *, ambiguous: bool
) -> None:
    """One day over twelve decides for all; where none does, the day comes first and the user is told."""
    rows = [(f"A{n}", day, "Kärrtorp", "Nazistiskt") for n, day in enumerate(days)]
    found = _read(tmp_path, [("Ärendenummer", "Datum", "Stadsdel", "Kategori"), *rows])
    assert [str(day)[:10] for day in found.observations["date"]] == expected
    assert [code for code in _codes(found) if "ambiguous" in code] == ["ambiguous_dates"] * ambiguous


def test_totals_of_a_register_are_not_counted(tmp_path: Path) -> None:
    """A total row is set aside by its name."""
    rows = [*_register([("Nazistiskt", MONTHS[0], AREAS[0])] * 3), ("Totalt", "", "", "")]
    statuses = list(_read(tmp_path, rows).observations["status"])
    assert statuses == [COUNTED] * 3 + ["total_row"]


@pytest.mark.parametrize(("row", "column"), [(1, 4), (5, 1), (5, 4)], ids=["row", "column", "corner"])
def test_a_printed_total_that_differs_is_reported(tmp_path: Path, row: int, column: int) -> None:
    """The parts are counted, and the place of the total is told."""
    cases = [("Nazistiskt", MONTHS[0], AREAS[0]), ("Rasistiskt", MONTHS[1], AREAS[1])]
    table = _table(cases, 1)
    table[row][column] = 9
    found = _read(tmp_path, table)
    assert sum(_counts(found).values()) == 2
    assert row + 1 in [problem.row for problem in found.problems if problem.code == "total_states_more"]


def test_totals_that_agree_are_not_reported(tmp_path: Path) -> None:
    """A table whose totals are right gives no problem."""
    assert _codes(_read(tmp_path, _table([("Nazistiskt", MONTHS[0], AREAS[0])] * 2, 2))) == []


def test_the_same_fault_on_many_rows_is_told_of_the_first_and_counted(tmp_path: Path) -> None:
    """Twenty rows are named, the first ones; one line more says how many others there are."""
    rows = [("Ärendenummer", "Datum", "Stadsdel", "Kategori")]
    rows += [(f"A{number}", "snart", AREAS[0], "Nazistiskt") for number in range(23)]
    problems = _read(tmp_path, rows).problems
    assert [problem.row for problem in problems] == [*range(2, 22), None]
    assert problems[-1].message.startswith("Samma fel på ytterligare 3 rader.")
    assert {(problem.code, problem.column) for problem in problems} == {("unreadable_date", "Datum")}


def test_cells_beside_a_ready_table_are_told(tmp_path: Path) -> None:
    """What stands to the right of the table is not counted, and said to be left out, as in a register."""
    table = _table([("Nazistiskt", MONTHS[0], AREAS[0])], 2)
    table[2].append(9)
    found = _read(tmp_path, table)
    assert sum(_counts(found).values()) == 1
    told = [(problem.code, problem.row) for problem in found.problems]
    assert told == [("extra_cells", 3), ("unread_counts", None)]


def test_headings_without_records_do_not_tell_the_source(tmp_path: Path) -> None:
    """The known categories tell it where no word does, and there are none: the file is refused for a reason."""
    with pytest.raises(InputError, match="ingen tabell med rader"):
        _read(tmp_path, [("Stadsdel", "Kategori", "Datum")], "fil.csv")


def test_an_empty_cell_where_the_number_is_asked_for_is_no_case(tmp_path: Path) -> None:
    """In a table of numbers an empty cell is set aside and told, a dash is zero."""
    rows = [("Jobbtorg", "Miljö", "Antal ärenden"), ("Söder", "Vit makt", ""), ("Söder", "Autonoma", "-")]
    found = _read(tmp_path, rows, "arbetsmarknad.csv")
    assert list(found.observations["status"]) == ["unreadable", COUNTED]
    assert found.observations["count"].iloc[1] == 0
    assert [(problem.code, problem.row) for problem in found.problems] == [("missing_count", 2)]


def test_every_choice_of_an_answer_counts(tmp_path: Path) -> None:
    """Two signs chosen by one respondent are two choices, one respondent and one incident."""
    answers = [
        (
            "Enhet",
            "På annat sätt sett tecken på aktivitet",
            "Slags tecken",
            "Antal tillfällen",
            "Vilken miljö",
        ),
        ("Ugglan", "Ja", "Symboler;Klotter;", "många", "Vit makt-miljön;"),
        ("Örnen", "Nej", "", "", ""),
    ]
    found = _read(tmp_path, answers, "enkat_egna.csv")
    signs = found.observations[found.observations["question"] == "slags_tecken"]
    assert sorted(signs["category"]) == ["klotter", "symboler"]
    assert found.observations["record"].sum() == 2
    assert [(problem.code, problem.row) for problem in found.problems] == [("unreadable_count", 2)]


def test_the_same_fault_in_many_answers_is_told_of_the_first_and_counted(tmp_path: Path) -> None:
    """As in a register: twenty answers are named, one line more says how many others there are."""
    answers = [("Enhet", "På annat sätt sett tecken på aktivitet", "Antal tillfällen", "Vilken miljö")]
    answers += [(f"Enhet {number}", "Ja", "många", "Autonoma miljön") for number in range(23)]
    problems = _read(tmp_path, answers, "enkat_egna.csv").problems
    assert [problem.row for problem in problems] == [*range(2, 22), None]
    assert problems[-1].message.startswith("Samma fel på ytterligare 3 rader.")
