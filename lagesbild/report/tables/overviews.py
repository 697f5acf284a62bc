"""The tables over all sources: who answered, and milieu by source without any sum across sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.records import RESPONDENT
from lagesbild.core.tables import TOTAL, Cell, Column, MissingValue, Row, Share, Table, TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.figures.figures import Figures


def respondents(figures: Figures) -> Iterator[Table]:
    """Område | Urval | Antal svar | Andel svar: one row a survey."""
    surveys = [source for source in figures.sources if source.survey]
    if not any(figures.has_received(source) for source in surveys):
        return
    yield Table(
        kind=TableKind.RESPONDENTS,
        title=f"Svarande i enkäterna {figures.year}",
        unit="Antal",
        stub="Område",
        columns=(
            Column("sent", "Urval"),
            Column("answered", "Antal svar"),
            Column("rate", "Andel svar", "share"),
        ),
        rows=tuple(Row(s.key, s.area_label or s.label, _answered(figures, s)) for s in surveys),
        source="Enkäterna och deras utskickslistor.",
    )


def _answered(figures: Figures, survey: SourceDefinition) -> tuple[Cell, ...]:
    status = figures.status(survey)
    sent = Cell(MissingValue.NOT_REPORTED if status.sent is None else status.sent)
    if nothing := figures.nothing(survey):
        return sent, Cell(nothing), Cell(nothing)
    answered = figures.cell(survey, kind=RESPONDENT)
    if not status.sent or not isinstance(answered.value, int):
        return sent, answered, Cell(MissingValue.NOT_REPORTED)
    return sent, answered, Cell(Share(status.answered or 0, status.sent))


def milieu_by_source(figures: Figures) -> Iterator[Table]:
    """Milieus down, sources across; a total within each source, and none across them.

    Categories that are not parts of anything are not added up by milieu either.
    """
    sources = [
        source
        for source in figures.sources
        if source.has_total or (source.counts_events and figures.line_dimension(source) == "milieu")
    ]
    if not sources:
        return
    rows = [
        Row(m.code, m.label, tuple(figures.cell(source, {"milieu": m.code}) for source in sources))
        for m in figures.milieus
        if figures.in_use(m.code)
    ]
    total = Row(TOTAL, "Totalt inom källan", tuple(map(figures.cell, sources)), total=True)
    yield Table(
        kind=TableKind.MILIEU_BY_SOURCE,
        title=f"Miljö per källa {figures.year}",
        unit="Antal, i källans egen enhet",
        stub="Miljö",
        columns=tuple(Column(source.key, source.short) for source in sources),
        rows=(*rows, total),
        notes=(
            "Källorna läggs inte ihop: samma händelse kan finnas i flera av dem.",
            "En rad kan gälla flera miljöer, så delarna kan bli fler än summan inom en källa.",
        ),
        source="Samtliga källor, var för sig.",
    )
