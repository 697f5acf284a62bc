"""Readings -> store: the same content twice changes nothing, a corrected file replaces the earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.store import Reading, Store, StoredYear


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one reading in the store."""

    name: str
    source: str
    change: Literal["new", "unchanged", "replaced", "reread"]


def keep(store: Store, year: StoredYear, readings: Sequence[Reading], today: date) -> tuple[Kept, ...]:
    """Store a run's readings, all or none.

    A file is the one stored before when its content is; it replaces one that has its name and source but other
    content, unless that one is among the files of this very run.
    """
    with store.transaction():
        store.set_year(year)
        named = {reading.sha256 for reading in readings}
        return tuple(_keep_one(store, year.year, reading, named, today) for reading in _distinct(readings))


def _distinct(readings: Sequence[Reading]) -> list[Reading]:
    return list({(reading.sha256, reading.source): reading for reading in readings}.values())


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
