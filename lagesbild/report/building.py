"""Store and settings -> the finished report of a year: statuses, figures, comparisons and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError, UsageError
from lagesbild.core.figures import Count, QuestionCount
from lagesbild.core.report import Report
from lagesbild.figures.comparisons import comparisons
from lagesbild.figures.figures import ANSWER, Figures, SameUnits, breakdowns, stored_years, tallies
from lagesbild.figures.remarks import remarks
from lagesbild.figures.series_breaks import Grounds, breaks, items
from lagesbild.figures.statuses import accounts, incoming, read_otherwise, statuses, with_files
from lagesbild.figures.units import same_units
from lagesbild.report.revisions import with_revisions
from lagesbild.report.tables.catalogue import tables
from lagesbild.report.tables.questions import asked, options
from lagesbild.store.decisions.events import same_events
from lagesbild.store.decisions.outdated import outdated
from lagesbild.store.free_text import descriptions, findings
from lagesbild.store.freezes import freezes, revisions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.store.database import Store


def report(
    store: Store, settings: Settings, year: int, against: int | None = None, *, brief: bool = False
) -> Report:
    """The report of a year, compared with `against` (the nearest stored year before it when None).

    A brief one lacks the tables that a summary shows nothing of, unless figures established in them may be revised.
    Raises InputError when the store holds nothing for one of the years, UsageError when `against` is not before.
    """
    if against is not None and against >= year:
        raise UsageError(f"Året att jämföra med måste ligga före {year}.")
    frozen = freezes(store, year)
    brief = brief and not frozen
    figures = counted(store, settings, year, against, brief=brief)
    compared = comparisons(store, figures, figures.previous) if figures.previous else ()
    made = tables(figures, brief=brief)
    revised = revisions(store, year, made, [source.key for source in settings.vocabulary.counted_sources])
    return Report(
        year=year,
        period=figures.periods[year],
        area=figures.area,
        edition="intern",
        as_of=max((file.imported for file in figures.incoming), default=f"{year}-12-31"),
        milieus=figures.milieus,
        sources=tuple(figures.status(source) for source in figures.sources),
        incoming=figures.incoming,
        counts=tuple(count for source in figures.sources for count in _counts(figures, source)),
        questions=tuple(
            q for source in figures.sources if source.survey for q in _questions(figures, source)
        ),
        comparisons=compared,
        tables=with_revisions(made, revised),
        problems=(
            *read_otherwise(store, settings, year, figures.periods[year]),
            *store.problems(year),
            *outdated(store, year),
        ),
        categories=figures.categories,
        remarks=remarks(store, figures, figures.previous, compared),
        frozen=frozen,
        descriptions=descriptions(store, year),
        findings=findings(store, year),
    )


def counted(
    store: Store, settings: Settings, year: int, against: int | None = None, *, brief: bool = False
) -> Figures:
    """The figures of a year and of those before it; InputError when the store holds nothing for one of the years.

    Brief ones are not broken down by unit, area and month.
    """
    require(store, year)
    stored = stored_years(store, year)
    if against is not None and against not in stored:
        raise InputError(_no_year(against, sorted(stored)))
    previous = against or max((known for known in stored if known < year), default=None)
    vocabulary = settings.vocabulary
    sources = vocabulary.counted_sources
    categories = {s.key: lines for s in sources if (lines := vocabulary.category_lines(s))}
    found = tallies(store, tuple(stored))
    if not brief:
        found |= breakdowns(store, year, sources, categories)
    received = incoming(store, settings, year)
    states = statuses(accounts(store, tuple(stored)), settings, found, _not_asked(store, settings, year))
    states |= with_files(store, settings, year, states, received)
    return Figures(
        year=year,
        periods={y: kept.period for y, kept in stored.items()},
        area=stored[year].area,
        milieus=vocabulary.milieu_names(stored[year].terms),
        sources=sources,
        categories=categories,
        questions=vocabulary.questions,
        incoming=received,
        statuses=states,
        tallies=found,
        breaks=breaks(Grounds(stored, states, items(store), settings)),
        previous=previous,
        earlier_names={
            y: vocabulary.milieu_names(kept.terms)
            for y, kept in stored.items()
            if kept.terms != stored[year].terms and kept.terms in vocabulary.terms
        },
        same_events=same_events(store, year),
        same_units={} if brief or previous is None else _same_units(store, sources, (previous, year)),
    )


def _not_asked(store: Store, settings: Settings, year: int) -> dict[int, frozenset[str]]:
    """By year up to one, the sources that were not asked: as set for that very year, otherwise as stored with it.

    The settings of today hold for the latest year, and where nothing was stored.
    """
    years = store.years()
    return {
        one.year: settings.not_asked(one.year)
        if one.not_asked is None
        or one is years[-1]
        or "inte_tillfragade" in settings.year(one.year).model_fields_set
        else frozenset(one.not_asked)
        for one in years
        if one.year <= year
    }


def _same_units(
    store: Store, sources: Sequence[SourceDefinition], years: tuple[int, int]
) -> dict[str, SameUnits]:
    found = {source.key: same_units(store, source, years) for source in sources if source.survey}
    return {key: units for key, units in found.items() if units}


def require(store: Store, year: int) -> None:
    """Raise InputError when the store holds nothing for the year."""
    known = [stored.year for stored in store.years()]
    if year not in known:
        raise InputError(_no_year(year, known))


def _no_year(year: int, known: list[int]) -> str:
    there = f"Det som finns är {', '.join(map(str, known))}." if known else "Inga år är inlästa ännu."
    return (
        f"Det finns inga uppgifter för {year}. {there} Läs in året med ”lagesbild rapport MAPP --år {year}”."
    )


def _counts(figures: Figures, source: SourceDefinition) -> Iterator[Count]:
    """Every line of a source that came in, zeros included, by category and milieu or by milieu alone."""
    if not figures.received(source):
        return
    milieus = {c.key: c.milieu for c in figures.categories.get(source.key, ())}
    for dimension, key, _ in figures.lines(source):
        cell = figures.cell(source, {dimension: key})
        value = cell.value if isinstance(cell.value, int) else None
        if dimension == "category":
            yield Count(source.key, source.kind, key, milieus.get(key) or "oklar", value, cell.trace)
        else:
            yield Count(source.key, source.kind, None, key, value, cell.trace)


def _questions(figures: Figures, survey: SourceDefinition) -> Iterator[QuestionCount]:
    for question in asked(figures, survey):
        if question.type in {"ja_nej", "val", "flerval"}:
            answers = tuple(
                (key, label, figures.count(survey, {"question": question.key, "category": key}, kind=ANSWER))
                for key, label in options(figures, question).items()
            )
            base = figures.count(survey, {"question": question.key}, kind=ANSWER)
            yield QuestionCount(
                survey.key, question.key, question.short, question.type == "flerval", base, answers
            )
