"""Kartläggning in one paragraph: who was asked, who answered, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import Share
from lagesbild.core.wording import UNREAD, digits, enumerate_words, percent, sentence, tally
from lagesbild.outputs.section.blocks import Paragraph
from lagesbild.outputs.section.sentences import figure_id, in_state, surveys
from lagesbild.outputs.section.surveys import LARGE_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.figures import SourceStatus, State
    from lagesbild.core.report import Report

FIGURES_FROM = "uppgifterna från "
APPENDIX = "Tabeller, metod och hur antalen har räknats står i bilagan."


def collection(report: Report) -> Paragraph:
    """What the picture rests on, and what is missing: two different things, and neither is zero."""
    ids = tuple(
        figure_id(report, survey.key, what)
        for survey in surveys(report)
        for what in ("utskick", "svar")
        if survey.answered is not None
    )
    return Paragraph(" ".join((*_received_sources(report), *missing(report), APPENDIX)), ids)


def _received_sources(report: Report) -> Iterator[str]:
    if report.coverage is not None:
        yield report.coverage.text
    named = list(_list_names(in_state(report, "received")))
    if named:
        yield f"Underlaget består av {_enumerate_received(named)}."
    if senders := [answer.sender for answer in report.text_answers if answer.files]:
        yield f"{sentence(enumerate_words(senders))} har svarat i text."


def _enumerate_received(names: Sequence[str]) -> str:
    """Return the names in a row, those that are nothing but figures from a sender as one, where the first of them stands.

    >>> _enumerate_received(["uppgifterna från biblioteken", "kontaktloggen", "uppgifterna från museet"])
    'uppgifterna från biblioteken och museet samt kontaktloggen'
    """
    senders = [name.removeprefix(FIGURES_FROM) for name in names if name.startswith(FIGURES_FROM)]
    joined = f"{FIGURES_FROM}{enumerate_words(senders)}"
    shown = list(dict.fromkeys(joined if name.startswith(FIGURES_FROM) else name for name in names))
    return enumerate_words(shown, "samt" if len(senders) > 1 else "och")


def _list_names(statuses: Sequence[SourceStatus]) -> Iterator[str]:
    """Each source by what came from it; "svarade" stands once."""
    said = False
    for status in statuses:
        answers = _answers(status, "" if said else " svarade") if status.survey else ""
        said = said or bool(answers)
        yield f"{status.phrases.noun}{answers}"


def _answers(survey: SourceStatus, word: str) -> str:
    """How many of those asked answered, as far as both are known."""
    if survey.answered is None:
        return ""
    if not survey.sent:
        return f" ({tally(survey.answered, 'svar', 'svar')} av ett okänt antal)"
    share = Share(survey.answered, survey.sent)
    rate = f", {percent(share)}" if survey.sent >= LARGE_BASE else ""
    return f" ({digits(share.part)} av {digits(share.base)}{word}{rate})"


def missing(report: Report) -> Iterator[str]:
    """What has not come in, what was not asked for, and how many sources the edition leaves out."""
    silent = in_state(report, "not_received")
    if report.withheld:
        left_out = tally(report.withheld, "källa", "källor", "en")
        yield f"{sentence(left_out)} ingår inte i den publika utgåvan."
    nouns = [status.phrases.noun for status in silent]
    if nouns := [*nouns, *_list_texts(report, "not_received")]:
        yield sentence(f"{enumerate_words(nouns)} saknas; vad som skulle ha kommit fram är inte känt.")
    if unread := in_state(report, "text_received"):
        senders = enumerate_words(list(dict.fromkeys(status.sender for status in unread)))
        labels = "; ".join(status.label for status in unread)
        yield sentence(f"{senders} {UNREAD} ({labels}). Det räknas inte som noll.")
    if partly := [status for status in in_state(report, "received") if status.unread_files]:
        yield f"I {_nouns(partly)} ingår inte allt som har lämnats: en del har inte kunnat läsas in."
    if unasked := [
        *(status.phrases.noun for status in in_state(report, "not_asked")),
        *_list_texts(report, "not_asked"),
    ]:
        yield sentence(f"{enumerate_words(unasked)} har inte efterfrågats.")
    coverage = report.coverage
    if coverage and coverage.partly:
        yield coverage.partly_text
    if not (nouns or unread or partly or unasked or (coverage and (coverage.partly or coverage.missing))):
        yield f"{'Alla övriga' if report.withheld else 'Alla tillfrågade'} källor har lämnat underlag."


def _list_texts(report: Report, state: State) -> Iterator[str]:
    return (answer.noun for answer in report.text_answers if answer.state == state)


def _nouns(statuses: Sequence[SourceStatus]) -> str:
    return enumerate_words([status.phrases.noun for status in statuses])
