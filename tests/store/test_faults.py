"""What is said of a store that cannot be used: by the error's type, the first bytes and the system, never by words."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from program import Outcome, run_in

from lagesbild.core.errors import LagesbildError
from lagesbild.store import database, faults
from lagesbild.store.database import open_store
from lagesbild.store.faults import StoreInUseError, explain_fault, explain_refusal

if TYPE_CHECKING:
    from collections.abc import Callable

ADDING = "import duckdb, os, sys; c = duckdb.connect(sys.argv[1]); c.execute(sys.argv[2]); os._exit(0)"
"""A program that ends before what it has stored is put in the store itself."""
LOOK = ("importer", "--json")
WRITE = ("ta-bort", 4711)


def said(done: Outcome) -> str:
    """What was said on stderr, on one line."""
    assert not done.out
    return " ".join(done.err.split())


def cut_in_half(content: bytes) -> bytes:
    """As after a copy that was broken off."""
    return content[: len(content) // 2]


def cut_in_the_headers(content: bytes) -> bytes:
    """Only the first bytes came through."""
    return content[:100]


def flip_a_byte(content: bytes) -> bytes:
    """In the first block of content."""
    return content[:13_000] + bytes([content[13_000] ^ 1]) + content[13_001:]


def flip_the_checksum(content: bytes) -> bytes:
    """In the first byte of all."""
    return bytes([content[0] ^ 1]) + content[1:]


@pytest.mark.parametrize("words", [LOOK, WRITE], ids=["read", "written"])
@pytest.mark.parametrize("damage", [cut_in_half, cut_in_the_headers, flip_a_byte, flip_the_checksum])
def test_a_damaged_store_is_told_with_the_cure(
    stored: Path, damage: Callable[[bytes], bytes], words: tuple[object, ...]
) -> None:
    """Not that the disk is full or that it is no store; the file stays as it is."""
    store = stored / "lagesbild.db"
    store.write_bytes(content := damage(store.read_bytes()))
    done = run_in(stored, *words)
    assert done.code == 3, done.err
    assert "Databasen lagesbild.db är skadad" in said(done)
    assert "”lagesbild arkivera --återställ reports/arkiv-ÅR.zip”" in said(done)
    assert store.read_bytes() == content


@pytest.mark.parametrize("name", ["klocka", "lock", "locked corrupt full"])
def test_the_path_says_nothing_of_the_fault(stored: Path, name: str) -> None:
    """A folder is not in use because of its name."""
    folder = stored / name
    folder.mkdir()
    store = stored / "lagesbild.db"
    (folder / "lagesbild.db").write_bytes(cut_in_half(store.read_bytes()))
    assert "är skadad" in said(run_in(folder, *LOOK))
    (folder / "lagesbild.db").write_bytes(b"Datum;Kategori\n" * 9)
    assert "är ingen lagesbild-databas" in said(run_in(folder, *LOOK))


def test_another_programs_database_is_never_fetched_for(run: Callable[..., Outcome], tmp_path: Path) -> None:
    """DuckDB would ask the network for what reads it."""
    (tmp_path / "lagesbild.db").write_bytes(b"SQLite format 3\0" + bytes(4096))
    assert "är ingen lagesbild-databas" in said(run(*LOOK))
    assert faults.CONFIG == {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (BlockingIOError(errno.EAGAIN, "x"), "används av ett annat program"),
        (OSError(errno.ENOLCK, "x"), "inte går att låsa"),
        (OSError(errno.EOPNOTSUPP, "x"), "inte går att låsa"),
        (OSError(errno.ENOSPC, "x"), "disken är full"),
        (OSError(errno.EDQUOT, "x"), "disken är full"),
        (OSError(errno.EFBIG, "x"), "disken är full"),
        (OSError(errno.EROFS, "x"), "får inte öppnas"),
        (PermissionError(errno.EACCES, "x"), "rätt att skriva"),
        (OSError(errno.EIO, "x"), "går inte att skriva"),
    ],
)
def test_what_the_system_says_is_told_in_words(error: OSError, words: str) -> None:
    """By its number alone."""
    told = explain_refusal(Path("full lock.db"), error, writable=True)
    assert words in str(told)
    assert told.exit_code == 4


@pytest.mark.parametrize("number", [32, 33])
def test_windows_own_word_for_a_file_that_is_held(number: int) -> None:
    """A sharing violation is another program at work, and no want of rights."""
    error = PermissionError(errno.EACCES, "Åtkomst nekad")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    assert isinstance(explain_refusal(Path("a.db"), error, writable=False), StoreInUseError)


def test_a_place_without_locks_is_told(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a network share, where DuckDB cannot open the store at all."""

    def no_locks(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    def cannot(*_: object, **__: object) -> None:
        raise duckdb.IOException("Could not set lock on file")

    monkeypatch.setattr(faults, "try_lock", no_locks)
    monkeypatch.setattr(duckdb, "connect", cannot)
    assert "inte går att låsa" in said(run_in(stored, *LOOK))


def test_reading_never_says_that_the_disk_is_full(stored: Path) -> None:
    """Whatever happens while a store is only read."""
    path = stored / "lagesbild.db"
    for error in (duckdb.IOException("full"), duckdb.FatalException("full"), duckdb.Error("full")):
        told = str(explain_fault(path, path, error, writable=False))
        assert "full" not in told
        assert "skriva" not in told


def test_a_later_format_is_told(stored: Path) -> None:
    """A store that a later DuckDB has made cannot be read by this one."""
    path = stored / "lagesbild.db"
    content = bytearray(path.read_bytes())
    content[12:20] = (1 << 40).to_bytes(8, "little")
    path.write_bytes(content)
    assert "nyare version" in str(explain_fault(path, path, duckdb.IOException("x"), writable=False))


def test_no_room_to_look_closer_is_no_fault_of_the_program(
    stored: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told even where not one more file can be made on it."""

    def cannot(*_: object, **__: object) -> None:
        raise duckdb.IOException("no room")

    monkeypatch.setattr(duckdb, "connect", cannot)
    path = stored / "lagesbild.db"
    told = explain_fault(path, path, duckdb.IOException("x"), writable=False)
    assert isinstance(told, LagesbildError)


@pytest.mark.parametrize("words", [LOOK, ("importera", "lagesbild.db", "--år", 2021)])
def test_a_folder_that_is_not_there_is_told(stored: Path, words: tuple[object, ...]) -> None:
    """By the name that the user gave, and not that of a file on its way there."""
    store = stored / "inte" / "lagesbild.db"
    with pytest.raises(LagesbildError, match=r"Mappen .*inte finns inte"), open_store(store, writable=True):
        pass
    done = run_in(stored, *words, "--databas", "saknas/lagesbild.db")
    assert done.code in {3, 4}
    assert ".ny" not in done.err


def test_a_folder_in_place_of_the_store_is_told(stored: Path) -> None:
    """It is not opened, and not removed."""
    (stored / "plats").mkdir()
    assert "plats är en mapp" in said(run_in(stored, *LOOK, "--databas", "plats"))


def _leave_log(store: Path) -> Path:
    """Store something that stays in the log beside the store, and return where the log is."""
    words = "INSERT INTO unread_files SELECT 77, 2021, 'a', 'a', '', '', '', 0, DATE '2021-01-01'"
    subprocess.run([sys.executable, "-c", ADDING, str(store), words], check=True)
    return store.with_name(f"{store.name}.wal")


@pytest.mark.skipif(
    int(duckdb.__version__.split(".")[0]) < 2, reason="DuckDB 1 takes any log for the store's own"
)
@pytest.mark.parametrize("words", [LOOK, WRITE], ids=["read", "written"])
def test_a_log_of_another_copy_is_told_and_the_store_is_not_called_damaged(
    stored: Path, tmp_path_factory: pytest.TempPathFactory, words: tuple[object, ...]
) -> None:
    """As when the store alone is taken back from a backup; without the log the copy holds."""
    copy = tmp_path_factory.mktemp("copy") / "lagesbild.db"
    copy.write_bytes((stored / "lagesbild.db").read_bytes())
    assert run_in(stored, "ta-bort", 1, "--ja").code == 0
    log = _leave_log(stored / "lagesbild.db")
    (stored / "lagesbild.db").write_bytes(copy.read_bytes())
    done = run_in(stored, *words)
    assert (done.code, "flytta undan lagesbild.db.wal" in said(done)) == (3, True), done.err
    assert "skadad. Flytta undan filen" not in said(done)
    log.rename(stored / "undan")
    assert run_in(stored, *LOOK).code == 0


def test_what_lies_in_the_log_is_there_and_goes_into_the_store(stored: Path) -> None:
    """Whether it is read or written next; then there is one file again, and nothing to remark on."""
    log = _leave_log(stored / "lagesbild.db")
    read = run_in(stored, *LOOK)
    assert ([file["id"] for file in read.json["unread_files"]], log.exists()) == ([77], True)
    written = run_in(stored, "ta-bort", 1, "--ja")
    assert (written.code, ".wal" in written.err, log.exists()) == (0, False, False)
    assert run_in(stored, *LOOK).json["unread_files"] == read.json["unread_files"]


def test_a_log_that_cannot_be_put_in_is_remarked_on(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is stored, and the user is told where; a run that only reads says nothing of it."""
    monkeypatch.setattr(database, "is_log_left", lambda _: True)
    done = run_in(stored, "ta-bort", 1, "--ja")
    assert (done.code, "allt är sparat" in done.err, ".wal. Flytta" in done.err) == (0, True, True)
    assert run_in(stored, *LOOK).err == ""
