"""What is opened is opened by the system's own program, with the user's own surroundings."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from lagesbild.cli.opening import open_path

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform != "linux", reason="other systems find their libraries in another way")
@pytest.mark.parametrize(
    ("before", "frozen", "after"), [("/a", True, "/a"), ("", True, None), ("", False, "/own")]
)
def test_another_program_does_not_get_the_libraries_of_a_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, before: str, frozen: bool, after: str | None
) -> None:
    """It is started with the path of libraries that the user has, and not with the bundle's."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/true")
    monkeypatch.setattr(subprocess, "Popen", lambda _, **options: given.update(options))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/own")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    assert open_path(tmp_path)
    assert given["env"].get("LD_LIBRARY_PATH") == after
