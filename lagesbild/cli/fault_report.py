"""lagesbild-fel.txt: what went wrong that nobody foresaw, where in the program, by which versions; no word of a cell."""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild import __version__
from lagesbild.core.clock import now
from lagesbild.intake.collecting import FAULT_REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[\w.-]+")
OPENING = (
    "Det här hände i lagesbild. Filen innehåller inget ur era filer: inga namn på filer, inget ur celler.\n"
    "Skicka den till den som sköter programmet. Den kan sedan tas bort.\n"
)


def write_fault_report(error: Exception, command: str) -> Path | None:
    """Write the report in the working folder and return where; None where it cannot be written."""
    path = Path(FAULT_REPORT)
    lines = (
        OPENING,
        f"När: {now():%Y-%m-%d %H:%M:%S}",
        f"Kommando: {command or 'okänt'}",
        f"System: {platform.system()} {platform.release()}, Python {platform.python_version()}",
        f"Versioner: {', '.join(_list_versions())}",
        "",
        *_list_causes(error),
    )
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path


def _list_versions() -> Iterator[str]:
    """Yield the program's version, and those of the libraries that it needs."""
    yield f"lagesbild {__version__}"
    try:
        needed = requires("lagesbild") or []
    except PackageNotFoundError:  # run from its folder, without having been installed
        return
    for line in needed:
        if "extra ==" in line or not (found := _NAME.match(line)):
            continue
        name = found[0]
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _list_causes(error: BaseException) -> Iterator[str]:
    """Yield the kind of the error and the lines of the program it went through, and those of what caused it.

    The error's own words are left out, since they may quote a cell.
    """
    cause: BaseException | None = error
    while cause is not None:
        yield f"Fel: {type(cause).__name__}"
        trace = cause.__traceback__
        while trace is not None:
            module = trace.tb_frame.f_globals.get("__name__", "?")
            yield f"  {module} rad {trace.tb_lineno}, i {trace.tb_frame.f_code.co_name}"
            trace = trace.tb_next
        cause = cause.__cause__ or cause.__context__
