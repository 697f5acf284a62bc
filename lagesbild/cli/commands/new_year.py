"""ny: a year's working folder, before anything has come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.commands.forms import lay_out_forms
from lagesbild.cli.options import FORMS, SETTINGS
from lagesbild.config.loading import load
from lagesbild.config.settings import FILE_NAME
from lagesbild.core.clock import today
from lagesbild.core.errors import OutputError
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.settings_file import settings_text

if TYPE_CHECKING:
    from collections.abc import Sequence

INCOMING = Path("underlag")
NEXT_STEPS = """
Mappen {folder} är klar.
 1. Gå igenom {folder}/lagesbild.toml, där varje inställning har en förklaring.
 2. Skicka ut mallarna i {folder}/mallar.
 3. Lägg filerna som kommer in i {folder}/underlag.
 4. Stå kvar i den här mappen och kör:
    lagesbild rapport {folder}/underlag --år {year} --installningar {folder}/lagesbild.toml
Alla år sparas i en och samma lagesbild.db, här. Kopiera den inte: en publik utgåva ur en kopia känner inte till utgåvorna
ur den andra, och det som är dolt i den ena kan gå att räkna ut ur båda."""


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
    chosen, of_year = load(settings), year or today().year
    target = folder or Path(f"lagesbild-{of_year}")
    _refuse_to_overwrite(target, (Path(FILE_NAME), FORMS, INCOMING))
    parts = () if chosen.area in chosen.vocabulary.areas else chosen.area_parts.parts
    written = settings_text(of_year, chosen.area, parts, chosen.term_set)
    forms = {f"{FORMS}/{name}": content for name, content in lay_out_forms(chosen).items()}
    publish(target, {FILE_NAME: written.encode(), **forms})
    (target / INCOMING).mkdir()
    typer.echo(NEXT_STEPS.format(folder=target, year=of_year))


def _refuse_to_overwrite(folder: Path, names: Sequence[Path]) -> None:
    there = [str(folder / name) for name in names if (folder / name).exists()]
    if there:
        raise OutputError(
            f"{', '.join(there)} finns redan och skrivs inte över. Ange en annan mapp, eller fortsätt i den som finns."
        )
