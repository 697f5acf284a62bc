"""The exact test of two small counts, and its adjustment when several are made, without any import that costs time.

Tails are summed outwards from the observed count until a term no longer counts, so that the work grows with the square
root of the count. The p-value is central (twice the smaller tail, at most 1): Fay, *Two-sided exact tests and matching
confidence intervals*, R Journal 2 (2010).
"""

from __future__ import annotations

from math import exp, lgamma, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEGLIGIBLE = 1e-17
"""The part of a sum below which a further term no longer changes it."""


def rate_p(a: int, exposure_a: float, b: int, exposure_b: float) -> float:
    """The central p of two counts being of one rate, by the exact conditional binomial test.

    Given their sum, `a` is binomial with the share of the exposure. ValueError unless the exposures (months, answers)
    are above 0.

    >>> round(rate_p(0, 1.0, 5, 1.0), 9), round(rate_p(0, 1.0, 6, 1.0), 9)
    (0.0625, 0.03125)
    """
    if min(exposure_a, exposure_b) <= 0:
        raise ValueError("exposures must be above 0")
    share = exposure_a / (exposure_a + exposure_b)
    tails = (_binomial_at_most(a, a + b, share), _binomial_at_most(b, a + b, 1 - share))
    return min(1.0, 2 * min(tails))


def holm(ps: Sequence[float]) -> list[float]:
    """The p-values adjusted for all of them being tested, in the order given (Holm 1979).

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    adjusted = [1.0] * len(ps)
    highest = 0.0
    for rank, position in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        highest = max(highest, (len(ps) - rank) * ps[position])
        adjusted[position] = min(highest, 1.0)
    return adjusted


def _summed(first: float, ratios: Iterable[float]) -> float:
    """The sum of terms given by the first of them and each one's ratio to the one before."""
    total = term = first
    for ratio in ratios:
        term *= ratio
        total += term
        if term <= total * NEGLIGIBLE:
            break
    return total


def _binomial_at_most(k: int, n: int, share: float) -> float:
    first = exp(_log_choose(n, k) + k * log(share) + (n - k) * log(1 - share))
    odds = (1 - share) / share
    return _summed(first, (i / (n - i + 1) * odds for i in range(k, 0, -1)))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
