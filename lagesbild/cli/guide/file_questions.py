"""The files that are not understood: the few things that are missing are asked, one at a time, until they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lagesbild.cli.guide.answer_log import AnswerLog
from lagesbild.cli.guide.listing import look_at, show_files
from lagesbild.cli.guide.questions import TakeBackError, ask_yes
from lagesbild.cli.guide.session import show_command
from lagesbild.cli.guide.table_questions import ask_about_table
from lagesbild.cli.guide.transcripts import ask_about_unread_file
from lagesbild.cli.screen import out
from lagesbild.config.loading import load
from lagesbild.core.wording import enumerate_words, sentence, tally
from lagesbild.files.file_types import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.cli.guide.listing import IncomingFile

DOUBTS = frozenset({"unknown_category", "near_category", "unknown_milieu", "unclear_area", "assumed_source"})
"""Codes of the problems that an answer can solve."""
GO_THROUGH = "{files} behöver svar. Ska vi gå igenom {them} nu?"
COPIED = "Uppgiften är avskriven i {files}."
SAVED = "Svaren står i {files} och gäller nästa gång också."


def list_open_files(files: Sequence[IncomingFile]) -> list[IncomingFile]:
    """Return the files of which something can be asked: those that are not read, or not wholly understood."""
    return [file for file in files if not (file.is_known or file.is_transcribed) or _is_doubtful(file)]


def _is_doubtful(file: IncomingFile) -> bool:
    sheets = (file.description, *file.description.beside)
    return any(problem.code in DOUBTS for sheet in sheets for problem in sheet.problems)


def settle_files(files: Sequence[IncomingFile]) -> bool:
    """Ask about each of the files that need it, and return whether anything was answered.

    Every answer is written at once, and may be taken back.
    """
    waiting = list_open_files(files)
    if not waiting:
        return False
    them = "den" if len(waiting) == 1 else "dem"
    count = sentence(tally(len(waiting), "fil", "filer", "en"))
    if not ask_yes(GO_THROUGH.format(files=count, them=them)):
        return False
    logs = [AnswerLog() for _ in waiting]
    position = 0
    while position < len(waiting):
        if _ask_about_file(waiting[position], logs[position]):
            position += 1
        else:
            position = max(0, position - 1)
            logs[position].take_back()
    return any(log.files for log in logs)


def _ask_about_file(file: IncomingFile, log: AnswerLog) -> bool:
    """Ask all that is missing of a file; return False when the user goes back to the file before."""
    is_table = file.path.suffix.lower() in TABLES
    while True:
        try:
            (ask_about_table if is_table else ask_about_unread_file)(file, log)
        except TakeBackError:
            if not log.take_back():
                return False
            continue
        if log.files:
            _tell_answered(file, log, is_table=is_table)
        return True


def _tell_answered(file: IncomingFile, log: AnswerLog, *, is_table: bool) -> None:
    """Show what the file, or the table that it was copied into, is taken for now, and where the answers stand."""
    show_files(look_at([file.path] if is_table else log.files, load()), load())
    names = enumerate_words([str(path) for path in log.files])
    if is_table:
        show_command("granska", file.path, "--skapa-regler")
    out(Text((SAVED if is_table else COPIED).format(files=names)))
