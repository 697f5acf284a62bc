"""Whether the user may be asked anything in this run: not by a program, nor in a pipe, nor with --utan-frågor."""

from __future__ import annotations

import sys
from contextvars import ContextVar

_WITHOUT_QUESTIONS = ContextVar("without_questions", default=False)


def forbid_questions(*, forbidden: bool) -> None:
    """Let nobody be asked in this run, or let them again."""
    _WITHOUT_QUESTIONS.set(forbidden)


def is_terminal() -> bool:
    """Return whether somebody sits there to answer, and may be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not _WITHOUT_QUESTIONS.get()
