"""What an empty form to send out consists of, and the questionnaire: values for the outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CellKind = Literal["text", "date", "number", "choice"]


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column to fill in: its heading, what its cells hold, and the text that helps."""

    heading: str
    kind: CellKind
    hint: str
    choices: tuple[str, ...] = ()
    several: bool = False
    """Whether a cell may hold several of the choices, so that other texts must be let through."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A form for one source."""

    key: str
    title: str
    sheet: str
    introduction: tuple[str, ...]
    columns: tuple[TemplateColumn, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it is put to the respondents."""

    wording: str
    kind: str
    """The kind of answer in words ("Ett val", "Flera val", "Kort text")."""
    options: tuple[str, ...] = ()
