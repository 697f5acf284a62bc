"""The questionnaire as a text to paste into a survey tool, and as a workbook."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from lagesbild.outputs.excel.form_sheets import (
    CREATED,
    OPTIONS,
    SPACE,
    add_format,
    count_lines,
    set_up_print,
)
from lagesbild.outputs.excel.style import LINE, STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.forms import AskedQuestion


QUESTION_WIDTH, OPTION_WIDTH = 50, 20
BYTE_ORDER_MARK = "\ufeff"
QUESTIONNAIRE = "enkatfragor"


def questionnaire_text(questions: Sequence[AskedQuestion]) -> str:
    """The questionnaire as text to paste into a survey tool: a question, its options a line each, a blank line."""
    parts = (
        "\r\n".join((f"{number}. {question.wording}{_remark(question)}", *question.options))
        for number, question in enumerate(questions, start=1)
    )
    return BYTE_ORDER_MARK + "\r\n\r\n".join(parts) + "\r\n"


def _remark(question: AskedQuestion) -> str:
    return "" if question.kind == "Ett val" else f" ({question.kind.lower()})"


def questionnaire_workbook(questions: Sequence[AskedQuestion]) -> bytes:
    """The questionnaire as a workbook: a question a row, each option in a column of its own."""
    content = BytesIO()
    book = Workbook(content, OPTIONS)
    book.set_properties({"title": "Enkätfrågor", "author": "lagesbild", "created": CREATED})
    sheet = book.add_worksheet("Enkätfrågor")
    most = max(len(question.options) for question in questions)
    headings = ("Nr", "Fråga", "Svarstyp", *(f"Alternativ {n}" for n in range(1, most + 1)))
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, add_format(book, "column"))
    sheet.set_row(0, LINE + SPACE)
    for row, question in enumerate(questions, start=1):
        sheet.write_number(row, 0, row, book.add_format({**STYLES["body"], "align": "left"}))
        for place, text in enumerate((question.wording, question.kind, *question.options), start=1):
            sheet.write_string(row, place, text, add_format(book, "body"))
        longest = max((count_lines(option, OPTION_WIDTH) for option in question.options), default=1)
        sheet.set_row(row, LINE * max(longest, count_lines(question.wording, QUESTION_WIDTH)) + SPACE)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, QUESTION_WIDTH)
    sheet.set_column(2, len(headings) - 1, OPTION_WIDTH)
    sheet.freeze_panes(1, 2)
    set_up_print(sheet)
    book.close()
    return content.getvalue()
