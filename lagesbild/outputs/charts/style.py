"""The looks that every chart shares, as matplotlib's own settings, and the bundled typeface.

It is a Latin subset of Adobe's open source sans-serif, third edition (SIL OFL 1.1), with a square added for signs that
it lacks. It carries a name of its own because the licence reserves the original's for unmodified files.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib.font_manager import fontManager

from lagesbild.outputs.charts.description import LABEL
from lagesbild.outputs.palette import INK, MUTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.typing import RcKeyType

FAMILY = "Lagesbild Sans"
FONTS = tuple(Path(__file__).with_name("fonts") / f"LagesbildSans-{face}.ttf" for face in ("Regular", "Bold"))

LOOKS: Mapping[RcKeyType, Any] = {
    "font.size": LABEL,
    "text.color": INK,
    "text.parse_math": False,
    "text.hinting": "none",
    "axes.edgecolor": MUTED,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "savefig.dpi": 300,
    "figure.dpi": 300,
}
"""Signs of mathematics are drawn as they stand, and letters as wide as they are measured."""


@cache
def add_typeface() -> str:
    """Tell matplotlib of the bundled typeface, and return what it is called."""
    for font in FONTS:
        fontManager.addfont(font)
    return FAMILY


def style() -> dict[RcKeyType, Any]:
    """All settings of a chart, for `matplotlib.rc_context`."""
    return {**LOOKS, "font.family": add_typeface()}
