"""What has been found in a text, and how findings that overlap are settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

Outcome = Literal["maskas", "granskas"]
Kind = Literal[
    "personnummer",
    "samordningsnummer",
    "telefon",
    "epost",
    "handtag",
    "registreringsnummer",
    "adress",
    "postort",
    "namn",
    "indirekt",
]


class Finding(Struct, frozen=True):
    """A stretch of text that is personal data: sure ("maskas") or for a person to judge ("granskas")."""

    kind: Kind
    start: int
    end: int
    outcome: Outcome
    why: str = ""
    """What made it doubtful, where its kind does not say it."""


def make_finding(
    kind: Kind, match: re.Match[str], outcome: Outcome = "maskas", group: int | str = 0
) -> Finding:
    """The finding that a match, or one group of it, stands for."""
    return Finding(kind, match.start(group), match.end(group), outcome)


def make_hint(match: re.Match[str], why: str) -> Finding:
    """A detail that may point to somebody, for a person to judge, and what sort of detail it is."""
    return Finding("indirekt", *match.span(), "granskas", why)


def resolve_overlaps(candidates: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text, none over another; the candidates come strongest first.

    What is sure is never shortened: two sure findings that overlap become one, of the stronger's kind.
    """
    ranked = sorted(enumerate(candidates), key=lambda pair: (pair[1].start, pair[0]))
    settled: list[tuple[int, Finding]] = []
    for rank, finding in ranked:
        if settled and finding.start < settled[-1][1].end:
            settled[-1] = _merge(settled[-1], (rank, finding))
        else:
            settled.append((rank, finding))
    return tuple(finding for _, finding in settled)


def _merge(left: tuple[int, Finding], right: tuple[int, Finding]) -> tuple[int, Finding]:
    sure = [pair for pair in (left, right) if pair[1].outcome == "maskas"]
    rank, finding = min(sure or (left, right), key=lambda pair: pair[0])
    if len(sure) == 1:
        return rank, finding
    return rank, replace(finding, start=left[1].start, end=max(left[1].end, right[1].end))
