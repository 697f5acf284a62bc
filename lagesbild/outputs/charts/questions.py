"""The questions of a survey with their answers, as its chart and its words need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.tables import MissingValue, Share
from lagesbild.core.wording import SMALLEST_BASE, percent
from lagesbild.outputs.charts.series import counts, detail_rows
from lagesbild.outputs.labels import cell_text

if TYPE_CHECKING:
    from lagesbild.core.tables import Row, Table, Value

BASE = "base"
YES = "ja"


class ChartedQuestion(Struct, frozen=True):
    """A question, its answers in order as key, label and count, and how many answered it."""

    label: str
    answers: tuple[tuple[str, str, Value], ...]
    base: Value
    key: str = ""

    @property
    def total(self) -> int:
        """What a bar of full length stands for; 0 when a hidden answer would show in the others' lengths."""
        known = counts(count for _, _, count in self.answers)
        return max(sum(known), *counts([self.base]), 0) if len(known) == len(self.answers) and known else 0

    @property
    def cells(self) -> tuple[str, ...]:
        """What its cells are called, as row/column: the length and place of a part tells of them all."""
        return tuple(f"{self.key}/{column}" for column in (*(key for key, _, _ in self.answers), BASE))

    @property
    def in_percent(self) -> bool:
        """Whether the base bears percentages."""
        return self.total > 0 and isinstance(self.base, int) and self.base >= SMALLEST_BASE

    def texts(self, count: Value) -> tuple[str, ...]:
        """What is printed of one of its answers: percentage and count, or the count alone; zero is no share."""
        if count and self.in_percent and isinstance(count, int) and isinstance(self.base, int):
            return percent(Share(count, self.base)), f"({cell_text(count)})"
        return (cell_text(count),)


def questions(table: Table) -> tuple[ChartedQuestion, ...]:
    """The questions of a table, in its order."""
    return tuple(_question(row, table) for row in detail_rows(table))


def share_of_yes(question: ChartedQuestion) -> Share | None:
    """How many of those who answered said yes; None where that is not known, or nobody answered."""
    yes = next((count for key, _, count in question.answers if key == YES), None)
    if isinstance(yes, int) and isinstance(question.base, int) and question.base:
        return Share(yes, question.base)
    return None


def _question(row: Row, table: Table) -> ChartedQuestion:
    pairs = [(column, cell.value) for column, cell in zip(table.columns, row.cells, strict=True)]
    answers = tuple((c.key, c.label, value) for c, value in pairs if c.kind == "count" and c.key != BASE)
    base = next((value for column, value in pairs if column.key == BASE), MissingValue.NOT_REPORTED)
    return ChartedQuestion(row.label, answers, base, row.key)
