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

MET, SEEN = "stott_pa", "sett_tecken"
"""The two questions that the picture tells of."""
SCARCE = "Få"
"""The word for a share that is small in every survey."""
NOBODY = "Ingen"
LARGE_BASE = 100
"""From how many answers on a percentage stands beside the two numbers. Own choice."""
OPINIONS = "mött våldsbejakande extremistiska åsikter"
SIGNS = "sett tecken på aktivitet kopplad till våldsbejakande extremism"


class Yes(NamedTuple):
    """How many said yes to a question in one survey."""

    survey: SourceStatus
    share: Share


def survey_sentences(report: Report) -> Iterator[Sentence]:
    """What a yes means and how many said it, for the two questions of the picture where they may be shown."""
    met, seen = yes_answers(report, MET), yes_answers(report, SEEN)
    if met:
        yield _met(report, met)
    if seen:
        yield _seen(report, seen, again=bool(met) and len(met) == len(seen))


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


def _met(report: Report, answers: Sequence[Yes]) -> Sentence:
    """The first question with its numbers; where one survey alone shows it, it stands once where those are."""
    opening, ids = opening_of(answers), _ids(report, answers, MET)
    alone = len(answers) == 1
    whom = answers[0].survey.phrases.where if alone else _whom(report, answers)
    parts = _numbers(answers, named=not alone)
    if opening == NOBODY:
        return Sentence(f"{NOBODY} av dem som har svarat {whom} har {OPINIONS}.", ids)
    if opening == SCARCE:
        return Sentence(f"{SCARCE} av dem som har svarat {whom} har {OPINIONS}: {parts}.", ids)
    return Sentence(f"Av dem som har svarat {whom} har {parts} {OPINIONS}.", ids)


def _seen(report: Report, answers: Sequence[Yes], *, again: bool) -> Sentence:
    """The second question in brief: without numbers where few or nobody said yes."""
    opening, ids = opening_of(answers), _ids(report, answers, SEEN)
    whom = "" if again else f" av dem som har svarat {_whom(report, answers)}"
    if opening:
        return Sentence(f"{opening}{whom} har på annat sätt {SIGNS}.", ids)
    return Sentence(f"Att de på annat sätt har {SIGNS} uppger {_numbers(answers, named=True)}.", ids)


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
