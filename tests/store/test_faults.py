"""What is said of a store that cannot be used: by the error's type, the first bytes and the system, never by words."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
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
    from collections.abc import Callable, Iterator

HOLDING = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('holds', flush=True); sys.stdin.read()"
LOOK = ("importer", "--json")
WRITE = ("ta-bort", 4711)


@contextmanager
def held(store: Path) -> Iterator[subprocess.Popen[str]]:
    """The store in the hands of another process, until its input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "holds"
        yield other
        other.communicate("")


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


@pytest.mark.slow
@pytest.mark.parametrize("words", [LOOK, WRITE], ids=["read", "written"])
def test_a_store_in_use_is_told(
    stored: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...]
) -> None:
    """The user is asked to wait."""
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    with held(stored / "lagesbild.db"):
        done = run_in(stored, *words)
    assert (done.code, "används av ett annat program. Vänta" in said(done)) == (4, True)


@pytest.mark.slow
def test_a_lock_that_is_held_for_a_moment_is_waited_for(stored: Path) -> None:
    """A summary that is asked for meanwhile neither fails nor makes a report fail."""
    with held(stored / "lagesbild.db") as other:
        assert other.stdin is not None
        threading.Timer(0.5, other.stdin.close).start()
        began = time.monotonic()
        done = run_in(stored, *LOOK)
        assert done.code == 0, done.err
        assert 0.4 < time.monotonic() - began < database.PATIENCE
        other.stdin = None


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
