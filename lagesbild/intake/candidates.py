"""The sources that a sheet may be from, and how strongly words and headings point at each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd

    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.errors import Problem
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.shapes.context import Context

    Observed = tuple[pd.DataFrame, tuple[Problem, ...]]
    """Observations, and what was wrong in the cells that they come from."""

LONG_HINT = 5
"""A hint this long may also begin a longer word, such as a compound or an inflected form."""
_WORD = re.compile(r"[^\W_]+")


class Candidate(Struct, frozen=True):
    """A source that a sheet may be from: how well words and columns point at it, and how the sheet would be read."""

    source: SourceDefinition
    sheet: Sheet
    hints: int
    """How many of the source's words stand in names, above the table or in headings."""
    heading_hits: int
    """How many of the headings, labels or questions are known."""
    read: Callable[[Context], Observed]
    questions: tuple[str, ...] = ()
    """The keys of the questions of the questionnaire that the sheet has."""
    rules: SenderRules | None = None
    """The sender's rules by which the sheet would be read, where there are any for it."""
    roles_by_column: Mapping[int, str] = field(default_factory=dict)
    """Position of a column -> the role in which it would be read; empty for a note."""
    filename_hints: int = 0
    """How many of the source's words the sender chose: the names of file and sheet, the lines above the table."""
    layout: Layout | None = None
    """Where the table stands that would be read; None for a note."""
    is_note: bool = False
    """Whether one number is all that would be read."""
    is_count_table: bool = False
    """Whether it is a table of counts, in which a line that is missing says nothing, and not a case a row."""

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """Candidates are compared by this; sources that are equal in it cannot be told apart."""
        return self.hints > 0, self.heading_hits, self.filename_hints, self.hints


def words_of(sheet: Sheet, layout: Layout | None) -> frozenset[str]:
    """Return the words of the file's name, the sheet's name, the lines above the table and its headings."""
    above = sheet.head[: layout.first_data_row - 1] if layout else sheet.head
    texts = [sheet.path.stem, sheet.name or "", *(str(cell) for row in above for cell in row)]
    return split_words(texts)


def split_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts, folded."""
    return frozenset(word for text in texts for word in _WORD.findall(fold(text)))


def point_to_source(name: str, sources: Iterable[SourceDefinition]) -> str:
    """Return the key of the one source that a file's name points to best; empty when none or several do."""
    words = split_words([name])
    hits = {source.key: hits for source in sources if (hits := count_hints(source, words))}
    best = [key for key, count in hits.items() if count == max(hits.values())]
    return best[0] if len(best) == 1 else ""


def count_hints(source: SourceDefinition, words: frozenset[str]) -> int:
    """Count the source's hints that are among the words; a long hint may also begin a word, but never end one.

    "skolan" and "klotterlista" point at their source, "förskola" and "Medborgarskolan" do not.
    """
    hints = [fold(hint) for hint in source.hints]
    return sum(
        any(word == hint or (len(hint) >= LONG_HINT and word.startswith(hint)) for word in words)
        for hint in hints
    )
