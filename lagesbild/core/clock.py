"""Now and today, or the moment that SOURCE_DATE_EPOCH names, so that a run can be repeated byte by byte."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def now() -> datetime:
    """The moment at which the program runs, in local time and without a time zone."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now().astimezone()
    return moment.replace(tzinfo=None, microsecond=0)


def today() -> date:
    """The day on which the program runs."""
    return now().date()
