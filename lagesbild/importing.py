"""Paths -> readings: each file recognised, read and classified. A bad file is a problem; the others go on."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lagesbild import __version__
from lagesbild.errors import InputError, Problem, place_of
from lagesbild.model.texts import NOTHING_FOUND, Screened
from lagesbild.reading import open_file, sha256
from lagesbild.recognition import SHAPES, Fit
from lagesbild.ruling import rule_fits
from lagesbild.schema import VERSION
from lagesbild.screening import screened
from lagesbild.shapes.context import Context
from lagesbild.store import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from lagesbild.model import Period
    from lagesbild.reading import Sheet
    from lagesbild.settings import Settings
    from lagesbild.shapes.free_text import FreeText

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
_REFUSED = "refused"
PICTURES = "diagram"
"""The folder of pictures and alternative texts in a folder of reports."""
OWN_FILE = re.compile(r"(?:lagesbild|underlag)-\d{4}(?:-publik)?\.\w+")
"""The names of the reports that the program itself writes: they must never be counted as what came in."""
OWN_REPORT = (
    "Filen är en rapport som programmet självt har skrivit och togs inte med. Ange underlagen i stället."
)
UNFORESEEN = (
    "Filen innehåller något som programmet inte räknat med ({place}) och togs inte med. Spara den som en enkel "
    "Excelfil och försök igen, eller skicka raden till den som sköter programmet."
)
UNKNOWN_FILE = (
    "Filen passar ingen känd källa och togs inte med. Kör ”lagesbild granska --skapa-regler” på den, och fyll i "
    "vilken källa den är och vad kolumnerna är i filen med regler som då skapas."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What the named files gave: readings to store, and the files that could not be taken, with the reason."""

    readings: tuple[Reading, ...]
    refused: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """A sheet understood: its observations and what is wrong in it."""

    source: str
    sheet: Sheet
    observations: pd.DataFrame
    problems: tuple[Problem, ...]
    questions: tuple[str, ...] = ()
    """The keys of the questions of the questionnaire that the sheet has, answered or not."""
    rules: str = ""
    """The file of the rules that it was read by, if any."""
    free_text: Screened = NOTHING_FOUND


def collect(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that the paths name: folders give the files in them, in order, that could be input.

    Raises InputError when a path is not there or a folder holds nothing to read.
    """
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} finns inte. Kontrollera stavningen och att mappen är rätt.")
        inside = [path] if path.is_file() else sorted(f for f in path.rglob("*") if _could_be_input(f))
        if not inside:
            raise InputError(
                f"Mappen {path} innehåller inga filer att läsa. Lägg underlagen där och försök igen."
            )
        files += inside
    return tuple(dict.fromkeys(files))


def _could_be_input(path: Path) -> bool:
    hidden = (
        path.name.startswith((".", "~$")) or OWN_FILE.fullmatch(path.name) or path.parent.name == PICTURES
    )
    return path.is_file() and path.suffix.lower() in SUFFIXES and not hidden


def take(
    files: Sequence[Path], settings: Settings, period: Period, step: Callable[[str], None] = lambda _: None
) -> Taken:
    """Every file read; `step` is told the name of each before it is opened."""
    readings: list[Reading] = []
    refused: list[Problem] = []
    settings = settings.with_lists()
    rules = fingerprint(settings, period)
    for path in files:
        step(path.name)
        try:
            understood = understand(path, settings, period)
        except InputError as error:
            refused.append(Problem(_REFUSED, str(error).removeprefix(f"{path.name}: "), path.name))
            continue
        except Exception as error:  # noqa: BLE001 — one file that nobody foresaw must not take the others with it
            refused.append(Problem(_REFUSED, UNFORESEEN.format(place=place_of(error)), path.name))
            continue
        readings.append(
            Reading(understood.source, path.name, sha256(path), rules, understood.sheet.name, settings.registry_number,
                    understood.observations, understood.problems, _definition(understood, settings),
                    understood.free_text)
        )  # fmt: skip
    return Taken(tuple(readings), tuple(refused))


def fingerprint(settings: Settings, period: Period) -> str:
    """A short mark of everything besides the file that decides how it is read."""
    rules = (
        __version__,
        VERSION,
        settings.vocabulary,
        settings.rules,
        settings.area,
        settings.area_parts,
        settings.registry_number,
        sorted(settings.lists.names),
        sorted(settings.lists.places),
        period,
    )
    return hashlib.sha256(repr(rules).encode()).hexdigest()[:16]


def understand(path: Path, settings: Settings, period: Period) -> Understood:
    """The sheet of a file that fits a source best, read as that source.

    Raises InputError when the file cannot be opened, fits no source, or fits several alike.
    """
    if OWN_FILE.fullmatch(path.name):
        raise InputError(OWN_REPORT)
    sheets = [sheet for sheet in open_file(path) if not sheet.hidden]
    for shape in (rule_fits, *SHAPES):
        fits = [fit for sheet in sheets for fit in shape(sheet, settings, period)]
        if fits:
            return _read(_best(fits), settings, period)
    raise InputError(UNKNOWN_FILE)


def _best(fits: list[Fit]) -> Fit:
    """The one that fits best; of several sheets that fit alike, the first."""
    top = max(fit.rank for fit in fits)
    alike = {fit.source.key: fit for fit in reversed(fits) if fit.rank == top}
    if len(alike) == 1:
        return next(iter(alike.values()))
    names = " och ".join(sorted(alike))
    words = " eller ".join(f"”{fit.source.hints[0]}”" for fit in alike.values() if fit.source.hints)
    raise InputError(
        f"Filen passar lika bra som {names} och togs inte med. Skriv {words} i filnamnet så att det framgår vilken den är."
    )


def _read(fit: Fit, settings: Settings, period: Period) -> Understood:
    columns: list[FreeText] = []
    context = Context(fit.source, settings, period, fit.sheet, told=columns.append)
    observations, problems = fit.read(context)
    free_text, doubts = screened(columns, observations, context)
    found = (*fit.sheet.problems, *problems, *doubts)
    return Understood(fit.source.key, fit.sheet, observations, found, fit.questions, fit.rules, free_text)


def _definition(understood: Understood, settings: Settings) -> tuple[tuple[str, str], ...]:
    """What the sheet's figures rest on: when a year's differs from another's, they are not of one kind."""
    source = settings.vocabulary.source(understood.source)
    lines = settings.vocabulary.categories.get(source.category_set or "", {})
    parts = settings.area_parts.parts if "omrade" in source.columns else ()
    return (
        *(("category", f"{key}={line.milieu}") for key, line in lines.items()),
        *(("question", key) for key in understood.questions),
        *(("area", part) for part in parts),
    )
