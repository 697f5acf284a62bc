"""What somebody else holds for a moment is waited for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")
PAUSE = 0.1
"""Seconds between two attempts."""


def keep_trying(
    attempt: Callable[[], Result], is_held: Callable[[Exception], bool], seconds: float
) -> Result:
    """Return what an attempt gives, made again for so many seconds as long as its error says that something is held.

    Raises the error of the last attempt.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except Exception as error:
            if not is_held(error) or time.monotonic() > until:
                raise
        time.sleep(PAUSE)
