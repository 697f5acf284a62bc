"""Paths -> readings: each file recognised, read and classified. A bad file is a problem; the others go on."""

from __future__ import annotations

import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lagesbild.config.fingerprint import fingerprint, lists_mark
from lagesbild.core.errors import InputError, Problem, place_of
from lagesbild.core.free_text import NOTHING_FOUND, Screened
from lagesbild.core.imports import Reading
from lagesbild.files.opening import ready, sha256
from lagesbild.files.text.encoding import LARGEST_TEXT
from lagesbild.intake.shapes.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.core.figures import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.recognition import Fit, Shape
    from lagesbild.intake.shapes.free_text import FreeText

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
_REFUSED = "refused"
PICTURES = "diagram"
"""The folder of pictures and alternative texts in a folder of reports."""
OWN_FILE = re.compile(r"(?:lagesbild|underlag)-\d{4}(?:-publik)?\.\w+")
"""The names of the reports that the program itself writes: they must never be counted as what came in."""
OWN_REPORT = (
    "Filen är en rapport som programmet självt har skrivit och togs inte med. Ange underlagen i stället."
)
NOT_READ = (
    "Bladet ser också ut att höra till {label} men läses inte, för ur varje fil läses ett blad. "
    "Är det andra uppgifter än på det lästa bladet, spara bladet som en egen fil."
)
ASSUMED = (
    "Filen är läst som {label} efter rubrikerna, för inget i filnamnet säger vilken enkät det är. "
    "Är det i stället {other}, skriv ”{hint}” i filnamnet och läs in den igen."
)
NO_RECORDS = (
    "Det finns rubriker men inga rader under dem, och det räknas som att det inte fanns något att redovisa. "
    "Fråga avsändaren om det stämmer."
)
NO_ANSWERS = (
    "Det finns rubriker men inga svar under dem. Enkäten redovisas som obesvarad, inte som noll. "
    "Be avsändaren skicka svaren."
)
UNFORESEEN = (
    "Filen innehåller något som programmet inte räknat med ({place}) och togs inte med. Spara den som en enkel "
    "Excelfil och försök igen, eller skicka raden till den som sköter programmet."
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
    bears: Mapping[int, str] = field(default_factory=dict)
    """By position, the role in which a column was read; none for a survey and for a note."""
    is_note: bool = False
    """Whether one number was all that there was to read."""
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
    files: Sequence[Path],
    settings: Settings,
    period: Period,
    step: Callable[[str], None] = lambda _: None,
    load: Callable[[], object] = lambda: None,
) -> Taken:
    """Every file read; `step` is told the name of each before it is, `load` loads what comes after meanwhile."""
    readings: list[Reading] = []
    refused: list[Problem] = []
    settings = settings.with_lists()
    rules = f"{fingerprint(settings, period)}{lists_mark(settings.lists)}"
    for path, opened, digested in _ahead(files):
        step(path.name)
        import lagesbild.intake.shapes.by_rules  # noqa: F401 — what reading takes is loaded while the first file is being opened

        load()
        try:
            understood = understand(path, opened.result(), settings, period)
            readings.append(_reading(understood, digested.result(), rules, settings))
        except InputError as error:
            refused.append(Problem(_REFUSED, error.beside(path.name), path.name))
        except Exception as error:  # noqa: BLE001 — one file that nobody foresaw must not take the others with it
            refused.append(Problem(_REFUSED, UNFORESEEN.format(place=place_of(error)), path.name))
    return Taken(tuple(readings), tuple(refused))


def _ahead(files: Sequence[Path]) -> Iterator[tuple[Path, Future[tuple[Sheet, ...]], Future[str]]]:
    """Each file, its sheets and its SHA-256: on the computer's other core, one file is opened ahead of its turn."""
    with ThreadPoolExecutor(2) as beside:
        opened = ((path, _opened(path, beside)) for path in files)
        begun = ((path, sheets, beside.submit(_digest, path, sheets)) for path, sheets in opened)
        waiting = next(begun, None)
        while waiting is not None:
            this, waiting = waiting, next(begun, None)
            yield this


def _opened(path: Path, beside: ThreadPoolExecutor) -> Future[tuple[Sheet, ...]]:
    """The sheets of a file, on their way: what it claims to be is looked at first, while nothing else is."""
    try:
        return beside.submit(ready(path))
    except Exception as error:  # noqa: BLE001 — the file's turn to be refused comes when it is asked for
        refused: Future[tuple[Sheet, ...]] = Future()
        refused.set_exception(error)
        return refused


def _digest(path: Path, opened: Future[tuple[Sheet, ...]]) -> str:
    """The SHA-256 of a file; one that is too large to be read is refused first."""
    if path.stat().st_size > LARGEST_TEXT:
        opened.result()
    return sha256(path)


def _reading(understood: Understood, digest: str, rules: str, settings: Settings) -> Reading:
    """What a file gives the store."""
    return Reading(
        source=understood.source,
        name=understood.sheet.path.name,
        sha256=digest,
        reading=rules,
        sheet=understood.sheet.name,
        dnr=settings.registry_number,
        observations=understood.observations,
        problems=understood.problems,
        definition=_definition(understood, settings),
        free_text=understood.free_text,
    )


def understand(path: Path, sheets: Sequence[Sheet], settings: Settings, period: Period) -> Understood:
    """The sheet of a file that fits a source best, read as that source.

    Raises InputError when the file fits no source, or fits several alike.
    """
    from lagesbild.intake.recognition import SHAPES
    from lagesbild.intake.shapes.by_rules import rule_fits

    if OWN_FILE.fullmatch(path.name):
        raise InputError(OWN_REPORT)
    shown = [sheet for sheet in sheets if not sheet.hidden]
    for shape in (rule_fits, *SHAPES):
        fits = [fit for sheet in shown for fit in shape(sheet, settings, period)]
        if fits:
            best = _best(fits)
            told = (*_assumed(best, fits), *_beside(best, shown, settings, period))
            return _read(best, settings, period, told)
    from lagesbild.intake.unrecognised import unfitting

    raise unfitting(sheets)


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


def _assumed(best: Fit, fits: Sequence[Fit]) -> Iterator[Problem]:
    """A problem when a survey is one of several by its headings alone: their questions are the same."""
    other = next((fit.source for fit in fits if fit.source.key != best.source.key), None)
    if best.source.survey and not best.named and other:
        message = ASSUMED.format(label=best.source.label, other=other.label, hint=other.hints[0])
        yield Problem("assumed_source", message, best.sheet.path.name, best.sheet.name)


def _beside(best: Fit, sheets: Sequence[Sheet], settings: Settings, period: Period) -> tuple[Problem, ...]:
    """A problem for each other sheet that could have been read: what stands there is not counted."""
    from lagesbild.intake.recognition import SHAPES

    tables = SHAPES[:-1]
    others = (sheet for sheet in sheets if sheet is not best.sheet)
    found = (
        (sheet, max(_fits(sheet, tables, settings, period), key=_rank, default=None)) for sheet in others
    )
    return tuple(
        Problem("sheet_not_read", NOT_READ.format(label=fit.source.label), sheet.path.name, sheet.name)
        for sheet, fit in found
        if fit and fit.hinted
    )


def _fits(sheet: Sheet, shapes: Sequence[Shape], settings: Settings, period: Period) -> list[Fit]:
    try:
        return [fit for shape in shapes for fit in shape(sheet, settings, period)]
    except InputError:
        return []


def _rank(fit: Fit) -> tuple[bool, int, int, int]:
    return fit.rank


def _read(fit: Fit, settings: Settings, period: Period, beside: tuple[Problem, ...]) -> Understood:
    from lagesbild.intake.free_text import screened

    columns: list[FreeText] = []
    context = Context(fit.source, settings, period, fit.sheet, told=columns.append)
    observations, problems = fit.read(context)
    free_text, doubts = screened(columns, observations, context)
    told = NO_ANSWERS if fit.source.survey else NO_RECORDS
    empty = () if len(observations) else (Problem("no_records", told, fit.sheet.path.name, fit.sheet.name),)
    return Understood(
        source=fit.source.key,
        sheet=fit.sheet,
        observations=observations,
        problems=(*beside, *fit.sheet.problems, *problems, *empty, *doubts),
        questions=fit.questions,
        rules=fit.rules,
        bears=fit.bears,
        is_note=fit.is_note,
        free_text=free_text,
    )


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
