"""What comes out of a survey export: its questions, and one row per respondent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from lagesbild.files.sheet import Layout

QuestionType = Literal["single", "multi", "text", "number", "date", "id"]
INCOMPLETE, DUPLICATE, TEST_ANSWER = "incomplete", "duplicate", "test_answer"
OUTSIDE_PERIOD, TOTAL_ROW = "outside_period", "total_row"
"""Why a respondent's row is set aside, in the words of model.REASONS."""


class AnsweredQuestion(Struct, frozen=True):
    """One question, however many columns of the sheet it spans (0-based positions).

    `options` are those known or seen, in order of first appearance; empty for all but single and multi.
    """

    heading: str
    type: QuestionType
    columns: tuple[int, ...]
    options: tuple[str, ...] = ()


class Answers(Struct, frozen=True):
    """All answers of one sheet.

    `frame` has the sheet's row numbers as index, and column n holds question n: a tuple of options for
    multi, a number for number, text (dates as ISO text) for the rest, "" for no answer; its `attrs` are those
    of the sheet as read; `cells` has the cells that the answers were made of, by position in the sheet. `response`,
    `submitted` and `status` share its index; `status` is "counted" or a reason. `dropped` names the
    personal columns that were never taken in.
    """

    system: str
    layout: Layout
    questions: tuple[AnsweredQuestion, ...]
    frame: pd.DataFrame
    cells: pd.DataFrame
    response: pd.Series[str]
    submitted: pd.Series[pd.Timestamp]
    status: pd.Series[str]
    dropped: tuple[str, ...]
    tool_columns: Mapping[int, str]
    """Position -> the role of a column that is no question: the survey tool's own, and personal ones."""
