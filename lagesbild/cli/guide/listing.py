"""What lies in the folder, and what each file is taken for: a line a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from rich.table import Table as Grid
from rich.text import Text

from lagesbild.cli.screen import out, progress
from lagesbild.core.wording import enumerate_words, number, tally
from lagesbild.intake.collecting import find_transcript
from lagesbild.intake.inspection.describe import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.inspection import FileDescription

TOOLS = {
    "microsoft_forms": "Microsoft Forms",
    "google_forms": "Google Forms",
    "limesurvey": "LimeSurvey",
    "surveymonkey": "SurveyMonkey",
    "qualtrics": "Qualtrics",
}
UNKNOWN, NOT_READ, TRANSCRIBED = "känns inte igen", "läses inte", "avskriven"
LONGEST_NAME = 30


class IncomingFile(Struct, frozen=True):
    """A file in the folder: where it is, and what it is as far as the program can tell."""

    path: Path
    description: FileDescription

    @property
    def is_known(self) -> bool:
        """Whether the file is taken for a source."""
        return self.description.accepted and self.description.source is not None

    @property
    def is_transcribed(self) -> bool:
        """Whether the file is of a kind that is not read, and what it says has been copied into a table."""
        return not self.description.accepted and find_transcript(self.path) is not None


def look_at(paths: Sequence[Path], settings: Settings) -> tuple[IncomingFile, ...]:
    """Describe each of the files; nothing is stored."""
    settings = settings.with_lists()
    with progress("Läser", len(paths)) as step:
        files = []
        for path in paths:
            step(path.name)
            files.append(IncomingFile(path, describe(path, settings)))
    return tuple(files)


def show_files(files: Iterable[IncomingFile], settings: Settings) -> None:
    """Print a line for each file: its mark, its name, and what it is."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, max_width=LONGEST_NAME, overflow="ellipsis")
    for file in files:
        mark = Text("✓", "green") if file.is_known or file.is_transcribed else Text("?", "yellow")
        grid.add_row(mark, Text(file.path.name), Text(_say_what(file, settings)))
    out(grid)


def _say_what(file: IncomingFile, settings: Settings) -> str:
    description = file.description
    if file.is_transcribed:
        return TRANSCRIBED
    if description.source:
        source = settings.vocabulary.source(description.source)
        one, many = ("svar", "svar") if source.survey else source.unit
        tool = TOOLS.get(description.system or "", "")
        label = source.short + (f" ({tool})" if tool else "")
        of_source = [sheet for sheet in (description, *description.beside) if sheet.source == source.key]
        records = tally(sum(sheet.records for sheet in of_source), one, many)
        sheets = f" på {number(len(of_source))} blad" if of_source[1:] else ""
        own = label if description.is_note else f"{label}, {records}{sheets}"
        others = [sheet.source for sheet in description.beside if sheet.source and sheet not in of_source]
        return enumerate_words([own, *(settings.vocabulary.source(key).short for key in others)])
    if description.likely_source:
        return f"liknar {settings.vocabulary.source(description.likely_source).label}"
    return UNKNOWN if description.accepted else NOT_READ
