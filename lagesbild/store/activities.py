"""The plan's activities in the store: one list a year; a year without one is offered the latest before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lagesbild.core.activities import Activity, Plan
from lagesbild.core.imports import Entry
from lagesbild.core.wording import tally
from lagesbild.store.journal import note
from lagesbild.store.undoing import undoable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lagesbild.store.database import Store

_COLUMNS = 'kind, activity, responsible, schedule, follow_up, findings, file, sheet, "row"'


def keep_activities(
    store: Store, year: int, activities: Sequence[Activity], sha256: str, now: datetime
) -> Literal["new", "unchanged", "replaced"]:
    """Note a year's activities in place of those noted before; the same file twice changes nothing."""
    before = plan_of(store, year)
    if before is not None and not before.carried and before.sha256 == sha256:
        return "unchanged"
    change: Literal["new", "replaced"] = "new" if before is None or before.carried else "replaced"
    with undoable(store, year):
        store.run("DELETE FROM activities WHERE year = ?", (year,))
        rows = [(year, place, *_values(one), sha256, now.date()) for place, one in enumerate(activities)]
        store.insert("activities", rows)
        note(
            store,
            Entry(now, year, change, "", activities[0].file, tally(len(rows), "aktivitet", "aktiviteter")),
        )
    return change


def _values(activity: Activity) -> tuple[object, ...]:
    return (
        activity.kind,
        activity.text,
        activity.responsible,
        activity.schedule,
        activity.follow_up,
        "\n".join(activity.findings),
        activity.file,
        activity.sheet,
        activity.row,
    )


def plan_of(store: Store, year: int) -> Plan | None:
    """A year's activities, or those of the nearest year before it as a proposal; None when there are none."""
    latest = store.run(
        "SELECT year, sha256, imported FROM activities WHERE year <= ? ORDER BY year DESC LIMIT 1", (year,)
    )
    if not latest:
        return None
    ((noted, sha256, imported),) = latest
    rows = store.run(f"SELECT {_COLUMNS} FROM activities WHERE year = ? ORDER BY place", (noted,))
    return Plan(year, noted, imported.isoformat(), sha256, tuple(_activity(*row) for row in rows))


def _activity(*values: str) -> Activity:
    kind, text, responsible, schedule, follow_up, findings, file, sheet, row = values
    return Activity(
        kind, text, responsible, schedule, follow_up, tuple(findings.splitlines()), file, sheet, int(row)
    )
