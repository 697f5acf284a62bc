"""rader: the source rows behind a figure."""

from __future__ import annotations

from typing import Annotated

import typer

from lagesbild.cli.options import AS_JSON, DATABASE, DATABASE_DEFAULT, JSON_FILE, SETTINGS, SHEET, STORED_YEAR
from lagesbild.cli.screen import out, out_json
from lagesbild.cli.years import choose_stored_year
from lagesbild.config.loading import load
from lagesbild.config.sender_rules import status_of
from lagesbild.core.text import clean, spelled_as
from lagesbild.figures.gathering import gather, require
from lagesbild.figures.provenance import figures_of, find_trace, trace_of, traces_by_id
from lagesbild.outputs.terminal.source_rows import fed_figures, source_rows
from lagesbild.report.building import build_report
from lagesbild.store.counts import list_rows
from lagesbild.store.database import open_store
from lagesbild.store.file_names import spell_file

SOURCE = Annotated[str, typer.Option("--källa", metavar="KÄLLA", help="Bara en källa, till exempel klotter.")]
MILIEU = Annotated[
    str,
    typer.Option(
        "--miljö", metavar="MILJÖ", help="Bara en miljö: hoger, vanster, islamistisk, annan eller oklar."
    ),
]
CATEGORY = Annotated[
    str, typer.Option("--kategori", metavar="KATEGORI", help="Bara en kategori, till exempel nazistiskt.")
]
STATUS = Annotated[
    str,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="Till exempel räknad, dubblett eller ”utanför området”. Utan: alla rader.",
    ),
]
FIGURE = Annotated[
    str, typer.Option("--id", metavar="ID", help="En siffras id, till exempel klotter/nazistiskt/2021.")
]
FILE = Annotated[
    str,
    typer.Option(
        "--fil",
        metavar="FILNAMN",
        callback=clean,
        help="Bara en fil; visar också siffrorna som raderna ingår i.",
    ),
]
ROW = Annotated[
    int, typer.Option("--rad", metavar="RAD", min=0, show_default=False, help="Bara en rad i filen.")
]


def rader(
    year: STORED_YEAR = None,
    source: SOURCE = "",
    milieu: MILIEU = "",
    category: CATEGORY = "",
    status: STATUS = "",
    figure_id: FIGURE = "",
    file: FILE = "",
    row: ROW = 0,
    sheet: SHEET = "",
    as_json: AS_JSON = False,
    json_file: JSON_FILE = None,
    database: DATABASE = DATABASE_DEFAULT,
    settings: SETTINGS = None,
) -> None:
    """The source rows behind a figure, or the figures that a source row is part of."""
    chosen, year = load(settings), choose_stored_year(year, database)
    words = chosen.vocabulary
    source = spelled_as(source, [known.key for known in words.sources])
    narrowed = {
        "milieu": spelled_as(milieu, words.milieus),
        "category": spelled_as(category, (key for lines in words.categories.values() for key in lines)),
        "status": status_of(status),
        "file": "",
        "row": str(row or ""),
        "sheet": "",
    }
    with open_store(database) as store:
        require(store, year)
        narrowed["file"] = spell_file(store, year, file) if file else ""
        sheets = {one.sheet for _, one in store.imports(year) if one.sheet}
        narrowed["sheet"] = spelled_as(sheet, sorted(sheets))
        finished = build_report(gather(store, chosen, year)) if figure_id or file else None
        if finished and figure_id:
            trace = find_trace(finished, chosen.vocabulary, figure_id)
        else:
            trace = trace_of(chosen.vocabulary, year, source, narrowed)
        rows = list_rows(store, trace)
    fed = figures_of(rows, traces_by_id(finished, chosen.vocabulary), year) if finished and file else ()
    if as_json:
        out_json({"year": year, "rows": rows, "figures": fed}, json_file)
    else:
        out(*source_rows(rows, words.words()), *fed_figures(fed))
