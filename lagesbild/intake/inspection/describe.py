"""Path -> a description of the file: what it is, how it was read, what its columns hold. Nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.errors import InputError, Problem, place_of
from lagesbild.core.figures import REASONS
from lagesbild.core.file_marks import mark_file
from lagesbild.core.inspection import FileDescription
from lagesbild.core.periods import EVER
from lagesbild.core.tables import COUNTED
from lagesbild.files.opening import hold_unchanged, open_file
from lagesbild.intake.candidates import count_hints, words_of
from lagesbild.intake.importing import UNFORESEEN
from lagesbild.intake.inspection.columns import describe_columns
from lagesbild.intake.inspection.sheets import TABLE, inspect_sheet
from lagesbild.intake.inspection.suggestions import likeliest
from lagesbild.intake.recognition import recognise_file
from lagesbild.intake.text_answers import find_text_source
from lagesbild.intake.unrecognised import UNKNOWN_FILE, fullest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.inspection.sheets import InspectedSheet
    from lagesbild.intake.recognition import Recognition

NOT_TAKEN = "not_taken"
UNKNOWN = (
    "Filen passar ingen känd källa, så importera tar inte med den. Kör ”lagesbild granska --skapa-regler” på den, "
    "så föreslås en ny källa, eller regler att fylla i: vilken källa den är och vad kolumnerna är."
)


def describe(path: Path, settings: Settings) -> FileDescription:
    """Return what a file is and holds; one that cannot be read at all is described by the sentence that says why."""
    if text := find_text_source(path, settings):
        return FileDescription(
            path.name, accepted=True, problems=(), source=text.key, source_label=text.label
        )
    doubts: tuple[Problem, ...] = ()
    try:
        with hold_unchanged(path, mark_file(path)):
            sheets = open_file(path)
            recognition, doubts = _recognise(path, sheets, settings)
            sheet = recognition.candidate.sheet if recognition else fullest(sheets)
            inspected = inspect_sheet(sheet, settings, recognition)
    except InputError as error:
        if any(doubt.code == NOT_TAKEN for doubt in doubts):
            return FileDescription(path.name, accepted=False, problems=(replace(doubts[0], code="refused"),))
        return FileDescription(path.name, accepted=False, problems=(_problem("refused", error, path),))
    except Exception as error:  # noqa: BLE001 — one file that nobody foresaw must not hide the others
        unforeseen = Problem("refused", UNFORESEEN.format(place=place_of(error)), path.name)
        return FileDescription(path.name, accepted=False, problems=(unforeseen,))
    described = _describe_among(inspected, sheets)
    beside = (
        [inspect_sheet(own.candidate.sheet, settings, own) for own in recognition.beside]
        if recognition
        else []
    )
    return replace(
        described,
        problems=(*doubts, *described.problems),
        beside=tuple(_describe_among(own, sheets) for own in beside),
    )


def _describe_among(inspected: InspectedSheet, sheets: Sequence[Sheet]) -> FileDescription:
    """Return what a sheet is and holds, with the names of the others."""
    others = [sheet for sheet in sheets if sheet.name and sheet.name != inspected.sheet.name]
    return replace(
        _describe_sheet(inspected),
        other_sheets=tuple(sheet.name or "" for sheet in others),
        hidden_sheets=tuple(sheet.name or "" for sheet in others if sheet.hidden),
    )


def _problem(code: str, error: InputError, path: Path) -> Problem:
    return Problem(code, error.without_file_name(path.name), path.name)


def _recognise(
    path: Path, sheets: Sequence[Sheet], settings: Settings
) -> tuple[Recognition | None, tuple[Problem, ...]]:
    """Return what importing makes of the file, or None and the reason why it would not take it."""
    try:
        return recognise_file(path, sheets, settings, EVER), ()
    except InputError as error:
        if str(error) == UNKNOWN_FILE:
            return None, (Problem("unknown_source", UNKNOWN, path.name),)
        return None, (_problem(NOT_TAKEN, error, path),)


def _describe_sheet(inspected: InspectedSheet) -> FileDescription:
    sheet, source, answers, parsed = inspected.sheet, inspected.source, inspected.answers, inspected.parsed
    reasons = inspected.status[inspected.status != COUNTED].value_counts(sort=False)
    likely = source or _likely_source(inspected)
    problems = parsed.problems if parsed else sheet.problems
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
        rule=inspected.rules.name if inspected.rules else None,
        header_rows=answers.layout.header_rows if answers else (),
        first_data_row=answers.layout.first_data_row if answers else None,
        records=int((inspected.status != "total_row").sum()),
        set_aside={reason: int(reasons[reason]) for reason in REASONS if reason in reasons},
        dropped_columns=answers.dropped if answers else (),
        columns=describe_columns(inspected, likely),
        is_note=inspected.is_note,
        found=parsed.free_text.found if parsed else (),
        account=parsed.account if parsed else None,
    )


def _likely_source(inspected: InspectedSheet) -> SourceDefinition | None:
    """Return the source that a file which fits none points at."""
    answers, vocabulary = inspected.answers, inspected.settings.vocabulary
    if answers is None:
        return None
    words = words_of(inspected.sheet, answers.layout)
    possible = (s for s in vocabulary.counted_sources if s.survey or answers.system == TABLE)
    hints = {source.key: count_hints(source, words) for source in possible}
    return likeliest([question.heading for question in answers.questions], hints, vocabulary)
