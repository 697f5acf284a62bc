"""The picture itself in up to five paragraphs: the surveys, chosen questions, other sources, the graffiti, the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TOTAL
from lagesbild.outputs.section.blocks import Paragraph
from lagesbild.outputs.section.changes import change_sentences
from lagesbild.outputs.section.contents import content_sentences
from lagesbild.outputs.section.events import event_sentences
from lagesbild.outputs.section.questions import question_sentences
from lagesbild.outputs.section.sentences import (
    Sentence,
    figure_id,
    in_state,
    sources_by_content,
    surveys,
    total,
)
from lagesbild.outputs.section.shares import share_sentences
from lagesbild.outputs.section.surveys import met_anything, survey_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.report import Report

NOTHING_CAME_IN = "Inget underlag har kommit in, så lägesbilden säger inget om vad som har förekommit."
NOTHING_HAPPENED = (
    "Ingen av dem som har lämnat underlag har något att berätta om våldsbejakande extremism i {area} under perioden. "
    "Det betyder att inget har kommit till deras kännedom; vad ingen har sett eller anmält vet vi inget om."
)


def summary_paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """The picture in paragraphs; a year in which nothing happened has one."""
    return tuple(_paragraph(sentences) for sentences in sentences_of(report) if sentences)


def sentences_of(report: Report) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences of the picture, paragraph by paragraph."""
    received = in_state(report, "received")
    if not received:
        return ((Sentence(NOTHING_CAME_IN),),)
    change, chosen = tuple(change_sentences(report)), tuple(question_sentences(report))
    if happened_nothing(report):
        ids = tuple(figure_id(report, status.key, TOTAL) for status in received)
        return ((Sentence(NOTHING_HAPPENED.format(area=report.area), ids),), chosen, change)
    by_content, asked = sources_by_content(report), surveys(report)
    others = [status for status in received if status not in (*by_content, *asked)]
    return (
        (*survey_sentences(report), *event_sentences(report, asked)),
        chosen,
        (
            *event_sentences(report, others),
            *(said for status in others for said in share_sentences(report, status, named=True)),
        ),
        tuple(
            said
            for status in by_content
            for said in (*content_sentences(report, status), *share_sentences(report, status))
        ),
        change,
    )


def happened_nothing(report: Report) -> bool:
    """Whether every source that came in counted zero, and nobody said yes to having met or seen anything."""
    counted = [total(report, status.key) for status in in_state(report, "received")]
    return bool(counted) and all(figure.is_zero for figure in counted) and not met_anything(report)


def _paragraph(sentences: Sequence[Sentence]) -> Paragraph:
    return Paragraph(" ".join(said.text for said in sentences), tuple(dict.fromkeys(_ids(sentences))))


def _ids(sentences: Sequence[Sentence]) -> Iterator[str]:
    for said in sentences:
        yield from said.ids
