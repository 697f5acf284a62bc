"""lagesbild.toml for a new year, every key with its comment."""

from __future__ import annotations

import json
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "lagesbild.toml"


def settings_text(year: int, area: str, parts: Sequence[str], terms: str) -> str:
    """The settings of a year for an area with its parts and a set of terms.

    >>> [line for line in settings_text(2022, "Farsta", ["Hökarängen"], "sapo").splitlines() if line[:1] not in "#"]
    ['omrade = "Farsta"', 'stadsdelar = ["Hökarängen"]', 'termer = "sapo"', '[ar.2022]', '[word]', '[fritext]', '[publik]']
    """
    written = f"stadsdelar = {_quoted(list(parts))}"
    text = files(__package__).joinpath(NAME).read_text(encoding="utf-8")
    return Template(text).substitute(
        year=year,
        previous=year - 1,
        area=_quoted(area),
        parts=written if parts else f"#{written[:-1]}{_quoted('Stadsdel')}]",
        terms=_quoted(terms),
    )


def _quoted(value: object) -> str:
    """The value as TOML writes it; for texts and lists of them its rules are those of JSON."""
    return json.dumps(value, ensure_ascii=False)
