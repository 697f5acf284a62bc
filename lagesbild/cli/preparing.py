"""mallar and ny: what is needed before anything has come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.options import SETTINGS  # noqa: TC001 — typer reads it at run time

if TYPE_CHECKING:
    from lagesbild.settings import Settings

TEMPLATES = Path("mallar")


def mallar(
    to: Annotated[Path, typer.Option("--till", metavar="MAPP", help="Mapp att skriva till.")] = TEMPLATES,
    settings: SETTINGS = None,
) -> None:
    """A form for every source, and the questionnaire."""
    from lagesbild.cli.screen import out
    from lagesbild.outputs.terminal import written
    from lagesbild.publishing import publish
    from lagesbild.settings import load

    out(*written(publish(to, _laid_out(load(settings)))))


def _laid_out(settings: Settings) -> dict[str, bytes]:
    from lagesbild.outputs.templates import template_files
    from lagesbild.templates import questionnaire, templates

    return template_files(templates(settings), questionnaire(settings))
