"""A folder of reports: the set is of one run, what is no longer made goes away, and what is the user's stays."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from program import run_in, sample, written

from lagesbild.outputs.folder import lock
from lagesbild.outputs.folder.lock import lock_folder
from lagesbild.outputs.folder.publish import finish
from lagesbild.store.archive.package import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORTS = "reports/2021"
ARCHIVE = "reports/arkiv-2021.zip"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the yearly job has been done."""
    folder = tmp_path_factory.mktemp("made")
    assert run_in(folder, "rapport", *sample(2021)).code == 0
    return folder


@pytest.fixture(params=["exchanged", "moved"])
def target(made: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The same folder with files of the user's own; a folder of theirs keeps the whole from being exchanged."""
    folder = shutil.copytree(made, tmp_path / "place")
    (folder / REPORTS / "utkast.docx").write_bytes(b"mitt utkast")
    (folder / REPORTS / "diagram" / "eget-ar.png").write_bytes(b"min bild")
    (folder / REPORTS / "diagram" / "eget-ar.txt").write_bytes(b"min text")
    if request.param == "moved":
        (folder / REPORTS / "min mapp").mkdir()
        (folder / REPORTS / "min mapp" / "a.txt").write_bytes(b"a")
    yield folder
    assert [path for path in folder.rglob("*") if path.name.startswith(".lagesbild")] == []


def of_source(folder: Path, source: str) -> set[str]:
    """The names of the pictures and texts of a source."""
    return {path.name for path in (folder / REPORTS / "diagram").glob(f"{source}-*")}


def remove(folder: Path, source: str) -> None:
    """Take a source's import out of the store."""
    imports = run_in(folder, "importer", "--json").json["imports"]
    (number,) = (one["id"] for one in imports if one["source"] == source)
    assert run_in(folder, "ta-bort", number).code == 0


@pytest.mark.slow
def test_a_picture_that_is_no_longer_made_goes_away(target: Path) -> None:
    """With its text; the user's own pictures, and the other edition's, stay."""
    assert run_in(target, "exportera", "--år", 2021, "--utgåva", "publik").code == 0
    assert of_source(target, "klotter") >= {
        "klotter-stadsdel.png",
        "klotter-stadsdel.txt",
        "klotter-stadsdel-publik.png",
    }
    remove(target, "klotter")
    assert run_in(target, "exportera", "--år", 2021).code == 0
    abandoned = of_source(target, "klotter")
    assert abandoned
    assert all("-publik." in name for name in abandoned)
    assert of_source(target, "eget") == {"eget-ar.png", "eget-ar.txt"}


@pytest.mark.sampled
def test_pictures_stay_where_none_are_made(target: Path) -> None:
    """A run of other formats takes nothing away."""
    before = of_source(target, "klotter")
    remove(target, "klotter")
    assert run_in(target, "exportera", "--år", 2021, "--format", "markdown").code == 0
    assert of_source(target, "klotter") == before


@pytest.mark.slow
def test_a_picture_that_the_user_has_changed_stays(target: Path) -> None:
    """What another program has saved is no longer ours to remove."""
    picture = target / REPORTS / "diagram" / "klotter-stadsdel.png"
    picture.write_bytes(picture.read_bytes().replace(b"lagesbild", b"annatprog"))
    remove(target, "klotter")
    assert run_in(target, "exportera", "--år", 2021).code == 0
    assert of_source(target, "klotter") == {"klotter-stadsdel.png", "klotter-stadsdel.txt"}


@pytest.mark.slow
def test_the_users_files_are_the_very_same(target: Path) -> None:
    """Content, time and identity of a file that the program did not make."""
    draft = target / REPORTS / "utkast.docx"
    before = draft.read_bytes(), draft.stat().st_mtime_ns, draft.stat().st_ino
    assert run_in(target, "exportera", "--år", 2021).code == 0
    assert (draft.read_bytes(), draft.stat().st_mtime_ns, draft.stat().st_ino) == before


@pytest.mark.sampled
@pytest.mark.parametrize("look", ["visa", "arkivera"])
def test_a_decided_move_is_completed_by_any_look(target: Path, look: str) -> None:
    """What a killed run had listed is put in place first; what it had only laid beside is thrown away."""
    for name, listed in (("hel", '{"move": ["ny.md"], "remove": ["utkast.docx"]}'), ("halv", "")):
        waiting = target / REPORTS / f".lagesbild-{name}"
        waiting.mkdir()
        (waiting / "0").write_bytes(name.encode())
        if listed:
            (waiting / "flyttas.json").write_text(listed, encoding="utf-8")
    assert run_in(target, look, "--år", 2021).code == 0
    found = written(target / REPORTS)
    assert found["ny.md"] == b"hel"
    assert "utkast.docx" not in found


@pytest.mark.slow
def test_the_archive_has_the_reports_of_one_run(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another run is at work in the folder the user is asked to wait, and no archive is made of what is half moved."""
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    before = {f"rapporter/{name}" for name in written(target / REPORTS)}
    with lock_folder(target / REPORTS):
        done = run_in(target, "arkivera", "--år", 2021)
        assert (done.code, "Vänta tills den är klar" in done.err) == (4, True)
        assert not (target / ARCHIVE).exists()
    (target / REPORTS / "~$utkast.docx").write_bytes(b"")
    (target / REPORTS / "annan.db").write_bytes(b"")
    assert run_in(target, "arkivera", "--år", 2021).code == 0
    assert {name for name in unpack(target / ARCHIVE) if name.startswith("rapporter/")} == before


def test_a_folder_that_is_whole_is_left_alone(made: Path) -> None:
    """Where no run was killed there is nothing to complete."""
    before = written(made)
    finish(made / REPORTS)
    assert written(made) == before
