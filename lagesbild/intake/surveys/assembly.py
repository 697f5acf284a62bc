"""The fields of an export -> its answers, for every tool alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from lagesbild.intake.columns import code_distinct, empty_rows, map_distinct
from lagesbild.intake.surveys.answers import INCOMPLETE, TEST_ANSWER, TOTAL_ROW, Answers
from lagesbild.intake.surveys.cells import as_text
from lagesbild.intake.surveys.completion import find_completion, set_aside_unfinished
from lagesbild.intake.surveys.headings import is_personal
from lagesbild.intake.surveys.option_columns import gather_crosses, part_options
from lagesbild.intake.surveys.questions import is_tick, questions_of
from lagesbild.intake.surveys.row_status import find_row_status, find_sum_rows, find_test_answers
from lagesbild.intake.surveys.timestamps import parse_timestamps
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.surveys.option_columns import Crossed
    from lagesbild.intake.surveys.tool import Export, Field, Tool

_CONTACT = re.compile(
    r"\S+@\S+\.\w+|(\d{1,3}\.){3}\d{1,3}|(\+\d\d|0[1-9]\d{0,2})[- /]?\d[\d ]{4,}\d|(19|20)?\d{6}[-+]\d{4}|anonymous"
)
"""E-mail and IP addresses, telephone numbers and personal identity numbers."""


def assemble(
    sheet: Sheet,
    by: tuple[Tool, Export],
    known: Mapping[str, Sequence[str]],
    crossed: Crossed | None = None,
    status: pd.Series[str] | None = None,
) -> Answers:
    """Give the answers of an export: personal columns left behind, cells typed, every row with its status.

    `by` is the tool and what it understood of the sheet, `crossed` the question whose options may head columns of
    crosses. Where the `status` of the rows is known, they are not judged as answers.
    """
    tool, export = by[0], find_completion(by[1], sheet)
    own, cells = _read(sheet, tool, export)
    contacts = [field for field in _questions(export) if _is_contact(cells[field.column], field, tool)]
    cells = cells.drop(columns=[field.column for field in contacts])
    asked = _part(
        [field for field in _questions(export) if field not in contacts], cells, tool, known, crossed
    )
    response, submitted = _identify_answers(own, cells)
    if status is None:
        marked = {
            TEST_ANSWER: find_test_answers(cells),
            TOTAL_ROW: find_sum_rows(cells, own.values(), submitted),
        }
        status = find_row_status(cells, marked, own, (*tool.rules, set_aside_unfinished(own)), submitted)
    else:
        status = status.reindex(cells.index, fill_value=INCOMPLETE)
        marked = {reason: status == reason for reason in (TEST_ANSWER, TOTAL_ROW)}
    left_out = marked[TEST_ANSWER] | marked[TOTAL_ROW]
    answered = list(questions_of(empty_rows(cells, left_out), asked, tool, known))
    return Answers(
        tool.key,
        export.layout,
        tuple(question for question, _ in answered),
        _side_by_side([answers for _, answers in answered], cells),
        cells.astype(object).copy(),  # in one piece: hundreds of columns by themselves are slow
        response,
        submitted,
        status,
        tuple(
            field.full_heading for field in export.fields if field.role is Role.PERSONAL or field in contacts
        ),
        {field.column: str(field.role) for field in export.fields if field.role is not Role.QUESTION}
        | {field.column: str(Role.PERSONAL) for field in contacts},
    )


def _part(
    asked: Sequence[Field],
    cells: pd.DataFrame,
    tool: Tool,
    known: Mapping[str, Sequence[str]],
    crossed: Crossed | None,
) -> tuple[Field, ...]:
    """Give the fields of the questions, with the columns that stand for one option each known as such."""

    def says_chosen(field: Field) -> bool:
        return is_tick(cells[field.column], field, tool)

    parted = part_options(asked, known.keys(), says_chosen)
    return gather_crosses(parted, crossed, says_chosen) if crossed else parted


def _questions(export: Export) -> list[Field]:
    return [field for field in export.fields if field.role is Role.QUESTION]


def _read(sheet: Sheet, tool: Tool, export: Export) -> tuple[dict[Role, pd.Series[Any]], pd.DataFrame]:
    """Give the tool's own columns by role, and the questions' cells by position, as categories ("" for no answer)."""
    left = (Role.PERSONAL, Role.PASSED_OVER)
    taken = sorted({field.column for field in export.fields if field.role not in left})
    frame = sheet.read(export.layout, taken)
    tool_fields = [field for field in export.fields if field.role not in (*left, Role.QUESTION)]
    own: dict[Role, pd.Series[Any]] = {
        field.role: frame[field.column].astype(object) for field in tool_fields
    }
    asked = [field.column for field in _questions(export)]
    cells = frame[asked].apply(lambda column: code_distinct(column, lambda cell: _answer(cell, tool)))
    cells.attrs = frame.attrs
    return own, cells


def _answer(cell: Raw, tool: Tool) -> Raw:
    """Give the cell, or "" when it says that there is no answer."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\u00a0", " ").strip()
    return "" if text.casefold() in tool.blanks else text


def _is_contact(column: pd.Series[Any], field: Field, tool: Tool) -> bool:
    """Whether the column names respondents: by the part of a question, or because most of what was written does.

    "E-post" as one of several choices is no address.
    """
    if is_personal(field.option):
        return not is_tick(column, field, tool)
    written = [cell for cell in column.unique() if isinstance(cell, str) and cell]
    return sum(bool(_CONTACT.fullmatch(cell)) for cell in written) * 2 > len(written)


def _identify_answers(
    own: Mapping[Role, pd.Series[Any]], cells: pd.DataFrame
) -> tuple[pd.Series[str], pd.Series[pd.Timestamp]]:
    """Give the response ids ("" when there are none) and the times of sending in."""
    nothing = pd.Series("", index=cells.index, dtype=object)
    response = map_distinct(own.get(Role.RESPONSE, nothing), as_text)
    return response, parse_timestamps(own.get(Role.SUBMITTED, nothing))


def _side_by_side(answers: Sequence[pd.Series[Any]], cells: pd.DataFrame) -> pd.DataFrame:
    frame = pd.DataFrame(dict(enumerate(answers)), index=cells.index, dtype=object)
    frame.attrs = cells.attrs
    return frame
