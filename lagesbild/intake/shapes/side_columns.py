"""Columns of a register without a role of their own -> what they say of a case that bears on whether it counts.

A register of one's own often says in such a column that a case was withdrawn ("Status: Makulerad"), is another's
duplicate or is not of the kind sought ("Extremistiskt: Nej"), or has the telling word in a second column of categories.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from msgspec import Struct, field

from lagesbild.core.text import fold
from lagesbild.files.grid import kind
from lagesbild.intake.columns import BETWEEN, map_distinct
from lagesbild.intake.shapes.case_lines import category_finder
from lagesbild.intake.shapes.columns import ANY_OTHER, milieus_of
from lagesbild.intake.shapes.crosses import mean_by_heading, unite
from lagesbild.intake.shapes.side_words import find_reasons, find_word_reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.cells import Raw
    from lagesbild.core.errors import Problem
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.shapes.context import Context

    Names = Callable[[str], frozenset[str]]
    """The extremist categories or milieus that a folded text names."""

FEW = 20
"""So many cells may well be different, and be words for kinds all the same."""
LONGEST = 60
"""A longer text is no word for a kind."""
RESIDUAL = "oklar"
"""The milieu of what nobody sorted."""
NUMBER = "arende"
STATUS = "status"
"""The role of a column that says why a case is not to be counted."""
SET_ASIDE = "set_aside"
"""The column of cases in which a register says why a case is not to be counted."""
MAY_BE_ELSEWHERE = "elsewhere"
"""Beside the reasons: a column of places names one that may be another area's, which is told once."""
LINE_ELSEWHERE = (
    "Kolumnen ”{other}” namnger en miljö som ”{own}” inte säger; raden räknas efter ”{other}”. "
    "Kontrollera att det stämmer."
)
SECOND_LINE = "”{other}” namnger en miljö till; raden räknas på båda, och en gång i summan. Kontrollera att det stämmer."
OTHER_LINE = (
    "Kolumnen ”{other}” namnger en annan miljö än ”{own}”; raden räknas efter ”{own}”. Är det en miljö till, skriv in den i "
    "samma cell, skild med semikolon."
)
SECOND = re.compile(r"\d|andra|alternativ|alt|övrig|övriga|även|sekundär|bi|till|ytterligare|fler|flera")
"""What a heading of one more value has beside the word for it."""


class SideColumns(Struct, frozen=True):
    """Columns without a role that say something of whether, or as what, a case counts."""

    reasons: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """Position of a column -> by folded cell, why the case is set aside."""
    lines: Mapping[int, str] = field(default_factory=dict)
    """Position of a column -> its heading, where it names extremist categories or milieus too."""
    crosses: Mapping[int, str] = field(default_factory=dict)
    """Position of a column -> its heading, where that is a milieu and a cross says that the case is of it."""

    @property
    def roles(self) -> dict[int, str]:
        """Position of each column -> the role that its cells are read in."""
        lines = dict.fromkeys(self.lines, "kategori")
        return lines | dict.fromkeys(self.reasons, STATUS) | dict.fromkeys(self.crosses, "miljo")


def list_side_columns(sheet: Sheet, layout: Layout, taken: Collection[int]) -> dict[int, str]:
    """Return position -> heading of the columns beside those taken that may hold words for kinds."""
    return {
        column: heading
        for column, heading in zip(layout.columns, layout.headings, strict=True)
        if column not in taken and _holds_kinds(sheet.top_cells(layout, column))
    }


def find_side_columns(
    frame: pd.DataFrame, headings: Mapping[int, str], names: Names | None, *, can_be_removed: bool = False
) -> SideColumns:
    """Return what columns of `frame` say; `names` knows the categories that the register is sorted by."""
    worth = list(headings)
    texts = {column: set(map(fold, frame[column].unique())) for column in worth}
    reasons = {
        c: found
        for c in worth
        if (found := find_reasons(headings[c], texts[c], can_be_removed=can_be_removed))
    }
    lines = {c: headings[c] for c in worth if c not in reasons and names and any(map(names, texts[c]))}
    return SideColumns(reasons, lines)


def line_names(
    source: SourceDefinition, columns_by_role: Mapping[str, int], vocabulary: Vocabulary
) -> Names | None:
    """Return what knows the extremist categories, or else milieus, that a register is sorted by; None when it is by none."""
    if source.category_set and "kategori" in columns_by_role:
        definitions = vocabulary.categories[source.category_set]
        find = category_finder(vocabulary.category_keys(source.category_set), definitions)
        return partial(_names_in, lambda text: [key for key in find(text)[0] if definitions[key].milieu])
    if "miljo" in columns_by_role:
        milieus = milieus_of(vocabulary)
        return partial(
            _names_in, lambda text: [] if text in ANY_OTHER else [*{*milieus(text)[0]} - {RESIDUAL}]
        )
    return None


def _names_in(find: Callable[[str], Sequence[str]], text: str) -> frozenset[str]:
    """Return which of those sought a text names, however it is put; none where it is too long for a word for a kind."""
    try:
        return frozenset(find(text)) if len(text) <= LONGEST else frozenset()
    except ValueError:
        return frozenset()


def apply_side_columns(
    cases: pd.DataFrame, side: SideColumns, frame: pd.DataFrame, names: Names | None, context: Context
) -> pd.DataFrame:
    """Return the cases with what the columns of `frame` say of them, and in `attrs["problems"]` what must be told."""
    if side.crosses:
        marks = [mean_by_heading(frame[column], heading) for column, heading in side.crosses.items()]
        cases["miljo"] = unite(marks)
    if side.reasons:
        found = [map_reasons(frame[column], reasons) for column, reasons in side.reasons.items()]
        for position, (column, reasons) in enumerate(side.reasons.items()):
            if any(sign.isdigit() for text in reasons for sign in text):
                found[position] = _but_own_number(found[position], frame[column], cases)
        set_aside_for(cases, found)
    for column, heading in side.lines.items():
        if names:
            _take_line(cases, frame[column], heading, names, context)
    return cases


def _but_own_number(reasons: pd.Series, cells: pd.Series, cases: pd.DataFrame) -> pd.Series:
    """Return the reasons without those of cases that name no other case than themselves."""
    rows = np.flatnonzero(reasons.astype(bool))
    if NUMBER not in cases or not rows.size:
        return reasons
    numbers = [cell.decode() if isinstance(cell, bytes) else cell for cell in cases[NUMBER].iloc[rows]]
    own = [fold(number) == fold(cell) for number, cell in zip(numbers, cells.iloc[rows], strict=True)]
    kept = reasons.astype(object)
    kept.iloc[rows[own]] = ""
    return kept


def set_aside_for(cases: pd.DataFrame, reasons: Sequence[pd.Series]) -> None:
    """Note for each case why it is set aside, beside what is noted already."""
    noted = [cases[SET_ASIDE]] if SET_ASIDE in cases else []
    if reasons:
        cases[SET_ASIDE] = pd.concat([*noted, *reasons], axis=1).max(axis=1)


def find_said_reasons(columns: Iterable[pd.Series], *, can_be_removed: bool) -> Iterator[pd.Series]:
    """Yield why cases are set aside whose cells say so in words, for each column in which any does."""
    for cells in columns:
        texts = {fold(cell) for cell in cells.unique() if 0 < len(str(cell)) <= LONGEST}
        if reasons := find_word_reasons(texts, can_be_removed=can_be_removed):
            yield map_reasons(cells, reasons)


def map_reasons(cells: pd.Series, reasons: Mapping[str, str]) -> pd.Series:
    """Return for each cell why its case is set aside, "" where nothing says so."""
    return map_distinct(cells, lambda cell: reasons.get(fold(cell), ""))


def _take_line(cases: pd.DataFrame, cells: pd.Series, heading: str, names: Names, context: Context) -> None:
    """Put what another column names in the place of a line that is not extremist, or beside it, and tell where.

    Beside it in a column that is called as the one read is; another one is told.
    """
    role = "kategori" if "kategori" in cases else "miljo"
    own, other = (map_distinct(column, lambda cell: names(fold(cell))) for column in (cases[role], cells))
    telling = (other.astype(bool) & ~own.astype(bool)).to_numpy()
    more = np.array(
        [bool(mine and theirs - mine) for mine, theirs in zip(own, other, strict=True)], dtype=bool
    )
    is_second = _is_called_as(heading, context.headings[role])
    texts = cases[role].astype(object).mask(telling, cells.astype(object))
    if is_second and more.any():
        texts = texts.mask(more, texts.astype(str) + BETWEEN + cells.astype(str))
    cases[role] = texts
    told: list[Problem] = []
    for code, message, marked in (
        ("line_elsewhere", LINE_ELSEWHERE, telling),
        ("second_line", SECOND_LINE if is_second else OTHER_LINE, more),
    ):
        rows = pd.DataFrame({"row": cases.index[marked], "column": role})
        text = message.format(other=heading, own=context.headings[role])
        told += context.list_problems(code, text, rows, role)
    cases.attrs["problems"] = (*cases.attrs.get("problems", ()), *told)


def _is_called_as(heading: str, own: str) -> bool:
    """Return whether a heading is another's with a number or a word for one more: "Miljö 2" beside "Miljö"."""
    rest = fold(heading).replace(fold(own).rstrip(" 1"), "", 1)
    return bool(SECOND.fullmatch(rest.strip(" ()-_.:")))


def _holds_kinds(cells: Sequence[Raw]) -> bool:
    """Return whether the first cells of a column may be words for kinds: no days, no long texts, and not all different."""
    filled = [cell for cell in cells if fold(cell)]
    kinds = {kind(cell) for cell in filled}
    few = len(filled) < FEW or len(set(filled)) < len(filled)
    return bool(filled) and few and kinds != {"day"} and max(len(str(cell)) for cell in filled) <= LONGEST
