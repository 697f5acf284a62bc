"""The Swedish names of the codes that the values carry, long and short."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import AtLeast, MissingValue, Share
from lagesbild.core.wording import MISSING, digits, known_value, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.figures import State, Verdict
    from lagesbild.core.report import Edition
    from lagesbild.core.tables import Table, Value


class Label(NamedTuple):
    """A name as it is written out, and as it stands in a narrow column (twelve signs at most)."""

    full: str
    short: str


class ReasonWords(NamedTuple):
    """Why a row is set aside, said of one, in a narrow column, and of many."""

    full: str
    short: str
    many: str


class ValueMark(NamedTuple):
    """What stands in a cell that holds no figure, in a narrow column too, and what it means."""

    full: str
    short: str
    meaning: str


NOTHINGS: Mapping[MissingValue, ValueMark] = {
    missing: ValueMark(MISSING[missing], short, meaning)
    for missing, short, meaning in (
        (MissingValue.NOT_REPORTED, "saknas", "tillfrågad, men har inte svarat eller angett antal"),
        (MissingValue.NOT_READ, "ej inläst", "underlag har lämnats men har inte kunnat läsas in"),
        (MissingValue.NOT_ASKED, "ej tillfr.", "uppgiften har inte efterfrågats"),
        (MissingValue.NOT_CLASSIFIED, "ej uppd.", "den som lämnat uppgiften har inte delat upp den så"),
        (MissingValue.SUPPRESSED, "..", "visas inte, för att skydda enskilda"),
        (MissingValue.NOT_SUMMED, "summeras ej", "uppgifterna är inte delar av något och läggs inte ihop"),
        (MissingValue.BREAK, "ej jämf.", "siffran finns, men serien är bruten här"),
    )
}
AT_LEAST_LEGEND = (
    "minst = det kan vara fler: något i underlaget saknas, gick inte att läsa eller är inte uppdelat så"
)
ZERO_LEGEND = "0 = tillfrågad och har redovisat att inget förekommit"

REASONS: Mapping[str, ReasonWords] = {
    "incomplete": ReasonWords("ofullständigt svar", "ofullständ.", "ofullständiga svar"),
    "outside_period": ReasonWords("utanför perioden", "annan period", "utanför perioden"),
    "outside_area": ReasonWords("utanför området", "annat område", "utanför området"),
    "not_extremist": ReasonWords("ej extremistiskt", "ej extrem.", "ej extremistiska"),
    "duplicate": ReasonWords("dubblett", "dubblett", "dubbletter"),
    "withdrawn": ReasonWords("makulerad", "makulerad", "makulerade"),
    "test_answer": ReasonWords("testsvar", "testsvar", "testsvar"),
    "total_row": ReasonWords("summarad", "summarad", "summarader"),
    "unreadable": ReasonWords("oläsbart värde", "oläsbart", "oläsbara värden"),
}


def set_aside_text(number: int, reason: str) -> str:
    """How many rows are set aside for a reason.

    >>> set_aside_text(1, "incomplete"), set_aside_text(2, "incomplete")
    ('1 ofullständigt svar', '2 ofullständiga svar')
    """
    label = REASONS[reason]
    return f"{digits(number)} {label.full if number == 1 else label.many}"


VERDICTS: Mapping[Verdict, Label] = {
    "ej_jamforbart": Label("ej jämförbart", "ej jämf."),
    "for_fa_for_att_jamfora": Label("för få för att jämföra", "för få"),
    "ingen_sakerstalld_forandring": Label("ingen säkerställd förändring", "ej säkerst."),
    "okning": Label("ökning", "ökning"),
    "minskning": Label("minskning", "minskning"),
}
UNCERTAIN = Label("osäkert", "?")
STATES: Mapping[State, Label] = {
    "received": Label("inkommit", "inkommit"),
    "text_received": Label("inkommit, ej inläst", "ej inläst"),
    "not_received": Label("ej inkommit", "ej inkommit"),
    "not_asked": Label("ej tillfrågad", "ej tillfr."),
}
EDITIONS: Mapping[Edition, str] = {"intern": "intern utgåva", "publik": "publik utgåva"}


def verdict(code: Verdict, *, uncertain: bool = False) -> str:
    """A verdict written out.

    >>> verdict("okning", uncertain=True)
    'ökning (osäkert)'
    """
    return f"{VERDICTS[code].full} ({UNCERTAIN.full})" if uncertain else VERDICTS[code].full


def number_or_mark(number: int | None) -> Value:
    """A number that may be withheld from the edition, as what stands in a cell."""
    return MissingValue.SUPPRESSED if number is None else number


def cell_text(value: Value) -> str:
    """What stands in a cell: a figure in digits, a share by the rule for percentages, a text, or a mark."""
    return NOTHINGS[value].full if isinstance(value, MissingValue) else _figure_or_text(value)


def short_cell_text(value: Value) -> str:
    """The same for a narrow column."""
    return NOTHINGS[value].short if isinstance(value, MissingValue) else _figure_or_text(value)


def _figure_or_text(value: int | AtLeast | Share | str) -> str:
    if isinstance(value, int | AtLeast):
        return known_value(value)
    return percent(value) if isinstance(value, Share) else value


def legend(table: Table, *, short: bool = False) -> tuple[str, ...]:
    """A line for each mark that stands in a table, and one for the zero where marks and zeros meet.

    Empty when every cell holds an exact figure or a text: a zero then needs no explanation.
    """
    values = {cell.value for row in table.rows for cell in row.cells}
    marks = tuple(
        f"{mark.short if short else mark.full} = {mark.meaning}"
        for nothing, mark in NOTHINGS.items()
        if nothing in values
    )
    if any(isinstance(value, AtLeast) for value in values):
        marks = (AT_LEAST_LEGEND, *marks)
    return (ZERO_LEGEND, *marks) if marks and 0 in values else marks
