"""mallar: the forms to send out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.options import FORMS, SETTINGS
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.intake.forms import questionnaires, templates
from lagesbild.outputs.excel.forms import template_files
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.terminal.summary import written_files

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings


def mallar(
    to: Annotated[Path, typer.Option("--till", metavar="MAPP", help="Mapp att skriva till.")] = FORMS,
    settings: SETTINGS = None,
) -> None:
    """A form for every source, and the questions of each survey for the tool that it is made in."""
    out(*written_files(publish(to, lay_out_forms(load(settings)))))


def lay_out_forms(settings: Settings) -> dict[str, bytes]:
    """Relative path -> content of a form for every source, and of each survey's questions."""
    return template_files(templates(settings), questionnaires(settings))
