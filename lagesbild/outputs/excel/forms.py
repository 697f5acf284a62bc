"""Forms to send out -> Excel workbooks with drop-downs and input texts."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from lagesbild.outputs.excel.form_sheets import (
    CREATED,
    OPTIONS,
    SPACE,
    add_format,
    count_lines,
    set_up_print,
)
from lagesbild.outputs.excel.style import LINE
from lagesbild.outputs.questionnaire import questionnaire_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from lagesbild.core.forms import Questionnaire, Template, TemplateColumn

INSTRUCTIONS, LISTS = "Så här gör du", "Listor"
ROWS = 500
"""So many rows have drop-downs."""
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "number": "0", "text": "@", "choice": "@"}
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
NARROWEST, WIDEST = 14, 24
WIDEST_PAGE = 200
"""Columns wider than this together, in digits, would be too small to read on one page …"""
SCALE = 60
"""… and are printed at this per cent, on several pages that all begin with the first column."""
INSTRUCTION_WIDTHS = (44, 50)
LONGEST_TITLE = 32
"""Excel takes no longer title of an input text."""
NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_SHEET_NAME = 31


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
    set_up_print(instructions, landscape=False)
    sheet.activate()
    book.close()
    return content.getvalue()


def _range(place: int, column: TemplateColumn) -> str:
    """Where the list of a column's choices stands."""
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
    heading = add_format(book, "column")
    deepest, total = 1, 0
    for place, column in enumerate(columns):
        width = min(max(len(column.heading) + 3, NARROWEST), WIDEST)
        deepest, total = max(deepest, count_lines(column.heading, width)), total + width
        cells = book.add_format({"num_format": NUMBER_FORMATS[column.kind], "valign": "top"})
        sheet.set_column(place, place, width, cells)
        sheet.write_string(0, place, column.heading, heading)
    sheet.set_row(0, LINE * deepest + SPACE)
    sheet.freeze_panes(1, 0)
    set_up_print(sheet)
    if total > WIDEST_PAGE:
        sheet.set_print_scale(SCALE)
        sheet.repeat_columns(0)


def _instruct(book: Workbook, sheet: Worksheet, template: Template) -> None:
    sheet.hide_gridlines(2)
    for place, width in enumerate(INSTRUCTION_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, template.title, add_format(book, "title"))
    for number, step in enumerate(template.introduction, start=1):
        sheet.merge_range(number + 1, 0, number + 1, 1, f"{number}. {step}", add_format(book, "body"))
        sheet.set_row(number + 1, LINE * count_lines(step, sum(INSTRUCTION_WIDTHS)) + SPACE)
    top = len(template.introduction) + 3
    for place, word in enumerate(("Kolumn", "Vad som ska stå där")):
        sheet.write_string(top, place, word, add_format(book, "column"))
    sheet.set_row(top, LINE + SPACE)
    for number, column in enumerate(template.columns, start=top + 1):
        told = f"{column.hint}{' Måste fyllas i.' if column.required else ''}"
        sheet.write_string(number, 0, column.heading, add_format(book, "term"))
        sheet.write_string(number, 1, told, add_format(book, "body"))
        texts = zip((column.heading, told), INSTRUCTION_WIDTHS, strict=True)
        sheet.set_row(number, LINE * max(count_lines(text, width) for text, width in texts) + SPACE)


def template_files(
    templates: Sequence[Template], questionnaires: Sequence[Questionnaire]
) -> dict[str, bytes]:
    """File name -> content of every form, and of the questions of each survey for each tool."""
    forms = {f"mall-{template.key}.xlsx": template_workbook(template) for template in templates}
    for survey in questionnaires:
        forms |= questionnaire_files(survey)
    return forms
