"""One question's bar, divided by its answers; what finds no room on it stands beneath."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from lagesbild.outputs.charts.lettering import block, leading, middle, widest, wrap
from lagesbild.outputs.charts.marks import (
    CURRENT,
    GREY,
    INK,
    INSIDE,
    LIGHT,
    MARGIN,
    WHITE,
    WIDTH,
    Bar,
    Drawing,
    Mark,
    Text,
)

if TYPE_CHECKING:
    from lagesbild.outputs.charts.questions import Question

FILLS = (
    (CURRENT, WHITE),
    (LIGHT, INK),
    (GREY, INK),
    ("#4A769E", WHITE),
    ("#C9DCEB", INK),
    ("#F0F0F0", INK),
)
"""What fills the first, second, … answer, and what is written on it."""
_EDGE = 0.05
"""The white edge between two answers."""
_PADDING = 0.08
_BENEATH = 0.4
"""From the foot of a bar to the baseline of what stands beneath."""


@dataclass(frozen=True, slots=True)
class Part:
    """An answer's part of a bar: its name, what is printed of it, where it begins and how wide it is."""

    name: str
    texts: tuple[str, ...]
    left: float
    width: float
    fill: str
    ink: str

    @property
    def roomy(self) -> bool:
        """Whether what is printed finds room on it."""
        return widest(self.texts, INSIDE) + _PADDING <= self.width


def parts(question: Question, axis: float) -> tuple[Part, ...]:
    """The parts from left to right; of no width where the bar is not to be drawn."""
    unit = (WIDTH - MARGIN - axis) / question.whole if question.whole else 0.0
    spans = [unit * count if isinstance(count, int) else 0.0 for _, _, count in question.answers]
    lefts = accumulate(spans, initial=axis)
    return tuple(
        Part(name, question.texts(count), left, max(span - _EDGE, 0.0), *FILLS[n % len(FILLS)])
        for n, ((_, name, count), left, span) in enumerate(zip(question.answers, lefts, spans, strict=False))
    )


def height(question: Question) -> float:
    """The height of a bar: two lines where there are percentages."""
    return 0.9 if question.in_percent else 0.6


def stack(question: Question, axis: float) -> Drawing:
    """The bar from y = 0, and how far down it and the text beneath it reach."""
    tall, divided = height(question), parts(question, axis)
    bars = (Bar(part.left, 0, part.width, tall, part.fill, question.cells) for part in divided if part.width)
    inside = (text for part in divided if part.roomy for text in _inside(part, tall))
    rest = ", ".join(" ".join((part.name, *part.texts)) for part in divided if not part.roomy)
    if not rest:
        return Drawing(tall, (*bars, *inside))
    lines = wrap(rest, WIDTH - MARGIN - axis, INSIDE)
    first = tall + _BENEATH if question.whole else middle(tall / 2, INSIDE)
    marks: tuple[Mark, ...] = (*bars, *inside, *block(lines, axis, first, like=Text(0, 0, "", INSIDE)))
    return Drawing(max(tall, first + (len(lines) - 1) * leading(INSIDE) + 0.1), marks)


def _inside(part: Part, tall: float) -> tuple[Text, ...]:
    first = middle(tall / 2, INSIDE) - (len(part.texts) - 1) * leading(INSIDE) / 2
    like = Text(0, 0, "", INSIDE, colour=part.ink, align="center")
    return block(part.texts, part.left + part.width / 2, first, like=like)
