"""Where the JSON of a command goes when it is not to go to the screen: asked before anything is done."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 — typer reads the annotations of a callback

import typer  # noqa: TC002 — likewise

from lagesbild.core.errors import OutputError, UsageError

SUFFIX = ".json"
WITHOUT_JSON = "--till {path} är en fil för JSON: lägg till --json."
OTHER_SUFFIX = "--till {path}: filen för JSON ska sluta på .json, så att inget annat skrivs över."
NO_FOLDER = "--till {path}: mappen {folder} finns inte. Gör den först, eller välj en annan."
NO_FILE = "--till {path} är ingen fil. Välj ett annat namn."


def is_json_file(path: Path) -> bool:
    """Whether a path is named as a file of JSON is.

    >>> from pathlib import Path
    >>> is_json_file(Path("svar.JSON")), is_json_file(Path("rapporter"))
    (True, False)
    """
    return path.suffix.lower() == SUFFIX


def check_json_file(ctx: typer.Context, path: Path | None) -> Path | None:
    """Return the path; UsageError without --json or with another suffix, OutputError where no file can be."""
    if path is None:
        return None
    if not ctx.params.get("as_json"):
        raise UsageError(WITHOUT_JSON.format(path=path))
    if not is_json_file(path):
        raise UsageError(OTHER_SUFFIX.format(path=path))
    if not path.absolute().parent.is_dir():
        raise OutputError(NO_FOLDER.format(path=path, folder=path.parent))
    if path.exists() and not path.is_file():
        raise OutputError(NO_FILE.format(path=path))
    return path


def check_json_or_folder(ctx: typer.Context, path: Path | None) -> Path | None:
    """The same where the path may be a folder for reports too, which it is unless it is named as JSON."""
    return check_json_file(ctx, path) if path is not None and is_json_file(path) else path
