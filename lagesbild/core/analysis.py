"""What people write under *Analys*: paragraphs, and among them numbered observations that an activity can answer to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OBSERVATIONS = re.compile(r"\s*iakttagelser\s*:?\s*", re.IGNORECASE)
"""The line that opens the row of observations."""
NUMBERED = re.compile(r"\s*(\d{1,2})\s*[.)]\s+(\S.*)", re.DOTALL)


def opens_observations(text: str) -> bool:
    """Whether the paragraph is the line over the observations.

    >>> opens_observations("Iakttagelser:"), opens_observations("Iakttagelser saknas.")
    (True, False)
    """
    return OBSERVATIONS.fullmatch(text) is not None


def list_observations(analysis: Sequence[str]) -> dict[str, str]:
    """By the name that an activity calls it by, each numbered paragraph below the line *Iakttagelser*.

    >>> list_observations(["Läget är lugnt.", "Iakttagelser", "1. Klotter nära skolor.", "Mer.", "2) Få svar."])
    {'iakttagelse 1': 'Klotter nära skolor.', 'iakttagelse 2': 'Få svar.'}
    """
    start = next((place for place, text in enumerate(analysis) if opens_observations(text)), len(analysis))
    numbered = filter(None, map(NUMBERED.fullmatch, analysis[start + 1 :]))
    return {f"iakttagelse {int(found[1])}": found[2].strip() for found in numbered}
