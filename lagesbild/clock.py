"""Today, or the day that SOURCE_DATE_EPOCH names, so that a run can be repeated byte by byte."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day on which the program runs."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (
        datetime.fromtimestamp(int(fixed), UTC).date()
        if fixed.isdigit()
        else datetime.now().astimezone().date()
    )
