"""From columns to questions: one column each, or several that belong together."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lagesbild.core.cells import fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.surveys.answers import Question
from lagesbild.intake.surveys.cells import as_line, as_text
from lagesbild.intake.surveys.headings import bare
from lagesbild.intake.surveys.multiple_response import is_other
from lagesbild.intake.surveys.question_types import typed
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from lagesbild.intake.surveys.tool import Place, Tool

OTHER = "Annat"
"""The option that answers in own words beside spread options count under."""

Answered = tuple[Question, "pd.Series[Any]"]


def questions_of(
    frame: pd.DataFrame, places: Sequence[Place], tool: Tool, known: Mapping[str, Sequence[str]]
) -> Iterator[Answered]:
    """Every question with its answers. `frame` has the sheet's positions as columns and "" for no answer."""
    for group in _groups([place for place in places if place.role is Role.QUESTION]):
        heading = group[0].heading
        options = known.get(fold(heading), known.get(bare(heading), ()))
        if len(group) == 1:
            yield _alone(frame, group[0], options, tool)
        else:
            yield from _together(frame, group, options, tool)


def _groups(places: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    """Neighbouring columns under the same question; columns without options do not belong together."""
    for _, neighbours in groupby(places, key=lambda place: fold(place.heading)):
        group = tuple(neighbours)
        if sum(not place.option for place in group) > 1:
            yield from ((place,) for place in group)
        else:
            yield group


def _alone(frame: pd.DataFrame, place: Place, options: Sequence[str], tool: Tool) -> Answered:
    heading = place.full_heading
    kind, seen, answers = typed(frame[place.column], heading, options, tool.separators)
    return Question(heading, kind, (place.column,), seen), answers


def _together(
    frame: pd.DataFrame, group: Sequence[Place], options: Sequence[str], tool: Tool
) -> Iterator[Answered]:
    """One question with a column per option, one with a column for own words, or a grid of questions."""
    parts = [place for place in group if place.option]
    ticks = [place for place in parts if is_tick(frame[place.column], place, tool)]
    base = [place for place in group if not place.option]
    own_words = [place for place in parts if is_other(place.option) and (base or place not in ticks)]
    if len(base) + len(own_words) == len(group) and own_words:
        yield _with_own_words(frame, base[0], own_words, (options, tool))
    elif not base and len(ticks) > 1 and len(ticks) + len(own_words) == len(group):
        yield _ticked(frame, group, ticks, tool)
    else:
        yield from (_alone(frame, place, (), tool) for place in group)


def is_tick(column: pd.Series[Any], place: Place, tool: Tool) -> bool:
    """Whether the column only says chosen or not: in the tool's words, or with the option's own name."""
    words = {fold(as_text(cell)) for cell in column.unique()}
    return words <= {"", "1", "0", fold(place.option), *tool.ticks, *tool.unticked}


def _with_own_words(
    frame: pd.DataFrame, base: Place, own_words: Sequence[Place], how: tuple[Sequence[str], Tool]
) -> Answered:
    """One question whose answers in own words stand in columns of their own: these count as "other"."""
    question, answers = _alone(frame, base, *how)
    written = (frame[[place.column for place in own_words]] != "").any(axis=1)
    columns = (base.column, *(place.column for place in own_words))
    if question.type not in ("single", "multi"):
        return replace(question, columns=columns), answers
    other = next((option for option in question.options if is_other(option)), OTHER)
    only_written: Any = other if question.type == "single" else answers.map(lambda _: (other,))
    seen = tuple(dict.fromkeys((*question.options, other)))
    return replace(question, columns=columns, options=seen), answers.mask(
        written & (answers == ""), only_written
    )


def _ticked(frame: pd.DataFrame, group: Sequence[Place], ticks: Sequence[Place], tool: Tool) -> Answered:
    """Give the tuple of chosen options of every row, each combination made once."""
    import numpy as np
    import pandas as pd

    labels = tuple(as_line(place.option) if place in ticks else OTHER for place in group)
    chosen = np.column_stack([_is_chosen(frame[place.column], place in ticks, tool) for place in group])
    rows, inverse = np.unique(chosen, axis=0, return_inverse=True)
    sets = [tuple(dict.fromkeys(label for label, on in zip(labels, row, strict=True) if on)) for row in rows]
    answers = pd.Series([sets[place] or "" for place in inverse.ravel()], index=frame.index, dtype=object)
    columns = tuple(place.column for place in group)
    return Question(group[0].heading, "multi", columns, tuple(dict.fromkeys(labels))), answers


def _is_chosen(column: pd.Series[Any], is_tick: bool, tool: Tool) -> pd.Series[bool]:  # noqa: FBT001 — a fact of the column
    empty = {"", "0", *tool.unticked} if is_tick else {""}
    return map_distinct(column, lambda cell: fold(as_text(cell)) not in empty).astype(bool)
