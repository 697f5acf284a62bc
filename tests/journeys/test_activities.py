"""The plan's activities: read, kept from year to year, checked, and written in the plan's layout."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from program import SAMPLES, run_in
from sample_report import sample_report
from xlsxwriter import Workbook

from lagesbild.core.activities import KINDS, Activity, Plan
from lagesbild.core.errors import InputError
from lagesbild.intake.activities import read_activities
from lagesbild.outputs.activities import activity_blocks, plan_workbook
from lagesbild.outputs.word.document import document
from lagesbild.report.activities import plan_tables
from lagesbild.report.activity_checks import check_activities

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from program import Outcome

    Line = tuple[str, ...]

SEED = SAMPLES / "aktiviteter_2021.xlsx"
HEADINGS = ("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")
PREVENTING = (
    ("Skolsociala team: Stödinsatser.", "Enhetschef", "T.o.m. 2021-12-31", "Ordinarie"),
    ("SkarpBrå: Samverkan.", "Stadsdelsdirektör", "Löpande", "Ordinarie"),
)
HINDERING = (("Anhörigstöd: Stöd till anhöriga.", "Enhetschefer", "Löpande", "Ordinarie"),)


def book(path: Path, sheets: dict[str, Sequence[Line]]) -> Path:
    """A workbook with those sheets."""
    with Workbook(path) as workbook:
        for name, lines in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return path


def by_sheet() -> dict[str, Sequence[Line]]:
    """The activities with a sheet for each kind."""
    return {"Förebyggande": (HEADINGS, *PREVENTING), "Förhindrande": (HEADINGS, *HINDERING)}


def by_heading() -> dict[str, Sequence[Line]]:
    """The activities below each other under headings; the second heading spelt as in the printed plan."""
    first = (("Förebyggande aktiviteter:",), HEADINGS, *PREVENTING)
    return {"Blad1": (*first, (), ("Förhinderande aktiviteter:",), HEADINGS, *HINDERING)}


def by_column() -> dict[str, Sequence[Line]]:
    """The activities in one table, the kind in a column of its own and told only where it changes."""
    lines = [("Slag", *HEADINGS), ("Förebyggande", *PREVENTING[0]), ("", *PREVENTING[1])]
    return {"Blad1": (*lines, ("Förhindrande", *HINDERING[0]))}


def by_heading_unnamed() -> dict[str, Sequence[Line]]:
    """As under headings, the third column without its own, as in the printed plan."""
    without = ("Aktivitet", "Ansvarig", "", "Uppföljning")
    return {"Förebyggande": (without, *PREVENTING), "Förhindrande": (HEADINGS, *HINDERING)}


def plan(*activities: Activity, year: int = 2021, noted: int = 2021) -> Plan:
    """A plan of those activities."""
    return Plan(year, noted, "2021-05-10", "", activities)


def activity(text: str = "SkarpBrå", **other: str) -> Activity:
    """An activity that nothing is to be said of, but for what is given."""
    told = {"responsible": "Direktör", "schedule": "Löpande", "follow_up": "Ordinarie", **other}
    return Activity("forebyggande", text, **told)  # type: ignore[arg-type]


def codes(one: Plan, today: date = date(2021, 6, 1)) -> list[str]:
    """What is said of a plan on a day."""
    return [problem.code for problem in check_activities(one, sample_report(), today)]


def test_the_printed_plan_is_read_whole() -> None:
    """Its three tables hold eight, four and one activities, each with responsible, schedule and follow-up."""
    found = read_activities(SEED)
    assert [sum(one.kind == kind for one in found) for kind in KINDS] == [8, 4, 1, 0]
    assert all(one.responsible and one.schedule and one.follow_up for one in found)


@pytest.mark.parametrize("layout", [by_sheet, by_heading, by_column, by_heading_unnamed])
def test_every_layout_gives_the_same_activities(
    layout: Callable[[], dict[str, Sequence[Line]]], tmp_path: Path
) -> None:
    """Sheets, headings between the rows and a column for the kind say the same."""
    found = read_activities(book(tmp_path / "plan.xlsx", layout()))
    assert [(one.kind, one.text, one.responsible, one.schedule, one.follow_up) for one in found] == [
        *(("forebyggande", *line) for line in PREVENTING),
        *(("forhindrande", *line) for line in HINDERING),
    ]


def test_a_last_row_with_a_long_text_alone_is_an_activity(tmp_path: Path) -> None:
    """An activity without responsible is told as such and never taken for a note below the table."""
    alone = ("Genomföra den webbaserade grundutbildningen för all personal under året",)
    found = read_activities(book(tmp_path / "plan.xlsx", {"Förebyggande": (HEADINGS, *PREVENTING, alone)}))
    assert (found[-1].text, found[-1].responsible) == (alone[0], "")


def test_a_workbook_without_the_columns_is_refused(tmp_path: Path) -> None:
    """The sentence names the headings that are wanted."""
    with pytest.raises(InputError, match="Aktivitet, Ansvarig, Tidplan och Uppföljning"):
        read_activities(book(tmp_path / "annat.xlsx", {"Blad1": (("Datum", "Antal"), ("2021-01-01", "3"))}))


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"responsible": ""}, "responsible_missing"),
        ({"schedule": ""}, "schedule_missing"),
        ({"follow_up": ""}, "follow_up_missing"),
        ({"schedule": "T.o.m. 2021-05-31"}, "schedule_passed"),
        ({"schedule": "T.o.m. 2021-02-30"}, "no_such_day"),
    ],
)
def test_what_is_wrong_is_said_once(other: dict[str, str], code: str) -> None:
    """Each thing that is missing or has passed gives one problem."""
    assert codes(plan(activity(**other))) == [code]


def test_the_last_day_itself_has_not_passed() -> None:
    """An activity until a day is still in time on that day."""
    assert codes(plan(activity(schedule="T.o.m. 2021-06-01"))) == []


@pytest.mark.parametrize(
    ("identifier", "said"), [("klotter/nazistiskt/2021", []), ("klotter/okänt/2021", ["unknown_finding"])]
)
def test_an_activity_refers_to_a_finding_that_is_there(identifier: str, said: list[str]) -> None:
    """A finding of the picture is known by its id; another id is told."""
    one = Activity("forebyggande", "SkarpBrå", "Direktör", "Löpande", "Ordinarie", (identifier,))
    assert codes(plan(one)) == said


def test_the_figure_stands_beside_the_measure() -> None:
    """The table shows what the activity answers to, with the figure and its id."""
    linked = Activity(
        "forebyggande", "SkarpBrå", "Direktör", "Löpande", "Ordinarie", ("klotter/nazistiskt/2021",)
    )
    (table,) = plan_tables(plan(linked), sample_report())
    assert table.value("1", "lagesbild") == "Nazistiskt 2021: 6 (klotter/nazistiskt/2021)"


def test_the_word_file_has_the_tables_of_the_plan() -> None:
    """Three tables, their headings those of the plan, every activity in them; then what they answer to."""
    tables = plan_tables(plan(*read_activities(SEED)), sample_report())
    word = docx.Document(io.BytesIO(document(activity_blocks(tables, sample_report()), sample_report())))
    *plans, links = ([tuple(cell.text for cell in row.cells) for row in one.rows] for one in word.tables)
    assert [table[0] for table in plans] == [HEADINGS] * 3
    assert [len(table) - 1 for table in plans] == [8, 4, 1]
    assert ("SkarpBrå", "Nazistiskt 2021: 6 (klotter/nazistiskt/2021)") in links


def test_the_workbook_that_is_written_can_be_read_again(tmp_path: Path) -> None:
    """What the program writes it reads back: the coordinator edits last year's file and hands it in."""
    before = read_activities(SEED)
    path = tmp_path / "aktiviteter-2021.xlsx"
    path.write_bytes(plan_workbook(plan_tables(plan(*before, noted=2020), sample_report()), sample_report()))

    def said(found: Sequence[Activity]) -> list[object]:
        return [(a.kind, a.text, a.responsible, a.schedule, a.follow_up, a.findings) for a in found]

    assert said(read_activities(path)) == said(before)


def test_a_year_without_activities_is_offered_last_years(run: Callable[..., Outcome]) -> None:
    """They are proposed and marked, also in the files, until the year has its own."""
    run("aktiviteter", "--år", 2021, SEED)
    shown = run("aktiviteter", "--ar", 2022, "--json").json
    assert (shown["carried_from"], len(shown["activities"])) == (2021, 13)
    assert "Förs över från 2021" in run("aktiviteter", "--år", 2022).out


def test_the_same_file_twice_changes_nothing(run: Callable[..., Outcome]) -> None:
    """The second reading says that it is the same."""
    run("aktiviteter", "--år", 2021, SEED)
    assert "oförändrade" in run("aktiviteter", "--år", 2021, SEED).out


@pytest.mark.slow
def test_the_yearly_export_holds_the_activities(stored: Path) -> None:
    """Once there are activities, exportera writes them beside the picture."""
    run_in(stored, "aktiviteter", "--år", 2021, SEED, "--json")
    run_in(stored, "exportera", "--år", 2021, "--format", "excel", "--till", "ut")
    assert sorted(path.name for path in (stored / "ut").glob("*.xlsx")) == [
        "aktiviteter-2021.xlsx",
        "lagesbild-2021.xlsx",
    ]


@pytest.mark.slow
def test_the_public_edition_hides_a_figure_beside_a_measure_too(stored: Path) -> None:
    """What disclosure control hides is not told by way of an activity that answers to it."""
    run_in(stored, "aktiviteter", "--år", 2021, SEED, "--json")
    done = run_in(stored, "exportera", "--år", 2021, "--format", "word", "--utgåva", "publik", "--till", "ut")
    word = docx.Document(str(stored / "ut" / "aktiviteter-2021-publik.docx"))
    links = {row.cells[0].text: row.cells[1].text for row in word.tables[-1].rows}
    assert (done.code, "miljön 2021: 1" in links["Individuellt behovsprövade insatser"]) == (0, False)
    assert links["SkarpBrå"] == "Nazistiskt 2021: 6 (klotter/nazistiskt/2021)"
