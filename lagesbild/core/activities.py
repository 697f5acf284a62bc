"""The plan's activities: what is to be done, by whom, when, and how it is followed up, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

UNSORTED = "ovriga"


class Kind(NamedTuple):
    """One of the plan's tables: the stem that its name is known by, and its title."""

    stem: str
    title: str


KINDS: Mapping[str, Kind] = {
    "forebyggande": Kind("förebygg", "Förebyggande aktiviteter"),
    "forhindrande": Kind("förhind", "Förhindrande aktiviteter"),
    "kompetenshojande": Kind("kompetens", "Kompetenshöjande aktiviteter"),
    UNSORTED: Kind("övrig", "Övriga aktiviteter"),
}
"""The kinds of activities, in the order of the plan; the last one is for those whose kind is not told."""


class Activity(Struct, frozen=True):
    """One line of the plan, and the row that it was read from."""

    kind: str
    text: str
    responsible: str
    schedule: str
    follow_up: str
    findings: tuple[str, ...] = ()
    """The figures of the situation picture that it answers to, by id ("klotter/nazistiskt/2021")."""
    file: str = ""
    sheet: str | None = None
    row: int | None = None


class Plan(Struct, frozen=True):
    """The activities that hold for a year: its own, or those of an earlier year as a proposal."""

    year: int
    noted: int
    """The year whose activities they are."""
    imported: str
    """ISO date of the day on which they were read."""
    sha256: str
    activities: tuple[Activity, ...]

    @property
    def carried(self) -> bool:
        """Whether they are an earlier year's, proposed for this one."""
        return self.noted != self.year
