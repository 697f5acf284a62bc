"""The days that a picture covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days that the picture covers, both included."""

    start: date
    end: date
