"""When an answer was sent in: the time stamps of survey tools."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pandas as pd

from lagesbild.core.date_forms import in_sweden
from lagesbild.core.dates import day_parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from lagesbild.core.cells import Raw

_STAMP = re.compile(
    r"(?P<day>\S.*?)[T, ]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})([:.](?P<second>\d{2}))?(\.\d+)?"
    r"\s*(?P<half>[AaPp])?\.?[Mm]?\.?(\s*(?P<zone>(GMT|UTC|CES?T|Z|[+-]\d).*))?"
)
NO_TIME_KEPT = date(1980, 1, 1)
"""What LimeSurvey writes as the day of an answer when the survey keeps no times."""


def parse_timestamps(column: pd.Series[Any]) -> pd.Series[pd.Timestamp]:
    """Give the column as datetime64 in Swedish time, NaT where a cell is empty or no time stamp."""
    parts = {cell: _split_timestamp(cell) for cell in column.unique() if cell != ""}
    written = {on for on, *_ in parts.values()}
    parse = day_parser(written)
    days = {on: _day(on, parse) for on in written}
    moments = {  # each cell: pandas would make all of them moments where those that are looked up are
        cell: in_sweden(datetime.combine(day, at), zone) if (day := days[on]) else None
        for cell, (on, at, zone) in parts.items()
    }
    return pd.to_datetime(column.map(moments))


def _day(written: Raw, parse: Callable[[Raw], date]) -> date | None:
    try:
        day = parse(written)
    except ValueError:
        return None
    return None if day == NO_TIME_KEPT else day


def _split_timestamp(cell: Raw) -> tuple[Raw, time, str]:
    """Give the day as it stands, the time of day, and the zone as it is written, "" without one.

    >>> _split_timestamp("2023-09-29 14.54.27"), _split_timestamp("7/10/14 6:37 PM GMT+2")
    (('2023-09-29', datetime.time(14, 54, 27), ''), ('7/10/14', datetime.time(18, 37), 'GMT+2'))
    """
    if isinstance(cell, datetime):
        return cell.date(), cell.time().replace(microsecond=0), ""
    stamp = _STAMP.fullmatch(str(cell).strip())
    if not stamp:
        return cell, time(), ""
    return stamp["day"], _time(stamp), stamp["zone"] or ""


def _time(stamp: re.Match[str]) -> time:
    hour, minute, second = (int(stamp[part] or 0) for part in ("hour", "minute", "second"))
    if stamp["half"]:
        hour = hour % 12 + (12 if stamp["half"] in "Pp" else 0)
    return time(hour % 24, minute % 60, second % 60)
