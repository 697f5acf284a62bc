"""A sheet that a sender's rules are for -> the one source that they name, and how it is read by them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from lagesbild.config.sender_rules import REASON_NAMES, RESPONSE, SUBMITTED
from lagesbild.config.vocabulary.definitions import YES_NO
from lagesbild.core.cells import fold
from lagesbild.core.errors import InputError
from lagesbild.core.observations import complete
from lagesbild.core.tables import COUNTED
from lagesbild.files.grid import Grid
from lagesbild.files.header import locate
from lagesbild.intake.recognition import Fit, classified, read_ready_table, read_survey, register_cases, roles
from lagesbild.intake.shapes import crosstab as pivot
from lagesbild.intake.shapes import survey
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.free_text import ROLE, free_text_places
from lagesbild.intake.surveys.assembly import assemble
from lagesbild.intake.surveys.cells import mapped
from lagesbild.intake.surveys.headings import bracketed, layout_of, places_of, plain
from lagesbild.intake.surveys.reading import read_answers
from lagesbild.intake.surveys.tool import Export, Role
from lagesbild.intake.surveys.tools import plain_table as table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lagesbild.config.sender_rules import Meaning, SenderRules
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import Question, SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.errors import Problem
    from lagesbild.core.figures import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.recognition import Observed
    from lagesbild.intake.surveys.answers import Answers

TOOL_ROLES = {RESPONSE: Role.RESPONSE, SUBMITTED: Role.SUBMITTED}
BETWEEN = ";"
"""Stands between several meanings of one cell, as it may between several milieus."""
NO_COLUMN = (
    "Reglerna i {rules} nämner kolumnen ”{heading}”, som inte finns i filen. Rätta rubriken i reglerna."
)


def rule_fits(sheet: Sheet, settings: Settings, period: Period) -> list[Fit]:
    """The sources that the rules name for a sheet that they are for and whose columns it has."""
    found = (
        _fit(rules, sheet, settings, period)
        for rules in settings.rules
        if rules.is_for(sheet.path.name, sheet.name)
    )
    return [fit for fit in found if fit is not None]


def _fit(rules: SenderRules, sheet: Sheet, settings: Settings, period: Period) -> Fit | None:
    layout = layout_by(rules, sheet)
    if layout is None or not set(map(fold, rules.headings)) <= set(map(fold, layout.headings)):
        return None
    source = settings.vocabulary.source(rules.source)
    said = len(rules.files) + len(rules.headings)
    if source.survey:
        return _survey_fit(rules, sheet, settings, said)
    low = pivot.lowest(layout)
    sides = None if rules.roles else pivot.sides(sheet, low, Context(source, settings, period, sheet))
    if sides:
        read, known = partial(read_ready_table, low, sides), sum(side.understood for side in sides)
        return Fit(source, sheet, said, known, read, rules=rules.name, bears=pivot.bears(low, sides))
    bears = roles_by(rules, source, layout)
    if not bears:
        return None
    read, borne = partial(_read_cases, rules, layout, bears), {place: role for role, place in bears.items()}
    borne |= dict.fromkeys(texts_by(rules, source, layout, bears), ROLE)
    return Fit(source, sheet, said, len(bears), read, rules=rules.name, bears=borne)


def layout_by(rules: SenderRules, sheet: Sheet) -> Layout | None:
    """Where the table stands: below the header rows that the rules name, otherwise as it is found."""
    if not rules.header:
        return locate(sheet)
    grid, (top, *_), bottom = Grid(sheet), rules.header, rules.header[-1]
    named = {column: grid.heading(column, top - 1, bottom - 1) for column in range(grid.width)}
    headings = {column: heading for column, heading in named.items() if heading}
    return layout_of(sheet, tuple(range(top, bottom + 1)), headings) if headings else None


def roles_by(rules: SenderRules, source: SourceDefinition, layout: Layout) -> dict[str, int]:
    """By role, the position of its column: as the rules say, and beside that by the headings that are known."""
    said = {
        role: place
        for place, heading in reversed(list(zip(layout.columns, layout.headings, strict=True)))
        if (role := rules.roles.get(fold(heading)))
    }
    silenced = {fold(heading) for heading, role in rules.columns.items() if not role}
    unread = {p for p, h in zip(layout.columns, layout.headings, strict=True) if fold(h) in silenced}
    known = {
        role: place for role, place in roles(source, layout).items() if place not in (*said.values(), *unread)
    }
    return known | said


def _read_cases(rules: SenderRules, layout: Layout, bears: Mapping[str, int], context: Context) -> Observed:
    texts = texts_by(rules, context.source, layout, bears)
    cases, context = register_cases(layout, bears, texts, context)
    for role, heading in context.headings.items():
        meant, separator = rules.meaning(heading), rules.separator if role == "miljo" else ""
        if meant or separator:
            cases[role] = mapped(cases[role], _translation(meant, separator))
    missing = _missing(rules, layout, context)
    if not rules.set_aside:
        observations, problems = classified(cases, context)
        return observations, (*problems, *missing)
    aside = _set_aside(rules, context.sheet, layout).reindex(cases.index, fill_value=COUNTED)
    observations, problems = classified(cases[aside == COUNTED], context)
    return _beside(observations, aside[aside != COUNTED], context), (*problems, *missing)


def texts_by(
    rules: SenderRules, source: SourceDefinition, layout: Layout, bears: Mapping[str, int]
) -> dict[int, str]:
    """Position -> heading of the columns of free text: those that the rules name, and the usual ones that they read."""
    said = {fold(heading): role for heading, role in rules.columns.items()}
    usual = free_text_places(source, layout, bears)
    return {
        place: heading
        for place, heading in zip(layout.columns, layout.headings, strict=True)
        if said.get(fold(heading), ROLE if place in usual else "") == ROLE
    }


def _translation(meant: Mapping[str, Meaning], separator: str) -> Callable[[Any], Any]:
    """What gives a cell's meaning: that of the whole, or of its parts; a cell without one stays as it is."""

    def whole(cell: object) -> str | None:
        meaning = meant.get(fold(cell))
        return meaning if meaning is None or isinstance(meaning, str) else BETWEEN.join(meaning)

    def translate(cell: Any) -> Any:  # noqa: ANN401 — a cell as it stands
        found = whole(cell)
        if found is not None or not separator or separator not in str(cell):
            return cell if found is None else found
        return BETWEEN.join(whole(part) or part for part in str(cell).split(separator))

    return translate


def _set_aside(rules: SenderRules, sheet: Sheet, layout: Layout) -> pd.Series[str]:
    """By row, the reason why the rules set it aside, otherwise `counted`."""
    places = {fold(h): place for place, h in zip(layout.columns, layout.headings, strict=True)}
    reasons = pd.Series(COUNTED, index=sheet.read(layout, layout.columns[:1]).index, dtype=object)
    for one in reversed(rules.set_aside):
        place = places.get(fold(one.column))
        rows = reasons.index.isin(one.rows)
        if place is not None:
            rows |= mapped(sheet.read(layout, [place])[place], fold).isin(list(map(fold, one.values)))
        reasons[rows] = REASON_NAMES[one.reason]
    return reasons


def _beside(observations: pd.DataFrame, aside: pd.Series[str], context: Context) -> pd.DataFrame:
    """The observations with one more for each row that the rules set aside, so that none is lost."""
    if aside.empty:
        return observations
    frame = pd.DataFrame({"row": aside.index, "status": aside.to_numpy(), "kind": context.source.kind})
    frame["date"] = np.full(len(frame), np.datetime64("NaT", "s"))
    return pd.concat([observations, complete(frame)], ignore_index=True)


def _missing(rules: SenderRules, layout: Layout, context: Context) -> list[Problem]:
    """One problem for each column that the rules name and the file has not."""
    there = set(map(fold, layout.headings))
    named = (*rules.columns, *(one.column for one in rules.set_aside if one.column))
    return [
        context.problem("rule_column_missing", NO_COLUMN.format(rules=rules.name, heading=heading))
        for heading in dict.fromkeys(named)
        if fold(heading) not in there
    ]


def _survey_fit(rules: SenderRules, sheet: Sheet, settings: Settings, said: int) -> Fit | None:
    ruled = replace(settings, vocabulary=worded_by(rules, settings.vocabulary))
    try:
        answers = answers_by(rules, sheet, ruled.vocabulary)
    except InputError:
        return None
    asked = tuple(survey.matched(answers, ruled.vocabulary))
    if not asked:
        return None
    source = ruled.vocabulary.source(rules.source)
    read = partial(_read_answers, rules, answers, ruled)
    return Fit(source, sheet, said, len(asked), read, asked, rules=rules.name)


def worded_by(rules: SenderRules, vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with the rules' headings among the wordings of the questions."""

    def worded(question: Question) -> Question:
        more = tuple(heading for heading, key in rules.columns.items() if key == question.key)
        return question.model_copy(update={"headings": (*question.headings, *more)})

    return replace(vocabulary, questions=tuple(map(worded, vocabulary.questions)))


def answers_by(rules: SenderRules, sheet: Sheet, vocabulary: Vocabulary) -> Answers:
    """The answers of a sheet, with the values that the rules name known as options.

    Raises InputError when there are none.
    """
    options = vocabulary.known_options()
    for heading, meant in rules.meanings.items():
        if any(meant.values()):
            options[fold(heading)] = (*meant, *options.get(fold(heading), ()))
    layout = layout_by(rules, sheet) if rules.header or rules.separator else None
    if layout is None:
        return read_answers(sheet, options)
    named = {plain(h): TOOL_ROLES[role] for h, role in rules.columns.items() if role in TOOL_ROLES}
    parted = (
        (column, *bracketed(heading)) for column, heading in zip(layout.columns, layout.headings, strict=True)
    )
    tool = replace(table.TOOL, separators=(rules.separator,)) if rules.separator else table.TOOL
    return assemble(sheet, tool, Export(layout, places_of(parted, named)), options)


def _read_answers(rules: SenderRules, answers: Answers, ruled: Settings, context: Context) -> Observed:
    frame = answers.frame.copy()
    for number, question in enumerate(answers.questions):
        meant = {value: _said(meaning) for value, meaning in rules.meaning(question.heading).items()}
        if meant:
            frame[number] = mapped(frame[number], _each(_translation(meant, "")))
    aside = _set_aside(rules, context.sheet, answers.layout).reindex(answers.status.index, fill_value=COUNTED)
    status = answers.status.where(aside == COUNTED, aside)
    return read_survey(replace(answers, frame=frame, status=status), replace(context, settings=ruled))


def _said(meaning: Meaning) -> Meaning:
    """The words of a meaning that is written as the key of a yes or no."""
    return YES_NO.get(meaning, meaning) if isinstance(meaning, str) else meaning


def _each(translate: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The translation of a cell with several options, made into one of each."""

    def of_each(cell: Any) -> Any:  # noqa: ANN401 — text, or a tuple of options
        chosen = cell if isinstance(cell, tuple) else (cell,) if cell != "" else ()
        found = tuple(part for one in chosen for part in str(translate(one)).split(BETWEEN))
        return found if isinstance(cell, tuple) else found[0] if len(found) == 1 else found or ""

    return of_each
