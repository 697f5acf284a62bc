"""The sheets of a file that are not read -> a problem for each that may hold cases, or says another number than the one read."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from lagesbild.core.errors import InputError, Problem
from lagesbild.files.grid import kind
from lagesbild.files.sheet import is_empty
from lagesbild.intake.notes_below import states_more
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.registry import TABLES
from lagesbild.intake.shapes.years import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Candidate

NOT_READ = (
    "{sheet} ser också ut att höra till {label} men läses inte, för ur varje fil läses ett blad. "
    "Är det andra uppgifter än på det lästa bladet, spara bladet som en egen fil."
)
OTHER_TOTAL = (
    "Bladet summerar till {other}, men bladet ”{sheet}” som läses har bara {own}. Siffrorna är minst så stora. Fråga avsändaren "
    "vilket som gäller."
)
SAYS_MORE = (
    "På bladet, som inte läses, står ett annat antal än på bladet ”{sheet}”. Är det fall som saknas där är siffran minst så "
    "stor; skriv då in dem som egna rader."
)
TOTAL_ROW = "total_row"


def tell_unread_sheets(
    best: Candidate, sheets: Sequence[Sheet], settings: Settings, period: Period
) -> Iterator[Problem]:
    """Yield a problem for each other sheet, hidden ones too, that could have been read: what stands there is not counted."""
    for sheet in sheets:
        if sheet is best.sheet:
            continue
        top = max(_table_candidates(sheet, settings, period), key=attrgetter("rank"), default=None)
        if top and top.hints and not (sheet.hidden and _is_list_of_choices(top)):
            name = "Det dolda bladet" if sheet.hidden else "Bladet"
            message = NOT_READ.format(sheet=name, label=top.source.label)
            code = "sheet_left_out" if _is_more_of(top, best, period) else "sheet_not_read"
            yield Problem(code, message, sheet.path.name, sheet.name)


def _is_more_of(other: Candidate, best: Candidate, period: Period) -> bool:
    """Return whether a sheet may hold more cases of the year's: of the same source and in the same shape.

    A table of counts beside a register sums it up, and a sheet named after other years holds those.
    """
    same = (other.source.key, other.is_count_table) == (best.source.key, best.is_count_table)
    return same and not is_of_other_years(other, period)


def is_of_other_years(candidate: Candidate, period: Period) -> bool:
    """Return whether a sheet is named after years that the period has no day of."""
    years = {int(year) for year in YEARS.findall(candidate.sheet.name or "")}
    return bool(years) and years.isdisjoint(range(period.start.year, period.end.year + 1))


def _is_list_of_choices(candidate: Candidate) -> bool:
    """Return whether a sheet has the words that a form lets one choose from: columns of their own, no word twice in any."""
    layout, rows = candidate.layout, candidate.sheet.head
    if (
        layout is None
        or candidate.source.survey
        or {kind(cell) for row in rows for cell in row} > {"text", "empty"}
    ):
        return False
    records = rows[layout.first_data_row - 1 :]
    columns = [[row[c] for row in records if c < len(row) and not is_empty(row[c])] for c in layout.columns]
    return len(set(map(len, columns))) > 1 and all(len(set(column)) == len(column) for column in columns)


def _table_candidates(sheet: Sheet, settings: Settings, period: Period) -> list[Candidate]:
    try:
        return [candidate for find in TABLES for candidate in find(sheet, settings, period)]
    except InputError:
        return []


def tell_other_numbers(
    best: Candidate, observations: pd.DataFrame, sheets: Sequence[Sheet], settings: Settings, period: Period
) -> Iterator[Problem]:
    """Yield a problem for each shown sheet that sums up to more cases than the one read has, or says so in words."""
    if best.is_note or best.source.form != "register":
        return
    own = _sum_up(observations)
    for sheet in sheets:
        if sheet is best.sheet or sheet.hidden:
            continue
        tables = [
            fit for fit in _table_candidates(sheet, settings, period) if fit.source.key == best.source.key
        ]
        if not tables:
            if any(states_more(cells, observations) for cells in sheet.head):
                message = SAYS_MORE.format(sheet=best.sheet.name)
                yield Problem("note_with_number", message, sheet.path.name, sheet.name)
            continue
        top = max(tables, key=attrgetter("rank"))
        if top.is_count_table and not best.is_count_table and not is_of_other_years(top, period):
            other = _sum_up(_read_quietly(top, settings, period))
            if other > own:
                message = OTHER_TOTAL.format(other=other, own=own, sheet=best.sheet.name)
                yield Problem("sheet_sums_to_more", message, sheet.path.name, sheet.name)


def _sum_up(observations: pd.DataFrame | None) -> int:
    """Return how many occasions stand in a table, counted or set aside; its sums are none."""
    if observations is None or observations.empty:
        return 0
    own = observations["record"].astype(bool) & (observations["status"] != TOTAL_ROW)
    return int(observations.loc[own, "count"].sum())


def _read_quietly(candidate: Candidate, settings: Settings, period: Period) -> pd.DataFrame | None:
    try:
        return candidate.read(Context(candidate.source, settings, period, candidate.sheet))[0]
    except InputError:
        return None
