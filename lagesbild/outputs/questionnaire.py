"""The questions of a survey as a text for each survey tool, and as a workbook."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from lagesbild.core.forms import CHOICE_KINDS
from lagesbild.core.wording import enumerate_words
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
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.core.forms import AnswerKind, AskedQuestion, Questionnaire


QUESTION_WIDTH, OPTION_WIDTH = 50, 20
BYTE_ORDER_MARK = "\ufeff"


class SurveyTool(NamedTuple):
    """A survey tool: how questions are brought into it, and how they are written for that."""

    name: str
    """The end of the file's name."""
    title: str
    how: str
    numbered: bool
    lettered: bool = False
    """Whether the options have letters, by which they are known when a document is read."""
    remarked: bool = False
    """Whether the kind of answer stands behind the question."""


TOOLS = (
    SurveyTool(
        "microsoft-forms",
        "Microsoft Forms",
        "Kopiera allt under strecket till ett tomt Worddokument, spara det, och välj Snabbimport i Forms.",
        numbered=True,
        lettered=True,
    ),
    SurveyTool(
        "google-forms",
        "Google Formulär",
        "Klistra in en fråga i taget. Alla rader med svar klistras in på en gång, i rutan för det första svaret.",
        numbered=False,
    ),
    SurveyTool(
        "ovriga",
        "SurveyMonkey och andra verktyg",
        "Kan verktyget klistra in eller läsa in en hel enkät, ta allt under strecket. Annars en fråga i taget.",
        numbered=True,
        remarked=True,
    ),
)
SAME_WORDS = "Ändra inte orden i frågor och svar: på dem känns svaren igen när de kommer in."
HINTS: Mapping[AnswerKind, str] = {
    "Flera val": "Flera svar får väljas",
    "Heltal": "Svaret är ett heltal",
    "Kort text": "Svaret är en kort text",
    "Lång text": "Svaret är en lång text",
}
"""What must be set by hand of a question that is not one with one choice."""
RULE = "-" * 40


def questionnaire_files(survey: Questionnaire) -> dict[str, bytes]:
    """File name -> content: the questions of a survey as a text for each tool, and as a workbook."""
    name = f"fragor-{survey.key}"
    texts = {f"{name}-{tool.name}.txt": tool_text(survey, tool).encode() for tool in TOOLS}
    return texts | {f"{name}.xlsx": questionnaire_workbook(survey.questions)}


def tool_text(survey: Questionnaire, tool: SurveyTool) -> str:
    """How the questions are brought into a tool and what is to set there; below a rule the questions, to be pasted."""
    top = (
        f"{survey.title}: frågor för {tool.title}",
        "",
        tool.how,
        SAME_WORDS,
        *_list_hints(survey.questions),
    )
    asked = (_lay_out(number, question, tool) for number, question in enumerate(survey.questions, start=1))
    parts = ("\r\n".join((*top, RULE)), *("\r\n".join(lines) for lines in asked))
    return BYTE_ORDER_MARK + "\r\n\r\n".join(parts) + "\r\n"


def _lay_out(number: int, question: AskedQuestion, tool: SurveyTool) -> Iterator[str]:
    """The question on a line, and each of its options on one."""
    remark = f" ({question.kind.lower()})" if tool.remarked and question.kind != "Ett val" else ""
    yield f"{f'{number}. ' if tool.numbered else ''}{question.wording}{remark}"
    for letter, option in zip(cycle(ascii_uppercase), question.options):
        yield f"{letter}. {option}" if tool.lettered else option


def _list_hints(questions: Sequence[AskedQuestion]) -> Iterator[str]:
    """What is to set by hand, with the numbers of the questions."""
    numbered = list(enumerate(questions, start=1))
    for kind, hint in HINTS.items():
        if numbers := [number for number, question in numbered if question.kind == kind]:
            yield f"{hint}: {_name(numbers)}."
    if bare := [n for n, question in numbered if question.kind in CHOICE_KINDS and not question.options]:
        yield f"Skriv själv svaren att välja bland: {_name(bare)}."
    for number, question in numbered:
        earlier, answers = question.asked_if
        if earlier:
            chosen = enumerate_words([f"”{answer}”" for answer in answers], "eller")
            yield f"Fråga {number} ställs bara till den som svarat {chosen} på {_name(earlier, 'eller')}."


def _name(numbers: Sequence[int], last: str = "och") -> str:
    return f"fråga {enumerate_words([str(number) for number in numbers], last)}"


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
