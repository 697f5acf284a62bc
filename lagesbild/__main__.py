"""`python -m lagesbild …`: the same program as `lagesbild …`."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn


def start() -> NoReturn:
    """Start the program; Ctrl-C ends it without a word until it listens itself."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from lagesbild.cli.main import run  # noqa: PLC0415 — a third of a second in which Ctrl-C may come

    run()


if __name__ == "__main__":
    start()
