"""What those who answered the surveys have met, each survey by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import Share, TableKind
from lagesbild.core.wording import enumerate_words, numbers, percent
from lagesbild.outputs.section.quantities import FEW
from lagesbild.outputs.section.sentences import Sentence, figure_id, surveys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report

SCARCE = "Få"
"""The word for a share that is small in every survey."""
NOBODY = "Ingen"
LARGE_BASE = 100
"""From how many answers on a percentage stands beside the two numbers. Own choice."""


class Yes(NamedTuple):
    """How many said yes to a question in one survey."""

    survey: SourceStatus
    share: Share


def survey_sentences(report: Report) -> Iterator[Sentence]:
    """How many said yes to each question on what they have met, where that may be shown: the first at length."""
    first: Sequence[Yes] = ()
    for question, phrase in _phrases_by_question(report).items():
        answers = yes_answers(report, question)
        if answers and not first:
            yield _first(report, question, phrase, answers)
        elif answers:
            yield _another(report, question, phrase, answers, again=len(answers) == len(first))
        first = first or answers


def met_anything(report: Report) -> bool:
    """Whether anybody said yes to a question of which a yes describes an event."""
    keys = {question.question for question in report.questions if question.is_event}
    return any(answer.share.part for key in keys for answer in yes_answers(report, key))


def says_few(report: Report) -> bool:
    """Whether a sentence says of a question that few said yes."""
    told = (yes_answers(report, question) for question in _phrases_by_question(report))
    return any(opening_of(answers) == SCARCE for answers in told if answers)


def _phrases_by_question(report: Report) -> dict[str, str]:
    """By key, what those who said yes have done, of the questions that say so."""
    said = {q.question: q.phrase for q in reversed(report.questions) if q.is_event and q.phrase}
    return dict(reversed(said.items()))


def yes_answers(report: Report, question: str) -> tuple[Yes, ...]:
    """The surveys in which the question was answered and may be shown, with those who said yes."""
    shares = ((survey, _share(report, survey.key, question)) for survey in surveys(report))
    return tuple(Yes(survey, share) for survey, share in shares if share is not None)


def _share(report: Report, survey: str, question: str) -> Share | None:
    table = report.table(TableKind.YES_NO_QUESTIONS, survey)
    if table is None or not any(row.key == question for row in table.rows):
        return None
    yes, base = table.value(question, "ja"), table.value(question, "base")
    return Share(yes, base) if isinstance(yes, int) and isinstance(base, int) and base else None


def _first(report: Report, question: str, phrase: str, answers: Sequence[Yes]) -> Sentence:
    """The first question with its numbers; where one survey alone shows it, it stands once where those are."""
    opening, ids = opening_of(answers), _ids(report, answers, question)
    alone = len(answers) == 1
    whom = answers[0].survey.phrases.where if alone else _whom(report, answers)
    parts = _numbers(answers, named=not alone)
    if opening == NOBODY:
        return Sentence(f"{NOBODY} av dem som har svarat {whom} har {phrase}.", ids)
    if opening == SCARCE:
        return Sentence(f"{SCARCE} av dem som har svarat {whom} har {phrase}: {parts}.", ids)
    return Sentence(f"Av dem som har svarat {whom} har {parts} {phrase}.", ids)


def _another(report: Report, question: str, phrase: str, answers: Sequence[Yes], *, again: bool) -> Sentence:
    """Another question in brief: without numbers where few or nobody said yes."""
    opening, ids = opening_of(answers), _ids(report, answers, question)
    whom = "" if again else f" av dem som har svarat {_whom(report, answers)}"
    if opening:
        return Sentence(f"{opening}{whom} har {phrase}.", ids)
    is_named = not again or len(answers) > 1
    return Sentence(f"Av de svarande har {_numbers(answers, named=is_named)} {phrase}.", ids)


def opening_of(answers: Sequence[Yes]) -> str:
    """Nobody or few, where that holds in every survey; otherwise empty."""
    if not any(answer.share.part for answer in answers):
        return NOBODY
    return SCARCE if all(_few(answer.share) for answer in answers) else ""


def _few(share: Share) -> bool:
    most, per_cent = FEW
    return share.part <= most and 100 * share.part <= per_cent * share.base


def _whom(report: Report, answers: Sequence[Yes]) -> str:
    """The surveys, or where those are who answered the question when not every survey shows it."""
    if len(answers) < len(surveys(report)):
        return enumerate_words([answer.survey.phrases.where for answer in answers])
    return "på enkäterna" if len(answers) > 1 else "på enkäten"


def _numbers(answers: Sequence[Yes], *, named: bool) -> str:
    """How many of how many in each survey, and where those are when they are to be named."""
    written = iter(numbers([n for _, share in answers for n in (share.part, share.base)], "en"))
    return enumerate_words(
        [
            f"{next(written)} av {next(written)}{_percent(share)}{f' {survey.phrases.where}' if named else ''}"
            for survey, share in answers
        ]
    )


def _percent(share: Share) -> str:
    return f" ({percent(share)})" if share.base >= LARGE_BASE else ""


def _ids(report: Report, answers: Sequence[Yes], question: str) -> tuple[str, ...]:
    return tuple(figure_id(report, answer.survey.key, question, "ja") for answer in answers)
