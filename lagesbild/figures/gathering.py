"""The store and the settings -> all that a year's report is made of, in one frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.errors import InputError, UsageError
from lagesbild.figures.asked_units import ask_units, unit_problems
from lagesbild.figures.background import read_background
from lagesbild.figures.common_period import common_period, count_common_period, differ_in_length
from lagesbild.figures.concentration import concentrations, episodes
from lagesbild.figures.figures import Figures
from lagesbild.figures.outside import count_whole_registers
from lagesbild.figures.own_questions import list_wordings, read_own_questions
from lagesbild.figures.same_files import find_same_files
from lagesbild.figures.series_breaks import ComparabilityInputs, find_breaks, read_definitions
from lagesbild.figures.states import SurveyEvents, listed_lines, unread_records, unsorted_records
from lagesbild.figures.statuses import (
    accounts,
    list_incoming,
    read_otherwise,
    statuses,
    with_files,
    with_units,
)
from lagesbild.figures.tallies import breakdowns, tallies, yearly_tables
from lagesbild.figures.units import same_units
from lagesbild.store.analyses import analysis_of
from lagesbild.store.decisions.outdated import find_outdated
from lagesbild.store.decisions.pairs import pair_decisions, same_events
from lagesbild.store.decisions.rows import row_decisions
from lagesbild.store.free_text import descriptions, list_findings
from lagesbild.store.freezes import freezes, published_values
from lagesbild.store.unread_files import unread_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.questions import Question
    from lagesbild.core.decisions import PairDecision
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import Milieu, SourceStatus
    from lagesbild.core.imports import Incoming, StoredYear, UnreadFile
    from lagesbild.figures.asked_units import AskedUnits
    from lagesbild.figures.common_period import CommonPeriod
    from lagesbild.figures.concentration import Concentration
    from lagesbild.figures.series_breaks import Definitions
    from lagesbild.figures.tallies import Tally
    from lagesbild.figures.units import SameUnits
    from lagesbild.store.database import Store


class _Noted(NamedTuple):
    """What several parts of a year's figures are made of: the store is asked once for each."""

    files: tuple[Incoming, ...]
    """Those of the year."""
    unread: Sequence[tuple[int, UnreadFile]]
    """Those of every year, each with its year."""
    definitions: Definitions
    asked: Mapping[tuple[int, str], AskedUnits]
    pairs: Sequence[PairDecision]
    """What has been decided of the year's."""


def gather(
    store: Store, settings: Settings, year: int, against: int | None = None, *, brief: bool = False
) -> Figures:
    """The figures of a year and of those before it, compared with `against` (the nearest before it when None).

    Brief ones are not broken down by unit, area and month, unless figures established in those tables may be revised.
    Raises InputError when the store holds nothing for one of the years, UsageError when `against` is not before.
    """
    stored, previous = _stored_years(store, year, against)
    sources = settings.vocabulary.counted_sources
    brief = not (frozen := freezes(store, year)) and brief
    counts = tallies(store, tuple(stored)) | ({} if brief else breakdowns(store, year, sources))
    noted = _read_notes(store, settings, tuple(stored))
    states = _statuses(store, settings, tuple(stored), counts, noted)
    return Figures(
        year=year,
        settings=settings,
        stored=stored,
        milieus=settings.vocabulary.milieu_names(stored[year].terms),
        sources=sources,
        categories={s.key: lines for s in sources if (lines := settings.vocabulary.category_lines(s))},
        own_questions=read_own_questions(store, tuple(stored), counts["question", "category"]),
        wordings=dict(list_wordings(noted.definitions)),
        incoming=noted.files,
        unread_files=tuple(file for of_year, file in noted.unread if of_year == year),
        statuses=states,
        tallies=counts,
        breaks=find_breaks(ComparabilityInputs(stored, states, noted.definitions, settings)),
        previous=previous,
        earlier_names=_earlier_names(settings, stored, year),
        same_events=same_events(noted.pairs),
        same_units={} if brief or previous is None else _same_units(store, sources, (previous, year)),
        common_period=None if previous is None else _common_period(store, stored, (previous, year)),
        episodes={} if previous is None else episodes(store, (previous, year)),
        concentrations=_concentrations(store, year, sources),
        frozen=frozen,
        published=published_values(store, year, yearly_tables(sources)),
        descriptions=descriptions(store, year),
        findings=list_findings(store, year),
        analysis=analysis_of(store, year),
        problems=_problems(store, settings, stored[year], states, noted),
        unread=unread_records(store, tuple(stored), _survey_events(settings), counts),
        unsorted=unsorted_records(store, tuple(stored), counts),
        listed_lines=listed_lines(store, tuple(stored)),
        outside=count_whole_registers(store, year, sources),
        background=read_background(store, settings, year, noted.files),
        brief=brief,
    )


def _concentrations(
    store: Store, year: int, sources: Sequence[SourceDefinition]
) -> tuple[Concentration, ...]:
    """Each day, place and reporter that has more than half of a source's events, of the sources that can be added up."""
    summed = {source.key for source in sources if source.has_total}
    return tuple(leader for leader in concentrations(store, year) if leader.source in summed)


def require(store: Store, year: int) -> None:
    """Raise InputError when the store holds nothing for the year."""
    known = [stored.year for stored in store.years()]
    if year not in known:
        raise InputError(_no_year(year, known))


def _survey_events(settings: Settings) -> dict[str, SurveyEvents]:
    """By survey, how it tells of events."""
    return {
        survey.key: _describe_events(survey.kind, questions)
        for questions, surveys in settings.vocabulary.questionnaires()
        for survey in surveys
    }


def _describe_events(kind: str, questions: Sequence[Question]) -> SurveyEvents:
    asking = tuple(question.key for question in questions if question.is_event)
    bearing = tuple(q.key for q in questions if q.bears_events or not set(asking).isdisjoint(q.follows))
    return SurveyEvents(kind, asking, bearing)


def _stored_years(store: Store, year: int, against: int | None) -> tuple[dict[int, StoredYear], int | None]:
    """The years in the store up to and including one, in rising order, and the one that it is compared with."""
    if against is not None and against >= year:
        raise UsageError(f"Året att jämföra med måste ligga före {year}.")
    require(store, year)
    stored = {known.year: known for known in store.years() if known.year <= year}
    if against is not None and against not in stored:
        raise InputError(_no_year(against, sorted(stored)))
    return stored, against or max((known for known in stored if known < year), default=None)


def _no_year(year: int, known: list[int]) -> str:
    there = f"Det som finns är {', '.join(map(str, known))}." if known else "Inga år är inlästa ännu."
    return (
        f"Det finns inga uppgifter för {year}. {there} Läs in året med ”lagesbild rapport MAPP --år {year}”."
    )


def _read_notes(store: Store, settings: Settings, years: tuple[int, ...]) -> _Noted:
    return _Noted(
        list_incoming(store, settings, max(years)),
        unread_files(store),
        read_definitions(store),
        ask_units(store, settings.vocabulary.sources, years),
        pair_decisions(store, max(years)),
    )


def _statuses(
    store: Store,
    settings: Settings,
    years: tuple[int, ...],
    counts: Mapping[tuple[str, ...], Tally],
    noted: _Noted,
) -> dict[tuple[int, str], SourceStatus]:
    """By year and source key, what came in; for the latest of the years with the files and who has not answered."""
    year = max(years)
    not_asked = _not_asked(store, settings, year)
    states = statuses(accounts(store, years), settings, counts, not_asked, noted.unread)
    states |= with_files(settings, year, states, noted.files)
    return states | with_units(states, noted.asked, settings)


def _not_asked(store: Store, settings: Settings, year: int) -> dict[int, frozenset[str]]:
    """By year up to one, the sources that were not asked: as set for that very year, otherwise as stored with it.

    The settings of today hold for the latest year, and where nothing was stored.
    """
    years = store.years()
    return {
        known.year: settings.not_asked(known.year)
        if known.not_asked is None
        or known is years[-1]
        or "inte_tillfragade" in settings.year(known.year).model_fields_set
        else frozenset(known.not_asked)
        for known in years
        if known.year <= year
    }


def _earlier_names(
    settings: Settings, stored: Mapping[int, StoredYear], year: int
) -> dict[int, tuple[Milieu, ...]]:
    """By year, the milieus under the terms that were in use then, where they were others."""
    vocabulary = settings.vocabulary
    return {
        known: vocabulary.milieu_names(of_year.terms)
        for known, of_year in stored.items()
        if of_year.terms != stored[year].terms and of_year.terms in vocabulary.terms
    }


def _same_units(
    store: Store, sources: Sequence[SourceDefinition], years: tuple[int, int]
) -> dict[str, SameUnits]:
    surveys = [source for source in sources if source.survey and source.counts_events]
    units = {survey.key: same_units(store, survey, years) for survey in surveys}
    return {key: described for key, described in units.items() if described}


def _common_period(
    store: Store, stored: Mapping[int, StoredYear], years: tuple[int, int]
) -> CommonPeriod | None:
    """What was counted in the same part of two years where their lengths differ and they have one."""
    earlier, later = (stored[year].period for year in years)
    days = common_period(earlier, later) if differ_in_length(earlier, later) else None
    return count_common_period(store, years, days) if days else None


def _problems(
    store: Store,
    settings: Settings,
    year: StoredYear,
    states: Mapping[tuple[int, str], SourceStatus],
    noted: _Noted,
) -> tuple[Problem, ...]:
    """What is wrong in the files of the sources that there are, and what they lack."""
    names = {file.name for file in noted.files}
    return (
        *read_otherwise(store, settings, year.year, year.period),
        *(problem for problem in store.problems(year.year) if problem.file in names),
        *find_outdated(row_decisions(store, year.year), noted.pairs),
        *find_same_files(noted.files),
        *unit_problems(settings.vocabulary.sources, year.year, noted.asked, states),
    )
