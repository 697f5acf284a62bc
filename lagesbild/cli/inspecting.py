"""granska: what incoming files are and hold, without storing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lagesbild.cli.options import AS_JSON, PATHS, SETTINGS  # noqa: TC001 — typer reads them at run time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lagesbild.model.description import FileDescription
    from lagesbild.settings import Settings


def granska(paths: PATHS, as_json: AS_JSON = False, settings: SETTINGS = None) -> int:
    """Describe the files; exit code 3 when one of them could not be taken."""
    from lagesbild.cli.screen import out, out_json
    from lagesbild.outputs.data import inspection_json
    from lagesbild.outputs.inspection import inspection
    from lagesbild.settings import load

    files = _described(paths, load(settings))
    if as_json:
        out_json(inspection_json(files))
    else:
        out(*inspection(files))
    return 0 if all(file.accepted for file in files) else 3


def _described(paths: Sequence[Path], settings: Settings) -> tuple[FileDescription, ...]:
    from lagesbild.cli.screen import progress
    from lagesbild.importing import collect
    from lagesbild.inspecting import describe

    found = collect(paths)
    files = []
    with progress("Granskar", len(found)) as step:
        for path in found:
            step(path.name)
            files.append(describe(path, settings))
    return tuple(files)
