"""The figures of a report, and of the editions before it, laid before disclosure control as one problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from disclosure_tables import is_vague
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sample_report import sample_report

from lagesbild.core.figures import Count
from lagesbild.core.states import FigureState
from lagesbild.core.tables import COUNTED, Cell, MissingValue, Row, Table, TableKind, Trace
from lagesbild.disclosure.earlier_editions import EarlierFigure
from lagesbild.disclosure.publication import Publication, suppress_figures, values_by_trace
from lagesbild.disclosure.suppression.rules import Policy
from lagesbild.disclosure.table_redesign import _suppressed
from lagesbild.store.publications import PublishedFigure, Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.tables import Value

LINES = ("hoger", "vanster", "islamistisk", "oklar")
COUNTS = st.lists(st.integers(0, 9), min_size=len(LINES), max_size=len(LINES))


def contact(*where: tuple[str, str]) -> Trace:
    """A figure of contacts."""
    return Trace(2021, "kontakter", (("status", COUNTED), ("kind", "kontakt"), *where))


def contacts(counts: Sequence[int], earlier: tuple[Snapshot, ...] = ()) -> Publication:
    """So many contacts of each milieu, and their total."""
    publication = {contact(("milieu", line)): count for line, count in zip(LINES, counts, strict=True)}
    base = {
        (2021, "kontakter", "kontakt", "", "", "2021-01", "", ("",), (line,)): count
        for line, count in zip(LINES, counts, strict=True)
        if count
    }
    return Publication(publication | {contact(): sum(counts)}, base, earlier, {})


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(COUNTS, COUNTS)
def test_no_two_editions_give_a_small_figure_away(then: list[int], now: list[int]) -> None:
    """Whatever was published and however it was corrected, a second solver finds every small figure vague."""
    _, first = suppress_figures(contacts(then), Policy(), 2021)
    both = contacts(now, (first,))
    concealed, _ = suppress_figures(both, Policy(), 2021)
    figures, _ = both.build_problem(both.values.keys())
    marks = {figure.trace for figure in concealed} | {one.key for one in figures if one.must_hide}
    assert is_vague(figures, marks, 5)


def answers(*replies: str, earlier: tuple[Snapshot, ...] = ()) -> Publication:
    """The answers of so many schools to one question."""
    where = (("status", COUNTED), ("kind", "svar"), ("question", "hot"))
    base = {
        (2021, "enkat_skolor", kind, question, "", "2021-01", f"Skola {n}", (category,), ("",)): 1
        for n, answer in enumerate(replies)
        for kind, question, category in (("svar", "hot", answer), ("svarande", "", ""))
    }
    publication = {
        Trace(2021, "enkat_skolor", (*where, ("category", key))): replies.count(key)
        for key in ("ja", "nej", "vet_ej")
    }
    asked = {Trace(2021, "enkat_skolor", where): len(replies)}
    answered = {Trace(2021, "enkat_skolor", (("status", COUNTED), ("kind", "svarande"))): len(replies)}
    return Publication(publication | asked | answered, base, earlier, {})


def hidden_ids(publication: Publication) -> set[str]:
    """What is hidden, without source and year."""
    return {
        figure.trace.id.split("/", 1)[1].rsplit("/", 1)[0]
        for figure in suppress_figures(publication, Policy(), 2021)[0]
    }


def test_a_small_group_in_which_all_say_yes_is_not_shown_to() -> None:
    """Six of six: neither the yes nor the zeros that would tell it are shown."""
    assert {"hot/ja", "hot/nej"} <= hidden_ids(answers(*["ja"] * 6))


def test_a_small_group_of_one_mind_may_be_published_again() -> None:
    """The second edition hides what the first one did, and nothing more."""
    concealed, kept = suppress_figures(answers(*["ja"] * 6), Policy(), 2021)
    again, _ = suppress_figures(answers(*["ja"] * 6, earlier=(kept,)), Policy(), 2021)
    assert [figure.trace for figure in again] == [figure.trace for figure in concealed]


def test_a_group_in_which_nobody_says_yes_is_shown() -> None:
    """Six of six no: there was nothing, and a zero is shown."""
    assert hidden_ids(answers(*["nej"] * 6)) == set()


def test_a_base_that_everybody_knows_is_not_hidden_in_vain() -> None:
    """No more can have answered a question than answered the survey, so hiding the base would hide nothing."""
    assert hidden_ids(answers(*["ja"] * 7, "nej", "vet_ej")) == {"hot/ja", "hot/nej", "hot/vet_ej"}


def test_a_single_case_is_hidden_with_its_total() -> None:
    """One contact in all: its line and the total are hidden, the zeros are shown."""
    concealed, _ = suppress_figures(contacts([0, 1, 0, 0]), Policy(), 2021)
    assert {figure.trace.id for figure in concealed} == {"kontakter/totalt/2021", "kontakter/vanster/2021"}


def test_what_is_kept_of_an_edition_says_why_each_figure_was_hidden() -> None:
    """By the rule for its own number, or for another's sake; also what an edition before it hid so."""
    first = suppress_figures(contacts([3, 7, 20, 0]), Policy(), 2021)[1]
    kept = {figure.trace.id.split("/")[1]: (figure.value, figure.reason) for figure in first.figures}
    assert kept == {
        "hoger": (3, "small"),
        "vanster": (7, "secondary"),
        "islamistisk": (20, ""),
        "oklar": (0, ""),
        "totalt": (30, ""),
    }
    again = suppress_figures(contacts([3, 7, 20, 0], (first,)), Policy(), 2021)[1]
    assert again.figures == first.figures
    assert (first.year, first.base) == (2021, contacts([3, 7, 20, 0]).base)


def test_what_an_earlier_edition_hid_and_this_one_has_is_one_figure() -> None:
    """What one of them showed is known, also where another hid it, and what this one does not publish stays hidden."""
    counts = [3, 7, 20, 0]
    kept = suppress_figures(contacts(counts), Policy(), 2021)[1]
    told = replace(kept, figures=tuple(one._replace(reason="") for one in kept.figures))
    for earlier, expected in (
        ((kept,), {("islamistisk", 1), ("oklar", 1), ("totalt", 1)}),
        ((told, kept), {(line, 1) for line in (*LINES, "totalt")}),
    ):
        publication = contacts(counts, earlier)
        figures, size = publication.build_problem(publication.values.keys())
        before = [one.key for one in figures if isinstance(one.key, EarlierFigure)]
        assert {(key.trace.id.split("/")[1], int(key.edition[-2])) for key in before} == expected
        assert size == 3
    fewer, _ = publication.build_problem({contact()})
    hidden = [one.key for one in fewer if isinstance(one.key, EarlierFigure) and one.must_hide]
    assert {key.trace.id.split("/")[1] for key in hidden} == {"hoger", "vanster"}


def test_another_figure_of_the_same_sum_is_a_figure_of_its_own() -> None:
    """What an earlier edition hid is not told by a total that is the same number."""
    line = contact(("milieu", "hoger"))
    publication = contacts([3, 0, 0, 0])
    kept = Snapshot(2021, (PublishedFigure(line, 3, "small"),), publication.base)
    figures, _ = contacts([3, 0, 0, 0], (kept,)).build_problem({contact()})
    assert [one.key for one in figures] == [contact(), EarlierFigure("utgåvan 2021 (1)", line)]


def test_what_is_hidden_of_a_publication_with_something_left_out() -> None:
    """Of the figures that are left, and no other."""
    publication = contacts([3, 7, 20, 0])
    hidden = {contact(("milieu", line)) for line in ("hoger", "vanster")}
    assert _suppressed(publication, publication.values, Policy()) == hidden
    assert _suppressed(publication, publication.values.keys() - {contact()}, Policy()) == {
        contact(("milieu", "hoger"))
    }


def test_the_figures_of_a_group_of_respondents_are_no_part_of_the_problem() -> None:
    """Nor those of another source; what is missing of one that came in is nought."""
    traces = (contact(), contact(("subgroup", "skola")), Trace(2021, "polis"), contact(("area", "x")))
    values: tuple[Value, ...] = (9, 8, 7, MissingValue.NOT_REPORTED)
    cells = tuple(Cell(value, trace) for value, trace in zip(values, traces, strict=True))
    table = Table(TableKind.BY_YEAR, "", "", "", (), (Row("a", "A", (*cells, Cell(5))),))
    counts = (
        Count("kontakter", "kontakt", None, "hoger", 4, contact(("milieu", "hoger"))),
        Count(
            "kontakter", "kontakt", None, "oklar", None, contact(("milieu", "oklar")), FigureState.SUPPRESSED
        ),
        Count("kontakter", "kontakt", None, "vanster", 4),
    )
    report = replace(sample_report(), tables=(table,), sources=(), counts=counts)
    assert values_by_trace(report, {"kontakter"}) == {
        contact(): 9,
        contact(("area", "x")): 0,
        contact(("milieu", "hoger")): 4,
    }


def test_what_was_hidden_for_anothers_sake_costs_less_to_hide_again() -> None:
    """Of two equal ways to hide, the one of the year before is taken."""
    for line in LINES[1:]:
        where = contact(("milieu", line)).where
        cell = (2020, "kontakter", "kontakt", "", "", "2020-01", "", ("",), (line,))
        last = Snapshot(
            2020, (PublishedFigure(Trace(2020, "kontakter", where), 20, "secondary"),), {cell: 20}
        )
        concealed, _ = suppress_figures(contacts([3, 20, 20, 20], (last,)), Policy(), 2021)
        assert {figure.trace.id for figure in concealed} == {"kontakter/hoger/2021", f"kontakter/{line}/2021"}
