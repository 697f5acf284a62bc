"""How much the tests notice: `python tools/changed_lines.py [--frö 1] [--antal 80] [--bara disclosure/gate]`.

One thing at a time is changed in a copy of the program, at places drawn at random, and the tests of its room are run:
what they pass is printed. A change is one of cosmic-ray's, or a condition that is taken for true or for false.
"""

from __future__ import annotations

import argparse
import ast
import random
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bundle import ROOT
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOMS = ("disclosure", "personal_data")
LIMIT = 600.0
"""Seconds after which the tests are taken to have noticed."""
DECLARED = frozenset({"strict", "frozen", "slots", "dict"})
"""What only refuses what does not happen."""
COPIED = (
    "lagesbild",
    "tests",
    "sample_data",
    "benchmarks",
    "tools",
    "reports",
    "docs",
    "pyproject.toml",
    "cli.py",
    "README.md",
)

Position = tuple[int, int]
"""A line and a column, the column in characters."""
Placed: TypeAlias = "tuple[Position, str, Callable[[str], str]]"
"""Where a change is made, of what kind it is, and what makes it."""


class Change(NamedTuple):
    """One change of a file: what of it is changed, where, and the text that it then has."""

    path: Path
    at: Position
    kind: str
    text: str

    @property
    def words(self) -> str:
        """Where it is, and the line before and after."""
        pairs = zip(self.path.read_text(encoding="utf-8").splitlines(), self.text.splitlines(), strict=False)
        old, new = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
        return f"{self.path.relative_to(ROOT)}:{self.at[0]} {self.kind}\n  - {old.strip()}\n  + {new.strip()}"


def main(words: Sequence[str] | None = None) -> None:
    """Draw changes, try each, and print those that the tests pass all the same."""
    parser = argparse.ArgumentParser(description="Hur mycket testerna märker.")
    parser.add_argument("--frö", type=int, default=1)
    parser.add_argument("--antal", type=int, default=80)
    parser.add_argument("--bara", default="", help="en del av en sökväg")
    chosen = parser.parse_args(words)
    files = [path for room in ROOMS for path in sorted((ROOT / "lagesbild" / room).rglob("*.py"))]
    changes = draw([path for path in files if chosen.bara in path.as_posix()], chosen.frö, chosen.antal)
    with tempfile.TemporaryDirectory() as scratch:
        _copy(Path(scratch))
        standing = [change for change in changes if _stands(change, Path(scratch))]
    sys.stdout.write(f"{len(standing)} av {len(changes)} märktes inte\n")


def draw(paths: Sequence[Path], seed: int, number: int) -> list[Change]:
    """So many changes at different places, each place as likely, and at each one of the changes that it allows."""
    drawn = random.Random(seed)  # noqa: S311 — no secrets
    places: dict[tuple[Path, Position, str], list[Callable[[str], str]]] = {}
    for path in paths:
        for at, kind, change in find_changes(path.read_text(encoding="utf-8")):
            places.setdefault((path, at, kind), []).append(change)
    found: list[Change] = []
    for (path, at, kind), changes in drawn.sample(sorted(places.items(), key=itemgetter(0)), len(places)):
        source = path.read_text(encoding="utf-8")
        text = drawn.choice(changes)(source)
        if _is_another_program(source, text):
            found.append(Change(path, at, kind, text))
        if len(found) == number:
            break
    return found


def find_changes(source: str) -> Iterator[Placed]:
    """Yield every change of a module: where, of what kind, and what makes it; annotations and declarations left out."""
    spared = list(_find_spared(source))
    for placed in (*_change_operators(source), *_change_conditions(source)):
        if not any(start <= placed[0] < end for start, end in spared):
            yield placed


def _change_operators(source: str) -> Iterator[Placed]:
    nodes = list(ast_nodes(get_ast(source)))
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if operator.arguments() or name == "core/RemoveDecorator":
            continue
        positions = [position for node in nodes for position in operator().mutation_positions(node)]
        kind = name.removeprefix("core/").partition("_")[0].removesuffix("Operator")
        yield from (
            (at, kind, partial(_mutate, operator, number)) for number, (at, _) in enumerate(positions)
        )


def _change_conditions(source: str) -> Iterator[Placed]:
    for node, value in _find_conditions(ast.parse(source)):
        at, end = _span(source, node)
        yield at, "condition", partial(_replace, at, end, value)


def _find_spared(source: str) -> Iterator[tuple[Position, Position]]:
    for node in ast.walk(ast.parse(source)):
        annotations = (getattr(node, name, None) for name in ("annotation", "returns"))
        yield from (_span(source, one) for one in annotations if isinstance(one, ast.expr))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield _span(source, node)
        if isinstance(node, ast.keyword) and node.arg in DECLARED:
            yield _span(source, node)


def _find_conditions(tree: ast.Module) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp):
            yield from ((value, str(isinstance(node.op, ast.And))) for value in node.values)
        if isinstance(node, ast.comprehension):
            yield from ((test, "True") for test in node.ifs)
        if isinstance(node, ast.If | ast.IfExp):
            yield from ((node.test, value) for value in ("True", "False"))


def _span(source: str, node: ast.expr | ast.stmt | ast.keyword) -> tuple[Position, Position]:
    lines = source.splitlines()
    start, end = (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)
    first, last = ((line, len(lines[line - 1].encode()[:column].decode())) for line, column in (start, end))
    return first, last


def _mutate(operator: Callable[[], object], number: int, text: str) -> str:
    return str(mutate_code(text, operator(), number))


def _replace(start: Position, end: Position, new: str, text: str) -> str:
    lines = text.splitlines(keepends=True)
    first, last = ("".join(lines[: line - 1]) + lines[line - 1][:column] for line, column in (start, end))
    return f"{first}{new}{text[len(last) :]}"


def _is_another_program(old: str, new: str) -> bool:
    try:
        return ast.dump(ast.parse(new)) != ast.dump(ast.parse(old))
    except SyntaxError:
        return False


def _copy(folder: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)


def _stands(change: Change, folder: Path) -> bool:
    """Whether the tests of the room, those of the module first, pass in a copy of the program with the change."""
    target = folder / change.path.relative_to(ROOT)
    tests = folder / "tests" / target.relative_to(folder / "lagesbild").parts[0]
    target.write_text(change.text, encoding="utf-8")
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        *map(str, sorted(tests.rglob(f"test_{target.stem}*.py"))),
        str(tests),
        str(target),
    ]
    try:
        done = subprocess.run(words, check=False, cwd=folder, capture_output=True, timeout=LIMIT)
        is_passed = done.returncode == 0
    except subprocess.TimeoutExpired:
        is_passed = False
    shutil.copy(change.path, target)
    if is_passed:
        sys.stdout.write(f"{change.words}\n")
    return is_passed


if __name__ == "__main__":
    main()
