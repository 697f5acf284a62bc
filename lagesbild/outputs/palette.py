"""The colours of every output: charts, Excel, Word."""

from __future__ import annotations

INK = "#1A1A1A"
"""Running text, and what is written on a light fill."""
MUTED = "#595959"
"""Notes and marks: the lightest grey that keeps 7:1 against white."""
WHITE = "#FFFFFF"
CURRENT = "#12436D"
"""The year of the report, and the headings of tables; 10:1 against white."""
EARLIER = "#7F98AD"
"""The years before it in a chart; 3:1 against white."""
LIGHT = "#8DB8DA"
GREY = "#DADADA"
ANSWERS = (
    (CURRENT, WHITE),
    (LIGHT, INK),
    (GREY, INK),
    ("#4A769E", WHITE),
    ("#C9DCEB", INK),
    ("#F0F0F0", INK),
)
"""What fills the first, second, … answer of a question, and what is written on it."""
HEADING = "#12405F"
"""The headings of the Word document."""
LINK = "#0563C1"
RULE = "#BFBFBF"
"""The thin line between two rows."""
BORDER = "#404040"
"""The line above and below a table."""
SHADE = "#F2F5F7"
"""What lies behind the place for the judgement."""
PALE = frozenset(fill for fill, ink in ANSWERS if ink == INK)
"""Fills that are told from the paper, and from one another, by an edge."""


def edge_of(fill: str) -> str:
    """The colour of the edge around a fill: grey where the fill is pale, else white as the paper."""
    return MUTED if fill in PALE else WHITE
