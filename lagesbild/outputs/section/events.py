"""What each source tells of incidents, contacts and other events, milieu by milieu and never added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import enumerate_words, gender_of, inside, numbers, sentence, tally
from lagesbild.outputs.section.sentences import (
    TOTAL,
    Sentence,
    count_ids,
    counts_of,
    figure_id,
    hidden,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report

MOST_SENDERS = 3
"""How many units are named as those who made contact."""
UNCLEAR = "oklar"
"""The residual milieu: none that could be told."""
ALL_OF_THEM = {1: "som", 2: "som båda"}
HIDDEN = "antalet visas inte, för att skydda enskilda"


def event_sentence(report: Report, status: SourceStatus) -> Sentence:
    """What a source that came in tells: how many, and which milieus they are tied to."""
    counts = counts_of(report, status.key)
    ids = (figure_id(report, status.key, TOTAL), *count_ids(report, counts))
    if hidden(report, status.key):
        return Sentence(f"{_opening(report, status, None)}; {HIDDEN}.", ids)
    parts: dict[str, int] = {}
    for count in counts:
        parts[count.milieu] = parts.get(count.milieu, 0) + (count.value or 0)
    some = {milieu: n for milieu, n in parts.items() if n}
    if not some:
        return Sentence(f"{status.phrases.none}.", ids)
    counted = total(report, status.key)
    return Sentence(f"{_opening(report, status, counted)}{_parts(report, status, some, counted)}.", ids)


def _opening(report: Report, status: SourceStatus, counted: int | None) -> str:
    """The sentence up to its milieus; without a total that may be printed, its parts must speak."""
    phrases = status.phrases
    amount = tally(counted, *phrases.unit) if counted else f"ett antal {phrases.unit[1]}"
    return sentence(phrases.some.replace("{antal}", amount)) + _sender(report, status)


def _sender(report: Report, status: SourceStatus) -> str:
    """Who they came from, when a table shows every unit and they are few."""
    word, table = status.phrases.sender, report.table(TableKind.BY_UNIT, status.key)
    rows = [] if table is None else [row for row in table.rows if not row.total]
    shown = [row.label for row in rows if isinstance(row.cells[-1].value, int)]
    if not word or not 0 < len(rows) == len(shown) <= MOST_SENDERS:
        return ""
    return f" {word} {enumerate_words([label if ' ' in label else inside(label) for label in shown])}"


def _parts(report: Report, status: SourceStatus, some: Mapping[str, int], counted: int | None) -> str:
    """How many fall to each milieu; one single event, or one single milieu, needs no second number."""
    clauses = _clauses(report, status)
    if counted == 1 or len(some) == 1:
        what = enumerate_words([clauses[milieu] for milieu in some])
        return f"{_all(report, status, counted or max(some.values()))} {what}"
    written = numbers(tuple(some.values()), gender_of(*status.phrases.unit))
    parts = [f"{n} {clauses[milieu]}" for n, milieu in zip(written, some, strict=True)]
    overlap = " (en händelse kan räknas till flera miljöer)" if sum(some.values()) > (counted or 0) else ""
    return f": {enumerate_words(parts)}{overlap}"


def _all(report: Report, status: SourceStatus, n: int) -> str:
    """The word for all of the events, in a relative clause where they are the last thing that was named."""
    phrases = status.phrases
    if phrases.some.endswith("{antal}") and not _sender(report, status):
        return f", {ALL_OF_THEM.get(n, 'som alla')}"
    it = "det" if gender_of(*phrases.unit) == "ett" else "den"
    return f": {it if n == 1 else ALL_OF_THEM.get(n, 'som alla').removeprefix('som ')}"


def _clauses(report: Report, status: SourceStatus) -> dict[str, str]:
    """What is said of an event for each milieu; of the residual, that no milieu is given."""
    verb = status.phrases.verb
    tied = {milieu.code: f"{verb} {milieu.phrase}" for milieu in report.milieus}
    return tied | {UNCLEAR: "saknar angiven miljö"}
