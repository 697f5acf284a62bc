"""A note that gives one number, such as "sökning gjord, 0 träffar" -> one case that bears the number."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
from msgspec import Struct

from lagesbild.core.cells import NONE, NOT_REPORTED, whole_number
from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.files.grid import kind
from lagesbild.files.sheet import is_empty
from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes.classification import classify
from lagesbild.intake.shapes.note_limits import limits, says_none_of_some
from lagesbild.intake.shapes.note_numbers import NOUN, PEOPLE, read_statement
from lagesbild.intake.shapes.note_places import names_of_whole, speaks_of_a_part
from lagesbild.intake.shapes.note_spans import covers
from lagesbild.intake.shapes.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.settings import Settings
    from lagesbild.core.cells import Raw
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet

LONGEST = 25
"""A sheet with more rows than this is no note."""
RECORD_COLUMNS = 3
"""A table with fewer columns may be labels and what they say."""
COUNT_LABEL = re.compile(
    rf"antal|(?:.*\b)?antal\b(?: .*)? (?:{NOUN}|{PEOPLE})\b.*|{NOUN}(?: totalt)?|totalt(?: .*)?|resultat|utfall|summa|svar"
)
OTHER_LABEL = re.compile(
    r".*\b(?:år|period|datum|dag|dnr|diarienummer|nr|nummer|telefon|tel|mobil|postnummer|sida|version|vecka|tertial|kvartal"
    r"|ärendenummer|månad|kl|tid|tidpunkt|bilaga)\b.*"
)
UNCLEAR = (
    "{file}: Det framgår inte säkert vilket antal som gäller (rad {rows}): texten anger flera tal, bara en del av perioden "
    "eller ett tal med förbehåll. Skriv av uppgiften i mallen (”lagesbild mallar”); var svaret noll, lägg mallen tom."
)
OF_A_PART = (
    "{file}: Texten gäller en viss plats och inte hela området. Be avsändaren om uppgiften för hela området, eller skriv av den "
    "i mallen (”lagesbild mallar”); var svaret noll för hela området, lägg mallen tom."
)
OF_SOME = (
    "{file}: Texten säger att det inte fanns något, men det framgår inte säkert att det gäller allt som efterfrågas. Be "
    "avsändaren om ett svar för hela perioden, hela området och alla miljöer, eller skriv av det i mallen (”lagesbild mallar”); "
    "var svaret noll, lägg mallen tom."
)
EARLIER = (
    "{file}: Texten nämner {year} men inte perioden som lägesbilden gäller. Be avsändaren om uppgiften för perioden, eller "
    "skriv av den i mallen."
)
OTHER_PERIOD = (
    "{file}: Texten gäller andra dagar än hela den period som lägesbilden gäller. Be avsändaren om uppgiften för perioden, "
    "eller skriv av den i mallen."
)


class Said(Struct, frozen=True):
    """What one place of a sheet says: a count, "" where it is not given, or None where it is unclear."""

    row: int
    count: int | str | None


def find_candidates(sheet: Sheet, settings: Settings, period: Period) -> list[Candidate]:
    """Return the sources that a note with one number may be from: those that its words point at.

    Raises InputError when the note gives several numbers, one that it limits, or one of an earlier year alone.
    """
    words = words_of(sheet, None)
    sources = [
        (source, hints)
        for source in settings.vocabulary.counted_sources
        if not source.survey and (hints := count_hints(source, words))
    ]
    if not sources or len(sheet.head) > LONGEST or _has_records(sheet):
        return []
    case = find_case(sheet, period)
    if case is None:
        return []
    if not covers(_texts(sheet), period):
        raise InputError(OTHER_PERIOD.format(file=sheet.path.name))
    if any(
        speaks_of_a_part(_texts(sheet, "\n"), [*case["antal"]], source, settings) for source, _ in sources
    ):
        raise InputError(OF_A_PART.format(file=sheet.path.name))
    if 0 in [*case["antal"]] and all(
        says_none_of_some(_zero_texts(sheet), names_of_whole(source, settings)) for source, _ in sources
    ):
        raise InputError(OF_SOME.format(file=sheet.path.name))
    years = [int(year) for row in sheet.head for cell in row for year in YEARS.findall(str(cell))]
    if years and max(years) < period.start.year:
        raise InputError(EARLIER.format(file=sheet.path.name, year=max(years)))
    return [
        Candidate(source, sheet, hints, 0, partial(classify, case), is_note=True) for source, hints in sources
    ]


def _has_records(sheet: Sheet) -> bool:
    """Whether the sheet is a table with several records, in which a number beside a word is one of many."""
    layout = sheet.layout
    return layout is not None and len(layout.columns) >= RECORD_COLUMNS and len(sheet.read(layout)) > 1


def find_case(sheet: Sheet, period: Period) -> pd.DataFrame | None:
    """Return the number that the note gives as one case, indexed by its row; None when it gives none.

    Raises InputError when it gives several, or one that it limits. Several zeros are one.
    """
    said = [*_say(sheet)]
    counts = [part.count for part in said]
    if not said or (sheet.layout is not None and set(counts) == {None}):
        return None
    if None in counts or (len(said) > 1 and set(counts) != {0}) or limits(_texts(sheet), counts, period):
        rows = ", ".join(str(row) for row in dict.fromkeys(part.row for part in said))
        raise InputError(UNCLEAR.format(file=sheet.path.name, rows=rows))
    return pd.DataFrame({"antal": [".." if counts[0] == "" else counts[0]]}, index=pd.Index([said[0].row]))


def _texts(sheet: Sheet, between: str = " . ") -> str:
    """Return all texts of a sheet as one."""
    rows = (_join([str(cell) for cell in row if kind(cell) == "text"], sheet) for row in sheet.head)
    return between.join(row for row in rows if row)


def _zero_texts(sheet: Sheet) -> str:
    """Return all texts of a sheet, each number that is none with its label as a text of its own."""
    labels = (
        f"Sökning: {_label_of(sheet, number, column)} noll"
        for number, row in enumerate(sheet.head)
        for column, cell in enumerate(row)
        if not is_empty(cell) and (kind(cell) == "number" or _is_sign(cell)) and _count_in(cell) == 0
    )
    return " . ".join((_texts(sheet), *labels))


def _say(sheet: Sheet) -> Iterator[Said]:
    """Yield what each cell says that states a count or holds a number that may be one."""
    for number, row in enumerate(sheet.head):
        texts = [
            str(cell) for cell in row if not is_empty(cell) and kind(cell) == "text" and not _is_sign(cell)
        ]
        statement = read_statement(_join(texts, sheet))
        yield from (Said(number + 1, count) for count in statement.counts)
        if statement.unclear:
            yield Said(number + 1, None)
        for column, cell in enumerate(row):
            if not is_empty(cell) and (kind(cell) in {"number", "year"} or _is_sign(cell)):
                yield from _number_said(sheet, number, column)


def _join(texts: list[str], sheet: Sheet) -> str:
    """Return the texts of a row as one: in a text file a comma may have parted a sentence."""
    return (f"{sheet.delimiter} " if sheet.delimiter in {",", ";"} else " ; ").join(texts)


def _number_said(sheet: Sheet, row: int, column: int) -> Iterator[Said]:
    """Yield what a number, or a sign for none, says by the label to its left or above it."""
    cell = sheet.head[row][column]
    label = _label_of(sheet, row, column)
    if COUNT_LABEL.fullmatch(label):
        yield Said(row + 1, _count_in(cell))
    elif _is_sign(cell):
        if not label and all(is_empty(other) for line in sheet.head for other in line if other is not cell):
            yield Said(row + 1, _count_in(cell))
    elif kind(cell) == "number" and not OTHER_LABEL.fullmatch(label):
        alone = not label and fold(cell) == "0"
        yield Said(row + 1, 0 if alone else None)


def _label_of(sheet: Sheet, row: int, column: int) -> str:
    """Return the folded text to the left of a cell, or else above it; "" where there is none."""
    left = [cell for cell in sheet.head[row][:column] if not is_empty(cell)]
    if left and kind(left[-1]) == "text":
        return fold(left[-1]).rstrip(" :=")
    above = sheet.head[row - 1] if row else ()
    cell = above[column] if column < len(above) else ""
    return fold(cell).rstrip(" :=") if kind(cell) == "text" else ""


def _count_in(cell: Raw) -> int | str | None:
    """Return the count in a cell, "" where it says that none is given, None where none can be read."""
    if fold(cell) in NOT_REPORTED:
        return ""
    if fold(cell).rstrip(".") in {"inga", "inget", "ingen", "noll"}:
        return 0
    try:
        number = whole_number(cell)
    except ValueError:
        return None
    return number if number >= 0 else None


def _is_sign(cell: Raw) -> bool:
    """Whether a cell holds nothing but a sign or a word for none, or for a number that is not given."""
    return not is_empty(cell) and fold(cell).rstrip(".") in NONE | NOT_REPORTED | {
        "inga",
        "inget",
        "ingen",
        "noll",
    }
