"""What a platform needs is told by its own markers, not by those of the computer that gathers it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from platforms import PLATFORMS
from wheels import load_folder, resolve

if TYPE_CHECKING:
    from pathlib import Path

NEEDS = {
    "lagesbild": ("a>=2", 'b[more]; sys_platform == "win32"', 'c; python_version < "3.12"'),
    "a": ('d; extra == "test"',),
    "b": ('e; extra == "more"',),
    "c": (),
    "d": (),
    "e": (),
}
EXPECTED = {
    ("windows", "3.13"): {"lagesbild", "a", "b", "e"},
    ("linux", "3.13"): {"lagesbild", "a"},
    ("mac", "3.11"): {"lagesbild", "a", "c"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a wheel of each package, all of version 2."""
    for name, needs in NEEDS.items():
        lines = [
            "Metadata-Version: 2.4",
            f"Name: {name}",
            "Version: 2",
            *(f"Requires-Dist: {need}" for need in needs),
        ]
        with zipfile.ZipFile(tmp_path / f"{name}-2-py3-none-any.whl", "w") as archive:
            archive.writestr(f"{name}-2.dist-info/METADATA", "\n".join((*lines, "", "")))
    return tmp_path


@pytest.mark.parametrize(("platform", "python"), EXPECTED)
def test_a_platform_gets_what_it_needs_and_no_more(folder: Path, platform: str, python: str) -> None:
    """Markers and extras are followed to the end, wherever the wheels are gathered."""
    needed, missing = resolve(load_folder(folder), PLATFORMS[platform].markers(python))
    assert (needed, missing) == (EXPECTED[platform, python], [])


def test_what_is_not_there_is_asked_for(folder: Path) -> None:
    """A package that is missing is told with the versions that would do, and so is one that is too old."""
    (folder / "b-2-py3-none-any.whl").unlink()
    (folder / "a-2-py3-none-any.whl").rename(folder / "old.whl.txt")
    missing = resolve(load_folder(folder), PLATFORMS["windows"].markers("3.13"))[1]
    assert {wanted.name: str(wanted.specifier) for wanted in missing} == {"a": ">=2", "b": ""}
