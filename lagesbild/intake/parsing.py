"""A sheet that is recognised -> what it gives the store: observations, an account of its cells, and what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import LEFT_OUT
from lagesbild.core.imports import ParsedSheet
from lagesbild.core.own_questions import OWN_QUESTION
from lagesbild.intake.account import account_for, find_unread_numbers
from lagesbild.intake.collecting import is_transcript
from lagesbild.intake.counted_identifiers import tell_identifiers
from lagesbild.intake.free_text import screen_columns
from lagesbild.intake.listed_lines import find_listed_lines
from lagesbild.intake.notes_below import tell_notes_with_numbers
from lagesbild.intake.several_times import check_one_time
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.stated_area import place_by_statement, tell_stated_area
from lagesbild.intake.stated_selection import SCOPE, tell_selection
from lagesbild.intake.stated_time import (
    check_stated_time,
    tell_early_extract,
    tell_missing_months,
    tell_missing_spans,
    tell_other_time,
)
from lagesbild.intake.unread_numbers import tell_unread_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.core.accounts import SheetAccount
    from lagesbild.core.errors import Problem
    from lagesbild.core.own_questions import OwnQuestion
    from lagesbild.core.periods import Period
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.free_text import FreeText
    from lagesbild.intake.sheets_together import Together

NO_RECORDS = (
    "Det finns rubriker men inga rader under dem, och det räknas som att det inte fanns något att redovisa. "
    "Fråga avsändaren om det stämmer."
)
NO_ANSWERS = (
    "Det finns rubriker men inga svar under dem. Enkäten redovisas som obesvarad, inte som noll. "
    "Be avsändaren skicka svaren."
)


def parse_sheet(
    candidate: Candidate,
    settings: Settings,
    period: Period,
    doubts: tuple[Problem, ...] = (),
    together: Together | None = None,
) -> ParsedSheet:
    """Return what one sheet gives, with what is doubtful of it; `together` are the sheets that are read with it.

    Raises InputError when it cannot be read, or says in words that it is of another time.
    """
    source, sheet = candidate.source, candidate.sheet
    columns: list[FreeText] = []
    own: list[OwnQuestion] = []
    said: list[tuple[str, str]] = []

    def collect(aspect: str, item: str) -> None:
        said.append((aspect, item))

    context = Context(source, settings, period, sheet, {}, columns.append, own.append, collect)
    observations, problems = candidate.read(context)
    observations, placed = place_by_statement(candidate, observations, context)
    is_part = together is not None and together.is_several
    check_stated_time(candidate, observations, period, is_part=is_part)
    check_one_time(candidate, observations, period)
    free_text, unsearched = screen_columns(columns, observations, context)
    if observations.empty and not is_transcript(sheet.path):
        unsearched = (context.problem("no_records", NO_ANSWERS if source.survey else NO_RECORDS), *unsearched)
    account = account_for(candidate, observations)
    cells = tuple(_tell_of_cells(candidate, observations, account, context))
    lacking = _tell_once(_tell_what_lacks(candidate, observations, context, together), cells)
    return ParsedSheet(
        source=source.key,
        file=sheet.path.name,
        sheet=sheet.name,
        observations=observations,
        problems=(*doubts, *sheet.problems, *lacking, *placed, *problems, *unsearched, *cells),
        definition=(
            *_definition(candidate, settings),
            *find_listed_lines(candidate, observations, settings),
            *((OWN_QUESTION, question.as_json()) for question in own),
            *said,
        ),
        free_text=free_text,
        account=account,
    )


def _tell_what_lacks(
    candidate: Candidate, observations: pd.DataFrame, context: Context, together: Together | None
) -> Iterator[Problem]:
    """Yield what says that the sheet is of another time, of a part of it, or of a selection of what there was."""
    of_all = observations if together is None else together.observations
    is_part = together is not None and together.is_several
    yield from tell_early_extract(candidate, context)
    if not is_part:
        yield from tell_missing_spans(candidate, observations, context)
    yield from tell_other_time(candidate, of_all, context)
    yield from tell_missing_months(candidate, of_all, context)
    yield from tell_selection(candidate, of_all, context, is_part=is_part)


def _tell_once(lacking: Iterable[Problem], cells: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what is lacking, but for the doubt of a row's scope where a note in that row says what is left out."""
    noted = {problem.row for problem in cells if problem.code in LEFT_OUT}
    return tuple(problem for problem in lacking if problem.code != SCOPE or problem.row not in noted)


def _tell_of_cells(
    candidate: Candidate, observations: pd.DataFrame, account: SheetAccount | None, context: Context
) -> Iterator[Problem]:
    """Yield what is told of numbers that are not used, of notes, and of what stands in cells that it should not."""
    notes = tuple(tell_notes_with_numbers(candidate, observations))
    numbers = find_unread_numbers(account, candidate, observations)
    yield from tell_unread_numbers(numbers, candidate, [note.row for note in notes])
    yield from notes
    yield from tell_identifiers(candidate, observations, context)
    yield from tell_stated_area(candidate, context)


def _definition(candidate: Candidate, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return what the figures rest on: when a year's differs from another's, they are not of one kind."""
    source = candidate.source
    lines = settings.vocabulary.categories.get(source.category_set or "", {})
    parts = settings.area_parts.parts if "omrade" in source.columns else ()
    return (
        *(("category", f"{key}={line.milieu}") for key, line in lines.items()),
        *(("question", key) for key in candidate.questions),
        *(("area", part) for part in parts),
    )
