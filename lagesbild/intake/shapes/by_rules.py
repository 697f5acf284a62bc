"""A sheet that a sender's rules are for -> observations of the one source that they name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from lagesbild.core.errors import InputError
from lagesbild.core.observations import complete
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.intake.candidates import Candidate
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.sender_rules import (
    extend_vocabulary,
    find_columns_by,
    free_text_columns_by,
    locate_by,
    read_answers_by,
    row_status_by,
    translate_answers,
    translation,
)
from lagesbild.intake.shapes import crosstab, register, survey
from lagesbild.intake.shapes.classification import classify
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.free_text import ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.config.settings import Settings
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.surveys.answers import Answers

NO_COLUMN = (
    "Reglerna i {rules} nämner kolumnen ”{heading}”, som inte finns i filen. Rätta rubriken i reglerna."
)


def find_candidates(sheet: Sheet, settings: Settings, period: Period) -> list[Candidate]:
    """Return the sources that rules name for a sheet that they are for and whose columns it has."""
    candidates = (
        _candidate(rules, sheet, settings, period)
        for rules in settings.rules
        if rules.is_for(sheet.path.name, sheet.name)
    )
    return [candidate for candidate in candidates if candidate is not None]


def _candidate(rules: SenderRules, sheet: Sheet, settings: Settings, period: Period) -> Candidate | None:
    layout = locate_by(rules, sheet)
    if layout is None or not set(map(fold, rules.headings)) <= set(map(fold, layout.headings)):
        return None
    source = settings.vocabulary.source(rules.source)
    hints = len(rules.files) + len(rules.headings)
    if source.survey:
        return _survey_candidate(rules, sheet, settings, hints)
    lowest = crosstab.lowest_header(layout)
    context = Context(source, settings, period, sheet)
    ready = None if rules.roles else crosstab.find_table(sheet, lowest, context)
    if ready:
        return replace(crosstab.candidate(sheet, *ready, source, hints), rules=rules)
    columns_by_role = find_columns_by(rules, source, layout)
    if not columns_by_role:
        return None
    free_text = free_text_columns_by(rules, source, layout, columns_by_role)
    return Candidate(
        source,
        sheet,
        hints,
        len(columns_by_role),
        partial(_read_register, rules, layout, columns_by_role),
        rules=rules,
        roles_by_column=register.invert(columns_by_role) | dict.fromkeys(free_text, ROLE),
        layout=layout,
    )


def _survey_candidate(rules: SenderRules, sheet: Sheet, settings: Settings, hints: int) -> Candidate | None:
    ruled = replace(settings, vocabulary=extend_vocabulary(rules, settings.vocabulary))
    try:
        answers = read_answers_by(rules, sheet, ruled.vocabulary)
    except InputError:
        return None
    questions = tuple(survey.match_questions(answers, ruled.vocabulary))
    if not questions:
        return None
    source = ruled.vocabulary.source(rules.source)
    read = partial(_read_survey, rules, answers, ruled)
    return Candidate(
        source,
        sheet,
        hints,
        len(questions),
        read,
        questions,
        rules,
        survey.roles_by_column(answers, ruled.vocabulary),
        layout=answers.layout,
    )


def _read_register(
    rules: SenderRules, layout: Layout, columns_by_role: Mapping[str, int], context: Context
) -> Observed:
    free_text = free_text_columns_by(rules, context.source, layout, columns_by_role)
    cases, context = register.read_cases(layout, columns_by_role, free_text, context)
    for role, heading in context.headings.items():
        meanings, separator = rules.meaning(heading), rules.separator if role == "miljo" else ""
        if meanings or separator:
            cases[role] = map_distinct(cases[role], translation(meanings, separator))
    missing = _missing_columns(rules, layout, context)
    if not rules.set_aside:
        observations, problems = classify(cases, context)
        return observations, (*problems, *missing)
    status = row_status_by(rules, context.sheet, layout).reindex(cases.index, fill_value=COUNTED)
    observations, problems = classify(cases[status == COUNTED], context)
    return _with_excluded(observations, status[status != COUNTED], context), (*problems, *missing)


def _with_excluded(observations: pd.DataFrame, reasons: pd.Series[str], context: Context) -> pd.DataFrame:
    """Return the observations with one more for each row that the rules set aside, so that none is lost."""
    if reasons.empty:
        return observations
    frame = pd.DataFrame({"row": reasons.index, "status": reasons.to_numpy(), "kind": context.source.kind})
    frame["date"] = np.full(len(frame), np.datetime64("NaT", "s"))
    return pd.concat([observations, complete(frame)], ignore_index=True)


def _missing_columns(rules: SenderRules, layout: Layout, context: Context) -> list[Problem]:
    """Return one problem for each column that the rules name and the file does not have."""
    present = set(map(fold, layout.headings))
    required = (*rules.columns, *(exclusion.column for exclusion in rules.set_aside if exclusion.column))
    return [
        context.problem("rule_column_missing", NO_COLUMN.format(rules=rules.name, heading=heading))
        for heading in dict.fromkeys(required)
        if fold(heading) not in present
    ]


def _read_survey(rules: SenderRules, answers: Answers, ruled: Settings, context: Context) -> Observed:
    reasons = row_status_by(rules, context.sheet, answers.layout)
    reasons = reasons.reindex(answers.status.index, fill_value=COUNTED)
    status = answers.status.where(reasons == COUNTED, reasons)
    translated = replace(answers, frame=translate_answers(rules, answers), status=status)
    return survey.read(translated, replace(context, settings=ruled))
