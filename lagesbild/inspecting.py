"""Path -> a description of the file: what it is, how it was read, what its columns hold. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from lagesbild.cells import fold
from lagesbild.errors import InputError, Problem
from lagesbild.importing import UNKNOWN_FILE, understand
from lagesbild.likeness import likeliest, suggested, wordings
from lagesbild.model import COUNTED, REASONS, Period
from lagesbild.model.description import ColumnDescription, FileDescription
from lagesbild.reading import locate, open_file
from lagesbild.reading.grid import kind
from lagesbild.reading.sheet import is_empty
from lagesbild.recognition import hinted, roles, words
from lagesbild.shapes import survey
from lagesbild.shapes.classification import TOTAL_WORDS
from lagesbild.surveys import read_answers, recognise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from lagesbild.importing import Understood
    from lagesbild.model.description import ColumnType, Suggestion
    from lagesbild.reading import Layout, Sheet
    from lagesbild.reading.sheet import Content
    from lagesbild.settings import Settings
    from lagesbild.surveys import Answers, Question
    from lagesbild.vocabulary.definitions import SourceDefinition

EVER = Period(date.min, date.max)
"""A file is described as it is: no record is outside this period."""
TABLE = "table"
NO_DISTRIBUTION = frozenset({"incomplete", "duplicate", "test_answer", "total_row", "unreadable"})
"""Records set aside for these reasons are not among the answers that are counted."""
UNTOLD: Mapping[str, ColumnType] = {"text": "text", "arende": "id"}
"""Roles whose cells are never told, whatever they look like."""
MOST_NUMBERS = 20
CHOICES = frozenset({"kategori", "miljo", "omrade"})
"""Roles whose cells are always told: they are chosen from a list, however few the records are."""
LARGEST_NUMBER = 1000
"""Numbers are shown one by one when they are few and small: others may be numbers of cases, or of persons."""


UNKNOWN = (
    "Filen passar ingen känd källa, så importera tar inte med den. Kör ”lagesbild granska --skapa-regler” på den "
    "och fyll i vilken källa den är och vad kolumnerna är."
)
NO_HEADINGS = "Rubrikraden verkar saknas: rad {row} ser ut som en post. Lägg till en rad med kolumnernas rubriker överst."


@dataclass(frozen=True, slots=True)
class WithoutRows:
    """The content of a sheet with some rows left out, so that a total does not pass for an answer."""

    content: Content
    rows: frozenset[int]

    def last_rows(self) -> Sequence[tuple[int, tuple[Any, ...]]]:
        """Give the last rows that hold something, as they are."""
        return self.content.last_rows()

    def table(self, layout: Layout, columns: Sequence[int]) -> pd.DataFrame:
        """Give the columns of the rows that are left."""
        frame = self.content.table(layout, columns)
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

    @property
    def source(self) -> SourceDefinition | None:
        """The source that the file is from, when it fits one."""
        return self.settings.vocabulary.source(self.understood.source) if self.understood else None


def describe(path: Path, settings: Settings) -> FileDescription:
    """What a file is and holds; one that cannot be read at all is described by the sentence that says why."""
    try:
        sheets = open_file(path)
        understood, doubts = _understood(path, settings)
        reading = _reading(understood.sheet if understood else _fullest(sheets), settings, understood)
    except InputError as error:
        return FileDescription(path.name, accepted=False, problems=(_problem("refused", error, path),))
    described = _described(reading, tuple(s.name for s in sheets if s.name and s.name != reading.sheet.name))
    return replace(described, problems=(*doubts, *described.problems))


def _problem(code: str, error: InputError, path: Path) -> Problem:
    return Problem(code, str(error).removeprefix(f"{path.name}: "), path.name)


def _understood(path: Path, settings: Settings) -> tuple[Understood | None, tuple[Problem, ...]]:
    """What importing makes of the file, or None and the reason why it would not take it."""
    try:
        return understand(path, settings, EVER), ()
    except InputError as error:
        if str(error) == UNKNOWN_FILE:
            return None, (Problem("unknown_source", UNKNOWN, path.name),)
        return None, (_problem("not_taken", error, path),)


def _fullest(sheets: Sequence[Sheet]) -> Sheet:
    """The sheet that looks most like the one with the answers: visible, and with the most cells at its top."""
    visible = [sheet for sheet in sheets if not sheet.hidden] or sheets
    return max(visible, key=lambda sheet: sum(not is_empty(cell) for row in sheet.head for cell in row))


def _reading(sheet: Sheet, settings: Settings, understood: Understood | None) -> Reading:
    """The sheet read column by column; InputError when there is no table in it and it fits no source."""
    try:
        answers = read_answers(_without_totals(sheet), settings.vocabulary.known_options())
    except InputError:
        if understood is None:
            raise
        return Reading(sheet, settings, understood, None, _statuses(understood))
    if understood is None:
        _check_headings(answers.layout)
        return Reading(sheet, settings, None, answers, answers.status)
    return Reading(sheet, settings, understood, answers, _statuses(understood))


def _check_headings(layout: Layout) -> None:
    """Raise InputError when some headings, but not a row of months or days, are what only a record holds."""
    days = sum(kind(heading) == "day" for heading in layout.headings)
    if 0 < days < len(layout.headings) / 2:
        raise InputError(NO_HEADINGS.format(row=layout.header_rows[-1]))


def _statuses(understood: Understood) -> pd.Series[str]:
    """By row, what becomes of it; the first observation of a row stands for it."""
    return understood.observations.drop_duplicates("row").set_index("row")["status"].astype(str)


def _without_totals(sheet: Sheet) -> Sheet:
    """The sheet without the rows that begin with a word for totals, where it is a plain table."""
    layout = locate(sheet) if recognise(sheet) == TABLE else None
    if layout is None:
        return sheet
    firsts = ((row, _first(cells)) for row, *cells in sheet.read(layout).itertuples(name=None))
    totals = frozenset(row for row, first in firsts if fold(first).strip(" :") in TOTAL_WORDS)
    return replace(sheet, content=WithoutRows(sheet.content, totals)) if totals else sheet


def _first(cells: Sequence[Any]) -> Any:  # noqa: ANN401 — a cell as it stands
    return next((cell for cell in cells if not is_empty(cell)), "")


def _described(reading: Reading, others: tuple[str, ...]) -> FileDescription:
    sheet, source, answers = reading.sheet, reading.source, reading.answers
    aside = Counter(status for status in reading.status if status != COUNTED)
    likely = source or _likely(reading)
    problems = reading.understood.problems if reading.understood else sheet.problems
    return FileDescription(
        name=sheet.path.name,
        accepted=True,
        problems=tuple(problem for problem in problems if problem.code != "dropped_columns"),
        format=sheet.format,
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
        sheet=sheet.name,
        other_sheets=others,
        system=answers.system if answers else TABLE,
        source=source.key if source else None,
        source_label=source.label if source else "",
        likely_source=likely.key if likely else None,
        header_rows=answers.layout.header_rows if answers else (),
        first_data_row=answers.layout.first_data_row if answers else None,
        records=int((reading.status != "total_row").sum()),
        set_aside={reason: aside[reason] for reason in REASONS if aside[reason]},
        dropped_columns=answers.dropped if answers else (),
        columns=_columns(reading, answers, likely) if answers else (),
    )


def _likely(reading: Reading) -> SourceDefinition | None:
    """The source that a file which fits none points at."""
    if reading.answers is None:
        return None
    vocabulary = reading.settings.vocabulary
    found = words(reading.sheet, reading.answers.layout)
    pointed = {source.key: hinted(source, found) for source in vocabulary.counted_sources}
    return likeliest([question.heading for question in reading.answers.questions], pointed, vocabulary)


def _columns(
    reading: Reading, answers: Answers, likely: SourceDefinition | None
) -> tuple[ColumnDescription, ...]:
    read_as = _read_as(reading, answers)
    counted = ~reading.status.reindex(answers.frame.index, fill_value=COUNTED).isin(NO_DISTRIBUTION)
    unread = [question.heading for number, question in enumerate(answers.questions) if number not in read_as]
    known = wordings(likely, reading.settings.vocabulary) if likely else {}
    free = {role: headings for role, headings in known.items() if role not in read_as.values()}
    suggestions = suggested(unread, free)
    return tuple(
        _column(question, answers.frame.loc[counted, number], read_as.get(number), suggestions)
        for number, question in enumerate(answers.questions)
    )


def _read_as(reading: Reading, answers: Answers) -> dict[int, str]:
    """By number of the question, the role or the question's key that it is read as."""
    source = reading.source
    if source is None:
        return {}
    if source.survey:
        asked = survey.matched(answers, reading.settings.vocabulary)
        headings = [question.heading for question in answers.questions]
        return {headings.index(one.heading): key for key, one in asked.items()}
    bears = {place: role for role, place in roles(source, answers.layout).items()}
    return {
        number: bears[question.columns[0]]
        for number, question in enumerate(answers.questions)
        if question.columns[0] in bears
    }


def _column(
    question: Question,
    cells: pd.Series[Any],
    role: str | None,
    suggestions: Mapping[str, Suggestion],
) -> ColumnDescription:
    filled = cells[[cell not in ("", ()) for cell in cells]]
    if role in CHOICES and question.type == "text":
        texts = filled.map(lambda cell: " ".join(str(cell).split()))
        question, filled = replace(question, type="single", options=tuple(texts.unique())), texts
    elif role is not None and role in UNTOLD:
        question = replace(question, type=UNTOLD[role])
    return ColumnDescription(
        heading=question.heading,
        type=question.type,
        answers=_distribution(question, filled),
        empty=len(cells) - len(filled),
        role=role,
        span=_span(question, filled),
        suggestion=suggestions.get(question.heading) if role is None else None,
    )


def _distribution(question: Question, filled: pd.Series[Any]) -> dict[str, int]:
    """How many gave each answer; options that stand in columns of their own also when nobody chose them."""
    if question.type in {"single", "multi"}:
        counts = Counter(filled.explode() if question.type == "multi" else filled)
        spread = len(question.columns) > 1
        return {option: counts[option] for option in question.options if spread or counts[option]}
    small = question.type == "number" and all(abs(number) < LARGEST_NUMBER for number in filled)
    counts = Counter(filled) if small else Counter()
    return {str(n): counts[n] for n in sorted(counts)} if len(counts) <= MOST_NUMBERS else {}


def _span(question: Question, filled: pd.Series[Any]) -> tuple[str, str] | None:
    if question.type not in {"date", "number"} or filled.empty:
        return None
    return str(filled.min()), str(filled.max())
