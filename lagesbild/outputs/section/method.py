"""Method and limits: the four things that Brå asks every picture to say, in five sentences, and how it was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import NO_BREAK, SMALLEST_BASE, enumerate_words, inside, number, sentence, tally
from lagesbild.outputs.section.blocks import Bullets, Heading
from lagesbild.outputs.section.changes import name_figures
from lagesbild.outputs.section.collection import missing
from lagesbild.outputs.section.contents import topic_of
from lagesbild.outputs.section.quantities import FEW
from lagesbild.outputs.section.sentences import in_state, sources_by_content, surveys
from lagesbild.outputs.section.surveys import says_few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.report import Report
    from lagesbild.outputs.section.blocks import Block

MEANING = (
    "Antalen visar därför vad som har kommit till kännedom, inte hur mycket som har förekommit, och fler rapporter kan "
    "bero på att fler rapporterar."
)
OVERLAP = (
    "Samma händelse kan finnas i flera källor, så källorna läggs aldrig ihop, och när antalen är små kan enstaka "
    "händelser ge stora skillnader mellan åren."
)


def method(report: Report) -> tuple[Block, ...]:
    """Sources used, sources left out, how that limits the knowledge and what it means; then the rules of counting."""
    return (
        Heading(2, "Metod och begränsningar"),
        Bullets((_used(report), " ".join(missing(report)), *_limits(report), MEANING, OVERLAP)),
        Heading(2, "Så har antalen räknats"),
        Bullets(tuple(_rules(report))),
    )


def _used(report: Report) -> str:
    received = in_state(report, "received")
    if not received:
        return "Ingen källa har lämnat underlag."
    labels = "; ".join(status.label for status in received)
    return f"Lägesbilden bygger på {tally(len(received), 'källa', 'källor', 'en')}: {labels}."


def _limits(report: Report) -> Iterator[str]:
    """How what came in limits the knowledge, in one sentence."""
    received, asked = in_state(report, "received"), surveys(report)
    clauses = []
    if asked:
        who = "enkäterna" if len(asked) > 1 else "enkäten"
        clauses.append(f"{who} visar vad de som har svarat har lagt märke till och minns")
    limits = [status.phrases.limit for status in received if status.phrases.limit]
    clauses += limits
    if others := len(received) - len(asked) - len(limits):
        one, several = ("den återstående källan", "de andra källorna") if clauses else ("källan", "källorna")
        clauses.append(f"{several if others > 1 else one} rymmer bara vad någon har anmält")
    if clauses:
        yield f"{sentence(enumerate_words(clauses))}."


def _rules(report: Report) -> Iterator[str]:
    yield "Summor görs bara inom en källa, och noll betyder att källan har redovisat att inget har förekommit."
    yield (
        "En händelse som gäller flera miljöer räknas en gång för varje miljö och en gång i källans summa, så delarna "
        "kan bli fler än summan."
    )
    yield "Det som inte kan knytas till en miljö redovisas för sig och tas inte bort."
    yield from _residual_rule(report)
    yield f"Andelar i procent anges bara när minst {number(SMALLEST_BASE)} har tillfrågats eller svarat."
    if says_few(report):
        most, per_cent = FEW
        yield (
            f"”Få” betyder högst {number(most)} personer och högst {per_cent}{NO_BREAK}procent av dem som har svarat, "
            "i varje enkät för sig."
        )
    yield from _comparison_rule(report)
    if (decided := report.table(TableKind.SAME_EVENTS)) is not None:
        yield decided.notes[0]
    if report.edition == "publik":
        yield "Tecknet .. står för ett antal som inte visas, för att skydda enskilda. Nollor visas."


def _residual_rule(report: Report) -> Iterator[str]:
    """Which contents count for no milieu: racist is not automatically one of them."""
    for status in sources_by_content(report):
        unclear = [line.label for line in report.categories.get(status.key, ()) if line.milieu == "oklar"]
        if unclear:
            named = sentence(enumerate_words([inside(label) for label in unclear]))
            yield f"{named} {topic_of(report, status.key)[1]} räknas inte till någon bestämd miljö."


def _comparison_rule(report: Report) -> Iterator[str]:
    if tests := sum(line.tested for line in report.comparisons):
        made = tally(tests, "jämförelse", "jämförelser", "en")
        yield (
            "En förändring mellan åren anges som ökning eller minskning bara när den är statistiskt "
            f"säkerställd (exakt test på 5-procentsnivån, med hänsyn till att {made} görs)."
        )
    absent = [
        line for line in report.comparisons if line.verdict == "ej_jamforbart" and line.previous is None
    ]
    for reason in dict.fromkeys(line.reason for line in absent if line.reason):
        named = name_figures(report, [line for line in absent if line.reason == reason])
        yield f"{sentence(named)} kan inte jämföras med året före: {reason.rstrip('.')}."
