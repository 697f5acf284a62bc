"""The districts of a city beside one another: its sources, their lines, and sums that are as sure as their parts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lagesbild.config.vocabulary.definitions import SourceDefinition
from lagesbild.core.coverage import Coverage
from lagesbild.core.figures import Category, Milieu
from lagesbild.core.states import FigureState, sum_of
from lagesbild.core.tables import TOTAL, Cell, MissingValue, TableKind, stated_value, table_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lagesbild.config.settings import Settings
    from lagesbild.core.figures import State
    from lagesbild.core.states import StatedCount
    from lagesbild.report.city.districts import District

STATES: tuple[State, ...] = ("received", "text_received", "not_received")
"""The first of these that a district has is the city's; not asked where every one says so."""
UNCLEAR = "oklar"


class DistrictFigure(NamedTuple):
    """What is to be known of each district: a figure of a source, this year's or of another year."""

    source: str
    of: Callable[[District], StatedCount]
    is_current: bool = True


class City(Struct, frozen=True, dict=True):
    """The city's name and year, its districts in Swedish order, and the settings with its words."""

    name: str
    year: int
    districts: tuple[District, ...]
    settings: Settings
    is_listed: bool
    """Whether the settings name every district, so that it is known which are missing."""

    @cached_property
    def given(self) -> tuple[District, ...]:
        """The districts that have given a picture of the year."""
        return tuple(district for district in self.districts if district.picture)

    @cached_property
    def coverage(self) -> Coverage:
        """How many of the districts have given theirs."""
        return Coverage(
            self.settings.part_word,
            tuple(district.name for district in self.given),
            tuple(district.name for district in self.districts if not district.picture),
            self.is_listed,
            tuple(self._partly()),
        )

    def _partly(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The sources that some given district lacks, by their nouns, and those districts."""
        for source in self.sources:
            lacking = [d.name for d in self.given if d.state(source.key) in {"text_received", "not_received"}]
            if lacking and self.districts_with(source.key):
                yield source.phrases.noun, tuple(lacking)

    @cached_property
    def sources(self) -> tuple[SourceDefinition, ...]:
        """Every source that some district has: those of the settings in their order, then the others by their keys."""
        pictures = [district.picture for district in reversed(self.given) if district.picture]
        told = {source.key: source for picture in pictures for source in picture.sources}
        labels = {key: source.label for key, source in told.items() if source.form != "text"}
        known = [source for source in self.settings.vocabulary.counted_sources if source.key in labels]
        others = labels.keys() - {source.key for source in known}
        return (*known, *(self._define(key, labels[key]) for key in sorted(others)))

    @property
    def summed(self) -> tuple[SourceDefinition, ...]:
        """The sources whose lines are parts of a whole."""
        return tuple(source for source in self.sources if source.has_total)

    def _define(self, key: str, label: str) -> SourceDefinition:
        """A source that the city's own settings do not know: all that can be said of it is what its pictures say."""
        pictures = [district.picture for district in self.given if district.picture]
        kinds = [line.kind for picture in pictures for line in picture.counts if line.source == key]
        told = [source for picture in pictures if (source := picture.source(key))]
        words = next((source for source in told if source.unit), None)
        is_survey = any(source.form == "enkat" or source.answered is not None for source in told)
        is_summed = not any(source.total.state is FigureState.NOT_SUMMED for source in told)
        return SourceDefinition.model_validate(
            {
                "nyckel": key,
                "namn": label,
                "kort": (words and words.short) or label.partition(",")[0],
                "avsandare": (words and words.sender) or label,
                "form": "enkat" if is_survey else "register",
                "slag": kinds[0] if kinds else "uppgift",
                "enhet": words.unit if words else ("uppgift", "uppgifter"),
                "klass": "person",
                "grundfragor": is_survey and is_summed,
                "summa": is_summed,
            }
        )

    def state(self, key: str) -> State:
        """What became of a source: it came in where some district has it."""
        states = {district.state(key) for district in self.districts}
        return next((state for state in STATES if state in states), "not_asked")

    def districts_with(self, key: str) -> tuple[District, ...]:
        """The districts in which a source came in."""
        return tuple(district for district in self.districts if district.state(key) == "received")

    def sum(self, figure: DistrictFigure) -> Cell:
        """The sum of a figure over all districts, those without a picture too."""
        return _cell(
            sum_of(map(figure.of, self.districts)), self.state(figure.source) if figure.is_current else None
        )

    def total(self, source: SourceDefinition) -> Cell:
        """The sum of a source's totals; none of lines that are not parts of a whole."""
        if not source.has_total:
            return Cell(MissingValue.NOT_SUMMED, state=FigureState.NOT_SUMMED)
        return self.sum(total_of(source.key))

    @cached_property
    def milieus(self) -> tuple[Milieu, ...]:
        """The milieus of which some district has a line."""
        tables = [d.picture.table(table_id(TableKind.MILIEU_BY_SOURCE)) for d in self.given if d.picture]
        rows = {row.key for table in tables if table for row in table.rows}
        return tuple(milieu for milieu in self._milieu_names if milieu.code in rows)

    @property
    def _milieu_names(self) -> tuple[Milieu, ...]:
        return self.settings.vocabulary.milieu_names(self.settings.term_set)

    @cached_property
    def categories(self) -> Mapping[str, tuple[Category, ...]]:
        """By source that some district sorts by categories, these: the ones of the settings first."""
        return {source.key: lines for source in self.sources if (lines := self._categories_of(source))}

    def _categories_of(self, source: SourceDefinition) -> tuple[Category, ...]:
        known = self.settings.vocabulary.category_lines(source)
        codes = {milieu.code for milieu in self._milieu_names} | {line.key for line in known}
        others = [(key, label) for key, label in self._row_labels(source).items() if key not in codes]
        return (*known, *(Category(key, label, self._stated_milieu(source, key)) for key, label in others))

    def _stated_milieu(self, source: SourceDefinition, category: str) -> str:
        """The milieu that the districts say a category counts for; the residual where they do not agree."""
        stated = {
            line.milieu
            for district in self.given
            for line in (district.picture.counts if district.picture else ())
            if (line.source, line.category) == (source.key, category)
        }
        return stated.pop() if len(stated) == 1 else UNCLEAR

    def milieu_of(self, source: SourceDefinition, line: str) -> str:
        """The milieu of a source's line, whatever a district has set."""
        lines = self.categories.get(source.key)
        if lines is None:
            return line
        return next((known.milieu for known in lines if known.key == line and known.milieu), UNCLEAR)

    def _row_labels(self, source: SourceDefinition) -> dict[str, str]:
        """The keys and labels of all lines by which some district counts a source over the years."""
        return {
            row.key: row.label
            for district in reversed(self.districts)
            for table in district.yearly_tables(source.key)
            for row in table.rows
            if not row.total
        }

    def lines(self, source: SourceDefinition) -> tuple[tuple[str, str], ...]:
        """The lines of a source as key and label: its categories, or the milieus."""
        used = self._row_labels(source)
        if source.key in self.categories:
            return tuple((line.key, line.label) for line in self.categories[source.key] if line.key in used)
        return tuple((milieu.code, milieu.label) for milieu in self._milieu_names if milieu.code in used)

    def lines_and_total(self, source: SourceDefinition) -> tuple[tuple[str, str], ...]:
        """The lines of a source, and its total where it has one."""
        return (*self.lines(source), *(((TOTAL, "Totalt"),) if source.has_total else ()))

    def in_year(self, source: SourceDefinition, line: str, year: int) -> DistrictFigure:
        """A source's figure of a line, or its total, in a year."""
        is_milieu = line != TOTAL and source.key not in self.categories
        return DistrictFigure(
            source.key,
            lambda district: district.in_year(source.key, line, year, is_milieu=is_milieu),
            is_current=year == self.year,
        )

    def in_month(self, source: SourceDefinition, line: str, month: str) -> DistrictFigure:
        """A source's figure of a line, or its total, in a month of the year."""
        is_milieu = line != TOTAL and source.key not in self.categories
        return DistrictFigure(
            source.key, lambda district: district.in_month(source.key, line, month, is_milieu=is_milieu)
        )

    def months(self, source: SourceDefinition) -> dict[str, str]:
        """The months by which some district has a source's figures, and what they are called, in their order."""
        tables = [table for district in self.given if (table := district.monthly_table(source.key))]
        labels = {row.key: row.label for table in tables for row in table.rows}
        return dict(sorted(labels.items(), key=lambda month: (not month[0][:1].isdecimal(), month[0])))

    def years(self, source: SourceDefinition) -> tuple[int, ...]:
        """The years of which some district tells of a source, the city's own the last."""
        columns = {
            int(key)
            for district in self.districts
            for table in district.yearly_tables(source.key)
            for key in table.column_keys
            if key.isdecimal()
        }
        return tuple(range(min({self.year, *columns}), self.year + 1))


def total_of(source: str) -> DistrictFigure:
    """A source's total of the year."""
    return DistrictFigure(source, lambda district: district.total(source))


def district_cell(figure: DistrictFigure, district: District) -> Cell:
    """What is known of a figure in one district."""
    return _cell(figure.of(district), district.state(figure.source) if figure.is_current else None)


def _cell(figure: StatedCount, state: State | None) -> Cell:
    """A figure as a cell; where something came in that could not be read, it says so."""
    if state == "text_received":
        return Cell(MissingValue.NOT_READ, state=FigureState.NOT_GIVEN)
    return Cell(stated_value(figure.count or 0, figure.state), state=figure.state)
