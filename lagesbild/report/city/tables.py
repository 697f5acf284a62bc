"""The tables of a city: the sums over its districts, and each source district by district."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TOTAL, Column, Row, Table, TableKind
from lagesbild.core.wording import enumerate_words, sentence
from lagesbild.report.city.city import DistrictFigure, district_cell, total_of
from lagesbild.report.city.printed import list_background
from lagesbild.report.city.surveys import question_tables, respondents, respondents_by_district
from lagesbild.report.tables.background import background_tables
from lagesbild.report.tables.years import MOST_YEARS, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.report.city.city import City

APART = "Källorna läggs inte ihop: samma händelse kan finnas i flera av dem."
ALL_SOURCES = "Samtliga källor, var för sig."
MOST_NAMED = 3
"""So many districts are named before a note of theirs."""


def city_tables(city: City) -> tuple[Table, ...]:
    """Every table of the city in the order of the outputs."""
    received = [source for source in city.sources if city.districts_with(source.key)]
    surveys = [source for source in received if source.survey]
    return (
        *respondents(city, surveys),
        milieu_by_source(city),
        by_district(city),
        *(by_year(city, source) for source in received),
        *(by_area(city, source) for source in received),
        *(by_month(city, source) for source in received if city.months(source)),
        *(districts_by_year(city, source) for source in received if source.has_total),
        *(respondents_by_district(city, survey) for survey in surveys),
        *(table for survey in surveys for table in question_tables(city, survey)),
        *background_tables(list_background(city)),
    )


def milieu_by_source(city: City) -> Table:
    """Milieus down, sources across: the sums over the districts, within each source."""
    rows = [
        Row(m.code, m.label, tuple(city.sum(_of_milieu(source.key, m.code)) for source in city.summed))
        for m in city.milieus
    ]
    total = Row(TOTAL, "Totalt inom källan", tuple(city.total(s) for s in city.summed), total=True)
    return Table(
        kind=TableKind.MILIEU_BY_SOURCE,
        title=f"Miljö per källa {city.year}",
        unit="Antal, i källans egen enhet",
        stub="Miljö",
        columns=tuple(Column(source.key, source.short) for source in city.summed),
        rows=(*rows, total),
        notes=(APART, city.coverage.text),
        source=ALL_SOURCES,
    )


def _of_milieu(source: str, milieu: str) -> DistrictFigure:
    return DistrictFigure(source, lambda district: district.by_milieu(source, milieu))


def by_district(city: City) -> Table:
    """What each source counted in each district, and what is known of it where there is no number."""
    return Table(
        kind=TableKind.BY_DISTRICT,
        title=f"Källorna efter {city.settings.part_word} {city.year}",
        unit="Antal, i källans egen enhet",
        stub=sentence(city.settings.part_word),
        columns=tuple(Column(source.key, source.short) for source in city.summed),
        rows=_district_rows(city, [total_of(source.key) for source in city.summed]),
        notes=(APART, city.coverage.text),
        source=ALL_SOURCES,
    )


def by_year(city: City, source: SourceDefinition) -> Table:
    """A source's lines year by year: the sums over the districts, and how many tell of each year."""
    years = city.years(source)[-MOST_YEARS:]
    rows = tuple(
        Row(
            key, label, tuple(city.sum(city.in_year(source, key, year)) for year in years), total=key == TOTAL
        )
        for key, label in city.lines_and_total(source)
    )
    return Table(
        kind=TableKind.BY_YEAR,
        about=source.key,
        title=f"{source.label}, per år",
        unit=source.measure,
        stub="Innehåll" if source.key in city.categories else "Miljö",
        columns=tuple(Column(str(year), str(year)) for year in years),
        rows=rows,
        notes=(*_known_years(city, source, years), *_notes(city, source)),
        source=source_line(source),
    )


def by_area(city: City, source: SourceDefinition) -> Table:
    """A source's lines district by district."""
    lines = city.lines_and_total(source)
    word = city.settings.part_word
    return Table(
        kind=TableKind.BY_AREA,
        about=source.key,
        title=f"{source.label}, efter {word} {city.year}",
        unit=source.measure,
        stub=sentence(word),
        columns=tuple(Column(key, label) for key, label in lines),
        rows=_district_rows(city, [city.in_year(source, key, city.year) for key, _ in lines]),
        notes=(source.limitation,) if source.limitation else (),
        source=source_line(source),
    )


def by_month(city: City, source: SourceDefinition) -> Table:
    """A source's lines month by month: the sums over the districts."""
    is_by_category = source.key in city.categories
    lines = city.lines(source) if is_by_category else city.lines_and_total(source)
    return Table(
        kind=TableKind.BY_MONTH,
        about=source.key,
        title=f"{source.label}, efter månad {city.year}",
        unit=source.measure,
        stub="Månad",
        columns=tuple(Column(key, label) for key, label in lines),
        rows=tuple(
            Row(month, label, tuple(city.sum(city.in_month(source, key, month)) for key, _ in lines))
            for month, label in city.months(source).items()
        ),
        notes=(city.coverage.text, *((source.limitation,) if source.limitation else ())),
        source=source_line(source),
    )


def districts_by_year(city: City, source: SourceDefinition) -> Table:
    """A source's totals district by district and year by year."""
    years, word = city.years(source)[-MOST_YEARS:], city.settings.part_word
    return Table(
        kind=TableKind.DISTRICTS_BY_YEAR,
        about=source.key,
        title=f"{source.label}, efter {word} och år",
        unit=source.measure,
        stub=sentence(word),
        columns=tuple(Column(str(year), str(year)) for year in years),
        rows=_district_rows(city, [city.in_year(source, TOTAL, year) for year in years]),
        source=source_line(source),
    )


def _district_rows(city: City, figures: Sequence[DistrictFigure]) -> tuple[Row, ...]:
    """A row for each district, and one for the sums."""
    rows = (
        Row(district.name, district.name, tuple(district_cell(figure, district) for figure in figures))
        for district in city.districts
    )
    return (*rows, Row(TOTAL, "Totalt", tuple(map(city.sum, figures)), total=True))


def _known_years(city: City, source: SourceDefinition, years: Sequence[int]) -> Iterator[str]:
    """How many districts tell of each year, where some do not."""
    known = {
        year: sum(
            city.in_year(source, TOTAL, year).of(district).count is not None for district in city.districts
        )
        for year in years
    }
    if source.has_total and set(known.values()) != {len(city.districts)}:
        told = enumerate_words([f"{year} av {number}" for year, number in known.items()])
        yield f"Av {len(city.districts)} {city.coverage.plural} är summan känd {told}."


def _notes(city: City, source: SourceDefinition) -> Iterator[str]:
    """What the districts say below the same table: once where all say it, otherwise with their names."""
    names: dict[str, list[str]] = {}
    for district in city.given:
        for note in next((table.notes for table in district.yearly_tables(source.key)), ()):
            names.setdefault(note, []).append(district.name)
    for note, of_districts in names.items():
        if len(of_districts) == len(city.given):
            yield note
        elif len(of_districts) > MOST_NAMED:
            yield f"{of_districts[0]} med flera: {note}"
        else:
            yield f"{enumerate_words(of_districts)}: {note}"
