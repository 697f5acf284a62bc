"""What keeps a figure from being exact: records that could not be read, and tables without its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.core.imports import LISTED
from lagesbild.core.states import FigureState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lagesbild.store.database import Store

    Unread = Mapping[tuple[int, str], tuple[Mapping[str, str], ...]]
    """By year and source key, what each unreadable record says of itself, by dimension."""
    ListedLines = Mapping[tuple[int, str], tuple[frozenset[tuple[str, str]], ...]]
    """By year and source key, for each import that is not sorted by every line, the lines that it has.

    A line is a dimension (category or milieu) and a key.
    """

NOT_SAID: Mapping[str, frozenset[str]] = {
    "category": frozenset({"", "ej_angivet"}),
    "milieu": frozenset({"", "oklar"}),
}
"""By dimension, the values that leave open which line a record belongs to; otherwise an empty value does."""
_EMPTY = frozenset({""})
_UNREAD = """
SELECT DISTINCT year, source, category, milieu, area, coalesce(strftime(date, '%Y-%m'), '') AS month, unit
FROM source_rows WHERE status = 'unreadable' AND list_contains(?, year)
"""
_LISTED = """
SELECT i.year, i.source, i.id, list(d.item) FROM definitions d JOIN imports i ON i.id = d.import_id
WHERE d.aspect = ? AND list_contains(?, i.year) GROUP BY ALL ORDER BY i.id
"""
_COUNTED = (
    "SELECT import_id, sum(\"count\")::BIGINT FROM source_rows WHERE status = 'counted' GROUP BY import_id"
)


def unread_records(store: Store, years: Sequence[int]) -> Unread:
    """What the unreadable records of some years say of themselves."""
    unread: dict[tuple[int, str], list[dict[str, str]]] = {}
    for record in store.mappings(_UNREAD, (list(years),)):
        unread.setdefault((record.pop("year"), record.pop("source")), []).append(record)
    return {key: tuple(records) for key, records in unread.items()}


def listed_lines(store: Store, years: Sequence[int]) -> ListedLines:
    """The lines of the tables that are not sorted by every line; one that says that there was nothing at all is.

    Nothing of registers, nor of files that were read before the lines were noted.
    """
    tables = store.run(_LISTED, (LISTED, list(years)))
    if not tables:
        return {}
    counted = dict(store.run(_COUNTED))
    listed: dict[tuple[int, str], tuple[frozenset[tuple[str, str]], ...]] = {}
    for year, source, number, items in tables:
        lines = frozenset(
            (dimension, key) for dimension, _, key in (item.partition("=") for item in items) if key
        )
        if lines or counted.get(number):
            listed[year, source] = (*listed.get((year, source), ()), lines)
    return listed


def may_belong(record: Mapping[str, str], where: Mapping[str, str]) -> bool:
    """Whether an unreadable record may be part of a figure: it says the figure's value, or nothing, of each dimension.

    >>> record = {"category": "nazistiskt", "area": ""}
    >>> [may_belong(record, {"category": line, "area": "Flaten"}) for line in ("nazistiskt", "rasistiskt")]
    [True, False]
    """
    return all(
        name not in record or record[name] == value or record[name] in NOT_SAID.get(name, _EMPTY)
        for name, value in where.items()
    )


def state_of(count: int, *, unread: bool, classified: bool) -> FigureState:
    """The state of a figure of a source that came in.

    `unread` says that some record may be part of it that could not be read, `classified` that every table has its line.
    """
    if classified and not unread:
        return FigureState.EXACT
    if count:
        return FigureState.AT_LEAST
    return FigureState.NOT_GIVEN if unread else FigureState.NOT_CLASSIFIED
