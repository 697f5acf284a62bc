"""A name with six digits is no number of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from program import run_in

if TYPE_CHECKING:
    from pathlib import Path

NUMBERED = """nyckel = "ronder_210514"
namn = "Ronder 210514"
klass = "offentlig_plats"
kolumner = { kategori = "Vad", antal = "Antal" }
kategorier = ["Hot 210514", "Brand"]
"""


@pytest.mark.sampled
@pytest.mark.parametrize(("label", "code"), [("Brand", 0), ("Brand 811218-9876", 3), ("811218 9876", 3)])
def test_a_name_with_six_digits_stops_nothing(tmp_path: Path, label: str, code: int) -> None:
    """Before the year of a figure's id it looks like the number of a person; a whole number is stopped as before."""
    (tmp_path / "kallor").mkdir()
    (tmp_path / "kallor" / "x.toml").write_text(NUMBERED.replace("Brand", label), encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text('uppsattning = "egna"\n', encoding="utf-8")
    rows = f"Vad;Antal\nHot 210514;50\n{label};120\n"
    (tmp_path / "ronder_210514.csv").write_text(rows, encoding="utf-8")
    assert run_in(tmp_path, "importera", "ronder_210514.csv", "--år", 2021).code == 0
    done = run_in(tmp_path, "exportera", "--år", 2021, "--utgåva", "publik")
    assert (done.code, "personnummer" in done.err) == (code, bool(code)), done.err
