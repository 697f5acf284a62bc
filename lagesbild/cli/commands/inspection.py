"""granska: what incoming files are and hold, without storing anything; and the beginning of rules for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.consent import is_terminal
from lagesbild.cli.options import AS_JSON, JSON_FILE, NAMES, PATHS, SETTINGS
from lagesbild.cli.prompts import confirm_suggestions
from lagesbild.cli.screen import out, out_json, progress
from lagesbild.config.loading import load
from lagesbild.config.sender_rules import FOLDER, choices
from lagesbild.config.settings import SOURCE_FOLDER
from lagesbild.core.errors import OutputError
from lagesbild.core.inspection import RuleDraft
from lagesbild.core.wording import enumerate_words, start
from lagesbild.intake.collecting import collect
from lagesbild.intake.inspection.describe import describe
from lagesbild.intake.inspection.rule_drafts import draft_rules
from lagesbild.intake.inspection.source_drafts import draft_source
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.json_report import inspection_json
from lagesbild.outputs.rules_file import file_name, rules_text
from lagesbild.outputs.source_file import source_text
from lagesbild.outputs.terminal.inspection import inspection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.settings import Settings
    from lagesbild.core.inspection import FileDescription, SourceDraft

MAKE_RULES = Annotated[
    bool,
    typer.Option(
        "--skapa-regler",
        help="Skapa en fil i mappen regler/ för varje fil som inte går att förstå, med gissningar att ändra.",
    ),
]
FILL_IN = "Öppna filen i Anteckningar eller ett annat textprogram, ändra det som är fel, spara, och kör granska igen."
IN_FORCE = "De gäller när filen läses nästa gång. Kör granska igen för att se hur."
NEW_SOURCE = (
    "{sources} i {paths}. Öppna {them}, ändra det som är fel, ta bort första raden och kör granska igen. Är en fil från en "
    "källa som redan finns, radera förslaget och skriv källans ord i filens namn."
)
NEW = ("ny källa", "nya källor")
NO_NEED = "Filen förstås som den är, så den behöver inga regler: {names}."
THERE = "{name} finns redan och skrivs inte över. Rätta i den, eller byt namn på den först."


def granska(
    paths: PATHS,
    make_rules: MAKE_RULES = False,
    names: NAMES = None,
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    settings: SETTINGS = None,
) -> int:
    """Describe the files; exit code 3 when one of them could not be read."""
    chosen = load(settings).with_names(names).with_lists()
    described = _describe_files(_collect_incoming(paths, json_file), chosen)
    files = [file for _, file in described]
    if as_json:
        out_json(inspection_json(files), json_file)
    else:
        out(*inspection(files))
    roles = {} if as_json else _ask_for_roles(files)
    sources = _draft_sources(described, roles, chosen) if make_rules else {}
    drafts = {
        file.name: draft
        for path, file in described
        if file.accepted
        and file.name not in sources
        and (make_rules or file.name in roles)
        and (draft := _draft(path, file, roles.get(file.name, {}), chosen, with_guesses=make_rules))
    }
    if make_rules and (
        understood := [f.name for f in files if f.accepted and f.name not in {*drafts, *sources}]
    ):
        typer.echo(NO_NEED.format(names=", ".join(understood)), err=True)
    folder = settings.parent if settings else Path()
    _write_sources(sources, folder)
    _write_rules(files, drafts, chosen, folder)
    return 0 if all(file.accepted for file in files) else 3


def _draft(
    path: Path, file: FileDescription, decided: Mapping[str, str], settings: Settings, *, with_guesses: bool
) -> RuleDraft | None:
    if with_guesses:
        return draft_rules(path, file, decided, settings)
    return RuleDraft(file.source or "", decided, (), is_sure=bool(file.source))


def _collect_incoming(paths: Sequence[Path], json_file: Path | None) -> list[Path]:
    """Return the files to describe: the one that this run replaces is none of them."""
    own = json_file.resolve() if json_file else None
    return [path for path in collect(paths) if path.resolve() != own]


def _describe_files(paths: Sequence[Path], settings: Settings) -> list[tuple[Path, FileDescription]]:
    files = []
    with progress("Granskar", len(paths)) as step:
        for path in paths:
            step(path.name)
            files.append((path, describe(path, settings)))
    return files


def _ask_for_roles(files: Sequence[FileDescription]) -> dict[str, dict[str, str]]:
    """Return, by file, the roles that the user agrees to, by heading; nobody is asked but on a terminal."""
    if not is_terminal():
        return {}
    return {file.name: agreed for file in files if (agreed := confirm_suggestions(file))}


def _draft_sources(
    described: Sequence[tuple[Path, FileDescription]], roles: Mapping[str, object], settings: Settings
) -> dict[str, SourceDraft]:
    """Return, by file, the beginning of a source for each file that is of none there is; not where `roles` says what it is."""
    drafts = (
        (file.name, draft_source(path, file, settings)) for path, file in described if file.name not in roles
    )
    return {name: draft for name, draft in drafts if draft}


def _write_sources(drafts: Mapping[str, SourceDraft], folder: Path) -> None:
    """Write the beginnings of sources, never over one that is there; of files of one source the first gives it."""
    laid_out: dict[str, bytes] = {}
    for file, draft in drafts.items():
        name = f"{draft.key}.toml"
        if (folder / SOURCE_FOLDER / name).exists():
            raise OutputError(THERE.format(name=f"{SOURCE_FOLDER}/{name}"))
        laid_out.setdefault(name, source_text(draft, file).encode())
    if laid_out:
        paths = [str(path) for path in publish(folder / SOURCE_FOLDER, laid_out)]
        sources = (
            "En ny källa är föreslagen" if len(paths) == 1 else f"{start(len(paths), *NEW)} är föreslagna"
        )
        them = "den" if len(paths) == 1 else "dem"
        typer.echo(NEW_SOURCE.format(sources=sources, paths=enumerate_words(paths), them=them), err=True)


def _write_rules(
    files: Sequence[FileDescription], drafts: Mapping[str, RuleDraft], settings: Settings, folder: Path
) -> None:
    """Write the beginning of rules for each file that has a draft, never over rules that are there."""
    laid_out, in_force = {}, set()
    for file in (file for file in files if file.name in drafts):
        name, draft = file_name(file.name), drafts[file.name]
        if (folder / FOLDER / name).exists():
            raise OutputError(THERE.format(name=f"{FOLDER}/{name}"))
        laid_out[name] = rules_text(file, draft, choices(settings.vocabulary, draft.source)).encode()
        in_force |= {name} if draft.is_sure else set()
    if laid_out:
        for path in publish(folder / FOLDER, laid_out):
            typer.echo(
                f"Reglerna i {path} är skapade. {IN_FORCE if path.name in in_force else FILL_IN}", err=True
            )
