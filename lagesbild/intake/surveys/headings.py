"""The headings of an export: finding their row, telling the tool's own columns from the questions."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from lagesbild.core.text import fold, keep_short
from lagesbild.files.sheet import Layout
from lagesbild.intake.surveys.tool import Field, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Sheet

HEADER_SEARCH = 15
"""Titles and notes above the headings are never more rows than this."""

_NUMBERED = re.compile(r"^[a-zåäö]{0,6} ?\d{1,3}[.):] ?(?=\D)")
_KIND = re.compile(r" ?\((ett val|flera val|kort text|lång text|heltal)\)$")
_MARKS = " *:"
"""What stands after a question that must be answered, and after a heading in a form."""
_OTHERS = re.compile(r"[\W_]+")
_PERSONAL = re.compile(
    r"(din|ditt|your|ihre?|respondents?|recipient|svarandens|uppgiftslämnarens?|kontaktpersone?n?s?)?"
    r"(e?mail(add?ress|adresse)?|epost(adress|adresse)?|användarnamn|username"
    r"|(full|fullständigt|first|last|sur|för|efter|for|etter|vor|nach)?(name|namn|navn)"
    r"|ip|ipadd?ress|ipadresse|ipaddr"
    r"|(location)?(latitude|longitude|latitud|longitud|accuracy)|koordinater"
    r"|tel(nr)?|(mobil|tele)(fon|telefon|phone)?(nummer|number|nr)?|phone(number)?|tlf"
    r"|handläggare|anmälare|utredare|(inlämnad|lämnad|inlämnat|anmäld|registrerad|skapad|upprättad)av"
    r"|personnummer|external(data)?reference|kontaktperson|uppgiftslämnare|vadheterdu)"
)


def plain(raw: Raw) -> str:
    """Give the letters and digits of a heading alone, so that spellings of a tool's own columns meet.

    >>> plain("E-postadress "), plain("Respondent ID"), plain("RespondentID")
    ('epostadress', 'respondentid', 'respondentid')
    """
    return _letters_of(str(raw))


@keep_short
def _letters_of(heading: str) -> str:
    return _OTHERS.sub("", fold(heading))


def tidy(raw: Raw) -> str:
    r"""Give the heading as one line of text: entities resolved, tags and surplus blanks gone.

    >>> tidy("<b>Hot &amp;\n våld?</b> ")
    'Hot & våld?'
    """
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]*>", " ", unescape(str(raw))).split())


def bare(heading: str) -> str:
    """Give a question for comparing: folded, without its number in the form and the kind of answer after it.

    >>> bare("F4. Vilken miljö gällde det? (flera val) *"), bare("2 tecken?"), bare("Enhet:")
    ('vilken miljö gällde det?', '2 tecken?', 'enhet')
    """
    return _KIND.sub("", _NUMBERED.sub("", fold(heading).rstrip(_MARKS))).rstrip(_MARKS)


def drop_number(heading: str) -> str:
    """Give a question without its number in the form.

    >>> drop_number("Q1. Har ni sett tecken?"), drop_number("2 tecken?")
    ('Har ni sett tecken?', '2 tecken?')
    """
    return re.sub(_NUMBERED.pattern, "", heading, flags=re.IGNORECASE)


def is_personal(heading: str) -> bool:
    """Whether the column asks who or where the respondent is; a tool's repeat digit is disregarded.

    >>> is_personal("Name2"), is_personal("1. E-post:"), is_personal("Namn på enheten")
    (True, True, False)
    """
    return bool(_PERSONAL.fullmatch(plain(heading).strip("0123456789")))


def bracketed(heading: str) -> tuple[str, str]:
    """Give the question and the option of "question [option]"; the option is "" when there is none.

    >>> bracketed("Sett tecken [i år]? [Klotter [tags]]")
    ('Sett tecken [i år]?', 'Klotter [tags]')
    """
    depth = 0
    for start in range(len(heading) - 1 if heading.endswith("]") else -1, 0, -1):
        depth += {"]": 1, "[": -1}.get(heading[start], 0)
        if depth == 0:
            return heading[:start].strip(), heading[start + 1 : -1].strip()
    return heading, ""


def header_row(sheet: Sheet, fits: Callable[[Sequence[str], Sequence[Sequence[Raw]]], bool]) -> int | None:
    """Give the 1-based number of the first row whose plain names, with the rows below, fit."""
    for number, row in enumerate(sheet.head[:HEADER_SEARCH], start=1):
        if fits([plain(cell) for cell in row], sheet.head[number:]):
            return number
    return None


def cells_of(sheet: Sheet, row: int) -> dict[int, str]:
    """Give the tidied texts of a 1-based row of the head, by 0-based column; blank cells left out."""
    if not 0 < row <= len(sheet.head):
        return {}
    return {column: text for column, cell in enumerate(sheet.head[row - 1]) if (text := tidy(cell))}


def layout_of(sheet: Sheet, header_rows: tuple[int, ...], headings: Mapping[int, str]) -> Layout:
    """Give the layout for headings that a tool has understood; its end is as the reader finds it."""
    located = sheet.layout
    first = header_rows[-1] + 1
    last = located.last_data_row if located else None
    if last is not None and last < first:
        last = None
    return Layout(header_rows, first, last, tuple(headings), tuple(headings.values()))


def fields_of(
    headings: Iterable[tuple[int, str, str]], roles_by_name: Mapping[str, Role]
) -> tuple[Field, ...]:
    """Give the field of each (column, question, option), with its role."""
    return tuple(
        Field(column, roles_by_name.get(plain(heading)) or _role(heading), heading, option)
        for column, heading, option in headings
    )


def _role(heading: str) -> Role:
    return Role.PERSONAL if is_personal(heading) else Role.QUESTION


def roles(names_by_role: Mapping[Role, str]) -> dict[str, Role]:
    """Give a tool's own columns from one line of plain names per role."""
    return {name: role for role, names in names_by_role.items() for name in names.split()}


def split_header(
    sheet: Sheet, row: int, own: Iterable[int]
) -> tuple[tuple[int, ...], dict[int, tuple[str, str]]]:
    """Give the header rows and each column's (question, option).

    A row of options may stand below, or one of questions above, the `row` with the tool's `own` columns. A
    question stands over its first column only.
    """
    here, below, above = (cells_of(sheet, number) for number in (row, row + 1, row - 1))
    tool_columns = frozenset(own)
    if _only_beside(below, here, tool_columns):
        return (row, row + 1), _filled_right(here, below, tool_columns)
    if _only_beside(above, here, tool_columns):
        return (row - 1, row), _filled_right(above, here, tool_columns)
    return (row,), {column: (text, "") for column, text in here.items()}


def _only_beside(other: Mapping[int, str], here: Mapping[int, str], own: frozenset[int]) -> bool:
    """Whether a row says something, but nothing of its own at the tool's own columns."""
    return bool(other.keys() - own) and all(other.get(column, here[column]) == here[column] for column in own)


def _filled_right(
    top: Mapping[int, str], bottom: Mapping[int, str], own: frozenset[int]
) -> dict[int, tuple[str, str]]:
    headings: dict[int, tuple[str, str]] = {}
    question = ""
    for column in sorted({*top, *bottom}):
        under = bottom.get(column, "")
        question = "" if column in own else top.get(column, question)
        alone = not question or under == question
        headings[column] = (top.get(column, under), "") if alone else (question, under)
    return headings
