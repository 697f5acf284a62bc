"""What was answered to the questions that the settings name for the section, each in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.states import FigureState
from lagesbild.core.tables import Share, TableKind
from lagesbild.core.wording import SMALLEST_BASE, enumerate_words, numbers, percent
from lagesbild.outputs.section.sentences import Sentence, figure_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.figures import QuestionCount
    from lagesbild.core.report import Report

MOST_OPTIONS = 3
"""So many of the options that most chose are named."""
YES, SUM = "ja", "summa"
"""The keys of the answer yes, and of the row of the options that are counted together."""


def question_sentences(report: Report) -> Iterator[Sentence]:
    """A sentence for each question that the settings name and that was answered."""
    for question in report.questions:
        if question.in_section:
            keys = [key for key, _, _ in question.answers]
            ids = tuple(figure_id(report, question.source, question.question, key) for key in keys)
            yield Sentence(_sentence(report, question), ids)


def _sentence(report: Report, question: QuestionCount) -> str:
    name = _name(question)
    told = _shown_answers(question)
    if not question.base or not told:
        return f"Hur svaren på {name} fördelar sig visas inte, för att skydda enskilda."
    (answer, count), *others = told
    written, base, *more = numbers([count, question.base, *(n for _, n in others)], "en")
    share = Share(count, question.base)
    listed = [f"{written} av {base}{_percent(share)} {answer}"]
    listed += [f"{number} {label}" for number, (label, _) in zip(more, others, strict=True)]
    where = report.source(question.source).phrases.noun
    return f"I {where} svarar {enumerate_words(listed)} på {name}{_earlier(report, question)}."


def _name(question: QuestionCount) -> str:
    kind = "frågan" if question.wording.rstrip().endswith("?") else "påståendet"
    return f"{kind} ”{question.wording}”"


def _shown_answers(question: QuestionCount) -> list[tuple[str, int]]:
    """The answers that are told, with their counts: the sum, or the yes, or what most chose; none that are hidden."""
    exact = [
        (key, label, count)
        for (key, label, count), state in zip(question.answers, question.stated(), strict=True)
        if state is FigureState.EXACT and count is not None
    ]
    if summed := question.sum:
        return [(f"”{question.sum_label}”", summed.count)] if summed.count is not None else []
    if question.type == "ja_nej":
        return [("ja", count) for key, label, count in exact if YES in {key, label.lower()}]
    if len(exact) < len(question.answers):
        return []
    ranked = exact if question.type in {"skala", "tal"} else sorted(exact, key=lambda answer: -answer[2])
    most = sorted(ranked, key=lambda answer: -answer[2])[:MOST_OPTIONS]
    return [(f"”{label}”", count) for key, label, count in ranked if (key, label, count) in most and count]


def _percent(share: Share) -> str:
    return f" ({percent(share)})" if share.base >= SMALLEST_BASE else ""


def _earlier(report: Report, question: QuestionCount) -> str:
    """What the same answer was the year before, with its base, or that the question was another."""
    table = report.table(TableKind.ANSWERS_BY_YEAR, question.source, question.question)
    row = SUM if question.summed else YES if question.type == "ja_nej" else ""
    columns = [column.key for column in table.columns] if table else []
    if table is None or len(columns) < 2 or row not in {r.key for r in table.rows}:  # noqa: PLR2004 — two are compared
        return ""
    *_, before, now = columns
    value = table.value(row, before)
    if now in table.breaks:
        return f"; svaren kan inte jämföras med {before}"
    if not isinstance(value, Share):
        return ""
    part, base = numbers([value.part, value.base], "en")
    return f", mot {part} av {base}{_percent(value)} {before}"
