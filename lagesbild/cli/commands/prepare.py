"""mallar and ny: what is needed before anything has come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.options import SETTINGS  # noqa: TC001 — typer reads it at run time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.config.settings import Settings

TEMPLATES = Path("mallar")
INCOMING = Path("underlag")
NEXT_STEPS = """
Mappen {folder} är klar.
 1. Gå igenom {folder}/lagesbild.toml, där varje inställning har en förklaring.
 2. Skicka ut mallarna i {folder}/mallar.
 3. Lägg filerna som kommer in i {folder}/underlag.
 4. Finns en lagesbild.db från tidigare år: kopiera den till {folder}, så jämförs åren.
 5. Ställ dig i {folder} och kör: lagesbild rapport underlag --år {year}"""


def mallar(
    to: Annotated[Path, typer.Option("--till", metavar="MAPP", help="Mapp att skriva till.")] = TEMPLATES,
    settings: SETTINGS = None,
) -> None:
    """A form for every source, and the questionnaire."""
    from lagesbild.cli.screen import out
    from lagesbild.config.settings import load
    from lagesbild.outputs.folder.publish import publish
    from lagesbild.outputs.terminal.summary import written

    out(*written(publish(to, _laid_out(load(settings)))))


def _laid_out(settings: Settings) -> dict[str, bytes]:
    from lagesbild.intake.forms import questionnaire, templates
    from lagesbild.outputs.excel.forms import template_files

    return template_files(templates(settings), questionnaire(settings))


def ny(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="MAPP", help="Mappen att skapa. Utan: lagesbild-ÅR.", show_default=False),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--år", metavar="ÅR", min=1990, max=2100, help="Året som lägesbilden gäller. Utan: i år."
        ),
    ] = None,
    settings: SETTINGS = None,
) -> None:
    """A year's working folder; area and terms are those of the settings in force where the command is given."""
    from lagesbild.config.settings import FILE_NAME, load
    from lagesbild.core.clock import today
    from lagesbild.outputs.folder.publish import publish
    from lagesbild.outputs.settings_file import settings_text

    chosen, of_year = load(settings), year or today().year
    target = folder or Path(f"lagesbild-{of_year}")
    _refuse_to_overwrite(target, (Path(FILE_NAME), TEMPLATES, INCOMING))
    parts = () if chosen.area in chosen.vocabulary.areas else chosen.area_parts.parts
    written = settings_text(of_year, chosen.area, parts, chosen.term_set)
    forms = {f"{TEMPLATES}/{name}": content for name, content in _laid_out(chosen).items()}
    publish(target, {FILE_NAME: written.encode(), **forms})
    (target / INCOMING).mkdir()
    typer.echo(NEXT_STEPS.format(folder=target, year=of_year))


def _refuse_to_overwrite(folder: Path, names: Sequence[Path]) -> None:
    from lagesbild.core.errors import OutputError

    there = [str(folder / name) for name in names if (folder / name).exists()]
    if there:
        raise OutputError(
            f"{', '.join(there)} finns redan och skrivs inte över. Ange en annan mapp, eller fortsätt i den som finns."
        )
