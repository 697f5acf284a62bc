"""The questions of the year's surveys that no definition knows, those of several files as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.core.own_questions import OWN_QUESTION, OwnQuestion, order_options

if TYPE_CHECKING:
    from lagesbild.figures.tallies import Tally
    from lagesbild.store.database import Store

_STORED = """
SELECT i.source, d.item FROM definitions d JOIN imports i ON i.id = d.import_id
WHERE i.year = ? AND d.aspect = ? ORDER BY i.id, d.rowid
"""


def read_own_questions(store: Store, year: int, answers: Tally) -> dict[str, tuple[OwnQuestion, ...]]:
    """Return by source key the year's questions that no definition knows, each with the options that someone chose.

    `answers` are the counts by question and category.
    """
    questions: dict[str, dict[str, OwnQuestion]] = {}
    for source, item in store.run(_STORED, (year, OWN_QUESTION)):
        question = OwnQuestion.from_json(item)
        questions.setdefault(source, {}).setdefault(question.key, question)
    counts: dict[tuple[object, object], dict[str, int]] = {}
    for (of_year, source, kind, key, option), (of_all, _) in answers.items():
        if (of_year, kind) == (year, "svar") and option:
            counts.setdefault((source, key), {})[str(option)] = of_all
    return {
        source: tuple(
            replace(question, options=order_options(counts[source, question.key]))
            for question in of_source.values()
            if (source, question.key) in counts
        )
        for source, of_source in questions.items()
    }
