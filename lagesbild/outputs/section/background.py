"""The figures from outside in one paragraph of the section, each with its source and year; the rest stand in the appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.background import BACKGROUND_OPENING
from lagesbild.core.wording import enumerate_words, inside
from lagesbild.outputs.section.blocks import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.background import Background, BackgroundValue
    from lagesbild.core.report import Report

MOST_THINGS = 3
"""So many things are told, and one of each source at least; each may be told of several areas and years."""
MORE = "Övriga bakgrundsuppgifter står i bilagan."


def background_paragraphs(report: Report) -> Iterator[Paragraph]:
    """A paragraph with a sentence for each source that gives a number; none where there is none."""
    sources = [source for source in report.background if _things(source)]
    if not sources:
        return
    most = max(1, MOST_THINGS // len(sources))
    openings = (BACKGROUND_OPENING, *("Ur" for _ in sources[1:]))
    sentences = [
        f"{opening} {_sentence(report, source, most)}"
        for opening, source in zip(openings, sources, strict=True)
    ]
    if any(len(_things(source)) > most for source in sources):
        sentences.append(MORE)
    yield Paragraph(" ".join(sentences))


def _things(source: Background) -> dict[str, list[BackgroundValue]]:
    """By what they say, the values that are known."""
    things: dict[str, list[BackgroundValue]] = {}
    for value in source.values:
        if value.is_known:
            things.setdefault(value.label, []).append(value)
    return things


def _sentence(report: Report, source: Background, most: int) -> str:
    """What a source says, in its own words; the year stands once where it is one."""
    things = list(_things(source).items())[:most]
    years = {value.year for _, values in things for value in values}
    year = next(iter(years)) if len(years) == 1 else ""
    told = [f"{_name(report, label)} {_list_values(values, year)}" for label, values in things]
    return f"{source.origin}{f' {year}' if year else ''}: {'; '.join(told)}."


def _name(report: Report, label: str) -> str:
    label = label.rstrip(" .:")
    return label if label.startswith(report.area) else inside(label)


def _list_values(values: list[BackgroundValue], year: str) -> str:
    """The values with what tells them apart: area and year."""
    return enumerate_words(
        [f"{value.phrase} {value.year if value.year != year else ''}".rstrip() for value in values]
    )
