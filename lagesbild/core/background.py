"""Figures from outside, as a survey of the whole country: printed beside the year's own, never added or tested."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import asdict

if TYPE_CHECKING:
    from lagesbild.core.imports import Incoming

BACKGROUND = "background"
"""The aspect of an import's definition under which its background values stand."""
BACKGROUND_OPENING = "Som bakgrund ur"
"""How the paragraph begins that tells of them, and of nothing else."""
BACKGROUND_KIND = "bakgrund"
"""The kind of the observation that stands for a row of them: it counts nothing."""


class BackgroundValue(Struct, frozen=True):
    """One value as its sender gives it: what it says, the value with its measure, its base, and of where and when it is.

    A text is "" where the sender does not say it. The value is a text: "14 %", "300–400", "drygt 1 500".
    """

    label: str
    value: str
    base: str = ""
    area: str = ""
    year: str = ""
    row: int = 0

    @property
    def is_known(self) -> bool:
        """Whether the sender gives a number."""
        return any(sign.isdigit() for sign in self.value)

    @property
    def phrase(self) -> str:
        """The value and where it is of, as a sentence says it: "14 % (riket)"."""
        return f"{self.value} ({self.area})" if self.area else self.value

    def as_json(self) -> str:
        """The value as the store keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(item: str) -> BackgroundValue:
        """The value that the store keeps.

        >>> BackgroundValue.from_json(BackgroundValue("Känner oro", "14 %", area="Riket").as_json()).phrase
        '14 % (Riket)'
        """
        return BackgroundValue(**json.loads(item))


class Background(Struct, frozen=True):
    """What came in from one source of background values: its words, the values, and the files that they stand in."""

    source: str
    label: str
    short: str
    sender: str
    values: tuple[BackgroundValue, ...]
    files: tuple[Incoming, ...] = ()

    @property
    def origin(self) -> str:
        """Its name, with its sender where the name does not say it."""
        is_named = self.sender.casefold() in self.label.casefold()
        return self.label if is_named else f"{self.label} ({self.sender})"
