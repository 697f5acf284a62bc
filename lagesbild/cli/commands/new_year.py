"""ny: the next year in the working folder: its part of the settings, the forms, and a place for what comes in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lagesbild.cli.commands.forms import lay_out_forms
from lagesbild.cli.options import DATABASE, DATABASE_DEFAULT, FORMS, SETTINGS
from lagesbild.cli.years import INCOMING
from lagesbild.config.loading import list_files_beside, load
from lagesbild.config.settings import FILE_NAME
from lagesbild.core.clock import today
from lagesbild.core.errors import OutputError
from lagesbild.core.periods import Period
from lagesbild.outputs.folder.publish import publish
from lagesbild.outputs.settings_file import add_year, name_settings, settings_text
from lagesbild.outputs.terminal.new_year import NewYear, describe_new_year
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.config.settings import Settings

IN_THE_WAY = "{path} finns redan och skrivs inte över. Byt namn på den, eller ange en annan mapp."
ON_ONE_LINE = "Året {year} går inte att lägga till i {file}, för hur åren är skrivna där. Skriv en rad [ar.{year}] sist i filen."


def ny(
    folder: Annotated[
        Path,
        typer.Argument(metavar="MAPP", help="Arbetsmappen. Utan: den som du står i.", show_default=False),
    ] = Path(),
    year: Annotated[
        int | None,
        typer.Option(
            "--år",
            metavar="ÅR",
            min=1990,
            max=2100,
            help="Året som lägesbilden gäller. Utan: nästa efter det senaste, eller i år.",
        ),
    ] = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """The next year in a working folder; the settings in force go with it, and what is there is left as it is."""
    source = _find_settings(folder, settings)
    chosen, stored = load(source), _stored_periods(database)
    of_year = year or max((*chosen.years, *stored), default=today().year - 1) + 1
    forms = lay_out_forms(chosen)
    before = source.read_text(encoding="utf-8-sig") if source else ""
    text = before if of_year in chosen.years else _write_year(before, of_year, chosen, stored)
    beside = list_files_beside(source.parent, chosen) if source else ()
    incoming = _make_incoming(folder, of_year)
    publish(folder, _choose_files(folder, source, beside, forms, text))
    kept = (
        *name_settings(before),
        *(path.relative_to(source.parent).as_posix() for path in beside if source),
    )
    days = load(folder / FILE_NAME).period(of_year)
    where = folder / FILE_NAME, incoming, folder / FORMS
    typer.echo(
        describe_new_year(NewYear(of_year, days, *where, kept, text != before, database, tuple(stored)))
    )


def _find_settings(folder: Path, named: Path | None) -> Path | None:
    """Return the settings that go with the year: those of the folder, those that are named, or those here."""
    own = folder / FILE_NAME
    if not own.exists():
        return named or (Path(FILE_NAME) if Path(FILE_NAME).exists() else None)
    if named and not (named.exists() and named.samefile(own)):
        raise OutputError(IN_THE_WAY.format(path=own))
    return own


def _stored_periods(database: Path) -> dict[int, Period]:
    """Return the days of each year in the store; none where there is no store yet."""
    if not database.exists():
        return {}
    with open_store(database) as store:
        return {stored.year: stored.period for stored in store.years()}


def _write_year(before: str, year: int, settings: Settings, stored: Mapping[int, Period]) -> str:
    """Return the settings with a part for the year, whose days follow on those of the year before it."""
    known = {**stored, **{known: settings.period(known) for known in settings.years}}
    latest = max((other for other in known if other < year), default=None)
    calendar_year = settings.period(year)
    period = known[latest].moved(year - latest) if latest else calendar_year
    own = None if period == calendar_year else period
    if not before:
        parts = () if settings.area in settings.vocabulary.areas else settings.area_parts.parts
        return settings_text(year, settings.area, parts, settings.term_set, own)
    try:
        return add_year(before, year, own)
    except ValueError as error:
        raise OutputError(ON_ONE_LINE.format(year=year, file=FILE_NAME)) from error


def _make_incoming(folder: Path, year: int) -> Path:
    """Make the folder of the year's files, unless it is there; OutputError where a file stands in its place."""
    incoming = folder / INCOMING / str(year)
    for path in (folder / INCOMING, incoming, folder / FORMS):
        if path.exists() and not path.is_dir():
            raise OutputError(IN_THE_WAY.format(path=path))
    incoming.mkdir(parents=True, exist_ok=True)
    return incoming


def _choose_files(
    folder: Path, source: Path | None, beside: Sequence[Path], forms: Mapping[str, bytes], text: str
) -> dict[str, bytes]:
    """Return what is to be written, by its place in the folder: the settings, and of the rest what is not there."""
    carried = {path.relative_to(source.parent).as_posix(): path for path in beside} if source else {}
    wanted = {name: path.read_bytes() for name, path in carried.items()}
    wanted |= {f"{FORMS}/{name}": content for name, content in forms.items()}
    missing = {name: content for name, content in wanted.items() if not (folder / name).exists()}
    ending = "\r\n" if source and b"\r\n" in source.read_bytes() else "\n"
    return {FILE_NAME: text.replace("\n", ending).encode(), **missing}
