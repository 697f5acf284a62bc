"""The only place that prints: results to stdout, or JSON to a file instead, and progress to stderr."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console

from lagesbild.core.replacing import replace_content
from lagesbild.core.run_changes import Change, note_change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rich.console import RenderableType

WIDEST = 100
"""Lines longer than this are hard to read, however wide the window."""
IN_A_PIPE = 80


def out(*parts: RenderableType) -> None:
    """Print finished parts on stdout, no wider than is easy to read."""
    console = Console(highlight=False, markup=False)
    width = console.width if console.is_terminal or "COLUMNS" in os.environ else IN_A_PIPE
    console.width = min(width, WIDEST)
    for part in parts:
        console.print(part)


def out_line(line: RenderableType) -> None:
    """Print a line that is to be copied: the window may fold it, the program does not."""
    Console(highlight=False, markup=False).print(line, soft_wrap=True)


def out_json(value: object, file: Path | None = None) -> None:
    """Print a value as JSON on stdout and nothing else; with a file, write it there in UTF-8, whole or not at all.

    Raises OSError when the file cannot be written.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
    if file is None:
        sys.stdout.write(text)
    else:
        replace_content(file, text.encode())
        note_change(Change.FILES)


@contextmanager
def progress(verb: str, steps: int) -> Iterator[Callable[[str], None]]:
    """A bar on stderr that is there only while the work lasts; nothing in a pipe. Tell the yielded function each step."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import (  # noqa: PLC0415 — a tenth of what `visa` takes in a pipe
        BarColumn,
        Progress,
        TextColumn,
    )

    console = Console(stderr=True, markup=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(verb, total=steps)

        def step(name: str) -> None:
            bar.update(task, description=f"{verb} {name}", advance=1)

        yield step
