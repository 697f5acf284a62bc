"""A reminder -> a workbook of those to whom it goes, and the mail's text with its fields, for the mail merge of Word."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
from xlsxwriter import Workbook

from lagesbild.core.wording import period
from lagesbild.outputs.excel.form_sheets import CREATED, OPTIONS, set_up_print
from lagesbild.outputs.word.page import set_language
from lagesbild.outputs.word.xml import add_field
from lagesbild.outputs.zip import with_fixed_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.reminders import Reminder

HEADINGS = ("Enhet", "Kontakt", "Epost", "Enkat", "Period")
"""The fields of the mail merge: words that Word takes as they are."""
UNIT = HEADINGS[0]
WIDTHS = (36, 24, 40, 28, 28)
SHEET = "Mottagare"
GREETING, REGARDS = "Hej!", "Med vänlig hälsning"
SUBJECT = "Påminnelse om {noun}"
BEFORE_UNIT = "Vi har inte fått något svar från "
AFTER_UNIT = " på {noun}. Den gäller {days} och behövs för den lokala lägesbilden för {area}."
NOTHING_TO_TELL = (
    "Har inget förekommit är det också ett svar. Skicka in enkäten ändå, med nej på den första frågan."
)
ANSWERED = "Har ni redan svarat kan ni bortse från det här."


def reminder_files(reminder: Reminder) -> dict[str, bytes]:
    """Name -> content of the workbook and the text."""
    name = f"paminnelse-{reminder.key}-{reminder.year}"
    return {f"{name}.xlsx": _workbook(reminder), f"{name}.docx": _mail_text(reminder)}


def mail_subject(reminder: Reminder) -> str:
    """The line of the subject, which the mail merge asks for."""
    return SUBJECT.format(noun=reminder.noun)


def _days(reminder: Reminder) -> str:
    return period(reminder.period.start, reminder.period.end)


def _workbook(reminder: Reminder) -> bytes:
    content = BytesIO()
    book = Workbook(content, OPTIONS)
    book.set_properties({"title": mail_subject(reminder), "author": "lagesbild", "created": CREATED})
    sheet = book.add_worksheet(SHEET)
    about = (reminder.label, _days(reminder))
    rows: Sequence[Sequence[str]] = [HEADINGS, *((*to, *about) for to in reminder.recipients)]
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    set_up_print(sheet)
    book.close()
    return content.getvalue()


def _mail_text(reminder: Reminder) -> bytes:
    document = docx.Document()
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.title = mail_subject(reminder)
    document.core_properties.created = document.core_properties.modified = CREATED
    set_language(document)
    document.add_paragraph(GREETING)
    paragraph = document.add_paragraph(BEFORE_UNIT)
    add_field(paragraph, f"MERGEFIELD {UNIT}", f"«{UNIT}»")
    paragraph.add_run(AFTER_UNIT.format(noun=reminder.noun, days=_days(reminder), area=reminder.area))
    for text in (NOTHING_TO_TELL, ANSWERED, REGARDS):
        document.add_paragraph(text)
    content = BytesIO()
    document.save(content)
    return with_fixed_times(content.getvalue())
