"""A table without days, with what stands above it and in its names -> whether it is said to be of another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError
from lagesbild.core.periods import EVER
from lagesbild.files.grid import kind
from lagesbild.intake.shapes.note_limits import names_reported_part
from lagesbild.intake.shapes.note_spans import covers
from lagesbild.intake.shapes.years import YEARS

if TYPE_CHECKING:
    import pandas as pd

    from lagesbild.core.periods import Period
    from lagesbild.intake.candidates import Candidate

OTHER_TIME = (
    "{file}: Ovanför tabellen står att den gäller en annan tid än hela perioden {start}–{end}, och raderna har inga datum. Be "
    "avsändaren om antalen för perioden, eller skriv av dem i mallen (”lagesbild mallar”)."
)
OTHER_YEAR = (
    "{file}: Namnet säger {year}, som inte hör till perioden {start}–{end}, och raderna har inga datum. Är uppgifterna från "
    "perioden, byt namn på filen eller bladet; be annars avsändaren om dem."
)


def check_stated_time(candidate: Candidate, observations: pd.DataFrame, period: Period) -> None:
    """Raise InputError when a register or a table of counts without days says in words that it is of another time."""
    layout, sheet = candidate.layout, candidate.sheet
    is_dated = bool(observations["date"].notna().any())
    if layout is None or candidate.source.form != "register" or candidate.rules or is_dated or period == EVER:
        return
    lines = [str(cell) for row in sheet.rows_above(layout) for cell in row if kind(cell) in {"text", "year"}]
    text = " . ".join(lines)
    words = {"file": sheet.path.name, "start": period.start, "end": period.end}
    if not covers(text, period) or names_reported_part(text) or _latest(text) < period.start.year:
        raise InputError(OTHER_TIME.format(**words))
    for name in (sheet.name or "", sheet.path.stem):
        if not YEARS.search(text) and _latest(name) < period.start.year:
            raise InputError(OTHER_YEAR.format(year=_latest(name), **words))


def _latest(text: str) -> int:
    """Return the latest year that a text names; where it names none, one that is later than all."""
    return max(map(int, YEARS.findall(text)), default=9999)
