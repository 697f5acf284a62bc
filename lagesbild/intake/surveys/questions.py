"""From columns to questions: one column each, or several that belong together."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from msgspec.structs import replace

from lagesbild.core.text import as_line, fold
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.surveys.answers import AnsweredQuestion
from lagesbild.intake.surveys.cells import as_text
from lagesbild.intake.surveys.headings import bare
from lagesbild.intake.surveys.multiple_response import is_other
from lagesbild.intake.surveys.question_types import infer_type
from lagesbild.intake.surveys.tool import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lagesbild.intake.surveys.tool import Field, Tool

OTHER = "Annat"
"""The option that answers in own words beside spread options count under."""

Answered = tuple[AnsweredQuestion, "pd.Series[Any]"]


def questions_of(
    frame: pd.DataFrame, fields: Sequence[Field], tool: Tool, known: Mapping[str, Sequence[str]]
) -> Iterator[Answered]:
    """Every question with its answers. `frame` has the sheet's positions as columns and "" for no answer."""
    for group in _groups([field for field in fields if field.role is Role.QUESTION]):
        heading = group[0].heading
        options = known.get(fold(heading), known.get(bare(heading), ()))
        if len(group) == 1:
            yield _single_column(frame, group[0], options, tool)
        else:
            yield from _several_columns(frame, group, options, tool)


def _groups(fields: Sequence[Field]) -> Iterator[tuple[Field, ...]]:
    """Neighbouring columns under the same question; columns without options do not belong together."""
    for _, neighbours in groupby(fields, key=lambda field: fold(field.heading)):
        group = tuple(neighbours)
        if sum(not field.option for field in group) > 1:
            yield from ((field,) for field in group)
        else:
            yield group


def _single_column(frame: pd.DataFrame, field: Field, options: Sequence[str], tool: Tool) -> Answered:
    heading = field.full_heading
    kind, seen, answers = infer_type(frame[field.column], heading, options, tool.separators)
    return AnsweredQuestion(heading, kind, (field.column,), seen), answers


def _several_columns(
    frame: pd.DataFrame, group: Sequence[Field], options: Sequence[str], tool: Tool
) -> Iterator[Answered]:
    """One question with a column per option, one with a column for own words, or a grid of questions.

    A column that joins all that was chosen, beside a column per option, says nothing more.
    """
    parts = [field for field in group if field.option]
    ticks = [field for field in parts if is_tick(frame[field.column], field, tool)]
    base = [field for field in group if not field.option]
    own_words = [field for field in parts if is_other(field.option) and (base or field not in ticks)]
    written = [field for field in own_words if field not in ticks]
    if (
        base
        and len(ticks) + len(written) == len(parts)
        and not all(is_other(field.option) for field in ticks)
    ):
        yield _ticked(frame, parts, ticks, tool)
    elif len(base) + len(own_words) == len(group) and own_words:
        yield _with_own_words(frame, base[0], own_words, (options, tool))
    elif not base and len(ticks) > 1 and len(ticks) + len(own_words) == len(group):
        yield _ticked(frame, group, ticks, tool)
    else:
        yield from (_single_column(frame, field, (), tool) for field in group)


def is_tick(column: pd.Series[Any], field: Field, tool: Tool) -> bool:
    """Whether the column only says chosen or not: in the tool's words, or with the option's own name."""
    words = {fold(as_text(cell)) for cell in column.unique()}
    return words <= {"", "1", "0", fold(field.option), *tool.ticks, *tool.unticked}


def _with_own_words(
    frame: pd.DataFrame, base: Field, own_words: Sequence[Field], how: tuple[Sequence[str], Tool]
) -> Answered:
    """One question whose answers in own words stand in columns of their own: these count as "other"."""
    question, answers = _single_column(frame, base, *how)
    tool = how[1]
    cells = frame[[field.column for field in own_words]]
    written = cells.apply(lambda column: _is_chosen(column, _unchosen_words(tool))).any(axis=1)
    columns = (base.column, *(field.column for field in own_words))
    if question.type not in ("single", "multi"):
        return replace(question, columns=columns), answers
    other = next((option for option in question.options if is_other(option)), OTHER)
    only_written: Any = other if question.type == "single" else answers.map(lambda _: (other,))
    seen = tuple(dict.fromkeys((*question.options, other)))
    return replace(question, columns=columns, options=seen), answers.mask(
        written & (answers == ""), only_written
    )


def _ticked(frame: pd.DataFrame, group: Sequence[Field], ticks: Sequence[Field], tool: Tool) -> Answered:
    """Give the tuple of chosen options of every row, each combination made once."""
    labels = tuple(as_line(field.option) if field in ticks else OTHER for field in group)
    chosen = np.column_stack([_is_chosen(frame[field.column], _unchosen_words(tool)) for field in group])
    rows, inverse = np.unique(chosen, axis=0, return_inverse=True)
    sets = [tuple(dict.fromkeys(label for label, on in zip(labels, row, strict=True) if on)) for row in rows]
    answers = pd.Series([sets[number] or "" for number in inverse.ravel()], index=frame.index, dtype=object)
    columns = tuple(field.column for field in group)
    return AnsweredQuestion(group[0].heading, "multi", columns, tuple(dict.fromkeys(labels))), answers


def _unchosen_words(tool: Tool) -> frozenset[str]:
    """Return what a column says, folded, where its option was not chosen; one for own words says so too."""
    return frozenset({"", "0", *tool.unticked})


def _is_chosen(column: pd.Series[Any], unchosen: frozenset[str]) -> pd.Series[bool]:
    return map_distinct(column, lambda cell: fold(as_text(cell)) not in unchosen).astype(bool)
