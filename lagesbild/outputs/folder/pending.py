"""Finished files into a folder one by one, by a list that the next run completes when this one is killed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from lagesbild.core.errors import OutputError
from lagesbild.core.interrupts import hold_interrupts
from lagesbild.core.replacing import replace_file
from lagesbild.core.run_changes import Change, note_change

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LIST = "flyttas.json"
"""The list of what is to be moved and removed. From the moment that it is there, the new set is the one that holds."""

HALF_MOVED = (
    "{path} går inte att byta ut: filen är öppen i ett annat program. De andra rapporterna i mappen är nya. Stäng filen "
    "och kör igen, så läggs den nya på plats."
)


def move(waiting: Path, folder: Path, names: Sequence[str], stale: Iterable[str]) -> None:
    """Move the files that wait under their numbers to their names, and remove what is out of date."""
    planned = waiting / f"{LIST}.ny"
    planned.write_text(json.dumps({"move": list(names), "remove": sorted(stale)}), encoding="utf-8")
    with hold_interrupts():
        planned.replace(waiting / LIST)
        note_change(Change.FILES)
        finish(waiting, folder)


def finish(waiting: Path, folder: Path) -> None:
    """Carry out what is left of a list, and remove the folder; where there is no list, nothing was decided.

    Raises OutputError when a file is open elsewhere: what can be moved is, and the list stays for the next run.
    """
    planned = waiting / LIST
    if planned.exists():
        listed = json.loads(planned.read_text(encoding="utf-8"))
        open_elsewhere = [
            name
            for number, name in enumerate(listed["move"])
            if not _is_moved(waiting / str(number), folder / name)
        ]
        if open_elsewhere:
            raise OutputError(HALF_MOVED.format(path=folder / open_elsewhere[0]))
        for name in listed["remove"]:
            (folder / name).unlink(missing_ok=True)
    shutil.rmtree(waiting, ignore_errors=True)


def _is_moved(finished: Path, target: Path) -> bool:
    """Move a file to its name; whether it stands there now, and nobody holds the earlier one open."""
    if finished.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            replace_file(finished, target)
        except PermissionError:
            return False
    return True
