"""What a category line is when written as data: in the settings, or listed in the file of the source that has it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from lagesbild.config.toml import Written
from lagesbild.core.figures import RESIDUAL
from lagesbild.core.text import make_key

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_WORDS = {"type": "object", "properties": {"namn": _TEXT, "miljo": _TEXT, "alias": _TEXTS}}
_LISTED = {"type": "object", "additionalProperties": {"anyOf": [_TEXT, _WORDS]}}
CategorySet = Annotated[
    str | None, WithJsonSchema({"anyOf": [_TEXT, _TEXTS, _LISTED, {"type": "null"}], "default": None})
]
"""A set of categories by its name, or listed: the labels alone, or with the milieu that each counts for."""


class CategoryDefinition(Written):
    """A category line, the milieu it counts for ("" = not extremist, set aside) and its spellings."""

    label: str = Field(alias="namn")
    milieu: str = Field(alias="miljo", default=RESIDUAL)
    aliases: tuple[str, ...] = Field(alias="alias", default=())


def list_own_categories(listed: dict[str, Any] | list[Any]) -> dict[str, Any]:
    """Return by key the categories that a source's file lists: a label alone, with its milieu, or with all its words.

    >>> list_own_categories(["Anlagda bränder"]), list_own_categories({"Hakkors": "hoger"})
    ({'anlagda_brander': {'namn': 'Anlagda bränder', 'miljo': 'oklar'}}, {'hakkors': {'namn': 'Hakkors', 'miljo': 'hoger'}})
    """
    said = listed if isinstance(listed, dict) else dict.fromkeys(map(str, listed), RESIDUAL)
    lines: dict[str, Any] = {}
    for label, meaning in said.items():
        words = {"miljo": meaning} if isinstance(meaning, str) else meaning
        lines[make_key(label, lines)] = {"namn": label, **words} if isinstance(words, dict) else words
    return lines
