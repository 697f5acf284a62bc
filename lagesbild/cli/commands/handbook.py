"""handbok: the handbook, opened on a terminal, and where it lies."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import typer

import lagesbild
from lagesbild.cli.consent import is_terminal
from lagesbild.cli.opening import open_path
from lagesbild.core.errors import InputError

NAME = "handbok.md"
MISSING = "Handboken följer inte med den här installationen. Den ligger i docs i projektets mapp."


def handbok() -> None:
    """Open the handbook, or say where it is."""
    path = find_handbook()
    if is_terminal():
        open_path(path)
    typer.echo(f"Handboken: {path}" if is_terminal() else str(path))


def find_handbook() -> Path:
    """Return where the handbook lies: in the project, where it was installed, or beside a program with Python in it.

    InputError where it is not.
    """
    beside = Path(sys.executable).parents[1] / NAME
    places = [Path(lagesbild.__file__).parents[1] / "docs" / NAME, *_installed_places(), beside]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise InputError(MISSING)
    return path.resolve()


def _installed_places() -> list[Path]:
    try:
        return [Path(str(file.locate())) for file in files("lagesbild") or () if file.name == NAME]
    except PackageNotFoundError:
        return []
