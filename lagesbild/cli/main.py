"""The command line. `main` is the only place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lagesbild.cli.app import app
from lagesbild.cli.streams import utf8_streams
from lagesbild.cli.swedish.usage_errors import usage_sentence
from lagesbild.core.errors import LagesbildError, OutputError, UsageError, place_of
from lagesbild.core.text import clean, is_clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import NoReturn

INTERRUPTED = 130
UNEXPECTED = (
    "Något gick fel som programmet inte räknat med ({place}). Inget har ändrats i databasen eller i rapporterna. "
    "Skicka raden till den som sköter programmet."
)


def run() -> NoReturn:
    """Run the program as a process of its own, and exit with its code."""
    _serve_bundle()
    # There is no algebra to do, and the threads that wait for some never rest.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever was to read it has gone; Python would try once more on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = OutputError.exit_code
    sys.exit(code)


def _serve_bundle() -> None:
    """Become the process that draws, where a bundle without a Python to start has started itself anew for it."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support  # noqa: PLC0415 — a program with a Python need not load it

        freeze_support()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the arguments (those of the process when None) and return its exit code."""
    utf8_streams()
    try:
        with _owner_only():
            result = app(
                clean_arguments(sys.argv[1:] if arguments is None else arguments),
                prog_name="lagesbild",
                standalone_mode=False,
            )
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 — the one catcher: no traceback reaches the screen
        return _fail(error)
    return result if isinstance(result, int) else 0


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


def _fail(error: Exception) -> int:
    sentence = usage_sentence(error)
    if sentence is not None:
        return _say(sentence, UsageError.exit_code)
    if isinstance(error, LagesbildError):
        return _say(str(error), error.exit_code)
    if isinstance(error, OSError):
        path = f" {error.filename}" if error.filename else ""
        return _say(f"Det gick inte att läsa eller skriva{path}: {_reason(error)}.", OutputError.exit_code)
    return _say(UNEXPECTED.format(place=place_of(error)), LagesbildError.exit_code)


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 — messages go to stderr here and nowhere else
    return code


def _reason(error: OSError) -> str:
    known = {13: "filen eller mappen är skrivskyddad eller öppen i ett annat program", 28: "disken är full"}
    return known.get(error.errno or 0, "systemet tillät det inte")
