"""Where two years' figures of a source are not of one kind: declared in the settings, or seen in what they rest on."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lagesbild.config.settings import Settings
    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.imports import StoredYear
    from lagesbild.store.database import Store

    Definitions = Mapping[tuple[int, str, str], frozenset[str]]
    """By year, source and aspect, what the figures of the year rest on."""


class ComparabilityInputs(Struct, frozen=True):
    """What the figures of the stored years rest on."""

    years: Mapping[int, StoredYear]
    statuses: Mapping[tuple[int, str], SourceStatus]
    definitions: Definitions
    settings: Settings


def read_definitions(store: Store) -> Definitions:
    """By year, source and aspect, what the files of the year were read by; nothing of files read before it was noted."""
    definitions: dict[tuple[int, str, str], set[str]] = {}
    for year, source, aspect, item in store.run(
        "SELECT DISTINCT i.year, i.source, d.aspect, d.item FROM definitions d JOIN imports i ON i.id = d.import_id"
    ):
        definitions.setdefault((year, source, aspect), set()).add(item)
    return {key: frozenset(of_key) for key, of_key in definitions.items()}


def find_breaks(inputs: ComparabilityInputs) -> dict[tuple[str, int, int], str]:
    """By source and two years, why the years' figures cannot be compared; only pairs that cannot are there."""
    sources = dict.fromkeys(source for _, source in inputs.statuses)
    return {
        (source, earlier, later): reason
        for source in sources
        for earlier, later in combinations(sorted(inputs.years), 2)
        if (reason := next(_reasons(inputs, source, earlier, later), ""))
    }


def _reasons(inputs: ComparabilityInputs, source: str, earlier: int, later: int) -> Iterator[str]:
    declared = (inputs.settings.year(year).brott.get(source, "") for year in range(later, earlier, -1))
    yield from filter(None, declared)
    yield from _scope(inputs.years[earlier], inputs.years[later])
    if _changed(inputs, "area", source, (earlier, later)):
        yield f"området hade andra delar {earlier}"
    if _changed(inputs, "category", source, (earlier, later)):
        yield f"kategorierna var andra {earlier}"
    if _changed(inputs, "question", source, (earlier, later)):
        yield f"enkätens frågor var andra {earlier}"
    if _undivided(inputs.statuses[earlier, source]) and inputs.statuses[later, source].counted:
        yield f"innehållet delades inte upp på samma sätt {earlier}"


def _scope(earlier: StoredYear, later: StoredYear) -> Iterator[str]:
    if earlier.area != later.area:
        yield f"området var ett annat {earlier.year} ({earlier.area})"
    if earlier.period.end >= later.period.start:
        yield f"perioderna {earlier.year} och {later.year} överlappar varandra"


def _changed(inputs: ComparabilityInputs, aspect: str, source: str, years: tuple[int, int]) -> bool:
    then, now = (inputs.definitions.get((year, source, aspect), frozenset()) for year in years)
    if aspect == "question":
        bearing = _bearing_questions(inputs.settings, source)
        then, now = (asked & bearing for asked in (then, now))
    return bool(then and now) and then != now


def _bearing_questions(settings: Settings, key: str) -> frozenset[str]:
    """The questions from which a survey's events are counted; others may come and go."""
    source = next((source for source in settings.vocabulary.sources if source.key == key), None)
    questions = settings.vocabulary.questions_of(source) if source else ()
    return frozenset(question.key for question in questions if question.bears_events)


def _undivided(status: SourceStatus) -> bool:
    """Whether all that a source sent was of a content that counts for nothing, as before it was divided finer."""
    return not status.counted and bool(dict(status.set_aside).get("not_extremist"))
