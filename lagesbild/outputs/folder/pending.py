"""Finished files into a folder one by one, by a list that the next run completes when this one is killed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LIST = "flyttas.json"
"""The list of what is to be moved and removed. From the moment that it is there, the new set is the one that holds."""


def move(waiting: Path, folder: Path, names: Sequence[str], stale: Iterable[str]) -> None:
    """Move the files that wait under their numbers to their names, and remove what is out of date."""
    planned = waiting / f"{LIST}.ny"
    planned.write_text(json.dumps({"move": list(names), "remove": sorted(stale)}), encoding="utf-8")
    planned.replace(waiting / LIST)
    finish(waiting, folder)


def finish(waiting: Path, folder: Path) -> None:
    """Carry out what is left of a list, and remove the folder; where there is no list, nothing was decided."""
    planned = waiting / LIST
    if planned.exists():
        listed = json.loads(planned.read_text(encoding="utf-8"))
        for number, name in enumerate(listed["move"]):
            if (laid := waiting / str(number)).exists():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                laid.replace(folder / name)
        for name in listed["remove"]:
            (folder / name).unlink(missing_ok=True)
    shutil.rmtree(waiting, ignore_errors=True)
