"""The sheets of a file -> the sheet that fits a source best, read as that source."""

from __future__ import annotations

from contextlib import suppress
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lagesbild.core.errors import InputError, Problem
from lagesbild.core.imports import ParsedSheet
from lagesbild.intake.collecting import OWN_FILE
from lagesbild.intake.parsing import parse_sheet
from lagesbild.intake.shapes import register
from lagesbild.intake.shapes.registry import SHAPES
from lagesbild.intake.sheet_choice import (
    choose_best,
    is_named_after,
    is_source_of_its_own,
    names_source,
    refuse_several_notes,
)
from lagesbild.intake.sheets_together import find_alike, read_together
from lagesbild.intake.unread_sheets import (
    NOT_TAKEN,
    is_of_other_years,
    may_leave_out,
    tell_other_numbers,
    tell_unread_sheets,
)
from lagesbild.intake.unrecognised import unrecognised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.imports import ParsedSheet
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Candidate
    from lagesbild.intake.shapes.registry import Shape
    from lagesbild.intake.sheets_together import Together

OWN_REPORT = (
    "Filen är en rapport som programmet självt har skrivit och togs inte med. Ange underlagen i stället."
)
ASSUMED = (
    "Filen är läst som {label} efter rubrikerna, för inget i filnamnet säger vilken enkät det är. "
    "Är det i stället {other}, skriv ”{hint}” i filnamnet och läs in den igen."
)
ASSUMED_OF_BOTH = (
    "Filen är läst som {label} efter rubrikerna, för filnamnet nämner också {other}. "
    "Står det svar från båda i den, dela upp den i en fil för var; är den bara {other}, skriv bara ”{hint}” i filnamnet."
)


class Recognition(Struct, frozen=True):
    """The sheet of a file that was read: what it was taken for, and what it gave."""

    candidate: Candidate
    parsed: ParsedSheet
    beside: tuple[Recognition, ...] = ()
    """The other sheets of the file that were read too: with rows of their own of the same source, or of another."""

    @property
    def every(self) -> tuple[Recognition, ...]:
        """The sheets that were read, the one that fits best first."""
        return (self, *self.beside)


def recognise_file(path: Path, sheets: Sequence[Sheet], settings: Settings, period: Period) -> Recognition:
    """Read the sheet of a file that fits a source best, and those that are named after other sources.

    Raises InputError when the file fits no source, or several equally well.
    """
    if OWN_FILE.fullmatch(path.name):
        raise InputError(OWN_REPORT)
    best, doubts = _recognise_best(sheets, settings, period)
    shown = [sheet for sheet in sheets if not sheet.hidden]
    together = _find_together(best, shown, settings, period)
    best, *more = together.fits if together else (best,)
    beside = _find_beside(best, shown, settings, period)
    taken = [best.sheet, *(fit.sheet for fit in (*more, *beside))]
    others = [sheet for sheet in sheets if not any(sheet is own for own in taken)]
    left = {sheet.name for sheet in others}
    refused = [
        may_leave_out(doubt, best, period)
        for doubt in doubts
        if doubt.sheet in left or doubt.code != NOT_TAKEN
    ]
    refused += together.told if together else ()
    told = {doubt.sheet for doubt in refused}
    unread = tell_unread_sheets(best, [sheet for sheet in others if sheet.name not in told], settings, period)
    parsed = parse_sheet(best, settings, period, (*unread, *refused), together)
    observations = together.observations if together else parsed.observations
    numbers = tuple(tell_other_numbers(best, observations, others, settings, period))
    read = (
        *(Recognition(fit, parse_sheet(fit, settings, period, (), together)) for fit in more),
        *(Recognition(fit, parse_sheet(fit, settings, period)) for fit in beside),
    )
    return Recognition(best, replace(parsed, problems=(*parsed.problems, *numbers)), read)


def _recognise_best(
    sheets: Sequence[Sheet], settings: Settings, period: Period
) -> tuple[Candidate, tuple[Problem, ...]]:
    """Return the candidate that fits best in the first shape that any of the shown sheets has, and what is doubtful of it."""
    shown = [sheet for sheet in sheets if not sheet.hidden]
    for find_candidates in SHAPES:
        candidates, refused = _find_candidates(find_candidates, shown, settings, period)
        if candidates:
            lists = _find_lists_beside(candidates, shown, settings, period)
            best = choose_best([*candidates, *lists], settings, period)
            refuse_several_notes(best, candidates, refused)
            return best, (*_assumed_survey(best, candidates), *refused)
        if refused:
            raise InputError(f"{sheets[0].path.name}: {refused[0].message}")
    raise unrecognised(sheets)


def _find_together(
    best: Candidate, sheets: Sequence[Sheet], settings: Settings, period: Period
) -> Together | None:
    """Return the sheets that are read as one source with the best one; None where it is read alone."""
    fits = []
    for sheet in sheets:
        with suppress(InputError):
            fits.append(best if sheet is best.sheet else _recognise_best((sheet,), settings, period)[0])
    alike = find_alike(best, fits, settings, period)
    return read_together(alike, settings, period) if alike[1:] else None


def _find_beside(
    best: Candidate, sheets: Sequence[Sheet], settings: Settings, period: Period
) -> tuple[Candidate, ...]:
    """Return how the other sheets are read that are named after a source that nothing else in the file is read as.

    A sheet of the rules of a sender is read alone.
    """
    found: dict[str, Candidate] = {}
    for sheet in sheets if best.rules is None else ():
        if sheet is best.sheet or not names_source(sheet, settings):
            continue
        try:
            own, _ = _recognise_best((sheet,), settings, period)
        except InputError:
            continue
        if (
            is_source_of_its_own(own, settings)
            and own.source.key != best.source.key
            and not is_of_other_years(own, period)
        ):
            found.setdefault(own.source.key, own)
    return tuple(found.values())


def _find_candidates(
    find_candidates: Shape, sheets: Sequence[Sheet], settings: Settings, period: Period
) -> tuple[list[Candidate], list[Problem]]:
    """Return the sources that the sheets may be from, and why others of the sheets cannot be read."""
    candidates: list[Candidate] = []
    refused = []
    for sheet in sheets:
        try:
            candidates += find_candidates(sheet, settings, period)
        except InputError as error:
            reason = error.without_file_name(sheet.path.name)
            refused.append(Problem(NOT_TAKEN, reason, sheet.path.name, sheet.name))
    return candidates, refused


def _find_lists_beside(
    candidates: Sequence[Candidate], sheets: Sequence[Sheet], settings: Settings, period: Period
) -> list[Candidate]:
    """Return the lists of cases that stand on other sheets than the tables of counts that were found."""
    summed = [fit.sheet for fit in candidates if fit.is_count_table and fit.rules is None]
    others = [sheet for sheet in sheets if not any(sheet is known for known in summed)] if summed else []
    return _find_candidates(register.find_candidates, others, settings, period)[0]


def _assumed_survey(best: Candidate, candidates: Sequence[Candidate]) -> Iterator[Problem]:
    """Yield a problem when the file's name tells no survey, or several: their questions are the same."""
    others = [fit for fit in candidates if fit.source.key != best.source.key and fit.sheet is best.sheet]
    if is_named_after(best) and not any(map(is_named_after, others)):
        return
    if not best.source.survey or not others:
        return
    other = max(others, key=attrgetter("filename_hints"))
    if other.filename_hints or not best.filename_hints:
        wording = ASSUMED_OF_BOTH if best.filename_hints else ASSUMED
        message = wording.format(
            label=best.source.label, other=other.source.label, hint=other.source.hints[0]
        )
        yield Problem("assumed_source", message, best.sheet.path.name, best.sheet.name)
