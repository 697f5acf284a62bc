"""Cells of an .xlsx without a value, which the reader of the file does not tell from empty ones."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.reading.archive import Package

ERROR = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]* t="e"')
NO_RESULT = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]* t="str")[^>]*>'
    rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
MOST_PROBLEMS = 20

FLAWS = (
    (ERROR, "error_cell", "innehåller ett felvärde (till exempel #SAKNAS!)"),
    (NO_RESULT, "formula_without_value", "innehåller en formel utan sparat värde"),
)


class Flaw(NamedTuple):
    """What is wrong with a cell, and where it stands."""

    code: str
    what: str
    column: str
    row: int


def found(piece: bytes) -> Iterator[Flaw]:
    """Give the flaws of a piece of a sheet's XML."""
    for pattern, code, what in FLAWS:
        for place in pattern.finditer(piece):
            yield Flaw(code, what, place[1].decode(), int(place[2]))


def problems(package: Package, flaws: Mapping[str, Sequence[Flaw]]) -> dict[str, tuple[Problem, ...]]:
    """Give the problems of each sheet by its name, from the flaws of each part."""
    names = _names(package)
    return {
        name: tuple(_problems(package, name, those))
        for name, those in ((names.get(part, part), those) for part, those in flaws.items() if those)
    }


def _problems(package: Package, name: str, flaws: Sequence[Flaw]) -> Iterator[Problem]:
    """Give a problem for each cell without a value, and one for those beyond the first twenty."""
    for code, what, column, row in flaws[:MOST_PROBLEMS]:
        message = f"Cell {column}{row} {what} och läses som tom. Rätta cellen i Excel och spara om filen."
        yield Problem(code, message, package.path.name, name, row, column)
    more = len(flaws) - MOST_PROBLEMS
    if more > 0:
        message = (
            f"Ytterligare {more} celler saknar värde av samma skäl. Rätta dem i Excel och spara om filen."
        )
        yield Problem("more_empty_cells", message, package.path.name, name)


def _names(package: Package) -> dict[str, str]:
    """Give the name of each sheet by the part that holds it."""
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target").removeprefix("/xl/").removeprefix("xl/")
        for tag in re.findall(r"<Relationship\b[^>]*>", package.text("xl/_rels/workbook.xml.rels"))
    }
    return {
        f"xl/{targets.get(_attribute(tag, 'r:id'), '')}": _attribute(tag, "name")
        for tag in re.findall(r"<sheet\b[^>]*>", package.text("xl/workbook.xml"))
    }


def _attribute(tag: str, name: str) -> str:
    r"""Give an attribute of a tag; empty when it has none of that name.

    >>> _attribute('<sheet name="A &amp; B" sheetId="1"/>', "name")
    'A & B'
    """
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def counts_from_1904(package: Package) -> bool:
    """Whether the workbook's day numbers count from 1904, as older Macs did."""
    return bool(re.search(r'<workbookPr\b[^>]*\sdate1904="(?:1|true)"', package.text("xl/workbook.xml")))
