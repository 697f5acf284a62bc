"""The one thing that may be said of two years' figures, judged over all pairs of a report together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lagesbild.figures.exact_tests import holm, rate_p

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.figures import Verdict

LEVEL = 0.05
FEWEST = 6
"""The fewest events in both years together: at equal exposure 0 against 5 shows nothing, 0 against 6 can."""
FEWEST_CERTAIN = 20
"""Below this many events in both years together a verdict is marked as uncertain."""

NO_FIGURE = "det finns ingen siffra för något av åren"
NO_EXPOSURE = "det är inte känt hur många svar eller månader siffrorna bygger på"
NOT_TOGETHER = "skillnaden håller inte när alla jämförelser i rapporten prövas tillsammans"


class FigurePair(Struct, frozen=True):
    """Two years' figures. None stands for a figure that is missing or hidden, or for an unknown exposure.

    The exposures are months or answers; the rates are compared.
    """

    previous: int | None
    current: int | None
    previous_exposure: float | None = 1.0
    current_exposure: float | None = 1.0
    comparable: bool = True
    reason: str = ""
    """Why they cannot be compared, in Swedish: a changed definition, source or scope."""


class TestResult(Struct, frozen=True):
    """The verdict on a pair; `p` and `p_adjusted` are None when nothing was tested.

    `smallest_significant` is the smallest current count that alone would have been a rise, where no change is ascertained.
    """

    verdict: Verdict
    uncertain: bool = False
    p: float | None = None
    p_adjusted: float | None = None
    smallest_significant: int | None = None
    reason: str = ""


def verdicts(pairs: Sequence[FigurePair], level: float = LEVEL) -> tuple[TestResult, ...]:
    """One verdict for each pair, in their order; `pairs` must be all the comparisons of a report."""
    prepared = [_testable(pair) for pair in pairs]
    adjusted = iter(holm([pair.p for pair in prepared if isinstance(pair, _TestablePair)]))
    return tuple(
        _result(pair, next(adjusted), level) if isinstance(pair, _TestablePair) else pair for pair in prepared
    )


@lru_cache(maxsize=4096)
def smallest_significant(previous: int, exposure_ratio: float = 1.0, level: float = LEVEL) -> int:
    """The smallest current count that would be an ascertained rise if it were the only comparison.

    `exposure_ratio` is the current exposure over the previous.

    >>> smallest_significant(3), smallest_significant(0)
    (12, 6)
    """
    low = int(previous * exposure_ratio)
    high = low + FEWEST
    while rate_p(previous, 1.0, high, exposure_ratio) >= level:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if rate_p(previous, 1.0, middle, exposure_ratio) >= level:
            low = middle
        else:
            high = middle
    return high


class _TestablePair(NamedTuple):
    """Two figures that can be tested, and the p of their being of one rate."""

    previous: int
    current: int
    exposure_ratio: float
    """The current exposure over the previous."""
    p: float


def _testable(pair: FigurePair) -> _TestablePair | TestResult:
    """The pair with its p, or at once the verdict when nothing can be tested."""
    if not pair.comparable:
        return TestResult("ej_jamforbart", reason=pair.reason)
    if pair.previous is None or pair.current is None:
        return TestResult("ej_jamforbart", reason=NO_FIGURE)
    if not pair.previous_exposure or not pair.current_exposure:
        return TestResult("ej_jamforbart", reason=NO_EXPOSURE)
    if pair.previous + pair.current < FEWEST:
        return TestResult("for_fa_for_att_jamfora")
    p = rate_p(pair.current, pair.current_exposure, pair.previous, pair.previous_exposure)
    return _TestablePair(pair.previous, pair.current, pair.current_exposure / pair.previous_exposure, p)


def _result(pair: _TestablePair, p_adjusted: float, level: float) -> TestResult:
    uncertain = pair.previous + pair.current < FEWEST_CERTAIN
    if p_adjusted < level:
        return TestResult(_direction(pair), uncertain, pair.p, p_adjusted)
    alone = pair.p < level
    return TestResult(
        "ingen_sakerstalld_forandring",
        uncertain,
        pair.p,
        p_adjusted,
        None if alone else smallest_significant(pair.previous, pair.exposure_ratio, level),
        NOT_TOGETHER if alone else "",
    )


def _direction(pair: _TestablePair) -> Verdict:
    return "okning" if pair.current > pair.previous * pair.exposure_ratio else "minskning"
