"""Readings -> store: the same content twice changes nothing, a corrected file replaces the earlier one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from lagesbild.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.store import Reading, Store, StoredYear

TWO_PERIODS = (
    "Året {year} är sparat med perioden {start}..{end}, och {names} är läst med den. Ange samma period, "
    "eller läs in årets alla filer i en och samma körning; inget är ändrat."
)


class Kept(NamedTuple):
    """What became of one reading in the store."""

    name: str
    source: str
    change: Literal["new", "unchanged", "replaced", "reread", "copy"]


def keep(store: Store, year: StoredYear, readings: Sequence[Reading], today: date) -> tuple[Kept, ...]:
    """Store a run's readings, all or none.

    A file is the one stored before when its content is; it replaces one that has its name and source but other
    content, unless that one is among the files of this very run. Raises InputError when the year's period changes
    while files that are not of this run are stored under the one before.
    """
    with store.transaction():
        before = store.year(year.year) or year
        store.set_year(year)
        kept = tuple(_keep_each(store, year.year, readings, today))
        if before.period != year.period:
            _refuse_two_periods(store, before, {reading.reading for reading in readings})
    return kept


def _refuse_two_periods(store: Store, before: StoredYear, rules: set[str]) -> None:
    read_by = store.readings(before.year)
    left = [file.name for _, file in store.imports(before.year) if read_by[file.id] not in rules]
    if left:
        raise InputError(
            TWO_PERIODS.format(
                year=before.year, start=before.period.start, end=before.period.end, names=", ".join(left)
            )
        )


def _keep_each(store: Store, year: int, readings: Sequence[Reading], today: date) -> Iterator[Kept]:
    named = {reading.sha256 for reading in readings}
    done: set[tuple[str, str]] = set()
    for reading in readings:
        if (reading.sha256, reading.source) in done:
            yield Kept(reading.name, reading.source, "copy")
        else:
            yield _keep_one(store, year, reading, named, today)
        done.add((reading.sha256, reading.source))


def _keep_one(store: Store, year: int, reading: Reading, named: set[str], today: date) -> Kept:
    rules = store.readings(year)
    stored = [kept for _, kept in store.imports(year) if kept.source == reading.source]
    same = next((kept for kept in stored if kept.sha256 == reading.sha256), None)
    if same is not None and rules[same.id] == reading.reading:
        return Kept(reading.name, reading.source, "unchanged")
    earlier = same or next((k for k in stored if k.name == reading.name and k.sha256 not in named), None)
    if earlier is not None:
        store.remove(earlier.id)
    store.add(year, reading, date.fromisoformat(same.imported) if same else today)
    change: Literal["new", "replaced", "reread"] = "reread" if same else "replaced" if earlier else "new"
    return Kept(reading.name, reading.source, change)
