"""A store of many years and municipalities: `python benchmarks/arkiv.py lagesbild.db [years] [municipalities]`.

The store is made by the program's own schema and filled by SQL with the columns that an import of each source has.
The same numbers always give the same content: what varies is drawn from the hash of a row's own numbers.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.imports import StoredYear
from lagesbild.core.periods import Period
from lagesbild.store.database import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.store.database import Store

LAST_YEAR = 2021
UNITS = 20
"""The units of one municipality that answer, report or take contact."""
DAYS = 364


class Part(NamedTuple):
    """What one municipality sends of a source in a year: how many records, and what a record is."""

    source: str
    kind: str
    records: int
    answers: int = 0
    """The questions that a record of a survey answers, each an observation of its own."""


PARTS = (
    Part("enkat_egna", "svarande", 60, 5),
    Part("enkat_skolor", "svarande", 30, 5),
    Part("klotter", "klotter", 450),
    Part("polis", "handelse", 10),
    Part("kontakter", "kontakt", 15),
    Part("ia", "incident", 3),
    Part("arbetsmarknad", "arende", 4),
    Part("oidentifierad", "blankett", 3),
)
_IMPORTS = """
INSERT INTO imports
SELECT nextval('import_ids'), {year}, '{part.source}', '{part.source}_' || m || '_{year}.xlsx',
    sha256('{part.source}/{year}/' || m), 'samma', 'Blad1', {part.records}, make_date({year}, 5, 10), ''
FROM range({municipalities}) municipality(m)
"""
_RECORDS = """
CREATE OR REPLACE TEMP TABLE records AS
SELECT id, r::INTEGER + 2 AS "row", hash(id, r) AS dice,
    make_date({year} - 1, 5, 1) + (hash(id, r, 1) % {days})::INTEGER AS day,
    'Kommun ' || (id % {municipalities}) AS area,
    'Enhet ' || (id % {municipalities}) || '/' || (hash(id, r, 3) % {units}) AS unit
FROM imports, range({part.records}) record(r) WHERE year = {year} AND source = '{part.source}'
"""
_OBSERVATIONS = """
INSERT INTO observations (
    import_id, "row", part, status, kind, record, "first", date, area, place, unit, channel, question, category, milieu,
    "count", identity
)
SELECT id, "row", '', {status}, '{kind}', {record}, true, day, area, 'Gatan ' || (dice % 300), unit,
    {channel}, {question}, {category}, {milieu}, 1, dice
FROM records{besides} ORDER BY id, "row"
"""
_STATUS = "if(dice % 20 = 0, 'outside_period', 'counted')"
_MILIEU = "['hoger', 'vanster', 'islamistisk', 'oklar'][1 + (hash(dice) % 4)::INTEGER]"
_EMPTY = {
    "status": _STATUS, "record": "true", "channel": "''", "question": "''", "category": "''", "milieu": "''", "besides": ""
}  # fmt: skip
_GRAFFITI = {
    "status": "CASE WHEN dice % 20 = 0 THEN 'outside_area' WHEN dice % 6 > 3 THEN 'not_extremist' ELSE 'counted' END",
    "channel": "['App', 'Telefon', 'Webb'][1 + (dice % 3)::INTEGER]",
    "category": "['nazistiskt', 'rasistiskt', 'vansterautonomt', 'islamistiskt', 'stotande', 'ovrigt'][1 + (dice % 6)::INTEGER]",
    "milieu": "['hoger', 'oklar', 'vanster', 'islamistisk', '', ''][1 + (dice % 6)::INTEGER]",
}
_ANSWERS = {
    "kind": "svar",
    "record": "false",
    "question": "['stott_pa', 'sett_tecken', 'utsatt', 'kanner_rutin', 'grundutbildning'][1 + q::INTEGER]",
    "category": "['ja', 'nej', 'nej', 'vet_ej'][1 + (hash(dice, q) % 4)::INTEGER]",
    "besides": ", range({part.answers}) asked(q)",
}
_INCIDENTS = {"kind": "incident", "record": "false", "milieu": _MILIEU, "besides": " WHERE dice % 4 = 0"}


def _observations(part: Part) -> Iterator[dict[str, str]]:
    """What fills the columns of each kind of observation that a record of the source gives."""
    if part.answers:
        yield {**_EMPTY, "kind": part.kind}
        yield {**_EMPTY, **_ANSWERS}
        yield {**_EMPTY, **_INCIDENTS}
    elif part.source == "klotter":
        yield {**_EMPTY, "kind": part.kind, **_GRAFFITI}
    else:
        yield {**_EMPTY, "kind": part.kind, "milieu": _MILIEU}


def fill(store: Store, years: int, municipalities: int) -> None:
    """Add that many years, the last of them LAST_YEAR, with a file of each source from each municipality."""
    sizes = {"municipalities": municipalities, "units": UNITS, "days": DAYS}
    for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
        period = Period(date(year - 1, 5, 1), date(year, 4, 30))
        store.set_year(StoredYear(year, period, "Riket", "stockholm", (), ()))
        for part in PARTS:
            store.run(_IMPORTS.format(year=year, part=part, **sizes))
            store.run(_RECORDS.format(year=year, part=part, **sizes))
            for columns in _observations(part):
                filled = {name: text.format(part=part) for name, text in columns.items()}
                store.run(_OBSERVATIONS.format(**filled))


def write(path: Path, years: int = 10, municipalities: int = 290) -> None:
    """Write the store; it must not be there before."""
    with open_store(path, writable=True) as store, store.transaction():
        fill(store, years, municipalities)


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
