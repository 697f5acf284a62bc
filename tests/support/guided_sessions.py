"""The guided start, driven through a pseudo-terminal as somebody at a window of 80 x 24 would."""

from __future__ import annotations

import os
import re
import shlex
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pexpect
from program import ROOT, run_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ASKED = r"(?:[?:\]]) $"
"""How a line ends where an answer is waited for."""
ANYTHING = r"(?s).+"
SETTLED = 0.05
"""Seconds without another word after which the program waits for an answer."""
WAIT = 300
"""Seconds that a question may let wait for itself: a busy machine takes its time."""
COMMAND = re.compile(r"^Samma sak: lagesbild (.+?)\s*$", re.MULTILINE)
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PLAIN = {"TERM": "dumb", "NO_COLOR": "1"}
"""The surroundings of a window without colours, as a screen reader has it."""


@dataclass
class GuidedSession:
    """A running guided start: what is on the screen so far, and what it was answered."""

    folder: Path
    size: tuple[int, int] = (24, 80)
    window: Mapping[str, str] = field(default_factory=lambda: PLAIN)
    hidden: re.Pattern[str] = ESCAPE
    """What is left out of the screen."""
    screen: str = ""
    process: pexpect.spawn[str] = field(init=False)

    def __post_init__(self) -> None:
        surroundings = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            **self.window,
            "HOME": str(self.folder.parent),
            "SOURCE_DATE_EPOCH": "1640995200",
        }
        surroundings.pop("DISPLAY", None)
        words = ["-m", "lagesbild"]
        self.process = pexpect.spawn(
            sys.executable,
            words,
            cwd=self.folder,
            dimensions=self.size,
            encoding="utf-8",
            timeout=WAIT,
            env=surroundings,
        )

    def answer(self, *lines: str) -> None:
        """Wait for a question before each line, and write it."""
        for line in lines:
            self._read_question()
            self.process.sendline(line)

    def answer_when(self, question: str, line: str) -> None:
        """Write a line when the question with those words is asked; what is asked before it gets Enter alone."""
        while True:
            asked = self._read_question()
            right = question in asked.replace("\n", " ")
            self.process.sendline(line if right else "")
            if right:
                return

    def leave(self) -> int:
        """Answer with a, and return the exit code."""
        self.answer("a")
        return self.end()

    def interrupt(self) -> int:
        """Press Ctrl-C at the next question, and return the exit code."""
        self._read_question()
        self.process.sendintr()
        return self.end()

    def end(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        self._read_to(pexpect.EOF)
        self.process.close()
        return self.process.exitstatus if self.process.exitstatus is not None else -1

    @property
    def commands(self) -> list[list[str]]:
        """The commands that the session named, as words."""
        return [shlex.split(line) for line in COMMAND.findall(self.screen)]

    def _read_question(self) -> str:
        """Read on to a question, not only to the first part of a line that ends as one does."""
        asked = self._read_to(ASKED)
        while self.process.expect([ANYTHING, pexpect.TIMEOUT], timeout=SETTLED) == 0:
            asked += self._take()
            if not re.search(ASKED, asked):
                asked += self._read_to(ASKED)
        return asked

    def _read_to(self, pattern: object) -> str:
        self.process.expect(pattern)
        return self._take()

    def _take(self) -> str:
        """Put what was read on the screen, and return it."""
        after = self.process.after if isinstance(self.process.after, str) else ""
        text = self.hidden.sub("", f"{self.process.before}{after}").replace("\r\n", "\n")
        self.screen += text
        return text


def run_commands(folder: Path, commands: Sequence[Sequence[str]]) -> None:
    """Run the commands of a session in another folder."""
    for words in commands:
        done = run_in(folder, *words)
        assert done.code in {0, 3}, done.err
