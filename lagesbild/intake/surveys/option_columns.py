"""Columns whose headings hold a question and one of its options, however a tool joins the two, told apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.text import fold
from lagesbild.intake.surveys.headings import bare
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from lagesbild.intake.surveys.tool import Field

_JOINTS = (
    re.compile(r"(?P<question>.+?)\s*\(choice=(?P<option>.+)\)"),
    re.compile(r"(?P<question>.+?)___(?P<option>.+)"),
    re.compile(r"(?P<question>.+)/(?P<option>[^/]+)"),
    re.compile(r"(?P<question>.+): (?P<option>.+)"),
    re.compile(r"(?P<question>.+) [-–—] (?P<option>.+)"),
    re.compile(r"(?P<question>.+\?) (?P<option>[^?]+)"),
)
"""REDCap by labels and by names, KoboToolbox, and what other tools put between a question and an option; the first fit holds."""


class Crossed(Struct, frozen=True):
    """A question whose options, folded, may head columns of crosses instead of standing in one column."""

    heading: str
    options: frozenset[str]


def part_options(
    fields: Sequence[Field], known: Collection[str], is_tick: Callable[[Field], bool]
) -> tuple[Field, ...]:
    """Give the fields, those that only say whether an option was chosen with question and option apart.

    `known` are the folded headings of questions: such a heading is never parted. Two columns must have the
    question in common, or the question be known or stand over a column of its own; `is_tick` tells whether a
    column, taken as that option's, says no more than chosen or not.
    """
    whole = {fold(field.heading) for field in fields if field.role is Role.QUESTION}
    parted = {field.column: field for field in _split_option(fields, known)}
    ticks = {column: field for column, field in parted.items() if is_tick(field) or _is_other(field.option)}
    shared = Counter(fold(field.heading) for field in ticks.values())
    return tuple(
        ticks[field.column]
        if field.column in ticks and _belongs(ticks[field.column], shared, {*whole, *known})
        else field
        for field in fields
    )


def _belongs(field: Field, shared: Counter[str], known: Collection[str]) -> bool:
    heading = fold(field.heading)
    return shared[heading] > 1 or heading in known or bare(field.heading) in known


def _is_other(option: str) -> bool:
    return fold(option).startswith(("annat", "annan", "övrigt", "other"))


def _split_option(fields: Sequence[Field], known: Collection[str]) -> Iterator[Field]:
    for field in fields:
        if field.role is not Role.QUESTION or field.option or _is_known(field.heading, known):
            continue
        match = next((match for joint in _JOINTS if (match := joint.fullmatch(field.heading))), None)
        if match and not match["option"].endswith("?") and not _is_known(match["option"], known):
            option = match["option"].strip()
            bracketed = option[1:-1].strip() if option[0] + option[-1] == "[]" else option
            yield replace(field, heading=match["question"].strip(), option=bracketed or option)


def _is_known(heading: str, known: Collection[str]) -> bool:
    return fold(heading) in known or bare(heading) in known


def gather_crosses(
    fields: Sequence[Field], question: Crossed, is_tick: Callable[[Field], bool]
) -> tuple[Field, ...]:
    """Give the fields, with columns that are headed by options of a question, and crossed, as that question's.

    Nothing changes where a column bears the question's heading already, or where only one column is crossed.
    """
    crossed = {
        field.column: replace(field, heading=question.heading, option=field.heading)
        for field in fields
        if field.role is Role.QUESTION and not field.option and fold(field.heading) in question.options
    }
    crossed = {column: field for column, field in crossed.items() if is_tick(field)}
    if len(crossed) < 2 or any(fold(field.heading) == fold(question.heading) for field in fields):  # noqa: PLR2004 — two make a choice
        return tuple(fields)
    return tuple(crossed.get(field.column, field) for field in fields)
