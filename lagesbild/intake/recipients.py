"""A list of recipients as it lies in its folder -> its units with how to reach them. Nothing of it is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lagesbild.core.reminders import Recipient
from lagesbild.files.opening import open_file
from lagesbild.intake.recognition import recognise_file
from lagesbild.intake.shapes.recipients import UNIT
from lagesbild.intake.surveys.headings import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.config.settings import Settings
    from lagesbild.core.periods import Period

ADDRESS = re.compile(r"[^\s;,<>()\"]+@[^\s;,<>()\"]+\.[^\s;,<>()\"]+")
PEOPLE = re.compile(r"namn|kontakt(person)?(snamn)?|(enhets|verksamhets)?chef|(biträdande)?rektor|ansvarig")
"""Headings of who answers for a unit, as `plain` leaves them."""


def read_recipients(path: Path, settings: Settings, period: Period) -> tuple[Recipient, ...]:
    """Return the units of a list of recipients, in its order; InputError when it cannot be read as one."""
    best = recognise_file(path, open_file(path), settings, period).candidate
    layout = best.layout or best.sheet.layout
    if layout is None:
        return ()
    unit = next((column for column, role in best.roles_by_column.items() if role == UNIT), None)
    if unit is None:
        return ()
    columns = dict(zip(layout.columns, layout.headings, strict=True))
    people = [
        column for column, heading in columns.items() if PEOPLE.fullmatch(plain(heading)) and column != unit
    ]
    rows = best.sheet.read(layout).astype(str)
    return tuple(
        _recipient(row, list(columns).index(unit), [list(columns).index(column) for column in people])
        for row in rows.itertuples(index=False, name=None)
    )


def _recipient(row: Sequence[str], unit: int, people: Sequence[int]) -> Recipient:
    """Return the unit of a row with the first person who is named, and every address that stands in it."""
    addresses = [address for cell in row for address in ADDRESS.findall(cell)]
    names = (row[column].strip() for column in people)
    contact = next((name for name in names if name and not ADDRESS.search(name)), "")
    return Recipient(row[unit].strip(), contact, "; ".join(dict.fromkeys(addresses)))
