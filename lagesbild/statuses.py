"""What came in from each source in each year, and what became of every record of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.figures import RESPONDENT
from lagesbild.model import COUNTED, REASONS, SourceStatus
from lagesbild.outputs.wording import swedish_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lagesbild.figures import Tally
    from lagesbild.model import Incoming, State
    from lagesbild.settings import Settings
    from lagesbild.store import Store
    from lagesbild.vocabulary.definitions import SourceDefinition


def statuses(
    store: Store, settings: Settings, years: Iterable[int], units: Tally
) -> dict[tuple[int, str], SourceStatus]:
    """By year and source key; `units` are the tallies by unit, which tell who was asked and who answered."""
    return {
        (year, source.key): status
        for year in years
        for source, status in _of_year(store, settings, year, units)
    }


def _of_year(
    store: Store, settings: Settings, year: int, units: Tally
) -> Iterator[tuple[SourceDefinition, SourceStatus]]:
    imports = [incoming for _, incoming in store.imports(year)]
    ledger = store.ledger(year)
    for source in settings.vocabulary.counted_sources:
        files = tuple(incoming for incoming in imports if incoming.source == source.key)
        records = _records(ledger, files)
        status = SourceStatus(
            key=source.key,
            label=source.label,
            short=source.short,
            sender=source.sender,
            unit=source.unit,
            state=_state(source, files, settings.not_asked(year)),
            files=files,
            read=sum(records.values()),
            counted=records.get(COUNTED, 0),
            set_aside=tuple((reason, records[reason]) for reason in REASONS if reason in records),
            survey=source.survey,
        )
        yield source, _with_answers(status, source, settings, year, units) if source.survey else status


def _state(source: SourceDefinition, files: Sequence[Incoming], not_asked: frozenset[str]) -> State:
    if files:
        return "received"
    return "not_asked" if source.key in not_asked else "not_received"


def _records(ledger: Sequence[tuple[int, str, int]], files: Sequence[Incoming]) -> dict[str, int]:
    ids = {incoming.id for incoming in files}
    found: dict[str, int] = {}
    for number, status, records in ledger:
        if number in ids:
            found[status] = found.get(status, 0) + records
    return found


def _with_answers(
    status: SourceStatus, source: SourceDefinition, settings: Settings, year: int, units: Tally
) -> SourceStatus:
    """The status of a survey with how many were asked and answered, and which units asked have not."""
    lists = {s.key for s in settings.vocabulary.sources if s.recipients_of == source.key}
    asked = {str(k[3]): n for k, (_, n) in units.items() if k[0] == year and k[1] in lists}
    sent = settings.year(year).utskick.get(source.key) or sum(asked.values()) or None
    if status.state != "received":
        return replace(status, sent=sent)
    answered = {str(k[3]).casefold() for k in units if k[:3] == (year, source.key, RESPONDENT)}
    return replace(
        status,
        sent=sent,
        answered=status.counted,
        incomplete=dict(status.set_aside).get("incomplete", 0),
        silent=tuple(sorted((unit for unit in asked if unit.casefold() not in answered), key=swedish_key)),
    )
