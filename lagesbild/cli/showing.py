"""visa, rader and importer: what the store holds, on the screen."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import AGAINST, AS_JSON, DATABASE, DATABASE_DEFAULT, SETTINGS, YEAR


def visa(
    year: YEAR,
    against: AGAINST = None,
    as_json: AS_JSON = False,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """The summary of a year."""
    from lagesbild.cli.screen import out, out_json
    from lagesbild.report import report
    from lagesbild.settings import load
    from lagesbild.store import opened

    with opened(database) as store:
        finished = report(store, load(settings), year, against)
    if as_json:
        from lagesbild.outputs.data import report_json

        out_json(report_json(finished))
    else:
        from lagesbild.outputs.terminal import summary

        out(*summary(finished))


def rader(
    year: YEAR,
    source: Annotated[
        str, typer.Option("--källa", metavar="KÄLLA", help="Bara en källa, till exempel klotter.")
    ] = "",
    milieu: Annotated[
        str,
        typer.Option(
            "--miljö", metavar="MILJÖ", help="Bara en miljö: hoger, vanster, islamistisk, annan eller oklar."
        ),
    ] = "",
    category: Annotated[
        str, typer.Option("--kategori", metavar="KATEGORI", help="Bara en kategori, till exempel nazistiskt.")
    ] = "",
    status: Annotated[
        str,
        typer.Option(
            "--status", metavar="STATUS", help="Till exempel counted eller outside_area. Utan: alla rader."
        ),
    ] = "",
    as_json: AS_JSON = False,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """The source rows behind a figure."""
    from lagesbild.cli.screen import out, out_json
    from lagesbild.outputs.terminal import source_rows
    from lagesbild.settings import load
    from lagesbild.store import opened
    from lagesbild.tracing import trace_of

    trace = trace_of(
        load(settings).vocabulary, year, source, {"milieu": milieu, "category": category, "status": status}
    )
    with opened(database) as store:
        rows = store.rows(trace)
    if as_json:
        out_json({"year": year, "rows": rows})
    else:
        out(*source_rows(rows))


def importer(
    year: Annotated[int | None, typer.Option("--år", metavar="ÅR", help="Bara ett år.")] = None,
    as_json: AS_JSON = False,
    database: DATABASE = DATABASE_DEFAULT,
) -> None:
    """The imports, oldest first."""
    from dataclasses import asdict

    from lagesbild.cli.screen import out, out_json
    from lagesbild.outputs.terminal import imports
    from lagesbild.store import opened

    with opened(database) as store:
        found = store.imports(year)
    if as_json:
        out_json({"imports": [{"year": y, **asdict(incoming)} for y, incoming in found]})
    else:
        out(*imports(found))
