"""A screened text and what was decided of its doubtful passages -> the text by it, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.free_text import Passage, ScreenedText

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def apply_decisions(screened: ScreenedText, decisions: Mapping[str, bool]) -> str:
    """The text with the passages that were decided to be masked replaced; `decisions` by the id of a passage."""
    return replace_spans(
        screened.text,
        {(p.start, p.end): f"[{p.kind}]" for p in screened.passages if not decisions.get(p.id, True)},
    )


def split_around(screened: ScreenedText, passage: Passage, decisions: Mapping[str, bool]) -> tuple[str, str]:
    """What stands before and after a passage, by what was decided of the others."""
    before = tuple(p for p in screened.passages if p.end <= passage.start)
    after = tuple(
        Passage(p.id, p.start - passage.end, p.end - passage.end, p.kind, p.why)
        for p in screened.passages
        if p.start >= passage.end
    )
    return (
        apply_decisions(ScreenedText(screened.text[: passage.start], before), decisions),
        apply_decisions(ScreenedText(screened.text[passage.end :], after), decisions),
    )


def replace_spans(text: str, marks: Mapping[tuple[int, int], str]) -> str:
    """The text with each stretch, from start to end, replaced by its mark; none lies over another."""
    for (start, end), mark in sorted(marks.items(), reverse=True):
        text = f"{text[:start]}{mark}{text[end:]}"
    return text


def find_undecided(passages: Iterable[Passage], decisions: Mapping[str, bool]) -> tuple[Passage, ...]:
    """The passages of which nothing has been decided."""
    return tuple(passage for passage in passages if passage.id not in decisions)
