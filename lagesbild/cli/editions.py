"""A report -> the files of an edition: the part that `rapport` and `exportera` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.cli.screen import progress
from lagesbild.figures.provenance import origins
from lagesbild.outputs.folder.png_mark import mark_png
from lagesbild.outputs.folder.publish import template_bytes
from lagesbild.outputs.formats import NO_ATTACHMENTS, Attachments, Work, files
from lagesbild.report.activities import plan_tables
from lagesbild.store.activities import plan_of
from lagesbild.store.counts import list_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.store.database import Store

FORMATS = ("excel", "png", "word", "html", "markdown", "json")


def collect_attachments(store: Store, report: Report, settings: Settings) -> Attachments:
    """Return what the intern edition has besides the report: activities, where figures come from, source rows."""
    return Attachments(
        tabulate_plan(store, report),
        origins(store, report, settings.vocabulary),
        list_records(store, report.year),
    )


def tabulate_plan(store: Store, report: Report) -> tuple[Table, ...]:
    """Return the tables of the activities that hold for the report's year; none when the store has none."""
    plan = plan_of(store, report.year)
    return plan_tables(plan, report) if plan else ()


def lay_out(
    report: Report,
    formats: Sequence[str],
    settings: Settings,
    attachments: Attachments = NO_ATTACHMENTS,
) -> dict[str, bytes]:
    """Return the files of the formats: relative path -> content."""
    template = template_bytes(settings.word_template) if "word" in formats else None
    with progress("Skriver", len(formats)) as step:
        laid_out = files(Work(report, template, attachments), formats, step)
    return {
        name: mark_png(content) if name.endswith(".png") else content for name, content in laid_out.items()
    }
