"""arkivera: a year packed into one file that lasts, checked, and made into a store again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild import __version__
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, REPORTS, SETTINGS
from lagesbild.config.loading import list_files_beside, load
from lagesbild.config.settings import FILE_NAME
from lagesbild.core.errors import UsageError
from lagesbild.figures.gathering import gather
from lagesbild.outputs.archive_texts import archive_texts
from lagesbild.outputs.folder.publish import publish, read_folder
from lagesbild.report.building import build_report
from lagesbild.store.archive.package import pack, unpack
from lagesbild.store.archive.restoring import ABOUT, restore
from lagesbild.store.archive.rules import rule_files
from lagesbild.store.archive.tables import store_files
from lagesbild.store.database import open_store
from lagesbild.store.schema import VERSION

if TYPE_CHECKING:
    from lagesbild.config.settings import Settings
    from lagesbild.store.database import Store


def arkivera(
    year: Annotated[
        int | None,
        typer.Option("--år", metavar="ÅR", min=1990, max=2100, help="Året som ska arkiveras."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--till", metavar="FIL", help="Arkivfilen. Utan: reports/arkiv-ÅR.zip.")
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--kontrollera", metavar="FIL", help="Kontrollera ett arkiv i stället.")
    ] = None,
    restored: Annotated[
        Path | None,
        typer.Option(
            "--återställ", metavar="FIL", help="Återskapa databasen ur ett arkiv, i en ny --databas."
        ),
    ] = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """Pack a year, check an archive, or rebuild a store from one: one of the three."""
    if sum(wish is not None for wish in (year, check, restored)) != 1:
        raise UsageError("Välj en sak: --år ÅR för att arkivera, --kontrollera FIL eller --återställ FIL.")
    if check is not None:
        typer.echo(_check(check))
    elif restored is not None:
        typer.echo(_restore(restored, database))
    elif year is not None:
        typer.echo(_pack(year, to or REPORTS / f"arkiv-{year}.zip", database, settings))


def _check(path: Path) -> str:
    return f"{path.name} är helt: alla {len(unpack(path)) - 1} filer har den kontrollsumma som de arkiverades med."


def _restore(path: Path, database: Path) -> str:
    settings = restore(path, database)
    return f"Databasen är återskapad i {database}. Kör med --databas {database} --installningar {settings}."


def _pack(year: int, target: Path, database: Path, settings: Path | None) -> str:
    chosen = load(settings)
    with open_store(database) as store:
        members = _collect_members(store, chosen, year, settings or Path(FILE_NAME))
    publish(target.parent, {target.name: pack(members)})
    return f"{year} är arkiverat i {target} ({len(members)} filer). Inkomna filer är orörda."


def _collect_members(store: Store, settings: Settings, year: int, file: Path) -> dict[str, bytes]:
    """Return, by name, the content of everything that the archive holds."""
    about = {"format": 1, "year": year, "program_version": __version__, "store_version": VERSION}
    return {
        **archive_texts(build_report(gather(store, settings, year)), __version__),
        **store_files(store, year),
        **rule_files(file, list_files_beside(file.parent, settings)),
        **{f"rapporter/{name}": content for name, content in read_folder(REPORTS / str(year)).items()},
        ABOUT: f"{json.dumps(about, indent=2)}\n".encode(),
    }
