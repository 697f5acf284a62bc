"""The city with its districts -> its finished report, with the same tables as a district's and one row for each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.figures import REASONS, Count
from lagesbild.core.imports import Incoming
from lagesbild.core.periods import Period
from lagesbild.core.report import Report
from lagesbild.core.states import COUNTED_STATES, sum_of
from lagesbild.figures.statuses import name_source
from lagesbild.report.city.comparing import compare_years
from lagesbild.report.city.printed import list_background, list_text_answers
from lagesbild.report.city.surveys import list_questions, sum_known
from lagesbild.report.city.tables import city_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import SourceStatus
    from lagesbild.core.imports import UnreadFile
    from lagesbild.report.city.city import City
    from lagesbild.report.city.districts import District
    from lagesbild.report.city.pictures import PictureSource


def build_city_report(
    city: City,
    unread: Sequence[UnreadFile] = (),
    problems: Sequence[Problem] = (),
    analysis: Sequence[str] = (),
) -> Report:
    """The intern report of a city; `unread` are the files that are no part of it, and `analysis` what people have written."""
    pictures = [district.picture for district in city.given if district.picture]
    incoming = tuple(_list_incoming(city))
    days = Counter(picture.period for picture in pictures).most_common(1)[0][0]
    return Report(
        year=city.year,
        period=Period(days.start, days.end),
        area=city.name,
        edition="intern",
        as_of=max(picture.as_of for picture in pictures),
        milieus=city.milieus,
        sources=tuple(_status(city, source) for source in city.sources),
        incoming=incoming,
        counts=tuple(count for source in city.sources for count in _counts(city, source)),
        questions=tuple(q for source in city.sources if source.survey for q in list_questions(city, source)),
        comparisons=compare_years(city),
        tables=city_tables(city),
        problems=tuple(problems),
        categories=city.categories,
        unread_files=tuple(unread),
        analysis=tuple(analysis),
        background=list_background(city),
        text_answers=list_text_answers(city, incoming),
        coverage=city.coverage,
    )


def _status(city: City, source: SourceDefinition) -> SourceStatus:
    """What came in from a source in all districts."""
    told = [
        (district, found)
        for district in city.districts_with(source.key)
        if (found := district.source(source.key))
    ]
    of_districts = [found for _, found in told]
    return replace(
        name_source(source),
        state=city.state(source.key),
        files=tuple(_file(number, district, found) for number, (district, found) in enumerate(told, start=1)),
        sent=sum_known(found.sent for found in of_districts),
        answered=sum_known(found.answered for found in of_districts),
        incomplete=sum_known(found.incomplete for found in of_districts),
        read=sum_known(found.rows.read for found in of_districts),
        counted=sum_known(found.rows.counted for found in of_districts),
        set_aside=_set_aside(of_districts),
        total=city.total(source),
    )


def _set_aside(told: Sequence[PictureSource]) -> tuple[tuple[str, int], ...]:
    sums = Counter[str]()
    for found in told:
        sums.update(found.rows.set_aside)
    return tuple((reason, sums[reason]) for reason in REASONS if sums[reason])


def _file(number: int, district: District, found: PictureSource) -> Incoming:
    """The district's file as the account of one source tells of it."""
    rows = found.rows
    return replace(
        _incoming_file(number, district),
        source=found.key,
        rows=rows.read,
        counted=rows.counted,
        set_aside=_set_aside([found]),
    )


def _list_incoming(city: City) -> Iterator[Incoming]:
    """Every picture that the city's is made of."""
    for number, district in enumerate(city.given, start=1):
        rows = (
            sum_known(source.rows.read for source in district.picture.sources) if district.picture else None
        )
        yield replace(_incoming_file(number, district), rows=rows)


def _incoming_file(number: int, district: District) -> Incoming:
    file = district.file
    return Incoming(
        id=number,
        source="",
        name=file.name if file else "",
        sha256=file.sha256 if file else "",
        sheet=None,
        rows=None,
        imported=file.picture.as_of if file else "",
        label=district.name,
    )


def _counts(city: City, source: SourceDefinition) -> Iterator[Count]:
    """Every line of a source that came in, as some district has it."""
    lines = {
        (
            line.kind,
            line.category,
            line.milieu if line.category is None else city.milieu_of(source, line.category),
        )
        for district in city.given
        for line in (district.picture.counts if district.picture else ())
        if line.source == source.key
    }
    order = [key for key, _ in city.lines(source)]
    for kind, category, milieu in sorted(lines, key=lambda line: order.index(line[1] or line[2])):
        figure = sum_of(district.count(source.key, category, milieu) for district in city.districts)
        value = figure.count if figure.state in COUNTED_STATES else None
        yield Count(source.key, kind, category, milieu, value, None, figure.state)
