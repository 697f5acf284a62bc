"""A cell of an answer as text or number."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lagesbild.core.cells import Raw

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,2}([ \u00a0\u202f]\d{3})+|[1-9]\d*)([.,]\d+)?")


def as_text(raw: Raw) -> str:
    r"""Give a cell as text, outer blanks gone; whole numbers without decimals, dates in ISO form.

    >>> as_text(3.0), as_text(True), as_text("\u00a0Vet ej "), as_text(date(2021, 3, 1))
    ('3', 'Ja', 'Vet ej', '2021-03-01')
    """
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return "Ja" if raw else "Nej"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return raw.isoformat(" ") if isinstance(raw, datetime) else str(raw)


def as_number(raw: Raw) -> int | float:
    """Give a number, or a text that is one, with decimal comma or point.

    >>> as_number("1 200"), as_number("2,5"), as_number(3.0)
    (1200, 2.5, 3)
    """
    text = as_text(raw)
    if isinstance(raw, date) or not _NUMBER.fullmatch(text):
        raise ValueError("inte ett tal")
    number = float(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))
    return int(number) if number.is_integer() else number


def is_day(raw: Raw) -> bool:
    """Whether the cell is a date cell."""
    return isinstance(raw, date)
