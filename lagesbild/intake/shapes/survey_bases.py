"""The answers to a question that only some are asked -> those of them alone, and what the others answered told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.core.wording import digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    import pandas as pd

    from lagesbild.config.vocabulary.questions import Condition
    from lagesbild.core.errors import Problem
    from lagesbild.intake.shapes.asked import Asked
    from lagesbild.intake.shapes.context import Context

NOT_ASKED = (
    "{answers} svar på ”{question}” kommer från andra än dem som frågan ställs till (de som har svarat {condition}), och "
    "räknas inte på den. Stämmer inte det, rätta svaren eller villkoret ”om” i frågans definition."
)


def keep_those_asked(
    frames: Iterable[pd.DataFrame], asked: Mapping[str, Asked], context: Context
) -> tuple[list[pd.DataFrame], list[Problem]]:
    """Return the frames of answers, one a question, without the answers of those who were not to be asked.

    Who has answered none of the questions that it depends on may have been asked; where the file has none of them, so
    may everybody.
    """
    by_question = {frame["question"].iloc[0]: frame for frame in frames if len(frame)}
    unasked: dict[str, frozenset[int]] = {}
    problems: list[Problem] = []
    for key, question in asked.items():
        if (condition := question.question.asked_if) is None or key not in by_question:
            continue
        unasked[key] = _rows_unasked(condition, by_question, asked, unasked)
        frame = by_question[key]
        is_outside = frame["row"].isin(unasked[key])
        if is_outside.any():
            by_question[key] = frame[~is_outside]
            number = frame["row"][is_outside].nunique()
            problems.append(_tell(question, condition, number, asked, context))
    return list(by_question.values()), problems


def _rows_unasked(
    condition: Condition,
    by_question: Mapping[str, pd.DataFrame],
    asked: Mapping[str, Asked],
    unasked: Mapping[str, AbstractSet[int]],
) -> frozenset[int]:
    """Return the rows that gave other answers than those that the question is asked for."""
    answered: set[int] = set()
    fitting: set[int] = set()
    for key in condition.questions:
        answered |= unasked.get(key, frozenset())
        if key in by_question:
            frame = by_question[key]
            understood = frame[frame["category"] != "?"]
            answered |= set(understood["row"])
            options = _fitting_options(condition, asked[key])
            fitting |= set(understood["row"][understood["category"].map(fold).isin(options)])
    return frozenset(answered - fitting)


def _fitting_options(condition: Condition, depends: Asked) -> frozenset[str]:
    """Return the options, folded, for which the question is asked, however the condition names them."""
    wanted = {fold(answer) for answer in condition.answers}
    keys = {fold(key) for key, label in depends.question.offered.items() if fold(label) in wanted}
    return frozenset(wanted | keys)


def _tell(
    question: Asked, condition: Condition, number: int, asked: Mapping[str, Asked], context: Context
) -> Problem:
    depends = " eller ".join(f"”{asked[key].question.short}”" for key in condition.questions if key in asked)
    answers = " eller ".join(f"”{answer}”" for answer in condition.answers)
    said = NOT_ASKED.format(
        answers=digits(number), question=question.heading, condition=f"{answers} på {depends}"
    )
    return context.problem("answered_unasked", said, role=question.heading)
