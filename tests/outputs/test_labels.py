"""Every code has its label, and what is not there is told apart."""

from __future__ import annotations

from typing import get_args

import pytest

from lagesbild.core.figures import REASONS, State, Verdict
from lagesbild.core.report import Edition
from lagesbild.core.tables import Cell, Column, MissingValue, Row, Share, Table, TableKind, Value
from lagesbild.core.wording import (
    digits,
)
from lagesbild.outputs import labels

NBSP = "\u00a0"
NARROW = 12


def table(*values: Value) -> Table:
    """A table of one row that holds the values."""
    columns = tuple(Column(str(place), str(place)) for place in range(len(values)))
    return Table(TableKind.PROBLEMS, "T", "u", "s", columns, (Row("r", "R", tuple(map(Cell, values))),))


def test_every_code_has_its_label() -> None:
    """No reason, verdict, state, edition or nothing lacks a Swedish name, in the order of the codes."""
    assert tuple(labels.REASONS) == REASONS
    assert tuple(labels.VERDICTS) == get_args(Verdict)
    assert tuple(labels.STATES) == get_args(State)
    assert tuple(labels.EDITIONS) == get_args(Edition)
    assert tuple(labels.NOTHINGS) == tuple(MissingValue)


@pytest.mark.parametrize("names", [labels.REASONS, labels.VERDICTS, labels.STATES])
def test_short_labels_are_short_and_distinct(names: dict[str, labels.Label]) -> None:
    """Each short label fits a narrow column and is told from the others."""
    shorts = [label.short for label in names.values()]
    assert max(map(len, shorts)) <= NARROW
    assert len(set(shorts)) == len(shorts)


def test_the_nothings_are_told_apart() -> None:
    """No two nothings share a mark, long or short, and none looks like a zero."""
    for marks in (
        {mark.full for mark in labels.NOTHINGS.values()},
        {m.short for m in labels.NOTHINGS.values()},
    ):
        assert len(marks) == len(MissingValue)
        assert not marks & {"0", ""}


@pytest.mark.parametrize(
    ("value", "text", "short"),
    [
        (0, "0", "0"),
        (3011, digits(3011), digits(3011)),
        (Share(17, 24), f"71{NBSP}%", f"71{NBSP}%"),
        ("2021-04-30", "2021-04-30", "2021-04-30"),
        (MissingValue.NOT_REPORTED, "uppgift saknas", "saknas"),
        (MissingValue.NOT_ASKED, "ej tillfrågad", "ej tillfr."),
        (MissingValue.SUPPRESSED, "..", ".."),
        (MissingValue.BREAK, "ej jämförbart", "ej jämf."),
    ],
)
def test_cell_text(value: Value, text: str, short: str) -> None:
    """Every kind of cell has its text, and nothing is ever shown as a zero or a code."""
    assert (labels.cell_text(value), labels.short_cell_text(value)) == (text, short)


def test_legend_names_what_the_table_holds() -> None:
    """The legend explains each mark once, in a fixed order, and the zero when marks stand beside it."""
    lines = labels.legend(
        table(MissingValue.SUPPRESSED, 0, MissingValue.NOT_REPORTED, MissingValue.SUPPRESSED)
    )
    assert [line.split(" = ")[0] for line in lines] == ["0", "uppgift saknas", ".."]


def test_a_table_of_figures_needs_no_legend() -> None:
    """Figures alone are not explained."""
    assert labels.legend(table(0, 6, "text", Share(1, 2))) == ()


@pytest.mark.parametrize("code", get_args(Verdict))
def test_uncertain_verdicts_say_so(code: Verdict) -> None:
    """The mark of uncertainty follows the verdict."""
    assert labels.verdict(code, uncertain=True) == f"{labels.verdict(code)} (osäkert)"
