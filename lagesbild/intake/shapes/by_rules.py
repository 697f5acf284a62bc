"""A sheet that a sender's rules are for -> observations of the one source that they name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.core.observations import complete
from lagesbild.core.tables import COUNTED
from lagesbild.core.text import fold
from lagesbild.intake.candidates import Candidate
from lagesbild.intake.sender_rules import (
    extend_vocabulary,
    find_columns_by,
    free_text_columns_by,
    locate_by,
    read_answers_by,
    row_status_by,
    translate_answers,
    translate_cells,
)
from lagesbild.intake.shapes import crosstab, survey
from lagesbild.intake.shapes.classification import classify
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.free_text import ROLE
from lagesbild.intake.shapes.milieu_answers import match_all
from lagesbild.intake.shapes.ruled_cases import read_cases_by

if TYPE_CHECKING:
    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Layout, Sheet
    from lagesbild.intake.candidates import Observed
    from lagesbild.intake.shapes.ruled_cases import Columns
    from lagesbild.intake.surveys.answers import Answers

FIGURES = frozenset({"miljo", "kategori", "antal"})
"""The columns without which a row would be counted as what it does not say; others only tell the source."""
MISSING = (
    "Reglerna i {rules} ger ingen kolumn för {roles}, som {label} måste ha. Skriv under [kolumner] i reglerna vilken "
    "kolumn det är."
)
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
    if not columns_by_role and not rules.columns:
        return None
    _require_columns(rules, source, columns_by_role)
    free_text = free_text_columns_by(rules, source, layout, _first_columns(columns_by_role))
    roles_by_column = {column: role for role, columns in columns_by_role.items() for column in columns}
    return Candidate(
        source,
        sheet,
        hints,
        len(roles_by_column),
        partial(_read_register, rules, layout, columns_by_role),
        rules=rules,
        roles_by_column=roles_by_column | dict.fromkeys(free_text, ROLE),
        layout=layout,
    )


def _first_columns(columns_by_role: Columns) -> dict[str, int]:
    return {role: columns[0] for role, columns in columns_by_role.items()}


def _require_columns(rules: SenderRules, source: SourceDefinition, columns_by_role: Columns) -> None:
    """Raise InputError when the rules name no column of the file, or a column of figures that is a must is missing."""
    if not columns_by_role:
        raise InputError(NO_COLUMN.format(rules=rules.name, heading=next(iter(rules.columns))))
    across = {"miljo", "kategori"} if len(columns_by_role.get("antal", ())) > 1 else set()
    if missing := [role for role in source.required if role in FIGURES - {*columns_by_role, *across}]:
        named = " och ".join(missing)
        raise InputError(MISSING.format(rules=rules.name, label=source.label, roles=named))


def _survey_candidate(rules: SenderRules, sheet: Sheet, settings: Settings, hints: int) -> Candidate | None:
    ruled = replace(settings, vocabulary=extend_vocabulary(rules, settings.vocabulary))
    try:
        answers = read_answers_by(rules, sheet, ruled.vocabulary)
    except InputError:
        return None
    source = ruled.vocabulary.source(rules.source)
    asked = match_all(answers, ruled.vocabulary.questions_of(source), ruled.vocabulary)
    if not asked:
        return None
    read = partial(_read_survey, rules, answers, ruled)
    return Candidate(
        source,
        sheet,
        hints,
        len(asked),
        read,
        tuple(asked),
        rules,
        survey.roles_by_column(answers, asked),
        layout=answers.layout,
    )


def _read_register(
    rules: SenderRules, layout: Layout, columns_by_role: Columns, context: Context
) -> Observed:
    cases, context = read_cases_by(rules, layout, columns_by_role, context)
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
    frame, cells = translate_answers(rules, answers), translate_cells(rules, answers)
    translated = replace(answers, frame=frame, cells=cells, status=status)
    return survey.read(translated, replace(context, settings=ruled))
