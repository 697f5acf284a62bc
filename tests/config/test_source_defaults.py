"""A source of one's own is said in three lines: what they leave out has a good and careful default."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lagesbild.config.loading import load
from lagesbild.config.vocabulary.definitions import RESERVED_KINDS, SourceDefinition
from lagesbild.core.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

EVENT, INCIDENT, FIGURE = (
    ("händelse", "händelser"),
    ("incident", "incidenter"),
    ("uppgift", "uppgifter"),
)


@pytest.mark.parametrize(
    ("form", "unit", "publicity"),
    [
        ("register", EVENT, "person"),
        ("enkat", INCIDENT, "enkat"),
        ("bakgrund", FIGURE, "offentlig_plats"),
        ("text", FIGURE, "offentlig_plats"),
    ],
)
def test_a_name_and_a_form_are_enough(form: str, unit: tuple[str, str], publicity: str) -> None:
    """The rest is made of them, and a register is protected in the public edition until somebody says otherwise."""
    source = SourceDefinition.model_validate({"nyckel": "hamnen", "namn": "Hamnen, Lysekil", "form": form})
    assert (source.short, source.sender) == ("Hamnen", "hamnen, Lysekil")
    assert (source.unit, source.publicity, source.hints) == (unit, publicity, ("hamnen",))


@pytest.mark.parametrize("kind", sorted(RESERVED_KINDS))
def test_a_kind_that_the_program_has_is_refused(tmp_path: Path, kind: str) -> None:
    """Its records would be counted among the respondents, or among the answers to questions."""
    (tmp_path / "kallor").mkdir()
    text = f'nyckel = "matning"\nnamn = "Mätningen"\nform = "enkat"\nslag = "{kind}"\n'
    (tmp_path / "kallor" / "matning.toml").write_text(text, encoding="utf-8")
    (tmp_path / "lagesbild.toml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=f"matning.toml: ”{kind}” kan inte stå för ”slag”.*Välj ett annat"):
        load(tmp_path / "lagesbild.toml")
