"""Why figures are hidden, and what can be concluded of them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.model import Hidden

REASONS: Mapping[str, str] = {
    "small": "litet antal",
    "few_contributors": "få uppgiftslämnare",
    "dominance": "en uppgiftslämnare står för nästan allt",
    "unanimous": "alla i en liten grupp",
    "secondary": "skulle annars avslöja en annan dold siffra",
}


def between(figure: Hidden) -> str:
    """Between which values a hidden figure can be placed.

    >>> from lagesbild.model import Hidden, Trace
    >>> between(Hidden(Trace(2021, "kontakter"), "small", 1, 4)), between(Hidden(Trace(2021, "ia"), "small", 1, None))
    ('1–4', 'minst 1')
    """
    return span(figure.low, figure.high)


def span(low: int, high: int | None) -> str:
    """A range of values in words; high is None when nothing holds the value back."""
    return f"minst {low}" if high is None else f"{low}–{high}"
