"""Help pages in Swedish.

typer keeps its words in constants and private methods, which is why its minor version is pinned.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from typer import echo
from typer._click.core import Command, augment_usage_errors
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption, _TyperParameter

from lagesbild.cli.swedish.option_names import HELP_NAMES, twins

if TYPE_CHECKING:
    from typer._click.core import Context
    from typer._click.formatting import HelpFormatter
    from typer._click.parser import _OptionParser

_TYPES = {
    "str": "text",
    "int": "heltal",
    "int range": "heltal",
    "float": "tal",
    "float range": "tal",
    "Path": "sökväg",
    "path": "sökväg",
    "file": "fil",
    "FileText": "fil",
    "dir": "mapp",
    "datetime": "datum",
    "UUID": "id",
}

_USAGE = "Användning: "
_PIECES = {"[OPTIONS]": "[FLAGGOR]", "COMMAND [ARGS]...": "KOMMANDO [ARGUMENT]..."}

_type_label = _TyperParameter.display_type
BETWEEN = "{}–{}"


class _Swedish(Command):
    """What a command and a group of commands share: Swedish help, and a twin for every option with å ä ö."""

    def get_help_option_names(self, ctx: Context) -> list[str]:  # noqa: ARG002 — the signature is typer's
        return list(HELP_NAMES)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Visa den här hjälpen och avsluta."
        return option

    def make_parser(self, ctx: Context) -> _OptionParser:
        parser = super().make_parser(ctx)
        for name, option in tuple(parser._long_opt.items()):  # noqa: SLF001 — so that the help lists one spelling
            for spelling in twins(name):
                parser._long_opt.setdefault(spelling, option)  # noqa: SLF001 — as above
        return parser

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        with augment_usage_errors(ctx):  # some errors of the parser do not say which command was meant
            return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return [_PIECES.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_USAGE)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 — the signature is typer's
        from typer import rich_utils  # noqa: PLC0415 — rich is loaded for a help page alone

        _set_swedish_words()
        rich_utils.rich_format_help(obj=self, ctx=ctx, markup_mode="rich")


class SwedishCommand(_Swedish, TyperCommand):
    """A command with Swedish help, and examples beneath it that can be copied line by line."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page, and the examples as they stand."""
        examples, self.epilog = self.epilog, None  # typer would fill its lines as it does those of a text
        super().format_help(ctx, formatter)
        if examples:
            echo(f"{examples}\n")


class SwedishGroup(_Swedish, TyperGroup):
    """A group of commands with Swedish help."""


@cache
def _set_swedish_words() -> None:
    """Put Swedish in place of the fixed strings that typer keeps in its help pages."""
    from typer import rich_utils  # noqa: PLC0415 — rich is loaded for a help page alone

    rich_utils.ARGUMENTS_PANEL_TITLE = "Argument"
    rich_utils.OPTIONS_PANEL_TITLE = "Flaggor"
    rich_utils.COMMANDS_PANEL_TITLE = "Kommandon"
    rich_utils.DEFAULT_STRING = "[förval: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoriskt]"
    rich_utils.ENVVAR_STRING = "[miljövariabel: {}]"
    rich_utils.OptionHighlighter.highlights = [
        pattern.replace("Usage: ", _USAGE) for pattern in rich_utils.OptionHighlighter.highlights
    ]
    _TyperParameter.display_type = _swedish_type_label  # type: ignore[method-assign] # typer offers no other way in
    TyperArgument._get_number_range_help_str = _range  # type: ignore[method-assign] # as above  # noqa: SLF001
    TyperOption._get_number_range_help_str = _range  # type: ignore[method-assign] # as above  # noqa: SLF001


def _range(self: TyperArgument | TyperOption) -> str | None:
    """What a number may be, where both ends are set; that a row's number is not negative needs no saying."""
    return None if self.min is None or self.max is None else BETWEEN.format(self.min, self.max)


def _swedish_type_label(self: _TyperParameter, ctx: Context) -> str:
    """Label what a parameter takes; a flag takes nothing."""
    if isinstance(self, TyperOption) and self.is_flag:
        return ""
    label = _type_label(self, ctx)[1:-1].removeprefix("list[").removesuffix("]")
    return f"<{','.join(_TYPES.get(part, part) for part in label.split(','))}>"
