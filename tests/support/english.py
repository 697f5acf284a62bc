"""Find the English that typer and pydantic would say by themselves."""

from __future__ import annotations

import re

_LEFTOVERS = (
    r"Usage\b",
    r"Options?\b",
    r"OPTIONS\b",
    r"Arguments\b",
    r"ARGS\b",
    r"Commands?\b",
    r"COMMAND\b",
    r"Errors?\b",
    r"Aborted\b",
    r"Try\b",
    r"for help\b",
    r"Show this message\b",
    r"and exit\b",
    r"(?:Install|Show) completion\b",
    r"(?:--)?(?:install|show)-completion\b",
    r"Missing\b",
    r"Invalid\b",
    r"No such\b",
    r"Got unexpected\b",
    r"Did you mean\b",
    r"Possible options\b",
    r"Choose from\b",
    r"(?:requires|takes|take) (?:an?|\d+) (?:arguments?|values?)\b",
    r"does not (?:exist|take|match)\b",
    r"is (?:not )?(?:a|an|one of|readable|writable|required)\b",
    r"(?:I|i)nput should\b",
    r"[Vv]alue (?:error|must)\b",
    r"[Uu]nable to\b",
    r"greater than\b",
    r"less than\b",
    r"required\b",
    r"default\b",
    r"deprecated\b",
    r"dynamic\b",
    r"env var\b",
    r"(?:TEXT|PATH|INTEGER|FLOAT|BOOLEAN|FILE|DIRECTORY|CHOICE|DATETIME)\b",
    r"(?:str|int|FileText|UUID|float|bool|path|file|dir|datetime|list|range)(?=[\]\[>, ])",
)
_PATTERN = re.compile("|".join(rf"(?<![\w-]){leftover}" for leftover in _LEFTOVERS))


def english_words(text: str) -> set[str]:
    """Give the English words and phrases left in a text that ought to be Swedish.

    >>> sorted(english_words("Usage: lagesbild [FLAGGOR] <text> [default: 1]"))
    ['Usage', 'default']
    """
    return set(_PATTERN.findall(text))
