"""Forms to send out -> Excel workbooks with drop-downs and input texts; the questionnaire as text and workbook."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from lagesbild.outputs.excel.style import A4, LINE, STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from lagesbild.core.forms import AskedQuestion, Template, TemplateColumn

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 — a file property without a zone, fixed so that bytes are the same
INSTRUCTIONS, LISTS = "Så här gör du", "Listor"
ROWS = 500
"""So many rows have drop-downs."""
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "number": "0", "text": "@", "choice": "@"}
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
NARROWEST, WIDEST = 14, 24
SPACE = 6
"""Points above and below the text of a row, together."""
FULL_LINE = 0.95
"""The share of a column's width that text fills on average before a word goes to the next line."""
WIDEST_PAGE = 200
"""Columns wider than this together, in digits, would be too small to read on one page …"""
SCALE = 60
"""… and are printed at this per cent, on several pages that all begin with the first column."""
INSTRUCTION_WIDTHS = (44, 50)
QUESTION_WIDTH, OPTION_WIDTH = 50, 20
LONGEST_TITLE = 32
"""Excel takes no longer title of an input text."""
NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_SHEET_NAME = 31
BYTE_ORDER_MARK = "\ufeff"
QUESTIONNAIRE = "enkatfragor"


def template_files(templates: Sequence[Template], questions: Sequence[AskedQuestion]) -> dict[str, bytes]:
    """File name -> content of every form and of the questionnaire."""
    forms = {f"mall-{template.key}.xlsx": template_workbook(template) for template in templates}
    text = questionnaire_text(questions).encode()
    return forms | {
        f"{QUESTIONNAIRE}.txt": text,
        f"{QUESTIONNAIRE}.xlsx": questionnaire_workbook(questions),
    }


def template_workbook(template: Template) -> bytes:
    """A form as the bytes of an .xlsx: instructions first, then the sheet to fill in, the lists hidden."""
    content = BytesIO()
    book = Workbook(content, OPTIONS)
    book.set_properties({"title": template.title, "author": "lagesbild", "created": CREATED})
    instructions = book.add_worksheet(INSTRUCTIONS)
    sheet = book.add_worksheet(NO_SHEET_NAME.sub(" ", template.sheet)[:LONGEST_SHEET_NAME])
    lists = book.add_worksheet(LISTS)
    lists.hide()
    _instruct(book, instructions, template)
    _head(book, sheet, template.columns)
    for place, column in enumerate(template.columns):
        for row, choice in enumerate(column.choices):
            lists.write_string(row, place, choice)
        sheet.data_validation(1, place, ROWS, place, _validation(column, _range(place, column)))
    _print_setup(instructions, landscape=False)
    sheet.activate()
    book.close()
    return content.getvalue()


def _range(place: int, column: TemplateColumn) -> str:
    """Where the list of a column's choices stands."""
    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name(place)
    return f"={LISTS}!${letter}$1:${letter}${max(1, len(column.choices))}"


def _validation(column: TemplateColumn, choices: str) -> dict[str, object]:
    rules: Mapping[str, dict[str, object]] = {
        "choice": {
            "validate": "list",
            "source": choices,
            "error_message": "Välj ett av alternativen i listan.",
        },
        "date": {
            "validate": "date",
            "criteria": "between",
            "minimum": FIRST_DAY,
            "maximum": LAST_DAY,
            "error_message": "Skriv dagen som 2021-03-01.",
        },
        "number": {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_message": "Skriv ett heltal, 0 eller större.",
        },
        "text": {"validate": "any"},
    }
    return {
        **rules[column.kind],
        "input_title": _shortened(column.heading),
        "input_message": column.hint,
        "error_title": "Det går inte att skriva så",
        "error_type": "warning" if column.several else "stop",
    }


def _shortened(heading: str) -> str:
    return heading if len(heading) <= LONGEST_TITLE else f"{heading[: LONGEST_TITLE - 1].rstrip()}…"


def _head(book: Workbook, sheet: Worksheet, columns: Sequence[TemplateColumn]) -> None:
    """The headings, each column as wide as its heading needs and with the format of its cells."""
    heading = _format(book, "column")
    deepest, total = 1, 0
    for place, column in enumerate(columns):
        width = min(max(len(column.heading) + 3, NARROWEST), WIDEST)
        deepest, total = max(deepest, _lines(column.heading, width)), total + width
        cells = book.add_format({"num_format": NUMBER_FORMATS[column.kind], "valign": "top"})
        sheet.set_column(place, place, width, cells)
        sheet.write_string(0, place, column.heading, heading)
    sheet.set_row(0, LINE * deepest + SPACE)
    sheet.freeze_panes(1, 0)
    _print_setup(sheet)
    if total > WIDEST_PAGE:
        sheet.set_print_scale(SCALE)
        sheet.repeat_columns(0)


def _instruct(book: Workbook, sheet: Worksheet, template: Template) -> None:
    sheet.hide_gridlines(2)
    for place, width in enumerate(INSTRUCTION_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, template.title, _format(book, "title"))
    for number, step in enumerate(template.introduction, start=1):
        sheet.merge_range(number + 1, 0, number + 1, 1, f"{number}. {step}", _format(book, "body"))
        sheet.set_row(number + 1, LINE * _lines(step, sum(INSTRUCTION_WIDTHS)) + SPACE)
    top = len(template.introduction) + 3
    for place, word in enumerate(("Kolumn", "Vad som ska stå där")):
        sheet.write_string(top, place, word, _format(book, "column"))
    sheet.set_row(top, LINE + SPACE)
    for number, column in enumerate(template.columns, start=top + 1):
        told = f"{column.hint}{' Måste fyllas i.' if column.required else ''}"
        sheet.write_string(number, 0, column.heading, _format(book, "term"))
        sheet.write_string(number, 1, told, _format(book, "body"))
        texts = zip((column.heading, told), INSTRUCTION_WIDTHS, strict=True)
        sheet.set_row(number, LINE * max(_lines(text, width) for text, width in texts) + SPACE)


def _lines(text: str, width: float) -> int:
    """How many lines the text takes in a column; words that break early need some room."""
    return -(-len(text) // max(1, int(width * FULL_LINE)))


def _print_setup(sheet: Worksheet, *, landscape: bool = True) -> None:
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if landscape:
        sheet.set_landscape()


def _format(book: Workbook, style: str) -> Format:
    return book.add_format(dict(STYLES[style]))


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
        sheet.write_string(0, place, heading, _format(book, "column"))
    sheet.set_row(0, LINE + SPACE)
    for row, question in enumerate(questions, start=1):
        sheet.write_number(row, 0, row, book.add_format({**STYLES["body"], "align": "left"}))
        for place, text in enumerate((question.wording, question.kind, *question.options), start=1):
            sheet.write_string(row, place, text, _format(book, "body"))
        longest = max((_lines(option, OPTION_WIDTH) for option in question.options), default=1)
        sheet.set_row(row, LINE * max(longest, _lines(question.wording, QUESTION_WIDTH)) + SPACE)
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, QUESTION_WIDTH)
    sheet.set_column(2, len(headings) - 1, OPTION_WIDTH)
    sheet.freeze_panes(1, 2)
    _print_setup(sheet)
    book.close()
    return content.getvalue()
