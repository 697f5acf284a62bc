"""The blocks that the section is made of: what Word and Markdown lay out, each in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from lagesbild.core.tables import Table


class ChartLike(Protocol):
    """A finished picture of a table, as the charts module gives it."""

    @property
    def name(self) -> str:
        """The file name without ending."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The ids of the tables that it draws."""

    @property
    def headline(self) -> str:
        """The finding, in one sentence."""

    @property
    def alt(self) -> str:
        """What the picture says, for those who do not see it."""

    @property
    def caption(self) -> str:
        """What the picture shows, for the line beneath it."""

    @property
    def png(self) -> bytes:
        """The picture itself."""


class Heading(Struct, frozen=True):
    """A heading; level 1 is the section's own."""

    level: int
    text: str


class Paragraph(Struct, frozen=True):
    """Running text and the ids of the figures behind it ("klotter/nazistiskt/2021")."""

    text: str
    ids: tuple[str, ...] = ()


class Note(Struct, frozen=True):
    """A line in small print."""

    text: str


class Bullets(Struct, frozen=True):
    """A list without order, and the ids of the figures behind each item, where there are any."""

    items: tuple[str, ...]
    ids: tuple[tuple[str, ...], ...] = ()


class TableBlock(Struct, frozen=True):
    """A finished table, to be printed under a numbered caption."""

    table: Table


class FigureBlock(Struct, frozen=True):
    """A finished picture, to be printed over a numbered caption; `figures` says in which table its figures stand."""

    chart: ChartLike
    figures: str = ""

    @property
    def alt(self) -> str:
        """What is read out in place of the picture: its finding, and where the figures are."""
        return f"{self.chart.headline.rstrip('.')}. {self.figures}".rstrip()


class Judgement(Struct, frozen=True):
    """The marked place where people write what the program must not: what the figures mean.

    `text` says what to write; `written` are the paragraphs that stand there, once somebody has.
    """

    text: str
    written: tuple[str, ...] = ()


Block = Heading | Paragraph | Note | Bullets | TableBlock | FigureBlock | Judgement
