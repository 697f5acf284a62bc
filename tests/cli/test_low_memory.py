"""A run with too little memory says so, also where the system or a library ends it without a word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from english import english_words
from program import IMPORTABLE, SAMPLES

from lagesbild.cli import low_memory
from lagesbild.cli.endings import end_with_error
from lagesbild.core.run_changes import Change

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and forks are of POSIX")
WATCHED = "import os, signal, sys, time; from lagesbild.cli.low_memory import watch_over; watch_over(); "
PERIOD = ("--år", "2021", "--period", "2020-05-01..2021-04-30")
COMMANDS = {
    "visa": ("visa", "--år", "2021"),
    "granska": ("granska", str(SAMPLES / "2021")),
    "importera": ("importera", str(SAMPLES / "2021"), *PERIOD),
    "rapport": ("rapport", str(SAMPLES / "2021"), *PERIOD),
    "publik": ("exportera", "--år", "2021", "--utgåva", "publik", "--godkänd-av", "A", "--granskad-av", "B"),
    "aktiviteter": ("aktiviteter", str(SAMPLES / "aktiviteter_2021.xlsx"), "--år", "2021"),
}
MEGABYTE = 1 << 20
ENOUGH = 1500
TOO_LITTLE = "Datorns minne räckte inte"


def _limited(folder: Path, words: tuple[str, ...], megabytes: int) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        import resource  # noqa: PLC0415 — not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))

    return subprocess.run(
        [sys.executable, *words], cwd=folder, env={**os.environ, **IMPORTABLE}, capture_output=True, text=True,
        check=False, timeout=120, preexec_fn=limit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("work", "code", "words"),
    [
        ("os._exit(127)", 1, low_memory.ENDED),
        ("os.kill(os.getpid(), signal.SIGKILL)", 1, low_memory.ENDED),
        ("os.abort()", 1, low_memory.ENDED),
        ("os._exit(3)", 3, ""),
        ("os.kill(os.getppid(), signal.SIGTERM); time.sleep(60)", 128 + signal.SIGTERM, ""),
        ("os.kill(os.getppid(), signal.SIGINT); os._exit(130)", 130, ""),
    ],
)
def test_what_is_ended_without_a_word_is_told(tmp_path: Path, work: str, code: int, words: str) -> None:
    """And what ends by itself, or because somebody asked it to, ends as it would alone."""
    done = _limited(tmp_path, ("-c", WATCHED + work), 512)
    assert (done.returncode, done.stderr.strip(), done.stdout) == (code, words, "")


@pytest.mark.parametrize(("megabytes", "seen"), [(512, "True"), (ENOUGH, "False")])
def test_little_memory_is_seen_beforehand(tmp_path: Path, megabytes: int, seen: str) -> None:
    """By the limit that the process is given."""
    script = "from lagesbild.cli.low_memory import *; print(is_memory_little())"
    assert _limited(tmp_path, ("-c", script), megabytes).stdout.strip() == seen


@pytest.mark.parametrize(
    ("group", "limit"),
    [
        ("0::/", "memory.max"),
        ("0::/system.slice/a.service", "system.slice/a.service/memory.max"),
        ("0::/system.slice/a.service", "system.slice/memory.max"),
        ("0::/docker/abc", "memory.max"),
        ("7:blkio:/\n4:memory:/docker/abc\n0::/", "memory/memory.limit_in_bytes"),
        ("4:memory:/a:b/c", "memory/a:b/c/memory.limit_in_bytes"),
    ],
)
def test_the_limit_of_a_container_or_a_service_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: str, limit: str
) -> None:
    """Its own, or that of a group around it, as Linux writes both; none, and a large one, are no want."""
    path = tmp_path / "groups" / limit
    path.parent.mkdir(parents=True)
    (tmp_path / "own").write_text(f"{group}\n", encoding="utf-8")
    monkeypatch.setattr(low_memory, "GROUPS", tmp_path / "groups")
    monkeypatch.setattr(low_memory, "OWN_GROUPS", tmp_path / "own")
    found = {}
    for text in ("max", str(1 << 40), str(1 << 28)):
        path.write_text(f"{text}\n", encoding="ascii")
        found[text] = low_memory.is_memory_little()
    assert found == {"max": False, str(1 << 40): False, str(1 << 28): True}


@pytest.mark.parametrize(
    "error",
    [
        ImportError("x.so"),
        RuntimeError("can't start new thread"),
        SystemError(),
        SyntaxError("no element found"),
    ],
)
def test_a_library_that_cannot_be_loaded_is_want_of_memory_where_there_is_little(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception
) -> None:
    """Otherwise it is a fault that nobody foresaw."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lagesbild.cli.endings.is_memory_little", lambda: True)
    assert end_with_error(error, {Change.STORE}, "visa").sentence.startswith(TOO_LITTLE)
    monkeypatch.setattr("lagesbild.cli.endings.is_memory_little", lambda: False)
    assert "inte räknat med" in end_with_error(error, (), "visa").sentence


def test_no_memory_to_tell_of_a_fault_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where even the report of the fault cannot be made."""

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("lagesbild.cli.fault_report.write_fault_report", fail)
    assert end_with_error(ValueError(), (), "visa").sentence.startswith(TOO_LITTLE)


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_works_with_enough_memory_and_says_when_it_is_too_little(stored: Path, name: str) -> None:
    """Whichever limit; the store can be read afterwards."""
    for megabytes in (230, 300, 400, 500, 650, 1023):
        done = _limited(stored, ("-m", "lagesbild", *COMMANDS[name]), megabytes)
        assert done.returncode in {0, 1}, (megabytes, done.stderr)
        assert (TOO_LITTLE in done.stderr) == (done.returncode == 1), (megabytes, done.stderr)
        assert "Traceback" not in done.stderr
        assert english_words(done.stderr) == set()
    assert _limited(stored, ("-m", "lagesbild", *COMMANDS[name]), ENOUGH).returncode == 0
