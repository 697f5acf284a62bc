"""The blocks that the section is made of: what Word and Markdown lay out, each in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lagesbild.core.tables import Table


class ChartLike(Protocol):
    """A finished picture of a table, as the charts module gives it."""

    @property
    def name(self) -> str:
        """The file name without ending."""

    @property
    def table(self) -> str:
        """The id of the table that it draws."""

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


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the section's own."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a paragraph, the ids of the figures behind it, and the mark that leads to them in print."""

    text: str
    ids: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text and the ids of the figures behind it ("klotter/nazistiskt/2021"); its sentences, where told."""

    text: str
    ids: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order, and the ids of the figures behind each item, where there are any."""

    items: tuple[str, ...]
    ids: tuple[tuple[str, ...], ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A finished table, to be printed under a numbered caption, and the mark of each row."""

    table: Table
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished picture, to be printed over a numbered caption."""

    chart: ChartLike


@dataclass(frozen=True, slots=True)
class Judgement:
    """The marked place where people write what the program must not: what the figures mean."""

    text: str


@dataclass(frozen=True, slots=True)
class Register:
    """Lines to look something up in, in small print: what is looked up, and what is found there."""

    lines: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Bullets | TableBlock | Figure | Judgement | Register
