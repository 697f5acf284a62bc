"""Whether the questions of each survey agree with each other: what they depend on, what is summed, what divides them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.config.vocabulary.vocabulary import Vocabulary

DIVIDING = frozenset({"ja_nej", "ett_val", "skala"})
"""The types of which each respondent gives one answer of few."""
SUMMED = frozenset({"ett_val", "skala"})


def check_questions(vocabulary: Vocabulary) -> None:
    """Raise InputError with one sentence when the questions of a survey do not agree."""
    for source in vocabulary.sources:
        if source.questions:
            faults = (*_find_repeated(source.questions), *_faults(vocabulary.questions_of(source)))
            for sentence in faults:
                raise InputError(f"Källan {source.key}: {sentence}")
        if source.questions and not source.survey:
            raise InputError(f"Källan {source.key}: bara en källa med form = ”enkat” kan ha frågor.")


def _faults(questions: Sequence[Question]) -> Iterator[str]:
    yield from _find_repeated(questions)
    groups = [question for question in questions if question.group]
    if len(groups) > 1:
        yield f"bara en fråga kan ha grupp = true, men ”{groups[0].key}” och ”{groups[1].key}” har det. Ta bort en."
    for question in questions:
        yield from _unfit(question)
        yield from _unknown_condition(question, questions)


def _find_repeated(questions: Sequence[Question]) -> Iterator[str]:
    """A wording of two questions, or a key: an answer could then be to either."""
    keys = Counter(question.key for question in questions)
    headings = Counter(h for question in questions for h in {fold(heading) for heading in question.headings})
    for what, counts in (("nyckeln", keys), ("lydelsen", headings)):
        if repeated := next((name for name, times in counts.items() if times > 1), None):
            yield f"{what} ”{repeated}” finns på två frågor. Ge den ena en annan."


def _unfit(question: Question) -> Iterator[str]:
    """What a question of its type cannot have."""
    place = f"frågan ”{question.key}”:"
    if question.group and question.type not in DIVIDING:
        yield f"{place} grupp = true går bara på en fråga med ett svar (ett_val, skala eller ja_nej)."
    if question.summed and question.type not in SUMMED:
        yield f"{place} summa går bara på en fråga med ett svar (ett_val eller skala)."
    if question.event and question.type not in {"ja_nej", "tal"}:
        yield f"{place} handelse = true går bara på en fråga av typen ja_nej eller tal."
    if unknown := [name for name in question.summed if question.options and name not in question.options]:
        known = ", ".join(question.options.values())
        yield f"{place} summa nämner ”{unknown[0]}”, som inte är ett svar. Välj bland {known}."


def _unknown_condition(question: Question, questions: Sequence[Question]) -> Iterator[str]:
    """What a question depends on must be there before it."""
    if (condition := question.asked_if) is None:
        return
    earlier = {known.key: known for known in questions[: questions.index(question)]}
    for key in condition.questions:
        if key not in earlier:
            known = ", ".join(earlier) or "inga, för den står först"
            yield (
                f"frågan ”{question.key}”: om nämner ”{key}”, som inte är en fråga före den. Välj bland {known}."
            )
        elif offered := earlier[key].offered:
            names = {fold(name) for name in (*offered, *offered.values())}
            if unknown := [answer for answer in condition.answers if fold(answer) not in names]:
                known = ", ".join(offered.values())
                yield (
                    f"frågan ”{question.key}”: om nämner svaret ”{unknown[0]}”, som inte finns på ”{key}”. "
                    f"Välj bland {known}."
                )
