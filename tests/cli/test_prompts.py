"""On a terminal the user is asked of headings like known ones, with j and n, and what they say is kept as rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from terminal import on_a_terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A graffiti register whose heading for the day is like the known one."""
    path = tmp_path / "klotter.csv"
    path.write_text("Ärendenummer;Datum för anmälan\nA1;2021-03-01\nA2;2021-03-02\n", encoding="utf-8")
    return path


@pytest.mark.sampled
@pytest.mark.parametrize("answers", ["j\n", "ja\n", "kanske\nj\n"])
def test_a_yes_is_kept_as_a_rule(register: Path, answers: str) -> None:
    """The heading gets its role in a file of rules; what is neither j nor n is asked again."""
    assert on_a_terminal(register.parent, answers, "granska", register.name) == 0
    rules = (register.parent / "regler" / "klotter.toml").read_text("utf-8")
    assert '"Datum för anmälan" = "datum"' in rules


@pytest.mark.sampled
@pytest.mark.parametrize("answers", ["n\n", "nej\n", "å\n", "a\n", "\x04"], ids=[*"nNåa", "end of input"])
def test_a_no_changes_nothing(register: Path, answers: str) -> None:
    """No rules are made, nor where the input ends (Ctrl-D)."""
    assert on_a_terminal(register.parent, answers, "granska", register.name) == 0
    assert not (register.parent / "regler").exists()


@pytest.mark.slow
def test_with_json_nobody_is_asked(register: Path) -> None:
    """The program ends without an answer."""
    assert on_a_terminal(register.parent, "", "granska", register.name, "--json") == 0
