"""A plan -> its finished tables, in the layout of the plan, with the figures that its activities answer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.activities import KINDS
from lagesbild.core.analysis import list_observations
from lagesbild.core.tables import AtLeast, Cell, Column, MissingValue, Row, Table, TableKind, figure_id
from lagesbild.core.wording import digits, known_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.activities import Activity, Plan
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Value

COLUMNS = (
    Column("ansvarig", "Ansvarig", "text"),
    Column("tidplan", "Tidplan", "text"),
    Column("uppfoljning", "Uppföljning", "text"),
)
LINKED = Column("lagesbild", "Lägesbild", "text")
"""The finding that an activity answers to; the column is left out where no activity names any."""


def plan_tables(plan: Plan, report: Report) -> tuple[Table, ...]:
    """A table for each kind that has activities, in the order of KINDS."""
    return tuple(_tables(plan, report))


def _tables(plan: Plan, report: Report) -> Iterator[Table]:
    carried = f"Förs över från {plan.noted} som förslag. Ännu inte beslutade för {plan.year}."
    for key, kind in KINDS.items():
        activities = [activity for activity in plan.activities if activity.kind == key]
        linked = any(activity.findings for activity in activities)
        if activities:
            yield Table(
                kind=TableKind.ACTIVITIES,
                about=key,
                title=kind.title,
                unit=f"Handlingsplanen {plan.year}",
                stub="Aktivitet",
                columns=(*COLUMNS, LINKED) if linked else COLUMNS,
                rows=tuple(_rows(activities, report, linked=linked)),
                notes=(carried,) if plan.carried else (),
            )


def _rows(activities: Sequence[Activity], report: Report, *, linked: bool) -> Iterator[Row]:
    for number, activity in enumerate(activities, start=1):
        texts = [activity.responsible, activity.schedule, activity.follow_up]
        if linked:
            texts.append("; ".join(_linked_figure(report, identifier) for identifier in activity.findings))
        yield Row(str(number), activity.text, tuple(map(Cell, texts)))


def _linked_figure(report: Report, identifier: str) -> str:
    """The finding in words; an id that the picture does not have stays as it was written."""
    return find_finding(report, identifier) or identifier


def find_finding(report: Report, identifier: str) -> str | None:
    """What an activity answers to, in words: a figure, or an observation of the analysis; None when there is none."""
    if observed := list_observations(report.analysis).get(identifier):
        return f"{identifier.capitalize()}: {observed}"
    figure = find_linked_figure(report, identifier)
    return figure.text if figure else None


class LinkedFigure(Struct, frozen=True):
    """A figure of the report: its id, what it counts, and what stands there after disclosure control."""

    id: str
    label: str
    value: Value

    @property
    def text(self) -> str:
        """The finding as the plan's table prints it: "Nazistiskt 2021: 6 (klotter/nazistiskt/2021)"."""
        return f"{self.label}: {_words(self.value)} ({self.id})"


def find_linked_figure(report: Report, identifier: str) -> LinkedFigure | None:
    """The figure whose own id, or whose cell's, is `identifier`; None when the report has none."""
    for table in report.tables:
        for row, column, cell in table.cells():
            if identifier in {name.casefold() for name in _ids(table, row, column)}:
                return LinkedFigure(identifier, f"{row.label} {column.label}", cell.value)
    return None


def _ids(table: Table, row: Row, column: Column) -> Iterator[str]:
    """What a cell may be called: by its place, and in a source's table of years by the figure's own id."""
    yield table.place(row, column).id
    if table.kind is TableKind.BY_YEAR:
        yield figure_id(table.about, (row.key,), int(column.key))


def _words(value: Value) -> str:
    if isinstance(value, int | AtLeast | MissingValue):
        return known_value(value)
    return value if isinstance(value, str) else f"{digits(value.part)} av {digits(value.base)}"
