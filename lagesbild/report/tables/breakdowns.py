"""One source's figures of the year by part of the area, by month and by reporting unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.tables import TOTAL, Column, Row, Table, TableKind
from lagesbild.core.wording import month, sentence, swedish_key
from lagesbild.report.tables.years import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.periods import Period
    from lagesbild.figures.figures import Figures


def by_area(figures: Figures) -> Iterator[Table]:
    """Category sources by part of the area, parts in Swedish order; only parts that have a case."""
    for source in _with_categories(figures):
        areas = sorted(figures.seen(source, ("category", "area"), 1), key=swedish_key)
        if areas:
            labels = {area: area for area in areas}
            word = figures.settings.part_word
            yield _crossed(
                figures, source, "area", labels, (TableKind.BY_AREA, sentence(word), f"efter {word}")
            )


def by_month(figures: Figures) -> Iterator[Table]:
    """Category sources by month, every month of the period, zeros too."""
    for source in _with_categories(figures):
        if figures.seen(source, ("category", "month"), 1):
            labels = {key: month(key) for key in months(figures.periods[figures.year])}
            yield _crossed(figures, source, "month", labels, (TableKind.BY_MONTH, "Månad", "efter månad"))


def by_unit(figures: Figures) -> Iterator[Table]:
    """Sources that name who reported, by that unit and milieu."""
    milieus = [m for m in figures.milieus if figures.in_use(m.code)]
    for source in figures.sources:
        units = sorted(figures.seen(source, ("unit",)), key=swedish_key)
        if source.survey or source.key in figures.categories or not units:
            continue
        totals = (Column(TOTAL, "Totalt"),) if source.has_total else ()
        columns = (*(Column(m.code, m.short) for m in milieus), *totals)
        rows = tuple(
            Row(
                unit,
                unit,
                (
                    *(figures.cell(source, {"unit": unit, "milieu": m.code}) for m in milieus),
                    *(figures.cell(source, {"unit": unit}) for _ in totals),
                ),
            )
            for unit in units
        )
        yield Table(
            TableKind.BY_UNIT, f"{source.label} efter verksamhet {figures.year}", f"Antal {source.unit[1]}",
            "Verksamhet", columns, rows, (), source_line(source), about=source.key,
        )  # fmt: skip


def months(period: Period) -> list[str]:
    """The months that a period touches, as 2020-05.

    >>> from datetime import date
    >>> from lagesbild.core.periods import Period
    >>> months(Period(date(2020, 11, 1), date(2021, 1, 31)))
    ['2020-11', '2020-12', '2021-01']
    """
    return [f"{year}-{month:02}" for year, month in period.months()]


def _with_categories(figures: Figures) -> Iterator[SourceDefinition]:
    return (s for s in figures.sources if s.key in figures.categories and figures.has_received(s))


def _crossed(
    figures: Figures,
    source: SourceDefinition,
    dimension: str,
    labels: dict[str, str],
    layout: tuple[TableKind, str, str],
) -> Table:
    kind, stub, title = layout
    lines = figures.lines(source)
    rows = tuple(
        Row(
            key,
            label,
            tuple(figures.cell(source, {"category": line, dimension: key}) for _, line, _ in lines),
        )
        for key, label in labels.items()
    )
    return Table(
        kind=kind,
        about=source.key,
        title=f"{source.label}, {title} {figures.year}",
        unit=f"Antal {source.unit[1]}",
        stub=stub,
        columns=tuple(Column(key, label) for _, key, label in lines),
        rows=rows,
        notes=(source.limitation,) if source.limitation else (),
        source=source_line(source),
    )
