"""The answers about files, each written at once, and how they are taken back: the files as they were before each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from lagesbild.config.editing import write_whole

if TYPE_CHECKING:
    from pathlib import Path


class EarlierAnswer(NamedTuple):
    """What there was before an answer: the file that it was written to, and the questions that were passed over."""

    path: Path | None
    content: bytes | None
    passed: frozenset[object]
    is_joined: bool = False
    """Whether it was given in one with the answer before it, and is taken back with that."""


class AnswerLog(Struct):
    """The answers about one file, the latest last."""

    passed: frozenset[object] = frozenset()
    """The questions to which the user knows no answer, so that they are not asked again in this session."""
    answers: list[EarlierAnswer] = field(default_factory=list)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the answers are written to."""
        return tuple(dict.fromkeys(before.path for before in self.answers if before.path))

    def write(self, path: Path, content: bytes, *, is_joined: bool = False) -> None:
        """Write an answer to a file; one that is joined to the answer before is taken back with it."""
        before = path.read_bytes() if path.exists() else None
        write_whole(path, content)
        self.answers.append(EarlierAnswer(path, before, self.passed, is_joined))

    def pass_over(self, question: object) -> None:
        """Note that a question has no answer now."""
        self.answers.append(EarlierAnswer(None, None, self.passed))
        self.passed |= {question}

    def take_back(self) -> bool:
        """Take the latest answer back; return whether there was one."""
        if not self.answers:
            return False
        path, content, self.passed, is_joined = self.answers.pop()
        if path and content is None:
            path.unlink(missing_ok=True)
        elif path and content is not None:
            write_whole(path, content)
        return self.take_back() if is_joined else True
