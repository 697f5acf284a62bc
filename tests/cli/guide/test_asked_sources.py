"""Of the sources that sent nothing it is asked which were asked; those that were not last year are proposed."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from guide_answers import answer_with

from lagesbild.cli.guide.asked_sources import ask_who_was_asked
from lagesbild.config.loading import load

if TYPE_CHECKING:
    from pathlib import Path

SILENT = ("ia", "oidentifierad", "polis")
"""Three sources that have sent nothing, in the order of the list."""


@pytest.mark.parametrize(
    ("before", "answers", "not_asked"),
    [
        ((), [""], []),
        ((), ["2"], ["oidentifierad"]),
        ((), ["1, 3"], ["ia", "polis"]),
        ((), ["4", "alla", "0"], []),
        (("polis",), [""], ["polis"]),
        (("polis",), ["0"], []),
        (("polis", "klotter"), ["1"], ["ia"]),
    ],
)
def test_what_is_answered_of_several_stands_in_the_settings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: tuple[str, ...],
    answers: list[str],
    not_asked: list[str],
) -> None:
    """By number; Enter is as the year before, or that all were asked."""
    assert _ask(tmp_path, monkeypatch, SILENT, before, answers) == not_asked


@pytest.mark.parametrize(
    ("before", "answer", "not_asked"),
    [((), "", []), ((), "n", ["polis"]), (("polis",), "", ["polis"]), (("polis",), "j", [])],
)
def test_what_is_answered_of_one_stands_in_the_settings(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: tuple[str, ...],
    answer: str,
    not_asked: list[str],
) -> None:
    """Yes or no; Enter is as the year before."""
    assert _ask(tmp_path, monkeypatch, ("polis",), before, [answer]) == not_asked


def _ask(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    silent: tuple[str, ...],
    before: tuple[str, ...],
    answers: list[str],
) -> list[str]:
    """Ask for 2021 in a folder whose settings say who was not asked in 2020; return who was not, by the settings."""
    monkeypatch.chdir(folder)
    settings = folder / "lagesbild.toml"
    settings.write_text(f"[ar.2020]\ninte_tillfragade = {list(before)}\n", encoding="utf-8")
    received = {source.key for source in load().vocabulary.counted_sources} - set(silent)
    left = answer_with(monkeypatch, *answers)
    ask_who_was_asked(2021, received)
    assert left == []
    not_asked: list[str] = tomllib.loads(settings.read_text("utf-8"))["ar"]["2021"]["inte_tillfragade"]
    return not_asked
