"""The columns of categories and milieus -> the lines by which each case is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from msgspec import Struct

from lagesbild.core.tables import UNSAID
from lagesbild.core.text import as_line, fold
from lagesbild.intake.shapes.case_rows import Doubt
from lagesbild.intake.shapes.columns import FOOTNOTE, Parsed, milieus_of, parse, rows_having
from lagesbild.intake.shapes.spellings import SpellingFinder, find_near
from lagesbild.intake.shapes.words import NOT_KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from lagesbild.config.vocabulary.categories import CategoryDefinition
    from lagesbild.intake.shapes.case_rows import CaseRows
    from lagesbild.intake.shapes.columns import Distinct

    Line = tuple[str, str]
    """The key of a category, "" where the source has none, and the code of a milieu."""

FILLERS = frozenset(
    {"klotter", "symbol", "symboler", "motiv", "budskap", "text", "texter", "tecken", "propaganda"}
)
MOST_UNKNOWN = 25
"""A column with more unknown words than this holds something else than categories."""
LONGEST_CATEGORY = 60
LUMPED = "Okänd kategori"
NOT_SAID: Line = (UNSAID, "oklar")
MISSING_CATEGORY = "Kategorin saknas; raden räknas som ej angiven. Fyll i kategorin om det går."
UNKNOWN_CATEGORY = (
    "Kategorin är inte känd; den får en egen rad och räknas som ej angiven miljö. Ge den en miljö med en rad "
    'under [kategorier.{name}] i lagesbild.toml, till exempel: nyckel = {{ namn = "…", miljo = "oklar", alias = ["…"] }}.'
)
NEAR_CATEGORY = (
    "Kategorin är nästan stavad som en som är känd, och raden är lagd åt sidan tills det är klart vilken som menas. Rätta ordet "
    "i filen, eller lägg stavningen som alias under [kategorier] i lagesbild.toml."
)
MANY_CATEGORIES = (
    "Kolumnen innehåller {number} olika ord som inte är kända kategorier och är troligen ingen kategori. "
    "Raderna räknas tillsammans som ”Okänd kategori”, med ej angiven miljö. "
    "Kontrollera att det är rätt kolumn, eller ge orden en kategori under [kategorier.{name}] i lagesbild.toml."
)
CATEGORY_AND_WORDS = "Kategorin står med andra ord bredvid; raden räknas som den kategori som nämns. Kontrollera att det stämmer."
UNKNOWN_MILIEU = (
    "Miljön är inte känd; raden räknas som ej angiven, och antalen för de andra miljöerna är osäkra tills ordet har fått en "
    "betydelse. Lägg stavningen som alias under [miljoer] i lagesbild.toml."
)
MILIEU_AND_WORDS = (
    "Miljön står med andra ord bredvid; raden räknas på den miljö som nämns. Kontrollera att det stämmer."
)
NONE_OF_THEM = (
    "Raden säger att ingen miljö är aktuell; den är lagd åt sidan som ej extremistisk. "
    "Lämna miljön tom om den inte är känd."
)

UNSURE = "?"
"""What stands after a word that the sender is not sure of."""


class CaseLines(Struct, frozen=True):
    """The lines of each case, and the cases that are not extremist."""

    parsed: Parsed
    not_extremist: NDArray[np.bool_]
    blank: Line
    """The line of a case that says nothing."""

    @property
    def several(self) -> bool:
        """Whether some case is counted by more lines than one."""
        return any(len(lines) > 1 for lines in self.parsed.meanings if lines)

    def texts(self, position: int) -> pd.Categorical[str]:
        """Return the category (0) or the milieu (1) of each case, where none has several lines."""
        chosen = tuple(lines and lines[0][position] for lines in self.parsed.meanings)
        return self.parsed.with_meanings(chosen).texts(self.blank[position])


def read_lines(rows: CaseRows) -> tuple[CaseLines | None, list[Doubt]]:
    """Return the lines of the cases and what is doubtful; None when no column says anything of them."""
    column, name = rows.column("kategori"), rows.context.source.category_set
    if column is not None and name is not None:
        lines, doubts = _read_categories(rows, name)
        if rows.column("miljo") is None:
            return lines, doubts
        milieus, others = _read_milieus(rows)
        return _cross(lines, milieus), [*doubts, *others]
    return _read_milieus(rows) if rows.column("miljo") is not None else (None, [])


def _read_categories(rows: CaseRows, name: str) -> tuple[CaseLines, list[Doubt]]:
    column = rows.column("kategori")
    if column is None:
        raise ValueError("the cases have no categories")
    definitions = rows.context.vocabulary.categories[name]
    spellings = rows.context.vocabulary.category_keys(name)
    find = category_finder(spellings, definitions)
    known = parse(column, find, NOT_KNOWN)
    near = {number: keys for number in known.bad if (keys := find_near(column.cells[number], spellings))}
    likely = {column.cells[number]: _likely_line(keys, definitions) for number, keys in near.items()}
    unknown = {as_line(str(column.cells[number])) for number in known.bad - near.keys()}
    lumped = len(unknown) > MOST_UNKNOWN

    def lines(cell: object) -> tuple[Line, ...]:
        try:
            keys = find(cell)[0]
        except ValueError:
            if cell in likely:
                return (likely[cell],)
            own = as_line(str(cell))
            return ((LUMPED if lumped or len(own) > LONGEST_CATEGORY else own, "oklar"),)
        return tuple((key, definitions[key].milieu) for key in keys)

    parsed = parse(column, lines, NOT_KNOWN)
    beside = _have_words_beside(column, find)
    is_near = rows_having(column.codes, near, len(column.cells))
    doubts = [
        Doubt(is_near, "near_category", NEAR_CATEGORY, "kategori", unreadable=True),
        Doubt(beside, "category_and_words", CATEGORY_AND_WORDS, "kategori"),
        Doubt(parsed.empty, "missing_category", MISSING_CATEGORY, "kategori"),
    ]
    if lumped:
        rows.tell("many_categories", MANY_CATEGORIES.format(number=len(unknown), name=name), "kategori")
    else:
        unlike = known.failed & ~is_near
        doubts.append(Doubt(unlike, "unknown_category", UNKNOWN_CATEGORY.format(name=name), "kategori"))
    ordinary = parsed.by_meaning(lambda found: all(milieu == "" for _, milieu in found))
    return CaseLines(parsed, ordinary, NOT_SAID), doubts


def _have_words_beside(
    column: Distinct, find: Callable[[object], tuple[tuple[str, ...], bool]]
) -> NDArray[np.bool_]:
    """Return the cases whose cell has other words beside what it names, or a question mark."""
    words = parse(column, lambda cell: find(cell)[1] or UNSURE in str(cell) or None, NOT_KNOWN)
    return words.numbers(0).astype(bool)


def _cross(categories: CaseLines, milieus: CaseLines) -> CaseLines:
    """Return the lines of cases that say both: a category gives the milieu only where the case does not say it."""
    first, second = categories.parsed, milieus.parsed
    width = len(second.meanings)
    pairs = np.where(first.codes < 0, len(first.meanings) - 1, first.codes) * width
    pairs += np.where(second.codes < 0, width - 1, second.codes)
    codes, distinct = pd.factorize(pairs)
    meanings = [_lines_of(first.meanings[pair // width], second.meanings[pair % width]) for pair in distinct]
    crossed = Parsed(codes, tuple(distinct), (*meanings, None), frozenset())
    ordinary = crossed.by_meaning(lambda found: all(milieu == "" for _, milieu in found))
    return CaseLines(crossed, ordinary, NOT_SAID)


def _lines_of(categories: Sequence[Line] | None, milieus: Sequence[Line] | None) -> tuple[Line, ...]:
    """Return the lines of one case: its categories by its milieus; of a case said to be of none, none."""
    named = categories or (NOT_SAID,)
    if milieus is None:
        return tuple(named)
    return tuple((key, code) for key, _ in named for _, code in milieus)


def _likely_line(keys: Collection[str], definitions: Mapping[str, CategoryDefinition]) -> Line:
    """Return the line that a word nearly names; the one of what is not said where it may be any of several."""
    key = next(iter(keys))
    return (key, definitions[key].milieu) if len(keys) == 1 else NOT_SAID


def category_finder(
    keys: Mapping[str, str], definitions: Mapping[str, CategoryDefinition]
) -> Callable[[object], tuple[tuple[str, ...], bool]]:
    """Return what gives the categories that a cell names, and whether other words stand beside; ValueError on none.

    Of several those that are not extremist are left out.
    """
    find = SpellingFinder(keys, FILLERS)

    def categories(cell: object) -> tuple[tuple[str, ...], bool]:
        bare = FOOTNOTE.sub("", fold(cell))
        mentions = find(bare if bare in keys else cell)
        extremist = tuple(key for key in mentions.keys if definitions[key].milieu)
        return extremist or mentions.keys[:1], mentions.own_words

    return categories


def _read_milieus(rows: CaseRows) -> tuple[CaseLines, list[Doubt]]:
    column = rows.column("miljo")
    if column is None:
        raise ValueError("the cases have no milieus")
    find = milieus_of(rows.context.vocabulary)
    parsed = parse(column, lambda cell: tuple(("", code) for code in find(cell)[0]), NOT_KNOWN)
    beside = _have_words_beside(column, find)
    none = parsed.by_meaning(lambda found: found == ())
    return CaseLines(parsed, none, ("", NOT_SAID[1])), [
        Doubt(parsed.failed, "unknown_milieu", UNKNOWN_MILIEU, "miljo"),
        Doubt(beside, "milieu_and_words", MILIEU_AND_WORDS, "miljo"),
        Doubt(none, "no_milieu", NONE_OF_THEM, "miljo"),
    ]
