"""A letter, a picture or a pdf that came in: the number that it tells of is copied into a small table, or passed over."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.guide.finishing import open_or_tell
from lagesbild.cli.guide.questions import ask_count, ask_number
from lagesbild.cli.guide.table_questions import list_meanings
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.intake.candidates import point_to_source
from lagesbild.intake.collecting import name_transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from lagesbild.cli.guide.answer_log import AnswerLog
    from lagesbild.cli.guide.listing import IncomingFile
    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition

WHICH_SOURCE = "{name} läses inte. Vilken källa är det svar från? Nummer, o öppna den, Enter hoppa över:"
HOW_MANY = (
    "{name} läses inte ({label}). Hur många {unit} redovisas? 0 om inga, o öppna filen, Enter hoppa över:"
)
WHICH_LINE = "Vad gäller de? Nummer, eller Enter om det inte framgår:"
SURVEY = "{name}: enkätsvar skrivs inte av här. Be avsändaren om svaren som Excel eller csv."
FORM = "Skriv av {name} i mallen för {label} (lagesbild mallar) och lägg den bland underlagen."
PASSED = "transcript"
COUNT, LABELS = "antal", ("kategori", "miljo")


def ask_about_unread_file(file: IncomingFile, log: AnswerLog) -> None:
    """Ask which source a file is from and what number it tells of, and copy that; nothing where no number is given."""
    if PASSED in log.passed or log.files:
        return
    settings, name = load(), file.path.name
    actions = {"o": partial(open_or_tell, file.path)}
    source = _find_source(file, settings) or _ask_source(file, settings, actions)
    count = None
    if source and source.survey:
        out(Text(SURVEY.format(name=name)))
    elif source:
        question = HOW_MANY.format(name=name, label=source.short, unit=source.unit[1])
        count = ask_count(question, actions=actions)
    if source is None or count is None:
        log.pass_over(PASSED)
    elif count and COUNT not in source.columns:
        out(Text(FORM.format(name=name, label=source.short)))
        log.pass_over(PASSED)
    else:
        line = _ask_line(source, settings) if count else {}
        log.write(_path_of(file.path, source), _lay_out(source, {COUNT: str(count), **line} if count else {}))


def _find_source(file: IncomingFile, settings: Settings) -> SourceDefinition | None:
    key = point_to_source(file.path.stem, settings.vocabulary.counted_sources)
    return settings.vocabulary.source(key) if key else None


def _ask_source(
    file: IncomingFile, settings: Settings, actions: Mapping[str, Callable[[], None]]
) -> SourceDefinition | None:
    sources = settings.vocabulary.counted_sources
    question = WHICH_SOURCE.format(name=file.path.name)
    chosen = ask_number(question, [source.short for source in sources], actions=actions)
    return None if chosen is None else sources[chosen]


def _ask_line(source: SourceDefinition, settings: Settings) -> dict[str, str]:
    """Ask which category or milieu the copied number is of; return role -> what is to stand in its column."""
    role = next((role for role in LABELS if role in source.columns), None)
    if role is None:
        return {}
    meanings = list(list_meanings(source, role, settings))
    chosen = ask_number(WHICH_LINE, list(list_meanings(source, role, settings).values()))
    return {} if chosen is None else {role: meanings[chosen]}


def _path_of(path: Path, source: SourceDefinition) -> Path:
    return name_transcript(path, source.hints[0] if source.hints else source.key)


def _lay_out(source: SourceDefinition, row: Mapping[str, str]) -> bytes:
    """Return a table with the source's headings, and the row where there is one: a table without rows tells of nothing."""
    headings = {role: headings[0] for role, headings in source.columns.items() if headings}
    content = io.StringIO()
    table = csv.writer(content, delimiter=";")
    table.writerow(headings.values())
    if row:
        table.writerow([row.get(role, "") for role in headings])
    return content.getvalue().encode("utf-8-sig")
