"""What the documents say holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from program import ROOT, run_in, tracked_files

from lagesbild import __version__
from lagesbild.cli.app import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = ROOT / "lagesbild"
HANDBOOK = ROOT / "docs" / "handbok.md"
TRACKED = tracked_files()
DOCUMENTS = [name for name in TRACKED if name.endswith(".md") and "/golden/" not in name]
"""A golden file stands for one in a folder of reports: its pictures are not beside it."""
TEXTS = [
    name
    for name in TRACKED
    if name.endswith((".py", ".md", ".toml", ".txt", ".csv", ".json", ".yml", ".sh", ".cmd"))
]
MACHINE = re.compile(
    r"(?<![\w.])/(?:work|tmp|root|home)/\w|pypi\.org|files\.pythonhosted|index-url|artifactory", re.IGNORECASE
)
"""Paths of one machine, and hosts that packages are fetched from."""
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
OPTION = re.compile(r"(?<![\w-])--[a-zåäö][a-zåäö-]+")


def _section(text: str, heading: str) -> str:
    return text.split(f"## {heading}", 1)[1].split("\n## ", 1)[0]


def test_the_readme_sets_up_with_two_commands() -> None:
    """One command to install and run, one to test."""
    shown = _section((ROOT / "README.md").read_text(encoding="utf-8"), "Kom igång")
    blocks = re.findall(r"```\w*\n(.*?)```", shown, re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines() if line and not line.startswith("#")]
    assert len(commands) == 2
    assert "cli.py rapport sample_data/2021" in commands[0]
    assert "pytest" in commands[1]


@pytest.mark.parametrize(("shell", "seam"), [("bat", " && "), ("powershell", r"; if \(\$\?\) { |(?: })+")])
def test_windows_is_set_up_by_the_same_steps(shell: str, seam: str) -> None:
    """Each shell of Windows is given the two commands, step by step in its own spelling."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    twins = re.findall(rf"```{shell}\n(.*?)```", text, re.DOTALL)
    lines = "".join(twins).replace(".venv\\Scripts\\python", ".venv/bin/python").splitlines()
    steps = [[step for step in re.split(seam, line.replace("py -m", "python3 -m")) if step] for line in lines]
    ours = re.findall(r"```sh\n(.*?)```", _section(text, "Kom igång"), re.DOTALL)[0].splitlines()
    assert steps == [line.split(" && ") for line in ours]


@pytest.mark.skipif(not HANDBOOK.exists(), reason="the handbook is not written yet")
@pytest.mark.parametrize("command", [name for name, *_ in COMMANDS])
def test_the_handbook_names_every_command_and_option(command: str, tmp_path: Path) -> None:
    """What a help page offers stands in the handbook."""
    text = HANDBOOK.read_text(encoding="utf-8")
    offered = set(OPTION.findall(run_in(tmp_path, command, "--help").out))
    assert f"lagesbild {command}" in text
    assert {option for option in offered if option not in text} == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    """A link within the project names a file that is there."""
    path = ROOT / name
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_file_that_the_architecture_names_is_there() -> None:
    """Whoever looks for the place of a change finds it."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\w+/)+(?:\w+\.(?:py|toml))?)`", text)) - {
        "lagesbild/",
        "regler/",
        "kallor/",
    }
    outside = {name for name in named if name.startswith(("tests/", "sample_data/", "tools/"))}
    found = {name for name in named - outside if (PACKAGE / name).exists()}
    assert named - outside - found == set()
    assert {name for name in outside if not (ROOT / name).exists()} == set()


def test_every_part_of_the_program_can_be_found_from_the_architecture() -> None:
    """What stands first in the package, a file or a folder, is named in docs/architecture.md."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    parts = {path.relative_to(PACKAGE).parts for path in PACKAGE.rglob("*.py")}
    first = {f"{inner[0]}/" if inner[1:] else inner[0] for inner in parts} - {"__init__.py", "__main__.py"}
    assert {name for name in first if f"`{name}" not in text} == set()


def test_the_changelog_is_of_this_version() -> None:
    """Its newest numbered heading is the program's version."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d+\.\d+\.\d+)\]", text, re.MULTILINE)[0] == __version__


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    """No tracked text holds a path of one machine or the host of a package registry."""
    found = {
        name for name in TEXTS if MACHINE.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))
    }
    assert found - {"tests/journeys/test_docs.py"} == set()
