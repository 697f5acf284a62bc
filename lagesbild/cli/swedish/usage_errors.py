"""One Swedish sentence for every way to put a command wrongly."""

from __future__ import annotations

import re
from ast import literal_eval
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer._click.exceptions import (
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperGroup, TyperOption

from lagesbild.cli.swedish.option_names import HELP_NAMES, plain, twins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic_core import ErrorDetails
    from typer._click.core import Command, Context
    from typer.core import _TyperParameter

_CODES = {
    "int_parsing": "är inte ett heltal",
    "int_parsing_size": "är ett för stort tal",
    "float_parsing": "är inte ett tal",
    "bool_parsing": "är varken ja eller nej",
    "uuid_parsing": "är inte ett giltigt id",
    "greater_than_equal": "är för litet, minst {ge} går bra",
    "less_than_equal": "är för stort, högst {le} går bra",
}
_TEXTS = (
    (r"Missing command\.", "Kommandot saknas"),
    (r"Got unexpected extra argument\(s\) \((.*)\)", "För många argument: ta bort '{}'"),
    (r"Option '(.*)' requires an argument\.", "Flaggan '{}' kräver ett värde"),
    (r"Option '(.*)' requires (\d+) arguments\.", "Flaggan '{}' kräver {} värden"),
    (r"Option '(.*)' does not take a value\.", "Flaggan '{}' tar inget värde"),
    (r"Argument '.*' takes (\d+) values\.", "Ett argument ska ha {} värden"),
)
_PATH_FAULTS = {
    "does not exist": "finns inte",
    "is a file": "är en fil, inte en mapp",
    "is a directory": "är en mapp, inte en fil",
    "is not readable": "går inte att läsa",
    "is not writable": "går inte att skriva till",
}
_PATH_FAULT = re.compile(rf"(?:file|dir|path) (.+) ({'|'.join(_PATH_FAULTS)})\.", re.DOTALL)


def usage_sentence(error: Exception) -> str | None:
    """Say what is wrong with the command line and what to do; give None when the error is of another kind."""
    if not isinstance(error, UsageError):
        return None
    say = next(_FAULTS[kind] for kind in type(error).__mro__ if kind in _FAULTS)
    sentence = say(error).rstrip(".")
    advice = f" Se '{error.ctx.command_path} {HELP_NAMES[0]}'." if error.ctx else ""
    return f"{sentence}{'' if sentence.endswith('?') else '.'}{advice}"


def _nothing_given(error: NoArgsIsHelpError) -> str:
    return f"Det saknas något efter '{error.ctx.command_path}'"


def _missing(error: MissingParameter) -> str:
    kind = "Flaggan" if isinstance(error.param, TyperOption) else "Argumentet"
    choices = _list_choices(error.param)
    name = _name(error.param)  # type: ignore[arg-type] # typer always says which parameter is missing
    return f"{kind} {name} saknas{f': välj bland {choices}' if choices else ''}"


def _unknown_option(error: NoSuchOption) -> str:
    name, ctx = error.option_name, error.ctx
    if ctx is None:
        return f"Flaggan '{name}' finns inte"
    for path, command in _neighbours(ctx):
        if name in {spelling for option in _options(command, ctx) for spelling in twins(option)}:
            return f"Flaggan '{name}' står på fel plats: skriv den direkt efter '{path}'"
    return f"Flaggan '{name}' finns inte{_suggestion(name, _options(ctx.command, ctx))}"


def _bad_value(error: BadParameter) -> str:
    place = f" för {_name(error.param)}" if error.param else ""
    if path := _PATH_FAULT.fullmatch(error.message):
        return f"Sökvägen '{literal_eval(path[1])}'{place} {_PATH_FAULTS[path[2]]}"
    if isinstance(error.__cause__, OSError):
        return f"Filen '{error.__cause__.filename}'{place} går inte att öppna"
    found = _first_finding(error.__cause__)
    if not found:
        return f"Fel värde{place}: {error.message}"
    return f"Värdet '{found['input']}'{place} {_value_fault(found, error.param)}"


def _plain(error: UsageError) -> str:
    if unknown := re.match(r"No such command (['\"])(.*?)\1\.", error.message):
        return _unknown_command(unknown[2], error.ctx)
    for pattern, sentence in _TEXTS:
        if found := re.fullmatch(pattern, error.message):
            return sentence.format(*found.groups())
    return error.message


def _unknown_command(name: str, ctx: Context | None) -> str:
    commands = ctx.command.commands if ctx and isinstance(ctx.command, TyperGroup) else {}
    shown = [command for command, its in commands.items() if not its.hidden]
    advice = _suggestion(name, shown) or f": välj bland {', '.join(shown)}"
    return f"Kommandot '{name}' finns inte{advice}"


def _first_finding(cause: BaseException | None) -> ErrorDetails | None:
    """Give what pydantic found first; a list holds the finding about its item one level down."""
    from pydantic import ValidationError  # noqa: PLC0415 — pydantic is loaded for a wrong value alone

    found = None
    while isinstance(cause, ValidationError):
        found = cause.errors()[0]
        cause = found.get("ctx", {}).get("error")
    return found


def _value_fault(found: ErrorDetails, parameter: _TyperParameter | None) -> str:
    details = found.get("ctx", {})
    if found["type"] in _CODES:
        return _CODES[found["type"]].format(**details)
    if choices := _list_choices(parameter):
        return f"finns inte: välj bland {choices}"
    if parameter and parameter.type_descriptor.is_datetime:
        return "är inte ett datum"
    return f"går inte att använda: {details['error']}" if "error" in details else "går inte att använda"


def _name(parameter: _TyperParameter) -> str:
    return f"'{parameter.opts[0] if isinstance(parameter, TyperOption) else parameter.display_name_raw}'"


def _list_choices(parameter: _TyperParameter | None) -> str:
    choices = parameter.type_descriptor.choices if parameter else None
    return ", ".join(str(getattr(choice, "value", choice)) for choice in choices or ())


def _options(command: Command, ctx: Context) -> list[str]:
    options = (option for option in command.get_params(ctx) if isinstance(option, TyperOption))
    return [name for option in options if not option.hidden for name in option.opts + option.secondary_opts]


def _neighbours(ctx: Context) -> Iterable[tuple[str, Command]]:
    """Give the command above and those below, each with the words that lead to it."""
    if ctx.parent:
        yield ctx.parent.command_path, ctx.parent.command
    if isinstance(ctx.command, TyperGroup):
        yield from ((f"{ctx.command_path} {name}", its) for name, its in ctx.command.commands.items())


def _suggestion(typed: str, known: Iterable[str]) -> str:
    by_spelling = {plain(name): name for name in known}
    near = get_close_matches(plain(typed), by_spelling, n=1)
    return f": menade du '{by_spelling[near[0]]}'?" if near else ""


_FAULTS: dict[type[UsageError], Callable[[Any], str]] = {
    NoArgsIsHelpError: _nothing_given,
    MissingParameter: _missing,
    BadParameter: _bad_value,
    NoSuchOption: _unknown_option,
    UsageError: _plain,
}
