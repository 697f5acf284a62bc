"""The year at a glance: dots, bars, words and brackets, from tables of facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_tables import HIDDEN, MISSING, NOT_ASKED, REPORT, by_year, described, only, sample, table, texts
from msgspec.structs import replace

from lagesbild.core.figures import Comparison
from lagesbild.core.tables import AtLeast, MissingValue, Table, Value
from lagesbild.outputs.charts.charts import describe_charts, list_tables, picture

if TYPE_CHECKING:
    from lagesbild.core.report import Report
    from lagesbild.outputs.charts.description import Mark, Picture

FIRST = Comparison("klotter", "nazistiskt", "hoger", "Nazistiskt", 2020, 3, 6, "ingen_sakerstalld_forandring")


def at_a_glance(*values: Value, source: str = "klotter") -> Table:
    """The table of one source with these figures by milieu."""
    milieus = (milieu.code for milieu in REPORT.milieus)
    rows = {code: (value,) for code, value in zip(milieus, values, strict=False)}
    return table("miljo_kalla", {source: source}, rows)


def overview_of(report: Report) -> Picture:
    """The description of a report's overview."""
    kind, own = next(iter(list_tables(report)))
    return picture(kind, own, report)


def first_mark(whole: Table) -> Mark:
    """The mark of the first milieu."""
    return overview_of(only(whole, comparisons=())).panels[0].marks[0]


@pytest.mark.parametrize(
    ("values", "length", "shape", "text"),
    [
        ((10, 2), 10.0, "prick", "10"),
        ((11, 2), 10.0, "stapel", "11"),
        ((2, 11), 20 / 11, "stapel", "2"),
        ((0, 3), 0.0, "prick", "0"),
        ((HIDDEN, 3), 0.0, "", ".."),
        ((MISSING, MISSING), 0.0, "", "saknas"),
        ((NOT_ASKED, NOT_ASKED), 0.0, "", "ej tillfr."),
        ((AtLeast(2), 5), 0.0, "", "minst 2"),
        ((MissingValue.NOT_CLASSIFIED, 5), 0.0, "", "ej uppd."),
    ],
)
def test_a_dot_for_each_event_up_to_ten(
    values: tuple[Value, ...], length: float, shape: str, text: str
) -> None:
    """Above ten a bar on the scale of its own row; a word or two points where there is no figure."""
    mark = first_mark(at_a_glance(*values))
    assert (mark.shape, mark.text) == (shape, text)
    assert mark.length == pytest.approx(length)


@pytest.mark.parametrize(
    ("line", "bracket"),
    [
        (FIRST, "(3)"),
        (replace(FIRST, previous=6), ""),
        (replace(FIRST, previous=0), "(0)"),
        (replace(FIRST, previous=None), ""),
        (replace(FIRST, verdict="ej_jamforbart"), ""),
        (replace(FIRST, source="polis"), ""),
    ],
)
def test_last_years_number_stands_in_brackets_where_it_was_another(line: Comparison, bracket: str) -> None:
    """Only where it is known and comparable."""
    before = by_year(
        "ar_klotter", (2020, 2021), {"Nazistiskt": (line.previous or 0, 6)}, (line.previous or 0, 6)
    )
    report = only(at_a_glance(6, 2), before, comparisons=(line,))
    assert overview_of(report).panels[0].marks[0].addition == bracket


@pytest.mark.parametrize(("total", "bracket"), [(5, "(5)"), (4, "")])
def test_categories_are_summed_only_where_none_overlap(total: int, bracket: str) -> None:
    """A record of two categories would be counted twice: then the parts are more than the total."""
    lines = (FIRST, replace(FIRST, category="annat", previous=2))
    before = by_year("ar_klotter", (2020, 2021), {"Nazistiskt": (3, 6)}, (total, 6))
    report = only(at_a_glance(6, 2), before, comparisons=lines)
    assert overview_of(report).panels[0].marks[0].addition == bracket


def test_a_bracket_says_which_cells_it_tells() -> None:
    """The gate holds it against what is hidden of the earlier year."""
    before = by_year("ar_klotter", (2020, 2021), {"Nazistiskt": (3, 6)}, (3, 6))
    (first, *_) = describe_charts(only(at_a_glance(6, 2), before, comparisons=(FIRST,)))
    assert ("ar_klotter/nazistiskt/2020",) in {mark.shows for mark in first.marks if mark.text == "(3)"}


def test_what_stands_below_a_source() -> None:
    """How many answered, which kinds have no milieu, and that the year before is missing."""
    before = by_year("ar_ia", (2020, 2021), {"Vit makt-miljön": (MISSING, 1)}, (MISSING, 1))
    keys = ("enkat_egna", "klotter", "ia")
    whole = table("miljo_kalla", {key: key for key in keys}, {"hoger": (1, 6, 1), "oklar": (0, 2, 0)})
    report = only(whole, before, comparisons=(replace(FIRST, source="enkat_egna", category=None),))
    assert overview_of(report).sublabels == ("17 av 24 svarade", "utan miljö: rasistiskt", "2020 saknas")


def test_the_milieus_keep_their_order() -> None:
    """No milieu is put first because it has more."""
    headings = [panel.heading for panel in described(only(sample("miljo_kalla"))).panels]
    assert headings == [milieu.short for milieu in REPORT.milieus]


@pytest.mark.parametrize(
    ("values", "said", "unsaid"),
    [
        ((3, 3), ("En punkt är en händelse.",), ("stapel", "Två punkter", "Inom parentes")),
        ((30, 3), ("Över tio är en stapel",), ("En punkt",)),
        ((5, HIDDEN), ("Två punkter (..) = visas inte, för att skydda enskilda.",), ()),
    ],
)
def test_signs_are_explained_where_they_stand(
    values: tuple[Value, ...], said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    """The line beneath the picture says what is there and no more."""
    line = " ".join(" ".join(texts(described(only(at_a_glance(*values))))).split())
    assert all(words in line for words in said)
    assert not any(words in line for words in unsaid)
