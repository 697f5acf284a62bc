"""The page of the year: the overview first, then source by source, the analysis, the material and the method."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from lagesbild.core.tables import TableKind
from lagesbild.core.wording import numbers, period
from lagesbild.outputs import palette
from lagesbild.outputs.html.figures import Sources
from lagesbild.outputs.html.names import anchor
from lagesbild.outputs.html.overview import view_overview
from lagesbild.outputs.html.source_parts import view_part
from lagesbild.outputs.html.tables import view_table
from lagesbild.outputs.labels import EDITIONS
from lagesbild.outputs.section.appendix import method_and_accounts
from lagesbild.outputs.section.blocks import Bullets, Heading, Paragraph, TableBlock
from lagesbild.outputs.section.sentences import in_state
from lagesbild.outputs.section.summary import summary_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Template

    from lagesbild.core.records import SourceRecord
    from lagesbild.core.report import Report
    from lagesbild.core.tables import Origin, Table
    from lagesbild.outputs.charts.charts import Chart
    from lagesbild.outputs.html.overview import Overview
    from lagesbild.outputs.html.source_parts import Part
    from lagesbild.outputs.html.tables import TableView
    from lagesbild.outputs.section.blocks import Block

HERE = Path(__file__).parent
MOST_PROBLEMS = 100
"""So many remarks on the files are listed; the workbook has them all."""


class Attached(Protocol):
    """What the page takes besides the report."""

    @property
    def activities(self) -> tuple[Table, ...]:
        """The tables of the plan's activities."""

    @property
    def origins(self) -> Mapping[str, tuple[Origin, ...]] | None:
        """By the id of a figure, where it comes from."""

    @property
    def records(self) -> tuple[SourceRecord, ...]:
        """The year's source rows."""


class Chapter(NamedTuple):
    """A heading of the page with what stands under it."""

    heading: str
    blocks: tuple[BlockView, ...]


class BlockView(NamedTuple):
    """A paragraph, a list or a table; the two others are empty."""

    text: str = ""
    items: tuple[str, ...] = ()
    table: TableView | None = None


class PageView(Struct, frozen=True):
    """All that the page says, in the order in which it says it."""

    year: int
    title: str
    area: str
    edition: str
    beneath: str
    lead: tuple[str, ...]
    overview: Overview | None
    of_several: tuple[TableView, ...]
    parts: tuple[Part, ...]
    activities: tuple[TableView, ...]
    analysis: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    problems: tuple[str, ...]
    is_intern: bool


def page(report: Report, charts: Sequence[Chart], attached: Attached) -> str:
    """The whole page as one file that needs nothing else."""
    style, script = f"{_colours()}{_read('style.css')}", _read("script.js")
    return _template().render(
        page=view_page(report, charts, attached),
        style=Markup(style),  # noqa: S704 — a file of our own
        script=Markup(script),  # noqa: S704 — likewise
        digests=(_digest(style), _digest(script)),
    )


def view_page(report: Report, charts: Sequence[Chart], attached: Attached) -> PageView:
    """What the page says of a report."""
    is_intern = report.edition == "intern"
    sources = Sources(report, (attached.origins or {}) if is_intern else {}, attached.records)
    parts = tuple(view_part(report, status, charts, sources) for status in report.sources)
    return PageView(
        report.year,
        f"Lokal lägesbild {report.year}",
        report.area,
        EDITIONS[report.edition].capitalize(),
        _beneath(report),
        tuple(paragraph.text for paragraph in summary_paragraphs(report)),
        view_overview(report, sources, {part.key: part.counted for part in parts}),
        tuple(view_table(table, sources) for table in report.tables if _is_of_several(table)),
        parts,
        tuple(view_table(table, sources) for table in attached.activities),
        report.analysis,
        tuple(_chapters(method_and_accounts(report), sources)),
        tuple(_problems(report)) if is_intern else (),
        is_intern,
    )


def _is_of_several(table: Table) -> bool:
    """Whether a table stands with no source of its own."""
    return table.kind is TableKind.BACKGROUND or (
        not table.about and table.kind is not TableKind.MILIEU_BY_SOURCE
    )


def _beneath(report: Report) -> str:
    received, asked = numbers((len(in_state(report, "received")), len(report.sources)))
    days = period(report.period.start, report.period.end)
    districts = f" från {report.coverage.share}" if report.coverage else ""
    return f"{report.area} · {days} · {received} av {asked} källor har lämnat underlag{districts}"


def _chapters(blocks: Sequence[Block], sources: Sources) -> Iterator[Chapter]:
    """The blocks under their headings."""
    heading, under = "", list[BlockView]()
    for block in blocks:
        if isinstance(block, Heading):
            if heading:
                yield Chapter(heading, tuple(under))
            heading, under = block.text, []
        else:
            under += _block(block, sources)
    if heading:
        yield Chapter(heading, tuple(under))


def _block(block: Block, sources: Sources) -> list[BlockView]:
    match block:
        case Paragraph(text):
            return [BlockView(text=text)]
        case Bullets(items):
            return [BlockView(items=items)]
        case TableBlock(table):
            return [BlockView(table=view_table(table, sources))]
    raise TypeError(type(block).__name__)


def _problems(report: Report) -> Iterator[str]:
    """What is wrong with the files that came in, and the files that could not be read."""
    for file in report.unread_files:
        yield f"{file.name}: {file.reason}"
    for problem in report.problems[:MOST_PROBLEMS]:
        yield f"{problem.where}: {problem.message}" if problem.where else problem.message
    if len(report.problems) > MOST_PROBLEMS:
        yield f"Och {len(report.problems) - MOST_PROBLEMS} till; alla står i arbetsboken."


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["anchor"] = anchor
    environment.filters["size"] = lambda number: f"{number:.5g}"
    return environment.get_template("page.jinja")


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _colours() -> str:
    """The colours of every output, as the names by which the style calls them."""
    named = {
        "ink": palette.INK,
        "muted": palette.MUTED,
        "current": palette.CURRENT,
        "light": palette.LIGHT,
        "rule": palette.RULE,
        "shade": palette.SHADE,
        "white": palette.WHITE,
        "grey": palette.GREY,
    }
    return f":root{{{''.join(f'--{name}:{colour};' for name, colour in named.items())}}}\n"


def _digest(text: str) -> str:
    """By what a browser knows the style and the script that it may take."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
