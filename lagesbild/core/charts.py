"""What a chart draws, without its looks: the marks, and the cells whose figures each of them tells."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

MarkKind = Literal["text", "stapel", "prick", "linje"]


class DrawnMark(Struct, frozen=True):
    """A mark of a chart; `shows` are the cells that it draws, as row/column of the chart's table or by their whole ids."""

    kind: MarkKind
    shows: tuple[str, ...]
    text: str = ""


class Drawn(Struct, frozen=True):
    """A chart by its file name without ending, the table that it draws, and all its marks."""

    chart: str
    table: str
    marks: tuple[DrawnMark, ...]
