"""Every command shows by examples how it is written, and the handbook is found."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest
from program import ROOT, Outcome, run_in

import lagesbild
from lagesbild.cli.app import COMMANDS, load_command
from lagesbild.cli.commands import handbook
from lagesbild.cli.swedish.examples import EXAMPLES
from lagesbild.cli.swedish.option_names import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

NAMES = [name for name, *_ in COMMANDS]
WRITTEN = [(name, words) for name, examples in EXAMPLES.items() for words, _ in examples]


def test_every_command_has_examples_and_no_other() -> None:
    """A new command comes with some."""
    assert sorted(EXAMPLES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_a_command_is_shown_under_either_name(run: Run, name: str) -> None:
    """With the examples beneath it, each on a line that can be copied."""
    page = run("hjälp", name)
    assert (page.code, page.out) == (0, run(name, "--hjälp").out)
    assert (
        page.out.split()
        == run("hjalp", plain(name)).out.replace(f"lagesbild {plain(name)}", f"lagesbild {name}", 1).split()
    )
    lines = page.out.splitlines()
    assert all(f"  lagesbild {name} {words}".rstrip() in lines for words, _ in EXAMPLES[name])


@pytest.mark.parametrize(("name", "words"), WRITTEN)
def test_an_example_is_written_as_the_command_wants_it(name: str, words: str) -> None:
    """Its options are there, and their values are of the right kind."""
    target, summary = next(entry[1:] for entry in COMMANDS if entry[0] == name)
    load_command(name, target, summary).make_context(name, shlex.split(words.replace("\\", "/")))


def test_help_alone_lists_the_commands_and_an_unknown_one_is_said(run: Run) -> None:
    """As the option does."""
    assert run("hjälp").out == run("--hjälp").out
    done = run("hjälp", "raport")
    assert (done.code, "menade du 'rapport'?" in done.err) == (2, True)


def test_in_a_pipe_the_handbook_is_where_it_is_said_to_be(run: Run) -> None:
    """One line, the path alone."""
    assert run("handbok").out == f"{ROOT / 'docs' / 'handbok.md'}\n"


def test_on_a_terminal_the_handbook_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the program that opens such files."""
    opened: list[Path] = []

    def remember(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(handbook, "is_terminal", lambda: True)
    monkeypatch.setattr(handbook, "open_path", remember)
    assert run_in(tmp_path, "handbok").code == 0
    assert opened == [ROOT / "docs" / "handbok.md"]


def test_an_installed_handbook_is_found_among_the_files_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the project's folder is not there; and where neither is, a sentence says so."""
    installed = tmp_path / "share" / "handbok.md"
    monkeypatch.setattr(lagesbild, "__file__", str(tmp_path / "lib" / "lagesbild" / "__init__.py"))
    monkeypatch.setattr(handbook, "_installed_places", lambda: [installed])
    assert "följer inte med" in run_in(tmp_path, "handbok").err
    installed.parent.mkdir()
    installed.touch()
    assert run_in(tmp_path, "handbok").out == f"{installed.resolve()}\n"


def test_the_handbook_lies_beside_a_program_with_python_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder that is handed out, above the one with the program."""
    monkeypatch.setattr(
        lagesbild, "__file__", str(tmp_path / "program" / "_internal" / "lagesbild" / "__init__.py")
    )
    monkeypatch.setattr(sys, "executable", str(tmp_path / "program" / "lagesbild"))
    monkeypatch.setattr(handbook, "_installed_places", list)
    (tmp_path / "handbok.md").touch()
    assert run_in(tmp_path, "handbok").out == f"{(tmp_path / 'handbok.md').resolve()}\n"
