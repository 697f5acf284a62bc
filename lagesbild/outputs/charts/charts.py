"""The charts of a report: every table that the catalogue draws, described, put into words, and made into pictures."""

from __future__ import annotations

import logging
import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.charts import Drawn
from lagesbild.core.states import FigureState
from lagesbild.core.tables import TableKind
from lagesbild.outputs.captions import printed
from lagesbild.outputs.charts.catalogue import CHARTS
from lagesbild.outputs.charts.description import drawn_marks
from lagesbild.outputs.charts.series import detail_rows
from lagesbild.outputs.charts.titles import caption, source_line
from lagesbild.outputs.charts.worth import is_worth_drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.catalogue import ChartKind
    from lagesbild.outputs.charts.description import Picture

    Draw = Callable[[Picture], Callable[[], bytes]]
    """Begins to draw a picture; what it returns gives the PNG."""


SUMMED_BY_ROW = frozenset({TableKind.BY_AREA, TableKind.BY_MONTH})
"""The tables of which a picture shows the sum of each row."""


class Chart(Struct, frozen=True):
    """A picture of a table under its file name without ending, and what is said of it.

    `tables` are the ids of the tables that it draws. `described` is what is drawn, and `draw` gives the PNG, which may be
    on its way still.
    """

    name: str
    tables: tuple[str, ...]
    headline: str
    alt: str
    caption: str
    described: Picture
    draw: Callable[[], bytes]

    @property
    def png(self) -> bytes:
        """The picture as a file."""
        return self.draw()


def load_png() -> Callable[[Picture], bytes]:
    """Load matplotlib, which takes half a second that whoever wants the words alone need not wait, and return `png`."""
    # What it has to say of its caches is in English, and no concern of the user's.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from lagesbild.outputs.charts.frame import png  # noqa: PLC0415 — matplotlib is loaded by the process that draws alone

    return png


def draw_picture(picture: Picture) -> bytes:
    """The picture as a PNG file."""
    return load_png()(picture)


def draw_later(picture: Picture) -> Callable[[], bytes]:
    """The picture drawn in this process, once, when it is asked for."""
    return cache(partial(draw_picture, picture))


def charts(report: Report, draw: Draw = draw_later) -> tuple[Chart, ...]:
    """Every chart of the report that shows something, in the order of the catalogue."""
    return tuple(make_chart(kind, table, report, draw) for kind, table in list_charts(report))


def list_charts(report: Report) -> Iterator[tuple[ChartKind, Table]]:
    """The kinds of chart with the tables that they draw; of tables whose picture would show nothing there is none."""
    for kind, table in list_tables(report):
        if is_worth_drawing(table, by_content=kind.by_content) and not _adds_up(table, report):
            yield kind, table


def _adds_up(table: Table, report: Report) -> bool:
    """Whether a picture of a table would add up what are not parts of anything."""
    states = {status.key: status.total.state for status in report.sources}
    return table.kind in SUMMED_BY_ROW and states.get(table.about) is FigureState.NOT_SUMMED


def list_tables(report: Report) -> Iterator[tuple[ChartKind, Table]]:
    """The tables that charts are for with the first kind that fits each, in the order of the catalogue."""
    first = [
        (table, next((kind for kind in CHARTS if kind.draws(table, report)), None)) for table in report.tables
    ]
    for kind in CHARTS:
        yield from ((kind, table) for table, own in first if own is kind and detail_rows(table))


def list_charted(report: Report) -> frozenset[str]:
    """The ids of the tables that a report's charts draw."""
    return frozenset(own.id for kind, table in list_charts(report) for own in kind.covers(table, report))


def describe_charts(report: Report) -> Iterator[Drawn]:
    """What every chart of a report draws, mark by mark: the descriptions that the pictures are drawn from."""
    for kind, table in list_charts(report):
        yield Drawn(_file_name(kind, table), table.id, tuple(drawn_marks(picture(kind, table, report))))


def picture(kind: ChartKind, table: Table, report: Report) -> Picture:
    """The description of a whole chart, before anything is drawn."""
    shown = printed(table)
    drawn = kind.draw(shown, report)
    source = drawn.source or source_line(tuple(map(printed, kind.covers(table, report))), report)
    return replace(drawn, headline=kind.headline(table, report), source=source)


def make_chart(kind: ChartKind, table: Table, report: Report, draw: Draw) -> Chart:
    """The chart of a table, begun to be drawn."""
    described = picture(kind, table, report)
    return Chart(
        name=_file_name(kind, table),
        tables=tuple(own.id for own in kind.covers(table, report)),
        headline=described.headline,
        alt=f"{described.kind}. {described.headline}. {kind.alt(printed(table), report)}",
        caption=caption(kind.covers(table, report), report),
        described=described,
        draw=draw(described),
    )


def _file_name(kind: ChartKind, table: Table) -> str:
    return _ascii(kind.name.format(about=table.about))


def _ascii(name: str) -> str:
    """A file name in ASCII.

    >>> _ascii("fastighetsägare_hus-ar")
    'fastighetsagare-hus-ar'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.replace("_", "-").lower()
