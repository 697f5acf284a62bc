"""A run with little memory: the system, or a library, may end it without a word; then another process says the word."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.core.errors import LagesbildError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

LITTLE = 1 << 30
"""Bytes of memory from which all commands do their work."""
GROUPS, OWN_GROUPS = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")
"""Where Linux keeps its groups of programs, as those of a container or of a service, and says which this one is of."""
GROUP_LIMITS = {"": "memory.max", "memory": "memory.limit_in_bytes"}
"""By kind of group, the file that says how much memory its programs may use together."""
ENDED = (
    "Datorns minne räckte inte, och systemet avbröt körningen. Stäng andra program, eller läs in färre filer åt gången, och "
    "kör igen. Det som var sparat är kvar; ”lagesbild journal” visar om något hann sparas nu."
)
_LOADER_GAVE_UP = 127
"""The exit code when there is no memory for a library that is loaded."""


def is_memory_little() -> bool:
    """Whether this process may use less memory than the program needs at most."""
    return any(limit < LITTLE for limit in _find_limits())


def _find_limits() -> Iterator[int]:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 — not there on Windows

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY:
        yield limit
    for path in _list_group_limits():
        with suppress(OSError, ValueError):  # a group that cannot be seen from here, or without a limit
            yield int(path.read_text(encoding="ascii"))


def _list_group_limits() -> Iterator[Path]:
    """Yield the files with the limits of the groups that this process is of, and of those around them."""
    lines = OWN_GROUPS.read_text(encoding="utf-8").splitlines() if OWN_GROUPS.exists() else ()
    for line in lines:
        _, kind, name = line.split(":", 2)
        if kind in GROUP_LIMITS:
            inner = Path(name.lstrip("/"))
            for group in (inner, *inner.parents):
                yield GROUPS / kind / group / GROUP_LIMITS[kind]


def watch_over() -> None:
    """Return in a new process that does the work; this one waits for it, ends as it does, and says what it cannot.

    To be called before any thread is started. Does nothing on Windows.
    """
    if sys.platform == "win32":
        return
    handed_on = {signal.SIGTERM, signal.SIGHUP}
    # Whoever does the work has an interrupt from the terminal too.
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, handed_on)
    worker = os.fork()
    if worker:
        for number in handed_on:
            signal.signal(number, lambda received, _: _hand_on(received, worker))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, handed_on)
        _end_as(os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, handed_on)
    signal.signal(signal.SIGINT, interrupt)


def _hand_on(number: int, worker: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(worker, number)


def _end_as(code: int) -> NoReturn:
    """End with an exit code, which is minus the signal where one ended the work."""
    if code == _LOADER_GAVE_UP or -code in {signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS}:
        os.write(2, f"{ENDED}\n".encode())
        code = LagesbildError.exit_code
    os._exit(code if code >= 0 else 128 - code)
