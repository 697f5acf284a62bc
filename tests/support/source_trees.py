"""The program's own files and their syntax trees, each parsed once."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING

from program import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = ROOT / "lagesbild"
FILES = sorted(PACKAGE.rglob("*.py"))


@cache
def parse(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """The dotted name of a module, `lagesbild` left out."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").strip(".")
