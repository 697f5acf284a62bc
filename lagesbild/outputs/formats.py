"""Report -> every file of an edition, by name. FORMATS is the registry: a new format is a file and a line."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Origin, Table
    from lagesbild.outputs.charts.charts import Chart
    from lagesbild.outputs.section.blocks import Block


class Attachments(NamedTuple):
    """What is laid out together with the report."""

    activities: tuple[Table, ...] = ()
    """The tables of the plan's activities, where the store has any."""
    origins: Mapping[str, tuple[Origin, ...]] | None = None
    """By the id of a figure, where it comes from; None where that is not to be printed."""
    records: tuple[SourceRecord, ...] = ()
    """The year's source rows, for the intern edition alone."""
    charts: tuple[Chart, ...] | None = None
    """The charts, where they are being drawn already."""


PLAN = "aktiviteter"
"""The part of the text that holds the plan's activities."""
NO_ATTACHMENTS = Attachments()


class Work(Struct, frozen=True, dict=True):
    """A report on its way to files; charts and text are made once, for whichever formats want them."""

    report: Report
    template: bytes | None
    attachments: Attachments = NO_ATTACHMENTS

    @property
    def suffix(self) -> str:
        """What tells the public edition's files from the intern ones'."""
        return "-publik" if self.report.edition == "publik" else ""

    @property
    def stem(self) -> str:
        """The beginning of the files' names."""
        return f"lagesbild-{self.report.year}{self.suffix}"

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The charts of the report."""
        from lagesbild.outputs.charts.charts import charts  # noqa: PLC0415 — a format loads what it takes when it is asked for

        return charts(self.report) if self.attachments.charts is None else self.attachments.charts

    @cached_property
    def section(self) -> tuple[Block, ...]:
        """The text of the section, with its tables and charts."""
        from lagesbild.outputs.section.section import section  # noqa: PLC0415 — a format loads what it takes when it is asked for

        return section(self.report, self.charts)

    @cached_property
    def appendix(self) -> tuple[Block, ...]:
        """Its tables, method and accounts."""
        from lagesbild.outputs.section.appendix import appendix  # noqa: PLC0415 — a format loads what it takes when it is asked for

        return appendix(self.report, self.charts)


def _excel(work: Work) -> dict[str, bytes]:
    from lagesbild.outputs.excel.workbook import workbook  # noqa: PLC0415 — a format loads what it takes when it is asked for

    return {f"{work.stem}.xlsx": workbook(work.report, work.attachments.records), **_plan_workbook(work)}


def _png(work: Work) -> dict[str, bytes]:
    pictures = {f"diagram/{chart.name}{work.suffix}.png": chart.png for chart in work.charts}
    texts = {f"diagram/{chart.name}{work.suffix}.txt": f"{chart.alt}\n".encode() for chart in work.charts}
    return pictures | texts


def _word(work: Work) -> dict[str, bytes]:
    """The section, its appendix and the plan's activities, each a file or a place in the template."""
    from lagesbild.outputs.activities import activity_blocks  # noqa: PLC0415 — a format loads what it takes when it is asked for
    from lagesbild.outputs.word.document import documents  # noqa: PLC0415 — a format loads what it takes when it is asked for

    parts = {"lägesbild": work.section, "bilaga": work.appendix}
    if work.attachments.activities:
        parts[PLAN] = activity_blocks(work.attachments.activities, work.report)
    written = documents(parts, work.report, work.template)
    return {f"{_word_name(part, work)}.docx": content for part, content in written.items()}


def _word_name(part: str, work: Work) -> str:
    """The name of a part's file without ending, in ASCII."""
    return work.stem if part == "lägesbild" else f"{part}-{work.report.year}{work.suffix}"


def _markdown(work: Work) -> dict[str, bytes]:
    from lagesbild.outputs.markdown import markdown  # noqa: PLC0415 — a format loads what it takes when it is asked for
    from lagesbild.outputs.section.origins import list_origins  # noqa: PLC0415 — a format loads what it takes when it is asked for

    blocks = (*work.section, *work.appendix)
    if work.attachments.origins is not None and work.report.edition == "intern":
        blocks = (*blocks, *list_origins(blocks, work.attachments.origins, work.report))
    return {f"{work.stem}.md": markdown(blocks, work.report).encode()}


def _html(work: Work) -> dict[str, bytes]:
    from lagesbild.outputs.html.page import page  # noqa: PLC0415 — a format loads what it takes when it is asked for

    return {f"{work.stem}.html": page(work.report, work.charts, work.attachments).encode()}


def _json(work: Work) -> dict[str, bytes]:
    from lagesbild.outputs.json_report import report_json  # noqa: PLC0415 — a format loads what it takes when it is asked for

    text = json.dumps(report_json(work.report), ensure_ascii=False, indent=2)
    return {f"{work.stem}.json": f"{text}\n".encode()}


FORMATS: Mapping[str, Callable[[Work], dict[str, bytes]]] = {
    "excel": _excel,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
    "word": _word,
    "png": _png,
}
"""In the order in which they are laid out: last those with the pictures, which may be on their way still."""


def _plan_workbook(work: Work) -> dict[str, bytes]:
    """The plan's activities in a workbook of their own; none where there are no activities."""
    from lagesbild.outputs.activities import plan_workbook  # noqa: PLC0415 — a format loads what it takes when it is asked for

    tables = work.attachments.activities
    return {f"{_word_name(PLAN, work)}.xlsx": plan_workbook(tables, work.report)} if tables else {}


def activity_files(report: Report, tables: Sequence[Table]) -> dict[str, bytes]:
    """File name -> content of the plan's activities alone."""
    from lagesbild.outputs.activities import activity_blocks  # noqa: PLC0415 — a format loads what it takes when it is asked for
    from lagesbild.outputs.word.document import documents  # noqa: PLC0415 — a format loads what it takes when it is asked for

    if not tables:
        return {}
    work = Work(report, None, Attachments(tuple(tables)))
    written = documents({PLAN: activity_blocks(tables, report)}, report)
    return {f"{_word_name(PLAN, work)}.docx": written[PLAN], **_plan_workbook(work)}


def files(
    work: Work, formats: Sequence[str], step: Callable[[str], None] = lambda _: None
) -> dict[str, bytes]:
    """Relative path -> content of every file of the formats, and of the manifest of incoming files.

    `step` is told the name of each format before it is laid out.
    """
    from lagesbild.outputs.manifest import manifest_csv  # noqa: PLC0415 — a format loads what it takes when it is asked for

    laid_out = {f"underlag-{work.report.year}{work.suffix}.csv": manifest_csv(work.report).encode()}
    for name in filter(set(formats).__contains__, FORMATS):
        step(name)
        laid_out |= FORMATS[name](work)
    return laid_out
