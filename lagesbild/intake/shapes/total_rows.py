"""Cases whose columns are named by roles -> which of their rows are totals of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from lagesbild.core.cells import TOTAL_WORDS, whole_number
from lagesbild.core.dates import day_parser
from lagesbild.core.text import fold
from lagesbild.intake.shapes.columns import Distinct, look_up_in, milieu_parser, parse
from lagesbild.intake.shapes.totals import (
    BY_SUM,
    IN_DOUBT,
    Lines,
    describe_difference,
    find_disagreements,
    find_totals,
)
from lagesbild.intake.shapes.words import OF_GROUP, is_total_label, names_total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.context import Context

    Bools = NDArray[np.bool_]

LABEL_ROLES = ("datum", "arende", "kategori", "miljo", "omrade", "plats", "enhet", "typ")
"""Roles of the columns that say what a row is about."""
LARGEST = 5000
"""Tables of more rows are no tables of numbers: only words tell a total in them."""


ALONE = (
    "Raden heter summa, men i tabellen finns inga delar; den är lagd åt sidan. Fråga avsändaren, eller skriv av "
    "uppgiften i mallen."
)


class TotalRows(Struct, frozen=True):
    """The rows that are totals, those that may be, and what must be told of them."""

    is_total: Bools
    in_doubt: Bools
    problems: tuple[Problem, ...] = ()


def find_total_rows(columns: Mapping[str, Distinct], rows: NDArray[np.int64], context: Context) -> TotalRows:
    """Return which rows are totals; `columns` are those of the roles in LABEL_ROLES, and the counts.

    Where there is no column of counts, a row is a total that bears a total's word and nothing else.
    """
    labels = {role: column for role, column in columns.items() if role in LABEL_ROLES}
    if "antal" not in columns or len(rows) > LARGEST or not labels:
        return _find_by_words(labels, len(rows), of_list=context.source.form == "utskick")
    counts = parse(columns["antal"], lambda cell: max(0, whole_number(cell)))
    lines = Lines(
        labels=list(zip(*(_texts(column) for column in labels.values()), strict=True)),
        known=_find_known_labels(labels, len(rows), context),
        numbers=counts.numbers(0).reshape(-1, 1),
    )
    totals = find_totals(lines)
    alone = _named(lines) & ~totals.is_total
    told = (
        *_tell(alone, "total_alone", ALONE, rows, context),
        *_tell(totals.by_sum, "total_by_sum", BY_SUM, rows, context),
        *_tell(totals.in_doubt & ~alone, "possible_total", IN_DOUBT, rows, context),
        *(
            context.problem(*describe_difference(printed, parts), int(rows[line]), "antal")
            for line, _, printed, parts in find_disagreements(lines, totals.is_total, totals.is_total)
            if not counts.failed[line] and not counts.empty[line]
        ),
    )
    return TotalRows(totals.is_total, totals.in_doubt | alone, told)


def _named(lines: Lines) -> Bools:
    """Return the lines that bear a total's word."""
    return np.array([any(map(is_total_label, labels)) for labels in lines.labels], dtype=bool)


def _find_by_words(labels: Mapping[str, Distinct], count: int, *, of_list: bool) -> TotalRows:
    """Return the rows that a word for totals marks; a longer label does only where it stands alone.

    In a list of names one that begins with "Antal" says how many they are.
    """
    is_total, alone = (np.zeros(count, dtype=bool) for _ in range(2))
    filled = np.zeros(count, dtype=np.int8)
    for codes, cells in labels.values():
        column = Distinct(codes, [fold(cell) for cell in cells])
        is_total |= column.rows_where(lambda text: text.strip(" :") in TOTAL_WORDS)
        if of_list:
            is_total |= column.rows_where(lambda text: text.partition(" ")[0].strip(":") in OF_GROUP)
        alone |= column.rows_where(names_total)
        filled += column.rows_where(bool)
    return TotalRows(is_total | (alone & (filled == 1)), np.zeros(count, dtype=bool))


def _texts(column: Distinct) -> list[str]:
    texts = [*map(fold, column.cells), ""]
    return [texts[code] for code in column.codes]


def _find_known_labels(labels: Mapping[str, Distinct], count: int, context: Context) -> Bools:
    """Return the rows with a category, a milieu or a part of the area that is known, a day or a case number."""
    parsers = _parsers(labels, context)
    known = np.zeros(count, dtype=bool)
    for role, column in labels.items():
        if role == "arende":
            known |= ~parse(column, str).empty
        elif role in parsers:
            parsed = parse(column, parsers[role])
            known |= ~parsed.failed & ~parsed.empty
    return known


def _parsers(labels: Mapping[str, Distinct], context: Context) -> dict[str, Callable[[object], object]]:
    """Return role -> the parser of its known values, for roles that have such."""
    parsers: dict[str, Callable[[object], object]] = {"miljo": milieu_parser(context.vocabulary)}
    if context.source.category_set:
        parsers["kategori"] = look_up_in(context.vocabulary.category_keys(context.source.category_set))
    if context.settings.area_parts.parts:
        parsers["omrade"] = _part_parser(context)
    if "datum" in labels:
        parsers["datum"] = day_parser(labels["datum"].cells)  # type: ignore[assignment]
    return parsers


def _part_parser(context: Context) -> Callable[[object], str]:
    """Return the parser of the area's parts: its own name is what a total may bear."""

    def parse_part(cell: object) -> str:
        if part := context.area_parser(cell):
            return part
        raise ValueError("the area as a whole")

    return parse_part


def _tell(
    marked: Bools, code: str, message: str, rows: NDArray[np.int64], context: Context
) -> Iterator[Problem]:
    for line in np.flatnonzero(marked):
        yield context.problem(code, message.format(what="Raden"), int(rows[line]), "antal")
