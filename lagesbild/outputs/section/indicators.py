"""What a source tells whose lines are not parts of anything: line by line, and no total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.states import FigureState
from lagesbild.core.wording import NO_COUNT, digits, inside, sentence
from lagesbild.outputs.section.sentences import Sentence, count_ids, counts_of

if TYPE_CHECKING:
    from lagesbild.core.figures import Count, SourceStatus
    from lagesbild.core.report import Report

MOST_LINES = 3
"""So many lines are told, the largest first; the others stand in the appendix."""


def indicator_sentence(report: Report, status: SourceStatus) -> Sentence:
    """The largest lines of a source with their numbers; where none has one, why."""
    counts = counts_of(report, status.key)
    seen = sorted((c for c in counts if c.value), key=lambda count: count.value or 0, reverse=True)
    if not seen:
        states = {count.state for count in counts} - {FigureState.EXACT} or {FigureState.NOT_GIVEN}
        return Sentence(
            f"{sentence(status.phrases.noun)}: {NO_COUNT[min(states)]}.", count_ids(report, counts)
        )
    told = [f"{_name(report, count)} {_amount(count)}" for count in seen[:MOST_LINES]]
    more = "; resten står i bilagan" if len(counts) > len(told) else ""
    phrases = status.phrases
    opening = f"{phrases.who} redovisar" if phrases.who else f"i {phrases.noun} redovisas"
    return Sentence(f"{sentence(opening)}: {', '.join(told)}{more}.", count_ids(report, seen[:MOST_LINES]))


def _name(report: Report, count: Count) -> str:
    labels = {line.key: line.label for line in report.categories.get(count.source, ())}
    labels |= {milieu.code: milieu.label for milieu in report.milieus}
    key = count.category or count.milieu
    return inside(labels.get(key, key.replace("_", " ")))


def _amount(count: Count) -> str:
    number = digits(count.value or 0)
    return f"minst {number}" if count.state is FigureState.AT_LEAST else number
