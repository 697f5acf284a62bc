"""An answer that is a text: received, listed, and quoted by people; nothing of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lagesbild.core.figures import State
    from lagesbild.core.imports import Incoming


class TextAnswer(Struct, frozen=True):
    """A source that answers in text, and the files that came; none where nothing has come in."""

    source: str
    label: str
    noun: str
    """What is to come from it, definite: "svaret från räddningstjänsten"."""
    sender: str
    files: tuple[Incoming, ...] = ()
    is_asked: bool = True

    @property
    def state(self) -> State:
        """What became of it: a text that has come is received and not read."""
        if self.files:
            return "text_received"
        return "not_received" if self.is_asked else "not_asked"
