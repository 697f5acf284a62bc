"""Kartläggning: what was collected from whom, and what became of every row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import REASON_WORDS, Share
from lagesbild.core.wording import SMALLEST_BASE, digits, enumerate_words, numbers, percent, sentence, tally
from lagesbild.outputs.labels import REASONS
from lagesbild.outputs.section.blocks import Bullets, Paragraph
from lagesbild.outputs.section.picture import missing
from lagesbild.outputs.section.sentences import TOTAL, figure_id, hidden, in_state, surveys

if TYPE_CHECKING:
    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block


MOST_NAMED = 40
"""So many units that have not answered are named in the text; the workbook names them all."""


def collection(report: Report) -> tuple[Block, ...]:
    """Who was asked, who answered, what did not come, and the account of the rows."""
    return (
        Paragraph(_collected(report)),
        *(Paragraph(_answers(report, survey), _ids(report, survey)) for survey in surveys(report)),
        *(Paragraph(said.text) for said in missing(report)),
        *_ledger(report),
    )


def _collected(report: Report) -> str:
    received = [status.phrases.noun for status in in_state(report, "received")]
    if not received:
        return "Inget underlag till lägesbilden har kommit in."
    return f"Underlag till lägesbilden har kommit in i form av {enumerate_words(received)}."


def _ids(report: Report, survey: SourceStatus) -> tuple[str, ...]:
    return tuple(figure_id(report, survey.key, what) for what in ("utskick", "svar"))


def _answers(report: Report, survey: SourceStatus) -> str:
    noun = sentence(survey.phrases.noun)
    if survey.answered is None:
        return f"{noun} har kommit in, utan uppgift om hur många som har svarat.{_spoilt(survey)}"
    if not survey.sent:
        answers = tally(survey.answered, "svar", "svar")
        unknown = "hur många som har tillfrågats är inte känt, så svarsfrekvensen kan inte anges"
        return f"{noun} gav {answers}; {unknown}.{_spoilt(survey)}"
    sent, answered = numbers((survey.sent, survey.answered))
    rate = f" ({percent(Share(survey.answered, survey.sent))})" if survey.sent >= SMALLEST_BASE else ""
    text = f"{noun} skickades till {sent} mottagare och besvarades av {answered}{rate}."
    return f"{text}{_spoilt(survey)}{_silent(report, survey)}"


def _spoilt(survey: SourceStatus) -> str:
    if not survey.incomplete:
        return ""
    said = tally(survey.incomplete, "svar är ofullständigt", "svar är ofullständiga")
    return f" {sentence(said)} och räknas inte."


def _silent(report: Report, survey: SourceStatus) -> str:
    """Who has not answered: named in the internal edition only."""
    if report.edition != "intern" or not survey.silent:
        return ""
    named, more = list(survey.silent[:MOST_NAMED]), len(survey.silent) - MOST_NAMED
    return f" Svar saknas från {enumerate_words([*named, f'{digits(more)} till'] if more > 0 else named)}."


def _ledger(report: Report) -> tuple[Block, ...]:
    read = [status for status in report.sources if status.state == "received" or status.read]
    items = tuple(_line(report, status) for status in read)
    if not items:
        return ()
    intro = "Varje inläst rad är antingen räknad eller lagd åt sidan med ett angivet skäl:"
    return Paragraph(intro), Bullets(items, tuple(_accounted(report, status) for status in read))


def _accounted(report: Report, status: SourceStatus) -> tuple[str, ...]:
    """The ids of what is counted and of what is set aside for each reason."""
    counted = "svar" if status.survey else TOTAL
    return tuple(
        figure_id(report, status.key, what)
        for what in (counted, *(REASON_WORDS[reason] for reason, _ in status.set_aside))
    )


def _line(report: Report, status: SourceStatus) -> str:
    if status.read is None or status.counted is None or (hidden(report, status.key) and not status.survey):
        return f"{status.label}: antalet rader visas inte, för att skydda enskilda."
    if not status.read:
        return f"{status.label}: svar har kommit in om att det inte finns något att redovisa."
    unit = ("svar läst", "svar lästa") if status.survey else ("rad läst", "rader lästa")
    text = f"{status.label}: {_of(status.read, *unit)}, {_of(status.counted, 'räknad', 'räknade')}"
    if not status.set_aside:
        return f"{text}."
    aside = _of(sum(n for _, n in status.set_aside), "lagd åt sidan", "lagda åt sidan")
    reasons = ", ".join(f"{REASONS[reason].full}: {digits(n)}" for reason, n in status.set_aside)
    return f"{text}, {aside} ({reasons})."


def _of(n: int, singular: str, plural: str) -> str:
    return f"{digits(n)} {singular if n == 1 else plural}"
