"""A list of those to whom a survey was sent, one column alone -> one case for each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lagesbild.core.text import fold
from lagesbild.files.header import locate_list
from lagesbild.intake.candidates import Candidate, count_hints, words_of
from lagesbild.intake.shapes import register

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet

UNIT = "enhet"


def find_candidates(sheet: Sheet, settings: Settings, _: Period) -> list[Candidate]:
    """Return the recipient lists that a sheet with one column alone may be, by what it is called."""
    candidates = []
    for source in settings.vocabulary.sources:
        if source.form != "utskick":
            continue
        layout = locate_list(sheet, frozenset(map(fold, source.columns[UNIT])))
        if layout and (hints := count_hints(source, words_of(sheet, layout))):
            (column,) = layout.columns
            read = partial(register.read, layout, {UNIT: column})
            candidates.append(
                Candidate(source, sheet, hints, 1, read, roles_by_column={column: UNIT}, layout=layout)
            )
    return candidates
