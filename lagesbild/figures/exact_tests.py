"""Exact intervals and tests of small counts, without any import that costs time.

Tails are summed outwards from the observed count until a term no longer counts, so that the work grows with
the square root of the count. All p-values are central (twice the smaller tail, at most 1), and so agree with
their intervals: Fay, *Two-sided exact tests and matching confidence intervals*, R Journal 2 (2010).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from math import exp, inf, lgamma, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Z_95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""
NEGLIGIBLE = 1e-17
"""The part of a sum below which a further term no longer changes it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval, both ends included."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class RateRatio:
    """The first rate over the second (None for 0 over 0), its 95 % interval and its central p."""

    ratio: float | None
    interval: Interval
    p: float


def count_interval(n: int, level: float = 0.95) -> Interval:
    """The exact interval of a Poisson mean from one count (Garwood 1936).

    >>> interval = count_interval(10)
    >>> round(interval.low, 6), round(interval.high, 6)
    (4.795389, 18.390356)
    """
    tail = (1 - level) / 2
    most = n + 1.0
    while _poisson_at_most(n, most) > tail:
        most *= 2
    low = _crossing(lambda mean: tail - _poisson_at_least(n, mean), 0.0, float(n)) if n else 0.0
    return Interval(low, _crossing(lambda mean: _poisson_at_most(n, mean) - tail, float(n), most))


def share_interval(part: int, base: int) -> Interval:
    """The 95 % interval of a share by Wilson's score; ValueError unless 0 <= part <= base and base > 0."""
    _check_share(part, base)
    share, square = part / base, Z_95**2 / base
    half = Z_95 * sqrt(share * (1 - share) / base + square / (4 * base))
    low, high = ((share + square / 2 + side) / (1 + square) for side in (-half, half))
    return Interval(max(low, 0.0) if part else 0.0, min(high, 1.0) if part < base else 1.0)


def rate_ratio(a: int, exposure_a: float, b: int, exposure_b: float) -> RateRatio:
    """The rate of `a` over the rate of `b`, by the exact conditional binomial test.

    Given their sum, `a` is binomial with the share of the exposure; the interval is Clopper and Pearson's for
    that share, carried over to the ratio. Exposures (months, answers) must be above 0, else ValueError.
    """
    scale = exposure_b / exposure_a
    low, high = (share / (1 - share) * scale if share < 1 else inf for share in _share_bounds(a, a + b))
    return RateRatio(_quotient(a, b, scale), Interval(low, high), rate_p(a, exposure_a, b, exposure_b))


def rate_p(a: int, exposure_a: float, b: int, exposure_b: float) -> float:
    """The central p of the rate ratio alone."""
    if min(exposure_a, exposure_b) <= 0:
        raise ValueError("exposures must be above 0")
    share = exposure_a / (exposure_a + exposure_b)
    return _central(_binomial_at_most(a, a + b, share), _binomial_at_most(b, a + b, 1 - share))


def fisher_central(a: int, n: int, b: int, m: int) -> float:
    """The central p of Fisher's exact test that `a` of `n` and `b` of `m` are one and the same share."""
    _check_share(a, n)
    _check_share(b, m)
    return _central(_hypergeometric_at_most(a, n, a + b, m), _hypergeometric_at_most(b, m, a + b, n))


def holm(ps: Sequence[float]) -> list[float]:
    """The p-values adjusted for all of them being tested, in the order given (Holm 1979).

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    adjusted = [1.0] * len(ps)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        highest = max(highest, (len(ps) - rank) * ps[place])
        adjusted[place] = min(highest, 1.0)
    return adjusted


def _check_share(part: int, base: int) -> None:
    if not 0 <= part <= base or not base:
        raise ValueError("a share is a part of a base above 0")


def _quotient(a: int, b: int, scale: float) -> float | None:
    if b:
        return a / b * scale
    return inf if a else None


def _central(*tails: float) -> float:
    return min(1.0, 2 * min(tails))


def _share_bounds(part: int, base: int, level: float = 0.95) -> tuple[float, float]:
    """The exact bounds of a binomial share (Clopper and Pearson 1934)."""
    if not base:
        return 0.0, 1.0
    tail, share = (1 - level) / 2, part / base
    low = _crossing(lambda p: tail - _binomial_at_most(base - part, base, 1 - p), 0.0, share) if part else 0.0
    if part == base:
        return low, 1.0
    return low, _crossing(lambda p: _binomial_at_most(part, base, p) - tail, share, 1.0)


def _crossing(falling: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling function passes zero, to the last bit, by bisection."""
    while low < (middle := (low + high) / 2) < high:
        if falling(middle) > 0:
            low = middle
        else:
            high = middle
    return middle


def _summed(first: float, ratios: Iterable[float]) -> float:
    """The sum of terms given by the first of them and each one's ratio to the one before."""
    total = term = first
    for ratio in ratios:
        term *= ratio
        total += term
        if term <= total * NEGLIGIBLE:
            break
    return total


def _poisson_at_most(n: int, mean: float) -> float:
    return _summed(_poisson(n, mean), (i / mean for i in range(n, 0, -1)))


def _poisson_at_least(n: int, mean: float) -> float:
    return _summed(_poisson(n, mean), (mean / i for i in count(n + 1)))


def _poisson(n: int, mean: float) -> float:
    return exp(n * log(mean) - mean - lgamma(n + 1))


def _binomial_at_most(k: int, n: int, share: float) -> float:
    first = exp(_log_choose(n, k) + k * log(share) + (n - k) * log(1 - share))
    odds = (1 - share) / share
    return _summed(first, (i / (n - i + 1) * odds for i in range(k, 0, -1)))


def _hypergeometric_at_most(k: int, n: int, total: int, m: int) -> float:
    """The chance of at most `k` in a group of `n` when `total` fall at random on it and a group of `m`."""
    first = exp(_log_choose(n, k) + _log_choose(m, total - k) - _log_choose(n + m, total))
    least = max(0, total - m)
    ratios = (i / (n - i + 1) * (m - total + i) / (total - i + 1) for i in range(k, least, -1))
    return _summed(first, ratios)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
