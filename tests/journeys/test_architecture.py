"""Who may import whom, and how large things may grow, read from the syntax trees."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import pytest
from program import ROOT
from source_trees import FILES, PACKAGE, name_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAYERS: dict[str, tuple[str, ...]] = {
    "core": (),
    "personal_data": ("core",),
    "files": ("core",),
    "config": ("core", "files", "personal_data"),
    "intake": ("core", "personal_data", "files", "config"),
    "store": ("core", "personal_data", "config"),
    "figures": ("core", "config", "store"),
    "report": ("core", "config", "store", "figures"),
    "disclosure": ("core", "personal_data", "files", "config", "store", "report"),
    "outputs": ("core",),
}
"""By room, the other rooms that it may import from, types included; the command line may know them all."""
ONLY_IN = {
    "typer": "cli",
    "matplotlib": "outputs.charts",
    "highspy": "disclosure.suppression",
    "duckdb": "store",
}
FOLDERS = ("lagesbild", "tests", "tools", "benchmarks", "sample_data", "docs")
"""The folders that hold code."""
TOOLS = ("google_forms", "limesurvey", "microsoft_forms", "plain_table", "qualtrics", "surveymonkey")
HEAVY = {
    "pandas",
    "numpy",
    "matplotlib",
    "docx",
    "xlsxwriter",
    "highspy",
    "phonenumbers",
    "openpyxl",
    "duckdb",
}


@cache
def _imports(path: Path) -> frozenset[str]:
    """The dotted names that a module imports, for types alone or not."""
    found: set[str] = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def _ours(path: Path) -> set[str]:
    """The modules of the program that a module imports."""
    known = {name_of(file) for file in FILES}
    named = {name.removeprefix("lagesbild.") for name in _imports(path) if name != "lagesbild"}
    return {name for name in named if name in known}


def _within(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef))


def _body(function: ast.FunctionDef) -> int:
    """The lines of a function's body, its docstring left out."""
    first = function.body[1:] if ast.get_docstring(function) else function.body
    return (first[-1].end_lineno or 0) - first[0].lineno + 1 if first else 0


def test_every_part_of_the_program_stands_in_a_room() -> None:
    """The listing of the package is the rooms, and nothing stands loose beside them."""
    first = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert first == {*LAYERS, "cli", "__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("room", LAYERS)
def test_a_room_knows_only_the_rooms_that_it_may(room: str) -> None:
    """What a room imports of ours stands in LAYERS."""
    allowed = (room, *LAYERS[room])
    strange = {
        f"{name_of(path)} -> {name}"
        for path in FILES
        if _within(name_of(path), room)
        for name in _ours(path)
        if not any(_within(name, known) for known in allowed)
    }
    assert strange == set()


def test_a_package_says_what_it_is_and_nothing_else() -> None:
    """The `__init__` file of a room, or of a part of one, holds its docstring alone: nothing is exported twice."""
    files = [path for path in FILES if path.name == "__init__.py" and path.parent != PACKAGE]
    trees = {name_of(path): parse(path) for path in files}
    assert {
        name for name, tree in trees.items() if len(tree.body) != 1 or not ast.get_docstring(tree)
    } == set()


@pytest.mark.parametrize(("library", "part"), ONLY_IN.items())
def test_a_library_stays_where_it_belongs(library: str, part: str) -> None:
    """A library with one purpose is imported by one part."""
    users = {name_of(path) for path in FILES if library in {name.split(".")[0] for name in _imports(path)}}
    assert {user for user in users if not _within(user, part)} == set()


@pytest.mark.parametrize("tool", TOOLS)
def test_no_survey_tool_knows_another(tool: str) -> None:
    """A survey tool is one file that can be read, and removed, alone."""
    others = {f"intake.surveys.tools.{other}" for other in TOOLS if other != tool}
    assert _ours(PACKAGE / "intake" / "surveys" / "tools" / f"{tool}.py") & others == set()


@pytest.mark.slow
def test_no_module_needs_itself() -> None:
    """There is no cycle among the modules, what is imported for types alone counted in."""
    graph = {name_of(path): _ours(path) - {name_of(path)} for path in FILES}
    packages = {name: {inner for inner in graph[name] if not inner.startswith(f"{name}.")} for name in graph}
    assert list(TopologicalSorter(packages).static_order())


def test_no_file_grows_out_of_hand() -> None:
    """A file has 300 lines at most: of the program, of the tests, and of all that makes or measures something."""
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths
    }
    assert {name: length for name, length in lines.items() if length > 300} == {}


def test_no_function_grows_out_of_hand() -> None:
    """A function's body has 40 lines at most."""
    assert {
        f"{name_of(path)}: {function.name}"
        for path in FILES
        for function in _functions(path)
        if _body(function) > 40
    } == set()


def test_no_module_is_a_lumber_room() -> None:
    """Every module is named after what it is about."""
    assert {path.stem for path in FILES} & {"utils", "util", "helpers", "common", "misc"} == set()


@pytest.mark.parametrize(
    "module", ["lagesbild", "lagesbild.cli.main", "lagesbild.core.report", "lagesbild.config.settings"]
)
def test_an_import_draws_in_nothing_heavy(module: str) -> None:
    """Help pages and small commands do not wait for libraries that they never use."""
    program = f"import sys, {module}; print(*sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_an_import_does_nothing_but_define() -> None:
    """At the top of a module no call stands by itself, but for registering the commands."""
    assert {
        f"{name_of(path)}: {ast.unparse(node)}"
        for path in FILES
        for node in parse(path).body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    } == set()
