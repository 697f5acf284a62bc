"""Sheets -> store: the same content twice changes nothing, a corrected file replaces the earlier one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from lagesbild.core.errors import InputError
from lagesbild.core.imports import Entry, ImportOutcome
from lagesbild.store.accounts import keep_account
from lagesbild.store.corrections import differences
from lagesbild.store.decisions.rows import statuses_as_read
from lagesbild.store.duplicates import count_duplicates, mark_duplicates, unmark_duplicates
from lagesbild.store.free_text import keep_texts
from lagesbild.store.journal import note
from lagesbild.store.undoing import undoable
from lagesbild.store.unread_files import file_key, forget_unread, note_unread, unread_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from lagesbild.core.imports import ImportedSheet, Incoming, RowChange, StoredYear, UnreadFile
    from lagesbild.store.database import Store

TWO_PERIODS = (
    "Året {year} är sparat med perioden {start}..{end}, och {names} är läst med den. Ange samma period, "
    "eller läs in årets alla filer i en och samma körning; inget är ändrat."
)


def load_sheets(
    store: Store,
    year: StoredYear,
    sheets: Sequence[ImportedSheet],
    now: datetime,
    unread: Sequence[UnreadFile] = (),
) -> tuple[ImportOutcome, ...]:
    """Store a run's sheets and note its unread files, all or none.

    A file is the one stored before when its content is; it replaces one that has its name (in any letter case) and
    source but other content, unless that one is among the files of this very run. Raises InputError when the year's
    period changes while files that are not of this run are stored under the one before.
    """
    with undoable(store, year.year):
        before = store.year(year.year) or year
        store.set_year(year)
        with statuses_as_read(store, year.year):
            outcomes = _load_each(store, year.year, sheets, now)
        note_unread(store, year.year, unread, [sheet.parsed.file for sheet in sheets], now.date())
        if before.period != year.period:
            _refuse_two_periods(store, before, {sheet.rules for sheet in sheets})
    return outcomes


def _refuse_two_periods(store: Store, before: StoredYear, rules: set[str]) -> None:
    read_by = store.readings(before.year)
    left = [file.name for _, file in store.imports(before.year) if read_by[file.id] not in rules]
    if left:
        raise InputError(
            TWO_PERIODS.format(
                year=before.year, start=before.period.start, end=before.period.end, names=", ".join(left)
            )
        )


class Before(NamedTuple):
    """What the store has of a year before a run's files are loaded."""

    files: list[Incoming]
    """Those that are still there."""
    rules: Mapping[int, str]
    """By import, the mark of the rules that it was read by."""
    named: frozenset[str]
    """The SHA-256 of every file of the run: none of these is replaced by a namesake of the same run."""


def _load_each(
    store: Store, year: int, sheets: Sequence[ImportedSheet], now: datetime
) -> tuple[ImportOutcome, ...]:
    stored = [file for _, file in store.imports(year)]
    before = Before(stored, store.readings(year), frozenset(sheet.sha256 for sheet in sheets))
    done: set[tuple[str, str]] = set()
    outcomes: list[ImportOutcome] = []
    for sheet in sheets:
        if (sheet.sha256, sheet.parsed.source) in done:
            outcomes.append(ImportOutcome(sheet.parsed.file, sheet.parsed.source, "copy"))
        else:
            outcomes.append(_load_sheet(store, year, sheet, before, now))
        done.add((sheet.sha256, sheet.parsed.source))
    mark_duplicates(store, year, {outcome.source for outcome in outcomes if outcome.number})
    finished = tuple(
        outcome._replace(
            duplicates=count_duplicates(store, outcome.number), found=sheet.parsed.free_text.found
        )
        for outcome, sheet in zip(outcomes, sheets, strict=True)
    )
    for outcome in finished:
        if outcome.change in {"new", "replaced", "reread"}:
            changed = (outcome.source, outcome.name, _detail(outcome), outcome.changes)
            note(store, Entry(now, year, outcome.change, *changed))
    return finished


def _load_sheet(
    store: Store, year: int, sheet: ImportedSheet, before: Before, now: datetime
) -> ImportOutcome:
    stored = [file for file in before.files if file.source == sheet.parsed.source]
    same = next((file for file in stored if file.sha256 == sheet.sha256), None)
    if same is not None and before.rules[same.id] == sheet.rules:
        return ImportOutcome(sheet.parsed.file, sheet.parsed.source, "unchanged")
    key = file_key(sheet.parsed.file)
    named = (file for file in stored if file_key(file.name) == key and file.sha256 not in before.named)
    earlier = same or next(named, None)
    number = store.add(year, sheet, date.fromisoformat(same.imported) if same else now.date())
    keep_texts(store, number, sheet.parsed.free_text)
    keep_account(store, number, sheet.parsed.account)
    changes: tuple[RowChange, ...] = ()
    if earlier:
        changes = _replaced(store, year, earlier, number)
        before.files.remove(earlier)
    change: Literal["new", "replaced", "reread"] = "reread" if same else "replaced" if earlier else "new"
    return ImportOutcome(sheet.parsed.file, sheet.parsed.source, change, number, changes)


def _replaced(store: Store, year: int, earlier: Incoming, number: int) -> tuple[RowChange, ...]:
    unmark_duplicates(store, year, earlier.source)
    changes = differences(store, earlier.id, number)
    store.remove(earlier.id)
    return changes


def _detail(outcome: ImportOutcome) -> str:
    rows = len({change.row for change in outcome.changes})
    rows_changed = "1 ändrad rad" if rows == 1 else f"{rows} ändrade rader"
    changed = rows_changed if outcome.change != "new" else ""
    known = [f"{repeat.records} finns redan i {repeat.name}" for repeat in outcome.duplicates]
    return "; ".join(filter(None, (changed, *known)))


def remove_import(store: Store, number: int, now: datetime) -> str:
    """Undo an import completely and return its file's name: what it alone had is gone, what others have too counts there.

    A file that could not be read is forgotten. A year of which nothing is left is forgotten, but for figures that were
    established. Raises InputError when there is no import with that id.
    """
    unread = next(((year, file) for year, file in unread_files(store) if file.id == number), None)
    if unread:
        return _forget_file(store, *unread, now)
    files = {file.id: (year, file) for year, file in store.imports()}
    if number not in files:
        raise InputError(f"Det finns ingen import med id {number}. Se listan med ”lagesbild importer”.")
    year, file = files[number]
    with undoable(store, year):
        store.remove(number)
        with statuses_as_read(store, year):
            mark_duplicates(store, year, (file.source,))
        if not store.imports(year):
            store.run("DELETE FROM years WHERE year = ? AND year NOT IN (SELECT year FROM freezes)", (year,))
            store.run("DELETE FROM unread_files WHERE year NOT IN (SELECT year FROM years)")
        note(store, Entry(now, year, "removed", file.source, file.name, f"inläsning {number}"))
    return file.name


def _forget_file(store: Store, year: int, file: UnreadFile, now: datetime) -> str:
    with undoable(store, year):
        forget_unread(store, file.id)
        note(store, Entry(now, year, "removed", file.source, file.name, "en fil som inte gick att läsa"))
    return file.name
