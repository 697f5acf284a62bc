"""A reminder of a survey: to whom it goes, and what it is about. Addresses are never stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lagesbild.core.periods import Period


class Recipient(NamedTuple):
    """A unit on a list of recipients as the list lies in its folder: whom to write to there, and where."""

    unit: str
    contact: str = ""
    address: str = ""
    """Several are joined by semicolons, as mail programs take them."""


class Reminder(NamedTuple):
    """The units that have not answered a survey."""

    key: str
    """The survey's key."""
    label: str
    noun: str
    """The survey in a sentence, definite: "enkäten till skolor"."""
    year: int
    period: Period
    area: str
    recipients: tuple[Recipient, ...]
    is_list_found: bool
    """Whether a list of recipients lies where it was looked for, as it was when it was imported."""
