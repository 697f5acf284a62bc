"""What is the matter with a store that cannot be used -> the sentence that the user is told.

It is seen by the type of the error, by the first bytes of the file and by what the system says of it, and never by the
words of a message, in which the path stands too.
"""

from __future__ import annotations

import errno
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb

from lagesbild.core.errors import InputError, LagesbildError, OutputError

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""Nothing is fetched, whatever kind a file is of."""
HEADER = 20
LOG = ".wal"
"""How the name ends of what DuckDB keeps beside a store of that which it has not put in yet."""
_MARK, _VERSION = slice(8, 12), slice(12, 20)
"""Where in its first bytes a store says that it is one, and of which version of the format."""
BLOCK = 1 << 18
"""Bytes by which a store grows."""

IN_USE = "{path} används av ett annat program. Vänta tills det är klart och försök igen."
NO_LOCKS = (
    "{path} ligger på en plats där filer inte går att låsa, till exempel en nätverksmapp. Flytta arbetsmappen till "
    "datorns egen disk och kör igen."
)
NO_FOLDER = "Mappen {folder} finns inte. Skapa den, eller ange en annan plats för databasen med --databas."
A_FOLDER = "{path} är en mapp. Ange en fil med --databas."
NO_ACCESS = "{path} får inte öppnas: filen eller mappen är skyddad. Be den som äger den om rätt att {verb}."
NO_STORE = "{path} är ingen lagesbild-databas. Ange en annan fil med --databas."
NEWER = "{path} är skapad av en nyare version av programmet. Uppdatera programmet och försök igen."
DAMAGED = (
    "Databasen {path} är skadad. Flytta undan filen och återställ ett år ur sitt arkiv: ”lagesbild arkivera --återställ "
    "reports/arkiv-ÅR.zip”; eller läs in filerna igen: ”lagesbild rapport MAPP --år ÅR”."
)
OTHER_LOG = (
    "{log} kan inte föras in i {path}: den är skadad, eller hör till en annan kopia av databasen. Lägg tillbaka båda filerna "
    "ur samma säkerhetskopia. Finns bara {path} i kopian, flytta undan {log} och kör igen."
)
FULL = "{path} går inte att skriva: disken är full. Gör plats och kör igen; det som var sparat är kvar."
UNWRITABLE = "{path} går inte att skriva. Kontrollera att mappen får skrivas i och disken har plats; det som var sparat är kvar."
UNREADABLE = "{path} går inte att läsa: systemet tillät det inte. Försök igen om en stund."
NO_MEMORY = "Datorns minne räckte inte för {path}. Stäng andra program och kör igen."

_HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
_LOCKLESS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_SHARED_ON_WINDOWS = frozenset({32, 33})
"""How Windows says that somebody else holds a file, or a part of it."""
FAULTS = (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException, duckdb.OutOfMemoryException)
"""What DuckDB raises when the file or the computer is at fault; besides these, its plainest error for a damaged file."""


class StoreInUseError(OutputError):
    """Another program holds the store just now."""


class PassedFaultError(OutputError):
    """The store could not be used, and now nothing stands in the way."""


def is_fault(error: duckdb.Error) -> bool:
    """Whether the file or the computer is at fault, and not the program's own SQL."""
    return isinstance(error, FAULTS) or type(error) is duckdb.Error


def explain_fault(path: Path, shown: Path, error: duckdb.Error, *, writable: bool) -> LagesbildError:
    """Return what the user is told of a store that could not be opened, read or written; it must be closed by now.

    The sentence names the place that is `shown`. It is a PassedFaultError when nothing is found to be the matter, as
    when another program has let the store go in the meantime.
    """
    if isinstance(error, duckdb.OutOfMemoryException):
        return LagesbildError(NO_MEMORY.format(path=shown))
    try:
        found = (
            find_refusal(path, shown, writable=writable)
            or (_try_growth(path, shown) if writable else None)
            or _find_other_format(path, shown, error)
            or _find_damage(path, shown, error)
        )
    except FileNotFoundError:  # it has been moved away while it was looked at
        found = None
    return found or PassedFaultError((UNWRITABLE if writable else UNREADABLE).format(path=shown))


def _find_other_format(path: Path, shown: Path, error: duckdb.Error) -> LagesbildError | None:
    if path.exists() and not is_store(path):
        return InputError(NO_STORE.format(path=shown))
    if type(error) is not duckdb.Error and path.exists() and _is_newer(path):
        return InputError(NEWER.format(path=shown))
    return None


def _find_damage(path: Path, shown: Path, error: duckdb.Error) -> LagesbildError | None:
    if not path.exists():
        return None
    try:
        if type(error) is not duckdb.Error and _is_whole_now(path):
            return None
    except OSError as refusal:
        return explain_refusal(shown, refusal, writable=False)
    if has_log(path) and _is_whole_alone(path):
        return InputError(OTHER_LOG.format(path=shown, log=f"{shown}{LOG}"))
    return InputError(DAMAGED.format(path=shown))


def has_log(path: Path) -> bool:
    """Whether something that was stored lies beside the store, since there was no room to put it in."""
    try:
        return path.with_name(f"{path.name}{LOG}").stat().st_size > 0
    except FileNotFoundError:
        return False


def is_log_left(path: Path) -> bool:
    """The same of a store that nobody is writing to; whoever writes puts in all that lies there."""
    try:
        with path.open("rb") as file:
            try_lock(file.fileno(), writable=False)
            return has_log(path)
    except OSError:
        return False


def is_store(path: Path) -> bool:
    """Whether the first bytes are those of a store."""
    return _first_bytes(path)[_MARK] == b"DUCK"


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEADER)


def find_refusal(path: Path, shown: Path, *, writable: bool) -> LagesbildError | None:
    """Return what the system says of the file; None when it lets the file be read, and written where that is asked."""
    if not path.parent.is_dir():
        return OutputError(NO_FOLDER.format(folder=shown.parent))
    if path.is_dir():
        return InputError(A_FOLDER.format(path=shown))
    if not path.exists():
        return _try_growth(path, shown)
    try:
        with path.open("r+b" if writable else "rb") as file:
            try_lock(file.fileno(), writable=writable)
    except OSError as error:
        return explain_refusal(shown, error, writable=writable)
    return None


def explain_refusal(path: Path, error: OSError, *, writable: bool) -> LagesbildError:
    """Return what the user is told when the system itself refuses the file."""
    if getattr(error, "winerror", None) in _SHARED_ON_WINDOWS or isinstance(error, BlockingIOError):
        return StoreInUseError(IN_USE.format(path=path))
    if error.errno in _NO_ROOM:
        return OutputError(FULL.format(path=path))
    if error.errno in _LOCKLESS:
        return OutputError(NO_LOCKS.format(path=path))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return OutputError(NO_ACCESS.format(path=path, verb="skriva" if writable else "läsa"))
    kind = PassedFaultError if isinstance(error, FileNotFoundError) else OutputError
    return kind((UNWRITABLE if writable else UNREADABLE).format(path=path))


def try_lock(file: int, *, writable: bool) -> None:
    """Try the lock that DuckDB takes, and let it go; BlockingIOError when another program has it."""
    if sys.platform == "win32":  # there a file that is held cannot even be opened
        return
    import fcntl  # noqa: PLC0415 — not there on Windows

    try:
        fcntl.lockf(file, (fcntl.LOCK_EX if writable else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            raise BlockingIOError(*error.args) from error
        raise


def _try_growth(path: Path, shown: Path) -> LagesbildError | None:
    """Return what the system says when a file beside the store is made one block larger than it; None when it may be."""
    size = path.stat().st_size if path.exists() else 0
    try:
        with tempfile.TemporaryFile(prefix=".lagesbild-", dir=path.parent) as probe:
            probe.seek(size)
            probe.write(bytes(BLOCK))
            probe.flush()
    except OSError as error:
        return explain_refusal(shown, error, writable=True)
    return None


def _is_newer(path: Path) -> bool:
    """Whether the file is of a later version of DuckDB's format than a store that is made here and now."""
    try:
        with tempfile.TemporaryDirectory(prefix="lagesbild-") as folder:
            own = Path(folder) / "store.db"
            duckdb.connect(own, config=CONFIG).close()
            latest = _first_bytes(own)[_VERSION]
    except (duckdb.Error, OSError):  # there is no room for one
        return False
    return int.from_bytes(_first_bytes(path)[_VERSION], "little") > int.from_bytes(latest, "little")


def _is_whole_now(path: Path) -> bool:
    """Whether the store is whole while nobody else may write to it; BlockingIOError when somebody does."""
    with path.open("rb") as file:
        try_lock(file.fileno(), writable=False)
        return _is_whole(path)


def _is_whole_alone(path: Path) -> bool:
    """Whether it is without what lies beside it."""
    try:
        with tempfile.TemporaryDirectory(prefix="lagesbild-") as folder:
            return _is_whole(Path(shutil.copy(path, folder)))
    except OSError:  # there is no room for a copy
        return False


def _is_whole(path: Path) -> bool:
    """Whether every row of every table can be read."""
    try:
        with duckdb.connect(path, read_only=True, config=CONFIG) as connection:
            for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                connection.execute(f"SELECT bit_xor(hash(t)) FROM {table} t").fetchall()
    except duckdb.Error:
        return False
    return True
