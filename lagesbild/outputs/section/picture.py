"""The picture itself: what the surveys, the other sources and the graffiti say, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.wording import UNREAD, enumerate_words, period, sentence
from lagesbild.outputs.section.blocks import Paragraph, Part
from lagesbild.outputs.section.changes import change_sentences
from lagesbild.outputs.section.events import event_sentence
from lagesbild.outputs.section.graffiti import graffiti_sentences
from lagesbild.outputs.section.records import record_sentences
from lagesbild.outputs.section.sentences import Sentence, counts_of, graffiti_sources, in_state, surveys
from lagesbild.outputs.section.surveys import survey_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report


def summary(report: Report) -> tuple[str, ...]:
    """The sentences of the picture alone, for those who read it in the terminal."""
    return tuple(said.text for sentences in _picture(report) for said in sentences)


def picture(report: Report) -> tuple[Paragraph, ...]:
    """The picture in paragraphs: surveys, other sources, graffiti, change, what is missing."""
    return tuple(_paragraph(sentences) for sentences in _picture(report) if sentences)


def _paragraph(sentences: Sequence[Sentence]) -> Paragraph:
    ids = dict.fromkeys(figure for said in sentences for figure in said.ids)
    parts = tuple(Part(said.text, said.ids) for said in sentences)
    return Paragraph(" ".join(said.text for said in sentences), tuple(ids), parts)


def _picture(report: Report) -> tuple[tuple[Sentence, ...], ...]:
    graffiti, asked = graffiti_sources(report), surveys(report)
    others = [status for status in in_state(report, "received") if status not in (*graffiti, *asked)]
    return (
        (_scope(report),),
        (*survey_sentences(report), *(event_sentence(report, status) for status in asked), *_apart(report)),
        tuple(event_sentence(report, status) for status in others),
        tuple(said for status in graffiti for said in graffiti_sentences(report, status)),
        (*change_sentences(report), *record_sentences(report)),
        missing(report, consequence="; vad de skulle ha visat är inte känt"),
    )


def _apart(report: Report) -> tuple[Sentence, ...]:
    """Why the surveys are told one by one, where more than one of them describes something."""
    telling = [
        survey for survey in surveys(report) if any(c.value != 0 for c in counts_of(report, survey.key))
    ]
    if len(telling) <= 1:
        return ()
    text = "Antalen läggs inte ihop, eftersom samma händelse kan vara beskriven i flera enkäter."
    return (Sentence(text),)


def _scope(report: Report) -> Sentence:
    days = period(report.period.start, report.period.end)
    return Sentence(f"Lägesbilden avser {report.area} under perioden {days}.")


def missing(report: Report, *, consequence: str = "") -> tuple[Sentence, ...]:
    """What is missing, what could not be read and what was not asked for: three different things, and none is zero."""
    silent, unasked = in_state(report, "not_received"), in_state(report, "not_asked")
    unread = in_state(report, "text_received")
    sentences = []
    if silent:
        sentences.append(Sentence(sentence(f"{_nouns(silent)} saknas{consequence}.")))
    if unread:
        senders = enumerate_words(list(dict.fromkeys(status.sender for status in unread)))
        labels = "; ".join(status.label for status in unread)
        sentences.append(Sentence(sentence(f"{senders} {UNREAD} ({labels}). Det räknas inte som noll.")))
    if partly := [status for status in in_state(report, "received") if status.unread_files]:
        text = f"I {_nouns(partly)} ingår inte allt som har lämnats: en del har inte kunnat läsas in."
        sentences.append(Sentence(text))
    if unasked:
        sentences.append(Sentence(sentence(f"{_nouns(unasked)} har inte efterfrågats.")))
    return tuple(sentences)


def _nouns(statuses: Sequence[SourceStatus]) -> str:
    return enumerate_words([status.phrases.noun for status in statuses])
