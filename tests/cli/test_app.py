"""A command is a line in COMMANDS and a module of its own, which is imported when the command is called."""

from __future__ import annotations

import os
import subprocess
import sys
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest
from program import IMPORTABLE, run_in
from terminal import on_a_terminal

from lagesbild.cli import commands
from lagesbild.cli.app import COMMANDS, load_command
from lagesbild.cli.swedish.option_names import plain

if TYPE_CHECKING:
    from pathlib import Path

MODULES = {module.name for module in iter_modules(commands.__path__)}


def test_every_command_has_a_module_of_its_own() -> None:
    """No module holds two commands, and none holds no command."""
    modules = [target.split(":")[0] for _, target, _ in COMMANDS]
    assert sorted(modules) == sorted(MODULES)


@pytest.mark.parametrize(("name", "target", "summary"), COMMANDS, ids=lambda value: value)
def test_a_command_is_loaded_from_what_stands_in_the_list(name: str, target: str, summary: str) -> None:
    """The function is there, and named as the command is."""
    command = load_command(name, target, summary)
    assert (command.name, command.help) == (name, summary)
    assert target.split(":")[1] == plain(name).replace("-", "_")


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("--hjälp",)])
def test_the_help_imports_no_command(words: tuple[str, ...]) -> None:
    """Whoever asks what there is does not wait for what a command takes."""
    code = (
        "import sys; from lagesbild.cli.main import main; main(sys.argv[1:]); "
        "print(*(n for n in sys.modules if n.startswith('lagesbild.cli.commands.')), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | IMPORTABLE,
    )
    assert done.stdout
    assert done.stderr.strip() == ""


@pytest.mark.parametrize("words", [(), ("--utan-frågor",), ("--utan-fragor",)], ids=" ".join)
def test_alone_in_a_pipe_it_shows_the_help(tmp_path: Path, words: tuple[str, ...]) -> None:
    """That is no mistake, and nobody is asked anything."""
    done = run_in(tmp_path, *words)
    assert (done.code, done.err, "Användning:" in done.out) == (0, "", True)


def test_on_a_terminal_it_asks_nothing_when_told_not_to(tmp_path: Path) -> None:
    """The help is shown there too."""
    assert on_a_terminal(tmp_path, "", "--utan-frågor") == 0
    assert list(tmp_path.iterdir()) == []
