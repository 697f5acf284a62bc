"""Headings that nobody knows -> what they may be meant for, by likeness: for a person to decide, never the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.cells import fold
from lagesbild.core.inspection import Suggestion
from lagesbild.intake.shapes.free_text import ROLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary

LIKE = 80
"""The likeness (token set ratio, 0 to 100) from which a heading is worth suggesting."""
SHORTEST = 3
"""Shorter headings are like too much."""

Wordings = dict[str, tuple[str, ...]]


def wordings(source: SourceDefinition, vocabulary: Vocabulary) -> Wordings:
    """By role, or by question key for a survey, the headings that are known.

    Free text, which any file may have, points at no source.
    """
    if source.survey:
        return {question.key: question.headings for question in vocabulary.questions}
    return {role: headings for role, headings in source.columns.items() if role != ROLE}


def suggested(headings: Iterable[str], known: Mapping[str, Sequence[str]]) -> dict[str, Suggestion]:
    """By heading, the role whose wordings it is most like; headings like none are left out.

    >>> found = suggested(["Datum för anmälan", "Väder"], {"datum": ("Datum", "Anmäld"), "plats": ("Plats",)})
    >>> [(heading, one.role, one.likeness, one.exact) for heading, one in found.items()]
    [('Datum för anmälan', 'datum', 100, False)]
    """
    found = ((heading, _likest(heading, known)) for heading in headings)
    return {heading: best for heading, best in found if best is not None}


def _likest(heading: str, known: Mapping[str, Sequence[str]]) -> Suggestion | None:
    from rapidfuzz import fuzz

    if len(fold(heading)) < SHORTEST:
        return None
    candidates = [
        Suggestion(
            role,
            wording,
            round(fuzz.token_set_ratio(fold(heading), fold(wording))),
            exact=fold(heading) == fold(wording),
        )
        for role, headings in known.items()
        for wording in headings
    ]
    best = max(candidates, key=lambda one: (one.exact, one.likeness), default=None)
    return best if best and best.likeness >= LIKE else None


def likeliest(
    headings: Collection[str], hinted: Mapping[str, int], vocabulary: Vocabulary
) -> SourceDefinition | None:
    """The source that the words and then the headings point at most; None when nothing does.

    `hinted` counts the words of the file that point at a source, for those that come into question.
    """

    def points(source: SourceDefinition) -> tuple[int, int]:
        return hinted[source.key], len(suggested(headings, wordings(source, vocabulary)))

    best = max((source for source in vocabulary.sources if source.key in hinted), key=points)
    return best if any(points(best)) else None
