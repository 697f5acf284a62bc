"""How a run ends before its time: an error -> the sentence that is true of it, and the exit code."""

from __future__ import annotations

import errno
import os
import traceback
from typing import TYPE_CHECKING, NamedTuple

from lagesbild.cli.low_memory import is_memory_little
from lagesbild.cli.swedish.usage_errors import usage_sentence
from lagesbild.core.errors import LagesbildError, OutputError, UsageError, place_of
from lagesbild.core.run_changes import Change

if TYPE_CHECKING:
    from collections.abc import Collection

INTERRUPTED = 130
CHANGED = {
    frozenset(): "Inget har ändrats i databasen eller i rapporterna.",
    frozenset({Change.STORE}): "Det som hann bli klart är sparat i databasen; rapporterna är som förut.",
    frozenset({Change.FILES}): "Filerna är skrivna; databasen är som förut.",
    frozenset({Change.STORE, Change.FILES}): "Det är sparat i databasen, och filerna är skrivna.",
}
"""By what has been changed for good, the sentence that says so."""
IN_LOG = (
    "Disken är nästan full: allt är sparat, men en del ligger i filen bredvid databasen vars namn slutar på .wal. Flytta "
    "eller kopiera aldrig den ena utan den andra. Gör plats; nästa gång något sparas förs det in i databasen."
)
UNEXPECTED = "Något gick fel som programmet inte räknat med ({place}). {changed} {report}"
SEND_FILE = "Vad som hände står i {path}, utan något ur era filer: skicka den till den som sköter programmet."
SEND_LINE = "Skicka raden till den som sköter programmet."
NO_MEMORY = "Datorns minne räckte inte. Stäng andra program, eller läs in färre filer åt gången, och kör igen. {changed}"
SHOW_TRACEBACK = ("LAGESBILD_FELSÖK", "LAGESBILD_FELSOK")
"""The variables, one in ASCII, by which whoever looks after the program asks for the traceback."""
_REASONS = {
    errno.EACCES: "filen eller mappen är skrivskyddad eller öppen i ett annat program",
    errno.EPERM: "filen eller mappen är skrivskyddad",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "disken är full",
    errno.EFBIG: "disken är full",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.ENAMETOOLONG: "namnet eller sökvägen är för lång",
    errno.EMFILE: "för många filer är öppna",
    errno.ENFILE: "för många filer är öppna",
}


class Ending(NamedTuple):
    """What is said on stderr (nothing where it is empty), and the exit code."""

    sentence: str
    code: int


def is_fault_sought() -> bool:
    """Whether whoever looks after the program has asked for the traceback."""
    return any(os.environ.get(name) for name in SHOW_TRACEBACK)


def add_remark(ending: Ending, changes: Collection[Change]) -> Ending:
    """The same ending, with what must be known of a store that could not be written as one file."""
    remark = IN_LOG if Change.LOG in changes else ""
    return ending._replace(sentence=" ".join(filter(None, (ending.sentence, remark))))


def _tell_changes(changes: Collection[Change]) -> str:
    return CHANGED[frozenset(changes) - {Change.LOG}]


def end_interrupted(changes: Collection[Change]) -> Ending:
    """How a run ends that was interrupted by Ctrl-C."""
    return Ending(f"Avbrutet. {_tell_changes(changes)}", INTERRUPTED)


def end_with_error(error: Exception, changes: Collection[Change], command: str) -> Ending:
    """How a run ends by an error: what was put wrongly, what could not be done, or what nobody foresaw."""
    changed, is_changed = _tell_changes(changes), bool(set(changes) - {Change.LOG})
    if (sentence := usage_sentence(error)) is not None:
        return Ending(sentence, UsageError.exit_code)
    if isinstance(error, LagesbildError):
        kept = f" {changed}" if is_changed and not isinstance(error, UsageError) else ""
        return Ending(f"{error}{kept}", error.exit_code)
    if isinstance(error, BrokenPipeError):  # whoever was to read it has gone, and needs no word
        return Ending("", OutputError.exit_code)
    if _is_want_of_memory(error):
        return Ending(NO_MEMORY.format(changed=changed), LagesbildError.exit_code)
    if isinstance(error, OSError):
        return Ending(_explain_refusal(error, changed if is_changed else ""), OutputError.exit_code)
    return _end_unforeseen(error, changed, command)


def _is_want_of_memory(error: Exception) -> bool:
    """Whether it is memory that there was too little of; without it no library, no thread and no parser can be had either."""
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    is_lacking = isinstance(error, (ImportError, RuntimeError, SystemError, SyntaxError))
    return is_lacking and not isinstance(error, ModuleNotFoundError) and is_memory_little()


def _explain_refusal(error: OSError, changed: str) -> str:
    path = f" {error.filename}" if error.filename else ""
    reason = _REASONS.get(error.errno or 0, "systemet tillät det inte")
    return f"Det gick inte att läsa eller skriva{path}: {reason}. {changed}".rstrip()


def _end_unforeseen(error: Exception, changed: str, command: str) -> Ending:
    if is_fault_sought():
        return Ending("".join(traceback.format_exception(error)).rstrip(), LagesbildError.exit_code)
    try:
        from lagesbild.cli.fault_report import write_fault_report  # noqa: PLC0415 — loaded for a fault alone

        path = write_fault_report(error, command)
    except MemoryError:
        return Ending(NO_MEMORY.format(changed=changed), LagesbildError.exit_code)
    report = SEND_FILE.format(path=path) if path else SEND_LINE
    sentence = UNEXPECTED.format(place=place_of(error), changed=changed, report=report)
    return Ending(sentence, LagesbildError.exit_code)
