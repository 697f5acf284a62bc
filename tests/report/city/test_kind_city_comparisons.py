"""A city's years are compared line by line where every district can compare them, and by what the districts tested."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from district_pictures import EXAMPLE, join, picture, state

from lagesbild.report.city.building import build_city_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lagesbild.core.figures import Comparison
    from lagesbild.core.report import Report

PARTS = ("Farsta", "Kista")
BROKEN = "trafikkontoret bytte kategorier"


def _report(folder: Path, *pictures: dict[str, Any]) -> Report:
    joined = join(folder, *pictures, parts=PARTS)
    return build_city_report(joined.city, joined.refused, joined.problems)


def _nazi(report: Report) -> Comparison:
    return next(c for c in report.comparisons if (c.source, c.category) == ("klotter", "nazistiskt"))


def _change(**values: object) -> Callable[[dict[str, Any]], None]:
    """A change of what a district says of its graffiti beside the year before."""

    def change(made: dict[str, Any]) -> None:
        for comparison in made["comparison"]:
            if comparison["source"] == "klotter":
                comparison.update(values)

    return change


def _many(made: dict[str, Any]) -> None:
    """A change by which the district counted ten times as much in graffiti this year."""
    for table in made["tables"]:
        if table["id"] == "ar_klotter":
            for row in table["rows"]:
                row["cells"][-1] *= 10
    for comparison in made["comparison"]:
        if comparison["source"] == "klotter":
            comparison["current"] *= 10
            comparison["tested"] = {**comparison["tested"], "current": comparison["current"]}


def test_the_sums_are_compared(tmp_path: Path) -> None:
    """Every line that the districts compare is there with both sums, and judged anew by them."""
    made = _report(tmp_path, picture("Farsta"), picture("Kista"))
    assert [(c.source, c.category, c.milieu, c.previous_year) for c in made.comparisons] == [
        (c["source"], c["category"], c["milieu"], c["previous_year"]) for c in EXAMPLE["comparison"]
    ]
    nazi = _nazi(made)
    assert (nazi.previous, nazi.current, nazi.verdict) == (6, 12, "ingen_sakerstalld_forandring")
    assert nazi.counts
    assert nazi.counts.previous_exposure == 24.0


def test_a_rise_of_the_city_is_found(tmp_path: Path) -> None:
    """Where both districts together have enough for it."""
    assert _nazi(_report(tmp_path, picture("Farsta", _many), picture("Kista", _many))).verdict == "okning"


def test_what_is_tested_is_what_the_districts_tested(tmp_path: Path) -> None:
    """Sixty cases that are four episodes are no sixty events."""
    few = {"previous": 3, "current": 4, "previous_exposure": 12.0, "current_exposure": 12.0}
    pictures = [picture(name, _many, _change(tested=few)) for name in PARTS]
    nazi = _nazi(_report(tmp_path, *pictures))
    assert (nazi.current, nazi.verdict, nazi.needed) == (120, "ingen_sakerstalld_forandring", None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_change(verdict="ej_jamforbart", reason=BROKEN, tested=None), f"{BROKEN} (Kista)"),
        (
            _change(part=[{"from": "2020-05-01", "to": "2020-12-31"}] * 2),
            "åren jämförs bara till en del (Kista)",
        ),
        (_change(tested=None), "underlaget säger inte om åren kan jämföras"),
        (state("klotter", "not_received", "not_given"), "siffran för 2020 är bara ett minsta antal"),
    ],
)
def test_one_district_that_cannot_compare_is_enough(tmp_path: Path, change: Any, reason: str) -> None:
    """Nothing is said of the city's years, and it is told why, with the district's name."""
    nazi = _nazi(_report(tmp_path, picture("Farsta"), picture("Kista", change)))
    assert (nazi.verdict, nazi.reason) == ("ej_jamforbart", reason)


def test_pictures_of_an_older_program_are_read(tmp_path: Path) -> None:
    """They lack the words of their sources and what was tested: nothing is compared, and all is counted."""
    older = json.loads(json.dumps(EXAMPLE))
    for source in older["sources"]:
        for key in ("short", "sender", "unit", "form"):
            del source[key]
    for comparison in older["comparison"]:
        del comparison["tested"]
    made = _report(tmp_path, older | {"area": "Farsta"}, older | {"area": "Kista"})
    assert {c.verdict for c in made.comparisons} == {"ej_jamforbart"}
    assert made.source("klotter").total.value == 20
