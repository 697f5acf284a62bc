"""What a name may be, as far as it can be read from the syntax trees: the field's words and not the house's own."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING

from source_trees import FILES, name_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = [path for path in FILES if path.name != "__init__.py"]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


BARE = _words(
    "alone apart around asked beside besides borne broken charted checked concealed counted drawn established fit",
    "found held hidden hinted identity incoming insider keep keeping kept known laid lay laying left_over lifted",
    "listed marked marking needed one opened outside packed parted received remembered repeated restored",
    "ruled said sent settle shown silent sought spoilt spoken stored strange stretch take taken told",
    "understood undecided unfitting unlike watch went_through whole widen without written",
)
"""Participles, prepositions and words of the house's own: they say nothing of what a function gives or does."""
CLASSES = _words(
    "Beside Besides Choices Clue Clump Concealment Flaw Grounds Judged Kept Layer Likeness Loaded Need Puzzle",
    "Repeat Saving Stretch Taken Told Understood Watch Weighed",
)
STEMS = _words(
    "apart beside binarysheet bookkeeping breaks caches choices clumps common concealment container entries",
    "exhibits flaws given_table grids grouped halves handwritten helpers history holding keeping kept kinds laying",
    "layers lettering likeness loaded mapping misc moving oldsheet own_words parts passages picture pivot",
    "precedents puzzle repeats ruling savings set_aside shades sheetxml sought standing status_words stored",
    "switching told unfitting unlike utils voices watch workbookxml",
)


def _definitions(kind: type[ast.ClassDef | ast.FunctionDef]) -> Iterator[tuple[str, str]]:
    """Yield the module and the name of every class, or of every function and method."""
    for path in MODULES:
        nodes = (node for node in ast.walk(parse(path)) if isinstance(node, kind) and not _is_property(node))
        yield from ((name_of(path), node.name) for node in nodes)


def _is_property(node: ast.ClassDef | ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator).endswith("property") for decorator in node.decorator_list)


def test_no_two_classes_share_a_name() -> None:
    """A class can be found by its name alone."""
    counts = Counter(name for _, name in _definitions(ast.ClassDef) if not name.startswith("_"))
    assert {name for name, count in counts.items() if count > 1} == set()


def test_a_module_has_a_name_that_others_use_too() -> None:
    """It is called by a word that a statistician or a programmer uses."""
    assert {name_of(path) for path in MODULES if path.stem in STEMS} == set()


def test_a_class_has_a_name_that_others_use_too() -> None:
    """It is called by a word that a statistician or a programmer uses."""
    assert {name for _, name in _definitions(ast.ClassDef) if name.lstrip("_") in CLASSES} == set()


def test_no_function_is_called_by_a_bare_participle_or_preposition() -> None:
    """A function that does something begins with a verb; one that gives something is called by what it gives."""
    bare = {f"{module}: {name}" for module, name in _definitions(ast.FunctionDef) if name.lstrip("_") in BARE}
    assert bare == set()
