"""What each source tells of incidents, contacts and other events, milieu by milieu and never added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.states import COUNTED_STATES, FigureState
from lagesbild.core.tables import TOTAL, TableKind
from lagesbild.core.wording import enumerate_words, gender_of, inside, number, numbers, sentence, tally
from lagesbild.outputs.section.indicators import indicator_sentence
from lagesbild.outputs.section.sentences import (
    Sentence,
    count_ids,
    counts_of,
    figure_id,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.report import Report
    from lagesbild.core.states import StatedCount

MOST_SENDERS = 3
"""How many units are named as those who made contact."""
MOST_PARTS = 3
"""In how many milieus the events of a source may lie for each of them to be named."""
UNCLEAR = "oklar"
"""The residual milieu: none that could be told."""
NO_NUMBER = frozenset(FigureState) - COUNTED_STATES - {FigureState.NOT_SUMMED}
"""The states of a total of which there is none, though there could be."""
ALL_OF_THEM = {1: "som", 2: "som båda"}
WITHOUT_MILIEU = ", utan angiven miljö"
UNREAD_MILIEU = "saknar känd miljö"
UNSHOWN_PARTS = "; fördelningen på miljöer visas inte"
UNKNOWN_PARTS = "; fördelningen på miljöer är inte känd"


def event_sentences(report: Report, statuses: Sequence[SourceStatus]) -> Iterator[Sentence]:
    """What each source tells; then those with nothing to report, whose numbers are not known, and whose are hidden."""
    statuses = [status for status in statuses if status.counts_events]
    sums = {status.key: total(report, status.key) for status in statuses}
    told = [status for status in statuses if _is_told(report, status, sums[status.key])]
    unit: tuple[str, str] | None = None
    for status in told:
        yield _event_sentence(report, status, sums[status.key], bare=status.survey and status.unit == unit)
        unit = status.unit
    for status in statuses:
        if sums[status.key].state is FigureState.NOT_SUMMED:
            yield indicator_sentence(report, status)
    yield from _nothing(report, [status for status in statuses if sums[status.key].is_zero])
    rest = [status for status in statuses if status not in told and sums[status.key].state in NO_NUMBER]
    suppressed = [status for status in rest if sums[status.key].state is FigureState.SUPPRESSED]
    unknown = [status for status in rest if status not in suppressed]
    yield from _without_number(report, unknown, "är inte kända")
    yield from _without_number(report, suppressed, "visas inte, för att skydda enskilda")


def _is_told(report: Report, status: SourceStatus, figure: StatedCount) -> bool:
    """Whether there is a number, or without a total some of its parts."""
    return bool(figure.count or (figure.state is FigureState.NOT_GIVEN and _parts_of(report, status)))


def _event_sentence(report: Report, status: SourceStatus, figure: StatedCount, *, bare: bool) -> Sentence:
    """How many events, and what milieus they are tied to; `bare` leaves out the unit, which was said just before."""
    opening = _opening(report, status, figure, bare=bare)
    return Sentence(f"{opening}{_tail(report, status, figure)}.", _ids(report, status))


def _ids(report: Report, status: SourceStatus) -> tuple[str, ...]:
    return (figure_id(report, status.key, TOTAL), *count_ids(report, counts_of(report, status.key)))


def _opening(report: Report, status: SourceStatus, figure: StatedCount, *, bare: bool) -> str:
    """The sentence up to its milieus; without a total that may be printed, its parts must speak."""
    phrases = status.phrases
    if figure.count is None:
        amount = f"ett antal {phrases.unit[1]}"
    elif bare:
        amount = number(figure.count, gender_of(*phrases.unit))
    else:
        amount = tally(figure.count, *phrases.unit)
    why = ""
    if figure.state is FigureState.AT_LEAST:
        amount, why = f"minst {amount}", _unread(status)
    return sentence(phrases.some.replace("{antal}", amount)) + _sender(report, status) + why


def _unread(status: SourceStatus) -> str:
    """Why there may be more, where it is known."""
    rows = dict(status.set_aside).get("unreadable", 0)
    return f" ({tally(rows, 'rad', 'rader')} kunde inte räknas)" if rows else ""


def _sender(report: Report, status: SourceStatus) -> str:
    """Who they came from, when a table shows every unit and they are few."""
    word, table = status.phrases.sender, report.table(TableKind.BY_UNIT, status.key)
    rows = [] if table is None else [row for row in table.rows if not row.total]
    shown = [row.label for row in rows if isinstance(row.cells[-1].value, int)]
    if not word or not 0 < len(rows) == len(shown) <= MOST_SENDERS:
        return ""
    return f" {word} {enumerate_words([label if ' ' in label else inside(label) for label in shown])}"


def _parts_of(report: Report, status: SourceStatus) -> dict[str, int]:
    """Milieu -> how many, of the milieus with any."""
    parts: dict[str, int] = {}
    for count in counts_of(report, status.key):
        parts[count.milieu] = parts.get(count.milieu, 0) + (count.value or 0)
    return {milieu: n for milieu, n in parts.items() if n}


def _tail(report: Report, status: SourceStatus, figure: StatedCount) -> str:
    """How many fall to each milieu, as far as that may be shown and is known."""
    states = {figure.state, *(count.state for count in counts_of(report, status.key))}
    some = _parts_of(report, status)
    if FigureState.SUPPRESSED in states:
        return UNSHOWN_PARTS
    if figure.state is FigureState.EXACT and some == {UNCLEAR: figure.count}:
        return UNKNOWN_PARTS if FigureState.NOT_GIVEN in states else WITHOUT_MILIEU
    if states != {FigureState.EXACT}:
        return _at_least(report, status, some)
    return _exactly(report, status, figure.count or 0) if some else ""


def _at_least(report: Report, status: SourceStatus, some: Mapping[str, int]) -> str:
    """The parts as the least that they can be, where something of the source was not understood.

    What has no milieu that could be read is as many as it is, however many of it said one.
    """
    if not some:
        return UNKNOWN_PARTS
    exact = {count.milieu for count in counts_of(report, status.key) if count.state is FigureState.EXACT}
    clauses = _clauses(report, status) | ({UNCLEAR: UNREAD_MILIEU} if UNCLEAR in exact else {})
    written = numbers(tuple(some.values()), gender_of(*status.phrases.unit))
    parts = [
        f"{'' if milieu == UNCLEAR and milieu in exact else 'minst '}{n} {clauses[milieu]}"
        for n, milieu in zip(written, some, strict=True)
    ]
    return f", varav {enumerate_words(parts)}"


def _exactly(report: Report, status: SourceStatus, counted: int) -> str:
    """The number of each milieu when they are few, else that of the one with most."""
    some, clauses = _parts_of(report, status), _clauses(report, status)
    if set(some) == {UNCLEAR}:
        return WITHOUT_MILIEU
    if counted == 1 or len(some) == 1:
        what = enumerate_words([clauses[milieu] for milieu in some])
        return f"{_all(report, status, counted or max(some.values()))} {what}"
    if len(some) > MOST_PARTS:
        return _largest(status, some, clauses)
    overlap = " (en händelse kan räknas till flera miljöer)" if sum(some.values()) > counted else ""
    return f": {_each(status, some, clauses)}{overlap}"


def _each(status: SourceStatus, some: Mapping[str, int], clauses: Mapping[str, str]) -> str:
    """The number of each milieu; the verb stands once."""
    verb = status.phrases.verb.split(" ")[0]
    parts: list[str] = []
    for n, milieu in zip(numbers(tuple(some.values()), gender_of(*status.phrases.unit)), some, strict=True):
        clause = clauses[milieu]
        said = any(verb in part.split(" ") for part in parts)
        parts.append(f"{n} {clause.removeprefix(f'{verb} ') if said else clause}")
    return enumerate_words(parts)


def _largest(status: SourceStatus, some: Mapping[str, int], clauses: Mapping[str, str]) -> str:
    """The milieu with most, where one alone has; the others stand in the picture."""
    most = max(some.values())
    first, *others = (milieu for milieu, n in some.items() if n == most)
    if others:
        return ""
    return f", varav {number(most, gender_of(*status.phrases.unit))} {clauses[first]}"


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


def _nothing(report: Report, statuses: Sequence[SourceStatus]) -> Iterator[Sentence]:
    """Those who have nothing to report in one clause; a source that names nobody in its own words."""
    nouns = [status for status in statuses if status.phrases.who]
    if nouns:
        who = sentence(enumerate_words([status.phrases.who for status in nouns]))
        verb = f"beskriver inga {nouns[0].unit[1]}" if nouns[0].survey else "har inget att redovisa"
        yield Sentence(f"{who} {verb}.", tuple(i for status in nouns for i in _ids(report, status)))
    for status in statuses:
        if not status.phrases.who:
            yield Sentence(f"{sentence(status.phrases.none)}.", _ids(report, status))


def _without_number(report: Report, statuses: Sequence[SourceStatus], why: str) -> Iterator[Sentence]:
    """Whose numbers are not told; of a number that may be zero it is not said that there were any."""
    if statuses:
        nouns = enumerate_words([status.phrases.noun for status in statuses])
        ids = tuple(i for status in statuses for i in _ids(report, status))
        yield Sentence(f"Antalen i {nouns} {why}.", ids)
