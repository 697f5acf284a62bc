"""The command line. `main` is the only place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.cli.app import COMMANDS, app
from lagesbild.cli.endings import Ending, add_remark, end_interrupted, end_with_error, is_fault_sought
from lagesbild.cli.low_memory import is_memory_little, watch_over
from lagesbild.cli.streams import keep_stderr, open_streams, utf8_streams
from lagesbild.cli.swedish.option_names import plain
from lagesbild.cli.window import hold_window
from lagesbild.core.errors import OutputError
from lagesbild.core.interrupts import watch_interrupts
from lagesbild.core.run_changes import follow_changes
from lagesbild.core.text import clean, is_clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import NoReturn


def run() -> NoReturn:
    """Run the program as a process of its own, and exit with its code."""
    _serve_bundle()
    # There is no algebra to do, and the threads that wait for some never rest.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Nothing that others have installed is looked for, nor let in.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    open_streams()
    if is_memory_little():
        watch_over()
    if not is_fault_sought():
        keep_stderr()
    code = main()
    if not sys.argv[1:]:
        hold_window()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done but to end
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever was to read it has gone; Python would try once more on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = OutputError.exit_code
    gc.freeze()  # the system takes all memory back at once: what is left in it is not searched for garbage first
    sys.exit(code)


def _serve_bundle() -> None:
    """Become the process that draws, where a bundle without a Python to start has started itself anew for it."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # noqa: PLC0415 — a program with a Python need not load it

        freeze_support()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the arguments (those of the process when None) and return its exit code."""
    utf8_streams()
    words = clean_arguments(sys.argv[1:] if arguments is None else arguments)
    with _owner_only(), watch_interrupts() as interrupts, follow_changes() as changes:
        try:
            result = app(words, prog_name="lagesbild", standalone_mode=False)
            ending = Ending("", result if isinstance(result, int) else 0)
        except KeyboardInterrupt:
            ending = end_interrupted(changes)
        except Exception as error:  # noqa: BLE001 — the one catcher: no traceback reaches the screen
            # A library may make an error of its own of an interrupt.
            ending = (
                end_interrupted(changes) if interrupts else end_with_error(error, changes, _command_in(words))
            )
    return _say(add_remark(ending, changes))


def _command_in(words: Sequence[str]) -> str:
    """Return the command that was called, and nothing else of what was written."""
    return next((name for name, *_ in COMMANDS if words and words[0] in {name, plain(name)}), "")


def clean_arguments(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with their letters spelt in one way; the name of a file stays as the disk has it."""
    return [word if is_clean(word) or _is_path(word) else clean(word) for word in arguments]


def _is_path(word: str) -> bool:
    try:
        return Path(word).exists()
    except (OSError, ValueError):
        return False


@contextmanager
def _owner_only() -> Iterator[None]:
    """Let the user alone read what is written meanwhile, the files that the store works with too."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _say(ending: Ending) -> int:
    if ending.sentence:
        print(ending.sentence, file=sys.stderr)  # noqa: T201 — messages go to stderr here and nowhere else
    return ending.code
