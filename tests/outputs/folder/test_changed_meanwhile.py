"""What the user and other runs do in a folder of reports while a new set is put in place is neither lost nor a fault."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from happenings import happen_before
from program import written

from lagesbild.core.errors import OutputError
from lagesbild.core.locking import lock_directory
from lagesbild.outputs.folder import exchange, lock, publish
from lagesbild.outputs.folder.png_mark import mark_png
from lagesbild.outputs.folder.publish import check_usable, publish_reports, read_folder

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there folders are not exchanged")
FILES = {"lagesbild-2021.md": b"ny", "diagram/klotter.png": b"bild", "diagram/klotter.txt": b"text"}
PNG = mark_png(bytes(33))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports with a file of the user's own, and a picture that is no longer made."""
    publish_reports(
        tmp_path / "reports", {**FILES, "diagram/gammal.png": PNG, "diagram/gammal.txt": b"x"}, ""
    )
    (tmp_path / "reports" / "utkast.docx").write_bytes(b"mitt")
    return tmp_path / "reports"


def _save_anew(path: Path) -> None:
    """Save as office programs do: the whole file under another name, and that one in its place."""
    path.with_name("sparas").write_bytes(b"min senaste")
    path.with_name("sparas").replace(path)


@pytest.mark.parametrize(
    "happening",
    [
        _save_anew,
        lambda path: path.with_name("utkast-2.docx").write_bytes(b"min senaste"),
        lambda path: (
            (path.parent / "mapp").mkdir() or (path.parent / "mapp" / "a").write_bytes(b"min senaste")
        ),
    ],
    ids=["saved", "new", "in a new folder"],
)
def test_what_the_user_saves_in_the_very_moment_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, happening: Callable[[Path], object]
) -> None:
    """Between the look at the folder and the exchange."""
    happen_before(monkeypatch, exchange, "_swap", lambda: happening(folder / "utkast.docx"))
    publish_reports(folder, FILES, "")
    found = written(folder)
    assert b"min senaste" in found.values()
    assert {name: found[name] for name in FILES} == FILES
    assert "diagram/gammal.png" not in found
    assert [path.name for path in folder.parent.iterdir()] == ["reports"]


@pytest.mark.parametrize("name", ["fits", "link_other_files", "exchange"])
def test_what_the_user_takes_away_in_the_very_moment_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The new set is put in place."""
    happen_before(monkeypatch, publish, name, (folder / "utkast.docx").unlink)
    publish_reports(folder, FILES, "")
    assert {name: written(folder)[name] for name in FILES} == FILES


def test_a_report_or_picture_that_goes_away_while_it_is_looked_at_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was to be replaced or removed anyhow."""
    exists = Path.exists

    def exists_no_longer(path: Path) -> bool:
        found = exists(path)
        if path.name in {"lagesbild-2021.md", "klotter.png"}:
            path.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Path, "exists", exists_no_longer)
    happen_before(monkeypatch, publish, "_is_our_picture", (folder / "diagram" / "gammal.png").unlink)
    publish_reports(folder, FILES, "")
    monkeypatch.undo()
    assert {name: written(folder)[name] for name in FILES} == FILES


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_that_a_failing_run_removes_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    """It was empty: the other one had made it for its own files."""
    folder = tmp_path / "reports" / "2021"
    if is_there:
        folder.mkdir(parents=True)
    happen_before(monkeypatch, lock, "lock_directory", lambda: shutil.rmtree(tmp_path / "reports"))
    publish_reports(folder, FILES, "")
    assert written(folder) == FILES
    monkeypatch.undo()
    happen_before(monkeypatch, tempfile, "TemporaryDirectory", lambda: shutil.rmtree(tmp_path / "reports"))
    check_usable(folder, ["lagesbild*"])


def test_a_folder_in_which_another_run_is_at_work_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it is empty as yet, and this run made it and could not go on."""
    folder, held = tmp_path / "reports", list[int]()
    monkeypatch.setattr(lock, "PATIENCE", 0)
    happen_before(monkeypatch, publish, "lock_folder", lambda: held.append(lock_directory(folder)))
    with pytest.raises(OutputError, match="En annan körning skriver"):
        publish_reports(folder, FILES, "")
    os.close(held.pop())
    assert list(tmp_path.iterdir()) == [folder]


def test_the_next_run_does_not_begin_before_this_one_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder that comes in the place of the locked one is locked too; nor is it read before."""
    refused = []

    def begin() -> None:
        with pytest.raises(OutputError, match="Vänta tills"):
            read_folder(folder)
        refused.append(folder)

    monkeypatch.setattr(lock, "PATIENCE", 0)
    happen_before(monkeypatch, exchange, "_keep_late", begin)
    publish_reports(folder, FILES, "")
    assert refused == [folder]
    assert read_folder(folder) == written(folder)
