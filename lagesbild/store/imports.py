"""Sheets -> store: the same content twice changes nothing, a corrected file replaces the earlier one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from lagesbild.core.errors import InputError
from lagesbild.core.free_text import Found
from lagesbild.core.imports import Entry, ImportOutcome, KnownFile
from lagesbild.store.accounts import keep_account
from lagesbild.store.corrections import differences
from lagesbild.store.decisions.rows import statuses_as_read
from lagesbild.store.duplicates import count_duplicates, mark_duplicates, unmark_duplicates
from lagesbild.store.free_text import keep_texts
from lagesbild.store.journal import note
from lagesbild.store.meanwhile import ChangedMeanwhileError
from lagesbild.store.undoing import undoable
from lagesbild.store.unread_files import file_key, forget_unread, note_unread, unread_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lagesbild.core.imports import ImportedSheet, Incoming, RowChange, StoredYear, UnreadFile
    from lagesbild.store.database import Store

TWO_PERIODS = (
    "Året {year} är sparat med perioden {start}..{end}, och {names} är läst med den. Ange samma period, "
    "eller läs in årets alla filer i en och samma körning; inget är ändrat."
)

SHEET_GONE = "bladet {sheet} finns inte i den nya filen"
CHANGED_MEANWHILE = "En annan körning ändrade databasen samtidigt, vid {name}. Kör igen; inget är ändrat."


def known_files(store: Store, year: int, rules: str) -> tuple[KnownFile, ...]:
    """The year's files that were read by these rules, each with what was found in its free text."""
    found: dict[int, list[Found]] = {}
    for number, kind, outcome, count in store.run("SELECT * FROM text_findings"):
        found.setdefault(number, []).append(Found(kind, outcome, count))
    read_by = store.readings(year)
    return tuple(
        KnownFile(file.name, file.source, file.sha256, rules, file.sheet, tuple(found.get(file.id, ())))
        for _, file in store.imports(year)
        if read_by[file.id] == rules
    )


def load_sheets(
    store: Store,
    year: StoredYear,
    files: Sequence[ImportedSheet | KnownFile],
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
            outcomes = _load_each(store, year.year, files, now)
        note_unread(store, year.year, unread, [file.name for file in files], now.date())
        if before.period != year.period:
            _refuse_two_periods(store, before, {file.rules for file in files})
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


class StoredFiles:
    """What the store has of a year before a run's files are loaded."""

    def __init__(self, store: Store, year: int, loading: Sequence[ImportedSheet | KnownFile]) -> None:
        """`loading` are the sheets of the run: the file of none of them is replaced by a namesake of the same run."""
        self._rules = store.readings(year)
        self._by_content: dict[tuple[str, str, str | None], Incoming] = {}
        self._by_name: dict[tuple[str, str], list[Incoming]] = {}
        self._not_read_anew: dict[tuple[str, str], list[Incoming]] = {}
        """By source and content of the run, the sheets that are there and are not read now."""
        contents = {file.sha256 for file in loading}
        sheets = {(file.source, file.sha256, file.sheet) for file in loading}
        for _, file in store.imports(year):
            self._by_content.setdefault((file.source, file.sha256, file.sheet), file)
            if file.sha256 not in contents:
                self._by_name.setdefault((file.source, file_key(file.name)), []).append(file)
            elif (file.source, file.sha256, file.sheet) not in sheets:
                self._not_read_anew.setdefault((file.source, file.sha256), []).append(file)
        self._replaced: set[tuple[str, str]] = set()

    def find_same(self, file: ImportedSheet | KnownFile) -> Incoming | None:
        """The sheet of the same source, content and name."""
        return self._by_content.get((file.source, file.sha256, file.sheet))

    def is_unchanged(self, file: ImportedSheet | KnownFile) -> bool:
        """Whether the sheet is there, read by the same rules."""
        same = self.find_same(file)
        return same is not None and self._rules[same.id] == file.rules

    def take_same(self, file: ImportedSheet) -> Incoming | None:
        """The same sheet, or another one of the same content that was read in its place; each of these is given once."""
        others = self._not_read_anew.get((file.source, file.sha256))
        return self.find_same(file) or (others.pop(0) if others else None)

    def take_namesake(self, file: ImportedSheet) -> Incoming | None:
        """The sheet that this one replaces by the name of its file, in any letter case; each is given once.

        That of the same name where there is one.
        """
        namesakes = self._by_name.get((file.source, file_key(file.name)))
        if not namesakes:
            return None
        earlier = min(namesakes, key=lambda known: known.sheet != file.sheet)
        namesakes.remove(earlier)
        self._replaced.add((file_key(earlier.name), earlier.sha256))
        return earlier

    def take_leftovers(self) -> tuple[Incoming, ...]:
        """The sheets that are there of the files that were replaced or read anew, and that these do not have now."""
        left = [file for files in self._by_name.values() for file in files]
        replaced = [file for file in left if (file_key(file.name), file.sha256) in self._replaced]
        return (*replaced, *(file for files in self._not_read_anew.values() for file in files))


def _load_each(
    store: Store, year: int, files: Sequence[ImportedSheet | KnownFile], now: datetime
) -> tuple[ImportOutcome, ...]:
    stored = StoredFiles(store, year, files)
    done: set[tuple[str, str, str | None]] = set()
    outcomes: list[ImportOutcome] = []
    for file in files:
        key = (file.sha256, file.source, file.sheet)
        if key in done:
            outcomes.append(ImportOutcome(file.name, file.source, "copy"))
        else:
            outcomes.append(_load_file(store, year, file, stored, now))
        done.add(key)
    for sheet in stored.take_leftovers():
        unmark_duplicates(store, year, sheet.source)
        store.remove(sheet.id)
        note(
            store, Entry(now, year, "removed", sheet.source, sheet.name, SHEET_GONE.format(sheet=sheet.sheet))
        )
    mark_duplicates(store, year, {outcome.source for outcome in outcomes if outcome.number})
    finished = tuple(
        outcome._replace(
            duplicates=count_duplicates(store, outcome.number) if outcome.number else (), found=file.found
        )
        for outcome, file in zip(outcomes, files, strict=True)
    )
    for outcome in finished:
        if outcome.change in {"new", "replaced", "reread"}:
            changed = (outcome.source, outcome.name, _detail(outcome), outcome.changes)
            note(store, Entry(now, year, outcome.change, *changed))
    return finished


def _load_file(
    store: Store, year: int, file: ImportedSheet | KnownFile, stored: StoredFiles, now: datetime
) -> ImportOutcome:
    if stored.is_unchanged(file):
        return ImportOutcome(file.name, file.source, "unchanged")
    if isinstance(file, KnownFile):
        raise ChangedMeanwhileError(CHANGED_MEANWHILE.format(name=file.name))
    same = stored.take_same(file)
    earlier = same or stored.take_namesake(file)
    number = store.add(year, file, date.fromisoformat(same.imported) if same else now.date())
    keep_texts(store, number, file.parsed.free_text)
    keep_account(store, number, file.parsed.account)
    changes = _replaced(store, year, earlier, number) if earlier else ()
    change: Literal["new", "replaced", "reread"] = "reread" if same else "replaced" if earlier else "new"
    return ImportOutcome(file.name, file.source, change, number, changes)


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
