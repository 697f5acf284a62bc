"""The numbers of a sheet that are not used -> what must be told of them, and whether they may be counts that are missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.cells import whole_number
from lagesbild.core.errors import Problem
from lagesbild.core.text import fold
from lagesbild.files.grid import column_letter, column_position, kind
from lagesbild.intake.shapes.count_headings import NUMBERING, is_count

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Candidate

UNREAD_NUMBERS = (
    "Tal som inte används: {cells}. Är något av dem ett antal som ska räknas, rätta kolumnens rubrik eller ange den i regler; "
    "annars behöver inget göras."
)
UNREAD_COUNTS = (
    "Tal som kan vara antal räknas inte: {cells}. Siffrorna är minst så stora. Ge kolumnen en rubrik som säger vad den räknar, "
    "eller ange den i regler; ska talen inte räknas, ta bort dem."
)
MOST_NAMED = 6
"""So many places with numbers that are not used are named; granska --json has all."""
LARGEST_COUNT = 9_999
"""A larger whole number is a code, a sum of money or a number by which something is called. Own choice."""
CODE = re.compile(
    r".*(?:nummer|nr\.?|\bid|[a-zåäö]-?id|kod|beteckning|koordinat\w*|telefon|mobil|\btel|\bfax|latitud\w*|longitud\w*"
    r"|\b(?:lat|lon|long|x|y|z|n|e|uuid|guid|sweref ?99\w*|rt90\w*)|\b(?:dnr|diarie\w*|fastighet\w*|gata|adress"
    r"|postadress|ärende|löpnr|objekt|år|årtal|year|månad|vecka|kvartal|tertial|klockslag|tid|datum|dag|version|sida))"
    r"(?: ?\([^)]*\))?"
)
"""A heading of numbers that name or place something, and never count."""
_ADDRESS = re.compile(r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?")


class NumberRun(NamedTuple):
    """Numbers below each other: the letter of their column, the first and the last row."""

    letter: str
    first: int
    last: int

    @property
    def address(self) -> str:
        """As a spreadsheet writes it."""
        cell = f"{self.letter}{self.first}"
        return cell if self.first == self.last else f"{cell}:{self.letter}{self.last}"


def tell_unread_numbers(
    addresses: Iterable[str], candidate: Candidate, told_rows: Collection[int | None]
) -> Iterator[Problem]:
    """Yield one problem for the numbers of a sheet that are not used, and one for those of them that may be counts.

    Each column is named once, and not at all where its numbers plainly name or place something; so are the rows of notes
    that are told by themselves.
    """
    sheet, layout = candidate.sheet, candidate.layout
    headings = _headings(layout)
    places = [place for place in _by_column(addresses, layout) if place.first not in told_rows]
    told = [place for place in places if not _is_code(headings.get(place.letter, ""), _cells(sheet, place))]
    counts = [place for place in told if _may_count(place, headings.get(place.letter, ""), candidate)]
    others = [place for place in told if place not in counts]
    for code, message, chosen in (
        ("unread_counts", UNREAD_COUNTS, counts),
        ("unread_numbers", UNREAD_NUMBERS, others),
    ):
        if chosen:
            cells = _name_places(chosen, headings)
            yield Problem(code, message.format(cells=cells), sheet.path.name, sheet.name)


def _headings(layout: Layout | None) -> dict[str, str]:
    """Return letter of a column -> its heading."""
    pairs = zip(layout.columns, layout.headings, strict=True) if layout else ()
    return {column_letter(column): heading for column, heading in pairs if heading}


def _by_column(addresses: Iterable[str], layout: Layout | None) -> Iterator[NumberRun]:
    """Yield the places with the runs of one column of the table as one; what stands above and below it by itself."""
    columns: dict[str, NumberRun] = {}
    for address in addresses:
        if match := _ADDRESS.fullmatch(address):
            place = NumberRun(match[1], int(match[2]), int(match[3] or match[2]))
            if layout is None or not layout.holds(place.first):
                yield place
            else:
                before = columns.get(place.letter, place)
                columns[place.letter] = NumberRun(place.letter, before.first, place.last)
    yield from columns.values()


def _cells(sheet: Sheet, place: NumberRun) -> list[Raw]:
    """Return the cells of a place that stand among the first rows of the sheet."""
    column = column_position(place.letter)
    rows = sheet.head[place.first - 1 : place.last]
    return [row[column] for row in rows if column < len(row) and kind(row[column]) != "empty"]


def _is_code(heading: str, cells: Sequence[Raw]) -> bool:
    """Return whether numbers plainly name or place something, by their heading or by what they look like."""
    text = fold(heading)
    if heading and (CODE.fullmatch(text) or NUMBERING.fullmatch(text)):
        return True
    return bool(cells) and all(kind(cell) == "year" or not _may_be_count(cell) for cell in cells)


def _may_be_count(cell: Raw) -> bool:
    try:
        return 0 <= whole_number(cell) <= LARGEST_COUNT
    except ValueError:
        return False


def _may_count(place: NumberRun, heading: str, candidate: Candidate) -> bool:
    """Return whether the numbers may be counts of what a table of counts counts: it has no other rows than counts."""
    layout = candidate.layout
    if not candidate.is_count_table or layout is None or not layout.holds(place.first):
        return False
    return not heading or is_count(heading, candidate.source)


def _name_places(places: Sequence[NumberRun], headings: dict[str, str]) -> str:
    named = [
        f"{place.address} ({heading})" if (heading := headings.get(place.letter)) else place.address
        for place in places[:MOST_NAMED]
    ]
    more = len(places) - MOST_NAMED
    return ", ".join([*named, f"och på {more} ställen till"] if more > 0 else named)
