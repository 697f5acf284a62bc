"""The columns of a survey that nobody has described -> the questions of which something is to be made.

Every other closed question is counted by its own wording without a word of it in the source's file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.core.inspection import DraftedQuestion
from lagesbild.core.own_questions import YES_NO, order_options, scale_of
from lagesbild.core.text import fold
from lagesbild.intake.inspection.table_roles import names_milieus
from lagesbild.intake.surveys.headings import drop_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.inspection import ColumnDescription

MOST_GROUPS = 8
"""A question with more answers than these hardly divides the others."""
FEWEST_STEPS, SUMMED, MOST_SUMS = 4, 2, 4
"""A scale of so many steps may have its first ones counted together; so many scales are proposed."""
OF_TOOL = ("status", "språk", "enhetstyp", "kanal")
"""What the headings begin with of columns that a survey tool fills in."""
OCCASIONS = ("hur många gånger", "hur många tillfällen", "hur ofta", "antal tillfällen", "antal gånger")


def draft_questions(columns: Sequence[ColumnDescription], settings: Settings) -> tuple[DraftedQuestion, ...]:
    """Return the questions of which something is to be made, in their order.

    That is what divides the others (the first of all), the milieu, the yes that the milieu is asked of, and scales.
    """
    counted = [
        column for column in columns if column.heading and column.type in {"single", "multi", "number"}
    ]
    milieu = next((column for column in counted if _is_milieu(column, settings)), None)
    before = counted[: counted.index(milieu)] if milieu else []
    event = next((column for column in reversed(before) if is_yes_no(column)), None)
    sums = [column for column in counted if column.type == "single" and _list_steps(column)][:MOST_SUMS]
    first = next((column for column in counted if column.type == "single" and not _is_of_tool(column)), None)
    groups = [first] if first and _may_group(first) and first not in sums else []
    return tuple(_drafted(counted, milieu, event, sums, groups))


def _drafted(
    columns: Sequence[ColumnDescription],
    milieu: ColumnDescription | None,
    event: ColumnDescription | None,
    sums: Sequence[ColumnDescription],
    groups: Sequence[ColumnDescription],
) -> Iterator[DraftedQuestion]:
    for column in columns:
        if column is milieu:
            yield DraftedQuestion(drop_number(column.heading), "miljo")
        elif column is event:
            yield DraftedQuestion(drop_number(column.heading), "handelse")
        elif event and column.type == "number" and fold(column.heading).startswith(OCCASIONS):
            yield DraftedQuestion(drop_number(column.heading), "handelse", is_number=True)
        elif column in sums:
            yield DraftedQuestion(drop_number(column.heading), "summa", _list_steps(column)[:SUMMED])
        elif column in groups:
            yield DraftedQuestion(drop_number(column.heading), "grupp")


def _is_of_tool(column: ColumnDescription) -> bool:
    """Whether a column says what became of an answer, and not what was answered."""
    return fold(column.heading).startswith(OF_TOOL)


def _may_group(column: ColumnDescription) -> bool:
    return column.type == "single" and 1 < len(column.answers) <= MOST_GROUPS and not is_yes_no(column)


def _is_milieu(column: ColumnDescription, settings: Settings) -> bool:
    return column.type in {"single", "multi"} and names_milieus(
        order_options(Counter(column.answers)), settings
    )


def is_yes_no(column: ColumnDescription) -> bool:
    """Whether a column is answered by yes and no."""
    return (
        bool(column.answers)
        and column.type == "single"
        and {fold(answer) for answer in column.answers} <= YES_NO
    )


def _list_steps(column: ColumnDescription) -> tuple[str, ...]:
    """Return the answers of a scale in words, from its one end; none where the steps are few, or no scale is known."""
    known = {*(scale_of(column.answers) or ())}
    steps = tuple(option for option in order_options(Counter(column.answers)) if fold(option) in known)
    return steps if len(steps) >= FEWEST_STEPS else ()
