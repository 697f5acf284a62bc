"""A table of counts, labels against one column or several -> cases, one for each of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from msgspec import Struct, field

from lagesbild.core.cells import parse_count, says_zero
from lagesbild.core.periods import EVER
from lagesbild.core.text import fold
from lagesbild.files.sheet import is_empty
from lagesbild.intake.shapes.axes import role_tests
from lagesbild.intake.shapes.case_counts import MISSING
from lagesbild.intake.shapes.case_rows import PRESET
from lagesbild.intake.shapes.classification import classify
from lagesbild.intake.shapes.count_headings import check_single
from lagesbild.intake.shapes.free_text import ROLE, FreeText
from lagesbild.intake.shapes.group_names import fill_down
from lagesbild.intake.shapes.label_lines import DAY, arrange
from lagesbild.intake.shapes.pivot_filters import find_filters
from lagesbild.intake.shapes.second_tables import check_one_table
from lagesbild.intake.shapes.side_columns import SET_ASIDE, map_reasons
from lagesbild.intake.shapes.side_words import find_reasons
from lagesbild.intake.shapes.stages import check_stages
from lagesbild.intake.shapes.totals import (
    BY_SUM,
    IN_DOUBT,
    Lines,
    Totals,
    describe_difference,
    find_disagreements,
    find_totals,
)
from lagesbild.intake.shapes.words import EMPTY_LABELS, is_total_label
from lagesbild.intake.shapes.years import check_year, date_months, tell_dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from lagesbild.core.cells import Raw
    from lagesbild.core.errors import Problem
    from lagesbild.files.sheet import Layout
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.context import Context

LEFT_OUT = (
    "Rutan är tom fast nollor är utskrivna på andra ställen i tabellen, så den räknas inte som noll. Skriv 0 om det inte fanns "
    "något, annars antalet."
)
MANY_LEFT_OUT = (
    "{number} rutor är tomma fast nollor är utskrivna på andra ställen i tabellen, så de räknas inte som noll. Skriv 0 om det "
    "inte fanns något, annars antalet."
)
MOST_TOLD = 20
"""So many cells of one table are told one by one."""
COUNT = "antal"
SUMS = "summa"
"""What a column of totals is read as: it is not counted, but compared with its parts."""


class CountTable(Struct, frozen=True):
    """A table of counts: which columns label its rows, which hold counts, and what the headings of these are."""

    layout: Layout
    labels: Mapping[int, str]
    """Position -> role of its labels."""
    counts: Mapping[int, str]
    """Position -> heading, columns of totals included."""
    across: str = COUNT
    """The role whose values the headings are; `antal` where there is one column of plain counts."""
    free_text: Mapping[int, str] = field(default_factory=dict)
    """Position -> heading of columns of free text."""

    @property
    def roles_by_column(self) -> dict[int, str]:
        """Position of a column -> what it is read as."""
        counts = {column: self._role_of(heading) for column, heading in self.counts.items()}
        return {**self.labels, **counts, **dict.fromkeys(self.free_text, ROLE)}

    def _role_of(self, heading: str) -> str:
        return SUMS if is_total_label(fold(heading)) and self.across != COUNT else COUNT


def read(table: CountTable, context: Context) -> Observed:
    """Return the observations of a table of counts, one for each of its cells, and what was wrong in it.

    Raises InputError when groups and their parts stand in one column and it does not show which belongs to which,
    when the counts are of another year or of stages, or when another table stands below.
    """
    if table.across == COUNT:
        check_year(next(iter(table.counts.values())), context)
    frame = _read_frame(table, context)
    for column, heading in table.counts.items():
        check_single(frame[column], heading, context.sheet.path.name)
    check_one_table(frame[[*table.labels, *table.counts]], table.counts, context)
    check_stages(
        frame[[*table.labels]], dict(zip(table.layout.columns, table.layout.headings, strict=True)), context
    )
    work = _Numbers(table, frame, context)
    observations, problems = classify(work.cases(), work.labelled())
    filters = find_filters(context, table.layout)
    return observations, (*frame.attrs.get("problems", ()), *problems, *work.problems(), *filters)


def _read_frame(table: CountTable, context: Context) -> pd.DataFrame:
    """Return the labels and the counts of the table by position, a group's name on all its rows."""
    frame = context.sheet.read(table.layout, [*table.labels, *table.counts, *table.free_text])
    for column, heading in table.free_text.items():
        context.collect_free_text(FreeText(heading, frame[column]))
    headings = dict(zip(table.layout.columns, table.layout.headings, strict=True))
    is_dated = any(heading != headings[column] for column, heading in table.counts.items())
    for column, role in table.labels.items():
        dated = date_months(frame[column].unique(), context) if role == DAY else {}
        frame[column] = [
            "" if fold(cell) in EMPTY_LABELS else dated.get(cell, cell) for cell in frame[column]
        ]
        is_dated |= bool(dated)
    if is_dated and context.period != EVER:
        frame.attrs = {**frame.attrs, "problems": (*frame.attrs.get("problems", ()), tell_dated(context))}
    if len(table.labels) > 1:
        roles = dict(table.labels)
        named = frame[[*roles]].rename(columns=roles).assign(**{COUNT: ""})
        filled = fill_down(named, {role: column for column, role in roles.items()}, context)
        for column, role in roles.items():
            frame[column] = filled[role]
        told = filled.attrs.get("problems", ())
        frame.attrs = {**frame.attrs, "problems": (*frame.attrs.get("problems", ()), *told)}
    return frame


class _Numbers:
    """The numbers of one table with what was found of its rows and its columns."""

    def __init__(self, table: CountTable, frame: pd.DataFrame, context: Context) -> None:
        self.table, self.frame, self.context = table, frame, context
        self.columns = list(table.counts)
        cells = frame[self.columns].to_numpy(dtype=object)
        self.numbers = np.array([[_number(cell) for cell in row] for row in cells], dtype=np.int64).reshape(
            cells.shape
        )
        blank = [is_empty(cell) for row in cells for cell in row]
        self.empty: NDArray[np.bool_] = np.array(blank, dtype=np.bool_).reshape(cells.shape)
        self.nothing: NDArray[np.bool_] = np.asarray(self.empty.all(axis=1))
        self.column_lines = self._column_lines()
        self.column_totals = self._find_column_totals()
        self.parts = [*map(int, np.flatnonzero(~self.column_totals.is_total))]
        self.set_aside = self._find_set_aside()
        self.lines = arrange(table.labels, frame, self.numbers[:, self.parts], self.labelled())
        self.left_out = self._find_left_out(cells)

    def _find_left_out(self, cells: NDArray[np.object_]) -> NDArray[np.bool_]:
        """Return the empty cells that are no zero, since zeros are written elsewhere and no total shows that they are none."""
        is_part = ~self.lines.totals.is_total[:, np.newaxis] & ~self.column_totals.is_total
        zeros = np.array([[says_zero(cell) for cell in row] for row in cells], dtype=np.bool_)
        if not (zeros.reshape(cells.shape) & is_part).any():
            return np.zeros_like(is_part)
        shown = (
            _adds_up(self.numbers, is_part, self.empty) | _adds_up(self.numbers.T, is_part.T, self.empty.T).T
        )
        return self.empty & is_part & ~self.nothing[:, np.newaxis] & ~shown

    def _find_set_aside(self) -> pd.Series:
        """Why the counts of a row are not of the kind sought, as "Nej" under "Extremistiskt"; "" where nothing says so."""
        headings = dict(zip(self.table.layout.columns, self.table.layout.headings, strict=True))
        found = pd.Series("", index=self.frame.index, dtype=object)
        for column in self.table.labels:
            cells = self.frame[column]
            reasons = find_reasons(headings[column], {fold(cell) for cell in cells.unique()} - {""})
            found = found.where(found.ne(""), map_reasons(cells, reasons))
        return found

    def _column_lines(self) -> Lines:
        test = role_tests(self.context).get(self.table.across, lambda _: True)
        headings = self.table.counts.values()
        return Lines(
            [(fold(heading),) for heading in headings],
            np.fromiter(map(test, headings), dtype=bool, count=len(headings)),
            self.numbers.T,
        )

    def _find_column_totals(self) -> Totals:
        if self.table.across != COUNT:
            return find_totals(self.column_lines)
        none = np.zeros(len(self.columns), dtype=bool)
        return Totals(none, none, none)

    def labelled(self) -> Context:
        """The context that knows the headings of the labels, and of the counts where they are plain."""
        headings = dict(zip(self.table.layout.columns, self.table.layout.headings, strict=True))
        known = {role: headings[column] for column, role in self.table.labels.items()}
        if self.table.across == COUNT:
            known[COUNT] = headings[self.columns[0]]
        return self.context.with_headings(known)

    def cases(self) -> pd.DataFrame:
        """One case for each cell that is no column's total, by row; the totals among the rows bear their status.

        An empty cell is none where its row has a number, since spreadsheets leave the places of a ready table
        empty where there is no case; it is not given where there is none, nor where zeros are written.
        """
        pieces = [self._cases_of(position) for position in self.parts]
        return pd.concat(pieces).sort_index(kind="stable")

    def _cases_of(self, position: int) -> pd.DataFrame:
        lines = self.lines
        column = self.columns[position]
        count = self.frame[column].astype(object)
        cases = pd.DataFrame(lines.labels, index=self.frame.index).astype(object)
        cases[COUNT] = count.where(~self.empty[:, position], 0)
        if self.table.across != COUNT:
            cases["part"] = self.table.counts[column]
            cases[self.table.across] = self.table.counts[column]
        status = np.where(self.nothing | self.left_out[:, position], "unreadable", "")
        status = np.where(lines.totals.in_doubt | self.column_totals.in_doubt[position], "unreadable", status)
        status = np.where(lines.outside, "outside_period", status)
        cases[PRESET] = np.where(lines.totals.is_total, "total_row", status)
        cases[SET_ASIDE] = self.set_aside
        return cases

    def problems(self) -> Iterator[Problem]:
        """Yield what must be told of totals and of rows without a number."""
        rows, totals = [*map(int, self.frame.index)], self.lines.totals
        headings = list(self.table.counts.values())
        for line in np.flatnonzero(self.nothing & ~totals.is_total & ~self.lines.outside):
            yield self.context.problem(
                "missing_count", MISSING.format(what="raden"), rows[line], headings[self.parts[0]]
            )
        left_out = np.argwhere(self.left_out & ~self.lines.outside[:, np.newaxis]).tolist()
        if len(left_out) > MOST_TOLD:
            yield self.context.problem("missing_count", MANY_LEFT_OUT.format(number=len(left_out)))
        for row, heading in left_out if len(left_out) <= MOST_TOLD else ():
            yield self.context.problem("missing_count", LEFT_OUT, rows[row], headings[heading])
        for code, message, marked in (
            ("total_by_sum", BY_SUM, "by_sum"),
            ("possible_total", IN_DOUBT, "in_doubt"),
        ):
            for line in np.flatnonzero(getattr(totals, marked)):
                yield self.context.problem(code, message.format(what="Raden"), rows[line])
            for position in map(int, np.flatnonzero(getattr(self.column_totals, marked))):
                yield self.context.problem(code, message.format(what="Kolumnen"), None, headings[position])
        yield from self._differences()

    def _differences(self) -> Iterator[Problem]:
        """Yield what must be told of totals that are not the sum of their parts: of columns, then of rows."""
        sums = self.column_totals.is_total
        for position, line, printed, parts in find_disagreements(self.column_lines, sums, sums):
            yield from self._difference(line, position, printed, parts)
        lines = Lines(self.lines.texts, self.lines.known, self.numbers[:, self.parts])
        for line, cell, printed, parts in find_disagreements(
            lines, self.lines.totals.is_total, self.lines.stated
        ):
            yield from self._difference(line, self.parts[cell], printed, parts)

    def _difference(self, line: int, position: int, printed: int, parts: int) -> Iterator[Problem]:
        if not self.empty[line, position]:
            heading = self.table.counts[self.columns[position]]
            told = describe_difference(printed, parts)
            yield self.context.problem(*told, int(self.frame.index[line]), heading)


def _adds_up(
    numbers: NDArray[np.int64], is_part: NDArray[np.bool_], empty: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return the cells of the rows in which a number that is no part is the sum of the parts."""
    parts = np.where(is_part, numbers, 0).sum(axis=1, keepdims=True)
    return np.asarray(
        (~is_part & ~empty & (numbers == parts)).any(axis=1, keepdims=True)
        & is_part.any(axis=1, keepdims=True)
    )


def _number(cell: Raw) -> int:
    """Return the count in a cell, 0 where none can be read."""
    try:
        return parse_count(cell)
    except ValueError:
        return 0
