"""What an empty form to send out consists of, and the questionnaire: values for the outputs."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

CellKind = Literal["text", "date", "number", "choice"]


class TemplateColumn(Struct, frozen=True):
    """A column to fill in: its heading, what its cells hold, and the text that helps."""

    heading: str
    kind: CellKind
    hint: str
    choices: tuple[str, ...] = ()
    several: bool = False
    """Whether a cell may hold several of the choices, so that other texts must be let through."""
    required: bool = False


class Template(Struct, frozen=True):
    """A form for one source."""

    key: str
    title: str
    sheet: str
    introduction: tuple[str, ...]
    columns: tuple[TemplateColumn, ...]


AnswerKind = Literal["Ett val", "Flera val", "Heltal", "Kort text", "Lång text"]
CHOICE_KINDS: frozenset[AnswerKind] = frozenset({"Ett val", "Flera val"})


class AskedQuestion(Struct, frozen=True):
    """A question as it is put to the respondents."""

    wording: str
    kind: AnswerKind
    options: tuple[str, ...] = ()
    asked_if: tuple[tuple[int, ...], tuple[str, ...]] = ((), ())
    """The numbers of the questions on which it depends whether it is asked, and the answers for which it is."""


class Questionnaire(Struct, frozen=True):
    """The questions of one survey, in its own words, to be laid in a survey tool."""

    key: str
    title: str
    questions: tuple[AskedQuestion, ...]
