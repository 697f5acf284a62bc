"""What is told of graffiti, from tables of facts: both sides of every limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from sample_figures import GRAFFITI
from sample_report import sample_report
from section_reports import said, sentences, with_count_states, with_graffiti

from lagesbild.core.figures import Category
from lagesbild.core.states import FigureState
from lagesbild.core.tables import Cell, MissingValue, TableKind

if TYPE_CHECKING:
    from lagesbild.core.report import Report

NAZI, RACIST, LEFT, ISLAMIST = (category.key for category in GRAFFITI)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {NAZI: 6, RACIST: 2, LEFT: 2, ISLAMIST: 0},
            (
                "Nazistiskt klotter har registrerats vid sex tillfällen.",
                (
                    "Rasistiskt och vänsterautonomt klotter har registrerats vid två tillfällen vardera och inget "
                    "islamistiskt klotter."
                ),
            ),
        ),
        (
            {NAZI: 2, RACIST: 412, LEFT: 13, ISLAMIST: 1},
            (
                "Rasistiskt klotter har registrerats vid 412 tillfällen.",
                (
                    "Vänsterautonomt klotter har registrerats vid 13 tillfällen, nazistiskt klotter vid 2 och islamistiskt "
                    "klotter vid 1."
                ),
            ),
        ),
        (
            {NAZI: 3, RACIST: 3, LEFT: 0, ISLAMIST: 0},
            (
                "Nazistiskt och rasistiskt klotter har registrerats vid tre tillfällen vardera.",
                "Inget vänsterautonomt eller islamistiskt klotter har registrerats.",
            ),
        ),
        (
            {NAZI: 1, RACIST: 0, LEFT: 0, ISLAMIST: 0},
            (
                "Nazistiskt klotter har registrerats vid ett tillfälle.",
                "Inget rasistiskt, vänsterautonomt eller islamistiskt klotter har registrerats.",
            ),
        ),
        (
            {NAZI: 0, RACIST: 0, LEFT: 0, ISLAMIST: 0},
            ("Inget klotter som kopplas till våldsbejakande extremism har registrerats.",),
        ),
        (
            {NAZI: 4, RACIST: None, LEFT: 0, ISLAMIST: 0},
            (
                "Hur ofta rasistiskt klotter har registrerats visas inte, för att skydda enskilda.",
                "Nazistiskt klotter har registrerats vid fyra tillfällen.",
                "Inget vänsterautonomt eller islamistiskt klotter har registrerats.",
            ),
        ),
    ],
)
def test_graffiti_is_told_by_content(values: dict[str, int | None], expected: tuple[str, ...]) -> None:
    """The content found most often first, equal ones together, the noun once, and then what was not found."""
    told = [
        text for text in sentences(with_graffiti(sample_report(), values)) if "klotter" in text.casefold()
    ]
    assert tuple(text for text in told if "förändring" not in text) == expected


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [(4, "slag 3 vid två och slag 4 klotter"), (5, "och ett andra slag mer sällan"), (6, "och två andra slag mer sällan")],
)  # fmt: skip
def test_of_many_contents_the_first_are_named(kinds: int, expected: str) -> None:
    """Three beside the one found most often; the others are counted and stand in the picture."""
    lines = tuple(Category(f"s{n}", f"Slag {n}", None) for n in range(1, kinds + 1))
    report = replace(sample_report(), categories={"klotter": lines}, comparisons=())
    text = said(with_graffiti(report, {f"s{n}": 20 - n for n in range(1, kinds + 1)}))
    assert ("andra slag" in text) is (kinds > 4)
    assert f"slag {kinds} klotter" not in text.casefold() or kinds <= 4
    assert expected in text or kinds <= 4


def test_a_content_that_no_definition_knows_is_quoted() -> None:
    """Its key is shown as words, in quotation marks."""
    report = with_graffiti(sample_report(), {NAZI: 2, "anti_system": 1})
    assert "Klotter i kategorin ”anti system” har registrerats vid ett tillfälle." in sentences(report)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((2, 2, 2), "vid sex tillfällen, på spridda platser."),
        ((3, 3, 0), "vid sex tillfällen."),
        ((4, 1, 1), "vid sex tillfällen, varav fyra i Bagarmossen."),
        ((3, 2, 1), "vid sex tillfällen, på spridda platser."),
        ((6, 0, 0), "vid sex tillfällen, samtliga i Bagarmossen."),
        ((2, 2, MissingValue.SUPPRESSED), "vid sex tillfällen."),
    ],
)
def test_scattered_is_said_only_where_the_table_shows_it(
    cells: tuple[int | MissingValue, ...], expected: str
) -> None:
    """Three places or more and none with more than half; a dominant place is named instead."""
    assert f"Nazistiskt klotter har registrerats {expected}" in placed(sample_report(), cells)


@pytest.mark.parametrize(
    ("n", "expected"), [(2, "vid två tillfällen."), (3, "vid tre tillfällen, samtliga i Bagarmossen.")]
)
def test_a_single_place_is_named_from_three_occasions_on(n: int, expected: str) -> None:
    """Two in one place are no pattern."""
    counted = with_graffiti(sample_report(), {NAZI: n, RACIST: 0, LEFT: 0, ISLAMIST: 0})
    report = replace(counted, tables=sample_report().tables)
    assert f"Nazistiskt klotter har registrerats {expected}" in placed(report, (n, 0, 0))


def placed(report: Report, cells: tuple[int | MissingValue, ...]) -> list[str]:
    """The sentences where Nazi graffiti has been seen so often in the first parts of the area."""
    table = report.table(TableKind.BY_AREA, "klotter")
    assert table is not None
    rows = tuple(
        replace(row, cells=(Cell(value), *row.cells[1:]))
        for row, value in zip(table.rows, (*cells, 0), strict=True)
    )
    tables = tuple(replace(t, rows=rows) if t.id == table.id else t for t in report.tables)
    return sentences(replace(report, tables=tables))


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (4, "Inget slag 2, slag 3 eller slag 4 klotter har registrerats."),
        (5, "Inget klotter av övriga slag har registrerats."),
    ],
)
def test_of_many_contents_not_found_none_is_named(kinds: int, expected: str) -> None:
    """Three are named; more are the others, where each of them is a proven zero."""
    lines = tuple(Category(f"s{n}", f"Slag {n}", None) for n in range(1, kinds + 1))
    report = replace(sample_report(), categories={"klotter": lines}, comparisons=())
    assert expected in sentences(with_graffiti(report, {f"s{n}": 4 * (n == 1) for n in range(1, kinds + 1)}))


@pytest.mark.parametrize(
    ("zeros", "expected"),
    [
        (1, ["Slag 2 klotter har registrerats vid två tillfällen och inget slag 3 klotter."]),
        (3, ["Slag 2 klotter har registrerats vid två tillfällen och inget slag 3, slag 4 eller slag 5 klotter."]),
        (4, ["Slag 2 klotter har registrerats vid två tillfällen.", "Inget klotter av övriga slag har registrerats."]),
    ],
)  # fmt: skip
def test_what_was_not_found_is_told_once(zeros: int, expected: list[str]) -> None:
    """Three at most in the sentence on the others; more in one of their own."""
    lines = tuple(Category(f"s{n}", f"Slag {n}", None) for n in range(1, zeros + 3))
    report = replace(sample_report(), categories={"klotter": lines}, comparisons=())
    values: dict[str, int | None] = {line.key: max(0, 5 - 3 * n) for n, line in enumerate(lines)}
    told = [text for text in sentences(with_graffiti(report, values)) if "klotter" in text]
    assert told[1:] == expected


def test_a_zero_that_is_not_proven_is_not_said_to_be_none() -> None:
    """What could not be read, or was not sorted so, is not known; what may be more is at least so much."""
    states = {
        NAZI: FigureState.AT_LEAST,
        RACIST: FigureState.EXACT,
        LEFT: FigureState.NOT_CLASSIFIED,
        ISLAMIST: FigureState.NOT_GIVEN,
    }
    report = with_graffiti(sample_report(), {NAZI: 6, RACIST: 2, LEFT: 0, ISLAMIST: 0})
    text = said(with_count_states(report, "klotter", states))
    assert "Nazistiskt klotter har registrerats vid minst sex tillfällen." in text
    assert "Rasistiskt klotter har registrerats vid två tillfällen." in text
    assert "Hur ofta vänsterautonomt och islamistiskt klotter har registrerats är inte känt." in text
    assert "nget islamistiskt" not in text
