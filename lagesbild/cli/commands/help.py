"""hjälp: the help of a command, or of the program."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.app import app
from lagesbild.cli.swedish.option_names import HELP_NAMES


def hjalp(
    command: Annotated[
        str | None,
        typer.Argument(metavar="KOMMANDO", help="Kommandot. Utan: alla kommandon.", show_default=False),
    ] = None,
) -> None:
    """Show the help of a command, or of the program."""
    app([*filter(None, [command]), HELP_NAMES[0]], prog_name="lagesbild", standalone_mode=False)
