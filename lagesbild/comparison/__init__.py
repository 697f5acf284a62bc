"""Comparing small counts between years: exact intervals, exact tests, and one verdict for each pair."""

from lagesbild.comparison.cautions import Event, dominant, episodes, response_moved
from lagesbild.comparison.exact import (
    Interval,
    RateRatio,
    count_interval,
    fisher_central,
    holm,
    rate_ratio,
    share_interval,
)
from lagesbild.comparison.judging import Judged, Pair, needed, number_tested, verdicts

__all__ = [
    "Event",
    "Interval",
    "Judged",
    "Pair",
    "RateRatio",
    "count_interval",
    "dominant",
    "episodes",
    "fisher_central",
    "holm",
    "needed",
    "number_tested",
    "rate_ratio",
    "response_moved",
    "share_interval",
    "verdicts",
]
