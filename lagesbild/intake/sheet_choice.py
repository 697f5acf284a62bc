"""The candidates of the sheets of a file -> the one that fits best, and which sheets are sources of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.text import fold
from lagesbild.intake.candidates import count_hints, point_to_source, split_words
from lagesbild.intake.shapes.register_columns import IS_CASE
from lagesbild.intake.unread_sheets import is_of_other_area, is_of_other_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.errors import Problem
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Candidate

SEVERAL_NOTES = (
    "{file}: Bladen ”{sheets}” anger var sitt antal, och det framgår inte om de ska läggas ihop. Skriv av uppgifterna "
    "i mallen (”lagesbild mallar”)."
)


def is_source_of_its_own(candidate: Candidate, settings: Settings) -> bool:
    """Return whether a sheet is what its name says: no list of names to choose from, and no sums in a file of another source."""
    name, stem = candidate.sheet.name or "", candidate.sheet.path.stem
    of_file = point_to_source(stem, settings.vocabulary.counted_sources)
    sums_up = (candidate.is_count_table or candidate.is_note) and of_file not in {"", candidate.source.key}
    is_choice = candidate.source.form == "utskick" and "utskick" not in fold(name)
    return is_named_after(candidate) and not sums_up and not is_choice


def names_source(sheet: Sheet, settings: Settings) -> bool:
    """Return whether the name of a sheet points at one source."""
    return bool(point_to_source(sheet.name or "", settings.vocabulary.counted_sources))


def refuse_several_notes(
    best: Candidate, candidates: Sequence[Candidate], refused: Sequence[Problem]
) -> None:
    """Raise InputError when several sheets are notes, unclear ones too: the number of one is not that of all."""
    sheets = [fit.sheet.name or "" for fit in candidates if fit.source.key == best.source.key]
    sheets += [problem.sheet or "" for problem in refused]
    if best.is_note and len(sheets) > 1:
        raise InputError(SEVERAL_NOTES.format(file=best.sheet.path.name, sheets="”, ”".join(sheets)))


def choose_best(found: Sequence[Candidate], settings: Settings, period: Period) -> Candidate:
    """Return the candidate that fits best; of several sheets that fit equally, the first.

    Sheets of other years or areas are passed over where others are of the report's, and sums of cases where the cases are there.
    Raises InputError when several sources fit equally.
    """
    candidates = [fit for fit in _as_named(found) if not is_of_other_years(fit, period)] or [*found]
    candidates = [fit for fit in candidates if not is_of_other_area(fit, candidates, settings)]
    listed = {fit.source.key for fit in candidates if fit.hints and _lists_cases(fit)}
    candidates = [fit for fit in candidates if not (fit.is_count_table and fit.source.key in listed)]
    top = max(candidate.rank for candidate in candidates)
    first = next(candidate.sheet for candidate in candidates if candidate.rank == top)
    equal = {fit.source.key: fit for fit in reversed(candidates) if fit.rank == top and fit.sheet is first}
    if len(equal) == 1:
        return next(iter(equal.values()))
    names = " och ".join(sorted(equal))
    words = " eller ".join(
        f"”{candidate.source.hints[0]}”" for candidate in equal.values() if candidate.source.hints
    )
    raise InputError(
        f"Filen passar lika bra som {names} och togs inte med. Skriv {words} i filnamnet så att det framgår vilken den är."
    )


def _as_named(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates without those of other sources than the one that the name of their sheet points at alone."""
    for fit in candidates:
        named = [
            other.source.key for other in candidates if other.sheet is fit.sheet and is_named_after(other)
        ]
        if not named or fit.source.key in named:
            yield fit


def is_named_after(candidate: Candidate) -> bool:
    """Return whether the name of its sheet points at the source of a candidate."""
    return count_hints(candidate.source, split_words([candidate.sheet.name or ""])) > 0


def _lists_cases(candidate: Candidate) -> bool:
    """Return whether each row is a case of its own, with a day or a number."""
    return not candidate.is_count_table and bool(IS_CASE & {*candidate.roles_by_column.values()})
