"""A cell of a kind that nobody expects in its column is read or told of like any other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from program import run_in
from reading_files import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.cells import Raw

GROUPED = ("Stadsdel", "Kategori", "Antal")


@pytest.mark.parametrize("label", [" ", "\u200b", "\u00a0 "])
def test_a_label_of_blanks_alone_is_none(tmp_path: Path, label: str) -> None:
    """In a ready table it is no title of another one."""
    rows: list[tuple[Raw, ...]] = [
        ("Område/kategori", "Antal"),
        ("Björkhagen", 4),
        ("Nazistiskt", 3),
        (label, 3),
    ]
    write_xlsx(tmp_path / "klotter.xlsx", rows)
    assert "inte räknat med" not in " ".join(run_in(tmp_path, "granska", ".").out.split())


@pytest.mark.parametrize("cell", [44256.5, 7, True, datetime(2021, 3, 1)])  # noqa: DTZ001 — as Excel has it
def test_a_label_that_is_no_text_stands_among_groups(tmp_path: Path, cell: Raw) -> None:
    """In a list whose names of groups stand once, above their rows."""
    rows = [GROUPED, ("None", "", ""), ("Björkhagen", "Nazistiskt", "3"), ("", "Rasistiskt", "1"), ("", "Summa", "5"),
            ("Kärrtorp", "Nazistiskt", "2"), ("", "Vänsterautonomt", "1"), ("Totalt", cell, "7")]  # fmt: skip
    write_xlsx(tmp_path / "klotter.xlsx", rows)
    assert "inte räknat med" not in " ".join(run_in(tmp_path, "granska", ".").out.split())
