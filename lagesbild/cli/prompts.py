"""Questions to the user, on a terminal alone: a program or a pipe is never asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.prompt import Confirm, InvalidResponse, Prompt
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lagesbild.core.inspection import FileDescription


class YesNo(Confirm):
    """A question that is answered with j or n; the letters by which the guide is left, or an answer is taken back, are a no."""

    choices = ["j", "n"]  # noqa: RUF012 — the library's own way of saying it
    validate_error_message = "[prompt.invalid]Svara j eller n."

    def process_response(self, value: str) -> bool:
        """Return whether the answer is yes, and have the question asked again where it is neither yes nor no."""
        wish = value.strip().casefold()
        return super().process_response("n" if wish in {"a", "å", "nej"} else "j" if wish == "ja" else wish)


class Choice(Prompt):
    """A question that is answered with one of some words, or with the first letter of one."""

    prompt_suffix = " "
    validate_error_message = "[prompt.invalid]Svara med ett av orden eller dess första bokstav."

    def process_response(self, value: str) -> str:
        """Return the word that was meant, and have the question asked again where there is none."""
        wish = value.strip().casefold()
        meant = [word for word in self.choices or () if wish and word.startswith(wish)]
        if len(meant) != 1:
            raise InvalidResponse(self.validate_error_message)
        return meant[0]


def choose(question: str, words: Sequence[str]) -> str:
    """Return the word that the user chooses, or the last one where the input ends; the question stands on stderr."""
    console = Console(stderr=True)
    try:
        return Choice.ask(Text(question), console=console, choices=list(words), show_choices=False)
    except EOFError:
        return words[-1]


def confirm(question: str) -> bool:
    """Return whether the answer is yes; the end of the input is a no. The question stands on stderr."""
    try:
        return YesNo.ask(Text(question), console=Console(stderr=True))
    except EOFError:
        return False


def confirm_suggestions(file: FileDescription) -> dict[str, str]:
    """Ask of each heading that is like a known one; return the roles that the user agreed to, by heading."""
    return {
        column.heading: column.suggestion.role
        for column in file.columns
        if column.suggestion
        and not column.suggestion.exact
        and confirm(f"{file.name}: Ska kolumnen ”{column.heading}” läsas som ”{column.suggestion.wording}”?")
    }
