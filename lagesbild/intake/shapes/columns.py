"""A cell parser over a column: each distinct value is parsed once, and what fails is told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from lagesbild.core.cells import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from numpy.typing import NDArray


FOOTNOTE = re.compile(r"(?<=[^\W\d])\s?[\d*¹²³⁴⁵]{1,2}\)?$")
"""What is glued to a name that has a footnote."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a column's cells mean: one meaning for each distinct cell, and which of them each row has.

    The last meaning is None: what an empty cell means, and one that could not be read.
    """

    codes: NDArray[np.integer[Any]]
    distinct: tuple[Any, ...]
    meanings: tuple[Any, ...]
    bad: frozenset[int]
    blank: frozenset[int] = frozenset()

    @property
    def failed(self) -> NDArray[np.bool_]:
        """The rows whose cell could not be read."""
        return np.isin(self.codes, list(self.bad)) if self.bad else np.zeros(len(self.codes), dtype=bool)

    @property
    def empty(self) -> NDArray[np.bool_]:
        """The rows whose cell holds nothing."""
        return np.isin(self.codes, [-1, *self.blank])

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
    """A column taken apart: for each row the number of its cell (-1 where there is none), and the distinct cells."""

    codes: NDArray[np.integer[Any]]
    cells: Sequence[Any]

    def within(self, rows: NDArray[np.bool_]) -> list[Any]:
        """The distinct cells of some of the rows."""
        codes = np.unique(self.codes[rows])
        return [self.cells[code] for code in codes if code >= 0]


def distinct(column: pd.Series) -> Distinct:
    """A column taken apart; one of categories is so already, and in small numbers."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return Distinct(column.cat.codes.to_numpy(), list(column.cat.categories))
    codes, cells = pd.factorize(column)
    return Distinct(codes, list(cells))


def parse(
    column: pd.Series | Distinct, parser: Callable[[Any], Any], nothing: Collection[str] = frozenset()
) -> Parsed:
    """A column's cells through a parser that raises ValueError on what it cannot read.

    `nothing` are the signs, folded, that say as little as an empty cell.
    """
    codes, found = column if isinstance(column, Distinct) else distinct(column)
    meanings: list[Any] = []
    bad: set[int] = set()
    blank = {n for n, cell in enumerate(found) if cell == "" or (nothing and fold(cell) in nothing)}
    for number, cell in enumerate(found):
        try:
            meanings.append(None if number in blank else parser(cell))
        except ValueError:
            meanings.append(None)
            bad.add(number)
    return Parsed(codes, tuple(found), (*meanings, None), frozenset(bad), frozenset(blank))


def known(spellings: Mapping[str, str], fold: Callable[[object], str]) -> Callable[[object], str]:
    """A parser that looks a cell up among known spellings, with and without the number of a footnote."""

    def look_up(cell: object) -> str:
        text = fold(cell)
        for spelled in (text, FOOTNOTE.sub("", text)):
            if spelled in spellings:
                return spellings[spelled]
        raise ValueError("unknown spelling")

    return look_up
