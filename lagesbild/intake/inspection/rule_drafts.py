"""A file that is not understood whole -> the beginning of the rules for its sender: what is missing, with what is likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.config.sender_rules import SenderRules
from lagesbild.core.errors import InputError
from lagesbild.core.inspection import DraftedMeaning, RuleDraft
from lagesbild.intake.candidates import point_to_source
from lagesbild.intake.inspection.gaps import find_meaning_gaps, find_role_gaps, open_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.inspection import ColumnDescription, FileDescription
    from lagesbild.intake.inspection.gaps import OpenTable

MOST_VALUES = 12
"""A column with more different values than this is not one of choices."""


def draft_rules(
    path: Path, file: FileDescription, decided: Mapping[str, str], settings: Settings
) -> RuleDraft | None:
    """Return what a person must say of a file before it is understood; None where nothing is missing.

    `decided` gives the roles that a person has agreed to, by heading.
    """
    pointed = point_to_source(path.stem, settings.vocabulary.sources)
    key = file.source or file.likely_source or pointed
    rules = SenderRules(source=key)
    table = _open(path, rules) if key else None
    roles = {**_suggested_roles(file), **(_likely_roles(table, rules, settings) if table else {}), **decided}
    if table:
        meanings = _meanings(table, rules.model_copy(update={"columns": roles}), settings)
    else:
        meanings = () if key else _every_value(file)
    if not key or file.source is None:
        roles = {column.heading: "" for column in file.columns if column.heading and not column.role} | roles
    if file.source and not roles and not meanings:
        return None
    guesses = {heading for heading in roles if roles[heading]} - set(decided)
    is_sure = bool(file.source) and not guesses and not any(meaning.likely for meaning in meanings)
    return RuleDraft(key, roles, meanings, is_sure=is_sure)


def _open(path: Path, rules: SenderRules) -> OpenTable | None:
    try:
        return open_table(path, rules)
    except InputError:
        return None


def _suggested_roles(file: FileDescription) -> dict[str, str]:
    """Return, by heading, the roles of which the headings are like a wording."""
    return {
        column.heading: column.suggestion.role
        for column in file.columns
        if column.suggestion and not column.role
    }


def _likely_roles(table: OpenTable, rules: SenderRules, settings: Settings) -> dict[str, str]:
    source = settings.vocabulary.source(rules.source)
    gaps = find_role_gaps(table, source, rules, settings)
    return {gap.heading: gap.role for gap in gaps if gap.heading}


def _meanings(table: OpenTable, rules: SenderRules, settings: Settings) -> tuple[DraftedMeaning, ...]:
    source = settings.vocabulary.source(rules.source)
    gaps = find_meaning_gaps(table, source, rules, settings)
    return tuple(DraftedMeaning(gap.heading, gap.role, gap.value, gap.rows, gap.likely) for gap in gaps)


def _every_value(file: FileDescription) -> tuple[DraftedMeaning, ...]:
    """Return every value of the columns of choices, where nothing says what the values may mean."""
    return tuple(
        DraftedMeaning(column.heading, "", value, rows)
        for column in filter(_is_choice, file.columns)
        for value, rows in column.answers.items()
    )


def _is_choice(column: ColumnDescription) -> bool:
    return bool(column.heading) and not column.role and 0 < len(column.answers) <= MOST_VALUES
