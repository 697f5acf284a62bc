"""The sheets of a file that are not read -> a problem for each that may hold cases, or says another number than the one read."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lagesbild.core.errors import InputError, Problem
from lagesbild.core.text import fold
from lagesbild.files.grid import kind
from lagesbild.files.sheet import is_empty
from lagesbild.intake.candidates import point_to_source
from lagesbild.intake.notes_below import states_more
from lagesbild.intake.shapes.areas import make_area_parser
from lagesbild.intake.shapes.context import Context
from lagesbild.intake.shapes.registry import TABLES
from lagesbild.intake.shapes.years import YEARS
from lagesbild.intake.sheet_names import may_name_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period
    from lagesbild.files.sheet import Sheet
    from lagesbild.intake.candidates import Candidate

NOT_READ = (
    "{sheet} ser också ut att höra till {label} men läses inte, för det framgår inte om det är andra uppgifter än på det lästa "
    "bladet. Är det så, döp bladen efter månad, kvartal eller område, eller spara bladet som en egen fil."
)
NOT_TAKEN = "sheet_not_read"
SAME_ROWS = (
    "Bladet läses inte: alla dess rader står också på bladet ”{sheet}”, som läses. Inget behöver göras."
)
OTHER_TIME = "Bladet är efter sitt namn från en tid utanför perioden och läses inte."
OTHER_AREA = (
    "Bladet är efter sitt namn ett annat område och läses inte. Hör namnet till området, lägg det under "
    "stadsdelar i lagesbild.toml."
)
NAMED_ONLY = (
    "Bladet hör efter sitt namn till {label}, men det går inte att läsa som den. Spara bladet som en egen fil och kör "
    "”lagesbild granska --skapa-regler” på den."
)
HAS_NUMBERS = (
    "På bladet står tal som inte läses, för det passar ingen känd källa. Är något av dem ett antal som ska räknas, spara bladet "
    "som en egen fil; annars behöver inget göras."
)
OTHER_TOTAL = (
    "Bladet summerar till {other}, men det som läses i filen har bara {own}. Siffrorna är minst så stora. Fråga avsändaren "
    "vilket som gäller."
)
SAYS_MORE = (
    "På bladet, som inte läses, står ett annat antal än i det som läses i filen. Är det fall som saknas där är siffran minst "
    "så stor; skriv då in dem som egna rader."
)
TOTAL_ROW = "total_row"
PLACES = frozenset({"omrade", "plats", "enhet"})
LARGEST = 5_000
"""A longer sheet is not compared row by row."""


def tell_unread_sheets(
    best: Candidate, sheets: Sequence[Sheet], settings: Settings, period: Period
) -> Iterator[Problem]:
    """Yield a problem for each other sheet, hidden ones too, that could have been read: what stands there is not counted."""
    for sheet in sheets:
        if sheet is best.sheet:
            continue
        top = max(_table_candidates(sheet, settings, period), key=attrgetter("rank"), default=None)
        code, message = "", ""
        if top and top.hints and not (sheet.hidden and _is_list_of_choices(top)):
            code, message = _describe_readable(top, best, settings, period)
        elif not sheet.hidden:
            code, message = _describe_unknown(sheet, best, settings)
        if code:
            yield Problem(code, message, sheet.path.name, sheet.name)


def _describe_readable(
    other: Candidate, best: Candidate, settings: Settings, period: Period
) -> tuple[str, str]:
    """Return what is told of a sheet that could have been read; its cases may be missing only where they are others."""
    name = "Det dolda bladet" if other.sheet.hidden else "Bladet"
    message = NOT_READ.format(sheet=name, label=other.source.label)
    if is_of_other_years(other, period):
        return NOT_TAKEN, OTHER_TIME
    if not _is_more_of(other, best):
        return NOT_TAKEN, message
    if is_of_other_area(other, [best], settings):
        return NOT_TAKEN, OTHER_AREA
    if _has_rows_of(other, best, settings):
        return NOT_TAKEN, SAME_ROWS.format(sheet=best.sheet.name)
    return "sheet_left_out", message


def _describe_unknown(sheet: Sheet, best: Candidate, settings: Settings) -> tuple[str, str]:
    """Return what is told of a shown sheet that is of no source: nothing where no number or name says that it may matter."""
    key = point_to_source(sheet.name or "", settings.vocabulary.counted_sources)
    is_more = key == best.source.key
    if (
        key
        and any(not is_empty(cell) for row in sheet.head for cell in row)
        and (sheet.layout or not is_more)
    ):
        code = "sheet_left_out" if is_more else NOT_TAKEN
        return code, NAMED_ONLY.format(label=settings.vocabulary.source(key).label)
    has_numbers = sheet.layout is not None and any(
        kind(cell) == "number" for row in sheet.head for cell in row
    )
    return (NOT_TAKEN, HAS_NUMBERS) if has_numbers else ("", "")


def is_of_other_area(candidate: Candidate, others: Iterable[Candidate], settings: Settings) -> bool:
    """Return whether a sheet is named after another area, beside one with the same columns that is named after the area's own."""
    parser, name = make_area_parser(settings), candidate.sheet.name or ""
    alike = [other for other in others if _headings(other) == _headings(candidate)]
    return (
        parser.is_inside(name) is False
        and may_name_place(name, candidate.source)
        and any(parser.is_inside(other.sheet.name or "") for other in alike)
    )


def _headings(candidate: Candidate) -> tuple[str, ...]:
    return tuple(map(fold, candidate.layout.headings)) if candidate.layout else ()


def _has_rows_of(other: Candidate, best: Candidate, settings: Settings) -> bool:
    """Return whether every case of a small sheet, told by number or day and place, stands on the one that is read too.

    Those of two parts of the area are others, however alike they are.
    """
    if other.layout is None or best.layout is None or _headings(other) != _headings(best):
        return False
    parser, sheets = make_area_parser(settings), (other.sheet, best.sheet)
    roles = {*other.roles_by_column.values()}
    is_list = not other.is_count_table and ("arende" in roles or ("datum" in roles and PLACES & roles))
    last = max((number for number, _ in other.sheet.last_rows()), default=0)
    if not is_list or last > LARGEST or all(parser.is_inside(sheet.name or "") for sheet in sheets):
        return False
    here, there = (
        Counter(fit.sheet.read(layout).astype(str).itertuples(index=False, name=None))
        for fit, layout in ((other, other.layout), (best, best.layout))
    )
    return here <= there


def _is_more_of(other: Candidate, best: Candidate) -> bool:
    """Return whether a sheet may hold more cases: of the same source and in the same shape.

    A table of counts beside a register sums it up.
    """
    return (other.source.key, other.is_count_table) == (best.source.key, best.is_count_table)


def may_leave_out(refused: Problem, best: Candidate, period: Period) -> Problem:
    """Return what is told of a sheet that was refused: counts of the year may be missing beside those that are read."""
    is_more = (
        refused.code == NOT_TAKEN and best.is_count_table and not _names_other_years(refused.sheet, period)
    )
    return replace(refused, code="sheet_left_out") if is_more else refused


def is_of_other_years(candidate: Candidate, period: Period) -> bool:
    """Return whether a sheet is named after years that the period has no day of."""
    return _names_other_years(candidate.sheet.name, period)


def _names_other_years(name: str | None, period: Period) -> bool:
    years = {int(year) for year in YEARS.findall(name or "")}
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
                yield Problem("note_with_number", SAYS_MORE, sheet.path.name, sheet.name)
            continue
        top = max(tables, key=attrgetter("rank"))
        if top.is_count_table and not best.is_count_table and not is_of_other_years(top, period):
            other = _sum_up(_read_quietly(top, settings, period))
            if other > own:
                message = OTHER_TOTAL.format(other=other, own=own)
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
