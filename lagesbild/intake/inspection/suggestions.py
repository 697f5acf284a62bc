"""Unknown headings -> the roles that they may be meant for, by likeness: a person decides, never the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from lagesbild.core.inspection import Suggestion
from lagesbild.core.text import fold
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
    """Return role (question key for a survey) -> the headings that are known.

    Free text, which any file may have, points at no source.
    """
    if source.survey:
        return {question.key: question.headings for question in vocabulary.questions_of(source)}
    return {role: headings for role, headings in source.columns.items() if role != ROLE}


def suggest(headings: Iterable[str], known: Mapping[str, Sequence[str]]) -> dict[str, Suggestion]:
    """Return heading -> the role whose wordings it is most like; headings like none are left out.

    >>> suggestions = suggest(["Datum för anmälan", "Väder"], {"datum": ("Datum", "Anmäld"), "plats": ("Plats",)})
    >>> [(heading, best.role, best.likeness, best.exact) for heading, best in suggestions.items()]
    [('Datum för anmälan', 'datum', 100, False)]
    """
    nearest = ((heading, _likest(heading, known)) for heading in headings)
    return {heading: suggestion for heading, suggestion in nearest if suggestion is not None}


def _likest(heading: str, known: Mapping[str, Sequence[str]]) -> Suggestion | None:
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
    best = max(candidates, key=lambda candidate: (candidate.exact, candidate.likeness), default=None)
    return best if best and best.likeness >= LIKE else None


def likeliest(
    headings: Collection[str], hints: Mapping[str, int], vocabulary: Vocabulary
) -> SourceDefinition | None:
    """Return the source that the words and then the headings point at most; None when nothing does.

    `hints` counts the words of the file that point at a source, for those that come into question.
    """

    def points(source: SourceDefinition) -> tuple[int, int]:
        return hints[source.key], len(suggest(headings, wordings(source, vocabulary)))

    possible = (source for source in vocabulary.sources if source.key in hints)
    best = max(possible, key=points, default=None)
    return best if best and any(points(best)) else None
