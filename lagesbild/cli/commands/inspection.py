"""granska: what incoming files are and hold, without storing anything; and the beginning of rules for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.consent import is_terminal
from lagesbild.cli.options import AS_JSON, NAMES, PATHS, SETTINGS
from lagesbild.cli.prompts import confirm_suggestions
from lagesbild.cli.screen import out, out_json, progress
from lagesbild.config.loading import load
from lagesbild.config.sender_rules import FOLDER, choices
from lagesbild.core.errors import OutputError
from lagesbild.intake.collecting import collect
from lagesbild.intake.inspection.describe import describe
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.json_report import inspection_json
from lagesbild.outputs.rules_file import file_name, rules_text
from lagesbild.outputs.terminal.inspection import inspection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.inspection import FileDescription

MAKE_RULES = Annotated[
    bool,
    typer.Option(
        "--skapa-regler",
        help="Skapa en fil i mappen regler/ för varje fil, att fylla i med hur den ska läsas.",
    ),
]
FILL_IN = "Öppna filen i Anteckningar eller ett annat textprogram, fyll i källan och kolumnerna, spara, och kör granska igen."
IN_FORCE = "De gäller när filen läses nästa gång. Kör granska igen för att se hur."


def granska(
    paths: PATHS,
    make_rules: MAKE_RULES = False,
    names: NAMES = None,
    as_json: AS_JSON = False,
    settings: SETTINGS = None,
) -> int:
    """Describe the files; exit code 3 when one of them could not be read."""
    chosen = load(settings).with_names(names).with_lists()
    files = _describe_files(paths, chosen)
    if as_json:
        out_json(inspection_json(files))
    else:
        out(*inspection(files))
    roles = {} if as_json else _ask_for_roles(files)
    wanted = [file for file in files if file.accepted and (make_rules or file.name in roles)]
    _write_rules(wanted, roles, chosen, (settings.parent if settings else Path()))
    return 0 if all(file.accepted for file in files) else 3


def _describe_files(paths: Sequence[Path], settings: Settings) -> tuple[FileDescription, ...]:
    collected = collect(paths)
    files = []
    with progress("Granskar", len(collected)) as step:
        for path in collected:
            step(path.name)
            files.append(describe(path, settings))
    return tuple(files)


def _ask_for_roles(files: Sequence[FileDescription]) -> dict[str, dict[str, str]]:
    """Return, by file, the roles that the user agrees to, by heading; nobody is asked but on a terminal."""
    if not is_terminal():
        return {}
    return {file.name: agreed for file in files if (agreed := confirm_suggestions(file))}


def _write_rules(
    files: Sequence[FileDescription],
    roles: Mapping[str, Mapping[str, str]],
    settings: Settings,
    folder: Path,
) -> None:
    """Write the beginning of rules for each file, never over rules that are there."""
    laid_out, unfinished = {}, set()
    for file in files:
        name = file_name(file.name)
        if (folder / FOLDER / name).exists():
            raise OutputError(
                f"{FOLDER}/{name} finns redan och skrivs inte över. Rätta i den, eller byt namn på den först."
            )
        known = choices(settings.vocabulary, _sure_source(file, settings))
        laid_out[name] = rules_text(file, known, roles.get(file.name, {})).encode()
        unfinished |= set() if file.source else {name}
    if laid_out:
        for path in publish(folder / FOLDER, laid_out):
            typer.echo(
                f"Reglerna i {path} är skapade. {FILL_IN if path.name in unfinished else IN_FORCE}", err=True
            )


def _sure_source(file: FileDescription, settings: Settings) -> str | None:
    """The source whose roles are told: a likely one only when it is a survey, since those have the same questions."""
    likely = settings.vocabulary.source(file.likely_source) if file.likely_source else None
    return file.source or (likely.key if likely and likely.survey else None)
