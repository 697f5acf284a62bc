"""The commands and their help. What each does stands in a module of its own, which is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lagesbild import __version__
from lagesbild.cli.consent import forbid_questions, is_terminal
from lagesbild.cli.swedish.examples import format_examples
from lagesbild.cli.swedish.help_pages import SwedishCommand, SwedishGroup
from lagesbild.cli.swedish.option_names import plain

if TYPE_CHECKING:
    from typer._click.core import Command, Context

COMMANDS = (
    (
        "rapport",
        "report:rapport",
        "Årsjobbet: läser in filerna, visar sammanfattningen och skriver alla rapporter.",
    ),
    ("granska", "inspection:granska", "Visar vad filer är och innehåller, utan att spara något."),
    (
        "granska-text",
        "free_text:granska_text",
        "Går igenom tveksamma ställen i fritexten: behåll eller maska.",
    ),
    ("importera", "import_files:importera", "Läser in filer och sparar dem."),
    ("visa", "show:visa", "Visar sammanfattningen i fönstret."),
    ("exportera", "export:exportera", "Skriver Excel, diagram, Word och övriga rapporter."),
    (
        "aktiviteter",
        "activities:aktiviteter",
        "Läser, kontrollerar och skriver handlingsplanens aktiviteter.",
    ),
    (
        "röjandekontroll",
        "disclosure:rojandekontroll",
        "Visar vad den publika utgåvan, eller en egen tabell, måste dölja och varför.",
    ),
    (
        "arkivera",
        "archive:arkivera",
        "Packar ett år i en fil som håller, kontrollerar eller återställer den.",
    ),
    ("rader", "rows:rader", "Visar källraderna bakom en siffra: fil, blad och radnummer."),
    ("importer", "imports:importer", "Listar det som är inläst."),
    (
        "dubbletter",
        "duplicates:dubbletter",
        "Visar händelser som kan finnas i flera källor, och sparar bedömningen.",
    ),
    ("radstatus", "row_status:radstatus", "Bestämmer för hand om en rad räknas eller läggs åt sidan."),
    ("ta-bort", "remove_import:ta_bort", "Tar bort en inläsning helt."),
    (
        "ångra",
        "undo:angra",
        "Tar tillbaka den senaste ändringen: en inläsning, en borttagning, ett beslut eller ett fastställande.",
    ),
    ("gallra", "purging:gallra", "Tar bort allt om äldre år ur databasen, med ett protokoll."),
    (
        "påminn",
        "remind:paminn",
        "Skriver vilka enheter som inte har svarat på en enkät, med adresser, för ett utskick ur Word.",
    ),
    ("mallar", "forms:mallar", "Skriver Excelmallar för alla källor och enkätfrågorna, att skicka ut."),
    (
        "ny",
        "new_year:ny",
        "Lägger till nästa år i arbetsmappen: inställningar, mallar och plats för underlagen.",
    ),
    (
        "fastställ",
        "freeze:faststall",
        "Fastställer årets siffror så som de publiceras; senare ändringar märks ut.",
    ),
    ("handbok", "handbook:handbok", "Öppnar handboken, eller säger var den ligger."),
    ("hjälp", "help:hjalp", "Visar hjälpen för ett kommando."),
    ("journal", "journal:journal", "Visar varje ändring: inläst, ersatt, borttaget, fastställt."),
)
"""Name, module of `lagesbild.cli.commands` and function in it, help."""


def load_command(name: str, target: str, summary: str) -> Command:
    """Import the module of a command, and return the command with its options."""
    module, function = target.split(":")
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    examples = format_examples(next(entry[0] for entry in COMMANDS if entry[1] == target))
    program.command(name, cls=SwedishCommand, help=summary, epilog=examples)(
        getattr(import_module(f"lagesbild.cli.commands.{module}"), function)
    )
    return typer.main.get_command(program)


class CommandGroup(SwedishGroup):
    """The commands by name: what the help lists of each, until one of them is called and loaded."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 — whatever typer hands to a group
        super().__init__(**attributes)
        for name, _, summary in COMMANDS:
            for spelling in {name, plain(name)}:
                self.add_command(SwedishCommand(name=spelling, help=summary, hidden=spelling != name))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the name of the command that is called, the command itself with its options, and its arguments."""
        typed, _, rest = super().resolve_command(ctx, args)
        name, target, summary = next(entry for entry in COMMANDS if typed in {entry[0], plain(entry[0])})
        return typed, load_command(typed or name, target, summary), rest


app = typer.Typer(
    cls=CommandGroup,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Lokal lägesbild: från filerna som de kommer till tabellerna, diagrammen och texten i planen.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lagesbild {__version__}")
        raise typer.Exit


@app.callback()
def top(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 — its callback has it
        bool,
        typer.Option("--version", help="Visa programmets version.", callback=_show_version, is_eager=True),
    ] = False,
    without_questions: Annotated[
        bool, typer.Option("--utan-frågor", help="Fråga aldrig något, inte heller i ett fönster.")
    ] = False,
) -> None:
    """Everything the program does is a command of its own; alone on a terminal it leads through the year."""
    forbid_questions(forbidden=without_questions)
    if ctx.invoked_subcommand is not None:
        return
    if is_terminal():
        import_module("lagesbild.cli.guide.start").run()
    else:
        typer.echo(ctx.get_help())
