"""The commands and their help. What each does stands in the module it comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.commands import activities
from lagesbild.cli.commands import archive as archiving
from lagesbild.cli.commands import decisions as deciding
from lagesbild.cli.commands import disclosure as disclosing
from lagesbild.cli.commands import free_text as screening
from lagesbild.cli.commands import freeze as history
from lagesbild.cli.commands import imports as importing
from lagesbild.cli.commands import inspection as inspecting
from lagesbild.cli.commands import prepare as preparing
from lagesbild.cli.commands import report as exporting
from lagesbild.cli.commands import show as showing
from lagesbild.cli.swedish.help_pages import SwedishCommand, SwedishGroup
from lagesbild.cli.swedish.option_names import plain

app = typer.Typer(
    cls=SwedishGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Lokal lägesbild: från filerna som de kommer till tabellerna, diagrammen och texten i planen.",
)

COMMANDS = (
    (
        "rapport",
        exporting.rapport,
        "Årsjobbet: läser in filerna, visar sammanfattningen och skriver alla rapporter.",
    ),
    ("granska", inspecting.granska, "Visar vad filer är och innehåller, utan att spara något."),
    (
        "granska-text",
        screening.granska_text,
        "Går igenom tveksamma ställen i fritexten: behåll eller maska.",
    ),
    ("importera", importing.importera, "Läser in filer och sparar dem."),
    ("visa", showing.visa, "Visar sammanfattningen i fönstret."),
    ("exportera", exporting.exportera, "Skriver Excel, diagram, Word och övriga rapporter."),
    (
        "aktiviteter",
        activities.aktiviteter,
        "Läser, kontrollerar och skriver handlingsplanens aktiviteter.",
    ),
    (
        "röjandekontroll",
        disclosing.rojandekontroll,
        "Visar vad den publika utgåvan, eller en egen tabell, måste dölja och varför.",
    ),
    (
        "arkivera",
        archiving.arkivera,
        "Packar ett år i en fil som håller, kontrollerar eller återställer den.",
    ),
    ("rader", showing.rader, "Visar källraderna bakom en siffra: fil, blad och radnummer."),
    ("importer", showing.importer, "Listar det som är inläst."),
    (
        "dubbletter",
        deciding.dubbletter,
        "Visar händelser som kan finnas i flera källor, och sparar bedömningen.",
    ),
    ("radstatus", deciding.radstatus, "Bestämmer för hand om en rad räknas eller läggs åt sidan."),
    ("ta-bort", importing.ta_bort, "Tar bort en inläsning helt."),
    ("mallar", preparing.mallar, "Skriver Excelmallar för alla källor och enkätfrågorna, att skicka ut."),
    ("ny", preparing.ny, "Skapar ett års arbetsmapp med inställningar, mallar och plats för underlagen."),
    (
        "fastställ",
        history.faststall,
        "Fastställer årets siffror så som de publiceras; senare ändringar märks ut.",
    ),
    ("journal", history.journal, "Visar varje ändring: inläst, ersatt, borttaget, fastställt."),
)
for name, function, summary in COMMANDS:
    app.command(name, cls=SwedishCommand, help=summary)(function)
    if plain(name) != name:
        app.command(plain(name), cls=SwedishCommand, help=summary, hidden=True)(function)


def _version(wanted: bool) -> None:
    if wanted:
        from lagesbild import __version__

        typer.echo(f"lagesbild {__version__}")
        raise typer.Exit


@app.callback()
def top(
    version: Annotated[
        bool, typer.Option("--version", help="Visa programmets version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Everything the program does is a command of its own."""
