"""Which lines a sender's table has: of a line that it does not have, it says nothing, not even that there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.imports import LISTED

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.intake.candidates import Candidate

SORTED_BY = frozenset({"antal", "kategori", "miljo", "omrade", "enhet"})
"""The roles that a ready table has. A register of cases has others: it is sorted by every line."""

MILIEU = "miljo"
"""The key of the question on the milieu of what was met."""


def find_listed_lines(
    candidate: Candidate, observations: pd.DataFrame, vocabulary: Vocabulary
) -> list[tuple[str, str]]:
    """Return pairs of aspect and line for a sheet that is not sorted by every line; none for one that is.

    A line is written "category=KEY" or "milieu=KEY"; a note, and a table without any line, has the empty one alone,
    and so has a survey that describes incidents and has no question on their milieu, and a register without its categories.
    """
    source, roles = candidate.source, set(candidate.roles_by_column.values())
    dimension = "category" if source.category_set else "milieu"
    if source.survey:
        describes = bool((observations["kind"] == source.kind).any())
        return [(LISTED, "")] if describes and MILIEU not in candidate.questions else []
    if observations.empty:
        return []
    is_ready = candidate.is_count_table or ("antal" in roles and roles <= SORTED_BY)
    if not (candidate.is_note or is_ready):
        return [(LISTED, line) for line in _lines_of_register(source, roles, vocabulary)]
    labelled = observations[observations["status"] != "total_row"][dimension].unique()
    keys = [] if candidate.is_note else sorted(key for key in labelled if key)
    return [(LISTED, f"{dimension}={key}") for key in keys] or [(LISTED, "")]


def _lines_of_register(source: SourceDefinition, roles: Collection[str], vocabulary: Vocabulary) -> list[str]:
    """Return the lines that a register of a source with categories is sorted by; none where it is by every one."""
    two = "miljo" in source.columns
    if source.category_set is None or ("kategori" in roles and ("miljo" in roles or not two)):
        return []
    if "kategori" in roles:
        categories = vocabulary.categories[source.category_set]
        milieus = {category.milieu for category in categories.values()} - {""}
        return [*(f"category={key}" for key in categories), *(f"milieu={code}" for code in sorted(milieus))]
    return [f"milieu={code}" for code in vocabulary.milieus] if "miljo" in roles else [""]
