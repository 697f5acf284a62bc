"""The file of a store, opened for this run: what another run does to it meanwhile is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from lagesbild.core.errors import InputError
from lagesbild.core.file_marks import identify_file, size_of_file
from lagesbild.core.patience import keep_trying
from lagesbild.store.faults import (
    CONFIG,
    IN_USE,
    UNREADABLE,
    PassedFaultError,
    StoreInUseError,
    explain_fault,
    find_refusal,
)

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.errors import LagesbildError

NOTHING_YET = "Det finns inget sparat i {path} ännu. Börja med ”lagesbild rapport MAPP --år ÅR”."
PATIENCE = 10.0
"""Seconds for which a store that another program holds is waited for."""
QUICK_LOOKS = 2
"""So many times it is only asked whether somebody holds the store: to read all that is in it would hold it for others."""
SMALL = 16 << 20
"""Bytes of a store up to which one core counts quicker than several that must be told what to do."""
_PASSING = (StoreInUseError, PassedFaultError)
"""What need not be so at the next attempt."""


def connect(path: Path, shown: Path, *, writable: bool) -> duckdb.DuckDBPyConnection:
    """Open the file of a store; what stands in the way for a moment is waited for.

    Raises what is the matter with it, InputError where it is only to be read and is not there.
    """
    doubts: list[LagesbildError] = []

    def attempt() -> duckdb.DuckDBPyConnection:
        try:
            return _open_file(path, shown, writable=writable)
        except duckdb.Error as error:
            is_first = len(doubts) < QUICK_LOOKS and type(error) is duckdb.IOException
            look = _look_quickly if is_first else explain_fault
            doubts.append(look(path, shown, error, writable=writable))
            raise doubts[-1] from error

    try:
        return keep_trying(attempt, lambda error: isinstance(error, _PASSING), PATIENCE)
    except PassedFaultError as error:
        in_use = next((doubt for doubt in doubts if isinstance(doubt, StoreInUseError)), None)
        raise (in_use or error) from error


def _look_quickly(path: Path, shown: Path, _: duckdb.Error, *, writable: bool) -> LagesbildError:
    return find_refusal(path, shown, writable=writable) or PassedFaultError(UNREADABLE.format(path=shown))


def _open_file(path: Path, shown: Path, *, writable: bool) -> duckdb.DuckDBPyConnection:
    before = identify_file(path)
    if not before and not writable:
        raise InputError(NOTHING_YET.format(path=shown))
    config = CONFIG | ({"threads": 1} if size_of_file(path) < SMALL else {})
    connection = duckdb.connect(path, read_only=not writable, config=config)
    if before and identify_file(path) != before:
        connection.close()  # another run has put a new store in its place: what is written here would be lost
        raise StoreInUseError(IN_USE.format(path=shown))
    return connection
