"""The bookkeeping in the workbook: rows, files, problems, units that are silent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace
from sample_report import sample_report
from workbooks import body, read

from lagesbild.core.figures import REASONS


@pytest.fixture(scope="module")
def book() -> Any:
    """The sample report's workbook, read back."""
    return read(sample_report())


def test_ledger_is_checked(book: Any) -> None:
    """In the ledger read is counted and set aside together, and a column says that it is."""
    for _, state, _, read_, counted, *rest in body(book, "avstamning"):
        if state == "inkommit":
            aside, check = rest[: len(REASONS)], rest[len(REASONS)]
            assert (read_, check) == (counted + sum(aside), "stämmer")


def test_ledger_shows_a_difference() -> None:
    """A row that is not accounted for is seen in the ledger."""
    report = sample_report()
    source = replace(report.sources[3], read=15)
    row = body(read(replace(report, sources=(source,))), "avstamning")[0]
    assert row[5 + len(REASONS)] == "stämmer inte: 14 av 15"


def test_incoming_files(book: Any) -> None:
    """Every incoming file stands with its checksum, its rows and its date as a date."""
    files = [file for status in sample_report().sources for file in status.files]
    found = [(row[1], row[3], row[4], row[6]) for row in body(book, "underlag")]
    assert found == [(f.name, f.rows, datetime.fromisoformat(f.imported), f.sha256) for f in files]


def test_problems_say_where(book: Any) -> None:
    """A problem stands with its file, sheet, row, column and sentence."""
    (problem,) = sample_report().problems
    assert body(book, "problem") == [
        [problem.file, problem.sheet, problem.row, problem.column, problem.message]
    ]


def test_silent_units(book: Any) -> None:
    """The units that have not answered are named."""
    assert [row[0] for row in body(book, "ej_svarat")] == ["Familjeenheten", "Vuxenenheten"]
