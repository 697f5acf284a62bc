"""What an incoming file is, as far as the program can tell: values for the screen and for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lagesbild.core.accounts import SheetAccount
    from lagesbild.core.errors import Problem
    from lagesbild.core.free_text import Found

ColumnType = Literal["single", "multi", "text", "number", "date", "id"]


class Suggestion(Struct, frozen=True):
    """A role that a heading may be meant for, since it is like a wording of it. Never decided by the program."""

    role: str
    wording: str
    likeness: int
    """0 to 100."""
    exact: bool = False
    """Whether the heading is that wording: the role is then known, and only the source is not."""


class ColumnDescription(Struct, frozen=True):
    """One question or column of a file, however many columns of the sheet it spans.

    `answers` counts each option among the records that count; it is empty for text, ids and dates.
    """

    heading: str
    type: ColumnType
    answers: Mapping[str, int]
    empty: int
    role: str | None = None
    """What the column is read as: a role of the source or a question's key; None when it is not read."""
    read_as: str = ""
    """The same in words; empty when it is not read."""
    span: tuple[str, str] | None = None
    """The first and the last of its days (ISO text) or numbers."""
    suggestion: Suggestion | None = None
    date_order: str | None = None
    """How the days are written, where some of them can be read in two ways."""


class FileDescription(Struct, frozen=True):
    """A file and the sheet of it that would be read; everything but the name is unknown of a refused one."""

    name: str
    accepted: bool
    problems: tuple[Problem, ...]
    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    other_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    """Those of the other sheets that a spreadsheet program does not show."""
    system: str | None = None
    source: str | None = None
    source_label: str = ""
    likely_source: str | None = None
    """The source that the words and headings point at when the file fits none."""
    rule: str | None = None
    """The file of rules that it is read by."""
    is_note: bool = False
    """Whether it gives one number and no table."""
    header_rows: tuple[int, ...] = ()
    first_data_row: int | None = None
    beside: tuple[FileDescription, ...] = ()
    """The other sheets of the file that would be read too, each as a source of its own."""
    records: int = 0
    set_aside: Mapping[str, int] = field(default_factory=dict)
    """By reason, the records that would be set aside whatever the period."""
    dropped_columns: tuple[str, ...] = ()
    columns: tuple[ColumnDescription, ...] = ()
    found: tuple[Found, ...] = ()
    """What is personal data, or may be, in the free text."""
    account: SheetAccount | None = None
    """What became of the cells of the sheet; None where it fits no source, or is too large."""

    @property
    def every(self) -> tuple[FileDescription, ...]:
        """The sheets that would be read, the one that fits best first."""
        return (self, *self.beside)


class DraftedMeaning(NamedTuple):
    """A value that means nothing known: its column with the role of it, in how many rows it stands, what it may mean."""

    heading: str
    role: str
    value: str
    rows: int
    likely: str = ""


class RuleDraft(Struct, frozen=True):
    """What a person must say of a file before it is understood, with what is likely."""

    source: str
    """The key of the source that it is, or is likely to be from; empty where nothing points at any."""
    roles: Mapping[str, str]
    """By heading, the role that it is likely to have; empty where none is likely."""
    meanings: tuple[DraftedMeaning, ...]
    is_sure: bool
    """Whether nothing in it is a guess."""


class DraftedQuestion(Struct, frozen=True):
    """A question of a survey of which something is to be made, as its answers show it."""

    wording: str
    use: Literal["grupp", "miljo", "handelse", "summa"]
    summed: tuple[str, ...] = ()
    """Of a scale, the options that may be counted together."""
    is_number: bool = False
    """Whether it says of how many occasions the events are."""


class SourceDraft(Struct, frozen=True):
    """A source that a file may be of, as far as the file shows it; a person decides whether it is."""

    key: str
    label: str
    form: Literal["enkat", "register", "bakgrund", "text"]
    hints: tuple[str, ...] = ()
    """The words that point at it in the name of a file, where others than the usual ones are needed."""
    unit: tuple[str, str] | None = None
    """What is counted, where the headings say it; None where the name does, or nothing."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """By role, the heading of the column that is likely to have it."""
    unread: tuple[str, ...] = ()
    """The headings of the other columns."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """By label, the milieu that it is likely to count for."""
    has_total: bool = True
    is_wider: bool = False
    """Whether its register has many areas besides the area's own."""
    questions: tuple[DraftedQuestion, ...] = ()


class RuleChoices(Struct, frozen=True):
    """What a person may choose among when writing rules for a file."""

    sources: tuple[str, ...]
    """The keys of the sources."""
    roles: tuple[str, ...]
    """Of the source that is known or likely, otherwise of all."""
    meanings: Mapping[str, tuple[str, ...]]
    """Role -> what the values of such a column may mean."""
