"""The shapes that a sheet may have, in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.intake.shapes import (
    background,
    by_rules,
    crosstab,
    listing,
    recipients,
    register,
    statement,
    survey,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Candidate

    Shape = Callable[[Sheet, Settings, Period], list[Candidate]]

TABLES: tuple[Shape, ...] = (
    survey.find_candidates,
    crosstab.find_candidates,
    register.find_candidates,
    recipients.find_candidates,
    listing.find_candidates,
)
"""The shapes of tables that are known without rules."""
SHAPES: tuple[Shape, ...] = (
    by_rules.find_candidates,
    background.find_candidates,
    *TABLES,
    statement.find_candidates,
)
"""A sender's rules come first, then what is named as figures from outside; notes last, since a cover sheet may read like one."""
