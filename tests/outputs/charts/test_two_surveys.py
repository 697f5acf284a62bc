"""Two surveys with the same questions: one picture in which their answers stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_tables import ALIKE, ANSWERS, HIDDEN, all_charts, described, only, table, texts

from lagesbild.outputs.charts.charts import charts, list_charted
from lagesbild.outputs.charts.description import Mark, drawn_marks

if TYPE_CHECKING:
    from lagesbild.core.report import Report

EGNA, SKOLOR = "fragor_enkat_egna", "fragor_enkat_skolor"


def surveys(first: dict[str, tuple[int, ...]], second: dict[str, tuple[int, ...]]) -> Report:
    """A report of two surveys with these questions."""
    return only(table(EGNA, ANSWERS, first), table(SKOLOR, ANSWERS, second))


def below(panel: int) -> list[str]:
    """What stands below the bars of a survey, or in their place, question by question."""
    marks: tuple[Mark, ...] = described(ALIKE).panels[panel].marks
    return [mark.text for mark in marks if mark.text and mark.place != "inside"]


def test_both_stand_in_one_picture() -> None:
    """One picture tells of both tables, and neither has another."""
    (chart,) = charts(ALIKE)
    assert (chart.name, chart.tables) == ("enkater-fragor", (EGNA, SKOLOR))
    assert list_charted(ALIKE) == {EGNA, SKOLOR}
    assert [panel.heading for panel in chart.described.panels] == [
        "Enkät till egna verksamheter",
        "Enkät till skolor",
    ]
    assert chart.caption == "En tabell 2021 och En tabell 2021. Antal."


def test_every_bar_has_its_base() -> None:
    """How many have answered stands below each bar, for each survey its own number."""
    assert [text.split(":")[0] for text in below(0)] == [
        *("17\u00a0svar", "17\u00a0svar", "9\u00a0999\u00a0svar", "..\u00a0svar", "10\u00a0svar"),
        "inga svar",
    ]
    assert [text.split(":")[0] for text in below(1)] == [
        *("9\u00a0svar", "9\u00a0svar", "9\u00a0svar", "9\u00a0svar"),
        *("inga svar", "6\u00a0svar"),
    ]


def test_a_question_stands_on_one_row_in_both() -> None:
    """The questions of the first come first, then those of the other alone."""
    labels = described(ALIKE).labels
    assert (labels[0], *labels[-2:]) == ("Har mött hat", "Har sett klotter", "Har en egen fråga")
    assert {mark.row for mark in described(ALIKE).panels[1].marks} == set(range(6))


def test_a_hidden_answer_has_no_lengths_in_either() -> None:
    """The lengths of the known answers would give the hidden one away; the other survey's bar is drawn."""
    first, second = (
        [mark for mark in panel.marks if mark.length and mark.row == 0] for panel in described(ALIKE).panels
    )
    assert (len(first), second) == (3, [])


def test_the_gate_knows_every_cell_by_its_whole_id() -> None:
    """A mark tells figures of its own survey's table."""
    for own, panel in zip((EGNA, SKOLOR), described(ALIKE).panels, strict=True):
        assert {cell.split("/")[0] for mark in panel.marks for cell in mark.cells} == {own}
    assert any("fragor_enkat_skolor/känner till rutinen/ja" in m.shows for m in drawn_marks(described(ALIKE)))


def test_the_headline_is_of_a_question_known_in_both() -> None:
    """The first has a hidden yes in one of them."""
    (chart,) = charts(ALIKE)
    assert chart.headline == "Känner till rutinen: 12 av 17 i de egna verksamheterna och 7 av 9 på skolorna"
    hidden = surveys({"Hat": (HIDDEN, HIDDEN, 9, 19)}, {"Hat": (1, 8, 9, 18)})  # type: ignore[dict-item]
    assert all_charts(hidden)[0].headline == "Svaren i enkäterna 2021"


def test_the_words_name_each_survey_before_its_answers() -> None:
    """Who does not see the picture is told the same, and which survey is meant."""
    (chart,) = charts(ALIKE)
    first, second = chart.alt.split("Enkät till skolor. ")
    assert "Enkät till egna verksamheter. Har mött hat (17 svar): Ja 6 % (1)" in first.replace("\u00a0", " ")
    assert second.startswith("Har mött hat (9 svar): Ja visas inte, Nej visas inte, Vet ej 0.")


@pytest.mark.parametrize(
    ("second", "names"),
    [
        ({"A": (5, 4, 1, 10), "B": (5, 4, 1, 10)}, ["enkater-fragor"]),
        ({"A": (5, 4, 1, 10), "C": (5, 4, 1, 10)}, ["enkat-egna-fragor", "enkat-skolor-fragor"]),
        ({"A": (0, 0, 0, 0), "B": (0, 0, 0, 0)}, ["enkat-egna-fragor"]),
    ],
)
def test_only_alike_surveys_are_put_together(second: dict[str, tuple[int, ...]], names: list[str]) -> None:
    """More than half of the questions are the same, and both are worth a picture; else each has its own."""
    report = surveys({"A": (5, 4, 1, 10), "B": (5, 4, 1, 10)}, second)
    assert [chart.name for chart in charts(report)] == names


def test_percentages_and_numbers_are_told_apart() -> None:
    """A base below ten has numbers alone, and the line above the bars says so."""
    assert "Under tio svar visas bara antal." in described(ALIKE).intro
    assert "71\u00a0%" in texts(described(ALIKE))
    assert not [mark.text for mark in described(ALIKE).panels[1].marks if "%" in mark.text]
