"""What came in from each source in each year, and what became of every record of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from lagesbild.figures import RESPONDENT
from lagesbild.model import COUNTED, REASONS, SourceStatus
from lagesbild.outputs.wording import swedish_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.figures import Tally
    from lagesbild.model import Incoming
    from lagesbild.settings import Settings
    from lagesbild.store import Store
    from lagesbild.vocabulary.definitions import SourceDefinition


def incoming(store: Store, settings: Settings, year: int) -> tuple[Incoming, ...]:
    """Every file of a year, recipient lists included, with what became of its records."""
    labels = {source.key: source.label for source in settings.vocabulary.sources}
    records: dict[int, dict[str, int]] = {}
    for number, status, found in store.ledger(year):
        records.setdefault(number, {})[status] = found
    return tuple(
        replace(
            file,
            label=labels.get(file.source, file.source),
            counted=records.get(file.id, {}).get(COUNTED, 0),
            set_aside=_by_reason(records.get(file.id, {})),
        )
        for _, file in store.imports(year)
    )


def _by_reason(records: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((reason, records[reason]) for reason in REASONS if records.get(reason))


def statuses(
    files: Mapping[int, Sequence[Incoming]],
    settings: Settings,
    units: Tally,
    not_asked: Mapping[int, frozenset[str]],
) -> dict[tuple[int, str], SourceStatus]:
    """By year and source key; `units` are the tallies by unit, which tell who was asked and who answered.

    `not_asked` are the sources that were not asked, by year.
    """
    return {
        (year, source.key): _status(
            source,
            [f for f in received if f.source == source.key],
            settings,
            (year, units),
            asked=source.key not in not_asked[year],
        )
        for year, received in files.items()
        for source in settings.vocabulary.counted_sources
    }


def _status(
    source: SourceDefinition,
    files: Sequence[Incoming],
    settings: Settings,
    units: tuple[int, Tally],
    *,
    asked: bool,
) -> SourceStatus:
    aside = Counter[str]()
    for file in files:
        aside.update(dict(file.set_aside))
    status = SourceStatus(
        key=source.key,
        label=source.label,
        short=source.short,
        sender=source.sender,
        unit=source.unit,
        state="received" if files else "not_received" if asked else "not_asked",
        files=tuple(files),
        read=sum(file.rows or 0 for file in files),
        counted=sum(file.counted or 0 for file in files),
        set_aside=_by_reason(aside),
        survey=source.survey,
    )
    return _with_answers(status, source, settings, *units) if source.survey else status


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
