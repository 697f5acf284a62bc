"""Which lines a sender's table has: of a line that it does not have, it says nothing, not even that there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.imports import LISTED
from lagesbild.core.tables import COUNTED
from lagesbild.intake.shapes.case_lines import NOT_SAID
from lagesbild.intake.shapes.register_columns import IS_CASE

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.intake.candidates import Candidate


def find_listed_lines(
    candidate: Candidate, observations: pd.DataFrame, settings: Settings
) -> list[tuple[str, str]]:
    """Return pairs of aspect and line for a sheet that is not sorted by every line; none for one that is.

    A line is written "category=KEY" or "milieu=KEY"; a note, and what is sorted by no line that is known, has the empty
    one alone, and so has a survey that describes incidents and has no question on their milieu.
    """
    source, roles = candidate.source, set(candidate.roles_by_column.values())
    if source.survey:
        describes = bool((observations["kind"] == source.kind).any())
        questions = settings.vocabulary.questions_of(source)
        is_sorted = any(question.milieu and question.key in candidate.questions for question in questions)
        return [(LISTED, "")] if describes and not is_sorted else []
    if observations.empty or source.form != "register":
        return []
    dimension = "category" if source.category_set else "milieu"
    labelled = observations[observations["status"] != "total_row"][dimension].unique()
    if candidate.is_count_table or ("antal" in roles and roles.isdisjoint(IS_CASE)):
        keys = sorted(filter(None, labelled))
        lines = _zeros_of_parts(observations, settings) or [f"{dimension}={key}" for key in keys]
        return [(LISTED, line) for line in lines or [""]]
    lines = (
        [""] if candidate.is_note else _lines_of_register(source, roles, set(labelled), settings.vocabulary)
    )
    return [(LISTED, line) for line in lines]


def _zeros_of_parts(observations: pd.DataFrame, settings: Settings) -> list[str]:
    """Return the parts of the area, as lines, of which alone a table of counts says that there was none; else none."""
    counted = observations[observations["status"] == COUNTED]
    named = {*counted["area"]}
    is_of_parts = bool(named) and "" not in named and not named >= set(settings.area_parts.parts)
    return [f"area={part}" for part in sorted(named)] if is_of_parts and not counted["count"].sum() else []


def _lines_of_register(
    source: SourceDefinition, roles: AbstractSet[str], labelled: AbstractSet[str], vocabulary: Vocabulary
) -> list[str]:
    """Return the lines that a register is sorted by; none where it is by every one of its source."""
    if source.category_set is None:
        return [] if "miljo" in roles else [""]
    categories = vocabulary.categories[source.category_set]
    strange = labelled - categories.keys() - {"", NOT_SAID[0]}
    by_category = "kategori" in roles and (not strange or not labelled.isdisjoint(categories))
    by_milieu = "miljo" in roles
    if by_category and (by_milieu or "miljo" not in source.columns):
        return []
    if by_category:
        milieus = {category.milieu for category in categories.values()} - {""}
        return [*(f"category={key}" for key in categories), *(f"milieu={code}" for code in sorted(milieus))]
    return [f"milieu={code}" for code in vocabulary.milieus] if by_milieu else [""]
