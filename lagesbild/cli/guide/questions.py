"""The questions of the guided start: a line and Enter each. `a` leaves the guide, `å` takes the latest answer back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.text import Text

from lagesbild.cli.screen import out
from lagesbild.core.errors import LagesbildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAVE, TAKE_BACK = "a", "å"
YES, NO = ("j", "ja"), ("n", "nej")
ANSWER_YES_OR_NO = "Svara j eller n, eller bara Enter. Med a avslutar du."
ANSWER_NUMBER = "Svara med ett nummer från {first} till {last}, eller bara Enter."
AGAIN = "Om igen."
TRY_AGAIN = "Försöka igen?"
LONGEST_LINE = 76

MOST = 99_999
Result = TypeVar("Result")
Actions = Mapping[str, Callable[[], None]]
NO_ACTIONS: Actions = MappingProxyType({})


class LeaveError(Exception):
    """The user leaves the guide; what is done is stored."""


class TakeBackError(Exception):
    """The user takes the latest answer back."""


def ask_line(question: str) -> str:
    """Return what the user writes, blanks around it left out; raises when it means to leave or to take back."""
    try:
        line = Console(stderr=True, highlight=False, markup=False).input(Text(f"{question} ")).strip()
    except EOFError:
        raise LeaveError from None
    if line.casefold() == LEAVE:
        raise LeaveError
    if line.casefold() == TAKE_BACK:
        raise TakeBackError
    return line


def ask_yes(question: str, *, default: bool = True) -> bool:
    """Return whether the answer is yes; Enter alone is the default."""
    while True:
        line = ask_line(f"{question} [{'J/n' if default else 'j/N'}]").casefold()
        if not line:
            return default
        if line in {*YES, *NO}:
            return line in YES
        out(Text(ANSWER_YES_OR_NO))


def ask_number(
    question: str, options: Sequence[str], *, default: int | None = None, actions: Actions = NO_ACTIONS
) -> int | None:
    """List the options with their numbers, and return the position of the one that is chosen; Enter is the default."""
    list_options(options)
    chosen = ask_count(question, least=1, most=len(options), actions=actions)
    return default if chosen is None else chosen - 1


def ask_count(
    question: str, *, least: int = 0, most: int = MOST, actions: Actions = NO_ACTIONS
) -> int | None:
    """Return the number that the user writes, or None for Enter alone; a letter of an action does that, and asks again."""
    while True:
        line = ask_line(question)
        if not line:
            return None
        if line.isdecimal() and least <= int(line) <= most:
            return int(line)
        if action := actions.get(line.casefold()):
            action()
        else:
            out(Text(ANSWER_NUMBER.format(first=least, last=most)))


def list_options(options: Sequence[str]) -> None:
    """Print the options with their numbers: on as few lines as they need when they are short."""
    texts = [f"{number} {option}" for number, option in enumerate(options, start=1)]
    lines: list[str] = []
    for text in texts:
        joined = f"{lines[-1]}   {text}" if lines else ""
        if (
            joined
            and len(joined) <= LONGEST_LINE
            and all(len(option) <= LONGEST_LINE // 3 for option in options)
        ):
            lines[-1] = joined
        else:
            lines.append(text)
    out(*(Text(f"  {line}") for line in lines))


def ask_key(question: str, answers: Iterable[str]) -> str:
    """Return the one of the answers that the user writes; Enter is the first of them."""
    known = [answer.casefold() for answer in answers]
    while True:
        line = ask_line(question).casefold()
        if not line:
            return known[0]
        if line in known:
            return line
        out(Text(f"Svara med något av {', '.join(known)}, eller a för att avsluta."))


def insist(work: Callable[[], Result]) -> Result:
    """Do a piece of work until it is done: anew when the user takes an answer back, or when what hindered it is gone."""
    while True:
        try:
            return work()
        except TakeBackError:
            out(Text(AGAIN))
        except LagesbildError as error:
            out(Text(str(error)))
            _ask_to_try_again()


def _ask_to_try_again() -> None:
    try:
        if not ask_yes(TRY_AGAIN):
            raise LeaveError
    except TakeBackError:
        return


def wait(question: str) -> None:
    """Wait for Enter; what else is written does not matter."""
    ask_line(question)
