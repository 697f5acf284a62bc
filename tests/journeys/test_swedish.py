"""Every help page and message of the program is Swedish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from english import english_words
from program import SAMPLES, Outcome, run_in

from lagesbild.cli.app import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

NAMES = [name for name, *_ in COMMANDS]
MISTAKES = [
    (),
    ("trolla",),
    ("--trolla",),
    ("visa",),
    ("visa", "--år"),
    ("visa", "--år", "i fjol"),
    ("visa", "--år", "21"),
    ("visa", "--år", "2021", "--trolla"),
    ("visa", "--år", "2021", "--json=ja"),
    ("visa", "2021"),
    ("visa", "--år", "2021", "--jämför", "i fjol"),
    ("visa", "--år", "2021", "--installningar", "finns-inte.toml"),
    ("rapport", "--år", "2021"),
    ("rapport", "finns-inte", "--år", "2021"),
    ("importera", "finns-inte", "--år", "2021", "--period", "x"),
    ("exportera", "--år", "2021", "--format", "pdf"),
    ("rader", "--år", "2021", "--källa", "moln"),
    ("rader", "--år", "2021", "--status", "borta"),
    ("ta-bort",),
    ("ta-bort", "x"),
    ("ta-bort", "1", "2"),
    ("ta-bort", "4711"),
    ("importer", "--år", "x"),
]


@pytest.mark.parametrize("word", ["--hjälp", "--help", "-h"])
@pytest.mark.parametrize("command", [(), *((name,) for name in NAMES)])
def test_every_help_page_is_swedish(run: Run, command: tuple[str, ...], word: str) -> None:
    """The page says how the command is used, and holds no English."""
    done = run(*command, word)
    assert (done.code, done.err, "Användning:" in done.out) == (0, "", True)
    assert english_words(done.out) == set()


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_every_mistake_is_answered_in_swedish(run: Run, words: tuple[str, ...]) -> None:
    """Whatever is wrong with a command, the answer is Swedish and the exit code says that it failed."""
    done = run(*words)
    assert done.code in {2, 3} or not words
    assert done.out or done.err
    assert english_words(done.out + done.err) == set()


@pytest.mark.sampled
@pytest.mark.parametrize("name", sorted(path.name for path in (SAMPLES / "broken").iterdir()))
def test_every_broken_file_is_described_in_swedish(run: Run, name: str) -> None:
    """What is said of a file that cannot be taken, or only in part, is Swedish."""
    taken = run("importera", SAMPLES / "broken" / name, "--år", 2021)
    shown = run("visa", "--år", 2021)
    assert english_words(taken.out + taken.err + shown.out + shown.err) == set()


SCREENS = [
    ("visa", "--år", 2021),
    ("visa", "--år", 2021, "--allt"),
    ("rader", "--år", 2021),
    ("röjandekontroll", "--år", 2021),
    ("dubbletter", "--år", 2021),
    ("granska", SAMPLES / "2021"),
    ("importer",),
]


@pytest.mark.sampled
@pytest.mark.parametrize("words", SCREENS, ids=lambda words: f"{words[0]} {words[-1]}")
def test_every_screen_is_swedish_and_has_words_for_keys(years: Path, words: tuple[object, ...]) -> None:
    """No English word stands on a screen, no value that is none, and no key but in the name of a file."""
    shown = run_in(years, *words).out
    assert english_words(shown) == set()
    assert not re.search(r"\bNone\b", shown)
    assert re.findall(r"\b[a-zåäö]+_(?!egna_20|skolor_20)[a-zåäö]+\b", shown) == []
