"""The frame that every chart shares: the headline above, the source below, labels to the left."""

from __future__ import annotations

from lagesbild.outputs.charts.lettering import block, leading, middle, widest, wrap
from lagesbild.outputs.charts.marks import HEADLINE, LABEL, MARGIN, MUTED, SMALL, WIDTH, Drawing, Mark, Text

LEFT = MARGIN + 0.05
GUTTER = 0.15
"""Between the labels and the axis."""
LABEL_ROOM = 5.2
"""The widest that labels may be before they wrap."""
NARROW_ROOM = 3.6
"""The same beside many panels."""
_FIRST_BASELINE = 0.47


def framed(headline: str, body: Drawing, source: str) -> Drawing:
    """The whole picture."""
    room = WIDTH - LEFT - MARGIN
    above = wrap(headline, room, HEADLINE, bold=True)
    below = wrap(source, room, SMALL)
    top = _FIRST_BASELINE + (len(above) - 1) * leading(HEADLINE) + 0.25
    foot = top + body.height + 0.5
    marks: tuple[Mark, ...] = (
        *block(above, LEFT, _FIRST_BASELINE, like=Text(0, 0, "", HEADLINE, bold=True)),
        *body.lowered(top),
        *block(below, LEFT, foot, like=Text(0, 0, "", SMALL, colour=MUTED)),
    )
    return Drawing(foot + (len(below) - 1) * leading(SMALL) + 0.2, marks, body.kind)


def labelled(
    labels: tuple[tuple[str, ...], ...], middles: tuple[float, ...], axis: float
) -> tuple[Text, ...]:
    """The row labels, each centred on its row and set against the axis."""
    return tuple(
        text
        for lines, y in zip(labels, middles, strict=True)
        for text in block(
            lines,
            axis - GUTTER,
            middle(y) - (len(lines) - 1) * leading() / 2,
            like=Text(0, 0, "", LABEL, align="right"),
        )
    )


def wrapped(labels: tuple[str, ...], room: float = LABEL_ROOM) -> tuple[tuple[str, ...], ...]:
    """The lines of each row label."""
    return tuple(wrap(label, room) for label in labels)


def axis_at(labels: tuple[tuple[str, ...], ...]) -> float:
    """Where the axis stands when the labels are as wide as they are."""
    return LEFT + widest(line for lines in labels for line in lines) + GUTTER
