"""A plan -> its finished tables, in the layout of the plan: Aktivitet, Ansvarig, Tidplan, Uppföljning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.activities import KINDS
from lagesbild.core.tables import Cell, Column, Row, Table, TableKind
from lagesbild.report.activity_links import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.activities import Activity, Plan
    from lagesbild.core.report import Report

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
            texts.append("; ".join(_finding(report, identifier) for identifier in activity.findings))
        yield Row(str(number), activity.text, tuple(map(Cell, texts)))


def _finding(report: Report, identifier: str) -> str:
    """The finding in words; an id that the picture does not have stays as it was written."""
    found = finding(report, identifier)
    return found.text if found else identifier
