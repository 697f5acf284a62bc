"""Columns of cells -> columns of meanings: each distinct cell is parsed once, and what fails is marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.text import fold
from lagesbild.intake.shapes.spellings import SpellingFinder
from lagesbild.intake.shapes.words import NO_MILIEU

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from lagesbild.config.vocabulary.vocabulary import Vocabulary

FOOTNOTE = re.compile(r"(?<=[^\W\d])\s?[\d*¹²³⁴⁵]{1,2}\)?$")
"""What is glued to a name that has a footnote."""
ANY_OTHER = frozenset({"annan", "annat", "övrig", "övrigt"})
"""Before a milieu that is named these say nothing more."""
OTHER_TOO = re.compile(
    rf"(?:[;,/|&+\n]|\boch|\bsamt)\s*(?:{'|'.join(sorted(ANY_OTHER))})\s*(?:$|[;,/|&+\n:(].*)", re.DOTALL
)
"""One more choice after a milieu, for what the choices do not name; what is written beside it may be a milieu."""
MILIEU_FILLERS = frozenset(
    {"miljö", "miljön", "miljöer", "rörelse", "rörelsen", "grupp", "grupper", "extremism", "extremistisk", "extremistiska",
     "våldsbejakande", "koppling", "kopplad", "till"}
)  # fmt: skip


def rows_having(codes: NDArray[np.integer[Any]], wanted: Iterable[int], different: int) -> NDArray[np.bool_]:
    """Return the rows whose code is one of those wanted: codes are below `different`, or -1 for no cell."""
    is_wanted = np.zeros(different + 1, dtype=bool)
    is_wanted[list(wanted)] = True
    return np.take(is_wanted, codes, mode="wrap")


class Parsed(Struct, frozen=True):
    """What a column's cells mean: one meaning for each distinct cell, and which of them each row has.

    The last meaning is None: what an empty cell means, and one that could not be read.
    """

    codes: NDArray[np.integer[Any]]
    distinct: tuple[object, ...]
    meanings: tuple[Any, ...]
    bad: frozenset[int]
    blank: frozenset[int] = frozenset()

    @property
    def failed(self) -> NDArray[np.bool_]:
        """The rows whose cell could not be read."""
        return rows_having(self.codes, self.bad, len(self.distinct))

    @property
    def empty(self) -> NDArray[np.bool_]:
        """The rows whose cell holds nothing."""
        return rows_having(self.codes, (-1, *self.blank), len(self.distinct))

    def with_meanings(self, meanings: tuple[Any, ...]) -> Parsed:
        """Return the same column with other meanings, in the same order."""
        return replace(self, meanings=meanings)

    def by_meaning(self, test: Callable[[Any], bool]) -> NDArray[np.bool_]:
        """Return the rows whose cell has a meaning that passes a test."""
        numbers = [n for n, meaning in enumerate(self.meanings) if meaning is not None and test(meaning)]
        return rows_having(self.codes, numbers, len(self.meanings))

    def days(self) -> NDArray[np.datetime64]:
        """The meanings as days, NaT where there is none."""
        return np.take(np.array(self.meanings, dtype="datetime64[D]"), self.codes)

    def numbers(self, missing: int) -> NDArray[np.int64]:
        """The meanings as whole numbers."""
        known = [missing if m is None else m for m in self.meanings]
        return np.take(np.array(known, dtype=np.int64), self.codes)

    def texts(self, missing: str = "") -> pd.Categorical[str]:
        """The meanings as a categorical of texts."""
        texts = pd.Series([missing if m is None else m for m in self.meanings], dtype="object")
        codes, categories = pd.factorize(texts)
        small = codes.astype(np.min_scalar_type(-len(categories)))
        return pd.Categorical.from_codes(small[self.codes], categories=pd.Index(categories, dtype="object"))

    def each(self) -> NDArray[np.object_]:
        """The meanings as they are, one for each row."""
        meanings = np.empty(len(self.meanings), dtype=object)
        meanings[:] = self.meanings
        return np.take(meanings, self.codes)


class Distinct(NamedTuple):
    """A column as distinct cells, and for each row the number of its cell (-1 where there is none)."""

    codes: NDArray[np.integer[Any]]
    cells: Sequence[Any]

    def within(self, rows: NDArray[np.bool_]) -> list[Any]:
        """The distinct cells of some of the rows."""
        codes = np.unique(self.codes[rows])
        return [self.cells[code] for code in codes if code >= 0]

    def rows_where(self, test: Callable[[Any], object]) -> NDArray[np.bool_]:
        """The rows whose cell passes a test; each distinct cell is tested once."""
        passing = (code for code, cell in enumerate(self.cells) if test(cell))
        return rows_having(self.codes, passing, len(self.cells))


def distinct(column: pd.Series) -> Distinct:
    """Return a column as codes and distinct cells; one of categories is so already, and in small numbers."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return Distinct(column.cat.codes.to_numpy(), list(column.cat.categories))
    codes, cells = pd.factorize(column)
    return Distinct(codes, list(cells))


def _other_too(text: str, find: SpellingFinder, codes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the milieu for what has no name of its own, where it was chosen too after milieus that are named."""
    chosen = OTHER_TOO.search(text)
    if chosen is None:
        return ()
    parts = (text[: chosen.start()], chosen[0])
    before, beside = (_names(part, find) for part in parts)
    return (codes["annat"],) if before and not beside else ()


def _names(text: str, find: SpellingFinder) -> bool:
    try:
        return bool(find(text).keys)
    except ValueError:
        return False


def parse(
    column: pd.Series | Distinct, parser: Callable[[Any], Any], nothing: Collection[str] = frozenset()
) -> Parsed:
    """Parse a column's cells with a parser that raises ValueError on what it cannot read.

    A cell of which the parser gives None says as little as an empty one.

    `nothing` are the signs, folded, that say as little as an empty cell.
    """
    codes, cells = column if isinstance(column, Distinct) else distinct(column)
    meanings: list[Any] = []
    bad: set[int] = set()
    blank = {n for n, cell in enumerate(cells) if cell == "" or (nothing and fold(cell) in nothing)}
    for number, cell in enumerate(cells):
        meaning = None
        try:
            meaning = None if number in blank else parser(cell)
        except ValueError:
            bad.add(number)
        else:
            if meaning is None:
                blank.add(number)
        meanings.append(meaning)
    return Parsed(codes, tuple(cells), (*meanings, None), frozenset(bad), frozenset(blank))


def look_up_in(spellings: Mapping[str, str]) -> Callable[[object], str]:
    """Return a parser that looks a cell up among folded spellings, with and without the number of a footnote."""

    def look_up(cell: object) -> str:
        text = fold(cell)
        for spelling in (text, FOOTNOTE.sub("", text)):
            if spelling in spellings:
                return spellings[spelling]
        raise ValueError("unknown spelling")

    return look_up


def milieu_parser(vocabulary: Vocabulary) -> Callable[[object], tuple[str, ...]]:
    """Return a parser of cells such as "vit makt; islamism" to codes in fixed order, none for "ingen av dessa".

    ValueError on a cell that names no milieu.
    """
    find = milieus_of(vocabulary)
    return lambda cell: find(cell)[0]


def milieus_of(vocabulary: Vocabulary) -> Callable[[object], tuple[tuple[str, ...], bool]]:
    """Return what gives the codes of the milieus that a cell names, in fixed order, and whether other words stand beside.

    The whole cell is tried before its parts. ValueError on a cell that names no milieu.
    """
    codes = vocabulary.milieu_codes()
    order = list(vocabulary.milieus)
    named = {spelling: code for spelling, code in codes.items() if spelling not in ANY_OTHER}
    find = SpellingFinder(named, MILIEU_FILLERS | ANY_OTHER)

    def milieus(cell: object) -> tuple[tuple[str, ...], bool]:
        text = fold(cell)
        for spelling in (text, FOOTNOTE.sub("", text)):
            if spelling in codes:
                return (codes[spelling],), False
        if text.rstrip(".!") in NO_MILIEU:
            return (), False
        mentions = find(text)
        keys = {*mentions.keys, *_other_too(text, find, codes)}
        return tuple(sorted(keys, key=order.index)), mentions.own_words

    return milieus
