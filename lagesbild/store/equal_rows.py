"""Files without case numbers that hold the same rows: the smaller one is set aside where that is sure, otherwise it is told."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.core.errors import Problem
from lagesbild.core.wording import digits
from lagesbild.store.unread_files import file_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lagesbild.store.database import Store

CODE = "equal_rows"
SURE_DAYS = 3
"""So many different rows with a day, all of them in another file too, are no chance. Own choice."""
COPY = re.compile(r"(?:\s*(?:\(\d+\)|-?\s*kopia(?:\s*\(\d+\))?|-?\s*copy(?:\s*\(\d+\))?|_\d))+$")
"""What a browser or a folder puts behind the name of a second copy."""
SET_ASIDE = (
    "{rows} står likadant i {other} (lika rader) och räknas bara där. Är det egna händelser, ange det för varje rad: "
    "lagesbild radstatus --år {year} --fil ”{file}” --rad RAD --status räknad --skäl SKÄL."
)
COUNTED_TWICE = (
    "{rows} står likadant i {other} (lika rader) och räknas i båda filerna, för det går inte att avgöra om det är "
    "samma händelser. Är det samma, ta bort den ena filen: lagesbild ta-bort {number}."
)
_WITHOUT_NUMBERS = """
SELECT i.id FROM imports i JOIN observations o ON o.import_id = i.id
WHERE i.year = ? AND i.source = ? GROUP BY i.id HAVING max(o.identity) = 0
"""
_ROWS = """
CREATE OR REPLACE TEMP TABLE equal_rows AS
SELECT *, row_number() OVER (PARTITION BY import_id, content ORDER BY "row", part) AS copy FROM (
    SELECT import_id, "row", part, bool_or(record AND status = 'counted') AS counted,
        hash(list_sort(list(concat_ws('|', status, kind, question, category, milieu, area, place, unit, channel, type,
            coalesce(date::VARCHAR, ''), "count")))) AS content,
        bool_or(date IS NOT NULL) AS dated,
        bool_or(date IS NOT NULL AND (place <> '' OR unit <> '') OR kind = 'utskick') AS telling
    FROM observations WHERE import_id IN (SELECT id FROM imports WHERE year = ? AND source = ?) GROUP BY ALL
)
"""
_OVERLAPS = """
SELECT x.import_id, y.import_id, count(*), count(*) FILTER (x.counted AND y.counted),
    count(DISTINCT x.content) FILTER (x.dated), bool_or(x.telling)
FROM equal_rows x JOIN equal_rows y ON x.content = y.content AND x.copy = y.copy AND x.import_id <> y.import_id
GROUP BY ALL ORDER BY ALL
"""
_SET_ASIDE = """
INSERT INTO repeats SELECT x.import_id, x."row", x.part, y.import_id, y."row"
FROM equal_rows x JOIN equal_rows y ON x.content = y.content AND x.copy = y.copy
WHERE x.import_id = ? AND y.import_id = ? AND x.counted
"""


class Overlap(NamedTuple):
    """The rows that a file has in common with a larger one of the same source."""

    file: int
    """The id of its import."""
    other: int
    rows: int
    counted: int
    """Those of the rows that count in both."""
    days: int
    """How many different ones of them have a day."""
    telling: bool
    """Whether some of them name a day together with a place or a unit."""


class StoredFile(NamedTuple):
    """A sheet of the source: the name and the content of its file, and how many rows it has."""

    name: str
    sha256: str
    rows: int


def find_equal_rows(store: Store, year: int, source: str) -> None:
    """Note as repeats the rows of each file that a larger one of the source surely has too, and tell of all others.

    To be called when every record has the status that it was read with, and none is noted as a repeat by its content.
    """
    candidates = {number for (number,) in store.run(_WITHOUT_NUMBERS, (year, source))}
    if not candidates:
        return
    store.run(_ROWS, (year, source))
    files = _files(store)
    done: set[int] = set()
    for overlap in _overlaps(store, files, candidates):
        if overlap.file in done or overlap.other in done:
            continue
        sure = _is_copy(overlap, files)
        if sure:
            done.add(overlap.file)
            store.run(_SET_ASIDE, (overlap.file, overlap.other))
        if sure or overlap.telling or overlap.rows == files[overlap.file].rows:
            _note(store, _problem(overlap, files, year, sure=sure), overlap.file)
    store.run("DROP TABLE equal_rows")


def _files(store: Store) -> dict[int, StoredFile]:
    found = store.run(
        "SELECT e.import_id, i.name, i.sha256, count(*) FROM equal_rows e JOIN imports i ON i.id = e.import_id GROUP BY ALL"
    )
    return {number: StoredFile(*values) for number, *values in found}


def _overlaps(store: Store, files: dict[int, StoredFile], candidates: set[int]) -> Sequence[Overlap]:
    """Return what files without case numbers have in common with larger ones; the largest other file first.

    Two sheets of one file are both read only where they have rows of their own.
    """
    overlaps = (Overlap(*found) for found in store.run(_OVERLAPS))

    def size(number: int) -> tuple[int, int]:
        return files[number].rows, -number  # of two that are as large, the one stored first stays

    smaller = [
        one
        for one in overlaps
        if one.counted
        and one.file in candidates
        and size(one.file) < size(one.other)
        and files[one.file].sha256 != files[one.other].sha256
    ]
    return sorted(smaller, key=lambda one: (size(one.file), [-part for part in size(one.other)]))


def _is_copy(overlap: Overlap, files: dict[int, StoredFile]) -> bool:
    """Whether the file is surely a part of the other: all of its rows are there, and that is no chance."""
    file, other = files[overlap.file], files[overlap.other]
    if overlap.rows < file.rows:
        return False
    return overlap.telling or overlap.days >= SURE_DAYS or copied_name(file.name) == copied_name(other.name)


def copied_name(name: str) -> str:
    """Return a file's name without its ending and without what is put behind the name of a copy.

    >>> copied_name("Klotter (1).csv"), copied_name("klotter - Kopia.xlsx"), copied_name("klotter 2.csv")
    ('klotter', 'klotter', 'klotter 2')
    """
    return COPY.sub("", file_key(PurePath(name).stem)).strip()


def _problem(overlap: Overlap, files: dict[int, StoredFile], year: int, *, sure: bool) -> Problem:
    rows = "1 rad" if overlap.counted == 1 else f"{digits(overlap.counted)} rader"
    file, other = files[overlap.file].name, files[overlap.other].name
    message = SET_ASIDE if sure else COUNTED_TWICE
    words = {"rows": rows, "other": other, "file": file, "year": year, "number": overlap.file}
    return Problem(CODE, message.format(**words), file)


def _note(store: Store, problem: Problem, number: int) -> None:
    store.insert("problems", [(number, problem.code, problem.message, problem.file, None, None, None)])


def forget_equal_rows(store: Store, year: int, sources: Iterable[str]) -> None:
    """Forget what was told of equal rows in the files of some sources."""
    store.run(
        "DELETE FROM problems WHERE code = ? AND import_id IN "
        "(SELECT id FROM imports WHERE year = ? AND list_contains(?, source))",
        (CODE, year, list(sources)),
    )
