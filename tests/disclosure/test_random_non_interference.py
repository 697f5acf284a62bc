"""Whatever two stores differ in, public editions that show the same figures are the same."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from program import run_in, written
from store_pairs import YEARS, edition_of, import_all, random_pair, shown

if TYPE_CHECKING:
    from pathlib import Path


def pairs_that_show_the_same(folder: Path, seeds: range) -> list[tuple[Path, Path]]:
    """Folders with the stores of pairs that show the same figures and hide the same; the reports are equal."""
    alike = []
    for seed in seeds:
        folders = (folder / f"{seed}a", folder / f"{seed}b")
        for there, incoming in zip(folders, random_pair(Random(seed)), strict=True):  # noqa: S311 — no secrets
            import_all(there, incoming)
        one, other = map(edition_of, folders)
        if shown(one) == shown(other):
            assert one.report == other.report, f"pair {seed}"
            alike.append(folders)
    return alike


def publish(folder: Path) -> dict[str, bytes]:
    """Every file of the public edition of a store."""
    there = folder / "ut"
    assert run_in(folder, "exportera", "--år", YEARS[-1], "--utgåva", "publik", "--till", there).code == 0
    return {name: content for name, content in written(there).items() if "intern" not in name}


@pytest.mark.slow
def test_reports_of_random_pairs_are_equal(tmp_path: Path) -> None:
    """All outputs are made of the report alone; of one pair the files are compared too, to the byte."""
    alike = pairs_that_show_the_same(tmp_path, range(10))
    assert len(alike) >= 4
    one, other = alike[0]
    assert publish(one) == publish(other)


@pytest.mark.slow
def test_files_of_random_pairs_are_equal_to_the_byte(tmp_path: Path) -> None:
    """Over all formats, many pairs."""
    alike = pairs_that_show_the_same(tmp_path, range(100, 180))
    assert len(alike) >= 20
    for one, other in alike:
        assert publish(one) == publish(other)
