"""The charts of a report: every table that an entry fits, drawn and put into words."""

from __future__ import annotations

import logging
import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.charts import Drawn, DrawnMark
from lagesbild.core.tables import Share
from lagesbild.outputs.charts.catalogue import ENTRIES
from lagesbild.outputs.charts.frame import framed
from lagesbild.outputs.charts.marks import Bar, Rule, Text
from lagesbild.outputs.charts.png import pngs
from lagesbild.outputs.charts.series import parts
from lagesbild.outputs.charts.titles import caption, source_line
from lagesbild.outputs.largest import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lagesbild.core.report import Report
    from lagesbild.core.tables import Table
    from lagesbild.outputs.charts.catalogue import Entry
    from lagesbild.outputs.charts.marks import Drawing, Mark


class Words(NamedTuple):
    """What is said of a picture: file name without ending, the table's id, the finding, the words beside it."""

    name: str
    table: str
    headline: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table, and what is said of it."""

    name: str
    table: str
    headline: str
    alt: str
    caption: str
    picture: Callable[[], bytes]
    """Gives the PNG, which may be on its way still."""

    @property
    def png(self) -> bytes:
        """The picture as a file."""
        return self.picture()


def charts(report: Report) -> tuple[Chart, ...]:
    """Every chart that the report's tables give, in the order of the entries."""
    said, drawings = sketches(report)
    return tuple(Chart(*words, partial(bytes, png)) for words, png in zip(said, pngs(drawings), strict=True))


def sketches(report: Report) -> tuple[tuple[Words, ...], tuple[Drawing, ...]]:
    """What is said of every chart of a report, and what each draws."""
    # What matplotlib has to say of its caches is in English, and no concern of the user's.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    picked = list(chosen(report))
    drawings = tuple(drawing(entry, table, report) for entry, table in picked)
    said = (
        _words(entry, table, report, of.kind) for (entry, table), of in zip(picked, drawings, strict=True)
    )
    return tuple(said), drawings


def chosen(report: Report) -> Iterator[tuple[Entry, Table]]:
    """The entries with the tables that they draw; a table with nothing to show is drawn by none."""
    first = [(table, next((e for e in ENTRIES if e.draws(table)), None)) for table in report.tables]
    for entry in ENTRIES:
        yield from ((entry, table) for table, own in first if own is entry and _shows(entry, table))


def drawn(report: Report) -> Iterator[Drawn]:
    """What every chart of a report draws, mark by mark, as `charts` makes it into pictures."""
    for entry, table in chosen(report):
        marks = tuple(_mark(mark) for mark in drawing(entry, table, report).marks)
        yield Drawn(_stem(entry.name.format(about=table.about)), table.id, marks)


def _mark(mark: Mark) -> DrawnMark:
    if isinstance(mark, Text):
        return DrawnMark("text", mark.shows, mark.string)
    if isinstance(mark, Rule):
        return DrawnMark("linje", ())
    return DrawnMark("stapel" if isinstance(mark, Bar) else "prick", mark.shows)


def drawing(entry: Entry, table: Table, report: Report) -> Drawing:
    """The whole picture, before it becomes pixels."""
    shown = printed(table)
    return framed(entry.headline(table, report), entry.draw(shown, report), source_line(shown, report))


def _shows(entry: Entry, table: Table) -> bool:
    values = [cell.value for row in parts(table) for cell in row.cells]
    return bool(values) and (
        entry.empty or any(isinstance(v, Share) or (isinstance(v, int) and v) for v in values)
    )


def _words(entry: Entry, table: Table, report: Report, kind: str) -> Words:
    headline = entry.headline(table, report)
    return Words(
        name=_stem(entry.name.format(about=table.about)),
        table=table.id,
        headline=headline,
        alt=f"{kind}. {headline}. {entry.alt(printed(table), report)}",
        caption=caption(table, report),
    )


def _stem(name: str) -> str:
    """A file name in ASCII.

    >>> _stem("fastighetsägare_hus-ar")
    'fastighetsagare-hus-ar'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.replace("_", "-").lower()
