"""Path -> a description of the file: what it is, how it was read, what its columns hold. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError, Problem, place_of
from lagesbild.core.figures import REASONS, Period
from lagesbild.core.inspection import FileDescription
from lagesbild.core.tables import COUNTED
from lagesbild.files.opening import open_file
from lagesbild.intake.collecting import UNFORESEEN, understand
from lagesbild.intake.inspection.columns import columns
from lagesbild.intake.inspection.sheets import TABLE, read
from lagesbild.intake.inspection.suggestions import likeliest
from lagesbild.intake.recognition import hinted, words
from lagesbild.intake.unrecognised import UNKNOWN_FILE, fullest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.collecting import Understood
    from lagesbild.intake.inspection.sheets import Reading

NOT_TAKEN = "not_taken"
EVER = Period(date.min, date.max)
"""A file is described as it is: no record is outside this period."""
UNKNOWN = (
    "Filen passar ingen känd källa, så importera tar inte med den. Kör ”lagesbild granska --skapa-regler” på den "
    "och fyll i vilken källa den är och vad kolumnerna är."
)


def describe(path: Path, settings: Settings) -> FileDescription:
    """What a file is and holds; one that cannot be read at all is described by the sentence that says why."""
    doubts: tuple[Problem, ...] = ()
    try:
        sheets = open_file(path)
        understood, doubts = _understood(path, sheets, settings)
        reading = read(understood.sheet if understood else fullest(sheets), settings, understood)
    except InputError as error:
        if any(doubt.code == NOT_TAKEN for doubt in doubts):
            return FileDescription(path.name, accepted=False, problems=(replace(doubts[0], code="refused"),))
        return FileDescription(path.name, accepted=False, problems=(_problem("refused", error, path),))
    except Exception as error:  # noqa: BLE001 — one file that nobody foresaw must not hide the others
        unforeseen = Problem("refused", UNFORESEEN.format(place=place_of(error)), path.name)
        return FileDescription(path.name, accepted=False, problems=(unforeseen,))
    others = [sheet for sheet in sheets if sheet.name and sheet.name != reading.sheet.name]
    described = _described(reading)
    return replace(
        described,
        problems=(*doubts, *described.problems),
        other_sheets=tuple(sheet.name or "" for sheet in others),
        hidden_sheets=tuple(sheet.name or "" for sheet in others if sheet.hidden),
    )


def _problem(code: str, error: InputError, path: Path) -> Problem:
    return Problem(code, error.beside(path.name), path.name)


def _understood(
    path: Path, sheets: Sequence[Sheet], settings: Settings
) -> tuple[Understood | None, tuple[Problem, ...]]:
    """What importing makes of the file, or None and the reason why it would not take it."""
    try:
        return understand(path, sheets, settings, EVER), ()
    except InputError as error:
        if str(error) == UNKNOWN_FILE:
            return None, (Problem("unknown_source", UNKNOWN, path.name),)
        return None, (_problem(NOT_TAKEN, error, path),)


def _described(reading: Reading) -> FileDescription:
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
        system=answers.system if answers else TABLE,
        source=source.key if source else None,
        source_label=source.label if source else "",
        likely_source=likely.key if likely else None,
        rule=reading.rules.name if reading.rules else None,
        header_rows=answers.layout.header_rows if answers else (),
        first_data_row=answers.layout.first_data_row if answers else None,
        records=int((reading.status != "total_row").sum()),
        set_aside={reason: aside[reason] for reason in REASONS if aside[reason]},
        dropped_columns=answers.dropped if answers else (),
        columns=columns(reading, likely),
        is_note=bool(reading.understood and reading.understood.is_note),
        found=reading.understood.free_text.found if reading.understood else (),
    )


def _likely(reading: Reading) -> SourceDefinition | None:
    """The source that a file which fits none points at."""
    if reading.answers is None:
        return None
    vocabulary = reading.settings.vocabulary
    found = words(reading.sheet, reading.answers.layout)
    possible = (s for s in vocabulary.counted_sources if s.survey or reading.answers.system == TABLE)
    pointed = {source.key: hinted(source, found) for source in possible}
    return likeliest([question.heading for question in reading.answers.questions], pointed, vocabulary)
