"""Metod och begränsningar: the four things that Brå asks every picture to say, and the counting rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import NO_BREAK, SMALLEST_BASE, enumerate_words, inside, number, sentence, tally
from lagesbild.outputs.section.blocks import Bullets, Heading, Paragraph
from lagesbild.outputs.section.quantities import FEW
from lagesbild.outputs.section.sentences import graffiti_sources, in_state, surveys
from lagesbild.outputs.section.surveys import SCARCE, survey_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.figures import SourceStatus, State
    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block


def method(report: Report) -> tuple[Block, ...]:
    """Sources used, sources left out, how that limits the knowledge, what it means, and the rules."""
    return (
        Heading(3, "Källor som har använts"),
        Paragraph(_used(report)),
        Heading(3, "Källor som saknas"),
        Paragraph(_left_out(report)),
        Heading(3, "Hur det begränsar kunskapen"),
        Bullets(tuple(_limits(report))),
        Heading(3, "Vad begränsningarna betyder"),
        Paragraph(_meaning()),
        Heading(3, "Så har antalen räknats"),
        Bullets(tuple(_rules(report))),
    )


def _labels(report: Report, state: State) -> str:
    return "; ".join(status.label for status in in_state(report, state))


def _used(report: Report) -> str:
    received = in_state(report, "received")
    if not received:
        return "Ingen källa har lämnat underlag."
    sources = tally(len(received), "källa", "källor", "en")
    return f"Lägesbilden bygger på {sources}: {_labels(report, 'received')}."


def _left_out(report: Report) -> str:
    silent, unasked = _labels(report, "not_received"), _labels(report, "not_asked")
    unread = _labels(report, "text_received")
    parts = [
        _withheld(report.withheld),
        f"Saknas: {silent}." if silent else "",
        f"Inkommet men inte inläst: {unread}." if unread else "",
        f"Inte efterfrågat: {unasked}." if unasked else "",
    ]
    if not (silent or unasked or unread):
        those = "Alla övriga" if report.withheld else "Alla källor som hör till lägesbilden"
        parts.append(f"{those} har lämnat underlag.")
    return " ".join(filter(None, parts))


def _withheld(sources: int) -> str:
    """That an edition leaves sources out; not which, nor whether they had anything to tell."""
    left_out = tally(sources, "källa", "källor", "en")
    return f"{sentence(left_out)} ingår inte i den publika utgåvan." if sources else ""


def _limits(report: Report) -> Iterator[str]:
    yield from filter(None, map(_unanswered, surveys(report)))
    if surveys(report):
        yield "Enkäterna visar vad de som har svarat har lagt märke till och minns, inte allt som har hänt."
    for status in graffiti_sources(report):
        yield (
            f"Antalen klotter är en nedre gräns: klotter räknas bara på den egendom som {status.sender} "
            "ansvarar för."
        )
    if any(status.state != "received" for status in report.sources):
        yield "Vad de källor som saknas skulle ha visat är inte känt; det är inte detsamma som noll."
    yield "Samma händelse kan finnas i flera källor, och händelser som ingen har anmält finns inte i någon."
    decided = report.table(TableKind.SAME_EVENTS)
    if decided is not None:
        yield decided.notes[0]


def _unanswered(survey: SourceStatus) -> str:
    missing = (survey.sent or 0) - (survey.answered or 0)
    if survey.answered is None or missing <= 0:
        return ""
    return f"I {survey.phrases.noun} saknas svar från {number(missing)} av de tillfrågade."


def _meaning() -> str:
    return (
        "Antalen visar vad som har kommit till kännedom, inte hur mycket som har förekommit. Noll betyder "
        "att källan har tillfrågats och redovisat att inget har förekommit. Fler rapporter kan bero på att "
        "fler rapporterar, och när antalen är små kan enstaka händelser ge stora skillnader mellan åren."
    )


def _rules(report: Report) -> Iterator[str]:
    yield "Summor görs bara inom en källa, aldrig mellan källor."
    yield (
        "En händelse som gäller flera miljöer räknas en gång för varje miljö och en gång i källans summa, "
        "så delarna kan bli fler än summan."
    )
    yield "Det som inte kan knytas till en miljö redovisas för sig och tas inte bort."
    yield from _graffiti_rule(report)
    yield f"Andelar i procent anges bara när minst {number(SMALLEST_BASE)} har tillfrågats eller svarat."
    if any(said.text.startswith(SCARCE) for said in survey_sentences(report)):
        most, per_cent = FEW
        yield (
            f"”Få” betyder högst {number(most)} personer och högst {per_cent}{NO_BREAK}procent av dem som har "
            "svarat, i varje enkät för sig."
        )
    yield from _comparison_rule(report)
    if report.edition == "publik":
        yield "Tecknet .. står för ett antal som inte visas, för att skydda enskilda. Nollor visas."


def _graffiti_rule(report: Report) -> Iterator[str]:
    """Which contents count for no milieu: racist is not automatically one of them."""
    for status in graffiti_sources(report):
        unclear = [line.label for line in report.categories.get(status.key, ()) if line.milieu == "oklar"]
        if unclear:
            named = sentence(enumerate_words([inside(label) for label in unclear]))
            yield f"{named} klotter räknas inte till någon bestämd miljö."


def _comparison_rule(report: Report) -> Iterator[str]:
    if report.comparisons:
        made = tally(len(report.comparisons), "jämförelse", "jämförelser", "en")
        yield (
            "En förändring mellan åren anges som ökning eller minskning bara när den är statistiskt "
            f"säkerställd (exakt test på 5-procentsnivån, med hänsyn till att {made} görs)."
        )
