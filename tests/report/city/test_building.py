"""A city's figures are as sure as those of its districts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from district_pictures import EXAMPLE, YEAR, join, picture, put, state, without

from lagesbild.core.states import FigureState
from lagesbild.core.tables import TOTAL, AtLeast, MissingValue, Share, TableKind
from lagesbild.outputs.json_report import report_json
from lagesbild.report.city.building import build_city_report

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Value

PARTS = ("Farsta", "Kista")
KEYS = [source["key"] for source in EXAMPLE["sources"]]


def report(folder: Path, *pictures: dict[str, Any], parts: tuple[str, ...] = PARTS) -> Report:
    """The report of the city of those pictures."""
    joined = join(folder, *pictures, parts=parts)
    return build_city_report(joined.city, joined.refused, joined.problems)


def value(made: Report, kind: TableKind, row: str, column: str, about: str = "") -> Value:
    """What stands at a place of a table."""
    table = made.table(kind, about)
    assert table is not None
    return table.value(row, column)


def test_all_that_is_exact_everywhere_is_twice_as_much_of_two_alike(tmp_path: Path) -> None:
    """Every line, total, answer and row account is the sum, and no zero becomes anything else."""
    made = report(tmp_path, picture("Farsta"), picture("Kista"))
    told = json.loads(json.dumps(report_json(made)))
    for ours, theirs in zip(told["counts"], EXAMPLE["counts"], strict=True):
        assert (ours["milieu"], ours["category"]) == (theirs["milieu"], theirs["category"])
        assert (ours["count"], ours["state"]) == (2 * theirs["count"], theirs["state"])
    for ours, theirs in zip(told["questions"], EXAMPLE["questions"], strict=True):
        assert ours["answers"] == {key: 2 * count for key, count in theirs["answers"].items()}
        assert ours["base"] == 2 * theirs["base"]
    for ours, theirs in zip(told["sources"], EXAMPLE["sources"], strict=True):
        assert ours["rows"]["read"] == ours["rows"]["counted"] + sum(ours["rows"]["set_aside"].values())
        assert ours["rows"]["read"] == 2 * theirs["rows"]["read"]
        assert ours["total"]["count"] == 2 * theirs["total"]["count"]


@pytest.mark.parametrize("kind", [TableKind.BY_YEAR, TableKind.MILIEU_BY_SOURCE, TableKind.YES_NO_QUESTIONS])
def test_the_same_tables_hold_the_sums(tmp_path: Path, kind: TableKind) -> None:
    """A table that a district has is there for the city, each figure twice."""
    made = report(tmp_path, picture("Farsta"), picture("Kista"))
    ours = {table["id"]: table for table in report_json(made)["tables"]}
    theirs = [
        table for table in EXAMPLE["tables"] if table["id"] in {t.id for t in made.tables if t.kind is kind}
    ]
    assert theirs
    for table in theirs:
        assert ours[table["id"]]["column_keys"] == table["column_keys"]
        for row, before in zip(ours[table["id"]]["rows"], table["rows"], strict=True):
            assert row["cells"] == [cell if cell is None else 2 * cell for cell in before["cells"]], (
                table["id"],
                row["label"],
            )


def test_a_district_without_a_picture_leaves_no_sum_exact_and_no_zero(tmp_path: Path) -> None:
    """What it would have told is not known."""
    made = report(tmp_path, picture("Farsta"))
    assert {count.state for count in made.counts} <= {FigureState.AT_LEAST, FigureState.NOT_GIVEN}
    assert value(made, TableKind.BY_DISTRICT, TOTAL, "klotter") == AtLeast(10)
    assert value(made, TableKind.BY_DISTRICT, TOTAL, "ia") is MissingValue.NOT_REPORTED
    assert value(made, TableKind.BY_DISTRICT, "Kista", "ia") is MissingValue.NOT_REPORTED
    assert value(made, TableKind.BY_DISTRICT, "Farsta", "ia") == 0


@pytest.mark.parametrize(
    ("change", "of_district", "of_city"),
    [
        (state("ia", "not_received", "not_given"), MissingValue.NOT_REPORTED, MissingValue.NOT_REPORTED),
        (state("ia", "not_asked", "not_asked"), MissingValue.NOT_ASKED, MissingValue.NOT_REPORTED),
        (state("ia", "text_received", "not_given"), MissingValue.NOT_READ, MissingValue.NOT_REPORTED),
        (without("ia"), MissingValue.NOT_ASKED, MissingValue.NOT_REPORTED),
    ],
    ids=["not received", "not asked", "not read", "no such source"],
)
def test_a_district_keeps_its_own_nothing(
    tmp_path: Path, change: Any, of_district: Value, of_city: Value
) -> None:
    """The zero of the other is not the city's."""
    made = report(tmp_path, picture("Farsta"), picture("Kista", change))
    assert value(made, TableKind.BY_DISTRICT, "Kista", "ia") is of_district
    assert value(made, TableKind.BY_DISTRICT, "Farsta", "ia") == 0
    assert value(made, TableKind.BY_DISTRICT, TOTAL, "ia") is of_city
    assert value(made, TableKind.MILIEU_BY_SOURCE, "hoger", "ia") is of_city


def test_what_a_public_edition_leaves_out_is_not_called_unasked(tmp_path: Path) -> None:
    """It may have been asked, and have told of much."""
    made = report(tmp_path, picture("Farsta"), picture("Kista", without("polis"), put(edition="publik")))
    assert value(made, TableKind.BY_DISTRICT, "Kista", "polis") is MissingValue.NOT_REPORTED


def test_a_suppressed_part_leaves_the_sum_suppressed(tmp_path: Path) -> None:
    """Nobody can work it out from the city's picture."""
    made = report(tmp_path, picture("Farsta"), picture("Kista", state("kontakter", "received", "suppressed")))
    assert value(made, TableKind.BY_DISTRICT, TOTAL, "kontakter") is MissingValue.SUPPRESSED


def test_a_category_that_one_district_alone_has_is_not_zero_in_the_other(tmp_path: Path) -> None:
    """The other has not sorted by it."""

    def rename(made: dict[str, Any]) -> None:
        for count in made["counts"]:
            count["category"] = "eget" if count["category"] == "rasistiskt" else count["category"]
        for table in made["tables"]:
            for row in table["rows"] if table["id"] == "ar_klotter" else ():
                if row["key"] == "rasistiskt":
                    row.update(key="eget", label="Eget")

    made = report(tmp_path, picture("Farsta"), picture("Kista", rename))
    assert value(made, TableKind.BY_AREA, "Farsta", "eget", "klotter") is MissingValue.NOT_CLASSIFIED
    assert value(made, TableKind.BY_AREA, TOTAL, "eget", "klotter") == AtLeast(2)
    assert value(made, TableKind.BY_AREA, TOTAL, TOTAL, "klotter") == 20


def test_a_source_that_the_citys_settings_do_not_know_is_there_by_its_name(tmp_path: Path) -> None:
    """Nothing that a district tells is lost."""

    def rename(made: dict[str, Any]) -> None:
        made |= json.loads(json.dumps(made).replace("polis", "bibliotek").replace("Polisen", "Biblioteken"))

    made = report(tmp_path, picture("Farsta"), picture("Kista", rename))
    assert made.source("bibliotek").label == "Biblioteken, lokalbibliotekområdet"
    assert value(made, TableKind.BY_DISTRICT, "Kista", "bibliotek") == 2
    assert value(made, TableKind.BY_DISTRICT, TOTAL, "polis") == AtLeast(2)


def test_an_earlier_year_is_taken_from_the_picture_that_tells_of_it(tmp_path: Path) -> None:
    """A district whose latest picture begins this year has its earlier ones beside it."""

    def only(year: int) -> Any:
        def change(made: dict[str, Any]) -> None:
            made["year"] = year
            for table in made["tables"]:
                if table["id"].startswith("ar_"):
                    place = table["column_keys"].index(str(year))
                    table["column_keys"] = [str(year)]
                    for row in table["rows"]:
                        row["cells"], row["states"] = [row["cells"][place]], [row["states"][place]]

        return change

    alone = report(tmp_path, picture("Farsta"), picture("Kista", only(YEAR)))
    assert value(alone, TableKind.BY_YEAR, TOTAL, "2020", "klotter") == AtLeast(6)
    both = report(tmp_path, picture("Farsta"), picture("Kista", only(YEAR)), picture("Kista", only(2020)))
    assert value(both, TableKind.BY_YEAR, TOTAL, "2020", "klotter") == 12
    assert value(both, TableKind.DISTRICTS_BY_YEAR, "Kista", "2020", "klotter") == 6


def test_the_response_rate_is_of_the_districts_that_tell_both(tmp_path: Path) -> None:
    """A survey whose mailing is not known somewhere has no rate in the city."""

    def unknown(made: dict[str, Any]) -> None:
        made["sources"][0]["sent"] = None

    made = report(tmp_path, picture("Farsta"), picture("Kista"))
    assert value(made, TableKind.RESPONDENTS, "enkat_egna", "rate") == Share(34, 48)
    made = report(tmp_path, picture("Farsta"), picture("Kista", unknown))
    assert value(made, TableKind.RESPONDENTS, "enkat_egna", "rate") is MissingValue.NOT_REPORTED
    assert value(made, TableKind.DISTRICT_RESPONDENTS, "Farsta", "rate", "enkat_egna") == Share(17, 24)


def test_what_is_not_summed_in_the_districts_has_no_total_in_the_city(tmp_path: Path) -> None:
    """Each line is added up by itself; there is no row or column of their sum."""

    def indicators(made: dict[str, Any]) -> None:
        source = next(source for source in made["sources"] if source["key"] == "klotter")
        source["total"] = {"count": None, "state": "not_summed"}
        table = next(table for table in made["tables"] if table["id"] == "ar_klotter")
        table["rows"] = [row for row in table["rows"] if not row["total"]]

    words = json.loads(json.dumps(picture("Farsta", indicators)).replace("klotter", "uppgifter"))
    made = report(tmp_path, words)
    assert made.source("uppgifter").total.state is FigureState.NOT_SUMMED
    assert value(made, TableKind.BY_YEAR, "nazistiskt", "2021", "uppgifter") == AtLeast(6)
    keys = {row.key for table in made.tables if table.about == "uppgifter" for row in table.rows}
    assert "nazistiskt" in keys
    assert made.table(TableKind.DISTRICTS_BY_YEAR, "uppgifter") is None
    tables = [table for table in made.tables if not table.about]
    assert not any(column.key == "uppgifter" for table in tables for column in table.columns)
