"""What a survey tool declares of its exports, so that one path can read them all."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from lagesbild.core.cells import ANSWERS, NO_ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.files.sheet import Layout, Sheet


TICKED = frozenset({*ANSWERS["ja"], "x", "*", "✓", "✔", "☑", "checked", "vald", "valt"})
UNTICKED = frozenset({*ANSWERS["nej"], "☐", "unchecked", "ej vald", "ej valt"})
"""What a column for one option says, folded, in the tools that leave it to the form."""


class Role(StrEnum):
    """What a column of an export is for."""

    QUESTION = "question"
    RESPONSE = "response"
    SUBMITTED = "submitted"
    FINISHED = "finished"
    STATUS = "status"
    PERSONAL = "personal"
    PASSED_OVER = "passed over"


class Field(Struct, frozen=True):
    """One column of the sheet (0-based): its role, its question and, where that is spread, the option."""

    column: int
    role: Role
    heading: str
    option: str = ""

    @property
    def full_heading(self) -> str:
        """The heading with the option in brackets.

        >>> Field(4, Role.QUESTION, "Vilken miljö?", "Vit makt").full_heading
        'Vilken miljö? [Vit makt]'
        """
        return f"{self.heading} [{self.option}]" if self.option else self.heading


class Export(Struct, frozen=True):
    """Where the answers stand in a sheet, and what each column is."""

    layout: Layout
    fields: tuple[Field, ...]


class Rule(Struct, frozen=True):
    """A row is set aside with this status when the column in that role holds one of the (folded) words."""

    role: Role
    words: frozenset[str]
    status: str


class Tool(Struct, frozen=True):
    """One survey tool.

    `understand` gives None for a sheet that another program made. `separators` join the choices of one
    cell, `ticks`, `unticked` and `blanks` are the (folded) words for chosen, not chosen and no answer.
    """

    key: str
    understand: Callable[[Sheet], Export | None]
    separators: tuple[str, ...] = ()
    ticks: frozenset[str] = frozenset()
    unticked: frozenset[str] = frozenset()
    blanks: frozenset[str] = NO_ANSWER
    rules: tuple[Rule, ...] = ()
