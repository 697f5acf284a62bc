"""påminn: the units that have not answered a survey, with the addresses of the list of recipients as it lies there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, REMINDERS, SETTINGS, STORED_YEAR
from lagesbild.cli.screen import out
from lagesbild.cli.years import INCOMING, choose_stored_year
from lagesbild.config.loading import load
from lagesbild.core.reminders import Recipient, Reminder
from lagesbild.core.text import clean
from lagesbild.figures.asked_units import ask_units, unit_key
from lagesbild.figures.gathering import require
from lagesbild.files.opening import sha256
from lagesbild.intake.collecting import collect
from lagesbild.intake.recipients import read_recipients
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.reminders import reminder_files
from lagesbild.outputs.terminal.reminders import reminder_lines
from lagesbild.outputs.terminal.summary import written_files
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.config.vocabulary.definitions import SourceDefinition
    from lagesbild.core.imports import Incoming, StoredYear

PATHS = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="SÖKVÄG",
        help="Var utskickslistorna ligger. Utan: mappen underlag/ÅR eller ÅR, annars här.",
        show_default=False,
    ),
]
TO = Annotated[
    Path | None, typer.Option("--till", metavar="MAPP", help="Mapp att skriva till. Utan: paminnelser/ÅR.")
]


def paminn(
    paths: PATHS = None,
    year: STORED_YEAR = None,
    to: TO = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Write, for each survey that some have not answered, a workbook of them and the text of a mail."""
    chosen, year = load(settings), choose_stored_year(year, database)
    with open_store(database) as store:
        require(store, year)
        stored = next(stored for stored in store.years() if stored.year == year)
        asked = ask_units(store, chosen.vocabulary.sources, [year])
        imported = [file for _, file in store.imports(year)]
    lists = _find_lists(imported, paths or _default_paths(year))
    surveys = [source for source in chosen.vocabulary.counted_sources if source.survey]
    reminders = [
        _remind(survey, asked[year, survey.key].silent, stored, lists, chosen)
        for survey in surveys
        if (year, survey.key) in asked
    ]
    files = {
        name: content
        for reminder in reminders
        if reminder.recipients
        for name, content in reminder_files(reminder).items()
    }
    written = written_files(publish(to or REMINDERS / str(year), files)) if files else ()
    unknown = [survey.phrases.noun for survey in surveys if (year, survey.key) not in asked]
    out(*reminder_lines(reminders, unknown), *written)


def _default_paths(year: int) -> list[Path]:
    return [path for path in (INCOMING / str(year), Path(str(year)), INCOMING) if path.is_dir()] or [Path()]


def _find_lists(imported: Sequence[Incoming], paths: Sequence[Path]) -> dict[str, list[Path]]:
    """Return, by source, where its files lie: those of the same name and content as what was imported."""
    files = collect(paths)
    return {
        source: [
            path
            for file in imported
            if file.source == source
            for path in files
            if clean(path.name) == file.name and sha256(path) == file.sha256
        ]
        for source in {file.source for file in imported}
    }


def _remind(
    survey: SourceDefinition,
    silent: Sequence[str],
    year: StoredYear,
    lists: Mapping[str, Sequence[Path]],
    settings: Settings,
) -> Reminder:
    """Return the reminder of a survey; a unit that no list holds any more is without an address."""
    sources = [source.key for source in settings.vocabulary.sources if source.recipients_of == survey.key]
    paths = [path for source in sources for path in lists.get(source, ())]
    found: dict[str, Recipient] = {}
    for path in paths:
        for recipient in read_recipients(path, settings, year.period):
            before = found.get(unit_key(recipient.unit), recipient)
            found[unit_key(recipient.unit)] = before if before.address else recipient
    recipients = tuple(found.get(unit_key(unit), Recipient(unit)) for unit in silent)
    about = survey.label, survey.phrases.noun, year.year, year.period, year.area
    return Reminder(survey.key, *about, recipients, bool(paths))
