"""What those who answered the surveys say, each survey by itself."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.tables import Share, TableKind
from lagesbild.core.wording import SMALLEST_BASE, enumerate_words, numbers, percent, sentence
from lagesbild.outputs.section.quantities import FEW
from lagesbild.outputs.section.sentences import Sentence, figure_id, surveys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report

QUESTIONS: Mapping[str, str] = {
    "stott_pa": "har stött på personer som ger uttryck för våldsbejakande extremistiska åsikter",
    "sett_tecken": "på annat sätt har sett tecken på aktivitet kopplad till våldsbejakande extremism",
}
"""The questions that the picture tells of, and what a yes to them means."""
SCARCE = "Få"
"""The word for a share that is small in every survey."""
NOBODY = "Ingen"


class Yes(NamedTuple):
    """How many said yes to a question in one survey."""

    survey: SourceStatus
    share: Share


def survey_sentences(report: Report) -> tuple[Sentence, ...]:
    """How many answered, and a sentence for each question of the picture that was asked and may be shown."""
    told = [(question, answers) for question in QUESTIONS if (answers := _yes(report, question))]
    return (
        *_rates(report),
        *(_sentence(report, question, answers, first=not n) for n, (question, answers) in enumerate(told)),
    )


def _rates(report: Report) -> tuple[Sentence, ...]:
    """Answered of sent for all surveys in one sentence, so that words and digits do not mix."""
    known = [(survey, survey.answered, survey.sent) for survey in surveys(report)]
    asked = [(survey, Share(n or 0, sent)) for survey, n, sent in known if sent and n is not None]
    if not asked:
        return ()
    written = iter(numbers([n for _, share in asked for n in (share.part, share.base)]))
    parts = [
        f"{survey.phrases.noun} {by} {next(written)} av {next(written)} tillfrågade{_percent(share)}"
        for (survey, share), by in zip(asked, chain(("besvarades av",), repeat("av")), strict=False)
    ]
    ids = [figure_id(report, survey.key, what) for survey, _ in asked for what in ("svar", "utskick")]
    return (Sentence(f"{sentence(enumerate_words(parts))}.", tuple(ids)),)


def _percent(share: Share) -> str:
    return f" ({percent(share)})" if share.base >= SMALLEST_BASE else ""


def _yes(report: Report, question: str) -> tuple[Yes, ...]:
    shares = ((survey, _share(report, survey.key, question)) for survey in surveys(report))
    return tuple(Yes(survey, share) for survey, share in shares if share is not None)


def _share(report: Report, survey: str, question: str) -> Share | None:
    table = report.table(TableKind.YES_NO_QUESTIONS, survey)
    if table is None or not any(row.key == question for row in table.rows):
        return None
    yes, base = table.value(question, "ja"), table.value(question, "base")
    return Share(yes, base) if isinstance(yes, int) and isinstance(base, int) and base else None


def _sentence(report: Report, question: str, answers: Sequence[Yes], *, first: bool) -> Sentence:
    ids = tuple(figure_id(report, answer.survey.key, question, "ja") for answer in answers)
    whom, meaning, parts = " av dem som har svarat" if first else "", QUESTIONS[question], _parts(answers)
    if opening := _opening(answers):
        return Sentence(f"{opening}{whom} uppger att de {meaning}: {parts}.", ids)
    return Sentence(f"Av dem som har svarat uppger {parts} att de {meaning}.", ids)


def _parts(answers: Sequence[Yes]) -> str:
    written = iter(numbers([n for _, share in answers for n in (share.part, share.base)], "en"))
    return enumerate_words(
        [f"{next(written)} av {next(written)} i {answer.survey.phrases.noun}" for answer in answers]
    )


def _opening(answers: Sequence[Yes]) -> str | None:
    """Nobody or few, where that holds in every survey."""
    if not any(answer.share.part for answer in answers):
        return NOBODY
    return SCARCE if all(_few(answer.share) for answer in answers) else None


def _few(share: Share) -> bool:
    most, per_cent = FEW
    return share.part <= most and 100 * share.part <= per_cent * share.base
