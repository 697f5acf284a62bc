"""A file that another program holds for a moment is waited for, and one that it keeps is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagesbild.core import patience, replacing
from lagesbild.core.replacing import place_new, replace_content, replace_file

HELD = (5, 32, 33)
"""Access denied, a sharing violation and a lock, as Windows numbers them."""


class _WindowsError(PermissionError):
    """An error with the number that Windows gives it; None as on other systems."""

    def __init__(self, number: int | None) -> None:
        super().__init__("held")
        self.winerror = number


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A finished file and the one that it is to replace, with little patience."""
    monkeypatch.setattr(patience, "PAUSE", 0.01)
    monkeypatch.setattr(replacing, "PATIENCE", 0.2)
    finished, target = tmp_path / "ny", tmp_path / "gammal"
    finished.write_text("ny", encoding="utf-8")
    target.write_text("gammal", encoding="utf-8")
    return finished, target


def _hold(monkeypatch: pytest.MonkeyPatch, number: int | None, times: int) -> list[int]:
    """Let so many attempts to replace a file fail as Windows has it; return a list that counts the attempts."""
    real, attempts = Path.replace, list[int]()

    def replace(self: Path, target: Path) -> Path:
        attempts.append(len(attempts))
        if len(attempts) > times:
            return real(self, target)
        raise _WindowsError(number)

    monkeypatch.setattr(Path, "replace", replace)
    return attempts


@pytest.mark.parametrize("number", HELD)
def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The third attempt comes through."""
    attempts = _hold(monkeypatch, number, 2)
    replace_file(*pair)
    assert (len(attempts), pair[1].read_text("utf-8"), pair[0].exists()) == (3, "ny", False)


@pytest.mark.parametrize("number", HELD)
def test_a_file_that_is_kept_stays_as_it_was(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """After some attempts the system's error is raised, and both files are there."""
    attempts = _hold(monkeypatch, number, 10_000)
    with pytest.raises(PermissionError):
        replace_file(*pair)
    assert (len(attempts) > 2, pair[1].read_text("utf-8"), pair[0].exists()) == (True, "gammal", True)


@pytest.mark.parametrize("number", [None, 3, 112])
def test_another_error_is_not_waited_for(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    """A path that is not there, or a full disk, is no better in a moment."""
    attempts = _hold(monkeypatch, number, 10_000)
    with pytest.raises(PermissionError):
        replace_file(*pair)
    assert len(attempts) == 1


def test_two_runs_that_write_one_file_at_once_each_write_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The latest stays, and nothing is left of either."""
    target, real = tmp_path / "svar.json", replacing.replace_file

    def replace_after_another(finished: Path, place: Path) -> None:
        monkeypatch.setattr(replacing, "replace_file", real)
        replace_content(target, b"den andras")
        real(finished, place)

    monkeypatch.setattr(replacing, "replace_file", replace_after_another)
    replace_content(target, b"den enas")
    assert [(path, path.read_bytes()) for path in tmp_path.iterdir()] == [(target, b"den enas")]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_never_takes_the_place_of_another(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    """Where there is none it is put, on a file system without links too."""
    if not has_links:
        monkeypatch.setattr("os.link", _refuse_links)
    finished, target = pair
    with pytest.raises(FileExistsError):
        place_new(finished, target)
    assert (finished.read_text("utf-8"), target.read_text("utf-8")) == ("ny", "gammal")
    target.unlink()
    place_new(finished, target)
    assert (finished.exists(), target.read_text("utf-8")) == (False, "ny")


def _refuse_links(*_: object) -> None:
    raise PermissionError(1, "no links")
