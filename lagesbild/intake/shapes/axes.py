"""Labels along a side of a table -> the role whose values they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.cells import NOT_REPORTED
from lagesbild.core.dates import day_parser
from lagesbild.core.text import fold
from lagesbild.files.grid import label as as_label
from lagesbild.intake.shapes.columns import look_up_in, milieu_parser
from lagesbild.intake.shapes.time_spans import names_span
from lagesbild.intake.shapes.words import EMPTY_LABELS, is_total_label, names_part
from lagesbild.intake.shapes.years import date_months

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lagesbild.core.cells import Raw
    from lagesbild.intake.shapes.context import Context

    Test = Callable[[object], bool]

MOST_LABELS = 5_000
"""A side with more different labels is no side of a ready table, but a column of a register."""
ENOUGH = 0.6
"""The share of an axis' labels that must be understood before the axis is taken for what it seems."""
YEAR = re.compile(r"(?:år )?(?:19|20)\d\d")
YEAR_KIND, MONTH_KIND = "år", "månad"
"""Kinds of labels that are a day's only together."""


class Axis(Struct, frozen=True):
    """What the labels along one side of the table are: a role, and how many of them are its values."""

    role: str
    understood: int


def role_tests(context: Context) -> dict[str, Test]:
    """Return role -> whether a label can be one of its values, the most telling role first."""
    name = context.source.category_set
    tests = {"kategori": _test(look_up_in(context.vocabulary.category_keys(name)))} if name else {}
    tests["miljo"] = _test(milieu_parser(context.vocabulary))
    tests["omrade"] = _test(context.area_parser)
    tests["datum"] = _is_day
    return tests


def find_axis(labels: Iterable[object], context: Context) -> Axis | None:
    """Return the role that most of the labels have, totals left out; None when too few are understood."""
    numbers = Counter(labels)
    if len(numbers) > MOST_LABELS:
        return None
    dated = date_months(numbers, context)
    stated = {dated.get(label, label): number for label, number in numbers.items() if states_value(label)}
    axes = [
        Axis(role, sum(number for label, number in stated.items() if test(label)))
        for role, test in role_tests(context).items()
    ]
    best = max(axes, key=lambda axis: axis.understood)
    return best if stated and best.understood >= ENOUGH * sum(stated.values()) else None


def kind_of(label: object, tests: dict[str, Test]) -> str:
    """Return the first role that a label can be a value of, a year or a month alone, or "" for a label of no kind."""
    if YEAR.fullmatch(fold(as_label(label))):  # type: ignore[arg-type]
        return YEAR_KIND
    if role := next((role for role, test in tests.items() if test(label)), ""):
        return role
    return MONTH_KIND if _is_day(f"{fold(label)} 2021") else ""


def states_value(label: object) -> bool:
    """Return whether a label names something: no total, and not a sign for nothing."""
    text = fold(label)
    return not (text in NOT_REPORTED or text in EMPTY_LABELS or is_total_label(text) or names_part(text))


def _is_day(label: object) -> bool:
    cell: Raw = label  # type: ignore[assignment]
    return _test(day_parser([cell]))(cell) or names_span(cell)  # type: ignore[arg-type]


def _test(parser: Callable[[object], object]) -> Test:
    """Return a test that a label passes when the parser can read it."""

    def test(label: object) -> bool:
        try:
            parser(label)
        except ValueError:
            return False
        return True

    return test
