"""aktiviteter: the plan's activities, read, kept from year to year, checked and written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import asdict

from lagesbild.cli.json_file import is_json_file
from lagesbild.cli.options import (
    AS_JSON,
    DATABASE,
    DATABASE_DEFAULT,
    JSON_OR_FOLDER,
    REPORTS,
    SETTINGS,
    STORED_YEAR,
)
from lagesbild.cli.screen import out, out_json
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.loading import load
from lagesbild.core.clock import now, today
from lagesbild.core.errors import InputError
from lagesbild.core.file_marks import mark_file
from lagesbild.core.report import Report
from lagesbild.figures.gathering import gather
from lagesbild.files.opening import hold_unchanged, sha256
from lagesbild.intake.activities import read_activities
from lagesbild.outputs.activities import plan_lines
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.formats import activity_files
from lagesbild.outputs.terminal.summary import written_files
from lagesbild.report.activities import plan_tables
from lagesbild.report.activity_checks import check_activities
from lagesbild.report.building import build_report
from lagesbild.store.activities import keep_activities, plan_of
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.activities import Plan
    from lagesbild.core.errors import Problem
    from lagesbild.core.tables import Table
    from lagesbild.store.database import Store

CHANGES = {
    "new": "Aktiviteterna i {} är inlästa.",
    "unchanged": "Aktiviteterna i {} är oförändrade sedan förra gången.",
    "replaced": "Aktiviteterna i {} ersätter årets tidigare.",
}


def aktiviteter(
    year: STORED_YEAR = None,
    path: Annotated[
        Path | None,
        typer.Argument(metavar="FIL", help="Arbetsbok med aktiviteter. Utan: de som redan är inlästa."),
    ] = None,
    to: JSON_OR_FOLDER = None,
    as_json: AS_JSON = False,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """The activities of a year with what should be looked at; as JSON no reports are written unless --till names a folder."""
    json_file = to if to and is_json_file(to) else None
    folder = None if json_file else to
    chosen, year = load(settings), choose_stored_year(year, database)
    outcome = _import_plan(path, year, database) if path else ""
    with open_store(database) as store:
        plan = _find_plan(store, year)
        report = _build_report(store, chosen, plan)
    problems, tables = check_activities(plan, report, today()), plan_tables(plan, report)
    files = _write(tables, report, folder or REPORTS / str(year)) if folder or not as_json else ()
    if as_json:
        out_json(_plan_json(plan, problems), json_file)
    else:
        out(*filter(None, [outcome]), *plan_lines(tables, problems), *written_files(files))


def _import_plan(path: Path, year: int, database: Path) -> str:
    """Store the activities of a workbook; return what became of them, in a sentence."""
    with hold_unchanged(path, mark_file(path)):
        activities, digest = read_activities(path), sha256(path)
    with open_store(database, writable=True) as store:
        change = keep_activities(store, year, activities, digest, now())
    return CHANGES[change].format(path.name)


def _find_plan(store: Store, year: int) -> Plan:
    plan = plan_of(store, year)
    if plan is None:
        raise InputError(
            f"Det finns inga aktiviteter för {year} eller tidigare år. "
            f"Läs in dem med ”lagesbild aktiviteter --år {year} FIL”."
        )
    return plan


def _build_report(store: Store, settings: Settings, plan: Plan) -> Report:
    """Return the year's report; where no figures have come in yet, one that holds the latest year's tables alone."""
    year = plan.year
    if store.year(year) is not None:
        return build_report(gather(store, settings, year))
    latest = max((stored.year for stored in store.years() if stored.year < year), default=None)
    return Report(
        year=year,
        period=settings.period(year),
        area=settings.area,
        edition="intern",
        as_of=plan.imported,
        milieus=(),
        sources=(),
        incoming=(),
        counts=(),
        questions=(),
        comparisons=(),
        tables=build_report(gather(store, settings, latest)).tables if latest else (),
        problems=(),
        categories={},
    )


def _write(tables: Sequence[Table], report: Report, folder: Path) -> tuple[Path, ...]:
    return publish(folder, activity_files(report, tables))


def _plan_json(plan: Plan, problems: Sequence[Problem]) -> dict[str, object]:
    return {
        "year": plan.year,
        "carried_from": plan.noted if plan.carried else None,
        "imported": plan.imported,
        "activities": [asdict(activity) for activity in plan.activities],
        "problems": [asdict(problem) for problem in problems],
    }
