"""A city's sums of this year and of the year before: compared where every district can compare them, and by the same test."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.figures import ComparedCounts, Comparison
from lagesbild.core.states import FigureState, StatedCount, sum_of
from lagesbild.core.tables import TOTAL
from lagesbild.figures.comparisons import INEXACT
from lagesbild.figures.verdicts import FigurePair, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.report.city.city import City
    from lagesbild.report.city.pictures import PictureComparison

UNTOLD = "underlaget säger inte om åren kan jämföras"
OTHER_PART = "åren jämförs bara till en del"


class CityLine(NamedTuple):
    """A line of a source, with its sums of the two years."""

    source: SourceDefinition
    key: str
    label: str
    then: StatedCount
    now: StatedCount


def compare_years(city: City) -> tuple[Comparison, ...]:
    """Every line of every source that came in, with the year that most districts compare with; none where none does."""
    years = Counter(c.previous_year for d in city.given if d.picture for c in d.picture.comparison)
    if not years:
        return ()
    earlier = max(years, key=lambda year: (years[year], year))
    lines = list(_lines(city, earlier))
    pairs = [_pair(city, line, earlier) for line in lines]
    results = verdicts(pairs)
    return tuple(
        Comparison(
            source=line.source.key,
            category=line.key if line.source.key in city.categories else None,
            milieu=city.milieu_of(line.source, line.key),
            label=line.label,
            previous_year=earlier,
            previous=line.then.count,
            current=line.now.count,
            previous_state=line.then.state,
            current_state=line.now.state,
            verdict=result.verdict,
            uncertain=result.uncertain,
            reason=result.reason,
            needed=result.smallest_significant if pair.current == line.now.count else None,
            counts=_counts(pair),
        )
        for line, pair, result in zip(lines, pairs, results, strict=True)
    )


def _lines(city: City, earlier: int) -> Iterator[CityLine]:
    for source in city.sources:
        if city.districts_with(source.key):
            for key, label in city.lines(source):
                then, now = (
                    sum_of(map(city.in_year(source, key, year).of, city.districts))
                    for year in (earlier, city.year)
                )
                yield CityLine(source, key, label, then, now)


def _pair(city: City, line: CityLine, earlier: int) -> FigurePair:
    """The sums to test: of episodes and answers where the districts count by those."""
    then, now = line.then.count, line.now.count
    if reason := _inexact(line, earlier, city.year) or _find_unlike(city, line, earlier):
        return FigurePair(then, now, comparable=False, reason=reason)
    tested = [test for _, said in _list_comparisons(city, line, earlier) if (test := said.tested)]
    exposures = (
        _sum_exposures([test.previous_exposure for test in tested]),
        _sum_exposures([test.current_exposure for test in tested]),
    )
    return FigurePair(sum(test.previous for test in tested), sum(test.current for test in tested), *exposures)


def _inexact(line: CityLine, earlier: int, year: int) -> str:
    for figure, of_year in ((line.then, earlier), (line.now, year)):
        if figure.state is not FigureState.EXACT:
            return INEXACT.get(figure.state, INEXACT[FigureState.NOT_GIVEN]).format(year=of_year)
    return ""


def _find_unlike(city: City, line: CityLine, earlier: int) -> str:
    """Why some district cannot compare its figures of the line; "" where all can that have any."""
    said = _list_comparisons(city, line, earlier)
    for district, comparison in said:
        if comparison.verdict == "ej_jamforbart":
            return f"{comparison.reason} ({district})"
        if comparison.part:
            return f"{OTHER_PART} ({district})"
    told = {district for district, comparison in said if comparison.tested}
    return "" if told and told >= _with_figures(city, line, earlier) else UNTOLD


def _with_figures(city: City, line: CityLine, earlier: int) -> set[str]:
    """The districts in which the source counted anything in either year."""
    has_total = line.source.has_total
    figures = [city.in_year(line.source, TOTAL if has_total else line.key, y) for y in (earlier, city.year)]
    return {district.name for district in city.districts if any(f.of(district).count for f in figures)}


def _list_comparisons(city: City, line: CityLine, earlier: int) -> Sequence[tuple[str, PictureComparison]]:
    """What each district says of the line beside that year, with its name."""
    is_category = line.source.key in city.categories
    return [
        (district.name, comparison)
        for district in city.given
        if district.picture
        for comparison in district.picture.comparison
        if (comparison.source, comparison.previous_year) == (line.source.key, earlier)
        and (comparison.category if is_category else comparison.milieu) == line.key
    ]


def _sum_exposures(exposures: Sequence[float | None]) -> float | None:
    return None if None in exposures else sum(exposure or 0 for exposure in exposures)


def _counts(pair: FigurePair) -> ComparedCounts | None:
    if not pair.comparable or pair.previous is None or pair.current is None:
        return None
    return ComparedCounts(pair.previous, pair.current, pair.previous_exposure, pair.current_exposure)
