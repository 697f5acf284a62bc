"""Names of sources, lines and questions that end in six digits: before a year they are not the number of a person.

"ronder_210514/2021" is the id of a figure. Each part is searched by itself, so that nothing of it passes unseen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lagesbild.core.report import Report

_NUMBERED = re.compile(r"[0-9]{6}$")
_YEAR = r"(?P<gap>[/ .,:]{1,3})(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
BETWEEN = " år "


def find_numbered_names(report: Report) -> re.Pattern[str] | None:
    """Return a pattern of the keys and labels of a report that end in six digits, with a year behind; None without any."""
    names = sorted({name for name in _names(report) if _NUMBERED.search(name)}, key=len, reverse=True)
    return re.compile(rf"(?P<name>{'|'.join(map(re.escape, names))}){_YEAR}") if names else None


def part_from_years(text: str, names: re.Pattern[str] | None) -> str:
    """Return a text with the years behind such names apart from them.

    >>> part_from_years("ronder_210514/2021", re.compile(rf"(?P<name>ronder_210514){_YEAR}"))
    'ronder_210514 år 2021'
    """
    return names.sub(rf"\g<name>{BETWEEN}\g<year>", text) if names else text


def _names(report: Report) -> Iterator[str]:
    for source in report.sources:
        yield from (source.key, source.label, source.short)
    for lines in report.categories.values():
        yield from (text for line in lines for text in (line.key, line.label))
    for table in report.tables:
        yield from (text for row in table.rows for text in (row.key, row.label))
