"""Which changes are tried on the program to see whether the tests notice."""

from __future__ import annotations

import pytest
from program import ROOT

changed_lines = pytest.importorskip(
    "changed_lines", reason="its library is for those who develop the program"
)

SOURCE = '''"""Å."""
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from a import b
def f(å: int | None, c: bool = zip(strict=True)) -> int | None:
    """Å."""
    if å and c: return 1
    return [å for å in c if å < 2]
'''


def changed(kind: str) -> list[str]:
    """The lines that the changes of a kind give."""
    old = SOURCE.splitlines()
    texts = [
        change(SOURCE).splitlines()
        for _, found, change in changed_lines.find_changes(SOURCE)
        if found == kind
    ]
    return [new.strip() for text in texts for was, new in zip(old, text, strict=True) if was != new]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "condition",
            [
                "if True: return 1",
                "if False: return 1",
                "if True and c: return 1",
                "if å and True: return 1",
                "return [å for å in c if True]",
            ],
        ),
        ("ReplaceAndWithOr", ["if å or c: return 1"]),
        ("ReplaceBinary", []),
        ("ReplaceTrueWithFalse", []),
        (
            "NumberReplacer",
            [
                "if å and c: return 2",
                "if å and c: return 0",
                "return [å for å in c if å < 3]",
                "return [å for å in c if å < 1]",
            ],
        ),
    ],
)
def test_each_thing_is_changed_but_annotations_and_declarations(kind: str, lines: list[str]) -> None:
    """In its place, also behind letters that take two bytes."""
    assert sorted(changed(kind)) == sorted(lines)


def test_the_same_seed_draws_the_same_changes() -> None:
    """At different places, and each is another program."""
    paths = [ROOT / "lagesbild" / "disclosure" / "remarks.py"]
    drawn = changed_lines.draw(paths, 1, 5)
    assert [change.text for change in changed_lines.draw(paths, 1, 5)] == [change.text for change in drawn]
    assert len({(change.at, change.kind) for change in drawn}) == 5
    assert [change.text for change in changed_lines.draw(paths, 2, 5)] != [change.text for change in drawn]
    assert all("remarks.py" in change.words for change in drawn)
