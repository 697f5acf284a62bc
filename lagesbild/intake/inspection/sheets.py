"""A sheet on its way to a description: its answers, and what becomes of each row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lagesbild.core.cells import fold
from lagesbild.core.errors import InputError
from lagesbild.core.tables import COUNTED
from lagesbild.files.header import locate
from lagesbild.intake.shapes.by_rules import answers_by, layout_by, worded_by
from lagesbild.intake.shapes.words import TOTAL_WORDS
from lagesbild.intake.surveys.cells import mapped
from lagesbild.intake.surveys.reading import read_answers, recognise
from lagesbild.intake.unrecognised import check_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.cells import Raw
    from lagesbild.files.sheet import Content, Layout, Sheet
    from lagesbild.intake.collecting import Understood
    from lagesbild.intake.surveys.answers import Answers

TABLE = "table"


@dataclass(frozen=True, slots=True)
class WithoutRows:
    """The content of a sheet with some rows left out, so that a total does not pass for an answer."""

    content: Content
    rows: frozenset[int]

    def first_cells(self) -> Iterator[Raw]:
        """Give the first cells of the rows that are left."""
        return (cell for row, cell in enumerate(self.content.first_cells(), start=1) if row not in self.rows)

    def last_rows(self) -> Sequence[tuple[int, tuple[Any, ...]]]:
        """Give the last rows that hold something, as they are."""
        return self.content.last_rows()

    def table(self, layout: Layout, columns: Sequence[int], serial: int | None = None) -> pd.DataFrame:
        """Give the columns of the rows that are left."""
        frame = self.content.table(layout, columns, serial)
        return frame[~frame.index.isin(self.rows)]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet with all that was understood of it on the way to its description."""

    sheet: Sheet
    settings: Settings
    understood: Understood | None
    answers: Answers | None
    status: pd.Series[str]
    """By row, `counted` or a reason; total rows included where the source is known."""

    rules: SenderRules | None = None
    """The rules that the sheet is read by, where there are any for it."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in force for this sheet, those of its rules included."""
        return worded_by(self.rules, self.settings.vocabulary) if self.rules else self.settings.vocabulary

    @property
    def source(self) -> SourceDefinition | None:
        """The source that the file is from, when it fits one."""
        return self.settings.vocabulary.source(self.understood.source) if self.understood else None


def read(sheet: Sheet, settings: Settings, understood: Understood | None) -> Reading:
    """The sheet read column by column; InputError when there is no table in it and it fits no source."""
    rules = next((one for one in settings.rules if understood and one.name == understood.rules), None)
    if understood and understood.is_note:
        return Reading(sheet, settings, understood, None, _statuses(understood), rules)
    try:
        answers = _answers(sheet, settings.vocabulary, rules)
    except InputError:
        if understood is None:
            raise
        return Reading(sheet, settings, understood, None, _statuses(understood), rules)
    if understood is None:
        check_table(sheet, answers.layout)
        return Reading(sheet, settings, None, answers, answers.status)
    return Reading(sheet, settings, understood, answers, _statuses(understood), rules)


def _answers(sheet: Sheet, vocabulary: Vocabulary, rules: SenderRules | None) -> Answers:
    if rules is None:
        return read_answers(_without_totals(sheet, locate(sheet)), vocabulary.known_options())
    bare = _without_totals(sheet, layout_by(rules, sheet))
    return answers_by(rules, bare, worded_by(rules, vocabulary))


def _statuses(understood: Understood) -> pd.Series[str]:
    """By row, what becomes of it: it is counted when any of its observations is, otherwise the first tells why not."""
    told = understood.observations[["row", "status"]]
    if not told["row"].is_unique:
        told = told.sort_values("status", key=lambda status: status.ne(COUNTED), kind="stable")
        told = told.drop_duplicates("row").sort_values("row")
    return told.set_index("row")["status"].astype(str)


def _without_totals(sheet: Sheet, layout: Layout | None) -> Sheet:
    """The sheet without the rows that begin with a word for totals, where it is a plain table."""
    if layout is None or recognise(sheet) != TABLE:
        return sheet
    totals = frozenset(_totals(sheet.read(layout)))
    return replace(sheet, content=WithoutRows(sheet.content, totals)) if totals else sheet


def _totals(frame: pd.DataFrame) -> pd.Index[int]:
    """The rows whose first cell that holds something is a word for totals."""
    begun = frame.index != frame.index
    found = begun
    for column in frame.columns:
        said = mapped(frame[column], lambda cell: fold(cell).strip(" :"))
        found = found | (~begun & said.isin(TOTAL_WORDS).to_numpy())
        begun = begun | (said != "").to_numpy()
        if begun.all():
            break
    return frame.index[found]
