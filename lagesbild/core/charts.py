"""What a chart draws, without its looks: the marks, and the cells whose figures each of them tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["text", "stapel", "prick", "linje"]


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark of a chart; `shows` are the cells that it draws, as row/column of the chart's table or by their whole ids."""

    kind: MarkKind
    shows: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart by its file name without ending, the table that it draws, and all its marks."""

    chart: str
    table: str
    marks: tuple[DrawnMark, ...]
