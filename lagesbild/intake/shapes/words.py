"""Words and signs that stand where a label or a figure could, and say something else."""

from __future__ import annotations

from lagesbild.core.cells import NONE, NOT_REPORTED

TOTAL_WORDS = frozenset(
    {"total", "totalt", "totals", "summa", "samtliga", "summe", "sum", "alla", "hela staden"}
)
TEST_WORDS = frozenset({"test", "testrad", "testsvar", "test test", "asdf"})
NOT_STATED = NONE | NOT_REPORTED
"""In the place of a label or a day these say that none is given."""
