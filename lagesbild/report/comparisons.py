"""The comparisons of an edition, judged over themselves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.figures.verdicts import FigurePair, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from lagesbild.core.figures import Comparison
    from lagesbild.figures.verdicts import TestResult


def judge_shown(compared: Iterable[Comparison], sensitive: AbstractSet[str]) -> tuple[Comparison, ...]:
    """The comparisons with verdicts that depend on them alone, whatever else was compared in the whole report.

    Those of a sensitive source are judged by the figures that are shown, and not by its episodes; one of a part of the
    period is left out, since its figures are no part of what is protected.
    """
    shown = [
        _compare_shown_counts(line) if line.source in sensitive else line
        for line in compared
        if not (line.part and line.source in sensitive)
    ]
    results = verdicts([_pair(line) for line in shown])
    return tuple(_judged(line, result) for line, result in zip(shown, results, strict=True))


def _compare_shown_counts(line: Comparison) -> Comparison:
    if line.counts is None or line.previous is None or line.current is None:
        return line
    return replace(line, counts=replace(line.counts, previous=line.previous, current=line.current))


def _pair(line: Comparison) -> FigurePair:
    counts = line.counts
    if counts is None:
        return FigurePair(line.previous, line.current, comparable=False, reason=line.reason)
    return FigurePair(counts.previous, counts.current, counts.previous_exposure, counts.current_exposure)


def _judged(line: Comparison, result: TestResult) -> Comparison:
    is_count = line.counts is not None and line.counts.current == line.current
    return replace(
        line,
        verdict=result.verdict,
        uncertain=result.uncertain,
        reason=result.reason,
        needed=result.smallest_significant if is_count else None,
    )
