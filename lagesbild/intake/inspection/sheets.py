"""A sheet on its way to a description: its columns as answers, and what becomes of each row."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.intake.account import row_status
from lagesbild.intake.columns import map_distinct
from lagesbild.intake.sender_rules import extend_vocabulary, locate_by, read_answers_by
from lagesbild.intake.shapes.words import is_total_label
from lagesbild.intake.surveys.answers import TOTAL_ROW
from lagesbild.intake.surveys.reading import read_answers, recognise
from lagesbild.intake.unrecognised import check_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from lagesbild.config.sender_rules import SenderRules
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.config.vocabulary.vocabulary import Vocabulary
    from lagesbild.core.cells import Raw
    from lagesbild.core.imports import ParsedSheet
    from lagesbild.files.sheet import Content, Layout, Sheet
    from lagesbild.intake.recognition import Recognition
    from lagesbild.intake.surveys.answers import Answers

TABLE = "table"


class WithoutRows(Struct, frozen=True):
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


class InspectedSheet(Struct, frozen=True):
    """A sheet with all that was recognised in it, ready to be described."""

    sheet: Sheet
    settings: Settings
    recognition: Recognition | None
    """What importing makes of it; None for a sheet that fits no source."""
    answers: Answers | None
    """Its columns; None for a note, and for a table whose columns cannot be read by themselves."""
    status: pd.Series[str]
    """By row, `counted` or a reason; total rows included where the source is known."""

    @property
    def parsed(self) -> ParsedSheet | None:
        """What importing would store of the sheet."""
        return self.recognition.parsed if self.recognition else None

    @property
    def is_note(self) -> bool:
        """Whether the sheet gives one number and no table."""
        return self.recognition is not None and self.recognition.candidate.is_note

    @property
    def rules(self) -> SenderRules | None:
        """The rules that the sheet is read by, where there are any for it."""
        return self.recognition.candidate.rules if self.recognition else None

    @property
    def roles_by_column(self) -> Mapping[int, str]:
        """Position of a column -> the role in which it is read."""
        return self.recognition.candidate.roles_by_column if self.recognition else {}

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in force for this sheet, those of its rules included."""
        return (
            extend_vocabulary(self.rules, self.settings.vocabulary)
            if self.rules
            else self.settings.vocabulary
        )

    @property
    def source(self) -> SourceDefinition | None:
        """The source that the file is from, when it fits one."""
        return self.vocabulary.source(self.parsed.source) if self.parsed else None


def inspect_sheet(sheet: Sheet, settings: Settings, recognition: Recognition | None) -> InspectedSheet:
    """Read the sheet column by column. Raises InputError when there is no table in it and it fits no source."""
    if recognition is None:
        answers = _read_columns(sheet, settings.vocabulary, None, None)
        check_table(sheet, answers.layout)
        return InspectedSheet(sheet, settings, None, answers, answers.status)
    candidate, status = recognition.candidate, row_status(recognition.parsed.observations)
    columns: Answers | None = None
    if not candidate.is_note:
        with suppress(InputError):
            columns = (
                _read_columns(sheet, settings.vocabulary, candidate.source, candidate.rules)
                if candidate.source.survey or candidate.rules
                else _read_counted(sheet, settings.vocabulary, candidate.source, status)
            )
    return InspectedSheet(sheet, settings, recognition, columns, status)


def _read_columns(
    sheet: Sheet, vocabulary: Vocabulary, source: SourceDefinition | None, rules: SenderRules | None
) -> Answers:
    if rules is None:
        questions = vocabulary.questions_of(source) if source else vocabulary.all_questions()
        return read_answers(_without_totals(sheet, sheet.layout), vocabulary.known_options(questions))
    records = _without_totals(sheet, locate_by(rules, sheet))
    return read_answers_by(rules, records, extend_vocabulary(rules, vocabulary))


def _read_counted(
    sheet: Sheet, vocabulary: Vocabulary, source: SourceDefinition, status: pd.Series[str]
) -> Answers:
    """Return the columns of a register or a table of counts: what each row is, is known already."""
    totals = frozenset(status.index[status == TOTAL_ROW])
    records = replace(sheet, content=WithoutRows(sheet.content, totals)) if totals else sheet
    return read_answers(records, vocabulary.known_options(vocabulary.questions_of(source)), status=status)


def _without_totals(sheet: Sheet, layout: Layout | None) -> Sheet:
    """Return the sheet without the rows that begin with a word for totals, where it is a plain table."""
    if layout is None or recognise(sheet) != TABLE:
        return sheet
    totals = frozenset(_totals(sheet.read(layout)))
    return replace(sheet, content=WithoutRows(sheet.content, totals)) if totals else sheet


def _totals(frame: pd.DataFrame) -> pd.Index[int]:
    """Return the rows whose first cell that holds something is a word for totals."""
    begun = frame.index != frame.index
    is_total = begun
    for column in frame.columns:
        words = map_distinct(frame[column], lambda cell: fold(cell).strip(" :"))
        is_total = is_total | (~begun & map_distinct(words, is_total_label).to_numpy(dtype=bool))
        begun = begun | (words != "").to_numpy()
        if begun.all():
            break
    return frame.index[is_total]
