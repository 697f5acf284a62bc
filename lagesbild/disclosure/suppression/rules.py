"""What disclosure control is asked about: the figures of a publication, and the rules they must meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from math import ceil, inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


QUICK = 3.0
"""Seconds for a pattern that is only advice: near the optimum is near enough."""


class Reason(StrEnum):
    """Why a figure may not be shown in its own right."""

    SMALL = "small"
    """From one up to the threshold."""
    FEW_CONTRIBUTORS = "few_contributors"
    DOMINANCE = "dominance"
    """One reporter stands for most of it."""
    UNANIMOUS = "unanimous"
    """It holds a whole small group, so it tells something of everyone in it."""
    HIDDEN_BEFORE = "hidden_before"
    """An earlier edition hid it; what that protected stays protected."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that would be published; the same number in several tables is one figure.

    `parts` are the base cells that it is the sum of, as positions in the base of the publication.
    """

    key: Hashable
    value: int
    parts: frozenset[int]
    sensitive: bool
    """Subject to the rules for small numbers; counts of things in public space are not."""
    contributors: tuple[int, ...] = ()
    """What each distinct reporter contributes; empty when that is unknown."""
    hideable: bool = True
    """False for what is public already (last year's figures) or exact by policy."""
    weight: float = 1.0
    """The cost of hiding it: less for a cell that was hidden last year, more for a total."""
    interval: tuple[int, int | None] | None = None
    """The smallest and largest count told, where not the count itself is published but something that
    bounds it: a rounded percentage of a known base, a bar without a label, a cell marked as hidden."""
    whole: Hashable | None = None
    """The key of the figure that counts the whole group, when this one is a share of a group."""
    must_hide: Reason | None = None
    """Why an earlier edition hid it, when it did: it stays hidden, whatever the rules of today say."""

    @property
    def told(self) -> tuple[float, float]:
        """The smallest and largest count that the figure leaves possible when it is published."""
        if self.interval is None:
            return self.value, self.value
        low, high = self.interval
        return low, inf if high is None else high

    @property
    def floor(self) -> int:
        """The smallest count that it can be when it is hidden: zeros are shown, so at least one.

        Hidden zeros exist only in a unanimous group.
        """
        return min(1, int(self.told[0]))


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules for small numbers. The defaults are our own; no Swedish law fixes one."""

    threshold: int = 5
    """The smallest count of a sensitive figure that is shown."""
    min_contributors: int = 3
    dominance: float = 0.8
    """The largest part of a figure that may come from one reporter."""
    time_limit: float = 15.0
    """Seconds to look for the cheapest pattern before a good one has to do; with the audit of a table of 900
    cells that stays under half a minute."""
    small_group: int = 10
    """A group of fewer than so many may not be shown to be of one mind."""

    def __post_init__(self) -> None:
        if self.threshold < 2:  # noqa: PLR2004 — one is the smallest count that can be hidden
            raise ValueError("the threshold must be at least two")

    @property
    def quick(self) -> Policy:
        """The same rules with less time, for what is only advice."""
        return replace(self, time_limit=min(self.time_limit, QUICK))

    def margin(self, value: int) -> int:
        """How far from the truth the guess at a large figure of few reporters must be able to go.

        The upper protection level of the dominance rule at its largest (Hundepool et al., Statistical
        Disclosure Control, 2012, ch. 4), and never narrower than what a small count is given.
        """
        return max(self.threshold // 2, ceil(value * (1 / self.dominance - 1)))


def reason_to_hide(figure: Figure, policy: Policy, groups: dict[Hashable, int]) -> Reason | None:
    """The rule that forbids a figure, or None. `groups` gives the size of every whole group by its key."""
    return _rule(figure, policy, groups) or figure.must_hide


def _rule(figure: Figure, policy: Policy, groups: dict[Hashable, int]) -> Reason | None:
    if not (figure.sensitive and figure.hideable and figure.value):
        return None
    if figure.value < policy.threshold and not _is_vague(figure, policy):
        return Reason.SMALL
    if 0 < len(figure.contributors) < policy.min_contributors:
        return Reason.FEW_CONTRIBUTORS
    if figure.contributors and max(figure.contributors) > policy.dominance * figure.value:
        return Reason.DOMINANCE
    return Reason.UNANIMOUS if is_unanimous(figure, policy, groups) else None


def is_unanimous(figure: Figure, policy: Policy, groups: dict[Hashable, int]) -> bool:
    """Whether a sensitive figure holds the whole of a small group."""
    group = groups.get(figure.whole, 0) if figure.whole is not None else 0
    return figure.sensitive and figure.hideable and 0 < figure.value == group < policy.small_group


def _is_vague(figure: Figure, policy: Policy) -> bool:
    low, high = figure.told
    return low <= 1 and high >= policy.threshold - 1


def check(figures: Sequence[Figure], base: int) -> None:
    """Refuse what no publication can hold; ValueError names the key."""
    seen: set[Hashable] = set()
    for figure in figures:
        if figure.key in seen:
            raise ValueError(f"two figures have the key {figure.key!r}")
        seen.add(figure.key)
        if figure.value < 0 or not figure.told[0] <= figure.value <= figure.told[1]:
            raise ValueError(f"the value of {figure.key!r} is not what is told of it")
        if not all(0 <= part < base for part in figure.parts):
            raise ValueError(f"a part of {figure.key!r} is outside the base")
        if figure.weight <= 0:
            raise ValueError(f"hiding {figure.key!r} must cost something")


def base_of(figures: Sequence[Figure]) -> int:
    """The number of base cells that the figures are sums of."""
    return 1 + max(chain.from_iterable(figure.parts for figure in figures), default=-1)
