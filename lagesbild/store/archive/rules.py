"""What decided how the files were read and counted: the user's settings and the program's own vocabulary."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from lagesbild.config.settings import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

SETTINGS, RULES = "installningar", "regler"
NO_SETTINGS = b"# Inga egna inst\xc3\xa4llningar: programmets egna g\xc3\xa4llde.\n"


def rule_files(settings: Path, beside: Iterable[Path]) -> dict[str, bytes]:
    """Name -> content of the settings file, the files beside it that say something too, and the vocabulary."""
    own = {f"{SETTINGS}/{FILE_NAME}": settings.read_bytes() if settings.is_file() else NO_SETTINGS}
    if settings.is_file():
        folder = settings.parent
        own |= {f"{SETTINGS}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in beside}
    return own | dict(_vocabulary(files("lagesbild.config.vocabulary"), RULES))


def _vocabulary(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _vocabulary(entry, f"{name}/{entry.name}")
        elif entry.name.endswith(".toml"):
            yield f"{name}/{entry.name}", entry.read_bytes()
