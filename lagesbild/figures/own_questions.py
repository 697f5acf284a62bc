"""The questions of the surveys whose options are those that were chosen, those of several files as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.own_questions import OWN_QUESTION, WORDING, OwnQuestion, order_options
from lagesbild.core.records import ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.figures.series_breaks import Definitions
    from lagesbild.figures.tallies import Tally
    from lagesbild.store.database import Store

_STORED = """
SELECT i.year, i.source, d.item FROM definitions d JOIN imports i ON i.id = d.import_id
WHERE list_contains(?, i.year) AND d.aspect = ? ORDER BY i.id, d.rowid
"""


def read_own_questions(
    store: Store, years: Sequence[int], answers: Tally
) -> dict[tuple[int, str], tuple[OwnQuestion, ...]]:
    """Return by year and source key the questions without written options, each with the options that someone chose.

    `answers` are the counts by question and category.
    """
    questions: dict[tuple[int, str], dict[str, OwnQuestion]] = {}
    for year, source, item in store.run(_STORED, (list(years), OWN_QUESTION)):
        question = OwnQuestion.from_json(item)
        questions.setdefault((year, source), {}).setdefault(question.key, question)
    counts: dict[tuple[object, ...], dict[str, int]] = {}
    for (year, source, kind, key, option), (of_all, _) in answers.items():
        if kind == ANSWER and option:
            counts.setdefault((year, source, key), {})[str(option)] = of_all
    return {
        place: tuple(
            replace(question, options=order_options(chosen))
            for question in of_source.values()
            if (chosen := counts.get((*place, question.key)))
        )
        for place, of_source in questions.items()
    }


def list_wordings(definitions: Definitions) -> Iterator[tuple[tuple[int, str, str], str]]:
    """Yield year, survey and question, with the wording that a defined question had; of several the last by letters."""
    for (year, source, aspect), items in definitions.items():
        if aspect == WORDING:
            for key, _, wording in (item.partition("=") for item in sorted(items)):
                yield (year, source, key), wording
