"""What came in from each source in each year, and what became of every record of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.model import COUNTED, REASONS, SourceStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lagesbild.figures import Tally
    from lagesbild.model import Incoming, State
    from lagesbild.settings import Settings
    from lagesbild.store import Store
    from lagesbild.vocabulary.definitions import SourceDefinition

RESPONDENT = "svarande"


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
) -> Iterable[tuple[SourceDefinition, SourceStatus]]:
    imports = [incoming for _, incoming in store.imports(year)]
    ledger = store.ledger(year)
    for source in settings.vocabulary.counted_sources:
        files = tuple(incoming for incoming in imports if incoming.source == source.key)
        records = _records(ledger, files)
        yield (
            source,
            SourceStatus(
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
                **_asked(source, settings, year, units, records) if source.survey else {},
            ),
        )


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


def _asked(
    source: SourceDefinition, settings: Settings, year: int, units: Tally, records: Mapping[str, int]
) -> dict[str, object]:
    """How many were asked, how many answered, and which units on the recipient list have not."""
    lists = {s.key for s in settings.vocabulary.sources if s.recipients_of == source.key}
    asked = {str(k[3]): n for k, (_, n) in units.items() if k[0] == year and k[1] in lists}
    answered = {str(k[3]).casefold() for k in units if k[:3] == (year, source.key, RESPONDENT)}
    sent = settings.year(year).utskick.get(source.key) or sum(asked.values()) or None
    silent = (unit for unit in asked if unit.casefold() not in answered)
    return {
        "sent": sent,
        "answered": records.get(COUNTED, 0) if records else None,
        "incomplete": records.get("incomplete", 0) if records else None,
        "silent": tuple(sorted(silent)) if records else (),
    }
