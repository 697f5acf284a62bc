"""The figures of a publication, and the disclosure rules that they must meet."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.states import DEFAULT_THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


QUICK = 3.0
"""Seconds for a pattern that is only advice: near the optimum is near enough."""


class Reason(StrEnum):
    """Why a figure may not be shown in its own right."""

    SMALL = "small"
    """Threshold rule: from one up to the smallest count that is shown."""
    FEW_CONTRIBUTORS = "few_contributors"
    """Minimum frequency rule: too few reporters stand behind it."""
    DOMINANCE = "dominance"
    """(n,k) dominance rule, n = 1: one reporter stands for most of it."""
    GROUP_DISCLOSURE = "unanimous"
    """Group disclosure: a whole small group gave this answer, so it tells something of every member."""
    CHOSEN = "chosen"
    """Somebody chose that it is not to be shown."""
    PREVIOUSLY_SUPPRESSED = "hidden_before"
    """An earlier edition hid it; what that protected stays protected."""


class Figure(Struct, frozen=True):
    """One number that would be published; the same number in several tables is one figure.

    `parts` are the base cells that it is the sum of, as positions in the base of the publication.
    """

    key: Hashable
    value: int
    parts: frozenset[int]
    contributors: tuple[int, ...] = ()
    """What each distinct reporter contributes; empty when that is unknown."""
    hideable: bool = True
    """False for what is public already (last year's figures) or exact by policy: no rule for small numbers holds it."""
    weight: float = 1.0
    """The cost of hiding it: less for a cell that was hidden last year, more for a total."""
    whole: Hashable | None = None
    """The key of the figure that counts the whole group, when this one is a share of a group."""
    must_hide: Reason | None = None
    """Why an earlier edition hid it, or that somebody chose so: it is hidden, whatever the rules say."""

    @property
    def lower_bound(self) -> int:
        """The smallest count that it can be when it is hidden: zeros are shown, so at least one.

        Hidden zeros exist only in a small group whose members all gave one answer.
        """
        return min(1, self.value)


class Policy(Struct, frozen=True):
    """The rules for small numbers. The defaults are our own; no Swedish law fixes one."""

    threshold: int = DEFAULT_THRESHOLD
    """The smallest count of a sensitive figure that is shown."""
    min_contributors: int = 3
    dominance: float = 0.8
    """The largest part of a figure that may come from one reporter."""
    time_limit: float = 15.0
    """Seconds to look for the cheapest pattern before a good one has to do; with the audit of a table of 900
    cells that stays under half a minute."""
    reruns: bool = True
    """Whether to hide what running the program over the fillings of small problems would tell."""
    small_group: int = 10
    """A group with fewer members may not be shown to have given one answer."""

    def __post_init__(self) -> None:
        if self.threshold < 2:  # noqa: PLR2004 — one is the smallest count that can be hidden
            raise ValueError("the threshold must be at least two")

    @property
    def quick(self) -> Policy:
        """The same rules with less time, and no one who runs the program, for what is only advice."""
        return replace(self, time_limit=min(self.time_limit, QUICK), reruns=False)

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
    if not (figure.hideable and figure.value):
        return None
    if figure.value < policy.threshold:
        return Reason.SMALL
    if 0 < len(figure.contributors) < policy.min_contributors:
        return Reason.FEW_CONTRIBUTORS
    if figure.contributors and max(figure.contributors) > policy.dominance * figure.value:
        return Reason.DOMINANCE
    return Reason.GROUP_DISCLOSURE if discloses_group(figure, policy, groups) else None


def discloses_group(figure: Figure, policy: Policy, groups: dict[Hashable, int]) -> bool:
    """Whether a figure is the whole of a small group."""
    return figure.hideable and 0 < figure.value == groups.get(figure.whole, 0) < policy.small_group


def check_figures(figures: Sequence[Figure], base: int) -> None:
    """Refuse what no publication can hold; ValueError names the key."""
    seen: set[Hashable] = set()
    for figure in figures:
        if figure.key in seen:
            raise ValueError(f"two figures have the key {figure.key!r}")
        seen.add(figure.key)
        if figure.value < 0:
            raise ValueError(f"the value of {figure.key!r} is negative")
        if not all(0 <= part < base for part in figure.parts):
            raise ValueError(f"a part of {figure.key!r} is outside the base")
        if figure.weight <= 0:
            raise ValueError(f"hiding {figure.key!r} must cost something")


def base_of(figures: Sequence[Figure]) -> int:
    """The number of base cells that the figures are sums of."""
    return 1 + max(chain.from_iterable(figure.parts for figure in figures), default=-1)
