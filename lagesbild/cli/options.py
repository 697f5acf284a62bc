"""The options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lagesbild.cli.json_file import check_json_file, check_json_or_folder
from lagesbild.core.text import clean
from lagesbild.intake import collecting

PATHS = Annotated[list[Path], typer.Argument(metavar="SÖKVÄG", help="Filer och mappar att läsa.")]
PATHS_OF_YEAR = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="SÖKVÄG",
        help="Filer och mappar att läsa. Utan: mappen underlag/ÅR eller ÅR.",
        show_default=False,
    ),
]
IMPORT_YEAR = Annotated[
    int | None,
    typer.Option(
        "--år",
        metavar="ÅR",
        min=1990,
        max=2100,
        help="Året som lägesbilden gäller. Utan: det i mappens namn, annars det senaste i inställningarna.",
    ),
]
STORED_YEAR = Annotated[
    int | None,
    typer.Option(
        "--år",
        metavar="ÅR",
        min=1990,
        max=2100,
        help="Året som lägesbilden gäller. Utan: det senaste som är inläst.",
    ),
]
PERIOD = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="FRÅN..TILL",
        help="Dagarna som räknas, som 2020-05-01..2021-04-30 eller ”1 maj 2020 – 30 april 2021”. "
        "Utan: inställningarna, annars kalenderåret.",
    ),
]
DATABASE = Annotated[
    Path,
    typer.Option(
        "--databas",
        metavar="FIL",
        envvar="LAGESBILD_DATABAS",
        show_envvar=True,
        help="Filen där allt sparas.",
    ),
]
SETTINGS = Annotated[
    Path | None,
    typer.Option(
        "--installningar",
        metavar="FIL",
        help="Inställningsfil. Utan: lagesbild.toml i arbetsmappen, om den finns.",
    ),
]
SHEET = Annotated[
    str,
    typer.Option(
        "--blad", metavar="BLAD", callback=clean, help="Bladet som raden står på, när filen har flera."
    ),
]
NAMES = Annotated[
    Path | None,
    typer.Option(
        "--namnlista",
        metavar="FIL",
        help="Fler namn att maska i fritext: ett per rad, eller första kolumnen i csv eller Excel.",
    ),
]
FOLDER = Annotated[
    Path | None, typer.Option("--till", metavar="MAPP", help="Mapp att skriva till. Utan: reports/ÅR.")
]
ANALYSIS = Annotated[
    Path | None,
    typer.Option(
        "--analys",
        metavar="FIL",
        help="Wordfil vars text under Analys gäller. Utan: den i mappen som skrivs om.",
    ),
]
CITY = Annotated[
    str | None,
    typer.Option(
        "--stad",
        metavar="NAMN",
        help="Gör stadens lägesbild av stadsdelarnas: filerna är deras lagesbild.db eller lagesbild-ÅR.json.",
    ),
]
AGAINST = Annotated[
    int | None,
    typer.Option(
        "--jämför", metavar="ÅR", help="Året att jämföra med. Utan: närmast föregående år som finns."
    ),
]
AS_JSON = Annotated[
    bool, typer.Option("--json", is_eager=True, help="Skriv bara JSON, för andra program.")
]  # read before the others, since --till asks for it
JSON_FILE = Annotated[
    Path | None,
    typer.Option(
        "--till",
        metavar="FIL",
        callback=check_json_file,
        help="Med --json: filen att skriva till, i UTF-8. Utan: skärmen.",
    ),
]
JSON_OR_FOLDER = Annotated[
    Path | None,
    typer.Option(
        "--till",
        metavar="MAPP",
        callback=check_json_or_folder,
        help="Mapp att skriva till. Utan: reports/ÅR. Med --json kan det vara filen, som aktiviteter.json.",
    ),
]
DATABASE_DEFAULT = Path("lagesbild.db")
REASON = Annotated[
    str, typer.Option("--skäl", metavar="SKÄL", help="Varför, utan personuppgifter. Sparas med beslutet.")
]
UNDO = Annotated[bool, typer.Option("--ångra", help="Ta bort beslutet.")]
YES = Annotated[bool, typer.Option("--ja", help="Svara ja på frågan om det ska göras.")]
REPORTS = Path(collecting.REPORTS)
"""The folder of the finished reports, one folder a year in it."""
FORMS = Path(collecting.FORMS)
"""The folder of the forms to send out."""
REMINDERS = Path(collecting.REMINDERS)
"""The folder of the reminders, one folder a year in it."""
