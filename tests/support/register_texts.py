"""A register as text: its headings, a case, and how it is read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reading_sheets import PERIOD

from lagesbild.config.loading import load
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file

if TYPE_CHECKING:
    from pathlib import Path

    from lagesbild.core.imports import ParsedSheet

NAZI = "nazistiskt"
HEADINGS = "Ärendenummer;Datum;Stadsdel;Kategori"
CASE = "1;2021-03-01;Bagarmossen"
"""A case as far as its category."""


def read_text(path: Path, text: str) -> ParsedSheet:
    """Write a text file and give it as it is read."""
    path.write_text(text, encoding="utf-8")
    return recognise_file(path, open_file(path), load(), PERIOD).parsed


def counted_lines(parsed: ParsedSheet) -> dict[str, int]:
    """By category, how many cases count."""
    rows = parsed.observations
    return dict(Counter(rows.loc[rows["status"] == "counted", "category"].astype(str)))
