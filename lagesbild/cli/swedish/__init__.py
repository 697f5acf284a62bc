"""Swedish for what typer says by itself: help pages, usage errors, option names, streams."""

from lagesbild.cli.swedish.help_pages import SwedishCommand, SwedishGroup
from lagesbild.cli.swedish.option_names import twins
from lagesbild.cli.swedish.streams import utf8_streams
from lagesbild.cli.swedish.usage_errors import usage_sentence

__all__ = ["SwedishCommand", "SwedishGroup", "twins", "usage_sentence", "utf8_streams"]
