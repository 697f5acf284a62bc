"""Files that are read before something is decided of their rows, and what the year then shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from program import Outcome


def import_files(run: Callable[..., Outcome], *paths: Path) -> None:
    """Read files of 2021, of which nothing is said on stderr."""
    outcome = run("importera", *paths, "--år", 2021)
    assert (outcome.code, outcome.err) == (0, "")


def show_year(run: Callable[..., Outcome]) -> Any:
    """The year 2021 as `visa --json` gives it."""
    return run("visa", "--år", 2021, "--json").json


def list_problems(run: Callable[..., Outcome]) -> list[tuple[str, int]]:
    """The code and the row of each of the year's problems."""
    return [(problem["code"], problem["row"]) for problem in show_year(run)["problems"]]
