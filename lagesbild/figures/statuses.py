"""What came in from each source in each year, and what became of every record of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from lagesbild.config.fingerprint import RULES, fingerprint
from lagesbild.core.errors import Problem
from lagesbild.core.figures import REASONS, SourceStatus
from lagesbild.core.tables import COUNTED
from lagesbild.store.accounts import read_accounts
from lagesbild.store.counts import ledger

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.figures import State
    from lagesbild.core.imports import Incoming, UnreadFile
    from lagesbild.core.periods import Period
    from lagesbild.figures.asked_units import AskedUnits
    from lagesbild.figures.tallies import Tally
    from lagesbild.store.database import Store


_RECORDS = """
SELECT year, source, status, count(*) FROM source_rows WHERE record AND list_contains(?, year) GROUP BY ALL
"""


class Account(Struct, frozen=True):
    """What came in from a source in a year: rows read, and by status how many records they held."""

    rows: int
    records: Counter[str] = field(default_factory=Counter)


OTHER_RULES_CODE = "other_rules"
OTHER_RULES = (
    "Lästa med andra regler än de som gäller nu (inställningarna eller programmet är ändrade sedan dess). "
    "Läs in filerna igen med ”lagesbild importera FILER --år {year}”."
)


def list_incoming(store: Store, settings: Settings, year: int) -> tuple[Incoming, ...]:
    """Every file of a year of the sources that there are, recipient lists included, with what became of its records."""
    labels = {source.key: source.label for source in settings.vocabulary.sources}
    kept = read_accounts(store, year)
    records: dict[int, dict[str, int]] = {}
    for number, status, of_status in ledger(store, year):
        records.setdefault(number, {})[status] = of_status
    return tuple(
        replace(
            file,
            label=labels[file.source],
            counted=records.get(file.id, {}).get(COUNTED, 0),
            set_aside=_by_reason(records.get(file.id, {})),
            account=kept.get(file.id),
        )
        for _, file in store.imports(year)
        if file.source in labels
    )


def _by_reason(records: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((reason, records[reason]) for reason in REASONS if records.get(reason))


def accounts(store: Store, years: Sequence[int]) -> dict[tuple[int, str], Account]:
    """By year and source key, what came in; only what did is there."""
    received = {
        (year, source): Account(rows)
        for year, source, rows in store.run(
            'SELECT year, source, sum("rows")::BIGINT FROM imports WHERE list_contains(?, year) GROUP BY ALL',
            (list(years),),
        )
    }
    for year, source, status, records in store.run(_RECORDS, (list(years),)):
        received[year, source].records[status] = records
    return received


def statuses(
    received: Mapping[tuple[int, str], Account],
    settings: Settings,
    tallies: Mapping[tuple[str, ...], Tally],
    not_asked: Mapping[int, frozenset[str]],
    unread: Collection[tuple[int, UnreadFile]] = (),
) -> dict[tuple[int, str], SourceStatus]:
    """By year and source key, what came in and what became of it.

    `not_asked` are the sources not asked, by year; `unread` the files that could not be read, each with its year.
    """
    return {
        (year, source.key): _status(
            source,
            received.get((year, source.key)),
            _sample_size(source, settings, year, tallies[()]),
            tuple(file for noted, file in unread if (noted, file.source) == (year, source.key)),
            asked=source.key not in of_year,
        )
        for year, of_year in not_asked.items()
        for source in settings.vocabulary.asked_sources
    }


def _sample_size(source: SourceDefinition, settings: Settings, year: int, totals: Tally) -> int | None:
    """How many were asked: as set, otherwise as many as stand on the lists of recipients."""
    if not source.survey:
        return None
    lists = _recipients(source, settings)
    listed = sum(first for key, (_, first) in totals.items() if key[0] == year and key[1] in lists)
    return settings.year(year).utskick.get(source.key) or listed or None


def _recipients(source: SourceDefinition, settings: Settings) -> set[str]:
    return {known.key for known in settings.vocabulary.sources if known.recipients_of == source.key}


def _status(
    source: SourceDefinition,
    account: Account | None,
    sent: int | None,
    unread: tuple[UnreadFile, ...],
    *,
    asked: bool,
) -> SourceStatus:
    # A survey that nobody has answered is asked and not answered, whatever its file holds: nothing is no zero.
    received = account or Account(0)
    answered = account is not None and not (source.survey and not received.records[COUNTED])
    answers = source.survey and answered
    return replace(
        name_source(source),
        state=_state(answered=answered, unread=bool(unread), asked=asked),
        sent=sent,
        answered=received.records[COUNTED] if answers else None,
        incomplete=received.records["incomplete"] if answers else None,
        read=received.rows,
        counted=received.records[COUNTED],
        set_aside=_by_reason(received.records),
        unread_files=unread,
    )


def name_source(source: SourceDefinition) -> SourceStatus:
    """The status of a source of which nothing is known but what its definition says."""
    return SourceStatus(
        key=source.key,
        label=source.label,
        short=source.short,
        sender=source.sender,
        unit=source.unit,
        phrases=source.phrases,
        state="not_received",
        survey=source.survey,
        counts_events=source.counts_events,
    )


def _state(*, answered: bool, unread: bool, asked: bool) -> State:
    """Return what may be said of a source: what could not be read has come in all the same."""
    if answered:
        return "received"
    if unread:
        return "text_received"
    return "not_received" if asked else "not_asked"


def with_files(
    settings: Settings,
    year: int,
    states: Mapping[tuple[int, str], SourceStatus],
    files: Sequence[Incoming],
) -> dict[tuple[int, str], SourceStatus]:
    """One year's statuses with the files that came in."""
    of_source: dict[str, list[Incoming]] = {}
    for file in files:
        of_source.setdefault(file.source, []).append(file)
    return {
        (year, source.key): replace(
            states[year, source.key],
            files=tuple(of_source.get(source.key, ())),
        )
        for source in settings.vocabulary.counted_sources
    }


def with_units(
    states: Mapping[tuple[int, str], SourceStatus],
    asked_units: Mapping[tuple[int, str], AskedUnits],
    settings: Settings,
) -> dict[tuple[int, str], SourceStatus]:
    """The statuses of the surveys with a list of recipients: how many units were asked and have answered, and which not."""
    return {
        key: replace(
            states[key],
            sent=settings.year(key[0]).utskick.get(key[1]) or units.listed,
            answered=None if states[key].answered is None else units.answered,
            silent=units.silent if states[key].files else (),
        )
        for key, units in asked_units.items()
        if key in states
    }


def read_otherwise(store: Store, settings: Settings, year: int, period: Period) -> Iterator[Problem]:
    """One problem that names the year's sources with files read by other rules than those in force, if there are any."""
    now = fingerprint(settings, period)
    known = {source.key: source.short for source in settings.vocabulary.sources}
    others = store.run(
        "SELECT DISTINCT source FROM imports WHERE year = ? AND left(reading, ?) <> ? ORDER BY source",
        (year, RULES, now),
    )
    if others:
        named = "; ".join(label for key, label in known.items() if (key,) in others)
        yield Problem(OTHER_RULES_CODE, OTHER_RULES.format(year=year), named)
