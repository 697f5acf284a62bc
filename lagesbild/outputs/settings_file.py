"""lagesbild.toml: every key with its comment for somebody who begins, and one more year in a file that is there."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lagesbild.core.periods import Period

NAME = "lagesbild.toml"
GAP = "\n\n\n"
"""What stands between the parts of the file."""
YEARS = re.compile(r"^[ \t]*\[[ \t]*(?P<key>ar|[\"']år[\"'])[ \t]*\.", re.MULTILINE)
TABLE = re.compile(r"(?:^[ \t]*#.*\n)*^[ \t]*\[.*$", re.MULTILINE)
"""The heading of a table, with the comments that stand right above it."""
PERIOD = re.compile(r"^#period = .*$", re.MULTILINE)


def settings_text(
    year: int, area: str, parts: Sequence[str], terms: str, period: Period | None = None
) -> str:
    """The settings of a year, its days where they are not the calendar year, for an area with its parts and a set of terms.

    >>> [line for line in settings_text(2022, "Farsta", ["Hökarängen"], "sapo").splitlines() if line[:1] not in "#["]
    ['omrade = "Farsta"', 'stadsdelar = ["Hökarängen"]', 'termer = "sapo"']
    """
    written = f"stadsdelar = {_quoted(list(parts))}"
    return Template(_template(period)).substitute(
        year=year,
        previous=year - 1,
        area=_quoted(area),
        parts=written if parts else f"#{written[:-1]}{_quoted('Stadsdel')}]",
        terms=_quoted(terms),
    )


def add_year(text: str, year: int, period: Period | None) -> str:
    r"""The settings with a part for one more year, and with every line that is there left as it is.

    The part stands after those of other years, otherwise last. Raises ValueError where it can stand nowhere, as where
    the years are written on one line.

    >>> [line for line in add_year("termer = 'sapo'\n", 2022, None).splitlines() if line[:1] not in "#"]
    ["termer = 'sapo'", '[ar.2022]']
    """
    years = list(YEARS.finditer(text))
    part = _year_part(year, period)
    if years:
        part = part.replace("[ar.", f"[{years[-1]['key']}.")
    for place in _places(text, years[-1].end() if years else len(text)):
        before, after = text[:place].rstrip("\n"), text[place:]
        whole = f"{before}{GAP}{part}\n{GAP[1:] if after else ''}{after}"
        if _has_only_more(whole, text, year):
            return whole
    raise ValueError(year)


def name_settings(text: str) -> tuple[str, ...]:
    r"""The names of all that the settings say for every year.

    >>> name_settings("omrade = 'Farsta'\n[publik]\ntroskel = 10\n[ar.2021]\n")
    ('omrade', 'publik.troskel')
    """
    written = tomllib.loads(text)
    return tuple(
        f"{name}.{inner}" if inner else name
        for name, value in written.items()
        if name not in {"ar", "år"}
        for inner in (value if isinstance(value, dict) else ("",))
    )


def _template(period: Period | None) -> str:
    text = files(__package__).joinpath(NAME).read_text(encoding="utf-8")
    return PERIOD.sub(f'period = "{period.start}..{period.end}"', text) if period else text


def _year_part(year: int, period: Period | None) -> str:
    part = next(part for part in _template(period).split(GAP) if "\n[ar." in part)
    return Template(part.strip("\n")).substitute(year=year, previous=year - 1)


def _places(text: str, after: int) -> Iterator[int]:
    """Where the part may stand: before the first table that comes after a place, and last."""
    if table := TABLE.search(text, text.find("\n", after) + 1 or len(text)):
        yield table.start()
    yield len(text)


def _has_only_more(text: str, before: str, year: int) -> bool:
    """Whether a text says all that one said before, and besides has a year."""
    try:
        written: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    added = [key for key in ("ar", "år") if str(year) in written.get(key, {})]
    for key in added:
        del written[key][str(year)]
    return len(added) == 1 and {k: v for k, v in written.items() if v or k not in added} == {
        k: v for k, v in tomllib.loads(before).items() if v or k not in added
    }


def _quoted(value: object) -> str:
    """The value as TOML writes it; for texts and lists of them its rules are those of JSON."""
    return json.dumps(value, ensure_ascii=False)
