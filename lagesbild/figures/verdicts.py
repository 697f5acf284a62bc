"""The one thing that may be said of two years' figures, judged over all pairs of a report together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.figures.exact_tests import fisher_central, holm, rate_p

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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two years' figures. None stands for a figure that is missing or hidden, or for an unknown exposure.

    The exposures are months or answers. With `share` the figures are parts of them (answers), and the shares
    are compared; otherwise the rates are.
    """

    previous: int | None
    current: int | None
    previous_exposure: float | None = 1.0
    current_exposure: float | None = 1.0
    comparable: bool = True
    reason: str = ""
    """Why they cannot be compared, in Swedish: a changed definition, source or scope."""
    share: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a pair; `p` and `p_adjusted` are None when nothing was tested.

    `needed` is the smallest current count that alone would have been a rise, where no change is ascertained.
    """

    verdict: Verdict
    uncertain: bool = False
    p: float | None = None
    p_adjusted: float | None = None
    needed: int | None = None
    reason: str = ""


def verdicts(pairs: Sequence[Pair], level: float = LEVEL) -> tuple[Judged, ...]:
    """One verdict for each pair, in their order; `pairs` must be all the comparisons of a report."""
    contrasts = [_contrast(pair) for pair in pairs]
    adjusted = iter(holm([contrast.p for contrast in contrasts if isinstance(contrast, _Contrast)]))
    return tuple(
        _judged(contrast, next(adjusted), level) if isinstance(contrast, _Contrast) else contrast
        for contrast in contrasts
    )


def number_tested(judgements: Sequence[Judged]) -> int:
    """How many pairs were tested together."""
    return sum(judged.p is not None for judged in judgements)


@lru_cache(maxsize=4096)
def needed(previous: int, exposure_ratio: float = 1.0, level: float = LEVEL) -> int:
    """The smallest current count that would be an ascertained rise if it were the only comparison.

    `exposure_ratio` is the current exposure over the previous.

    >>> needed(3), needed(0)
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


class _Contrast(NamedTuple):
    """Two figures that can be tested, and the p of their being of one rate."""

    previous: int
    current: int
    previous_exposure: float
    current_exposure: float
    share: bool
    p: float


def _contrast(pair: Pair) -> _Contrast | Judged:
    """The pair with its p, or at once the verdict when nothing can be tested."""
    if not pair.comparable:
        return Judged("ej_jamforbart", reason=pair.reason)
    if pair.previous is None or pair.current is None:
        return Judged("ej_jamforbart", reason=NO_FIGURE)
    if not pair.previous_exposure or not pair.current_exposure:
        return Judged("ej_jamforbart", reason=NO_EXPOSURE)
    if pair.previous + pair.current < FEWEST:
        return Judged("for_fa_for_att_jamfora")
    figures = (pair.previous, pair.current, pair.previous_exposure, pair.current_exposure)
    return _Contrast(*figures, pair.share, _p(*figures, share=pair.share))


def _p(
    previous: int, current: int, previous_exposure: float, current_exposure: float, *, share: bool
) -> float:
    if share:
        return fisher_central(current, int(current_exposure), previous, int(previous_exposure))
    return rate_p(current, current_exposure, previous, previous_exposure)


def _judged(contrast: _Contrast, p_adjusted: float, level: float) -> Judged:
    uncertain = contrast.previous + contrast.current < FEWEST_CERTAIN
    if p_adjusted < level:
        return Judged(_direction(contrast), uncertain, contrast.p, p_adjusted)
    alone = contrast.p < level
    return Judged(
        "ingen_sakerstalld_forandring",
        uncertain,
        contrast.p,
        p_adjusted,
        needed=None if alone or contrast.share else _needed_of(contrast, level),
        reason=NOT_TOGETHER if alone else "",
    )


def _direction(contrast: _Contrast) -> Verdict:
    now = contrast.current * contrast.previous_exposure
    return "okning" if now > contrast.previous * contrast.current_exposure else "minskning"


def _needed_of(contrast: _Contrast, level: float) -> int:
    return needed(contrast.previous, contrast.current_exposure / contrast.previous_exposure, level)
